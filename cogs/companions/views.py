"""What companions look like: choosing a time, an offer, the two together, and "How was it?"."""

from collections.abc import Sequence
from datetime import datetime
from enum import StrEnum

from bot.features.companions.model import Seat, Side, State
from bot.features.companions.service import Open, Shown
from bot.features.meetings.board import Listing
from bot.texts import Say
from bot.ui import Panel, button, clip, confirm, plain, row, select
from bot.ui.panel import Style
from bot.ui.safety import safety_buttons
from bot.ui.times import stamp


class Felt(StrEnum):
    """How it was; answered and not kept."""

    GOOD = "good"
    MIXED = "mixed"
    HARD = "hard"


def who_reads(say: Say, roles: Sequence[str] | None) -> str:
    """Return who beside the two can read their place."""
    if roles is None:
        return say("buddies-who-reads-unknown")
    return say("buddies-who-reads", roles=", ".join(f"**{each}**" for each in roles) or "none")


def open_panel(say: Say, found: Open) -> Panel:
    """Return the next times of a meeting for choice."""
    options = [(_code(found.listing.id, each.starts), f"{each.wall:%Y-%m-%d %H:%M}") for each in found.times]
    times = "\n".join(f"- {_when(each.starts)}" for each in found.times)
    return Panel(
        say,
        say("companions-open", meeting=_name(found.listing)),
        times,
        say("companions-open-zone", zone=_zone(found.listing)),
        row(select("companions:time", options, placeholder=say("companions-which"))),
        row(button(say("companions-all"), "companions:all")),
    )


def time_panel(say: Say, found: Open, starts: datetime, readers: str) -> Panel:
    """Return what can be said for one time."""
    code = _code(found.listing.id, starts)
    return Panel(
        say,
        say("companions-time", meeting=_name(found.listing), when=_when(starts)),
        say("companions-how"),
        readers,
        row(
            button(say("companions-ask"), "companions:ask", f"{Side.ASKS}.{code}", style=Style.primary),
            button(say("companions-come"), "companions:ask", f"{Side.COMES}.{code}"),
        ),
    )


def code_panel(say: Say, arg: str) -> Panel:
    """Return the code of conduct; who goes on says that they are an adult."""
    agree = button(say("buddies-agree"), "companions:say", arg, style=Style.primary)
    return Panel(say, say("companions-code"), row(agree))


def all_panel(say: Say, mine: Sequence[Shown]) -> Panel:
    """Return all that a member asked or offered."""
    options = [(str(each.seat.id), clip(_name(each.listing), 90)) for each in mine]
    lines = [
        say(
            "companions-line",
            meeting=_name(each.listing),
            when=_when(each.seat.starts),
            state=each.seat.state,
        )
        for each in mine
    ]
    which = say("companions-which")
    chooser = [row(select("companions:seat", options, placeholder=which))] if options else []
    board = button(say("companions-to-board"), "meetings:list")
    return Panel(
        say,
        say("companions-all-title"),
        "\n".join(lines) or say("companions-none"),
        *chooser,
        row(board),
    )


def seat_panel(say: Say, shown: Shown, readers: str, name: str) -> Panel:
    """Return how it stands for one of two."""
    seat = shown.seat
    meeting = say("companions-time", meeting=_name(shown.listing), when=_when(seat.starts))
    stop = button(say("companions-stop"), "companions:no", seat.id)
    if seat.state is State.TOGETHER:
        return _together(say, shown, meeting, readers, name)
    if seat.state is State.OFFERED:
        yes = button(say("companions-yes"), "companions:yes", seat.id, style=Style.primary)
        no = button(say("companions-no"), "companions:no", seat.id)
        return Panel(say, say("companions-offer", side=seat.side), meeting, readers, row(yes, no))
    waits = say("companions-waits") if seat.state is State.SAID_YES else say("companions-waiting")
    return Panel(say, waits, meeting, row(stop))


