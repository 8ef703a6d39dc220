"""Tables of retention: what a member chose to keep, and the last day they were here."""

from collections.abc import Iterable, Sequence
from datetime import date

from sqlalchemy import Boolean, Column, Table, bindparam, delete, select

from bot.features.retention.model import Choices, Kind
from bot.ids import GuildId, MemberId
from bot.storage.base import OUTLIVES_SERVER, LocalDay, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.facts import drop_fact, fact, facts_called, remember
from bot.storage.tables import load_tables
from bot.storage.transaction import Transaction

retention_choices = Table(
    "retention_choices",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("notes_kept", Boolean, nullable=False),
    Column("scores_kept", Boolean, nullable=False),
    info=owned("member_id") | {"category": None},
)

last_seen = Table(
    "last_seen",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("day", LocalDay, nullable=False, index=True),
    info=owned("member_id") | {"category": None},
)

_LEFT, _ERASED = "left ", "retention erased"

_CHOICES = select(retention_choices).where(retention_choices.c.member_id == bindparam("member"))
_PUT_CHOICES = upsert(retention_choices, ["member_id"], ["notes_kept", "scores_kept"])
_KEEPING = {
    Kind.NOTES: select(retention_choices.c.member_id).where(retention_choices.c.notes_kept),
    Kind.SCORES: select(retention_choices.c.member_id).where(retention_choices.c.scores_kept),
}
_SEEN = upsert(last_seen, ["member_id"], ["day"])
_IDLE = select(last_seen.c.member_id, last_seen.c.day).where(
    last_seen.c.day <= bindparam("day", type_=LocalDay)
)
_UNSEEN = insert_once(last_seen, ["member_id"])


def choices(tx: Transaction, member: MemberId) -> Choices:
    row = tx.one(_CHOICES, member=member)
    if row is None:
        return Choices()
    kept = {Kind.NOTES: row.notes_kept, Kind.SCORES: row.scores_kept}
    return Choices(frozenset(kind for kind, yes in kept.items() if yes))


def put_choices(tx: Transaction, member: MemberId, chosen: Choices) -> None:
    tx.run(
        _PUT_CHOICES,
        member_id=member,
        notes_kept=Kind.NOTES in chosen.kept,
        scores_kept=Kind.SCORES in chosen.kept,
    )


def keeping(tx: Transaction, kind: Kind) -> frozenset[MemberId]:
    """Return everybody who keeps this kind until they erase it."""
    return frozenset(MemberId(row.member_id) for row in tx.all(_KEEPING[kind]))


def seen(tx: Transaction, member: MemberId, day: date) -> None:
    tx.run(_SEEN, member_id=member, day=day)


def seen_if_never(tx: Transaction, members: Iterable[MemberId], day: date) -> None:
    """Let a year begin today for whoever was here before anybody looked."""
    tx.many(_UNSEEN, [{"member_id": member, "day": day} for member in members])


def idle(tx: Transaction, day: date) -> list[tuple[MemberId, date]]:
    """Return who was last here on ``day`` or before, and when."""
    return [(MemberId(row.member_id), row.day) for row in tx.all(_IDLE, day=day)]


def erased_on(tx: Transaction) -> date | None:
    """Return the newest erasure that was carried out."""
    done = fact(tx, _ERASED)
    return None if done is None else date.fromisoformat(done)


def note_erased(tx: Transaction, erasure: date) -> None:
    remember(tx, _ERASED, erasure.isoformat())


def left_servers(tx: Transaction) -> dict[GuildId, date]:
    """Return the servers the bot is not in any more, and since when."""
    found = facts_called(tx, _LEFT)
    return {GuildId(int(name.removeprefix(_LEFT))): date.fromisoformat(day) for name, day in found.items()}


def note_left(tx: Transaction, guild: GuildId, day: date) -> None:
    """Note that the bot left a server; the first day stays."""
    if fact(tx, f"{_LEFT}{guild}") is None:
        remember(tx, f"{_LEFT}{guild}", day.isoformat())


def note_back(tx: Transaction, guild: GuildId) -> None:
    drop_fact(tx, f"{_LEFT}{guild}")


def known_servers(tx: Transaction) -> frozenset[GuildId]:
    """Return every server that some row names."""
    found = {
        row.guild
        for table in _with_server()
        for row in tx.all(
            select(table.c.guild_id.label("guild")).where(table.c.guild_id.is_not(None)).distinct()
        )
    }
    return frozenset(map(GuildId, found))


def erase_server(tx: Transaction, guild: GuildId) -> int:
    """Delete every row that names a server, and return how many; what has a life of its own stays."""
    return sum(
        tx.run(delete(table).where(table.c.guild_id == bindparam("guild")), guild=guild)
        for table in _with_server()
    )


def _with_server() -> Sequence[Table]:
    tables: Iterable[Table] = reversed(load_tables().sorted_tables)
    return [
        each for each in tables if "guild_id" in each.c and not OUTLIVES_SERVER.items() <= each.info.items()
    ]
