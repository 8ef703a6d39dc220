"""Everything of mine comes with me, everything of mine can go, and nothing of mine is anybody else's."""

import asyncio
import itertools
from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

import orjson
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.errors import ConsentNeeded
from bot.features.checkins import store
from bot.features.checkins.model import CHECKINS, Entry
from bot.features.members.model import SETTINGS, Pathway, Settings, Word
from bot.features.shares.model import Share, Thing
from bot.ids import ChannelId, MemberId, RequestId
from bot.storage.backup import backup_database, backup_keys, restore_database
from bot.storage.base import metadata
from bot.storage.database import Database, Transaction
from bot.storage.erasure import erase_without_key, owned_tables
from bot.storage.errors import Erased
from bot.storage.keys import sealed_under
from tests.features.house import ALICE, BOB, HARBOR, NOON, House

TODAY = NOON.date()
WALL = ChannelId(870000000000000001)
CANARY = "Zeppelinmarmalade"


async def live(house: House, member: MemberId, words: str) -> None:
    """Let a member keep something of every kind."""
    await house.agree(member, SETTINGS, CHECKINS)
    await house.members.change(
        member, lambda old: replace(old, country="IE").with_profile(word=Word.RELAPSE, pathway=Pathway.SMART)
    )
    await house.checkins.save(member, None, TODAY, Entry(mood=3, note=words))
    await house.members.pause(member, on=True)
    await house.shares.begin(
        member, Share(RequestId(member + 7), Thing("checkins", TODAY.isoformat(), "checkins"), HARBOR, WALL)
    )


async def rows_left(database: Database, member: MemberId) -> dict[str, int]:
    """Count the rows that hold a member's id in any column of any table, marked as theirs or not."""

    def holding(tx: Transaction) -> dict[str, int]:
        found = {str(table): tx.all(select(table)) for table in metadata.sorted_tables}
        return {name: n for name, rows in found.items() if (n := sum(member in row for row in rows))}

    return await database.transact(holding)


# Taking it along


async def test_an_export_walks_every_table_that_is_somebodys(house: House) -> None:
    export = await house.privacy.export(ALICE)
    assert set(export.tables) == {table.name for table, _ in owned_tables()} - {sealed_under.name}
    assert {"members", "consents", "pauses", "checkins", "shares"} <= set(export.tables)


async def test_an_export_holds_everything_readable(house: House) -> None:
    await live(house, ALICE, CANARY)
    export = await house.privacy.export(ALICE)
    (settings_row,), (checkin,) = export.tables["members"], export.tables["checkins"]
    assert settings_row["country"] == "IE"
    assert settings_row["profile"]["pathway"] == "smart"
    assert (checkin["day"], checkin["note"], checkin["scores"]["mood"]) == ("2026-11-20", CANARY, 3)
    assert {row["category"] for row in export.tables["consents"]} == {"settings", "checkins"}
    assert (export.made_at, export.operator) == (NOON, "Harbor volunteers")


async def test_ids_keep_their_last_digits(house: House) -> None:
    await live(house, ALICE, CANARY)
    (row,) = (await house.privacy.export(ALICE)).tables["shares"]
    assert (row["member_id"], row["channel_id"]) == (str(ALICE), str(WALL))
    assert row["message_id"] is None


async def test_an_export_is_json(house: House) -> None:
    await live(house, ALICE, CANARY)
    export = await house.privacy.export(ALICE)
    assert orjson.loads(orjson.dumps(export.document()))["tables"]["checkins"][0]["note"] == CANARY
    assert CANARY in export.page("All of it", "Nothing")


async def test_who_keeps_nothing_is_told_nothing_is_kept(house: House) -> None:
    await live(house, BOB, CANARY)
    assert await house.privacy.kept(ALICE) == {}
    assert all(not rows for rows in (await house.privacy.export(ALICE)).tables.values())


async def test_what_is_kept_is_counted_by_table(house: House) -> None:
    await live(house, ALICE, CANARY)
    assert await house.privacy.kept(ALICE) == {
        "members": 1,
        "consents": 2,
        "pauses": 1,
        "checkins": 1,
        "shares": 1,
        "sealed_under": 1,
    }


# Having it erased


async def test_erasing_leaves_no_row_of_mine_anywhere(house: House) -> None:
    await live(house, ALICE, CANARY)
    assert len(await rows_left(house.database, ALICE)) == 7  # the six above, and the key
    await house.privacy.erase(ALICE)
    assert await rows_left(house.database, ALICE) == {}
    assert await house.privacy.kept(ALICE) == {}


async def test_erasing_forgets_what_was_in_memory(house: House) -> None:
    await live(house, ALICE, CANARY)
    await house.privacy.erase(ALICE)
    assert house.regions.member_country(ALICE) is None
    assert house.readers.say_for(ALICE, "en")("members-word") == "a slip"


async def test_erasing_touches_nobody_else(house: House) -> None:
    await live(house, ALICE, CANARY)
    await live(house, BOB, "words of bob")
    before = (await house.privacy.export(BOB)).document()
    await house.privacy.erase(ALICE)
    assert (await house.privacy.export(BOB)).document() == before


