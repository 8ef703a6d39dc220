"""Whose data every table holds, what of it stays readable, and that export and erasure reach all of it."""

from collections.abc import Iterator, Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Any

from sqlalchemy import Boolean, Column, Integer, String, Table, func, insert, select

from bot.app import App
from bot.client import Handrail
from bot.features.privacy.service import Privacy
from bot.ids import MemberId
from bot.storage.base import Instant, LocalDay, Ownership, Sealed, Snowflake, ownership
from bot.storage.categories import CATEGORY, erase_category
from bot.storage.database import Database, Transaction
from bot.storage.erasure import owned_tables
from bot.storage.keys import create_member_key, sealed_under
from bot.storage.tables import load_tables
from bot.ui import ConsentCategory
from tests.meta.sources import texts

BOOKKEEPING = {
    "agenda": "when something recurs, under the consent of what it is for",
    "deliveries": "that something is owed or was sent, so that it arrives once; never what it says",
    "blocks": "keeping away from somebody never asks first; an erasure takes the name, not the block",
    "consents": "the proof of a yes is kept even when everything else is refused",
    "duties": "who said that they are on duty, for the other staff; nothing of a recovery",
    "line_authors": "who set a helpline for a server, for its other admins; nothing of a recovery",
    "meeting_hosts": "who hosts a server's meeting, for its admins and in its turn; nothing of a recovery",
    "pauses": "stopping never asks first (G-9)",
    "report_bodies": "a report for one's safety never asks first; sealed, gone after 180 days",
    "last_seen": "the day a year of keeping is counted from; without it nothing could ever go by itself",
    "retention_choices": "asking to keep (or not) needs no further yes",
    "sealed_under": "tells only which key a member's rows belong to",
    "staff_actors": "who did what staff do, for the other staff; nothing of a recovery",
    "shares": "a post lies under the consent of what it shows; so that it can always be taken back",
}
"""Owned tables under no consent of their own, and why."""

_CHOICE = "a choice without words of the member's own, needed before any key is at hand"
_POST = "which thing of a member's a post shows; the post itself is readable by a whole channel"
_AGENDA = "a rule in local time; the tick must find what is due without any key"
_QUEUE = "whether, when and how a message was sent; another process must be able to go on with it"
_BUDDY = "what time alone makes due of a pair or an offer; members are told so before they agree"
_FOLLOWS = "whom to tell when a meeting is called off has to be found; members are told so before they agree"
_COMPANY = "whom to bring together has to be found; members are told so before they agree"
READABLE = {
    "companion_seats.accepted": _COMPANY,
    "companion_seats.minutes": _COMPANY,
    "companion_seats.passed": _COMPANY,
    "companion_seats.side": _COMPANY,
    "companion_seats.starts_at": _COMPANY,
    "companion_seats.together": _COMPANY,
    "agenda.kind": _AGENDA,
    "agenda.last_day": _AGENDA,
    "agenda.next_at": _AGENDA,
    "agenda.next_day": _AGENDA,
    "agenda.paused": _AGENDA,
    "agenda.ref": _AGENDA,
    "agenda.rule": _AGENDA,
    "agenda.zone": _AGENDA,
    "deliveries.attempts": _QUEUE,
    "deliveries.day": _QUEUE,
    "deliveries.due_at": _QUEUE,
    "deliveries.first_tried_at": _QUEUE,
    "deliveries.id": _QUEUE,
    "deliveries.initiative": _QUEUE,
    "deliveries.key": _QUEUE,
    "deliveries.kind": _QUEUE,
    "deliveries.reached_on": _QUEUE,
    "deliveries.reason": _QUEUE,
    "deliveries.ready_at": _QUEUE,
    "deliveries.ref": _QUEUE,
    "deliveries.settled_at": _QUEUE,
    "deliveries.state": _QUEUE,
    "deliveries.told": _QUEUE,
    "deliveries.urgent": _QUEUE,
    "buddy_seats.accepted_at": _BUDDY,
    "buddy_seats.began_at": _BUDDY,
    "buddy_seats.contact_at": _BUDDY,
    "buddy_seats.due_at": _BUDDY,
    "buddy_seats.ended_at": _BUDDY,
    "buddy_seats.keeps": _BUDDY,
    "buddy_seats.offered_at": _BUDDY,
    "buddy_seats.paused_until": _BUDDY,
    "buddy_seats.quiet": _BUDDY,
    "buddy_seats.size": _BUDDY,
    "buddy_seats.state": _BUDDY,
    "buddy_seats.term_at": _BUDDY,
    "buddy_waiting.mentors": _BUDDY,
    "buddy_waiting.not_before": _BUDDY,
    "buddy_waiting.rounds": _BUDDY,
    "buddy_waiting.since": _BUDDY,
    "checkins.day": "it is the key of a check-in; members are told so before they agree",
    "consents.category": "a name of ours",
    "consents.given_at": "a yes is dated (P-1)",
    "consents.operator": "who the yes was given to",
    "consents.version": "which words the yes was given to",
    "consents.withdrawn_at": "a withdrawal is dated (P-1)",
    "duties.since": "shown to all staff, no word of anybody's",
    "members.country": _CHOICE,
    "members.day_start": _CHOICE,
    "members.language": _CHOICE,
    "members.quiet_from": _CHOICE,
    "members.quiet_to": _CHOICE,
    "members.zone": _CHOICE,
    "last_seen.day": "found once a day without any key; a day, never an hour",
    "retention_choices.notes_kept": _CHOICE,
    "retention_choices.scores_kept": _CHOICE,
    "meeting_follows.leads": _FOLLOWS,
    "meeting_follows.mark": _FOLLOWS,
    "meeting_follows.only_at": _FOLLOWS,
    "meeting_hosts.turn": "in which order people host",
    "sealed_under.key_id": "a random number",
    "shares.category": _POST,
    "shares.kind": _POST,
    "shares.ref": _POST,
}
"""Columns of owned tables that are readable in the database and in backups, and why. Ids need no entry."""

