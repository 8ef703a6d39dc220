"""Buddies, as three members live them: an offer, names only after both said yes, a place, a gentle end."""

import asyncio
from datetime import timedelta

import discord
import pytest

from bot.app import App, Library
from bot.errors import Refusal
from bot.features.buddies.finding import Finding
from bot.features.buddies.matching import Reason, ReasonKey
from bot.features.buddies.model import BUDDIES, Pair, State
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.profile import Part, Profile
from bot.features.buddies.service import Buddies
from bot.features.buddies.waiting import Standing
from bot.features.members.service import Members
from bot.features.privacy.service import Privacy
from bot.features.reminders.model import MESSAGES
from bot.features.reports.service import Blocks
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId
from tests.cogs.arriving import labels, press, tick, travel
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

LATER = timedelta(days=31)
NEWS = "There is news for you"


def mailbox(who: Person) -> Channel:
    return who.actor.user.dm_channel


def mail(who: Person) -> str:
    """Return the newest direct message."""
    return texts_in(mailbox(who))[-1]


async def seat_of(app: App, who: Person) -> int:
    (pair,) = await app.services.get(Letters).of(MemberId(who.id))
    return pair.seat_of(MemberId(who.id)).id


async def pair_of(app: App, who: Person) -> Pair:
    (pair,) = await app.services.get(Letters).of(MemberId(who.id))
    return pair


async def wait_for_one(app: App, guild: Guild, who: Person, profile: Profile | None = None) -> None:
    """Let somebody agree, declare and look, without the forms."""
    member, buddies, now = MemberId(who.id), app.services.get(Buddies), app.clock.now()
    for category in (MESSAGES, BUDDIES):
        await app.services.get(Members).agree(member, category)
    await buddies.save(member, lambda _: profile or Profile(frozenset({"en"}), frozenset({Part.EVENING})))
    standing = Standing(now - LATER)
    await buddies.look(member, GuildId(guild.id), RequestId(who.id + 7), standing)


async def round_runs(app: App, env: Env, guild: Guild) -> None:
    """Run the server's round, and let its messages arrive in the morning."""
    await app.services.get(Finding).round(GuildId(guild.id), env.now().date())
    await travel(app, env, env.now() + timedelta(hours=12))


async def says_yes(who: Person, app: App, env: Env) -> Seen:
    code = await (await press(who, mailbox(who), "Show me")).press("Yes")
    done = await code.press("I'm 18 or older, and I agree")
    await tick(app, env)
    return done


async def both_say_yes(app: App, env: Env, one: Person, other: Person) -> None:
    await says_yes(one, app, env)
    await says_yes(other, app, env)
    for _ in range(3):
        await travel(app, env, env.now() + timedelta(minutes=1))


async def days(app: App, env: Env, n: int) -> None:
    """Let days pass, with the server's daily step in each."""
    for _ in range(n * 2):
        await travel(app, env, env.now() + timedelta(hours=12))
        await travel(app, env, env.now() + timedelta(seconds=20))


async def place_of(app: App, who: Person) -> discord.Thread:
    thread = await app.bot.fetch_channel((await pair_of(app, who)).thread or 0)
    assert isinstance(thread, discord.Thread)
    return thread


def card_in(env: Env, thread: int) -> str:
    """Return what the bot wrote in a thread."""
    wanted = f"/channels/{thread}/messages"
    bodies = [str(each.json) for each in env.http_requests if each.method == "POST" and each.path == wanted]
    return "\n".join(bodies)


async def offered(app: App, guild: Guild, *people: Person) -> None:
    """Make the offer a round would make, without the process that rounds are played in."""
    seats = [(MemberId(person.id), False) for person in people]
    why = (Reason(ReasonKey.PARTS, ("evening",)), Reason(ReasonKey.LANGUAGES, ("en",)))
    pairs = app.services.get(Pairs)
    await app.db.transact(pairs.offer_in, GuildId(guild.id), seats, why)


def places_made(env: Env) -> int:
    """Return how many threads were asked of Discord."""
    asked = [(each.method, each.path[-8:]) for each in env.http_requests]
    return asked.count(("POST", "/threads"))


