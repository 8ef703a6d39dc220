"""Tables of reports: counted under aliases, readable under their author's key, gone after 180 days."""

from datetime import datetime

from sqlalchemy import (
    Column,
    Index,
    LargeBinary,
    String,
    Table,
    bindparam,
    delete,
    distinct,
    func,
    select,
    update,
)

from bot.features.reports.model import Concern, Place, Reader, Report, Standing
from bot.ids import GuildId, MemberId, RequestId
from bot.storage.aliases import ALIAS_BYTES
from bot.storage.base import (
    NOBODY,
    OUTLIVES_SERVER,
    Instant,
    Sealed,
    Snowflake,
    insert_once,
    metadata,
    owned,
    upsert,
)
from bot.storage.transaction import Row, Transaction

# In nobody's export and in no erasure, like `aparts`: accounts are in it as aliases alone.
reports = Table(
    "reports",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("guild_id", Snowflake, nullable=False),
    Column("by_alias", LargeBinary(ALIAS_BYTES), nullable=False),
    Column("about_alias", LargeBinary(ALIAS_BYTES), nullable=False),
    Column("concern", String(16), nullable=False),
    Column("reader", String(8), nullable=False),
    Column("at", Instant, nullable=False),
    Column("dealt_at", Instant),
    Index("ix_reports_about_alias_guild_id_at", "about_alias", "guild_id", "at"),
    Index("ix_reports_by_alias_at", "by_alias", "at"),
    Index("ix_reports_at", "at"),
    info=NOBODY | OUTLIVES_SERVER,
)

report_bodies = Table(
    "report_bodies",
    metadata,
    Column("id", Snowflake, primary_key=True, autoincrement=False),
    Column("member_id", Snowflake, nullable=False, index=True),
    Column("body", Sealed, nullable=False),
    info=owned("member_id", row="id") | {"category": None},
)

pairing_pauses = Table(
    "pairing_pauses",
    metadata,
    Column("guild_id", Snowflake, primary_key=True, autoincrement=False),
    Column("about_alias", LargeBinary(ALIAS_BYTES), primary_key=True),
    Column("standing", String(8), nullable=False),
    Column("at", Instant, nullable=False),
    info=NOBODY | OUTLIVES_SERVER,
)

_ADD = insert_once(reports, ["id"])
_BODY = insert_once(report_bodies, ["id"])
_GET = (
    select(reports, report_bodies.c.member_id, report_bodies.c.body)
    .outerjoin(report_bodies, report_bodies.c.id == reports.c.id)
    .where(reports.c.id == bindparam("report"))
)
_SENT = select(func.count().label("n")).where(
    reports.c.by_alias == bindparam("by"), reports.c.at > bindparam("after")
)
_ABOUT = select(reports.c.id).where(
    reports.c.by_alias == bindparam("by"),
    reports.c.about_alias == bindparam("about"),
    reports.c.guild_id == bindparam("guild"),
    reports.c.at > bindparam("after"),
)
_REPORTERS = select(func.count(distinct(reports.c.by_alias)).label("n")).where(
    reports.c.about_alias == bindparam("about"),
    reports.c.guild_id == bindparam("guild"),
    reports.c.at > bindparam("after"),
    reports.c.concern != Concern.WORRY,
)
_DEALT = (
    update(reports)
    .where(reports.c.id == bindparam("report"), reports.c.dealt_at.is_(None))
    .values(dealt_at=bindparam("on"))
)
_PAUSE = select(pairing_pauses.c.standing, pairing_pauses.c.at).where(
    pairing_pauses.c.guild_id == bindparam("guild"), pairing_pauses.c.about_alias == bindparam("about")
)
_PAUSES = select(pairing_pauses.c.about_alias, pairing_pauses.c.standing).where(
    pairing_pauses.c.guild_id == bindparam("guild")
)
_SET_PAUSE = upsert(pairing_pauses, ["guild_id", "about_alias"], ["standing", "at"])
_OLD = select(reports.c.id).where(reports.c.at < bindparam("before"))
_FORGET_BODIES = delete(report_bodies).where(report_bodies.c.id.in_(_OLD))
_FORGET = delete(reports).where(reports.c.at < bindparam("before"))
_FORGET_LIFTED = delete(pairing_pauses).where(
    pairing_pauses.c.standing == Standing.LIFTED, pairing_pauses.c.at < bindparam("before")
)

Alias = bytes


def add(tx: Transaction, id: RequestId, report: Report, by: Alias, about: Alias, at: datetime) -> bool:
    """Keep a report; False when the same press made it before."""
    new = tx.run(
        _ADD,
        id=id,
        guild_id=report.guild,
        by_alias=by,
        about_alias=about,
        concern=report.concern,
        reader=report.reader,
        at=at,
        dealt_at=None,
    )
    body = {
        "about": str(report.about),
        "channel": str(report.place.channel),
        "message": str(report.place.message),
        "copy": report.copy,
    }
    tx.run(_BODY, id=id, member_id=report.by, body=tx.seal(report_bodies.c.body, report.by, id, body))
    return new > 0


def get(tx: Transaction, id: RequestId) -> tuple[Row, Report | None] | None:
    """Return a report's row, and what is readable of it while its author's key is there."""
    row = tx.one(_GET, report=id)
    if row is None or row.member_id is None:
        return None if row is None else (row, None)
    by = MemberId(row.member_id)
    body = tx.open(report_bodies.c.body, by, row.id, row.body)
    return row, Report(
        by,
        MemberId(int(body["about"])),
        GuildId(row.guild_id),
        Concern(row.concern),
        Reader(row.reader),
        Place(int(body["channel"]), int(body["message"])),
        body["copy"],
    )


def sent(tx: Transaction, by: Alias, after: datetime) -> int:
    """Return how many reports somebody sent after an instant."""
    row = tx.one(_SENT, by=by, after=after)
    return 0 if row is None else row.n


def about_since(tx: Transaction, by: Alias, about: Alias, guild: GuildId, after: datetime) -> list[RequestId]:
    """Return the reports of one person about another after an instant."""
    return [RequestId(row.id) for row in tx.all(_ABOUT, by=by, about=about, guild=guild, after=after)]


def reporters(tx: Transaction, about: Alias, guild: GuildId, after: datetime) -> int:
    """Return how many different people reported somebody after an instant; worries do not count."""
    row = tx.one(_REPORTERS, about=about, guild=guild, after=after)
    return 0 if row is None else row.n


def deal_with(tx: Transaction, id: RequestId, on: datetime) -> bool:
    """Note that staff dealt with it; False when they had already."""
    return tx.run(_DEALT, report=id, on=on) > 0


def pause(tx: Transaction, guild: GuildId, about: Alias) -> tuple[Standing, datetime] | None:
    row = tx.one(_PAUSE, guild=guild, about=about)
    return None if row is None else (Standing(row.standing), row.at)


def pauses(tx: Transaction, guild: GuildId) -> dict[Alias, Standing]:
    return {row.about_alias: Standing(row.standing) for row in tx.all(_PAUSES, guild=guild)}


def set_pause(tx: Transaction, guild: GuildId, about: Alias, standing: Standing, at: datetime) -> None:
    tx.run(_SET_PAUSE, guild_id=guild, about_alias=about, standing=standing, at=at)


def forget(tx: Transaction, before: datetime, lifted_before: datetime) -> None:
    """Take away reports with their copies, and lifted pauses that count no more."""
    tx.run(_FORGET_BODIES, before=before)
    tx.run(_FORGET, before=before)
    tx.run(_FORGET_LIFTED, before=lifted_before)
