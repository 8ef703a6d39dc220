"""What buddies look like: the board, an offer, the code of conduct, a pair, its end."""

from enum import StrEnum
from typing import Any

from discord import ui

from bot.features.buddies.board import Board
from bot.features.buddies.model import Pair, Seat, State
from bot.texts import Say
from bot.ui import Block, Form, Line, Panel, button, row, rows
from bot.ui.panel import Style
from bot.ui.safety import safety_buttons
from bot.ui.times import stamp
from cogs.buddies.words import agreement_words, reasons_words

PAUSE_DAYS = 14
"""Days of the pause that is offered (B5)."""


class Rung(StrEnum):
    """How many people one can take: the steps between "just me" and a channel (N5)."""

    ALONE = "alone"
    PAIR = "pair"
    TRIO = "trio"
    POD = "pod"


def board_panel(say: Say, board: Board, note: str = "") -> Panel:
    """Return where a member stands, and what they can do next."""
    blocks: list[Block] = [note, say("buddies-title")]
    off = board.rules is not None and not board.rules.on
    blocks.append(say("buddies-is-off") if off else say("buddies-intro"))
    for pair in board.here:
        seat = pair.seat_of(board.member)
        blocks += [_pair_line(say, pair, seat), row(*_pair_buttons(say, pair, seat))]
    blocks.append(_looking(say, board))
    return Panel(say, *blocks, *rows(*_choices(say, board)))


def _pair_line(say: Say, pair: Pair, seat: Seat) -> str:
    if pair.together:
        place = f"<#{pair.thread}>" if pair.thread else "none"
        names = mentions(pair, seat)
        return say("buddies-have", state=_state(pair), people=names, place=place)
    if seat.accepted_at:
        return say("buddies-offer-waits", until=stamp(pair.due_at))
    return say("buddies-offer-there", until=stamp(pair.due_at))


def _pair_buttons(say: Say, pair: Pair, seat: Seat) -> list[ui.Button[Any]]:
    if pair.together:
        return [button(say("buddies-show-pair"), "buddies:pair", seat.id, style=Style.primary)]
    if seat.accepted_at:
        return [button(say("buddies-take-back"), "buddies:no", seat.id)]
    return [button(say("buddies-show-offer"), "buddies:offer", seat.id, style=Style.primary)]


def _looking(say: Say, board: Board) -> str:
    if board.rules is None:
        return say("buddies-in-a-server")
    if board.waiting is None:
        return ""
    if board.paused:
        return say("buddies-looking-paused")
    return say("buddies-looking", since=stamp(board.waiting.since, "d"), start=_later(board))


def _later(board: Board) -> str:
    assert board.waiting is not None
    later = board.waiting.not_before > board.waiting.since
    return stamp(board.waiting.not_before, "d") if later else "now"


def _choices(say: Say, board: Board) -> list[ui.Button[Any]]:
    found = [button(say("buddies-profile"), "buddies:profile")]
    on = board.rules is not None and board.rules.on
    if on and board.waiting is None and board.profile is not None:
        found.insert(0, button(say("buddies-find"), "buddies:find", style=Style.primary))
    if board.waiting is not None:
        found += [
            button(say("buddies-rest"), "buddies:rest"),
            button(say("buddies-stop"), "buddies:stop"),
        ]
    if board.profile is not None:
        found.append(button(say("buddies-ladder"), "buddies:ladder"))
    if board.profile is not None or board.pairs:
        found.append(button(say("buddies-leave"), "buddies:leave"))
    return found


def find_panel(say: Say, *, buffer: bool) -> Panel:
    """Ask once whether they are an adult, before anything is offered.

    Args:
        buffer: They ended something lately; they may wait for a week, or not.
    """
    buttons = [button(say("buddies-adult-yes"), "buddies:look", "rested", style=Style.primary)]
    if buffer:
        buttons.insert(0, button(say("buddies-adult-buffer"), "buddies:look", "buffer", style=Style.primary))
    return Panel(
        say,
        say("buddies-adult"),
        say("buddies-buffer") if buffer else "",
        *rows(*buttons, button(say("buddies-back"), "buddies:open")),
    )


def offer_panel(say: Say, pair: Pair, seat: Seat, place: str) -> Panel:
    """Return an offer (B1) with who could read the place; nobody's name is in it."""
    return Panel(
        say,
        say("buddies-offer", reasons=reasons_words(say, seat.reasons), others=len(pair.seats) - 1),
        _mentor_line(say, pair, seat),
        place,
        say("buddies-offer-until", until=stamp(pair.due_at, "R")),
        row(
            button(say("buddies-yes"), "buddies:yes", seat.id, style=Style.primary),
            button(say("buddies-no"), "buddies:no", seat.id),
            button(say("buddies-stop"), "buddies:stop-in", seat.id),
        ),
    )


