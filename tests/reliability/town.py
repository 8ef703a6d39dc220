"""A made-up server whose year passes in minutes: real services, a clock by hand, a Discord that takes all."""

import os
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from random import Random
from typing import Self

from bench.local_end import shapes
from bot.app import App, Library
from bot.client import cog_names
from bot.config import Config, Messages
from bot.deliveries.dispatcher import Dispatcher, Pace, Refusals
from bot.deliveries.model import Delivery, Outcome, Sent
from bot.features.checkins.model import CHECKINS, Entry
from bot.features.checkins.service import Checkins
from bot.features.members.model import SETTINGS
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.prompts.service import Prompts
from bot.features.reminders.model import MESSAGES, Cadence, Purpose, Wanted
from bot.features.reminders.service import Reminders
from bot.features.retention.service import Retention
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from tests.reliability.proof_bot import OPERATOR

BEGIN = datetime(2026, 1, 1, 0, 30, tzinfo=UTC)
GUILD, CHANNEL = GuildId(shapes.guild_id(0)), ChannelId(shapes.text_channel_id(0, 0))
ZONES = ("America/New_York", "Europe/Berlin", "Asia/Kolkata", "Australia/Lord_Howe", "America/Santiago")
PAGES = ("page_count", "freelist_count", "page_size")
STEP = timedelta(hours=1)
SHARE_OF_DAYS = 0.3
"""Own assumption: on how many days a member checks in."""


@dataclass
class HandClock:
    at: datetime = BEGIN

    def now(self) -> datetime:
        return self.at


@dataclass
class Arrived:
    """What Discord accepted: how often each key, and each member's reminders by day."""

    keys: Counter[str] = field(default_factory=Counter[str])
    today: list[Delivery] = field(default_factory=list[Delivery])


class Town:
    """A server with members who agreed, check in now and then, and half of whom have a reminder."""

    def __init__(self, data: Path, library: Library, members: int) -> None:
        self.clock, self.data, self.chance = HandClock(), data, Random(7)
        self.app = App(Config(operator=OPERATOR, data=data, messages=Messages()), self.clock, library)
        self.members = [MemberId(1000 + number) for number in range(members)]
        self.arrived, self.checkins = Arrived(), 0
        self.dispatcher = Dispatcher(
            self.app.deliveries, self.clock, self._accept, Pace(0, lambda: 0.0), Refusals()
        )

    async def _accept(self, delivery: Delivery, /) -> Outcome:
        self.arrived.keys[delivery.key] += 1
        self.arrived.today.append(delivery)
        return Sent(len(self.arrived.keys))

    async def __aenter__(self) -> Self:
        for name in cog_names():
            await self.app.bot.load_extension(name)
        assert await self.app.open_storage()
        await self.app.start_services()
        await self._settle_in()
        return self

    async def __aexit__(self, *_: object) -> None:
        await self.app.close()

    async def _settle_in(self) -> None:
        get, prompts = self.app.services.get, self.app.services.get(Prompts)
        for number, member in enumerate(self.members):
            for category in (SETTINGS, CHECKINS, MESSAGES):
                await get(Members).agree(member, category)
            zone = ZONES[number % len(ZONES)]
            await get(Members).change(member, lambda now, zone=zone: replace(now, zone=zone))
            if number % 2:
                wanted = Wanted(time(8 + number % 12), Cadence.DAILY)
                await get(Reminders).set(member, None, RequestId(number + 1), Purpose.CHECKIN, wanted)
        await prompts.change(GUILD, RequestId(1 << 40), lambda plan: replace(plan, channel=CHANNEL))
        await prompts.turn_on(GUILD, RequestId((1 << 40) + 1))

    async def day(self) -> None:
        """Let a day pass: everybody's hours, what the bot owes, who checks in, and the nightly cleaning."""
        self.arrived.today.clear()
        end = self.clock.at + timedelta(days=1)
        while self.clock.at < end:
            self.clock.at += STEP
            await self.app.agenda.tick(self.clock.at)
            await self.dispatcher.deliver(self.clock.at)
        await self._check_in()
        await self.app.services.get(Prompts).used(GUILD)
        await self.app.deliveries.clean(self.clock.at)
        await self.app.services.get(Retention).sweep(self.clock.at)

    async def _check_in(self) -> None:
        checkins = self.app.services.get(Checkins)
        for member in self.members:
            if self.chance.random() < SHARE_OF_DAYS:
                opened = await checkins.open(member, None)
                entry = Entry(mood=3, note=f"only {member} wrote this")
                await checkins.save(member, None, opened.day, entry)
                self.checkins += 1

    async def export(self, member: MemberId) -> str:
        """Return everything a member gets of theirs, as text."""
        return str(await self.app.services.get(Privacy).export(member))

    def bytes_kept(self) -> int:
        """Return what is used of the database, what waits in its log included."""
        with closing(sqlite3.connect(f"{self.app.config.place.file.as_uri()}?mode=ro", uri=True)) as looking:
            used, free, page = (looking.execute(f"PRAGMA {name}").fetchone()[0] for name in PAGES)
        return (used - free) * page


def memory() -> int:
    """Return this process's memory in bytes."""
    return int(Path("/proc/self/statm").read_text("ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE")
