"""One check back after a hard moment, for whoever asked for it (X-9)."""
