"""The table of posts that members approved; only where they stand, never what they say."""

from sqlalchemy import Column, String, Table, UniqueConstraint, bindparam, delete, select, update

from bot.features.shares.model import Share, Thing
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from bot.storage.base import Snowflake, insert_once, metadata, owned
from bot.storage.transaction import Row, Transaction

shares = Table(
    "shares",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False),
    Column("kind", String(32), nullable=False),
    Column("ref", String(32), nullable=False),
    Column("category", String(32), nullable=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("channel_id", Snowflake, nullable=False),
    Column("message_id", Snowflake),
    UniqueConstraint("member_id", "kind", "ref", "channel_id"),
    info=owned("member_id", row="id") | {"category": None},
)

_ADD = insert_once(shares)  # by any key: the same press twice has the same id too
_ALL = select(shares).where(shares.c.member_id == bindparam("member"))
_OF_THING = _ALL.where(shares.c.kind == bindparam("of_kind"), shares.c.ref == bindparam("of_ref"))
_OF_CATEGORY = _ALL.where(shares.c.category == bindparam("of_category"))
_IN_CHANNEL = _OF_THING.where(shares.c.channel_id == bindparam("channel"))
_FINISH = update(shares).where(shares.c.id == bindparam("share")).values(message_id=bindparam("message"))
_DROP = delete(shares).where(shares.c.id == bindparam("share"), shares.c.member_id == bindparam("member"))


def add(tx: Transaction, member: MemberId, share: Share) -> Share:
    """Note a post before it is made; return the one that stands for this thing in this channel."""
    thing = share.thing
    tx.run(
        _ADD,
        id=share.id,
        member_id=member,
        kind=thing.kind,
        ref=thing.ref,
        category=thing.category,
        guild_id=share.guild,
        channel_id=share.channel,
        message_id=None,
    )
    row = tx.one(_IN_CHANNEL, member=member, of_kind=thing.kind, of_ref=thing.ref, channel=share.channel)
    return share if row is None else _share(row)


def finish(tx: Transaction, share: RequestId, message: int) -> bool:
    """Note that the post stands; return False when it was dropped meanwhile."""
    return tx.run(_FINISH, share=share, message=message) > 0


def drop(tx: Transaction, member: MemberId, share: RequestId) -> None:
    tx.run(_DROP, share=share, member=member)


def of_thing(tx: Transaction, member: MemberId, kind: str, ref: str) -> list[Share]:
    return [_share(row) for row in tx.all(_OF_THING, member=member, of_kind=kind, of_ref=ref)]


def of_member(tx: Transaction, member: MemberId, category: str | None) -> list[Share]:
    """Return a member's posts, of one category or (None) of all."""
    if category is None:
        return [_share(row) for row in tx.all(_ALL, member=member)]
    return [_share(row) for row in tx.all(_OF_CATEGORY, member=member, of_category=category)]


def _share(row: Row) -> Share:
    thing = Thing(row.kind, row.ref, row.category)
    return Share(RequestId(row.id), thing, GuildId(row.guild_id), ChannelId(row.channel_id), row.message_id)