@pytest.fixture
async def harbor(app: App, env: Env, guild: Guild) -> Channel:
    """The channel where places are made, in a server that switched buddies on a month ago."""
    place, harbor = guild.create_text_channel("meeting-places"), GuildId(guild.id)
    await app.services.get(Servers).choose_channel(harbor, "buddies", ChannelId(place.id))
    await app.services.get(Buddies).change(harbor, RequestId(1), lambda rules: type(rules)(harbor, on=True))
    return place


@pytest.fixture
async def two(app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, bob: Person) -> None:
    """Alice and Bob wait, are a month old here, and each has an offer."""
    await env.advance_time(LATER.total_seconds())
    for person in (alice, bob):
        await wait_for_one(app, guild, person)
    await offered(app, guild, alice, bob)
    await travel(app, env, env.now() + timedelta(hours=12))


@pytest.fixture
async def together(app: App, env: Env, two: None, alice: Person, bob: Person) -> None:
    await both_say_yes(app, env, alice, bob)


@pytest.fixture
def cleo(env: Env, guild: Guild) -> Person:
    return Person(env, guild.add_member(env.create_user("cleo")))


async def test_from_a_profile_to_looking_by_buttons_alone(
    env: Env, alice: Person, channel: Channel, harbor: Channel
) -> None:
    asked = await (await alice.slash(channel, "buddy")).press("My profile")
    while "Yes, keep this" in asked.labels:
        asked = await asked.press("Yes, keep this")
    form = await asked.press("Begin")
    kept = await form.fill(
        languages="English, spanish", parts=["evening"], contact=["text"], cadence="weekly"
    )
    assert kept.private
    assert "English, Spanish" in kept.text
    kept = await (await kept.press("What for")).fill(support=["alcohol"], goal="break", ticks=["same"])
    assert "a break" in kept.text
    kept = await (await kept.press("Who I am")).fill(gender="woman", wish=["same"], interests=["music"])
    assert "the same as mine" in kept.text
    young = await (await alice.slash(channel, "buddy")).press("Find a buddy")
    assert "has to be 30 days old" in young.text
    assert "Help" in young.labels
    await env.advance_time(LATER.total_seconds())
    adult = await (await alice.slash(channel, "buddy")).press("Find a buddy")
    looking = await adult.press("I'm 18 or older, look now")
    assert "I'm looking" in looking.text
    form = await looking.press("Pause until a date")
    assert "leave you in peace until" in (await form.fill(until="24 December")).text
    assert "Find a buddy" in (await (await alice.slash(channel, "buddy")).press("Stop looking")).labels


async def test_names_appear_only_after_both_said_yes(
    app: App, env: Env, two: None, alice: Person, bob: Person
) -> None:
    assert mail(alice).startswith(NEWS)
    offer = await press(alice, mailbox(alice), "Show me")
    assert "You both chose: evenings, English" in offer.text
    assert "administrators" in offer.text
    code = await offer.press("Yes")
    assert "We are peers, not counsellors" in code.text
    said = await code.press("I'm 18 or older, and I agree")
    assert "nobody's name is shown" in said.text
    await tick(app, env)
    assert str(alice.id) not in mail(bob) + offer.text + said.text
    assert len(texts_in(mailbox(bob))) == 1
    met = await says_yes(bob, app, env)
    assert "Everybody said yes" in met.text
    for _ in range(3):
        await travel(app, env, env.now() + timedelta(minutes=1))
    assert f"<@{bob.id}>" in mail(alice)
    assert f"<@{alice.id}>" in mail(bob)
    assert {"Show", "Report", "Block", "Help"} <= set(labels(mailbox(alice)))


async def test_their_place_is_private_opened_once_and_says_who_reads_it(
    app: App, env: Env, guild: Guild, together: None, alice: Person, channel: Channel
) -> None:
    place = await place_of(app, alice)
    assert place.type is discord.ChannelType.private_thread
    card = card_in(env, place.id)
    assert card.count("this is your place") == 1
    assert "administrators" in card
    assert "reports:about" in card
    await days(app, env, 1)
    assert card_in(env, place.id).count("this is your place") == 1
    assert texts_in(channel) == []


