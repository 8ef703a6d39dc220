"""The bot, unchanged, in a made-up Discord that a browser can look at."""

import logging

# When imported, simcord tries discord.py out with a client without intents, which would be warned about.
logging.getLogger("discord.state").setLevel(logging.ERROR)
