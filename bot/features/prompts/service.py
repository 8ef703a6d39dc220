"""What admins do with their server's daily prompt, and what falls due of it."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from bot.agenda.heartbeat import Away, Heartbeat
from bot.agenda.rows import Entry
from bot.agenda.rules import Occurrence
from bot.agenda.service import Agenda
from bot.clock import Clock
from bot.days import local_day
from bot.deliveries.model import Delivery, Initiative, Kind, Reason
from bot.deliveries.service import Deliveries, Owed
from bot.errors import Refusal
from bot.features.members.model import DEFAULT_ZONE
from bot.features.prompts import model, store
from bot.features.prompts.library import Library
from bot.features.prompts.model import LATE_AFTER, MOST_OWN, WELCOME, News, Pace, Plan, Shape, Topic
from bot.features.servers.changes import Changes
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, RequestId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

PROMPT, THREAD, NOTE = "prompt", "prompt_thread", "prompt_note"
"""Kinds: the post, the thread under it, and a word to the admins."""

PROMPTS = "prompts"

AFTER_POST = timedelta(seconds=5)
"""The thread's step follows its post; until that is there it waits."""

AWAY = "away"

Change = Callable[[Plan], Plan]


@dataclass(frozen=True, slots=True)
class Standing:
    """A server's prompt as it stands."""

    plan: Plan
    pace: Pace
    zone: ZoneInfo
    upcoming: Sequence[Occurrence]
    own: dict[int, str]


@dataclass(frozen=True, slots=True)
class Prompt:
    """One prompt to be posted.

    Attributes:
        late: It comes noticeably after its time.
        away: When the bot was away, if that was never told here.
    """

    plan: Plan
    words: str
    late: bool = False
    away: Away | None = None


