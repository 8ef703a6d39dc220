"""Sharing: the exact post first, one press, and always a way back."""

import pytest

from bot.app import App
from bot.features.servers.service import Servers
from bot.features.shares.model import Share
from bot.features.shares.service import Shares
from bot.ids import ChannelId, GuildId, MemberId
from tests.cogs.test_checkins import check_in
from tests.people import Channel, Env, Guild, Person, Seen, texts_in


@pytest.fixture
async def wall(app: App, env: Env, guild: Guild) -> Channel:
    """The channel admins chose for check-ins."""
    channel = guild.create_text_channel("check-ins")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "checkins", ChannelId(channel.id))
    return channel


async def preview(who: Person, channel: Channel, **values: object) -> Seen:
    return await (await check_in(who, channel, **values)).press("Share")


async def test_nothing_is_offered_where_there_is_no_channel(alice: Person, channel: Channel) -> None:
    assert "Share…" not in (await check_in(alice, channel, mood="4")).labels


async def test_the_exact_post_is_shown_before_it_is_made(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4", note="only for me")
    read = shown.text
    assert "This is exactly what others would read" in read
    assert texts_in(wall) == []
    done = await shown.press("Post in check-ins")
    assert done.private
    post = texts_in(wall)[0]
    assert post == "**alice** asked me to share a check-in:\nMood: 4 of 5"
    assert post in read


async def test_only_the_chosen_parts_are_posted(alice: Person, channel: Channel, wall: Channel) -> None:
    shown = await preview(alice, channel, mood="2", craving="8", confidence="1", note="secret")
    shown = await shown.choose("Craving")
    await shown.press("Post in check-ins")
    assert "Craving: 8 of 10" in texts_in(wall)[0]
    for other in ("Mood", "Confidence", "secret"):
        assert other not in texts_in(wall)[0]


async def test_a_changed_check_in_is_shown_again_before_it_is_posted(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    await check_in(alice, channel, mood="1")
    again = await shown.press("Post in check-ins")
    assert "I ask again" in again.text
    assert texts_in(wall) == []


async def test_a_post_stands_once_and_can_be_taken_back(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    done = await shown.press("Post in check-ins")
    again = await check_in(alice, channel, mood="4")
    assert "Share…" not in again.labels
    assert len(texts_in(wall)) == 1
    assert "The post is gone" in (await done.press("Take it back")).text
    assert texts_in(wall) == []


async def test_deleting_a_check_in_takes_its_post_down(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    saved = await check_in(alice, channel, mood="4")
    assert "still says what it said" in saved.text
    await (await saved.press("Delete")).press("Delete it")
    assert texts_in(wall) == []


@pytest.mark.parametrize("way", ["erase", "withdraw"])
async def test_erasing_takes_posts_down(alice: Person, channel: Channel, wall: Channel, way: str) -> None:
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    if way == "erase":
        sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
        await sure.press("Erase everything now")
    else:
        words = await (await alice.slash(channel, "settings")).press("Choose what is kept")
        asked = await (await words.press("Choose")).fill(kept=[])
        await (await asked.press("Stop keeping: My check-ins")).press("Erase it")
    assert texts_in(wall) == []


async def test_a_post_out_of_reach_is_told_with_a_link(
    env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    env.inject_error("DELETE", "/channels/*/messages/*", status=403, code=50013, message="no")
    sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
    done = await sure.press("Erase everything now")
    assert "Everything is erased" in done.text
    assert f"https://discord.com/channels/{channel.guild.id if channel.guild else 0}/{wall.id}/" in done.text


async def test_a_refused_post_is_told_and_nothing_is_noted(
    env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    env.inject_error("POST", "/channels/*/messages", status=403, code=50013, message="no")
    sorry = await shown.press("Post in check-ins")
    assert "nothing was posted" in sorry.text
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    assert len(texts_in(wall)) == 1


async def test_a_post_of_unknown_fate_can_be_tried_again(
    env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    env.inject_error("POST", "/channels/*/messages", status=502, code=0, message="bad gateway")
    assert "didn't tell me whether" in (await shown.press("Post in check-ins")).text
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    assert len(texts_in(wall)) == 1


async def test_sharing_is_never_offered_to_who_said_never(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    settings = await (await alice.slash(channel, "settings")).press("Choose what is kept")
    await (await settings.press("Choose")).fill(kept=["settings", "checkins"])
    form = await (await alice.slash(channel, "settings")).press("Words and sharing")
    await form.fill(visibility="never")
    assert "Share…" not in (await check_in(alice, channel, mood="4")).labels
    history = await alice.slash(channel, "checkins history")
    assert "Share…" not in (await history.choose(history.options[0])).labels


async def test_a_channel_taken_away_meanwhile_keeps_it_private(
    app: App, guild: Guild, alice: Person, channel: Channel, wall: Channel
) -> None:
    saved = await check_in(alice, channel, mood="4")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "checkins", None)
    assert "It stays private" in (await saved.press("Share")).text


async def test_an_empty_check_in_cannot_be_shared(alice: Person, channel: Channel, wall: Channel) -> None:
    saved = await check_in(alice, channel, mood="4")
    await check_in(alice, channel)
    assert "there is nothing to share" in (await saved.press("Share")).text


async def test_what_can_no_longer_be_shared_is_told(
    app: App, alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    await app.bot.unload_extension("cogs.checkins")
    assert "no longer there" in (await shown.press("Post in check-ins")).text
    assert texts_in(wall) == []


async def test_keeping_it_private_leads_back_to_the_day(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    day = await (await preview(alice, channel, mood="4")).press("Keep it private")
    assert "Mood: 4 of 5" in day.text
    assert texts_in(wall) == []


async def test_a_day_says_where_it_is_posted(alice: Person, channel: Channel, wall: Channel) -> None:
    await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    history = await alice.slash(channel, "checkins history")
    day = await history.choose(history.options[0])
    assert "Posted here: https://discord.com/channels/" in day.text
    assert "The post is gone" in (await day.press("Take it back")).text
    assert texts_in(wall) == []


async def test_a_post_somebody_deleted_is_gone(
    env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    done = await (await preview(alice, channel, mood="4")).press("Post in check-ins")
    env.inject_error("DELETE", "/channels/*/messages/*", status=404, code=10008, message="unknown")
    assert "The post is gone" in (await done.press("Take it back")).text
    assert "Share…" in (await check_in(alice, channel, mood="4")).labels


async def test_a_post_of_unknown_fate_taken_back_is_told_with_where_to_look(
    env: Env, alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    env.inject_error("POST", "/channels/*/messages", status=502, code=0, message="bad gateway")
    await shown.press("Post in check-ins")
    saved = await check_in(alice, channel, mood="4")
    left = await saved.press("Take it back")
    assert "One post is still there" in left.text
    assert f"/{wall.id}" in left.text


class TakenBack(Shares):
    """Shares whose owner takes a post back the moment before it is noted as made."""

    owner = MemberId(0)

    async def finish(self, share: Share, message: int) -> bool:
        await self.drop(self.owner, share)
        return await super().finish(share, message)


async def test_a_post_taken_back_on_its_way_does_not_stay(
    app: App, alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await preview(alice, channel, mood="4")
    shares = app.services.get(Shares)
    shares.__class__ = TakenBack
    shares.owner = MemberId(alice.id)  # pyright: ignore[reportAttributeAccessIssue] - it is one now
    assert "You took it back while it was on its way" in (await shown.press("Post in check-ins")).text
    assert texts_in(wall) == []