ALICE, BOB = MemberId(1 << 60), MemberId((1 << 60) + 1)


def tables() -> list[Table]:
    found = load_tables().sorted_tables
    assert len(found) > 5
    return found


def owned() -> list[tuple[Table, Ownership]]:
    load_tables()
    found = owned_tables()
    assert len(found) > 3
    return found


def category(table: Table) -> str | None:
    return table.info.get(CATEGORY)


# Marks


def test_every_table_declares_whose_data_it_holds() -> None:
    assert [table.name for table in tables() if "owned" not in table.info] == []


def test_a_mark_names_columns_that_are_there() -> None:
    for table, mark in owned():
        named = [name for name in (mark.owner, mark.row, mark.subject) if name]
        assert set(named) <= set(table.c.keys()), table.name


def test_a_table_of_nobody_has_no_column_of_a_person() -> None:
    """``member`` in a name tells; the store of member keys is erased first, by itself."""
    nobodys = [table for table in tables() if ownership(table) is None and table.schema is None]
    assert nobodys
    assert [f"{table.name}.{c.name}" for table in nobodys for c in table.c if "member" in c.name] == []


def test_every_owned_table_falls_under_a_consent() -> None:
    without = {table.name for table, _ in owned() if category(table) is None}
    assert without == set(BOOKKEEPING)


def test_every_category_is_asked_for_in_words_and_keeps_something(built: Handrail) -> None:
    kept = {name for table, _ in owned() if (name := category(table))}
    asked = [each.category.name for each in built.declared("CONSENTS", ConsentCategory)]
    assert sorted(asked) == sorted(kept)
    wanted = {f"{name}-consent-{part}" for name in kept for part in ("label", "body")}
    assert wanted - set(texts()) == set()


def readable(table: Table) -> Iterator[str]:
    """Yield the columns that whoever reads the database can read; ids are no words."""
    for column in table.c:
        if not isinstance(column.type, Sealed) and column.type is not Snowflake:
            yield f"{table.name}.{column.name}"


def test_what_stays_readable_at_rest_is_listed_with_its_reason() -> None:
    found = {name for table, _ in owned() for name in readable(table)}
    assert sorted(found - set(READABLE)) == [], "seal it (Sealed), or say in READABLE why it must be readable"
    assert sorted(set(READABLE) - found) == [], "no longer there: take it out of READABLE"


# Export and erasure, over a row in every table


