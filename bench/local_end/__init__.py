"""A small local end that speaks enough of Discord's gateway and HTTP for the real discord.py on loopback."""
