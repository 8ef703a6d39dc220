"""What admins see of their server's lines: what was added or changed, by whom and when."""

from collections.abc import Mapping, Sequence
from datetime import date

from bot.features.help_now.local import Local, LocalLine, Override
from bot.features.help_now.model import Helpline
from bot.features.help_now.topics import Topic
from bot.features.resources.model import (
    HOURS_LENGTH,
    NAME_LENGTH,
    NUMBER_LENGTH,
    REACH_LENGTH,
    REASON_LENGTH,
    is_link,
    is_old,
)
from bot.ids import MemberId
from bot.texts import Say
from bot.ui import Block, Form, Line, Pages, Panel, Pick, button, clip, plain, row, select

SHOWN = 5
"""Entries on one page: the longest there can be fit into one message."""


def lines(
    say: Say,
    local: Local,
    names: Mapping[str, str],
    authors: Mapping[int, MemberId],
    today: date,
    page: int = 0,
) -> Panel:
    """Return everything of this server.

    Args:
        names: Names of the lines of the book that are overridden.
        authors: Who wrote an entry; those who erased their data are not named.
    """
    entries = [*local.lines, *local.overrides]
    pages = Pages(entries, page, SHOWN)
    shown = [_entry(say, each, names, _who(say, authors.get(each.id)), today) for each in pages.shown]
    turner = pages.turner(say, "resources:lines-page")
    return Panel(
        say,
        f"## {say('resources-lines-title')}\n{say('resources-lines-intro')}",
        "\n".join(shown) or say("resources-lines-none"),
        *([turner] if turner else []),
        *_renewers(say, pages.shown, today),
        *_takers(say, pages.shown, names),
        row(
            button(say("resources-lines-add"), "resources:line-add"),
            button(say("resources-lines-outage"), "resources:outage"),
        ),
    )


def _renewers(say: Say, shown: Sequence[LocalLine | Override], today: date) -> Sequence[Block]:
    """Return how an old line is dated anew; nothing while all of them are fresh."""
    old = [each for each in shown if isinstance(each, LocalLine) and is_old(each.added, today)]
    options = [(str(each.id), each.name) for each in old]
    choice = (
        select("resources:line-right", options, placeholder=say("resources-lines-right")) if old else None
    )
    return () if choice is None else (row(choice),)


def _takers(say: Say, shown: Sequence[LocalLine | Override], names: Mapping[str, str]) -> Sequence[Block]:
    if not shown:
        return ()
    options = [
        (str(each.id), each.name if isinstance(each, LocalLine) else names[each.line]) for each in shown
    ]
    return (row(select("resources:line-remove", options, placeholder=say("resources-lines-remove"))),)


def _entry(say: Say, each: LocalLine | Override, names: Mapping[str, str], who: str, today: date) -> str:
    if isinstance(each, LocalLine):
        return _line(say, each, who, today)
    name, day, reason = names[each.line], each.since.isoformat(), plain(each.reason)
    if each.number is None:
        told = say("resources-lines-hidden", name=name, who=who, date=day, reason=reason)
    else:
        number = plain(each.number)
        told = say("resources-lines-replaced", name=name, number=number, who=who, date=day, reason=reason)
    return f"- {told}"


def _line(say: Say, line: LocalLine, who: str, today: date) -> str:
    told = say(
        "resources-lines-entry",
        name=plain(line.name),
        reach=f"<{line.reach}>" if is_link(line.reach) else plain(line.reach),
        topic=say("resources-topic", topic=line.topic),
        who=who,
        date=line.added.isoformat(),
    )
    return f"- {told} {say('resources-lines-old')}" if is_old(line.added, today) else f"- {told}"


def _who(say: Say, member: MemberId | None) -> str:
    return say("resources-lines-nobody") if member is None else f"<@{member}>"


def add_form(say: Say) -> Form:
    topics = [(each.value, say("resources-topic", topic=each)) for each in Topic]
    return Form(
        say("resources-form-title"),
        "resources:line-added",
        Line(
            "name",
            say("resources-form-name"),
            say("resources-form-name-hint"),
            longest=NAME_LENGTH,
            needed=True,
        ),
        Line(
            "reach",
            say("resources-form-reach"),
            say("resources-form-reach-hint"),
            longest=REACH_LENGTH,
            needed=True,
        ),
        Line("hours", say("resources-form-hours"), say("resources-form-hours-hint"), longest=HOURS_LENGTH),
        Pick("topic", say("resources-form-topic"), options=topics, needed=True),
    )


def outage_topics(say: Say) -> Panel:
    options = [(each.value, say("resources-topic", topic=each)) for each in Topic]
    ask = say("resources-outage-topic")
    back = button(say("resources-back"), "resources:lines")
    return Panel(say, ask, row(select("resources:outage-topic", options, placeholder=ask)), row(back))


def outage_lines(say: Say, options: Sequence[tuple[str, str]]) -> Panel:
    ask = say("resources-outage-line")
    back = button(say("resources-back"), "resources:outage")
    return Panel(say, ask, row(select("resources:outage-line", options, placeholder=ask)), row(back))


def outage_form(say: Say, line: Helpline) -> Form:
    return Form(
        say("resources-outage-title"),
        "resources:outage-told",
        Line(
            "number",
            clip(f"{say('resources-outage-number')}: {line.name}", 45),
            say("resources-outage-number-hint"),
            longest=NUMBER_LENGTH,
        ),
        Line(
            "reason",
            say("resources-outage-reason"),
            say("resources-outage-reason-hint"),
            longest=REASON_LENGTH,
            needed=True,
        ),
        arg=line.id,
    )
