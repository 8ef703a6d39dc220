"""A submitted text that sounds heavy, as its writer lives it."""

from datetime import timedelta

import pytest

from bot.app import App
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId
from tests.cogs.test_checkins import check_in
from tests.people import Channel, Env, Guild, Person, texts_in

HEAVY = "I want to die"
AGAIN = "I just want to die, every day"
OVERDOSE = "I took too many pills and can't stay awake"


@pytest.fixture
async def wall(app: App, env: Env, guild: Guild) -> Channel:
    """The channel admins chose for check-ins."""
    channel = guild.create_text_channel("check-ins")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "checkins", ChannelId(channel.id))
    return channel


async def test_a_heavy_note_is_saved_as_it_was_and_help_comes_first(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, mood="2", note=HEAVY)
    assert saved.private
    assert saved.text.startswith("Thank you for writing that. It sounds very heavy.")
    assert saved.text.index("Thoughts of suicide or self-harm") < saved.text.index("Saved for")
    assert HEAVY in saved.text
    assert HEAVY in (await alice.slash(channel, "checkins history")).text


async def test_nobody_hears_of_it(alice: Person, channel: Channel, wall: Channel) -> None:
    await check_in(alice, channel, note=HEAVY)
    assert texts_in(channel) == []
    assert texts_in(wall) == []
    kept = await alice.slash(channel, "privacy show")
    assert "heavy" not in kept.text


async def test_a_wrong_read_is_taken_kindly(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, note=HEAVY)
    thanks = await saved.press("I'm okay, wrong read")
    assert thanks.private
    assert "I misread sometimes" in thanks.text
    assert thanks.message.id != saved.message.id


async def test_the_card_leads_to_all_other_help(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, note=HEAVY)
    calling = await saved.press("Help me with calling")
    assert "What is in the way?" in calling.text
    country = await saved.press("Choose a country")
    assert "116 123" in (await country.choose("United Kingdom")).text


async def test_the_same_card_stays_short_for_six_hours(env: Env, alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note=HEAVY)
    second = await check_in(alice, channel, note=AGAIN)
    assert "Thoughts of suicide or self-harm" not in second.text
    assert "Thoughts of suicide or self-harm" in (await second.press("Show me help")).text
    await env.advance_time(timedelta(hours=6, minutes=1).total_seconds())
    third = await check_in(alice, channel, note=HEAVY)
    assert "Thoughts of suicide or self-harm" in third.text


async def test_an_overdose_is_never_held_back(alice: Person, channel: Channel) -> None:
    for _ in range(2):
        saved = await check_in(alice, channel, note=OVERDOSE)
        assert "Treat this as an emergency now" in saved.text


async def test_a_return_to_use_is_met_with_what_keeps_alive(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, note="I used again last night")
    assert "what happened is not who you are" in saved.text
    assert "can stop your breathing" in saved.text
    assert "Overdose or poisoning" in saved.labels


async def test_a_low_note_gets_one_soft_line(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, mood="1", confidence="0", note="today is heavy and I see no hope")
    assert saved.text.count("If today is heavier than it looks") == 1
    assert "I'm okay, wrong read" not in saved.labels


async def test_an_ordinary_note_changes_nothing(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, mood="4", note="slept well, walked the dog")
    assert saved.text.startswith("Saved for")
    assert "If today is heavier" not in saved.text


async def test_sharing_waits_behind_one_more_press(alice: Person, channel: Channel, wall: Channel) -> None:
    saved = await check_in(alice, channel, mood="2", note=HEAVY)
    assert "Share…" not in saved.labels
    shown = await (await saved.press("Still share this")).choose("Mood", "Note")
    assert "so this comes first" in shown.text.lower()
    assert "Post in check-ins" not in shown.labels
    asked = await shown.press("Still share this")
    assert texts_in(wall) == []
    await asked.press("Post in check-ins")
    assert HEAVY in texts_in(wall)[0]


async def test_what_is_shared_without_the_note_needs_no_second_press(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    saved = await check_in(alice, channel, mood="2", note=HEAVY)
    shown = await saved.press("Still share this")
    assert "Post in check-ins" in shown.labels


async def test_after_an_erasure_the_card_is_whole_again(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note=HEAVY)
    sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
    await sure.press("Erase everything now")
    assert "Thoughts of suicide or self-harm" in (await check_in(alice, channel, note=HEAVY)).text
