"""Consent is the gate, settings are kept as chosen, and stopping never asks first."""

import asyncio
from dataclasses import replace
from datetime import time, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import update

from bot.consent import Category
from bot.errors import ConsentNeeded, Refusal
from bot.features.checkins.model import CHECKINS, Entry
from bot.features.members import store
from bot.features.members.model import (
    SETTINGS,
    Member,
    Pathway,
    Profile,
    QuietHours,
    Settings,
    Visibility,
    Word,
)
from bot.ids import GuildId
from bot.storage.database import Transaction
from bot.storage.keys import forget_member_key
from tests.features.house import ALICE, BOB, EVERYTHING, HARBOR, NOON, SOMEBODY_ELSE, House

on_both = settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])

whole_minutes = st.times().map(lambda at: at.replace(second=0, microsecond=0))
some_settings = st.builds(
    Settings,
    zone=st.sampled_from([None, "Asia/Tokyo", "America/Argentina/ComodRivadavia"]),
    language=st.sampled_from([None, "en", "de"]),
    country=st.sampled_from([None, "IE", "US"]),
    day_start=st.integers(0, 6),
    quiet=st.none() | st.builds(QuietHours, whole_minutes, whole_minutes),
    profile=st.builds(
        Profile,
        st.none() | st.sampled_from(Pathway),
        st.sampled_from(Visibility),
        st.sampled_from(Word),
        st.booleans(),
    ),
)


async def needs_consent(house: House, category: Category) -> bool:
    try:
        await house.database.transact(house.members.require_in, ALICE, category)
    except ConsentNeeded as needed:
        return needed.category == category
    return False


# Consent


async def test_nothing_may_be_kept_before_a_yes(house: House) -> None:
    assert [await needs_consent(house, each) for each in EVERYTHING] == [True, True]
    with pytest.raises(ConsentNeeded):
        await house.members.change(ALICE, lambda old: replace(old, zone="Asia/Tokyo"))
    assert await house.members.settings(ALICE) == Settings()


