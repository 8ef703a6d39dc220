"""Tables of members: settings and consents."""

from contextlib import suppress
from datetime import time

from sqlalchemy import Column, Integer, String, Table, bindparam, delete, select, update

from bot.features.members.model import (
    SETTINGS,
    Consent,
    Pathway,
    Profile,
    QuietHours,
    Settings,
    Visibility,
    Word,
)
from bot.ids import MemberId
from bot.storage.base import Instant, Sealed, Snowflake, insert_once, metadata, owned, upsert
from bot.storage.errors import Unreadable
from bot.storage.transaction import Transaction

members = Table(
    "members",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("zone", String(64)),
    Column("language", String(16)),
    Column("country", String(2)),
    Column("day_start", Integer, nullable=False),
    Column("quiet_from", Integer),
    Column("quiet_to", Integer),
    Column("profile", Sealed),
    info=owned("member_id") | {"category": SETTINGS.name},
)

consents = Table(
    "consents",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    Column("category", String(32), primary_key=True),
    Column("version", Integer, nullable=False),
    Column("operator", String(100), nullable=False),
    Column("given_at", Instant, nullable=False),
    Column("withdrawn_at", Instant),
    info=owned("member_id", row="category") | {"category": None},
)

# Stopping never asks first (G-9), so a pause is kept without consent; it says nothing else.
pauses = Table(
    "pauses",
    metadata,
    Column("member_id", Snowflake, primary_key=True, autoincrement=False),
    info=owned("member_id") | {"category": None},
)

_GET = select(
    members.c.zone,
    members.c.language,
    members.c.country,
    members.c.day_start,
    members.c.quiet_from,
    members.c.quiet_to,
    members.c.profile,
).where(members.c.member_id == bindparam("member"))
_PUT = upsert(
    members,
    ["member_id"],
    ["zone", "language", "country", "day_start", "quiet_from", "quiet_to", "profile"],
)
_CONSENTS = select(
    consents.c.category,
    consents.c.version,
    consents.c.operator,
    consents.c.given_at,
    consents.c.withdrawn_at,
).where(consents.c.member_id == bindparam("member"))
# Locked until what is kept under it is written: nobody takes the yes back in between.
_CONSENT = _CONSENTS.where(consents.c.category == bindparam("category")).with_for_update()
_AGREED = select(consents.c.member_id).distinct().where(consents.c.withdrawn_at.is_(None))
_AGREE = upsert(consents, ["member_id", "category"], ["version", "operator", "given_at", "withdrawn_at"])
_WITHDRAW = (
    update(consents)
    .where(consents.c.member_id == bindparam("member"), consents.c.category == bindparam("name"))
    .values(withdrawn_at=bindparam("at"))
)
_PAUSE = insert_once(pauses, ["member_id"])
_GO_ON = delete(pauses).where(pauses.c.member_id == bindparam("member_id"))
_PAUSED = select(pauses.c.member_id).where(pauses.c.member_id == bindparam("member_id"))
_KNOWN = select(members.c.member_id, members.c.language, members.c.country, members.c.profile)


def get(tx: Transaction, member: MemberId) -> Settings | None:
    """Return a member's settings, or None when they keep none."""
    row = tx.one(_GET, member=member)
    if row is None:
        return None
    return Settings(
        zone=row.zone,
        language=row.language,
        country=row.country,
        day_start=row.day_start,
        quiet=_quiet(row.quiet_from, row.quiet_to),
        profile=_profile(tx, member, row.profile),
    )


def put(tx: Transaction, member: MemberId, settings: Settings) -> None:
    quiet = settings.quiet
    tx.run(
        _PUT,
        member_id=member,
        zone=settings.zone,
        language=settings.language,
        country=settings.country,
        day_start=settings.day_start,
        quiet_from=None if quiet is None else _minutes(quiet.start),
        quiet_to=None if quiet is None else _minutes(quiet.end),
        profile=_sealed(tx, member, settings.profile),
    )


def pause(tx: Transaction, member: MemberId, on: bool) -> None:
    tx.run(_PAUSE if on else _GO_ON, member_id=member)


def paused(tx: Transaction, member: MemberId) -> bool:
    """Return whether a member paused everything unasked."""
    return tx.one(_PAUSED, member_id=member) is not None


def consent(tx: Transaction, member: MemberId, category: str) -> Consent | None:
    row = tx.one(_CONSENT, member=member, category=category)
    return None if row is None else Consent(*row)


def all_consents(tx: Transaction, member: MemberId) -> list[Consent]:
    return [Consent(*row) for row in tx.all(_CONSENTS, member=member)]


def agreed(tx: Transaction) -> list[MemberId]:
    """Return everybody with a consent that was not taken back."""
    return [MemberId(row.member_id) for row in tx.all(_AGREED)]


def agree(tx: Transaction, member: MemberId, given: Consent) -> None:
    tx.run(
        _AGREE,
        member_id=member,
        category=given.category,
        version=given.version,
        operator=given.operator,
        given_at=given.given_at,
        withdrawn_at=None,
    )


def withdraw(tx: Transaction, member: MemberId, category: str, at: object) -> None:
    tx.run(_WITHDRAW, member=member, name=category, at=at)


def readers(tx: Transaction) -> list[tuple[MemberId, str | None, str | None, Word]]:
    """Return (member, language, country, word) of everybody, for the copy in memory.

    Who was erased a moment ago, or cannot be read, is left out: nobody's start fails for one row.
    """
    found: list[tuple[MemberId, str | None, str | None, Word]] = []
    for row in tx.all(_KNOWN):
        member = MemberId(row.member_id)
        with suppress(Unreadable):
            found.append((member, row.language, row.country, _profile(tx, member, row.profile).word))
    return found


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def _quiet(start: int | None, end: int | None) -> QuietHours | None:
    if start is None or end is None:
        return None
    return QuietHours(time(*divmod(start, 60)), time(*divmod(end, 60)))


def _sealed(tx: Transaction, member: MemberId, profile: Profile) -> bytes:
    value = {
        "pathway": profile.pathway,
        "visibility": profile.visibility,
        "word": profile.word,
        "counts_days": profile.counts_days,
    }
    return tx.seal(members.c.profile, member, member, value)


def _profile(tx: Transaction, member: MemberId, sealed: bytes | None) -> Profile:
    if sealed is None:
        return Profile()
    value = tx.open(members.c.profile, member, member, sealed)
    pathway = value["pathway"]
    return Profile(
        pathway=None if pathway is None else Pathway(pathway),
        visibility=Visibility(value["visibility"]),
        word=Word(value["word"]),
        counts_days=bool(value["counts_days"]),
    )