def _mentor_line(say: Say, pair: Pair, seat: Seat) -> str:
    if not any(each.mentors for each in pair.seats):
        return ""
    return say("buddies-offer-mentor", who="you" if seat.mentors else "other")


def code_panel(say: Say, seat: Seat) -> Panel:
    """Return the code of conduct, which is agreed to for each pairing (B-1), and B-11's question."""
    return Panel(
        say,
        say("buddies-code"),
        say("buddies-other-support"),
        row(
            button(say("buddies-agree"), "buddies:agree", seat.id, style=Style.success),
            button(say("buddies-no"), "buddies:no", seat.id),
        ),
    )


def waits_panel(say: Say, seat: Seat) -> Panel:
    take_back = button(say("buddies-take-back"), "buddies:no", seat.id)
    return Panel(say, say("buddies-yes-said"), row(take_back))


def no_match_panel(say: Say, *, word: str = "") -> Panel:
    """Return B2, the same for a no and for time that ran out."""
    text = say("buddies-ran-out") if word else say("buddies-no-match")
    again = "buddies-look-again" if word else "buddies-keep-looking"
    return Panel(
        say,
        text,
        row(
            button(say(again), "buddies:open", style=Style.primary),
            button(say("buddies-ladder"), "buddies:ladder"),
            button(say("buddies-rest"), "buddies:rest"),
        ),
    )


def declined_panel(say: Say) -> Panel:
    return Panel(
        say,
        say("buddies-declined"),
        row(
            button(say("buddies-keep-looking"), "buddies:open", style=Style.primary),
            button(say("buddies-rest"), "buddies:rest"),
        ),
    )


def stopped_panel(say: Say) -> Panel:
    return Panel(say, say("buddies-stopped"), row(button(say("buddies-home"), "buddies:open")))


def mentions(pair: Pair, seat: Seat) -> str:
    return ", ".join(f"<@{each.member}>" for each in pair.seats if each.id != seat.id)


def safety(say: Say, pair: Pair) -> list[ui.Button[Any]]:
    """Return Report and Block, one press away on every message about a buddy (B-3)."""
    return list(safety_buttons(say, pair.guild, *pair.members))


def pair_panel(say: Say, pair: Pair, seat: Seat, note: str = "") -> Panel:
    """Return a pair as one of them sees it."""
    place = f"<#{pair.thread}>" if pair.thread else "none"
    people = mentions(pair, seat)
    until = stamp(pair.paused_until or pair.due_at, "D")
    return Panel(
        say,
        note,
        say("buddies-pair", people=people, place=place),
        say("buddies-pair-state", state=_state(pair), until=until),
        agreement_words(say, seat.agreement),
        *rows(*_together(say, pair, seat), width=4),
        row(*safety(say, pair)),
    )


def _state(pair: Pair) -> str:
    if pair.state in (State.REVIEW, State.PAUSED):
        return "asked" if pair.state is State.REVIEW else "rest"
    return "trial" if pair.on_trial else "other"


def _together(say: Say, pair: Pair, seat: Seat) -> list[ui.Button[Any]]:
    found: list[ui.Button[Any]] = []
    if pair.state is State.REVIEW and not seat.keeps:
        found.append(button(say("buddies-keep"), "buddies:keep", seat.id, style=Style.primary))
    found.append(button(say("company-next"), "company:ask", seat.id))
    found.append(button(say("buddies-change"), "buddies:agreement", seat.id))
    if pair.state is State.PAUSED:
        found.append(button(say("buddies-resume"), "buddies:resume", seat.id))
    else:
        found.append(button(say("buddies-pause"), "buddies:pause", seat.id))
        found.append(button(say("buddies-touch"), "buddies:touch", seat.id))
    if pair.thread is None:
        found.append(button(say("buddies-new-place"), "buddies:new-place", seat.id))
    found.append(button(say("buddies-end"), "buddies:end", seat.id))
    return found


def ended_panel(say: Say) -> Panel:
    return Panel(say, say("buddies-end-done"), row(button(say("buddies-back"), "buddies:open")))


def ladder_panel(say: Say) -> Panel:
    """Return how many people somebody can take today (N5); every step up or down is one press."""
    return Panel(
        say,
        say("buddies-ladder-ask"),
        *rows(
            *(button(say("buddies-rung", rung=rung), "buddies:rung", rung) for rung in Rung),
            button(say("buddies-back"), "buddies:open"),
        ),
    )


def rest_form(say: Say) -> Form:
    until = Line("until", say("buddies-until"), say("buddies-until-hint"), needed=True)
    return Form(say("buddies-rest"), "buddies:rest-until", until)


def leave_panel(say: Say) -> Panel:
    return Panel(
        say,
        say("buddies-leave-ask"),
        row(
            button(say("buddies-leave-yes"), "buddies:left", style=Style.danger),
            button(say("buddies-back"), "buddies:open"),
        ),
    )