class Prompts:
    """One prompt for each server. Nothing is kept about who answers, only the day it was last used."""

    def __init__(
        self,
        db: Database,
        clock: Clock,
        servers: Servers,
        agenda: Agenda,
        deliveries: Deliveries,
        heartbeat: Heartbeat,
        library: Library,
        changes: Changes,
    ) -> None:
        self._db, self._clock, self._servers, self._agenda = db, clock, servers, agenda
        self._deliveries, self._heartbeat, self._library = deliveries, heartbeat, library
        self._changes = changes
        changes.register(PROMPTS, self._restore)
        agenda.register(PROMPT, self._due)
        deliveries.register(Kind(PROMPT, WELCOME, Initiative.SERVER))
        deliveries.register(Kind(THREAD, WELCOME, Initiative.SERVER, step=True))
        deliveries.register(Kind(NOTE, None, Initiative.SERVER))
        servers.when_moved(agenda.move_guild_in)

    async def standing(self, guild: GuildId) -> Standing:
        return await self._db.transact(self._standing, guild, label="prompts.standing")

    async def change(self, guild: GuildId, request: RequestId, change: Change) -> Standing:
        """Keep what ``change`` makes of the plan, and plan its times anew.

        Raises:
            Refusal: What ``change`` refuses; ``prompts-nothing-left`` without any wording.
        """
        return await self._db.transact(self._change, guild, request, change, label="prompts.change")

    def _change(self, tx: Transaction, guild: GuildId, request: RequestId, change: Change) -> Standing:
        before = store.get(tx, guild)
        plan = change(before)
        if not plan.topics and not store.own(tx, guild):
            raise Refusal("prompts-nothing-left")
        self._changes.note_in(tx, guild, request, PROMPTS, before.choices())
        self._keep(tx, plan, request)
        return self._standing(tx, guild)

    def _keep(self, tx: Transaction, plan: Plan, request: RequestId) -> None:
        store.put(tx, plan)
        self._follow(tx, plan, request)

    def _restore(self, tx: Transaction, guild: GuildId, request: RequestId, before: Any) -> None:
        self._keep(tx, model.with_choices(store.get(tx, guild), before), request)

    async def turn_on(self, guild: GuildId, request: RequestId) -> Standing:
        """Let it run, at full pace from today on.

        Raises:
            Refusal: ``prompts-no-channel``.
        """
        today, now = self._today(guild), self._clock.now()
        return await self.change(guild, request, lambda plan: model.turned_on(plan, today, now))

    def _follow(self, tx: Transaction, plan: Plan, request: RequestId) -> None:
        """Let the agenda hold the plan's times while it is on, and nothing while it is off."""
        entries = self._agenda.of_guild_in(tx, plan.guild, PROMPT)
        if not plan.on:
            for entry in entries:
                self._agenda.remove_in(tx, entry.id)
        elif not entries:
            zone = self._zone(plan.guild).key
            self._agenda.put_in(tx, Entry(request, PROMPT, plan.rule, zone, guild=plan.guild))
        elif entries[0].rule != plan.rule:
            self._agenda.change_rule_in(tx, entries[0], plan.rule)

    async def add(self, guild: GuildId, request: RequestId, typed: str) -> Standing:
        """Add a wording of the server's own; the same press twice is one wording.

        Raises:
            Refusal: ``prompts-own-length``, ``prompts-own-most``.
        """
        words = model.own_wording(typed)
        return await self._db.transact(self._add, guild, request, words, label="prompts.add")

    def _add(self, tx: Transaction, guild: GuildId, request: RequestId, words: str) -> Standing:
        if len(store.own(tx, guild)) >= MOST_OWN:
            raise Refusal("prompts-own-most", most=MOST_OWN)
        store.add(tx, guild, request, words)
        return self._standing(tx, guild)

    async def remove(self, guild: GuildId, wording: int) -> Standing:
        return await self._db.transact(self._remove, guild, wording, label="prompts.remove")

    def _remove(self, tx: Transaction, guild: GuildId, wording: int) -> Standing:
        store.remove(tx, guild, wording)
        return self._standing(tx, guild)

    async def preview(self, guild: GuildId, locale: str) -> Prompt:
        """Return the prompt that would come next."""
        standing = await self.standing(guild)
        day = standing.upcoming[0].local_date if standing.upcoming else self._today(guild)
        return Prompt(standing.plan, self._words(standing.plan, standing.own.values(), day, locale))

    async def used(self, guild: GuildId, day: date | None = None) -> None:
        """Note that somebody used it today (or on ``day``); not who, and not how often."""
        await self._db.transact(store.used, guild, day or self._today(guild), label="prompts.used")

    def _due(self, tx: Transaction, entry: Entry, occurrence: Occurrence, now: datetime) -> None:
        assert entry.guild is not None
        plan, day = store.get(tx, entry.guild), occurrence.local_date
        pace = plan.pace(day)
        if pace is not Pace.FULL and plan.on:
            self._tell_in(tx, plan, News(pace), f"{pace}:{plan.used_on}")
        if not plan.on or not plan.comes_on(day, pace) or now > occurrence.instant + WELCOME:
            return
        away = self._heartbeat.away_in(tx)
        untold = away is not None and (plan.posted_at is None or away.until > plan.posted_at)
        ref = f"{plan.posted_day or ''}.{AWAY if untold else ''}"
        store.posted(tx, plan.guild, now, day)
        self._owe_in(tx, plan, occurrence, ref)

    def _owe_in(self, tx: Transaction, plan: Plan, due: Occurrence, ref: str) -> None:
        guild, channel, day = plan.guild, plan.channel, due.local_date
        post = Owed(
            PROMPT,
            key_of(guild, day),
            due.instant,
            guild=guild,
            channel=channel,
            ref=ref,
            day=day,
            spread=model.turn_of(guild, self._servers.amount()),
        )
        thread = replace(
            post, kind=THREAD, key=f"prompt-thread:{guild}:{day}", due_at=due.instant + AFTER_POST
        )
        self._deliveries.owe_in(tx, post, *([thread] if plan.shape is Shape.THREAD else ()))

    def _tell_in(self, tx: Transaction, plan: Plan, what: News, once: str) -> None:
        key = f"prompt-note:{plan.guild}:{once}"
        now = self._clock.now()
        self._deliveries.owe_in(tx, Owed(NOTE, key, now, guild=plan.guild, channel=plan.channel, ref=what))

    async def to_post(self, delivery: Delivery, locale: str) -> Prompt | None:
        """Return what a delivery says at the moment it is sent; None when it is not wanted any more."""
        return await self._db.transact(self._to_post, delivery, locale, label="prompts.post")

    def _to_post(self, tx: Transaction, delivery: Delivery, locale: str) -> Prompt | None:
        assert delivery.guild is not None
        assert delivery.day is not None
        plan = store.get(tx, delivery.guild)
        if not plan.on or plan.channel is None:
            return None
        late = self._clock.now() - delivery.due_at > LATE_AFTER
        away = self._heartbeat.away_in(tx) if delivery.ref.endswith(AWAY) else None
        words = self._words(plan, store.own(tx, plan.guild).values(), delivery.day, locale)
        return Prompt(plan, words, late, away)

    async def post_before(self, delivery: Delivery) -> Delivery | None:
        """Return the prompt that was posted before this one, if it was."""
        day, guild = delivery.ref.partition(".")[0], delivery.guild
        if not day or guild is None:
            return None
        return await self._deliveries.find(key_of(guild, date.fromisoformat(day)))

    async def post_of(self, step: Delivery) -> Delivery | None:
        """Return the post that a step follows."""
        if step.guild is None or step.day is None:
            return None
        return await self._deliveries.find(key_of(step.guild, step.day))

    async def cannot_post(self, guild: GuildId, reason: Reason) -> None:
        """Tell the admins, at most once a week, that the channel is gone or closed."""
        await self._db.transact(self._cannot_post, guild, reason, label="prompts.cannot")

    def _cannot_post(self, tx: Transaction, guild: GuildId, reason: Reason) -> None:
        plan, week = store.get(tx, guild), f"{self._today(guild):%G-%V}"
        self._tell_in(tx, plan, News(reason), f"{reason}:{plan.channel}:{week}")

    def staff(self, guild: GuildId) -> ChannelId | None:
        """Return where moderators of a server are told things, or None."""
        return self._servers.channel_of(guild, "staff")

    def _standing(self, tx: Transaction, guild: GuildId) -> Standing:
        plan, zone, today = store.get(tx, guild), self._zone(guild), self._today(guild)
        ahead = model.upcoming(plan, zone, today, self._clock.now())
        return Standing(plan, plan.pace(today), zone, ahead, store.own(tx, guild))

    def _words(self, plan: Plan, own: Iterable[str], day: date, locale: str) -> str:
        pool = [*self._library.about(plan.topics, locale), *own]
        return model.wording(plan, pool or self._library.about(Topic, locale), day)

    def _zone(self, guild: GuildId) -> ZoneInfo:
        return ZoneInfo(self._servers.zone_of(guild) or DEFAULT_ZONE)

    def _today(self, guild: GuildId) -> date:
        return local_day(self._clock.now(), self._zone(guild))


def key_of(guild: GuildId, day: date) -> str:
    """Return the key of a server's prompt of one local day: never two on one date."""
    return f"prompt:{guild}:{day}"
