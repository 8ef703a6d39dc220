"""What reminders look like: the message itself, the list of them, one of them, and its forms."""

from typing import Any

from discord import ui

from bot.errors import Refusal
from bot.features.reminders.model import MOST_DAYS, USUAL, Cadence, Purpose, Reminder, Wanted, wanted_of
from bot.features.reminders.service import Board
from bot.texts import Say
from bot.ui import Block, Choice, Form, Line, Panel, Pick, button, row, rows
from bot.ui.panel import Style
from bot.ui.times import day_text, stamp, weekday


def message_panel(say: Say, reminder: Reminder) -> Panel:
    """Return the direct message: a neutral line first, and everything that ends it one press away."""
    return Panel(
        say,
        say("reminders-message"),
        say("reminders-message-about", purpose=reminder.purpose),
        row(
            _check_in(say),
            button(say("reminders-less-often"), "reminders:less", reminder.id),
            button(say("reminders-snooze"), "reminders:snooze", reminder.id),
            button(say("reminders-stop"), "reminders:stop", reminder.id),
        ),
    )


def _check_in(say: Say) -> ui.Button[Any]:
    return button(say("reminders-check-in"), "checkins:open", style=Style.primary)


def board_panel(say: Say, board: Board) -> Panel:
    """Return every reminder of a member with its next time, and a button for each."""
    lines = [
        say("reminders-line", name=_name(say, each.purpose), rule=rule_text(say, each))
        + (f" {stamp(each.upcoming(board.now)[0].instant)}" if each.upcoming(board.now) else "")
        for each in board.reminders
    ]
    return Panel(
        say,
        say("reminders-title"),
        "\n".join(f"- {line}" for line in lines) or say("reminders-none"),
        _paused(say, board),
        *rows(*(_door(say, board, purpose) for purpose in Purpose)),
    )


def _door(say: Say, board: Board, purpose: Purpose) -> ui.Button[Any]:
    found = board.of(purpose)
    if found is None:
        return button(say("reminders-set", purpose=purpose), "reminders:set", purpose)
    return button(_name(say, purpose), "reminders:one", found.id)


def one_panel(say: Say, board: Board, reminder: Reminder | None, note: str) -> Panel:
    """Return one reminder: what was just done, its next three times, and what can be done.

    Raises:
        Refusal: ``reminders-not-found`` when there is none.
    """
    if reminder is None:
        raise Refusal("reminders-not-found")
    return Panel(
        say,
        note,
        f"**{_name(say, reminder.purpose)}**: {rule_text(say, reminder)}",
        *_times(say, board, reminder),
        _paused(say, board),
        *rows(*_buttons(say, reminder)),
    )


def _times(say: Say, board: Board, reminder: Reminder) -> list[Block]:
    times = [
        f"- {day_text(say, each.local_date)}: {stamp(each.instant)}" for each in reminder.upcoming(board.now)
    ]
    zone = "" if board.member.zone_is_theirs else say("reminders-zone", zone=reminder.entry.zone)
    quiet = board.member.settings.quiet
    inside = quiet is not None and reminder.in_quiet_hours and not reminder.stopped
    return [
        "\n".join([say("reminders-upcoming"), *times]) if times else "",
        say("reminders-quiet", start=f"{quiet.start:%H:%M}", end=f"{quiet.end:%H:%M}")
        if inside and quiet
        else "",
        zone,
    ]


def _buttons(say: Say, reminder: Reminder) -> list[ui.Button[Any]]:
    change = button(say("reminders-change"), "reminders:set", reminder.purpose)
    if reminder.stopped:
        return [
            button(say("reminders-start-again"), "reminders:again", reminder.id),
            change,
            button(say("reminders-remove"), "reminders:remove", reminder.id),
            _all(say),
        ]
    return [
        _check_in(say),
        change,
        button(say("reminders-less-often"), "reminders:less", reminder.id),
        button(say("reminders-snooze"), "reminders:snooze", reminder.id),
        button(say("reminders-stop"), "reminders:stop", reminder.id),
        _all(say),
    ]


def _all(say: Say) -> ui.Button[Any]:
    return button(say("reminders-all"), "reminders:open")


def _paused(say: Say, board: Board) -> str:
    return say("reminders-paused") if board.paused and board.reminders else ""


def _name(say: Say, purpose: Purpose) -> str:
    return say("reminders-purpose", purpose=purpose)


def rule_text(say: Say, reminder: Reminder) -> str:
    """Return how often it comes, in words."""
    if reminder.stopped:
        return say("reminders-is-stopped")
    wanted = wanted_of(reminder.entry.rule)
    return say(
        "reminders-rule",
        cadence=wanted.cadence,
        n=wanted.n or 0,
        weekday="" if wanted.weekday is None else weekday(say, wanted.weekday),
        at=f"{wanted.at:%H:%M}",
    )


def set_form(say: Say, purpose: Purpose, board: Board) -> Form:
    found = board.of(purpose)
    known = Wanted(USUAL[purpose], Cadence.DAILY) if found is None else wanted_of(found.entry.rule)
    zone = board.member.zone.key if found is None else found.entry.zone
    return Form(
        _name(say, purpose),
        "reminders:chosen",
        Line(
            "at", say("reminders-at"), say("reminders-at-hint", zone=zone), f"{known.at:%H:%M}", needed=True
        ),
        Choice(
            "cadence",
            say("reminders-cadence"),
            "",
            [(each, say("reminders-cadence-option", cadence=each)) for each in Cadence],
            known.cadence,
            needed=True,
        ),
        Line("n", say("reminders-n"), say("reminders-n-hint", most=MOST_DAYS), str(known.n or "")),
        Pick(
            "weekday",
            say("reminders-weekday"),
            say("reminders-weekday-hint"),
            [(str(day), weekday(say, day)) for day in range(7)],
            "" if known.weekday is None else str(known.weekday),
        ),
        arg=purpose,
    )


def snooze_panel(say: Say, reminder: int) -> Panel:
    return Panel(
        say,
        say("reminders-snooze-ask"),
        row(
            button(say("reminders-week"), "reminders:week", reminder),
            button(say("reminders-until"), "reminders:until", reminder),
            button(say("reminders-back"), "reminders:one", reminder),
        ),
    )


def until_form(say: Say, reminder: int) -> Form:
    until = Line("until", say("reminders-until-ask"), say("reminders-until-hint"), needed=True)
    return Form(say("reminders-until-title"), "reminders:until-typed", until, arg=reminder)


def snoozed_text(say: Say, reminder: Reminder) -> str:
    """Return when it comes again, as a day."""
    following = reminder.entry.next
    if following is None:
        return say("reminders-stopped")
    return say("reminders-snoozed", day=day_text(say, following.local_date))
