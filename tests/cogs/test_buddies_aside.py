"""Beside the straight road of two buddies: steps up and down, shut doors, places that are missing."""

from datetime import timedelta

import discord

from bot.app import App
from bot.features.buddies.pairs.endings import Endings
from bot.features.buddies.pairs.letters import Letters
from bot.features.buddies.pairs.service import Pairs
from bot.features.buddies.profile import Format, Goal, Part, Profile
from bot.features.buddies.service import Buddies
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId, RequestId, RoleId
from tests.cogs.arriving import press, tick, travel
from tests.cogs.test_buddies import (
    LATER,
    admin,
    both_say_yes,
    card_in,
    cleo,
    days,
    harbor,
    mail,
    mailbox,
    offered,
    pair_of,
    place_of,
    places_made,
    says_yes,
    seat_of,
    together,
    two,
    wait_for_one,
)
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

__all__ = ["admin", "cleo", "harbor", "together", "two"]


async def test_more_or_fewer_people_is_one_press_up_or_down(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, channel: Channel
) -> None:
    await env.advance_time(LATER.total_seconds())
    await wait_for_one(app, guild, alice)
    board = await alice.slash(channel, "buddy")
    ladder = await board.press("More or fewer people")
    assert "Nobody asks why" in ladder.text
    assert "Noted" in (await ladder.press("One buddy")).text
    member = MemberId(alice.id)
    kept = await app.services.get(Buddies).open(member)
    assert kept is not None
    assert kept.formats == frozenset({Format.PAIR})
    ladder = await (await alice.slash(channel, "buddy")).press("More or fewer people")
    alone = await ladder.press("Just me for now")
    assert "I'm looking for you" not in alone.text


async def test_in_direct_messages_it_says_where_to_look_and_shows_what_there_is(
    app: App, env: Env, together: None, alice: Person, bob: Person
) -> None:
    board = await alice.slash_in_dm("buddy")
    assert "Looking for a buddy happens on a server" in board.text
    assert f"<@{bob.id}>" in board.text
    assert "What we agree on" in (await board.press("Show")).labels


async def test_finding_asks_for_a_profile_first_and_for_a_channel_one_can_see(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, channel: Channel
) -> None:
    await env.advance_time(LATER.total_seconds())
    await wait_for_one(app, guild, alice)
    await (await alice.slash(channel, "buddy")).press("Stop looking")
    hidden = guild.create_text_channel(
        "hidden", overwrites={guild.default_role: discord.PermissionOverwrite(view_channel=False)}
    )
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "buddies", ChannelId(hidden.id))
    refused = await (await alice.slash(channel, "buddy")).press("Find a buddy")
    assert "can't see the channel" in refused.text


async def test_an_offer_can_be_left_with_the_whole_search(
    app: App, env: Env, two: None, alice: Person, bob: Person, channel: Channel
) -> None:
    offer = await press(bob, mailbox(bob), "Show me")
    assert "I stopped looking" in (await offer.press("Stop looking")).text
    assert "I'm looking for you" not in (await bob.slash(channel, "buddy")).text
    over = await press(alice, mailbox(alice), "Show me")
    assert "That match won't go ahead" in over.text


async def test_a_pause_can_be_ended_by_either_and_what_is_over_says_so(
    app: App, env: Env, together: None, alice: Person, bob: Person, channel: Channel
) -> None:
    panel = await (await alice.slash(channel, "buddy")).press("Show")
    await panel.press("Pause two weeks")
    resting = await (await bob.slash(channel, "buddy")).press("Show")
    assert "On a break until" in resting.text
    assert "You go on together" in (await resting.press("Go on")).text
    theirs = [await (await bob.slash(channel, "buddy")).press("Show") for _ in range(2)]
    ask = await (await (await alice.slash(channel, "buddy")).press("Show")).press("End it")
    await ask.press("End, send nothing")
    assert "It has ended" in (await theirs[0].press("End it")).text
    assert "won't go ahead" in (await theirs[1].press("We're in touch")).text


async def test_after_an_end_a_week_is_suggested_and_can_be_skipped(
    app: App, env: Env, together: None, alice: Person, channel: Channel
) -> None:
    await app.services.get(Pairs).end(MemberId(alice.id), await seat_of(app, alice))
    adult = await (await alice.slash(channel, "buddy")).press("Find a buddy")
    assert "A week in between is good" in adult.text
    resting = await adult.press("I'm 18 or older, look in a week")
    assert "leave you in peace until" in resting.text


