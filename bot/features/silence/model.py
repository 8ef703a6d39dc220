"""If somebody goes quiet: what they chose for that, and which step, if any, is due on a day."""

from dataclasses import dataclass, replace
from datetime import date, time, timedelta
from enum import StrEnum

from bot.agenda.rows import Entry
from bot.consent import Category
from bot.errors import Refusal
from bot.ids import GuildId, MemberId

SILENCE = Category("silence")
"""What a member chose for the case that they go quiet (K-5, K-6)."""

HELPERS_USE = "helpers"
"""The channel of that use, as admins choose it, is the helpers' own."""

LOOK_AT = time(11)
"""Local time of the daily look (own choice: in most people's waking hours)."""

FEWEST_DAYS, MOST_DAYS = 2, 14
"""Days without a check-in that can be chosen; the first day nothing happens in any case (K-5)."""

HELPERS_AFTER = 2
"""Days between the private note and the helpers: time to answer first (own choice)."""

REST_AFTER = 7
"""Days between the last step and the end of all prompting (own choice)."""

LADDER = (2, 3, 5, 7, 10, 14)
"""Days; one step further with each "less often"."""

WELCOME = timedelta(hours=36)
"""How late a step still makes sense; quiet hours and a night of downtime fit in."""


class Choice(StrEnum):
    """What happens; who chose nothing has no plan."""

    NOTE = "note"
    BUDDY = "buddy"
    HELPERS = "helpers"


class Step(StrEnum):
    """The rungs of the ladder (K-5), in order, and how one leaves it; a buddy is asked as helpers are."""

    NOTHING = "nothing"
    NOTE = "note"
    HELPERS = "helpers"
    REST = "rest"
    ANSWERED = "answered"


@dataclass(frozen=True, slots=True)
class Plan:
    """What a member chose.

    Attributes:
        days: Days without a check-in until the note.
        guild: Whose helpers; None for a note alone.
        since: First day that counts: the day of choosing, or the last one under a pause.
    """

    choice: Choice
    days: int
    guild: GuildId | None
    since: date

    @property
    def helper_days(self) -> int:
        """Return after how many days the helpers are told; what the member agreed to."""
        return self.days + HELPERS_AFTER


@dataclass(frozen=True, slots=True)
class Told:
    """The newest step of one silence.

    Attributes:
        on: Local day of the step.
        since: The day the silence began with.
        newest: The last check-in before it, if there ever was one.
    """

    step: Step
    on: date
    since: date
    newest: date | None


@dataclass(frozen=True, slots=True)
class Kept:
    """Everything kept of one member's choice.

    Attributes:
        id: Of its agenda entry.
        stopped: Reminders this feature stopped; these say nothing about what the member wants.
        declined: A buddy would rather not be asked, so that the note alone is left.
    """

    id: int
    member: MemberId
    plan: Plan
    told: Told | None = None
    stopped: tuple[int, ...] = ()
    declined: bool = False

    @property
    def asks_buddy(self) -> bool:
        """Whether the newest step asks their buddy for a hello."""
        if self.told is None or self.told.step is not Step.HELPERS:
            return False
        return self.plan.choice is Choice.BUDDY


def plan_of(choice: Choice, days: int | None, guild: GuildId | None, today: date) -> Plan:
    """Return the plan a member meant, counted from today.

    Raises:
        Refusal: ``silence-days-range`` (``fewest``, ``most``), ``silence-no-helpers``.
    """
    if days is None or not FEWEST_DAYS <= days <= MOST_DAYS:
        raise Refusal("silence-days-range", fewest=FEWEST_DAYS, most=MOST_DAYS)
    if choice is Choice.HELPERS and guild is None:
        raise Refusal("silence-no-helpers")
    return Plan(choice, days, guild if choice is Choice.HELPERS else None, today)


def quiet_since(last_day: date | None, plan: Plan) -> date:
    """Return the day a silence is counted from; ``last_day`` is the local day of the last check-in."""
    return plan.since if last_day is None else max(last_day, plan.since)


def came_back(told: Told, last_day: date | None) -> bool:
    """Tell whether there was a check-in after the one a silence began with."""
    return last_day is not None and (told.newest is None or last_day > told.newest)


def decide(last_day: date | None, today: date, plan: Plan, told: Told | None) -> Step:
    """Return the step due today; after the last one, or an answer, nothing is until the next check-in."""
    if told is None or came_back(told, last_day):
        quiet = (today - quiet_since(last_day, plan)).days
        return Step.NOTE if quiet >= plan.days else Step.NOTHING
    following = _after(told.step, plan.choice)
    waited = (today - max(told.on, plan.since)).days
    wait = HELPERS_AFTER if following is Step.HELPERS else REST_AFTER
    return following if waited >= wait else Step.NOTHING


def _after(step: Step, choice: Choice) -> Step:
    if step is Step.NOTE and choice in (Choice.BUDDY, Choice.HELPERS):
        return Step.HELPERS
    return Step.REST if step in (Step.NOTE, Step.HELPERS) else Step.NOTHING


def taken(kept: Kept, step: Step, today: date, last_day: date | None) -> Kept:
    """Return what is kept once a step was decided."""
    if step is Step.NOTE or kept.told is None:
        since = quiet_since(last_day, kept.plan)
        return replace(kept, told=Told(step, today, since, last_day))
    return replace(kept, told=replace(kept.told, step=step, on=today))


def answered(kept: Kept) -> Kept:
    """Return it with nothing more to come of this silence."""
    return kept if kept.told is None else replace(kept, told=replace(kept.told, step=Step.ANSWERED))


def declined(kept: Kept) -> Kept:
    """Return it with the note alone, for a buddy who would rather not be asked."""
    if kept.plan.choice is not Choice.BUDDY:
        return kept
    return replace(kept, plan=replace(kept.plan, choice=Choice.NOTE), declined=True)


def postponed(kept: Kept, today: date) -> Kept:
    """Return it counted from ``today`` on: what passes under a pause is no silence."""
    return replace(kept, plan=replace(kept.plan, since=max(kept.plan.since, today)))


def later(plan: Plan) -> Plan:
    """Return a plan that waits one step longer.

    Raises:
        Refusal: ``silence-latest``.
    """
    days = next((each for each in LADDER if each > plan.days), None)
    if days is None:
        raise Refusal("silence-latest")
    return replace(plan, days=days)


def rests(reminder: Entry, today: date) -> bool:
    """Tell whether a reminder was stopped or snoozed beyond today."""
    return reminder.paused or (reminder.last_day is not None and reminder.last_day > today)