async def test_each_kind_of_data_has_a_yes_of_its_own(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    assert not await needs_consent(house, CHECKINS)
    assert await needs_consent(house, SETTINGS)


async def test_a_yes_of_one_member_is_not_anothers(house: House) -> None:
    await house.agree(BOB, *EVERYTHING)
    assert await needs_consent(house, CHECKINS)
    assert await house.members.consents(ALICE) == []


async def test_a_yes_is_dated_and_names_what_it_was_said_to(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    (given,) = await house.members.consents(ALICE)
    assert (given.category, given.version, given.operator, given.given_at) == (
        "checkins",
        1,
        "Harbor volunteers",
        NOON,
    )


async def test_new_words_ask_again_and_what_was_kept_stays(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.checkins.save(ALICE, None, NOON.date(), Entry(mood=3))
    reworded = Category("checkins", version=2)
    assert await needs_consent(house, reworded)
    await house.agree(ALICE, reworded)
    assert not await needs_consent(house, reworded)
    assert len((await house.checkins.history(ALICE, None, 7)).checkins) == 1


async def test_a_new_operator_asks_again_and_what_was_kept_stays(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.checkins.save(ALICE, None, NOON.date(), Entry(mood=3))
    taken_over = await House(house.database, SOMEBODY_ELSE).start()
    assert await needs_consent(taken_over, CHECKINS)
    assert len((await taken_over.checkins.history(ALICE, None, 7)).checkins) == 1
    await taken_over.agree(ALICE, CHECKINS)
    assert not await needs_consent(taken_over, CHECKINS)


async def test_the_longest_name_of_an_operator_fits(house: House) -> None:
    longest = replace(SOMEBODY_ELSE, name="é" * 100)
    await House(house.database, longest).agree(ALICE, CHECKINS)
    (given,) = await house.members.consents(ALICE)
    assert given.operator == "é" * 100


async def test_a_yes_taken_back_closes_the_gate_and_is_remembered_with_its_date(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    house.clock.at = NOON + timedelta(days=3)
    await house.members.withdraw(ALICE, CHECKINS)
    assert await needs_consent(house, CHECKINS)
    assert await house.members.consents(ALICE) == []
    kept = await house.privacy.export(ALICE)
    assert kept.tables["consents"][0]["withdrawn_at"] == "2026-11-23T12:00:00+00:00"


async def test_taking_a_yes_back_erases_that_kind_and_no_other(house: House) -> None:
    await house.move_to(ALICE, "Asia/Tokyo")
    await house.agree(ALICE, CHECKINS)
    await house.checkins.save(ALICE, None, NOON.date(), Entry(note="mine"))
    await house.members.withdraw(ALICE, CHECKINS)
    assert (await house.members.settings(ALICE)).zone == "Asia/Tokyo"
    assert "checkins" not in await house.privacy.kept(ALICE)


async def test_taking_a_yes_back_touches_nobody_else(house: House) -> None:
    for member in (ALICE, BOB):
        await house.agree(member, CHECKINS)
        await house.checkins.save(member, None, NOON.date(), Entry(note="mine"))
    await house.members.withdraw(ALICE, CHECKINS)
    assert len((await house.checkins.history(BOB, None, 7)).checkins) == 1


async def test_who_took_a_yes_back_may_say_it_again(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.members.withdraw(ALICE, CHECKINS)
    await house.agree(ALICE, CHECKINS)
    assert not await needs_consent(house, CHECKINS)
    assert [each.withdrawn_at for each in await house.members.consents(ALICE)] == [None]


async def test_taking_back_what_was_never_said_changes_nothing(house: House) -> None:
    await house.members.withdraw(ALICE, SETTINGS)
    assert await house.privacy.kept(ALICE) == {}


async def test_somebody_is_new_until_the_first_yes(house: House) -> None:
    assert await house.members.is_new(ALICE)
    await house.agree(ALICE, CHECKINS)
    assert not await house.members.is_new(ALICE)
    assert await house.members.is_new(BOB)


async def test_nobody_is_greeted_as_new_when_storage_cannot_say(house: House) -> None:
    await house.database.close()
    assert not await house.members.is_new(ALICE)


async def test_what_is_saved_while_a_yes_is_taken_back_does_not_stay(house: House) -> None:
    """Whichever comes first: nothing may be left behind that nobody agreed to."""
    for _ in range(5):
        await house.agree(ALICE, CHECKINS)
        saving = [house.checkins.save(ALICE, None, NOON.date(), Entry(note="late")) for _ in range(3)]
        done = await asyncio.gather(
            saving[0],
            house.members.withdraw(ALICE, CHECKINS),
            *saving[1:],
            return_exceptions=True,
        )
        assert all(not isinstance(each, BaseException) or isinstance(each, ConsentNeeded) for each in done)
        assert "checkins" not in await house.privacy.kept(ALICE)


# Settings


@on_both
@given(chosen=some_settings)
async def test_settings_come_back_as_they_were_chosen(house: House, chosen: Settings) -> None:
    await house.agree(ALICE, SETTINGS)
    kept = await house.members.change(ALICE, lambda _: chosen)
    assert kept == chosen
    assert await house.members.settings(ALICE) == chosen


async def test_how_somebody_recovers_is_not_readable_in_the_database(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    await house.members.change(ALICE, lambda old: old.with_profile(pathway=Pathway.MEDICATION))

    def sealed(tx: Transaction) -> bytes:
        row = tx.one(store.members.select())
        assert row is not None
        return row.profile

    stored = await house.database.transact(sealed)
    assert b"medication" not in stored
    assert (await house.members.settings(ALICE)).profile.pathway is Pathway.MEDICATION


async def test_a_row_without_a_profile_reads_as_the_defaults(house: House) -> None:
    await house.move_to(ALICE, "Asia/Tokyo")
    await house.database.transact(lambda tx: tx.run(update(store.members).values(profile=None)))
    assert await house.members.settings(ALICE) == Settings(zone="Asia/Tokyo")


async def test_a_zone_is_kept_by_its_proper_name(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    kept = await house.members.change(ALICE, lambda old: replace(old, zone="europe/berlin"))
    assert kept.zone == "Europe/Berlin"


async def test_a_zone_that_does_not_exist_changes_nothing(house: House) -> None:
    await house.move_to(ALICE, "Asia/Tokyo")
    with pytest.raises(Refusal) as refused:
        await house.members.change(ALICE, lambda old: replace(old, zone="../../etc/passwd", country="IE"))
    assert refused.value.key == "members-zone-unknown"
    assert await house.members.settings(ALICE) == Settings(zone="Asia/Tokyo")


async def test_two_changes_at_once_both_stand(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    await asyncio.gather(
        house.members.change(ALICE, lambda old: replace(old, zone="Asia/Tokyo")),
        house.members.change(ALICE, lambda old: replace(old, country="IE")),
        house.members.change(ALICE, lambda old: replace(old, quiet=QuietHours(time(22), time(8)))),
    )
    kept = await house.members.settings(ALICE)
    assert (kept.zone, kept.country, kept.quiet) == ("Asia/Tokyo", "IE", QuietHours(time(22), time(8)))


async def test_settings_taken_back_are_defaults_again_everywhere(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    await house.members.change(ALICE, lambda old: replace(old, country="IE").with_profile(word=Word.RELAPSE))
    await house.members.withdraw(ALICE, SETTINGS)
    assert await house.members.settings(ALICE) == Settings()
    assert house.regions.member_country(ALICE) is None
    assert word_of(house) == "a slip"


async def test_a_member_is_known_to_features_with_their_servers_zone(house: House) -> None:
    await house.agree(ALICE, CHECKINS)
    await house.servers.choose_region(HARBOR, "America/Chicago", None)

    def known(tx: Transaction, guild: GuildId | None) -> Member:
        return house.members.known_in(tx, ALICE, CHECKINS, guild)

    assert (await house.database.transact(known, HARBOR)).zone.key == "America/Chicago"
    assert (await house.database.transact(known, None)).zone.key == "UTC"


# Pausing


async def test_a_pause_needs_no_yes(house: House) -> None:
    await house.members.pause(ALICE, on=True)
    assert await house.members.paused(ALICE)
    assert not await house.members.paused(BOB)
    assert await house.members.consents(ALICE) == []


async def test_pausing_twice_is_one_pause_and_one_press_ends_it(house: House) -> None:
    await house.members.pause(ALICE, on=True)
    await house.members.pause(ALICE, on=True)
    assert await house.privacy.kept(ALICE) == {"pauses": 1}
    await house.members.pause(ALICE, on=False)
    await house.members.pause(ALICE, on=False)
    assert not await house.members.paused(ALICE)


async def test_a_pause_outlives_a_yes_that_is_taken_back(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    await house.members.pause(ALICE, on=True)
    await house.members.withdraw(ALICE, SETTINGS)
    assert await house.members.paused(ALICE)


# What is kept in memory


def word_of(house: House) -> str:
    """Return the word the bot would use in an answer to Alice."""
    return house.readers.say_for(ALICE, "en")("members-word")


async def test_after_a_restart_answers_need_no_storage(house: House) -> None:
    await house.agree(ALICE, SETTINGS)
    await house.members.change(ALICE, lambda old: replace(old, country="IE").with_profile(word=Word.RELAPSE))
    restarted = await House(house.database).start()
    assert restarted.regions.member_country(ALICE) == "IE"
    assert word_of(restarted) == "a relapse"


async def test_one_member_who_cannot_be_read_keeps_nobody_else_waiting(house: House) -> None:
    for member in (ALICE, BOB):
        await house.agree(member, SETTINGS)
        await house.members.change(member, lambda old: replace(old, country="IE"))
    await house.database.transact(forget_member_key, ALICE)
    restarted = await House(house.database).start()
    assert restarted.regions.member_country(ALICE) is None
    assert restarted.regions.member_country(BOB) == "IE"
