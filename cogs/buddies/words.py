"""What people have in common, and what they chose, in words."""

from collections.abc import Iterable, Mapping, Sequence
from enum import StrEnum
from functools import lru_cache
from typing import cast

from bot.errors import Refusal
from bot.features.buddies.matching import Reason, ReasonKey
from bot.features.buddies.model import Agreement
from bot.features.buddies.profile import MOST_LANGUAGES, GenderWish, Profile
from bot.texts import DEFAULT_LOCALE, Say

LONGEST_CODE = 3
"""Letters of a language's code (ISO 639)."""


def reasons_words(say: Say, reasons: Sequence[Reason]) -> str:
    """Return what people share, e.g. ``evenings, Spanish, text``; nothing that one of them did not choose."""
    found = [_reason(say, each) for each in reasons]
    return ", ".join(found) or say("buddies-reason-none")


def _reason(say: Say, reason: Reason) -> str:
    if reason.key is ReasonKey.HOURS:
        return say("buddies-reason-hours", n=reason.count)
    if reason.key is ReasonKey.LANGUAGES:
        return languages_words(say, reason.values)
    return _listed(say, reason.key, reason.values)


def _listed(say: Say, key: str, values: Iterable[str]) -> str:
    return ", ".join(_word(say, key, value) for value in values)


def _word(say: Say, key: str, value: str) -> str:
    match key:
        case ReasonKey.PARTS:
            return say("buddies-part", part=value)
        case ReasonKey.CONTACT:
            return say("buddies-contact", contact=value)
        case ReasonKey.GOAL:
            return say("buddies-goal", goal=value)
        case ReasonKey.STAGE:
            return say("buddies-stage", stage=value)
        case ReasonKey.PATHWAY:
            return say("members-pathway", pathway=value)
        case ReasonKey.INTERESTS:
            return say("buddies-interest", interest=value)
        case ReasonKey.SUPPORT:
            return say("buddies-support", support=value)
        case _:
            return say("buddies-cadence", cadence=value)


class Declared(StrEnum):
    """The lines of a profile, in order."""

    LANGUAGES = "languages"
    PARTS = "parts"
    CONTACT = "contact"
    CADENCE = "cadence"
    FORMATS = "formats"
    SUPPORT = "support"
    GOAL = "goal"
    STAGE = "stage"
    PATHWAY = "pathway"
    GENDER = "gender"
    WISH = "wish"
    INTERESTS = "interests"
    TICKS = "ticks"


def profile_lines(say: Say, profile: Profile) -> str:
    """Return a profile as its owner reads it; what was left open is not listed."""
    chosen = (
        (Declared.LANGUAGES, languages_words(say, sorted(profile.languages))),
        (Declared.PARTS, _listed(say, ReasonKey.PARTS, profile.parts)),
        (Declared.CONTACT, _listed(say, ReasonKey.CONTACT, sorted(profile.contact))),
        (Declared.CADENCE, _one(say, ReasonKey.CADENCE, profile.cadence)),
        (Declared.FORMATS, ", ".join(say("buddies-format", format=each) for each in sorted(profile.formats))),
        (Declared.SUPPORT, _listed(say, ReasonKey.SUPPORT, sorted(profile.support))),
        (Declared.GOAL, _one(say, ReasonKey.GOAL, profile.goal)),
        (Declared.STAGE, _one(say, ReasonKey.STAGE, profile.stage)),
        (Declared.PATHWAY, _one(say, ReasonKey.PATHWAY, profile.pathway)),
        (Declared.GENDER, say("buddies-gender", gender=profile.gender)),
        (Declared.WISH, _wish(say, profile)),
        (Declared.INTERESTS, _listed(say, ReasonKey.INTERESTS, sorted(profile.interests))),
        (Declared.TICKS, _ticks(say, profile)),
    )
    return "\n".join(say("buddies-line", what=what, value=value) for what, value in chosen if value)


def _one(say: Say, key: str, value: str | None) -> str:
    return "" if value is None else _word(say, key, value)


def _wish(say: Say, profile: Profile) -> str:
    if profile.gender_wish is GenderWish.LISTED:
        return ", ".join(say("buddies-gender", gender=each) for each in sorted(profile.wished_genders))
    return say("buddies-wish", wish=profile.gender_wish)


def _ticks(say: Say, profile: Profile) -> str:
    ticked = (
        ("same", profile.same_experience),
        ("open", profile.goal_open),
        ("hard", profile.very_hard),
    )
    return "; ".join(say("buddies-tick", tick=name) for name, on in ticked if on)


def agreement_words(say: Say, agreement: Agreement) -> str:
    """Return what two agreed on, or that they have not talked about it yet."""
    chosen = (("cadence", agreement.cadence), ("hours", agreement.hours), ("slip", agreement.slip))
    lines = [say("buddies-agreed", what=what, value=value) for what, value in chosen if value]
    return "\n".join(f"- {each}" for each in lines) or say("buddies-agreed-nothing")


def languages_words(say: Say, codes: Sequence[str]) -> str:
    """Return languages by name in the reader's language (CLDR's, from babel)."""
    names = _names(say.locale)
    return ", ".join(names.get(code, code) for code in codes)


def languages_in(text: str, locale: str) -> frozenset[str]:
    """Read languages that somebody typed, by their names in the reader's language or in English.

    Raises:
        Refusal: ``buddies-language-unknown``; ``buddies-languages-many``.
    """
    typed = [each.strip().casefold() for each in text.replace(";", ",").split(",") if each.strip()]
    known = _codes(DEFAULT_LOCALE) | _codes(locale)
    if not typed or any(each not in known for each in typed):
        raise Refusal("buddies-language-unknown")
    if len(set(typed)) > MOST_LANGUAGES:
        raise Refusal("buddies-languages-many", most=MOST_LANGUAGES)
    return frozenset(known[each] for each in typed)


@lru_cache(maxsize=16)
def _names(locale: str) -> dict[str, str]:
    from babel import Locale  # its tables are read when first asked

    names = cast("Mapping[str, str]", Locale.parse(locale.replace("-", "_")).languages)
    return {code: name for code, name in names.items() if code.isalpha() and len(code) <= LONGEST_CODE}


@lru_cache(maxsize=16)
def _codes(locale: str) -> dict[str, str]:
    by_name = {name.casefold(): code for code, name in _names(locale).items()}
    return by_name | {code: code for code in _names(locale) if len(code) == 2}
