"""Makes a member's own words safe to echo: they can ping nobody and change no layout."""

import re

import discord

# Not the joiners U+200C and U+200D: Persian and family emoji are written with them.
_INVISIBLE = re.compile("[\u061c\u200b\u200e\u200f\u2028-\u202e\u2060-\u2069\ufeff\x00-\x08\x0b-\x1f\x7f]")
_LINK = re.compile("(?<! )://")


def plain(text: str) -> str:
    """Return ``text`` without markdown, mentions, live links, bidi marks and control characters."""
    if text.replace(" ", "").isalnum():  # most labels: nothing in them means anything to Discord
        return text
    calm = _LINK.sub(" ://", _INVISIBLE.sub("", text))
    calm = discord.utils.escape_markdown(calm, ignore_links=False)
    return discord.utils.escape_mentions(calm).replace("<", "\\<")


def clip(text: str, length: int) -> str:
    """Return at most ``length`` characters of ``text``, with an ellipsis where it was cut."""
    return text if len(text) <= length else text[: length - 1].rstrip("\\ ") + "…"
