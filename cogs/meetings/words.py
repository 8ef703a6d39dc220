"""What meetings are called: programmes, types and languages in the reader's words."""

from contextlib import suppress
from functools import lru_cache

from babel import Locale, UnknownLocaleError

from bot.features.meetings.model import Flag, Format, Meeting, Programme, Trait
from bot.texts import Ours, Say
from bot.ui import plain

LANGUAGES = (
    *("en", "es", "fr", "de", "pt", "it", "nl", "pl", "ru", "uk", "sv", "da", "no", "fi", "ja", "ko"),
    *("fa", "ar", "he", "hi", "tl", "zh", "el", "tr"),
)
"""Languages offered for choice, ISO 639: those of public listings."""


def programme_name(say: Say, programme: Programme) -> str:
    return say("meetings-programme", programme=programme)


def trait_name(say: Say, trait: Trait) -> str:
    return say("meetings-trait", trait=trait)


def trait_of(say: Say, words: str) -> Trait | None:
    """Return the type of meeting that words name, e.g. ``Big Book``."""
    tidy = " ".join(words.casefold().split())
    return next((each for each in Trait if str(trait_name(say, each)).casefold() == tidy), None)


@lru_cache(maxsize=512)
def language_name(code: str, locale: str) -> Ours:
    """Return a language in the reader's words; a code that CLDR does not know stays one."""
    with suppress(UnknownLocaleError, ValueError):
        code = Locale.parse(code).get_display_name(locale.replace("-", "_")) or code
    return Ours(code)


def facts(say: Say, meeting: Meeting) -> str:
    """Return programme, format and types in one line, e.g. ``SMART Recovery · online · Open · Women``."""
    parts: list[str] = []
    if meeting.programme is not Programme.OTHER:
        parts.append(programme_name(say, meeting.programme))
    if meeting.place.format is not Format.UNKNOWN:
        parts.append(say("meetings-format", format=meeting.place.format))
    parts += [trait_name(say, each) for each in Trait if each in meeting.traits][:8]
    parts += [language_name(each, say.locale) for each in meeting.languages]
    return " · ".join(parts)


def where(meeting: Meeting) -> str:
    """Return where it is, as everybody may read it."""
    place = meeting.place
    if place.channel is not None:
        return f"<#{place.channel}>"
    parts = [each for each in (place.name, place.address, *reversed(place.region)) if each]
    return plain(", ".join(dict.fromkeys(parts)))


def cautions(say: Say, meeting: Meeting) -> list[str]:
    """Return what is to be told beside a listing."""
    return [say("meetings-flag", flag=each) for each in Flag if each in meeting.flags]
