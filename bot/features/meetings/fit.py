"""Find your fit (T-2): a few questions, and at most three meetings to try. Nothing is ranked or kept."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from random import Random

from bot.features.meetings.board import Listing
from bot.features.meetings.filters import Filter
from bot.features.meetings.model import Format, Programme, Trait

SUGGESTED = 3
"""Meetings suggested at once (T-2)."""


class Way(StrEnum):
    """What it rests on."""

    SPIRITUAL = "spiritual"
    SECULAR = "secular"
    BUDDHIST = "buddhist"
    FAITH = "faith"
    ANY = "any"


class Help(StrEnum):
    """For whom."""

    SELF = "self"
    FAMILY = "family"
    MEDICATION = "medication"
    ANY = "any"


class Shape(StrEnum):
    """How it goes."""

    LISTEN = "listen"
    TALK = "talk"
    LEARN = "learn"
    ANY = "any"


@dataclass(frozen=True, slots=True)
class Answers:
    """What somebody answered; every question may be left out."""

    way: Way = Way.ANY
    help: Help = Help.ANY
    shape: Shape = Shape.ANY
    place: Format | None = None
    language: str = ""


PROGRAMMES = {
    Way.SPIRITUAL: (Programme.AA, Programme.NA, Programme.CA, Programme.GA, Programme.OA, Programme.ACA),
    Way.SECULAR: (Programme.SMART, Programme.LIFERING, Programme.WFS),
    Way.BUDDHIST: (Programme.DHARMA, Programme.REFUGE),
    Way.FAITH: (Programme.FAITH,),
}
FOR_FAMILIES = (Programme.AL_ANON, Programme.NAR_ANON, Programme.FAMILY)

_SHAPES = {Shape.LISTEN: Trait.SPEAKER, Shape.TALK: Trait.DISCUSSION, Shape.LEARN: Trait.LITERATURE}


def filters_for(answers: Answers) -> list[Filter]:
    """Return what to look for, the closest first; the last ones ask for less, so that something is found."""
    plain = Filter(format=answers.place, language=answers.language)
    like = [replace(plain, programme=each) for each in _programmes(answers)] or [plain]
    if answers.way is Way.SECULAR:
        like.append(replace(plain, traits=frozenset({Trait.SECULAR})))
    shape = _SHAPES.get(answers.shape)
    shaped = [replace(each, traits=each.traits | {shape}) for each in like] if shape else []
    newcomers = [replace(each, traits=each.traits | {Trait.NEWCOMERS}) for each in like[:2]]
    return [*shaped, *newcomers, *like]


def _programmes(answers: Answers) -> Sequence[Programme]:
    if answers.help is Help.FAMILY:
        return FOR_FAMILIES
    if answers.help is Help.MEDICATION:
        return (Programme.MEDICATION, Programme.SMART)
    return PROGRAMMES.get(answers.way, ())


def three_of(found: Iterable[Listing], seed: int) -> list[Listing]:
    """Return at most three, of different programmes where there are, in no order that ranks them."""
    fresh = {each.id: each for each in found}
    chosen: list[Listing] = []
    for different in (True, False):
        for each in fresh.values():
            seen = each in chosen or (
                different and each.meeting.programme in {other.meeting.programme for other in chosen}
            )
            if len(chosen) < SUGGESTED and not seen:
                chosen.append(each)
    Random(seed).shuffle(chosen)
    return chosen
