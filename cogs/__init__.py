"""One package a feature: its Discord face. Found by name; see `bot.client`."""
