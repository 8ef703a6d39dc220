"""Milestones, as a member meets them: privately first, on the right day, and only while they are true."""

from collections.abc import Mapping
from datetime import date, datetime, timedelta
from typing import Any

import discord
import pytest
from sqlalchemy import select

from bot.agenda.store import agenda
from bot.app import App
from bot.deliveries.store import deliveries
from bot.errors import Refusal
from bot.features.members.service import Members
from bot.features.milestones.service import Milestones
from bot.features.milestones.store import milestones
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId, RoleId
from bot.storage.database import Database
from bot.storage.transaction import Transaction
from tests.cogs.arriving import labels, live, press, tick, travel, utc
from tests.cogs.test_buddies import card_in, harbor, place_of, together, two
from tests.cogs.test_counters import choose_words, slipped, start
from tests.cogs.test_reminders import live_in, quiet_hours
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

__all__ = ["harbor", "together", "two"]

THIRTY_ON_THE_FIFTH = "6 December 2025"
"""Thirty days later it is 5 January 2026; the simulated Discord begins on the first."""

NEUTRAL = "Something is here for you"
TELLING = ("recover", "sober", "days", "count", "milestone", "evenings", "slip")

PICTURE = 12
"""Discord's type of a gallery of pictures."""


@pytest.fixture
def mailbox(alice: Person) -> Channel:
    return alice.actor.user.dm_channel


@pytest.fixture
async def wall(app: App, env: Env, guild: Guild) -> Channel:
    wall = guild.create_text_channel("good-news")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "milestones", ChannelId(wall.id))
    return wall


async def messages_please(who: Person, channel: Channel) -> Seen:
    seen = await (await who.slash(channel, "milestones")).press("Send me a message")
    return await seen.press("Yes, keep this") if "Yes, keep this" in seen.labels else seen


async def counting(who: Person, channel: Channel, **values: object) -> None:
    """Begin a counter and ask for messages."""
    await start(who, channel, **{"began": THIRTY_ON_THE_FIFTH} | values)
    await messages_please(who, channel)


async def counter_panel(who: Person, channel: Channel) -> Seen:
    return await who.slash(channel, "counter show")


def seen_in(card: Seen) -> list[Mapping[str, Any]]:
    """Return the pictures of a message."""
    return [item for part in card.message.components if part["type"] == PICTURE for item in part["items"]]


# On its day


async def test_thirty_days_are_told_once_on_their_local_day(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await live_in(alice, channel, "Asia/Kathmandu")
    await counting(alice, channel)
    await live(app, env, utc(1, 5, 3, 14), timedelta(minutes=30))  # 08:59 there
    assert texts_in(mailbox) == []
    await live(app, env, utc(1, 12, 12))
    (message,) = mailbox.history()
    assert message.created_at.date() == date(2026, 1, 5)
    assert message.created_at < utc(1, 5, 5)


async def test_the_message_says_nothing_and_the_card_is_for_one_person(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 10))
    (message,) = texts_in(mailbox)
    assert message.startswith(NEUTRAL)
    assert not any(word in message.lower() for word in TELLING)
    assert labels(mailbox) == ["Show it", "Change these messages", "Help"]
    card = await press(alice, mailbox, "Show it")
    assert card.private
    assert "Today is 30 days on “evenings”. That's yours." in card.text
    assert "proud, flat or sad" in card.text
    (picture,) = seen_in(card)
    assert picture["description"].endswith("It says: 30 days. That's yours.")
    assert card.labels == ["Keep private", "Milestones", "Write a line to my later self", "Help"]
    assert "open /milestones on your server" in card.text


async def test_a_card_kept_private_is_put_away(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 10))
    kept = await (await press(alice, mailbox, "Show it")).press("Keep private")
    assert "It stays yours alone" in kept.text
    assert "Nothing waits for you" in kept.text
    assert "Nothing waits for you" in (await press(alice, mailbox, "Show it")).text