async def test_a_no_and_a_silence_read_the_same_and_two_who_said_no_are_never_offered_again(
    app: App, env: Env, guild: Guild, two: None, alice: Person, bob: Person
) -> None:
    await says_yes(alice, app, env)
    declined = await press(bob, mailbox(bob), "Not this one")
    assert "Nobody is told that it was you" in declined.text
    await travel(app, env, env.now() + timedelta(hours=24))
    passed, alone = texts_in(mailbox(alice))[-2:]
    assert passed.startswith("That match won't go ahead. It's usually about timing")
    assert "about numbers, and not about you" in alone  # the night's round found nobody else
    for _ in range(3):
        await round_runs(app, env, guild)
    assert await app.services.get(Letters).of(MemberId(alice.id)) == []


async def test_an_offer_nobody_answers_runs_out_quietly(
    app: App, env: Env, two: None, alice: Person, bob: Person, channel: Channel
) -> None:
    await says_yes(alice, app, env)
    await days(app, env, 4)
    assert mail(alice).startswith("That match won't go ahead")
    assert "I have stopped looking" in mail(bob)
    assert "I'm looking for you" in (await alice.slash(channel, "buddy")).text
    late = await press(bob, mailbox(bob), "Look again")
    assert "Find a buddy" in late.labels or "buddies" in late.text.lower()


async def test_who_closed_their_direct_messages_finds_the_offer_in_buddy(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, bob: Person, channel: Channel
) -> None:
    await env.advance_time(LATER.total_seconds())
    for person in (alice, bob):
        await wait_for_one(app, guild, person)
    await offered(app, guild, alice, bob)
    path = f"/channels/{mailbox(bob).id}/messages"
    env.inject_error("POST", path, status=403, code=50007, message="no", times=9)
    await travel(app, env, env.now() + timedelta(hours=12))
    board = await bob.slash(channel, "buddy")
    assert "An offer is waiting for you" in board.text
    code = await (await board.press("Show me")).press("Yes")
    assert "nobody's name" in (await code.press("I'm 18 or older, and I agree")).text


async def test_who_leaves_the_server_before_answering_ends_the_offer_and_nothing_is_said_of_it(
    app: App, env: Env, guild: Guild, two: None, alice: Person, bob: Person
) -> None:
    await says_yes(alice, app, env)
    guild.remove_member(bob.actor)
    await app.services.get(Endings).leave_server(MemberId(bob.id), GuildId(guild.id))
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(alice).startswith("That match won't go ahead")


async def test_leaving_is_noticed_within_a_day_and_a_ban_at_once(
    app: App, env: Env, guild: Guild, together: None, alice: Person, bob: Person
) -> None:
    guild.remove_member(bob.actor)
    await days(app, env, 1)
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(alice).startswith("Your buddy is no longer available here")
    assert (await app.services.get(Letters).of(MemberId(alice.id))) == []


async def test_a_ban_ends_it_at_once(
    app: App, env: Env, guild: Guild, together: None, alice: Person, bob: Person
) -> None:
    place = await place_of(app, alice)
    found = app.bot.get_guild(guild.id)
    assert found is not None
    await found.ban(discord.Object(bob.id))
    await env.settle()
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(alice).startswith("Your buddy is no longer available here")
    closed = await app.bot.fetch_channel(place.id)
    assert isinstance(closed, discord.Thread)
    assert closed.locked


async def test_a_yes_taken_back_as_the_other_one_comes_shows_no_name(
    app: App, env: Env, two: None, alice: Person, bob: Person
) -> None:
    pairs = app.services.get(Pairs)
    await says_yes(alice, app, env)
    mine, theirs = await seat_of(app, alice), await seat_of(app, bob)
    await asyncio.gather(pairs.accept(MemberId(bob.id), theirs), pairs.decline(MemberId(alice.id), mine))
    await travel(app, env, env.now() + timedelta(hours=24))
    assert await app.services.get(Letters).of(MemberId(bob.id)) == []
    for person in (alice, bob):
        assert "<@" not in "".join(texts_in(mailbox(person)))
    assert places_made(env) == 0