async def test_a_gate_is_looked_at_again_before_a_yes(
    app: App, env: Env, guild: Guild, two: None, alice: Person, bob: Person
) -> None:
    role = guild.create_role("Grown-ups")
    await app.services.get(Servers).choose_role(GuildId(guild.id), "adults", RoleId(role.id))
    code = await (await press(alice, mailbox(alice), "Show me")).press("Yes")
    assert "people with the role" in (await code.press("I'm 18 or older, and I agree")).text


async def test_an_end_before_the_place_was_made_leaves_no_place(
    app: App, env: Env, two: None, alice: Person, bob: Person
) -> None:
    pairs = app.services.get(Pairs)
    for person in (alice, bob):
        await pairs.accept(MemberId(person.id), await seat_of(app, person))
    await pairs.end(MemberId(alice.id), await seat_of(app, alice))
    await travel(app, env, env.now() + timedelta(hours=1))
    assert places_made(env) == 0


async def test_a_channel_that_is_gone_or_shut_makes_no_place_and_both_still_meet(
    app: App, env: Env, guild: Guild, two: None, alice: Person, bob: Person
) -> None:
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "buddies", ChannelId(5))
    await both_say_yes(app, env, alice, bob)
    assert "I could not make a place for you" in mail(alice)
    assert (await pair_of(app, alice)).thread is None
    await days(app, env, 1)
    assert places_made(env) == 0


async def test_a_place_that_vanished_unseen_is_noticed_by_the_daily_look(
    app: App, env: Env, together: None, alice: Person, bob: Person
) -> None:
    place = await place_of(app, alice)
    env.inject_error("GET", f"/channels/{place.id}", status=404, code=10003, message="gone", times=1)
    await days(app, env, 1)
    assert "The place where you two met is gone" in mail(alice)


async def test_being_in_touch_elsewhere_is_not_being_quiet(
    app: App, env: Env, together: None, alice: Person, bob: Person
) -> None:
    await days(app, env, 5)
    before = len(texts_in(mailbox(alice)))
    await app.services.get(Pairs).in_touch(MemberId(alice.id), await seat_of(app, alice))
    await days(app, env, 5)
    assert len(texts_in(mailbox(alice))) == before


async def test_three_say_yes_and_one_who_leaves_is_taken_out_of_the_place(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, bob: Person, cleo: Person
) -> None:
    await env.advance_time(LATER.total_seconds())
    for person in (alice, bob, cleo):
        await wait_for_one(app, guild, person)
    await offered(app, guild, alice, bob, cleo)
    await travel(app, env, env.now() + timedelta(hours=12))
    offer = await press(alice, mailbox(alice), "Show me")
    assert "all three" in offer.text
    for person in (alice, bob, cleo):
        await says_yes(person, app, env)
    for _ in range(3):
        await travel(app, env, env.now() + timedelta(minutes=1))
    place = (await place_of(app, alice)).id
    await app.services.get(Endings).leave_server(MemberId(cleo.id), GuildId(guild.id))
    await travel(app, env, env.now() + timedelta(hours=12))
    assert "the two of you go on" in mail(bob)
    removed = f"/channels/{place}/thread-members/{cleo.id}"
    assert [each.path for each in env.http_requests if each.method == "DELETE"] == [removed]


async def test_a_small_group_is_a_step_on_the_ladder_and_its_place_says_that_listening_is_enough(
    app: App, env: Env, guild: Guild, channel: Channel, harbor: Channel,
    alice: Person, bob: Person, cleo: Person,
) -> None:  # fmt: skip
    dan = Person(env, guild.add_member(env.create_user("dan")))
    await env.advance_time(LATER.total_seconds())
    people = (alice, bob, cleo, dan)
    for person in people:
        await wait_for_one(app, guild, person)
    step = await (await alice.slash(channel, "buddy")).press("More or fewer people")
    assert "that's how it is" in (await step.press("A small group")).text.lower()
    await offered(app, guild, *people)
    await travel(app, env, env.now() + timedelta(hours=12))
    assert "A small group that might fit" in (await press(alice, mailbox(alice), "Show me")).text
    for person in people:
        await says_yes(person, app, env)
    for _ in range(3):
        await travel(app, env, env.now() + timedelta(minutes=1))
    place = (await place_of(app, alice)).id
    assert "you can just read along" in card_in(env, place)
    await app.services.get(Pairs).end(MemberId(dan.id), await seat_of(app, dan))
    await travel(app, env, env.now() + timedelta(hours=12))
    assert "the three of you go on" in mail(bob)