async def test_without_asking_for_messages_it_waits_and_is_found_from_home(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await live(app, env, utc(1, 7, 12))
    assert texts_in(mailbox) == []
    panel = await (await alice.slash(channel, "home")).press("Milestones")
    assert "One waits for you" in panel.text
    card = await panel.press("30 days")
    assert "Monday, 5 January 2026 was 30 days on “evenings”" in card.text


@pytest.mark.parametrize(("status", "code"), [(403, 50007), (502, 0)])
async def test_a_message_that_may_not_have_arrived_is_not_repeated_and_its_card_waits(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel, status: int, code: int
) -> None:
    await counting(alice, channel)
    env.inject_error("POST", "/channels/*/messages", status=status, code=code, message="no")
    await travel(app, env, utc(1, 5, 10))
    await live(app, env, utc(1, 7, 12))
    assert texts_in(mailbox) == []
    assert "One waits for you" in (await alice.slash(channel, "milestones")).text
    shapes = queue_of(await stored(app), alice)
    assert all(row == shapes[0] for row in shapes)


async def test_a_card_waits_two_weeks(app: App, env: Env, alice: Person, channel: Channel) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await live(app, env, utc(1, 19, 12), timedelta(hours=12))
    assert "One waits" in (await alice.slash(channel, "milestones")).text
    await live(app, env, utc(1, 20, 12), timedelta(hours=12))
    assert "Nothing waits" in (await alice.slash(channel, "milestones")).text


async def test_a_leap_day_is_told_on_28_february(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel, began="29 February 2024")
    await travel(app, env, utc(2, 27, 10))
    assert texts_in(mailbox) == []
    await travel(app, env, utc(2, 28, 10))
    assert "Today is 2 years" in (await press(alice, mailbox, "Show it")).text
    assert "From 29 February they come on 28 February" in (await alice.slash(channel, "milestones")).text


# Only while it is true


async def test_a_slip_between_the_look_and_the_message_takes_it_back(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await env.advance_time((utc(1, 5, 10) - env.now()).total_seconds())
    await app.agenda.tick(env.now())  # the message is owed, and not sent yet
    await slipped(await counter_panel(alice, channel), when="", start="", note="")
    await tick(app, env)
    assert texts_in(mailbox) == []
    assert "Nothing waits" in (await alice.slash(channel, "milestones")).text


@pytest.mark.parametrize("how", ["New count", "Keep my count"])
async def test_a_slip_after_the_message_leaves_no_card_behind_it(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel, how: str
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 10))
    await slipped(await counter_panel(alice, channel), how, note="")
    assert "Nothing waits for you" in (await press(alice, mailbox, "Show it")).text


async def test_a_card_that_lies_open_is_not_shown_again_after_a_change(
    app: App, env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await travel(app, env, utc(1, 5, 10))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    await (await counter_panel(alice, channel)).press("Pause")
    assert "put away, or something about the counter changed" in (await card.press("Share")).text
    assert texts_in(wall) == []


async def test_a_paused_counter_and_a_removed_one_bring_nothing(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await start(alice, channel, label="mornings", began=THIRTY_ON_THE_FIFTH)
    panel = await counter_panel(alice, channel)
    await (await (await panel.choose("evenings")).press("Remove")).press("Remove")
    panel = await counter_panel(alice, channel)
    await panel.press("Pause")
    await live(app, env, utc(1, 8, 0))
    assert texts_in(mailbox) == []


async def test_who_paused_everything_gets_no_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await app.services.get(Members).pause(MemberId(alice.id), on=True)
    await live(app, env, utc(1, 8, 0))
    await app.services.get(Members).pause(MemberId(alice.id), on=False)
    await live(app, env, utc(1, 10, 0))
    assert texts_in(mailbox) == []


async def test_quiet_hours_let_it_come_later_the_same_day(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await quiet_hours(alice, channel, "22:00", "12:00")
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 11, 59))
    assert texts_in(mailbox) == []
    await travel(app, env, utc(1, 5, 12))
    assert len(texts_in(mailbox)) == 1


async def test_after_downtime_what_was_missed_comes_once(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 2, 10))
    await travel(app, env, utc(1, 9, 15))  # nobody was there on the fifth
    await live(app, env, utc(1, 12, 0))
    assert len(texts_in(mailbox)) == 1
    card = await press(alice, mailbox, "Show it")
    assert "Monday, 5 January 2026 was 30 days" in card.text


async def test_after_a_night_of_downtime_it_comes_with_the_next_look(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 6, 8))  # yesterday's look is too late for a message
    assert texts_in(mailbox) == []
    await live(app, env, utc(1, 10, 0))
    assert len(texts_in(mailbox)) == 1


