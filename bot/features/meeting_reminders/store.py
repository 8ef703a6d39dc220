"""Tables of what members follow and tried. Which meeting stays readable: it has to be found who is told."""

from collections.abc import Mapping
from datetime import datetime

from sqlalchemy import Column, Index, Integer, String, Table, bindparam, delete, select, update

from bot.features.meeting_reminders.model import MEETINGS, Follow, Try, bits_of, leads_in
from bot.features.meetings.filters import from_code, to_code
from bot.ids import GuildId, MemberId
from bot.storage.base import Instant, Sealed, Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Row, Transaction

follows = Table(
    "meeting_follows",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    Column("guild_id", Snowflake, nullable=False),
    Column("listing_id", Snowflake),
    Column("only_at", Instant),
    Column("leads", Integer, nullable=False),
    Column("mark", String(16), nullable=False),
    Column("wanted", Sealed),
    Index("ix_meeting_follows_listing_id", "listing_id"),
    Index("ix_meeting_follows_guild_id", "guild_id"),
    info=owned("member_id", row="id") | {"category": MEETINGS.name},
)

tries = Table(
    "meeting_tries",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    Column("note", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": MEETINGS.name},
)

_c = follows.c
_OF = select(follows).where(_c.member_id == bindparam("member")).order_by(_c.id)
_OF_LISTING = select(follows).where(_c.listing_id == bindparam("listing")).order_by(_c.id)
_KINDS = select(follows).where(_c.guild_id == bindparam("guild"), _c.listing_id.is_(None))
_WANTED = select(_c.listing_id, _c.leads).where(_c.guild_id == bindparam("guild"), _c.listing_id.is_not(None))
_GET = select(follows).where(_c.id == bindparam("follow"))
_ADD = insert_once(follows, ["id"])
_LEADS = update(follows).where(_c.id == bindparam("follow")).values(leads=bindparam("bits"))
_MARK = update(follows).where(_c.id == bindparam("follow")).values(mark=bindparam("fresh"))
_REMOVE = delete(follows).where(_c.member_id == bindparam("member"), _c.id == bindparam("follow"))
_PAST = delete(follows).where(_c.listing_id == bindparam("listing"), _c.only_at < bindparam("now"))
_TRIES = select(tries).where(tries.c.member_id == bindparam("member")).order_by(tries.c.id)
_ADD_TRY = insert_once(tries, ["id"])
_REMOVE_TRY = delete(tries).where(tries.c.member_id == bindparam("member"), tries.c.id == bindparam("it"))


def of_member(tx: Transaction, member: MemberId) -> list[Follow]:
    return [_follow(tx, row) for row in tx.all(_OF, member=member)]


def of_listing(tx: Transaction, listing: int) -> list[Follow]:
    """Return everybody's follows of one meeting; a kind's are never among them."""
    return [_follow(tx, row) for row in tx.all(_OF_LISTING, listing=listing)]


def kinds(tx: Transaction, guild: GuildId) -> list[Follow]:
    return [_follow(tx, row) for row in tx.all(_KINDS, guild=guild)]


def get(tx: Transaction, follow: int) -> Follow | None:
    row = tx.one(_GET, follow=follow)
    return None if row is None else _follow(tx, row)


def wanted(tx: Transaction, guild: GuildId) -> Mapping[int, frozenset[int]]:
    """Return by listing which leads somebody on a server wants."""
    found: dict[int, frozenset[int]] = {}
    for row in tx.all(_WANTED, guild=guild):
        found[row.listing_id] = found.get(row.listing_id, frozenset()) | leads_in(row.leads)
    return found


def add(tx: Transaction, follow: Follow) -> None:
    kind = follow.wanted
    tx.run(
        _ADD,
        id=follow.id,
        member_id=follow.member,
        guild_id=follow.guild,
        listing_id=follow.listing,
        only_at=follow.only,
        leads=bits_of(follow.leads),
        mark=follow.mark,
        wanted=None if kind is None else tx.seal(_c.wanted, follow.member, follow.id, to_code(kind)),
    )


def set_leads(tx: Transaction, follow: Follow) -> None:
    tx.run(_LEADS, follow=follow.id, bits=bits_of(follow.leads))


def set_mark(tx: Transaction, follow: int, mark: str) -> None:
    tx.run(_MARK, follow=follow, fresh=mark)


def remove(tx: Transaction, member: MemberId, follow: int) -> bool:
    return tx.run(_REMOVE, member=member, follow=follow) > 0


def forget_past(tx: Transaction, listing: int, now: datetime) -> None:
    """Delete follows of single times that have passed."""
    tx.run(_PAST, listing=listing, now=now)


def tried(tx: Transaction, member: MemberId) -> list[Try]:
    """Return what a member tried, oldest first."""
    rows = tx.all(_TRIES, member=member)
    return [Try(row.id, **tx.open(tries.c.note, member, row.id, row.note)) for row in rows]


def add_try(tx: Transaction, member: MemberId, tried: Try) -> None:
    words = {"name": tried.name, "felt": tried.felt, "note": tried.note}
    tx.run(_ADD_TRY, id=tried.id, member_id=member, note=tx.seal(tries.c.note, member, tried.id, words))


def remove_try(tx: Transaction, member: MemberId, tried: int) -> None:
    tx.run(_REMOVE_TRY, member=member, it=tried)


def _follow(tx: Transaction, row: Row) -> Follow:
    member = MemberId(row.member_id)
    kind = None if row.wanted is None else from_code(tx.open(_c.wanted, member, row.id, row.wanted))
    return Follow(
        id=row.id,
        member=member,
        guild=GuildId(row.guild_id),
        leads=leads_in(row.leads),
        listing=row.listing_id,
        only=row.only_at,
        wanted=kind,
        mark=row.mark,
    )
