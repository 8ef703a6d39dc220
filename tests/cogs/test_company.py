"""Asking a buddy for company, and showing them something: answered, or told plainly that nobody has."""

from datetime import timedelta
from typing import Any

import discord
import pytest

from bot.app import App
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.cogs.arriving import labels, press, tick, travel
from tests.cogs.test_buddies import card_in, harbor, mail, mailbox, place_of, together, two
from tests.cogs.test_counters import slipped, start
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

__all__ = ["harbor", "together", "two"]

CALL = "would like company now. A short hello is enough."


async def ask(who: Person, channel: Channel) -> Seen:
    panel = await (await who.slash(channel, "buddy")).press("Show")
    return await panel.press("Ask my buddy for company")


@pytest.fixture
async def helpers(app: App, guild: Guild) -> Channel:
    private: dict[Any, discord.PermissionOverwrite] = {
        guild.default_role: discord.PermissionOverwrite(view_channel=False),
        guild.roles["TestBot"]: discord.PermissionOverwrite(view_channel=True, send_messages=True),
    }
    channel = guild.create_text_channel("helpers", overwrites=private)
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "helpers", ChannelId(channel.id))
    return channel


async def test_the_exact_words_come_first_and_somebody_answers(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    preview = await ask(alice, channel)
    assert preview.private
    assert CALL in preview.text
    before = len(texts_in(mailbox(bob)))
    assert "I tell you when somebody answers" in (await preview.press("Send it")).text
    await tick(app, env)
    assert len(texts_in(mailbox(bob))) == before + 1
    assert mail(bob).startswith("There is a message for you.")
    assert CALL in mail(bob)
    assert {"I'm here", "I can't right now", "Report", "Block", "Help"} <= set(labels(mailbox(bob)))
    assert "They are told that you are here" in (await press(bob, mailbox(bob), "I'm here")).text
    await tick(app, env)
    assert "is here for you" in mail(alice)
    await travel(app, env, env.now() + timedelta(minutes=20))
    assert "Nobody has answered" not in mail(alice)


async def test_after_fifteen_minutes_without_an_answer_it_is_said_plainly_and_others_are_offered(
    app: App, env: Env, together: None, helpers: Channel, alice: Person, bob: Person, channel: Channel
) -> None:
    await (await ask(alice, channel)).press("Send it")
    await (await ask(alice, channel)).press("Send it")
    await tick(app, env)
    assert len([text for text in texts_in(mailbox(bob)) if CALL in text]) == 1
    await travel(app, env, env.now() + timedelta(minutes=14))
    assert "Nobody has answered" not in mail(alice)
    await travel(app, env, env.now() + timedelta(minutes=2))
    assert "Nobody has answered yet. That's mostly about time, not about you" in mail(alice)
    assert labels(mailbox(alice))[-1] == "Help"
    preview = await press(alice, mailbox(alice), "Ask the helpers")
    assert "would like company now" in preview.text
    assert texts_in(helpers) == []
    assert "The helpers are told" in (await preview.press("Send it")).text
    assert "would like company now" in texts_in(helpers)[-1]


async def test_a_buddy_who_cannot_is_believed_and_nobody_waits_for_it(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    await (await ask(alice, channel)).press("Send it")
    await tick(app, env)
    assert "That's fine" in (await press(bob, mailbox(bob), "I can't right now")).text
    await tick(app, env)
    assert "Your buddy can't right now. That isn't about you" in mail(alice)
    told = len(texts_in(mailbox(alice)))
    await travel(app, env, env.now() + timedelta(minutes=20))
    assert len(texts_in(mailbox(alice))) == told


async def test_without_a_buddy_a_hard_check_in_leads_to_finding_one(
    alice: Person, channel: Channel, harbor: Channel
) -> None:
    form = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    done = await form.fill(mood="1")
    assert "### Buddies" in (await done.press("Ask my buddy for company")).text


async def test_a_helpers_channel_that_is_out_of_reach_is_told_honestly(
    app: App, env: Env, together: None, helpers: Channel, alice: Person, bob: Person, channel: Channel
) -> None:
    await (await ask(alice, channel)).press("Send it")
    await tick(app, env)
    await press(bob, mailbox(bob), "I can't right now")
    await tick(app, env)
    preview = await press(alice, mailbox(alice), "Ask the helpers")
    env.inject_error("POST", f"/channels/{helpers.id}/messages", status=403, code=50013, message="no")
    assert "nobody was told" in (await preview.press("Send it")).text


async def test_a_check_in_is_shown_to_a_buddy_in_their_own_place_alone(
    app: App, env: Env, together: None, alice: Person, channel: Channel
) -> None:
    form = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    done = await form.fill(mood="4", note="a calm day")
    preview = await done.press("Share")
    assert "Your buddy would see it in" in preview.text
    await preview.press("Show my buddy")
    assert "Mood" in card_in(env, (await place_of(app, alice)).id)
    assert texts_in(channel) == []


async def test_a_slip_is_told_only_by_saying_so_in_words_seen_first(
    app: App, env: Env, together: None, alice: Person, channel: Channel
) -> None:
    place = (await place_of(app, alice)).id
    done = await slipped(await start(alice, channel))
    assert "Tell my buddy" in done.labels
    assert "had a slip" not in card_in(env, place)
    preview = await done.press("Tell my buddy")
    assert "had a slip and would like you to know" in preview.text
    assert "had a slip" not in card_in(env, place)
    await preview.press("Show my buddy")
    assert "had a slip" in card_in(env, place)


async def test_a_call_is_sent_however_late_and_says_when_it_was_asked(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    await (await ask(alice, channel)).press("Send it")
    await env.advance_time(timedelta(hours=3).total_seconds())
    await tick(app, env)
    assert CALL in mail(bob)
    assert "comes late" in mail(bob)
