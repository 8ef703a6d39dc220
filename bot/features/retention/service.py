"""What goes by itself, after its owner was told twice: old notes and scores, idle accounts, servers left."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.clock import Clock
from bot.deliveries.model import Delivery, Initiative
from bot.deliveries.model import Kind as DeliveryKind
from bot.deliveries.service import Deliveries, Owed
from bot.features.members.service import Members
from bot.features.retention import model, store
from bot.features.retention.model import Choices, Kind
from bot.ids import GuildId, MemberId
from bot.storage.database import Database
from bot.storage.transaction import Transaction

WARNING, IDLE_WARNING, IDLE_ERASURE = "retention_warning", "idle_warning", "idle_erasure"
"""Kinds: old entries are about to go; everything is about to go; it goes."""

WELCOME = timedelta(days=2)


@dataclass(frozen=True, slots=True)
class Old:
    """How a feature finds and erases what it keeps of one kind, before a day.

    Attributes:
        kind: What it counts as.
        owners: Returns whose entries are older.
        count: Returns how many of one member's are.
        erase: Erases them, and returns how many they were.
    """

    kind: Kind
    owners: Callable[[Transaction, date], Iterable[MemberId]]
    count: Callable[[Transaction, MemberId, date], int]
    erase: Callable[[Transaction, MemberId, date], int]


@dataclass(frozen=True, slots=True)
class Standing:
    """What a member keeps until they erase it, and what else goes next.

    Attributes:
        erasure: When.
        going: How many entries of each kind go then; kinds without any are left out.
    """

    choices: Choices
    erasure: date
    going: dict[Kind, int]


class Retention:
    """Looks once a day. Nothing goes that was not announced, however long the bot was away."""

    def __init__(self, db: Database, clock: Clock, members: Members, deliveries: Deliveries) -> None:
        self._db, self._clock, self._members, self._deliveries = db, clock, members, deliveries
        self._old: list[Old] = []
        self._after_server: list[Callable[[GuildId], None]] = []
        self._here: set[MemberId] = set()
        for name in (WARNING, IDLE_WARNING):
            deliveries.register(DeliveryKind(name, WELCOME, Initiative.BOT))
        deliveries.register(DeliveryKind(IDLE_ERASURE, None, Initiative.SERVER, urgent=True, step=True))

    def register(self, old: Old) -> None:
        self._old.append(old)

    def when_server_erased(self, then: Callable[[GuildId], None]) -> None:
        """Call ``then`` once a server's rows are gone: for what is also held in memory."""
        self._after_server.append(then)

    # What members do

    async def standing(self, member: MemberId) -> Standing:
        return await self._db.transact(self._standing, member, label="retention.standing")

    def _standing(self, tx: Transaction, member: MemberId) -> Standing:
        choices, erasure = store.choices(tx, member), model.next_erasure(self._today())
        going = {kind: self._count(tx, member, kind, erasure) for kind in Kind if kind not in choices.kept}
        return Standing(choices, erasure, {kind: n for kind, n in going.items() if n})

    async def keep(self, member: MemberId, kinds: Iterable[Kind]) -> Standing:
        """Keep exactly these kinds until the member erases them."""
        return await self._db.transact(self._keep, member, frozenset(kinds), label="retention.keep")

    def _keep(self, tx: Transaction, member: MemberId, kinds: frozenset[Kind]) -> Standing:
        store.put_choices(tx, member, Choices(kinds))
        return self._standing(tx, member)

    def here(self, member: MemberId) -> None:
        """Note that somebody is here today; written by `keep_up`, so that no answer waits for it."""
        self._here.add(member)

    async def keep_up(self, now: datetime) -> None:
        """Write who was here since the last time: of those who keep anything, and no more than the day."""
        here, self._here = self._here, set()
        if here:
            await self._db.transact(self._keep_up, here, now.date(), label="retention.here", deadline=None)

    def _keep_up(self, tx: Transaction, here: set[MemberId], today: date) -> None:
        for member in here:
            if self._members.has_agreed_in(tx, member):
                store.seen(tx, member, today)

    # What happens once a day

    async def sweep(self, now: datetime) -> None:
        """Warn of what goes soon, erase what was announced; the same day twice does nothing new."""
        await self.keep_up(now)
        today = now.date()
        await self._db.transact(self._warn, today, now, label="retention.warn", deadline=None)
        await self._db.transact(self._erase_old, today, label="retention.erase", deadline=None)
        await self._db.transact(self._idle, today, now, label="retention.idle", deadline=None)
        erase = self._erase_servers
        for guild in await self._db.transact(erase, today, label="retention.servers", deadline=None):
            for then in self._after_server:
                then(guild)

    def _warn(self, tx: Transaction, today: date, now: datetime) -> None:
        erasure = model.next_erasure(today)
        days = model.warning(today, erasure)
        if days is None:
            return
        owners = {owner for old in self._old for owner in self._owners(tx, old, erasure)}
        for member in sorted(owners):
            key = _key(erasure, days, member)
            self._deliveries.owe_in(tx, Owed(WARNING, key, now, member=member, ref=erasure.isoformat()))

    def _erase_old(self, tx: Transaction, today: date) -> None:
        erasure = model.last_erasure(today)
        done = store.erased_on(tx)
        if done is not None and done >= erasure:
            return
        for old in self._old:
            for member in self._owners(tx, old, erasure):
                if any(self._deliveries.told_in(tx, _key(erasure, days, member)) for days in model.WARNINGS):
                    old.erase(tx, member, model.cutoff(old.kind, erasure))
        store.note_erased(tx, erasure)

    def _owners(self, tx: Transaction, old: Old, erasure: date) -> list[MemberId]:
        keeping = store.keeping(tx, old.kind)
        return [each for each in old.owners(tx, model.cutoff(old.kind, erasure)) if each not in keeping]

    def _count(self, tx: Transaction, member: MemberId, kind: Kind, erasure: date) -> int:
        before = model.cutoff(kind, erasure)
        return sum(old.count(tx, member, before) for old in self._old if old.kind is kind)

    def _idle(self, tx: Transaction, today: date, now: datetime) -> None:
        store.seen_if_never(tx, self._members.agreed_in(tx), today)
        first = today - model.IDLE_AFTER + timedelta(days=model.WARNINGS[0])
        for member, last in store.idle(tx, first):
            self._idle_one(tx, member, last, today, now)

    def _idle_one(self, tx: Transaction, member: MemberId, last: date, today: date, now: datetime) -> None:
        erasure = model.idle_erasure(last)
        days = model.warning(today, erasure)
        if days is not None:
            key = _idle_key(last, days, member)
            self._deliveries.owe_in(tx, Owed(IDLE_WARNING, key, now, member=member, ref=last.isoformat()))
        elif self._deliveries.told_in(tx, _idle_key(last, model.WARNINGS[-1], member)):
            key = _idle_key(last, 0, member)
            self._deliveries.owe_in(tx, Owed(IDLE_ERASURE, key, now, member=member, ref=last.isoformat()))
        else:  # the bot was away when the warnings were due: they come now
            store.seen(tx, member, today - model.IDLE_AFTER + timedelta(days=model.WARNINGS[0]))

    # When something is sent

    async def still_idle(self, delivery: Delivery) -> bool:
        """Tell whether a member was not here since an idle warning or erasure was owed."""
        if delivery.member in self._here:
            return False
        return await self._db.transact(self._still_idle, delivery, label="retention.still_idle")

    def _still_idle(self, tx: Transaction, delivery: Delivery) -> bool:
        return any(
            member == delivery.member and last.isoformat() == delivery.ref
            for member, last in store.idle(tx, self._today())
        )

    # Servers

    async def met(self, guilds: Iterable[GuildId]) -> None:
        """Note which servers the bot is in now: what names others goes after thirty days."""
        await self._db.transact(self._met, frozenset(guilds), label="retention.met", deadline=None)

    def _met(self, tx: Transaction, here: frozenset[GuildId]) -> None:
        for guild in store.known_servers(tx) - here:
            store.note_left(tx, guild, self._today())
        for guild in here & store.left_servers(tx).keys():
            store.note_back(tx, guild)

    async def left(self, guild: GuildId) -> None:
        """Note that the bot was removed from a server."""
        await self._db.transact(store.note_left, guild, self._today(), label="retention.left", deadline=None)

    async def joined(self, guild: GuildId) -> None:
        """Note that the bot is in a server (again)."""
        await self._db.transact(store.note_back, guild, label="retention.joined", deadline=None)

    def _erase_servers(self, tx: Transaction, today: date) -> list[GuildId]:
        left = store.left_servers(tx).items()
        due = [guild for guild, since in left if today - since >= model.SERVER_AFTER]
        for guild in due:
            store.erase_server(tx, guild)
            store.note_back(tx, guild)
        return due

    def _today(self) -> date:
        return self._clock.now().date()


def _key(erasure: date, days: int, member: MemberId) -> str:
    return f"retention:{erasure}:{days}:{member}"


def _idle_key(last_seen: date, days: int, member: MemberId) -> str:
    return f"idle:{last_seen}:{days}:{member}"