async def test_erasing_nothing_is_fine(house: House) -> None:
    await house.privacy.erase(ALICE)
    await house.privacy.erase(ALICE)
    assert await rows_left(house.database, ALICE) == {}


async def test_who_erased_can_begin_again_and_finds_nothing_of_before(house: House) -> None:
    await live(house, ALICE, CANARY)
    await house.privacy.erase(ALICE)
    with pytest.raises(ConsentNeeded):
        await house.checkins.save(ALICE, None, TODAY, Entry(note="after"))
    await house.agree(ALICE, CHECKINS)
    await house.checkins.save(ALICE, None, TODAY - timedelta(days=1), Entry(note="after"))
    (only,) = (await house.checkins.history(ALICE, None, 30)).checkins
    assert only.entry.note == "after"
    assert await house.members.settings(ALICE) == Settings()


async def test_words_from_before_an_erasure_do_not_open_for_who_begins_again(house: House) -> None:
    await live(house, ALICE, CANARY)
    column = store.checkins.c.note

    def sealed(tx: Transaction) -> bytes:
        row = tx.one(select(column).where(store.checkins.c.member_id == ALICE))
        assert row is not None
        return row.note

    old = await house.database.transact(sealed)
    await house.privacy.erase(ALICE)
    await house.agree(ALICE, CHECKINS)
    with pytest.raises(Erased):
        await house.database.transact(lambda tx: tx.open(column, ALICE, TODAY, old))


async def test_an_older_backup_holds_no_word_of_who_was_erased(file_house: House) -> None:
    await live(file_house, ALICE, CANARY)
    await live(file_house, BOB, "words of bob")
    place = file_house.database.place
    backup = backup_database(place.file, place.backups, NOON)
    keys = backup_keys(place)
    await file_house.privacy.erase(ALICE)
    assert CANARY.encode() not in backup.read_bytes()
    assert str(ALICE).encode() not in keys.read_bytes()

    await file_house.database.close()
    restore_database(place, backup)
    restored = Database(place)
    await restored.open()
    await restored.transact(erase_without_key)
    again = await House(restored).start()
    assert await rows_left(restored, ALICE) == {}
    assert (await again.checkins.get(BOB, None, TODAY)).checkin.entry.note == "words of bob"
    await restored.close()


async def test_what_is_saved_while_everything_is_erased_does_not_stay(house: House) -> None:
    for _ in range(5):
        await house.agree(ALICE, SETTINGS, CHECKINS)
        await asyncio.gather(
            house.checkins.save(ALICE, None, TODAY, Entry(note="late")),
            house.members.change(ALICE, lambda old: replace(old, country="IE")),
            house.privacy.erase(ALICE),
            house.checkins.save(ALICE, None, TODAY, Entry(note="later")),
            return_exceptions=True,
        )
        assert await rows_left(house.database, ALICE) == {}


# Two members, whatever they do

actions = st.lists(
    st.tuples(
        st.sampled_from(
            ["agree", "agree", "save", "save", "save", "delete", "withdraw", "change", "share", "erase"]
        ),
        st.booleans(),
        st.integers(0, 1),
    ),
    min_size=4,
    max_size=14,
)

couples = itertools.count(1)


class Couple:
    """Two members who act in turn, and what each should find kept."""

    def __init__(self, house: House) -> None:
        number = next(couples)
        self.house = house
        self.members = [MemberId(770000000000000000 + number), MemberId(780000000000000000 + number)]
        self.notes: list[dict[str, str]] = [{}, {}]
        self.presses = itertools.count(790000000000000000 + number * 1000)

    def words(self, who: int) -> str:
        return f"words of {self.members[who]}"

    async def act(self, action: str, who: int, ago: int) -> None:
        member, day = self.members[who], TODAY - timedelta(days=ago)
        match action:
            case "agree":
                await self.house.agree(member, SETTINGS, CHECKINS)
            case "save":
                await self.house.checkins.save(member, None, day, Entry(note=self.words(who)))
                self.notes[who][day.isoformat()] = self.words(who)
            case "delete":
                if self.notes[who].pop(day.isoformat(), None):
                    await self.house.checkins.delete(member, day)
            case "change":
                await self.house.members.change(member, lambda old: replace(old, country="IE"))
            case "share":
                thing = Thing("checkins", day.isoformat(), "checkins")
                await self.house.shares.begin(
                    member, Share(RequestId(next(self.presses)), thing, HARBOR, WALL)
                )
            case "withdraw":
                await self.house.members.withdraw(member, CHECKINS)
                self.notes[who].clear()
            case _:
                await self.house.privacy.erase(member)
                self.notes[who].clear()


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(made=actions)
async def test_two_members_never_see_each_others_rows(
    house: House, made: Sequence[tuple[str, bool, int]]
) -> None:
    couple = Couple(house)
    for action, who, ago in made:
        try:
            await couple.act(action, int(who), ago)
        except ConsentNeeded:
            continue
    for who, member in enumerate(couple.members):
        tables = (await house.privacy.export(member)).document()["tables"]
        assert {row["day"]: row["note"] for row in tables["checkins"]} == couple.notes[who]
        assert all(row["member_id"] == str(member) for rows in tables.values() for row in rows)
        assert str(couple.members[1 - who]) not in orjson.dumps(tables).decode()
