"""What a counter comes to, in words: the present count, all days, what was saved."""

from decimal import Decimal

from bot.features.counters.model import Counter
from bot.features.counters.results import Told
from bot.features.counters.standing import Elapsed, Saved, Standing
from bot.features.members.model import Member
from bot.texts import Say
from bot.ui import plain
from bot.ui.times import day_text


def label_of(counter: Counter) -> str:
    """Return a member's words for a counter, made harmless."""
    return plain(counter.label)


def standing_lines(say: Say, known: Member, told: Told) -> list[str]:
    """Return what a counter comes to, a line each; no number for a member who would rather not see one."""
    if not known.settings.profile.counts_days:
        return []
    now = told.standing
    lines = [count_line(say, now), all_days(say, now), *_saved_lines(say, now.saved)]
    return [line for line in lines if line]


def count_line(say: Say, now: Standing) -> str:
    """Return the present count in calendar words and the day it began, or when it will."""
    day = day_text(say, now.began_on)
    if now.begins_in is not None:
        return say("counters-begins", n=now.begins_in, day=day)
    return f"**{count_words(say, now)}**\n{say('counters-began', day=day)}"


def count_words(say: Say, now: Standing) -> str:
    """Return e.g. ``1 year, 2 months (430 days)``; within the first day its hours."""
    if not now.days:
        return say("counters-hours", n=now.elapsed.hours)
    words, whole = _calendar(say, now.elapsed), say("counters-days", n=now.days)
    return whole if words == whole else say("counters-words", words=words, days=whole)


def all_days(say: Say, now: Standing) -> str:
    """Return all days with the goal of all days, and the longest count; empty before there are any."""
    if now.begins_in is not None and not now.total:
        return ""
    day = day_text(say, now.first_on)
    return say("counters-since", good=now.total, all=now.all_days, longest=now.longest, day=day)


def amount(say: Say, number: Decimal) -> str:
    """Return a sum as its reader writes it; whole sums without decimals."""
    from babel.numbers import format_decimal

    pattern = "#,##0" if number == number.to_integral_value() else "#,##0.00"
    return format_decimal(number, pattern, locale=say.locale.replace("-", "_"))


def _calendar(say: Say, elapsed: Elapsed) -> str:
    units = (
        ("counters-years", elapsed.years),
        ("counters-months", elapsed.months),
        ("counters-days", elapsed.days),
    )
    return ", ".join(say(key, n=n) for key, n in units if n)


def _saved_lines(say: Say, saved: Saved | None) -> list[str]:
    if saved is None:
        return []
    money = "" if saved.money is None else f"{amount(say, saved.money)} {plain(saved.currency)}".strip()
    hours = "" if saved.hours is None else amount(say, saved.hours)
    return [
        *([say("counters-saved-money", amount=money)] if money else []),
        *([say("counters-saved-hours", hours=hours)] if hours else []),
    ]
