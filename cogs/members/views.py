"""What settings look like: one panel, and a small form for each thing that can be chosen."""

from collections.abc import Sequence
from dataclasses import dataclass

from bot.features.members.model import LATEST_DAY_START, Pathway, QuietHours, Settings, Visibility, Word
from bot.texts import Say
from bot.ui import Choice, Form, Line, Panel, Pick, button, row, rows, select
from bot.ui.panel import Style
from bot.zones import ZoneChoice

FIRST = "first"
"""Argument of a press inside the first-minute flow: go on with its next step."""


@dataclass(frozen=True, slots=True)
class Place:
    """A member's zone and country as people read them; None for what nobody chose."""

    country: str | None
    server_zone: str | None
    server_country: str | None


def settings_panel(say: Say, settings: Settings, place: Place, languages: int, *, paused: bool) -> Panel:
    """Return what the member chose, and a button for each thing.

    Args:
        place: Where they are counted to be, by their own choice or the server's.
        languages: How many languages there are; with one there is nothing to choose.
    """
    profile = settings.profile
    lines = (
        say("members-line-zone", zone=_chosen(say, settings.zone, place.server_zone)),
        say("members-line-country", country=_chosen(say, place.country, place.server_country)),
        say("members-line-day", hour=f"{settings.day_start:02}:00"),
        _quiet_line(say, settings.quiet),
        say("members-line-words", word=say("members-word", word=profile.word)),
        say("members-line-days", counts="yes" if profile.counts_days else "no"),
        say("members-line-visibility", visibility=profile.visibility),
        say("members-line-pathway", pathway=profile.pathway or "none"),
        say("members-line-paused") if paused else "",
    )
    pause = "members-go-on" if paused else "members-pause"
    language = [button(say("members-change-language"), "members:language")] if languages > 1 else []
    return Panel(
        say,
        say("members-settings-title"),
        "\n".join(line for line in lines if line),
        row(
            button(say("members-change-zone"), "members:zone"),
            button(say("members-change-country"), "members:country"),
            button(say("members-change-day"), "members:day"),
            button(say("members-change-words"), "members:words"),
            *language,
        ),
        row(
            button(say(pause), "members:pause", "off" if paused else "on", style=Style.primary),
            button(say("members-consent-pieces"), "members:consents"),
        ),
    )


def _chosen(say: Say, own: str | None, servers: str | None) -> str:
    """Return a member's own choice, else what this server suggests and is used meanwhile."""
    if own is not None:
        return own
    return say("members-not-chosen") if servers is None else say("members-from-server", value=servers)


def _quiet_line(say: Say, quiet: QuietHours | None) -> str:
    if quiet is None:
        return say("members-line-quiet-none")
    return say("members-line-quiet", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")


def zone_form(say: Say, settings: Settings, arg: str) -> Form:
    place = Line(
        "place",
        say("members-zone-ask"),
        say("members-zone-hint"),
        value=settings.zone or "",
        example=say("members-zone-example"),
    )
    return Form(say("members-zone-title"), "members:zone-typed", place, arg=arg)


def zone_kept(say: Say, zone: str, onward: str) -> Panel:
    """Say which zone is kept, and go on to where the member was going (a route)."""
    go_on = button(say("members-zone-go-on"), onward, style=Style.primary)
    return Panel(say, say("members-zone-kept", zone=zone), row(go_on))


def zone_choices(say: Say, choices: list[ZoneChoice], arg: str) -> Panel:
    """Return what typed words may mean, with ways out: type again, or (in the first minute) skip."""
    options = [(choice.id, choice.label) for choice in choices]
    skip = [button(say("members-skip"), "members:first-pathway")] if arg == FIRST else []
    return Panel(
        say,
        say("members-zone-which"),
        row(select("members:zone-chosen", options, arg=arg)),
        *rows(button(say("members-none-of-these"), "members:zone", arg), *skip),
    )


def country_form(say: Say) -> Form:
    place = Line("country", say("members-country-ask"), say("members-country-hint"))
    return Form(say("members-country-title"), "members:country-typed", place)


def country_choices(say: Say, options: list[tuple[str, str]]) -> Panel:
    return Panel(
        say,
        say("members-country-which"),
        row(select("members:country-chosen", options)),
        *rows(button(say("members-none-of-these"), "members:country")),
    )


def day_form(say: Say, settings: Settings) -> Form:
    hours = [
        (str(hour), say("members-day-option", hour=f"{hour:02}:00")) for hour in range(LATEST_DAY_START + 1)
    ]
    quiet = settings.quiet
    return Form(
        say("members-day-title"),
        "members:day-chosen",
        Pick(
            "start",
            say("members-day-ask"),
            say("members-day-hint"),
            hours,
            str(settings.day_start),
            needed=True,
        ),
        Line(
            "quiet_from",
            say("members-quiet-from"),
            say("members-quiet-hint"),
            f"{quiet.start:%H:%M}" if quiet else "",
        ),
        Line("quiet_to", say("members-quiet-to"), "", f"{quiet.end:%H:%M}" if quiet else ""),
    )


def words_form(say: Say, settings: Settings) -> Form:
    profile = settings.profile
    return Form(
        say("members-words-title"),
        "members:words-chosen",
        Choice(
            "word",
            say("members-word-ask"),
            "",
            [(word, say("members-word", word=word)) for word in Word],
            profile.word,
        ),
        Choice(
            "counts",
            say("members-counts-ask"),
            "",
            [("yes", say("members-counts-yes")), ("no", say("members-counts-no"))],
            "yes" if profile.counts_days else "no",
        ),
        Choice("visibility", say("members-visibility-ask"), "", visibility_options(say), profile.visibility),
        Pick(
            "pathway",
            say("members-pathway-ask"),
            say("members-pathway-hint"),
            pathway_options(say),
            profile.pathway or "",
        ),
    )


def visibility_options(say: Say) -> list[tuple[str, str]]:
    return [(each, say("members-visibility", visibility=each)) for each in Visibility]


def pathway_options(say: Say) -> list[tuple[str, str]]:
    return [(each, say("members-pathway", pathway=each)) for each in Pathway]


def links_left(say: Say, left: Sequence[str]) -> str:
    """Return which posts could not be taken down, as links for a moderator; empty for none."""
    return say("members-posts-left", n=len(left), links=" ".join(left)) if left else ""