def _together(say: Say, shown: Shown, meeting: str, readers: str, name: str) -> Panel:
    seat = shown.seat
    place = f"<#{seat.thread}>" if seat.thread else "none"
    others = [] if shown.other is None else [shown.other.member]
    return Panel(
        say,
        say("companions-together", person=name),
        meeting,
        say("companions-place", place=place, opens=stamp(seat.place_from, "R")),
        readers,
        row(button(say("companions-end"), "companions:end", seat.id)),
        row(*safety_buttons(say, seat.guild, seat.member, *others)),
    )


def declined_panel(say: Say) -> Panel:
    return Panel(say, say("companions-declined"), row(button(say("companions-all"), "companions:all")))


def end_panel(say: Say, seat: Seat) -> Panel:
    """Ask once more before the other one is told."""
    return confirm(
        say,
        say("companions-end-ask"),
        yes=button(say("companions-end"), "companions:ended", seat.id),
        no=button(say("companions-end-keep"), "companions:seat", seat.id, style=Style.primary),
    )


def felt_panel(say: Say, felt: Felt) -> Panel:
    """Return an answer to how it was, and what one may do now."""
    note = button(say("companions-note"), "meetings:tries")
    if felt is Felt.HARD:
        note = button(say("help-now-choice-talk"), "help_now:open", "talk")
    mine = button(say("companions-all"), "companions:all")
    return Panel(say, say("companions-felt", felt=felt), row(note, mine))


# What arrives by itself


def offer_letter(say: Say, seat: Seat, server: str) -> Panel:
    """Tell that there is somebody; for what comes after a press, for them alone."""
    show = button(say("companions-show"), "companions:seat", seat.id, style=Style.primary)
    no = button(say("companions-no"), "companions:no", seat.id)
    return Panel(say, say("companions-letter-offer", server=server), row(show, no))


def met_letter(say: Say, seat: Seat, other: Seat, name: str) -> Panel:
    """Tell who it is: both said yes."""
    return Panel(
        say,
        say("companions-letter-met"),
        say("companions-letter-met-who", person=name),
        row(button(say("companions-show"), "companions:seat", seat.id, style=Style.primary)),
        row(*safety_buttons(say, seat.guild, seat.member, other.member)),
    )


def off_letter(say: Say) -> Panel:
    buttons = (
        button(say("companions-all"), "companions:all"),
        button(say("help-now-choice-talk"), "help_now:open", "talk"),
    )
    return Panel(say, say("companions-letter-off"), row(*buttons))


def after_letter(say: Say, seat: Seat, other: Seat) -> Panel:
    """Ask gently; whether anybody went is neither asked nor kept."""
    answers = [button(say("companions-felt-label", felt=each), "companions:felt", each) for each in Felt]
    return Panel(
        say,
        say("companions-letter-after"),
        row(*answers),
        row(*safety_buttons(say, seat.guild, seat.member, other.member)),
    )


def opening_panel(say: Say, one: Seat, other: Seat, listing: Listing | None, readers: str) -> Panel:
    """Return the card that opens their place: who can read it, and how to begin."""
    return Panel(
        say,
        say("companions-opening", people=f"<@{one.member}>, <@{other.member}>"),
        say("companions-time", meeting=_name(listing), when=_when(one.starts)),
        readers,
        say("companions-opening-first"),
        row(button(say("companions-all"), "companions:all")),
        row(*safety_buttons(say, one.guild, one.member, other.member)),
    )


def _name(listing: Listing | None) -> str:
    return "" if listing is None else plain(clip(listing.meeting.name, 90))


def _zone(listing: Listing) -> str:
    schedule = listing.meeting.schedule
    return "" if schedule is None else schedule.zone.replace("_", " ")


def _when(at: datetime) -> str:
    return f"{stamp(at, 'F')}, {stamp(at, 'R')}"


def _code(listing: int, starts: datetime) -> str:
    return f"{listing}.{int(starts.timestamp())}"
