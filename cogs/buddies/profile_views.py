"""The profile and its three forms: choices only, each can be left out but for a language."""

from collections.abc import Collection
from dataclasses import replace
from enum import StrEnum
from typing import TypeVar

from bot.features.buddies.profile import (
    MOST_INTERESTS,
    MOST_SUPPORT,
    Cadence,
    Contact,
    Format,
    Gender,
    GenderWish,
    Goal,
    Interest,
    Kind,
    Part,
    Profile,
    Stage,
    Support,
)
from bot.features.members.model import Pathway
from bot.texts import Say
from bot.ui import CheckList, Choice, Form, Line, Panel, Pick, Press, button, row
from bot.ui.forms import Picks
from bot.ui.panel import Style
from cogs.buddies.words import languages_in, languages_words, profile_lines

SAME, OPEN, HARD = "same", "open", "hard"
"""What can be ticked, as fields carry it."""

T = TypeVar("T", bound=StrEnum)

EMPTY = Profile(frozenset({"en"}))
"""What a form starts from for somebody without a profile."""


def profile_panel(say: Say, profile: Profile | None, note: str = "") -> Panel:
    """Return the profile as its owner reads it, with its forms."""
    more = [
        button(say("buddies-profile-what"), "buddies:profile-what"),
        button(say("buddies-profile-who"), "buddies:profile-who"),
    ]
    first = say("buddies-profile-how") if profile else say("buddies-profile-begin")
    return Panel(
        say,
        note,
        say("buddies-profile-title"),
        say("buddies-profile-none") if profile is None else profile_lines(say, profile),
        row(
            button(first, "buddies:profile-how", style=Style.primary),
            *(more if profile else []),
            button(say("buddies-back"), "buddies:open"),
        ),
    )


def how_form(say: Say, profile: Profile | None) -> Form:
    """Ask for languages, times and the way of talking."""
    known = profile or EMPTY
    languages = languages_words(say, sorted(known.languages)) if profile else ""
    return Form(
        say("buddies-form-how"),
        "buddies:profile-how-chosen",
        Line("languages", say("buddies-languages"), say("buddies-languages-hint"), languages, needed=True),
        CheckList(
            "parts", say("buddies-parts"), say("buddies-parts-hint"),
            [(each, say("buddies-part", part=each)) for each in Part], sorted(known.parts),
        ),
        CheckList(
            "contact", say("buddies-contacts"), "",
            [(each, say("buddies-contact", contact=each)) for each in Contact], sorted(known.contact),
        ),
        Choice(
            "cadence", say("buddies-cadences"), "",
            [(each, say("buddies-cadence", cadence=each)) for each in Cadence], known.cadence or "",
        ),
        CheckList(
            "formats", say("buddies-formats"), say("buddies-formats-hint"),
            [(each, say("buddies-format", format=each)) for each in Format],
            sorted(known.formats),
        ),
    )  # fmt: skip


def how_of(say: Say, press: Press, profile: Profile | None) -> Profile:
    """Return the profile with what the form says; raises Refusal or ValueError as `Profile` does."""
    languages = languages_in(press.text("languages"), say.locale)
    return replace(
        profile or EMPTY,
        languages=languages,
        parts=_ticked(Part, press, "parts"),
        contact=_ticked(Contact, press, "contact") or frozenset({Contact.TEXT}),
        cadence=_chosen(Cadence, press, "cadence"),
        formats=_ticked(Format, press, "formats") or frozenset({Format.PAIR}),
    )


def what_form(say: Say, profile: Profile) -> Form:
    """Ask what support is for, and towards what."""
    ticks = ((SAME, profile.same_experience), (OPEN, profile.goal_open), (HARD, profile.very_hard))
    return Form(
        say("buddies-form-what"),
        "buddies:profile-what-chosen",
        Picks(
            "support", say("buddies-supports"), say("buddies-supports-hint"),
            options=[(each, say("buddies-support", support=each)) for each in Support],
            chosen=sorted(profile.support), most=MOST_SUPPORT,
        ),
        Choice(
            "goal", say("buddies-goals"), "",
            [(each, say("buddies-goal", goal=each)) for each in Goal], profile.goal or "",
        ),
        Choice(
            "stage", say("buddies-stages"), say("buddies-stages-hint"),
            [(each, say("buddies-stage", stage=each)) for each in Stage], profile.stage or "",
        ),
        Pick(
            "pathway", say("members-pathway-ask"), say("members-pathway-hint"),
            [(each, say("members-pathway", pathway=each)) for each in Pathway], profile.pathway or "",
        ),
        CheckList(
            "ticks", say("buddies-ticks"), say("buddies-ticks-hint"),
            [(name, say("buddies-tick", tick=name)) for name, _ in ticks],
            [name for name, on in ticks if on],
        ),
    )  # fmt: skip


def what_of(press: Press, profile: Profile) -> Profile:
    ticked = press.fields.get("ticks", ())
    return replace(
        profile,
        support=_ticked(Support, press, "support"),
        goal=_chosen(Goal, press, "goal"),
        stage=_chosen(Stage, press, "stage"),
        pathway=_chosen(Pathway, press, "pathway"),
        same_experience=SAME in ticked,
        goal_open=OPEN in ticked,
        very_hard=HARD in ticked,
    )


def who_form(say: Say, profile: Profile) -> Form:
    """Ask who they are and whom they would like to meet."""
    named = [each for each in Gender if each is not Gender.UNSAID]
    wished = [SAME] if profile.gender_wish is GenderWish.SAME else sorted(profile.wished_genders)
    return Form(
        say("buddies-form-who"),
        "buddies:profile-who-chosen",
        Choice(
            "gender", say("buddies-genders"), say("buddies-genders-hint"),
            [(each, say("buddies-gender", gender=each)) for each in Gender], profile.gender,
        ),
        CheckList(
            "wish", say("buddies-wishes"), say("buddies-wishes-hint"),
            [(SAME, say("buddies-wish", wish=GenderWish.SAME)),
             *((each, say("buddies-gender", gender=each)) for each in named)],
            wished,
        ),
        Picks(
            "interests", say("buddies-interests"), say("buddies-interests-hint"),
            options=[(each, say("buddies-interest", interest=each)) for each in Interest],
            chosen=sorted(profile.interests), most=MOST_INTERESTS,
        ),
        CheckList(
            "kinds", say("buddies-kinds"), say("buddies-kinds-hint"),
            [(each, say("buddies-kind", kind=each)) for each in Kind], sorted(profile.kinds),
        ),
    )  # fmt: skip


def who_of(press: Press, profile: Profile) -> Profile:
    gender = _chosen(Gender, press, "gender") or Gender.UNSAID
    wish = press.fields.get("wish", ())
    listed = frozenset[Gender]() if SAME in wish else _among(Gender, wish)
    how = GenderWish.SAME if SAME in wish else GenderWish.LISTED if listed else GenderWish.ANY
    return replace(
        profile,
        gender=gender,
        gender_wish=how,
        wished_genders=listed,
        interests=_ticked(Interest, press, "interests"),
        kinds=_ticked(Kind, press, "kinds") or frozenset({Kind.PEER}),
    )


def _ticked(kind: type[T], press: Press, name: str) -> frozenset[T]:
    return _among(kind, press.fields.get(name, ()))


def _among(kind: type[T], values: Collection[str]) -> frozenset[T]:
    return frozenset(each for each in kind if each in values)


def _chosen(kind: type[T], press: Press, name: str) -> T | None:
    return next((each for each in kind if each == press.text(name)), None)