async def test_both_press_at_once_and_each_twice_and_it_is_one_place(
    app: App, env: Env, two: None, alice: Person, bob: Person
) -> None:
    pairs = app.services.get(Pairs)
    seats = [(MemberId(who.id), await seat_of(app, who)) for who in (alice, bob)]
    await asyncio.gather(*(pairs.accept(*seat) for seat in seats * 2))
    for _ in range(4):
        await travel(app, env, env.now() + timedelta(minutes=1))
    assert places_made(env) == 1
    assert len([text for text in texts_in(mailbox(alice)) if f"<@{bob.id}>" in text]) == 1


async def test_a_restart_between_any_two_steps_loses_nothing(
    app: App, env: Env, library: Library, two: None, alice: Person, bob: Person
) -> None:
    await says_yes(alice, app, env)
    code = await (await press(bob, mailbox(bob), "Show me")).press("Yes")
    await app.close()
    again = App(app.config, app.clock, library)
    assert await again.open_storage()
    await env.restart_bot(again.bot)
    await again.start_services()
    assert "Everybody said yes" in (await code.press("I'm 18 or older, and I agree")).text
    await again.close()
    third = App(app.config, app.clock, library)
    assert await third.open_storage()
    await env.restart_bot(third.bot)
    await third.start_services()
    for _ in range(4):
        await travel(third, env, env.now() + timedelta(minutes=1))
    assert f"<@{alice.id}>" in mail(bob)
    assert card_in(env, (await pair_of(third, alice)).thread or 0).count("this is your place") == 1
    await third.close()


async def test_a_place_a_moderator_deleted_is_told_and_made_anew(
    app: App, env: Env, together: None, alice: Person, bob: Person
) -> None:
    place = await place_of(app, alice)
    await place.delete()
    await env.settle()
    await tick(app, env)
    assert "The place where you two met is gone" in mail(bob)
    assert "on its way" in (await press(bob, mailbox(bob), "A new place")).text
    for _ in range(3):
        await travel(app, env, env.now() + timedelta(minutes=1))
    assert (await place_of(app, alice)).id != place.id


async def test_without_permission_for_a_place_they_still_learn_who_it_is_and_admins_are_told(
    app: App, env: Env, guild: Guild, two: None, harbor: Channel, alice: Person, bob: Person, admin: Person,
    channel: Channel,
) -> None:  # fmt: skip
    env.inject_error("POST", f"/channels/{harbor.id}/threads", status=403, code=50013, message="no", times=9)
    await both_say_yes(app, env, alice, bob)
    assert "I could not make a place for you" in mail(alice)
    assert f"<@{bob.id}>" in mail(alice)
    panel = await (await admin.slash(channel, "setup panel")).press("Buddies")
    assert "A place for two buddies could not be made" in panel.text