async def test_admins_see_what_keeps_minors_out_and_what_the_bot_lacks(
    app: App, guild: Guild, harbor: Channel, admin: Person, channel: Channel
) -> None:
    role = guild.create_role("Grown-ups")
    await app.services.get(Servers).choose_role(GuildId(guild.id), "adults", RoleId(role.id))
    panel = await (await admin.slash(channel, "setup panel")).press("Buddies")
    assert "are let in" in panel.text
    assert "Switch on" in (await panel.press("Switch off")).labels
    restricted = guild.create_text_channel("grown-ups")
    found = app.bot.get_channel(restricted.id)
    assert isinstance(found, discord.TextChannel)
    found.nsfw = True  # as Discord would say; the simulated one knows no age restriction
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "buddies", ChannelId(restricted.id))
    panel = await (await admin.slash(channel, "setup panel")).press("Buddies")
    assert "age-restricted, so Discord keeps under-18s out" in panel.text


async def test_a_full_profile_is_read_back_in_words_and_an_unknown_language_is_told(
    app: App, env: Env, guild: Guild, harbor: Channel, alice: Person, channel: Channel
) -> None:
    await env.advance_time(LATER.total_seconds())
    full = Profile(
        frozenset({"en", "es"}),
        frozenset(Part),
        goal=Goal.REDUCE,
        goal_open=True,
        very_hard=True,
    )
    await wait_for_one(app, guild, alice, full)
    shown = await (await alice.slash(channel, "buddy")).press("My profile")
    assert "using less" in shown.text
    assert "a buddy with another goal is fine; it is very hard right now" in shown.text
    form = await shown.press("Times and language")
    assert "I don't know that language" in (await form.fill(languages="Klingonese")).text
    panel = await (await alice.slash(channel, "buddy")).press("My profile")
    form = await panel.press("Times and language")
    many = "English, Spanish, French, German, Italian, Dutch"
    assert "up to 5 languages" in (await form.fill(languages=many)).text


async def test_a_call_with_no_buddy_two_buddies_and_one_that_ended(
    app: App,
    env: Env,
    guild: Guild,
    cleo: Person,
    together: None,
    alice: Person,
    bob: Person,
    channel: Channel,
) -> None:
    for person in (alice, cleo):
        await wait_for_one(app, guild, person)
    await offered(app, guild, alice, cleo)
    letters, pairs = app.services.get(Letters), app.services.get(Pairs)
    for person in (alice, cleo):
        mine = await letters.of(MemberId(person.id))
        (pair,) = [each for each in mine if MemberId(cleo.id) in each.members]
        await pairs.accept(MemberId(person.id), pair.seat_of(MemberId(person.id)).id)
    form = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    which = await (await form.fill(mood="1")).press("Ask my buddy for company")
    assert {"bob", "cleo"} <= set(which.labels)
    preview = await which.press("cleo")
    for person in (bob, cleo):
        await app.services.get(Endings).leave_server(MemberId(person.id), GuildId(guild.id))
    assert "over already" in (await preview.press("Send it")).text
    await tick(app, env)
    assert "would like company" not in "".join(texts_in(mailbox(cleo)))


async def test_what_comes_with_a_made_up_button_is_turned_away(
    app: App, together: None, alice: Person, channel: Channel
) -> None:
    pair = await pair_of(app, alice)
    agreed = await app.services.get(Letters).in_thread(ChannelId(pair.thread or 0))
    assert agreed is not None
    seat = pair.seat_of(MemberId(alice.id)).id
    board = await alice.slash(channel, "buddy")
    shown = await board.press("Show")
    choices = await shown.press("What we agree on")
    back = await (await choices.choose("Every day")).choose("In the evenings")
    assert "Every day" in back.text
    assert "In the evenings" in back.text
    assert (await app.services.get(Letters).mine(MemberId(alice.id), seat)).id == pair.id
    assert RequestId(pair.id) == pair.id


async def test_an_old_no_button_ends_nothing_by_itself(
    app: App, env: Env, together: None, alice: Person
) -> None:
    offer, seat = mailbox(alice).history()[0], await seat_of(app, alice)
    asked = Seen(alice, await alice.actor.user.click(offer, custom_id=f"buddies:no:{seat}"))
    assert "you don't owe a reason" in asked.text
    assert (await pair_of(app, alice)).together
