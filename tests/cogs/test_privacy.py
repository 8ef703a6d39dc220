"""Seeing, taking and erasing what is kept."""

from typing import Any

import orjson

from tests.cogs.test_checkins import check_in
from tests.conftest import OPERATOR
from tests.people import Channel, Env, Person


async def test_an_export_holds_every_word_and_is_private(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="3", note="words only I know")
    export = await alice.slash(channel, "privacy export")
    assert export.private
    assert "pass through Discord" in export.text
    assert export.files == ["handrail-export.html", "handrail-export.json"]
    page, data = [await each.read() for each in export.message.attachments]
    assert "words only I know" in page.decode()
    tables = orjson.loads(data)["tables"]
    assert tables["checkins"][0]["note"] == "words only I know"
    assert tables["checkins"][0]["scores"]["mood"] == 3


async def test_an_export_holds_nobody_elses_words(alice: Person, bob: Person, channel: Channel) -> None:
    await check_in(alice, channel, note="words of alice")
    await check_in(bob, channel, note="words of bob")
    export = await bob.slash(channel, "privacy export")
    page, data = [(await each.read()).decode() for each in export.message.attachments]
    assert "words of alice" not in page + data
    assert str(alice.id) not in page + data


async def test_erasing_asks_twice_and_then_leaves_nothing(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note="to be forgotten")
    first = await alice.slash(channel, "privacy erase")
    second = await first.press("Go on")
    assert "One check-in" in (await alice.slash(channel, "privacy show")).text  # nothing happened yet
    done = await second.press("Erase everything now")
    assert "Everything is erased" in done.text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text
    assert not (await alice.slash(channel, "checkin")).opened_form  # asked again, as on the first day


async def test_somebody_who_erased_can_begin_again(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note="before")
    await (await (await alice.slash(channel, "privacy erase")).press("Go on")).press("Erase everything now")
    again = await check_in(alice, channel, note="after")
    assert "after" in again.text


async def test_the_bots_last_direct_messages_go_and_the_members_own_stay(
    env: Env, alice: Person, channel: Channel
) -> None:
    dm: Any = alice.actor.user.dm_channel
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking about suicide")
    await card.press("Send me a copy")
    await env.settle()
    assert len(dm.history()) == 1
    hidden = await alice.slash(channel, "privacy hide", messages=5)
    assert "One direct message of mine is gone" in hidden.text
    assert hidden.private
    assert dm.history() == []
    assert "no direct message of mine" in (await alice.slash(channel, "privacy hide")).text


async def test_what_is_kept_stands_with_who_runs_the_bot(alice: Person, channel: Channel) -> None:
    shown = await alice.slash(channel, "privacy show")
    assert f"**{OPERATOR.name}** hosts this bot and could technically reach stored data" in shown.text
    assert OPERATOR.contact in shown.text