async def test_two_counters_on_one_day_make_one_message(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    await start(alice, channel, label="mornings", began="5 January 2024")
    await travel(app, env, utc(1, 5, 10))
    assert len(texts_in(mailbox)) == 1
    first = await press(alice, mailbox, "Show it")
    assert "30 days" in first.text
    assert "2 years" in (await first.press("Keep private")).labels


# What one is told of


async def test_who_would_rather_not_see_numbers_is_told_of_none_until_they_ask(
    app: App, env: Env, alice: Person, channel: Channel
) -> None:
    await choose_words(alice, channel, counts="no")
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    panel = await alice.slash(channel, "milestones")
    assert "You are told of none" in panel.text
    await live(app, env, utc(1, 6, 0))
    panel = await alice.slash(channel, "milestones")
    assert "Nothing waits" in panel.text
    await (await panel.press("Choose")).fill(groups=[], own="33")
    await live(app, env, utc(1, 9, 0))
    assert "33 days" in (await alice.slash(channel, "milestones")).labels


async def test_a_choice_of_none_is_kept(app: App, env: Env, alice: Person, channel: Channel) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    form = await (await alice.slash(channel, "milestones")).press("Choose")
    saved = await form.fill(groups=[], own="")
    assert "You are told of none. That is a fine way to count, too." in saved.text
    await live(app, env, utc(1, 6, 0))
    assert "Nothing waits" in (await alice.slash(channel, "milestones")).text


async def test_sets_and_numbers_of_ones_own_are_told_back(alice: Person, channel: Channel) -> None:
    await start(alice, channel)
    panel = await alice.slash(channel, "milestones")
    assert panel.private
    assert "24 hours, 7 and 14 days; 30, 60 and 90 days" in panel.text
    saved = await (await panel.press("Choose")).fill(groups=["years", "totals"], own="45, 200")
    assert "You are told of: every year; 100, 200, 365" in saved.text
    assert "45, 200 days." in saved.text
    wrong = await (await saved.press("Choose")).fill(groups=["years"], own="soon")
    assert "whole numbers of days" in wrong.text


async def test_messages_can_be_stopped(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    stopped = await (await alice.slash(channel, "milestones")).press("No messages")
    assert "I send no message about them" in stopped.text
    await live(app, env, utc(1, 7, 0))
    assert texts_in(mailbox) == []


async def test_looking_without_a_counter_keeps_nothing(app: App, alice: Person, channel: Channel) -> None:
    panel = await alice.slash(channel, "milestones")
    assert "Nothing waits" in panel.text
    assert "Nothing is saved until you say yes" in (await panel.press("Send me a message")).text
    assert (await stored(app))["milestones"] == []


# Sharing


async def test_a_post_is_exactly_what_was_shown_and_names_no_label(
    app: App, env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await travel(app, env, utc(1, 5, 10))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    shown = await card.press("Share")
    post = "alice asked me to share: 30 days. Well done, and welcome to anyone on day one today."
    assert post in shown.text
    assert texts_in(wall) == []
    done = await shown.press("Post it there")
    assert texts_in(wall) == [post]
    await done.press("Take it back")
    assert texts_in(wall) == []


async def test_keeping_it_private_leads_back_to_the_card(
    app: App, env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await travel(app, env, utc(1, 5, 10))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    back = await (await card.press("Share")).press("Keep it private")
    assert "Today is 30 days" in back.text
    assert texts_in(wall) == []


async def test_a_shared_card_leads_to_its_post_and_can_be_taken_back(
    app: App, env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await travel(app, env, utc(1, 5, 10))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    assert "Take it back" not in card.labels
    await (await card.press("Share")).press("Post it there")
    again = await (await alice.slash(channel, "milestones")).press("30 days")
    assert "Share…" not in again.labels
    assert "The post is gone" in (await again.press("Take it back")).text
    assert texts_in(wall) == []
    once_more = await (await alice.slash(channel, "milestones")).press("30 days")
    assert "Share…" in once_more.labels


async def test_a_card_is_its_members_alone(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel
) -> None:
    await start(alice, channel, began=THIRTY_ON_THE_FIFTH)
    await travel(app, env, utc(1, 5, 10))
    service = app.services.get(Milestones)
    (shown,) = (await service.board(MemberId(alice.id), None)).waiting
    with pytest.raises(Refusal, match="milestones-card-gone"):
        await service.card(MemberId(bob.id), None, shown.card.id)


# What can be read in the database


Rows = dict[str, list[dict[str, Any]]]


def _rows(tx: Transaction) -> Rows:
    return {
        table.name: [dict(zip(table.c.keys(), row, strict=True)) for row in tx.all(select(table))]
        for table in (agenda, deliveries, milestones)
    }


async def stored(app: App) -> Rows:
    return await app.services.get(Database).read(_rows)


def queue_of(copy: Rows, who: Person) -> list[dict[str, Any]]:
    """Return somebody's rows in the queue, oldest first, told as days since each was due."""
    mine = [row for row in copy["deliveries"] if row["member_id"] == who.id]
    return [_shape(row) for row in sorted(mine, key=lambda row: row["due_at"])]


def _shape(row: Mapping[str, Any]) -> dict[str, Any]:
    """Return what a row says besides who it is for and which day it is of."""
    own = {"id", "key", "member_id"}
    return {
        name: (value - row["due_at"]).days if isinstance(value, datetime) else _since(value, row["day"])
        for name, value in row.items()
        if name not in own
    }


def _since(value: object, day: date) -> object:
    return (value - day).days if isinstance(value, date) else value


async def test_no_counters_date_can_be_computed_from_agenda_and_deliveries(
    app: App, env: Env, alice: Person, bob: Person, channel: Channel, mailbox: Channel
) -> None:
    """Somebody with a copy of both tables looks for the days on which there was something to tell."""
    await counting(alice, channel, began="22 December 2025")  # 14 days on the 5th, 30 on the 21st
    await counting(bob, channel, began="15 November 2025")  # 60 days on the 14th
    await live(app, env, utc(1, 25, 12))
    assert len(texts_in(mailbox)) == 2
    copy = await stored(app)
    hers, his = queue_of(copy, alice), queue_of(copy, bob)
    assert len(hers) == len(his) == 25
    assert [row for row in hers + his if row != hers[0]] == []
    assert not any(str(who.id) in row["key"] for who in (alice, bob) for row in copy["deliveries"])
    looks = [
        {name: row[name] for name in ("kind", "ref", "paused", "next_day", "last_day")}
        for row in copy["agenda"]
    ]
    assert looks[0] == looks[1]


async def test_no_row_of_the_queue_tells_of_a_slip(
    app: App, env: Env, alice: Person, channel: Channel
) -> None:
    await counting(alice, channel)
    await env.advance_time((utc(1, 5, 10) - env.now()).total_seconds())
    await app.agenda.tick(env.now())
    before = await stored(app)
    await slipped(await counter_panel(alice, channel), note="")
    after = await stored(app)
    assert (before["agenda"], before["deliveries"]) == (after["agenda"], after["deliveries"])
    await tick(app, env)
    await live(app, env, utc(1, 8, 12))
    shapes = queue_of(await stored(app), alice)
    assert all(row == shapes[0] for row in shapes[1:])


async def test_the_look_is_there_as_long_as_there_is_a_counter(
    app: App, alice: Person, channel: Channel
) -> None:
    await start(alice, channel)
    (look,) = (await stored(app))["agenda"]
    assert (look["kind"], look["ref"]) == ("daily-look", "")
    panel = await counter_panel(alice, channel)
    await (await panel.press("Remove")).press("Remove")
    assert (await stored(app))["agenda"] == []


async def test_taking_back_the_yes_ends_the_look(
    app: App, env: Env, alice: Person, channel: Channel, mailbox: Channel
) -> None:
    await counting(alice, channel)
    seen = await (await alice.slash(channel, "settings")).press("Choose what is kept")
    asked = await (await (await seen.press("Choose")).fill(kept=["messages"])).press(
        "Stop keeping: My counters"
    )
    await asked.press("Erase it")
    copy = await stored(app)
    assert (copy["agenda"], copy["milestones"]) == ([], [])
    await live(app, env, utc(1, 7, 0))
    assert texts_in(mailbox) == []


async def role_here(app: App, guild: Guild) -> int:
    """A milestone role as admins chose it, which the bot may give."""
    role = guild.create_role("Steady")
    await app.services.get(Servers).choose_role(
        GuildId(guild.id), "milestones", RoleId(role.id), RequestId(role.id)
    )
    return role.id


def has(env: Env, who: Person, role: int) -> bool:
    """Tell what Discord was last told about a role of somebody's."""
    place = f"/members/{who.id}/roles/{role}"
    told = [each.method for each in env.http_requests if each.path.endswith(place)]
    return bool(told) and told[-1] == "PUT"


async def test_the_role_is_a_share_of_its_own_and_given_back_at_any_time(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    role = await role_here(app, guild)
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    asked = await card.press("Take the role")
    assert "Everyone on this server can see it" in asked.text
    taken = await asked.press("Take it")
    assert "You have **Steady** now" in taken.text
    assert has(env, alice, role)
    board = await alice.slash(channel, "milestones")
    dropped = await board.press("Give the role back")
    assert "Nobody was told" in dropped.text
    assert not has(env, alice, role)


async def test_a_slip_takes_no_role_away(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    role = await role_here(app, guild)
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    await (await card.press("Take the role")).press("Take it")
    await slipped(await counter_panel(alice, channel))
    await travel(app, env, utc(1, 9, 12))
    assert has(env, alice, role)


async def test_discord_refusing_the_role_is_told_as_it_is(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    await role_here(app, guild)
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    asked = await card.press("Take the role")
    env.inject_error("PUT", "/guilds/*/members/*/roles/*", status=403, code=50013, message="no")
    assert "Discord didn't let me change" in (await asked.press("Take it")).text


async def test_a_role_the_bot_may_not_give_is_not_offered(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    assert not any(label.startswith("Take the role") for label in card.labels)


async def test_a_role_with_power_over_others_is_never_handed_out(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    keepers = guild.create_role("Keepers", permissions=discord.Permissions(ban_members=True))
    await app.services.get(Servers).choose_role(
        GuildId(guild.id), "milestones", RoleId(keepers.id), RequestId(keepers.id)
    )
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    assert not any(label.startswith("Take the role") for label in card.labels)


async def test_a_role_that_stands_above_the_bot_is_not_offered(
    app: App, env: Env, alice: Person, guild: Guild, channel: Channel
) -> None:
    role = guild.create_role("Steady", position=90)
    await app.services.get(Servers).choose_role(
        GuildId(guild.id), "milestones", RoleId(role.id), RequestId(role.id)
    )
    await counting(alice, channel)
    await travel(app, env, utc(1, 5, 12))
    card = await (await alice.slash(channel, "milestones")).press("30 days")
    assert not any(label.startswith("Take the role") for label in card.labels)
    assert not any(each.path.endswith(f"/roles/{role.id}") for each in env.http_requests)


# Their buddy


async def card_of_today(app: App, env: Env, who: Person, channel: Channel) -> Seen:
    """Count thirty days up to tomorrow, and open the card."""
    await start(who, channel, began=(env.now() - timedelta(days=29)).date().isoformat())
    await travel(app, env, env.now() + timedelta(days=1, hours=12))
    return await (await who.slash(channel, "milestones")).press("30 days")


async def test_a_buddy_is_told_by_one_press_in_words_seen_first(
    app: App, env: Env, together: None, wall: Channel, alice: Person, channel: Channel
) -> None:
    place = (await place_of(app, alice)).id
    card = await card_of_today(app, env, alice, channel)
    assert {"Keep private", "Tell my buddy", "Share…"} <= set(card.labels)
    shown = await card.press("Tell my buddy")
    assert "alice would like you to know: 30 days." in shown.text
    assert "would like you to know" not in card_in(env, place)
    assert not [label for label in shown.labels if label.startswith("Post")]
    await shown.press("Show my buddy")
    assert card_in(env, place).count("would like you to know: 30 days") == 1
    assert texts_in(wall) == []
    again = await (await alice.slash(channel, "milestones")).press("30 days")
    assert {"Take it back from my buddy", "Share…"} <= set(again.labels)
    assert "Tell my buddy" not in again.labels
    assert "The post is gone" in (await again.press("Take it back from my buddy")).text


async def test_without_a_buddy_nobody_is_offered(
    app: App, env: Env, wall: Channel, alice: Person, channel: Channel
) -> None:
    assert "Tell my buddy" not in (await card_of_today(app, env, alice, channel)).labels


async def test_a_card_leads_to_a_line_to_oneself(app: App, env: Env, alice: Person, channel: Channel) -> None:
    card = await card_of_today(app, env, alice, channel)
    kit = await card.press("Write a line to my later self")
    assert kit.private
    assert "Today is 30 days" not in kit.text
    assert "kit" in kit.text.lower()
