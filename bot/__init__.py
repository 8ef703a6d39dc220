"""Handrail: a Discord bot for communities of people in recovery from addiction."""
