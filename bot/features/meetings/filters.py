"""What somebody looks for on the board: a few choices, as a value that fits into a button's id."""

import re
from collections.abc import Iterable
from dataclasses import dataclass

from bot.features.meetings.model import Format, Meeting, Programme, Trait

BITS: dict[Trait, int] = {
    trait: 1 << place
    for place, trait in enumerate(
        (
            *(Trait.OPEN, Trait.CLOSED, Trait.NEWCOMERS, Trait.SPEAKER, Trait.DISCUSSION, Trait.TOPIC),
            *(Trait.QUESTIONS, Trait.STEPS, Trait.TRADITIONS, Trait.CONCEPTS, Trait.LITERATURE),
            *(Trait.BIG_BOOK, Trait.BASIC_TEXT, Trait.MEDITATION, Trait.WOMEN, Trait.MEN),
            *(Trait.NON_BINARY, Trait.LGBTQ, Trait.YOUNG, Trait.SENIORS, Trait.PEOPLE_OF_COLOUR),
            *(Trait.INDIGENOUS, Trait.PROFESSIONALS, Trait.SECULAR, Trait.DUAL_DIAGNOSIS),
            *(Trait.CAPTIONS, Trait.SIGN_LANGUAGE, Trait.HARD_OF_HEARING, Trait.LOW_VISION),
            *(Trait.WHEELCHAIR, Trait.CHILDREN, Trait.BABYSITTING, Trait.WITH_AL_ANON),
            *(Trait.WITH_ALATEEN, Trait.OUTDOOR, Trait.CANDLELIGHT, Trait.BREAKFAST),
            *(Trait.FRAGRANCE_FREE, Trait.NO_SMOKING, Trait.SMOKING, Trait.CROSS_TALK),
        )
    )
}
"""One bit of a stored number for each trait. Stored numbers hold them: new traits go to the end."""

MOST_TRAITS = 4
"""Traits of one filter: more find nothing."""

_CODE = re.compile(r"[A-Za-z0-9-]{1,10}")
_LANGUAGE = re.compile(r"[a-z]{2,3}")
_FORMATS = (Format.ONLINE, Format.IN_PERSON)


@dataclass(frozen=True, slots=True)
class Filter:
    """What a meeting must be; everything left out fits.

    Attributes:
        format: ``ONLINE`` and ``IN_PERSON`` fit hybrid meetings too; others are not asked for.
        language: ISO 639 code, or empty; meetings that name none fit no language.
        code: Type code of a fellowship that stands for no trait, or empty.
        own: Only what this server holds itself.
    """

    programme: Programme | None = None
    format: Format | None = None
    language: str = ""
    traits: frozenset[Trait] = frozenset()
    code: str = ""
    own: bool = False

    @property
    def mask(self) -> int:
        return mask_of(self.traits)

    @property
    def formats(self) -> tuple[str, str]:
        """Return the two formats that fit; two empty texts when all do."""
        return ("", "") if self.format is None else (self.format, Format.HYBRID)

    def fits(self, meeting: Meeting) -> bool:
        """Tell whether a meeting is what is looked for; the board's query says the same."""
        return (
            self.programme in (None, meeting.programme)
            and (self.format is None or meeting.place.format in self.formats)
            and (not self.language or self.language in meeting.languages)
            and self.traits <= meeting.traits
            and (not self.code or self.code in meeting.codes)
        )


EVERYTHING = Filter()


def mask_of(traits: Iterable[Trait]) -> int:
    return sum(BITS[trait] for trait in traits)


def traits_in(mask: int) -> frozenset[Trait]:
    return frozenset(trait for trait, bit in BITS.items() if mask & bit)


def to_code(wanted: Filter) -> str:
    """Return a filter in at most 50 characters, for the id of a button."""
    parts = (
        wanted.programme or "",
        wanted.format or "",
        wanted.language,
        f"{wanted.mask:x}" if wanted.mask else "",
        wanted.code,
        "own" if wanted.own else "",
    )
    return "-".join(part.replace("-", "~") for part in parts)


def from_code(text: str) -> Filter:
    """Return what `to_code` wrote; whatever is none of it is left out, since people's clients send it."""
    parts = [part.replace("~", "-") for part in (text.split("-") + [""] * 6)[:6]]
    programme, place, language, mask, code, own = parts
    return Filter(
        programme=Programme(programme) if programme in set(Programme) else None,
        format=Format(place) if place in _FORMATS else None,
        language=language if _LANGUAGE.fullmatch(language) else "",
        traits=traits_in(int(mask, 16)) if re.fullmatch("[0-9a-f]{1,16}", mask) else frozenset(),
        code=code if _CODE.fullmatch(code) else "",
        own=own == "own",
    )
