"""Tables of how a server announces its meetings, and of who is down to host them."""

from collections.abc import Sequence

from sqlalchemy import Boolean, Column, Integer, Table, bindparam, delete, select, update

from bot.features.server_meetings.model import Plan
from bot.ids import ChannelId, GuildId, MemberId, RoleId
from bot.storage.base import NOBODY, Snowflake, metadata, owned, upsert
from bot.storage.transaction import Row, Transaction

plans = Table(
    "server_meetings",
    metadata,
    Column("listing_id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False, index=True),
    Column("channel_id", Snowflake),
    Column("role_id", Snowflake),
    Column("lead", Integer, nullable=False),
    Column("event", Boolean, nullable=False),
    Column("event_id", Snowflake),
    Column("version", Integer, nullable=False),
    info=NOBODY,
)

# Apart from the meetings, so that a person's erasure takes them out of every rota.
hosts = Table(
    "meeting_hosts",
    metadata,
    Column("listing_id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, primary_key=True, autoincrement=False, index=True),
    Column("turn", Integer, nullable=False),
    info=owned("member_id", row="listing_id") | {"category": None},
)

_GET = select(plans).where(plans.c.listing_id == bindparam("listing"))
_OF = select(plans).where(plans.c.guild_id == bindparam("guild")).order_by(plans.c.listing_id)
_PUT = upsert(plans, ["listing_id"], [c.name for c in plans.c if c.name != "listing_id"])
_REMOVE = delete(plans).where(plans.c.listing_id == bindparam("listing"))
_EVENT = (
    update(plans).where(plans.c.listing_id == bindparam("listing")).values(event_id=bindparam("of_discord"))
)
_BY_EVENT = select(plans).where(plans.c.event_id == bindparam("of_discord"))
_HOSTS = select(hosts.c.member_id).where(hosts.c.listing_id == bindparam("listing")).order_by(hosts.c.turn)
_ADD_HOST = upsert(hosts, ["listing_id", "member_id"], ["turn"])
_CLEAR = delete(hosts).where(hosts.c.listing_id == bindparam("listing"))


def get(tx: Transaction, listing: int) -> Plan | None:
    row = tx.one(_GET, listing=listing)
    return None if row is None else _plan(tx, row)


def of_guild(tx: Transaction, guild: GuildId) -> list[Plan]:
    return [_plan(tx, row) for row in tx.all(_OF, guild=guild)]


def by_event(tx: Transaction, event: int) -> Plan | None:
    row = tx.one(_BY_EVENT, of_discord=event)
    return None if row is None else _plan(tx, row)


def put(tx: Transaction, plan: Plan) -> None:
    tx.run(
        _PUT,
        listing_id=plan.id,
        guild_id=plan.guild,
        channel_id=plan.channel,
        role_id=plan.role,
        lead=plan.lead,
        event=plan.event,
        event_id=plan.event_id,
        version=plan.version,
    )


def put_hosts(tx: Transaction, listing: int, members: Sequence[MemberId]) -> None:
    """Let exactly these host, in this order."""
    tx.run(_CLEAR, listing=listing)
    rows = [{"listing_id": listing, "member_id": each, "turn": turn} for turn, each in enumerate(members)]
    tx.many(_ADD_HOST, rows)


def event_made(tx: Transaction, listing: int, event: int | None) -> None:
    tx.run(_EVENT, listing=listing, of_discord=event)


def remove(tx: Transaction, listing: int) -> None:
    tx.run(_REMOVE, listing=listing)
    tx.run(_CLEAR, listing=listing)


def _plan(tx: Transaction, row: Row) -> Plan:
    return Plan(
        id=row.listing_id,
        guild=GuildId(row.guild_id),
        channel=None if row.channel_id is None else ChannelId(row.channel_id),
        role=None if row.role_id is None else RoleId(row.role_id),
        lead=row.lead,
        event=bool(row.event),
        event_id=row.event_id,
        version=row.version,
        hosts=tuple(MemberId(each.member_id) for each in tx.all(_HOSTS, listing=row.listing_id)),
    )
