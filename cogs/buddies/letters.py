"""What arrives from buddies by direct message; what a lock screen may show of it says nothing."""

from bot.features.buddies.model import Cause, Pair, Seat
from bot.features.buddies.pairs.course import TERM_WORD
from bot.features.buddies.pairs.endings import ONE_LEFT
from bot.features.buddies.pairs.letters import Letter
from bot.texts import Say
from bot.ui import Panel, button, row, rows
from bot.ui.panel import Style
from bot.ui.times import stamp
from cogs.buddies.choices import Note
from cogs.buddies.views import no_match_panel, safety


def offer_letter(say: Say, seat: Seat, server: str) -> Panel:
    """Tell that there is an offer; what is in it comes after a press, for them alone."""
    return Panel(
        say,
        say("buddies-letter-offer", server=server),
        row(
            button(say("buddies-show-offer"), "buddies:offer", seat.id, style=Style.primary),
            button(say("buddies-no"), "buddies:no", seat.id),
        ),
    )


def passed_letter(say: Say, word: str) -> Panel:
    return no_match_panel(say, word=word)


def left_over_letter(say: Say) -> Panel:
    """Tell kindly that a round found nobody, and what can be done or left."""
    return Panel(
        say,
        say("buddies-letter-left-over"),
        row(
            button(say("buddies-ladder"), "buddies:ladder"),
            button(say("buddies-profile"), "buddies:profile"),
            button(say("buddies-home"), "buddies:open"),
        ),
    )


def met_letter(say: Say, pair: Pair, seat: Seat, names: str, place: str) -> Panel:
    """Tell who it is: both said yes."""
    return Panel(
        say,
        say("buddies-letter-met"),
        say("buddies-letter-met-who", people=names),
        place,
        row(button(say("buddies-show-pair"), "buddies:pair", seat.id, style=Style.primary)),
        row(*safety(say, pair)),
    )


def review_letter(say: Say, pair: Pair, seat: Seat, word: str) -> Panel:
    """Ask keep, change or end; at the end of a term with thanks."""
    until = stamp(pair.due_at, "D")
    asked = (
        say("buddies-letter-term", until=until)
        if word == TERM_WORD
        else say("buddies-letter-review", until=until)
    )
    buttons = (
        button(say("buddies-keep"), "buddies:keep", seat.id, style=Style.primary),
        button(say("buddies-change"), "buddies:agreement", seat.id),
        button(say("buddies-pause"), "buddies:pause", seat.id),
        button(say("buddies-end"), "buddies:end", seat.id),
    )
    return Panel(say, asked, *rows(*buttons), row(*safety(say, pair)))


def quiet_letter(say: Say, pair: Pair, seat: Seat) -> Panel:
    """Return B5: to the quiet one, without reproach."""
    buttons = (
        button(say("buddies-touch"), "buddies:touch", seat.id, style=Style.primary),
        button(say("buddies-pause"), "buddies:pause", seat.id),
        button(say("buddies-end"), "buddies:end", seat.id),
    )
    hello = say("buddies-letter-quiet-hi", place=f"<#{pair.thread}>") if pair.thread else ""
    return Panel(say, say("buddies-letter-quiet"), hello, *rows(*buttons), row(*safety(say, pair)))


def waits_letter(say: Say, pair: Pair, seat: Seat, word: str) -> Panel:
    """Tell who waits that it is not about them, or that the other rests until a day."""
    rests = say("buddies-letter-rests", until=stamp(pair.paused_until or pair.due_at, "D"))
    buttons = (
        button(say("buddies-pause"), "buddies:pause", seat.id),
        button(say("buddies-end"), "buddies:end", seat.id),
        button(say("buddies-ladder"), "buddies:ladder"),
    )
    text = rests if word else say("buddies-letter-waits")
    return Panel(say, text, *rows(*buttons), row(*safety(say, pair)))


def over_letter(say: Say, letter: Letter) -> Panel:
    """Return B4 or B6, or that two of three go on."""
    if letter.word == ONE_LEFT:
        home = button(say("buddies-home"), "buddies:open")
        return Panel(say, say("buddies-letter-one-left", n=len(letter.pair.seats)), row(home))
    cause, _, note = letter.word.partition(".")
    gone, term = say("buddies-letter-gone"), say("buddies-letter-term-over")
    texts = {Cause.GONE: gone, Cause.TERM: term}
    known = len(letter.pair.seats) > 1
    return Panel(
        say,
        texts.get(Cause(cause), say("buddies-letter-ended")),
        say("buddies-closing", note=note) if note in set(Note) else "",
        say("buddies-letter-what-helps"),
        *rows(
            button(say("buddies-look-again"), "buddies:open", style=Style.primary),
            button(say("buddies-ladder"), "buddies:ladder"),
            button(say("help-now-choice-talk"), "help_now:open", "talk"),
        ),
        *([row(*safety(say, letter.pair))] if known else []),
    )


def place_gone_letter(say: Say, pair: Pair, seat: Seat) -> Panel:
    buttons = (
        button(say("buddies-new-place"), "buddies:new-place", seat.id, style=Style.primary),
        button(say("buddies-end"), "buddies:end", seat.id),
    )
    return Panel(say, say("buddies-letter-place-gone"), row(*buttons), row(*safety(say, pair)))


def opening_panel(say: Say, pair: Pair, who_reads: str) -> Panel:
    """Return the card that opens their place: who can read it, and how to begin."""
    people = ", ".join(f"<@{each.member}>" for each in pair.seats)
    return Panel(
        say,
        say("buddies-opening", people=people),
        who_reads,
        say("buddies-opening-listen") if len(pair.seats) > 2 else "",
        say("buddies-opening-first"),
        say("buddies-opening-cadence"),
        say("buddies-opening-rules"),
        row(
            button(say("buddies-change"), "buddies:ours", pair.id, style=Style.primary),
            button(say("buddies-how-to-leave"), "buddies:open"),
        ),
        row(*safety(say, pair)),
    )