@pytest.fixture
def admin(env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=discord.Permissions(manage_guild=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


async def test_a_pair_agrees_is_asked_how_it_goes_on_and_keeps_it(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    panel = await (await alice.slash(channel, "buddy")).press("Show")
    assert "trying it out" in panel.text
    agreed = await (await panel.press("What we agree on")).choose("Once a week")
    assert "Once a week" in agreed.text
    theirs = await (await bob.slash(channel, "buddy")).press("Show")
    assert "Once a week" in theirs.text
    await days(app, env, 15)
    assert mail(alice).startswith("A short question, as agreed")
    assert "The other one is asked too" in (await press(alice, mailbox(alice), "Keep it")).text
    assert "You go on together" in (await press(bob, mailbox(bob), "Keep it")).text


async def test_a_quiet_pair_is_asked_then_told_and_a_press_is_an_answer(
    app: App, env: Env, together: None, alice: Person, bob: Person
) -> None:
    await days(app, env, 8)
    assert mail(alice).startswith("You and your buddy haven't connected for a while. Busy is allowed.")
    assert mail(bob).startswith("You and your buddy haven't connected")
    assert "Good to hear" in (await press(alice, mailbox(alice), "We're in touch")).text
    before = len(texts_in(mailbox(bob)))
    await days(app, env, 4)
    assert len(texts_in(mailbox(bob))) == before


async def test_ending_asks_no_reason_sends_one_kind_line_and_is_for_good(
    app: App, env: Env, guild: Guild, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    panel = await (await alice.slash(channel, "buddy")).press("Show")
    ask = await panel.press("End it")
    assert "you don't owe a reason" in ask.text
    assert {"Report", "Block", "Help"} <= set(ask.labels)
    assert "It has ended" in (await ask.press('"Thank you, wishing you well."')).text
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(bob).startswith("Your buddy pairing has ended.")
    assert "Thank you, wishing you well" in mail(bob)
    for person in (alice, bob):
        await wait_for_one(app, guild, person)
    await days(app, env, 10)
    assert await app.services.get(Letters).of(MemberId(bob.id)) == []


async def test_a_pause_is_told_with_its_end_and_ends_by_itself(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    panel = await (await alice.slash(channel, "buddy")).press("Show")
    assert "On a break" in (await panel.press("Pause two weeks")).text
    await travel(app, env, env.now() + timedelta(hours=12))
    assert "takes a break until" in mail(bob)
    await days(app, env, 15)
    assert (await pair_of(app, alice)).state is State.ACTIVE


async def test_a_block_ends_it_and_outlives_an_erasure(
    app: App, env: Env, guild: Guild, together: None, alice: Person, bob: Person
) -> None:
    blocks, privacy = app.services.get(Blocks), app.services.get(Privacy)
    await blocks.block(MemberId(alice.id), MemberId(bob.id), RequestId(5))
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(bob).startswith("Your buddy pairing has ended.")
    await privacy.erase(MemberId(alice.id))
    for person in (alice, bob):
        await wait_for_one(app, guild, person)
    await days(app, env, 9)
    assert await app.services.get(Letters).of(MemberId(alice.id)) == []


async def test_leaving_everything_is_one_press_and_erasing_ends_it_too(
    app: App, env: Env, guild: Guild, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    sure = await (await alice.slash(channel, "buddy")).press("Leave all of it")
    assert "One pairing or offer ended" in (await sure.press("Leave all of it")).text
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(bob).startswith("Your buddy is no longer available here")
    profile = await (await alice.slash(channel, "buddy")).press("My profile")
    assert "There is nothing in it yet" in profile.text


async def test_erasing_everything_tells_the_other_only_that_they_are_gone(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
    await sure.press("Erase everything now")
    await travel(app, env, env.now() + timedelta(hours=12))
    assert mail(bob).startswith("Your buddy is no longer available here")
    assert await app.services.get(Letters).of(MemberId(alice.id)) == []


async def test_nobody_else_can_press_what_is_theirs(
    app: App, env: Env, together: None, alice: Person, cleo: Person, channel: Channel
) -> None:
    pair, letters, pairs = await pair_of(app, alice), app.services.get(Letters), app.services.get(Pairs)
    for seat in (pair.seats[0].id, 1):
        with pytest.raises(Refusal, match="buddies-over"):
            await letters.mine(MemberId(cleo.id), seat)
        with pytest.raises(Refusal, match="buddies-over"):
            await pairs.end(MemberId(cleo.id), seat)
    own = (await cleo.slash(channel, "buddy")).message
    assert f"<@{alice.id}>" not in str(own.components)


async def test_admins_switch_it_on_see_two_numbers_and_that_a_tick_alone_keeps_nobody_out(
    app: App, admin: Person, guild: Guild, channel: Channel
) -> None:
    panel = await (await admin.slash(channel, "setup panel")).press("Buddies")
    assert "Only a tick says that somebody is an adult" in panel.text
    assert "Choose a channel first" in (await panel.press("Switch on")).text
    place = guild.create_text_channel("meeting-places")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "buddies", ChannelId(place.id))
    panel = await (await (await admin.slash(channel, "setup panel")).press("Buddies")).press("Switch on")
    assert "Waiting: 0. Pairs: 0." in panel.text
    form = await panel.press("Time and gates")
    mentors = {"tenure": "200", "cap": "2"}
    low = await form.fill(round="7 pm", account="5", member="14", **mentors)
    assert "These can be raised, not removed" in low.text
    form = await panel.press("Time and gates")
    changed = await form.fill(round="7 pm", account="60", member="30", **mentors)
    assert "60 days old and a member here for 30" in changed.text
    assert "at 19:00" in changed.text