class Filler:
    """Makes values that occur once, and remembers what a member should get back."""

    def __init__(self) -> None:
        self._count = 0
        self.expected: dict[tuple[MemberId, str], dict[str, object]] = {}

    def fill(self, tx: Transaction, member: MemberId) -> None:
        create_member_key(tx, member)
        for table, mark in reversed(owned()):  # those that others refer to first
            if table is not sealed_under:  # the key has made its row
                self._insert(tx, table, mark, member)

    def _insert(self, tx: Transaction, table: Table, mark: Ownership, member: MemberId) -> None:
        plain = {column.name: self._value(column, mark, member) for column in table.c}
        row = plain[mark.row] if mark.row else member
        stored = {
            name: tx.seal(table.c[name], member, row, value) if _sealed(table.c[name]) else value
            for name, value in plain.items()
        }
        tx.run(insert(table), **stored)
        self.expected[member, table.name] = {name: _exported(value) for name, value in plain.items()}

    def _value(self, column: Column[Any], mark: Ownership, member: MemberId) -> Any:
        if column.name == mark.owner:
            return member
        for key in column.foreign_keys:
            return self._referred(key.column, member)
        self._count += 1
        return _example(column, self._count)

    def _referred(self, column: Column[Any], member: MemberId) -> object:
        value = self.expected[member, column.table.name][column.name]
        return int(value) if isinstance(value, str) and isinstance(column.type, Integer) else value


def _sealed(column: Column[Any]) -> bool:
    return isinstance(column.type, Sealed)


def _example(column: Column[Any], n: int) -> Any:
    kind = column.type
    if isinstance(kind, Sealed):
        return {"words": f"sealed words {n}"}
    if isinstance(kind, LocalDay):
        return date(2026, 1, 1) + timedelta(days=n)
    if isinstance(kind, Instant):
        return datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    if kind is Snowflake:
        return (1 << 55) + n
    if isinstance(kind, Boolean):
        return True
    if isinstance(kind, Integer):
        return 1000 + n
    assert isinstance(kind, String), f"no example for {column}: add one here"
    return f"w{n}"[: kind.length]


def _exported(value: object) -> object:
    if isinstance(value, date):
        return value.isoformat()
    return str(value) if type(value) is int and value > 1 << 53 else value


def rows_left(tx: Transaction, member: MemberId, wanted: Sequence[Table]) -> dict[str, int]:
    left = {
        table.name: tx.one(select(func.count().label("n")).where(table.c[mark.owner] == member)).n  # pyright: ignore[reportOptionalMemberAccess] - count() always answers
        for table, mark in owned()
        if table in wanted
    }
    return {name: n for name, n in left.items() if n}


async def filled(app: App) -> tuple[Database, Privacy, Filler]:
    db, filler = app.services.get(Database), Filler()
    for member in (ALICE, BOB):
        await db.transact(filler.fill, member, deadline=None)
    return db, app.services.get(Privacy), filler


async def test_an_export_holds_every_value_of_every_table(app: App) -> None:
    _, privacy, filler = await filled(app)
    exported = (await privacy.export(ALICE)).document()["tables"]
    wanted = {name: [row] for (member, name), row in filler.expected.items() if member == ALICE}
    assert len(wanted) > 2
    assert {name: rows for name, rows in exported.items() if name in wanted} == wanted
    assert set(wanted) | {sealed_under.name} >= set(exported)


async def test_an_erasure_leaves_no_row_in_any_table_and_no_one_else_less(app: App) -> None:
    db, privacy, _ = await filled(app)
    everything = [table for table, _ in owned()]
    assert len(await db.read(rows_left, ALICE, everything)) == len(everything)
    await privacy.erase(ALICE)
    assert await db.read(rows_left, ALICE, everything) == {}
    assert len(await db.read(rows_left, BOB, everything)) == len(everything)


async def test_taking_back_a_yes_leaves_no_row_of_its_category(app: App) -> None:
    db, _, _ = await filled(app)
    for name in {name for table, _ in owned() if (name := category(table))}:
        its_own = [table for table, _ in owned() if category(table) == name]
        others = [table for table, _ in owned() if category(table) != name]
        before = await db.read(rows_left, ALICE, others)
        await db.transact(erase_category, ALICE, name)
        assert await db.read(rows_left, ALICE, its_own) == {}
        assert await db.read(rows_left, ALICE, others) == before
