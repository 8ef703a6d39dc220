"""Help, as somebody in trouble meets it."""

import re
from datetime import date

import pytest
from discord import AppCommandType

from bot.app import App
from bot.features.help_now.local import Local, LocalLine, LocalLines
from bot.features.help_now.parts import Block, Card, CardName
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.ids import GuildId
from cogs.help_now.views import ROOM, words_of
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

MESSAGE = AppCommandType.message
LONG = {"name": "*" * 60, "reason": "*" * 150, "date": "2026-01-02"}


@pytest.mark.parametrize("command", ["help-now", "help"])
async def test_help_answers_privately_and_at_once(alice: Person, channel: Channel, command: str) -> None:
    seen = await alice.slash(channel, command)
    assert seen.private
    assert "nobody is watching my messages" in seen.text
    assert len(seen.labels) == 7  # six kinds of help, and the country


async def test_help_answers_in_direct_messages(alice: Person, env: Env) -> None:
    seen = await alice.slash_in_dm("help-now")
    assert "call your local emergency number" in seen.text


async def test_a_country_is_asked_and_never_assumed(alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    assert "911 in the United States" in menu.text
    assert "112 in India and most of Europe" in menu.text
    choice = await menu.press("Choose a country")
    irish = await choice.choose("Ireland")
    assert "112" in irish.text
    card = await irish.press("Overdose")
    assert "112" in card.text
    assert "Ireland" in card.text


async def test_a_country_is_found_by_another_name(alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    form = await (await menu.press("Choose a country")).press("My country is not listed")
    card = await form.fill(country="Deutschlnad")
    assert "Germany" in card.text


async def test_looking_at_countries_keeps_the_one_that_was_shown(alice: Person, channel: Channel) -> None:
    irish = await (await (await alice.slash(channel, "help-now")).press("Choose a country")).choose("Ireland")
    back = await (await irish.press("Choose a country")).press("Back")
    assert "Ireland" in back.text


async def test_a_country_nobody_knows_keeps_help_in_sight(alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    form = await (await menu.press("Choose a country")).press("My country is not listed")
    sorry = await form.fill(country="Qqqqqq")
    assert "I don't know that country" in sorry.text
    assert "Qqqqqq" in sorry.text
    assert "Help" in sorry.labels


async def test_the_servers_country_is_used_until_a_member_chooses(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "GB")
    card = await (await alice.slash(channel, "help-now")).press("I'm thinking about suicide")
    assert "116 123" in card.text


async def test_every_card_leads_on_and_back(alice: Person, channel: Channel) -> None:
    for label in ("I'm thinking", "Overdose", "Withdrawal", "Craving", "Worried", "I need to talk"):
        menu = await alice.slash(channel, "help-now")
        card = await menu.press(label)
        assert card.private
        again = await card.press("Other kinds of help")
        assert again.labels == menu.labels


async def test_help_opens_below_what_was_being_read(alice: Person, channel: Channel) -> None:
    home = await alice.slash(channel, "home")
    menu = await home.press("Help")
    assert menu.message.id != home.message.id
    assert menu.private


# Helping someone else


@pytest.mark.parametrize(
    ("command", "words"), [("help-someone", "**1. Ask.**"), ("naloxone", "Signs of an opioid overdose")]
)
async def test_helping_someone_is_a_command_of_its_own(
    alice: Person, channel: Channel, command: str, words: str
) -> None:
    seen = await alice.slash(channel, command)
    assert seen.private
    assert words in seen.text
    assert re.search("call (your local|the) emergency number", seen.text.casefold())


async def test_the_five_steps_are_all_there_and_lead_on(alice: Person, channel: Channel) -> None:
    seen = await alice.slash(channel, "help-someone")
    steps = ("1. Ask", "2. Be there", "3. Help keep them safe", "4. Help them connect", "5. Follow up")
    assert all(step in seen.text for step in steps)
    naloxone = await seen.press("About naloxone")
    assert "Give naloxone" in naloxone.text
    assert "Treat this as an emergency now" in (await naloxone.press("Overdose or poisoning")).text


async def test_somebody_who_worries_is_led_to_the_five_steps(alice: Person, channel: Channel) -> None:
    card = await (await alice.slash(channel, "help-now")).press("Worried")
    assert "**5. Follow up.**" in (await card.press("Five steps")).text


# From a message's menu


async def test_help_for_a_message_is_private_and_says_nothing_of_the_message(
    alice: Person, bob: Person, channel: Channel
) -> None:
    message = await bob.actor.send(channel, "something that worries alice")
    seen = Seen(alice, await alice.actor.context_menu(channel, "Help for this", message))
    assert seen.private
    assert "I have not looked at that message" in seen.text
    assert "something that worries alice" not in seen.text
    assert "**1. Call" in (await seen.press("Overdose")).text
    assert texts_in(channel) == ["something that worries alice"]


async def test_the_menu_entry_goes_with_its_cog(app: App, alice: Person, channel: Channel) -> None:
    assert "Help for this" in [each.name for each in app.bot.tree.get_commands(type=MESSAGE)]
    await app.bot.remove_cog("HelpNowCog")
    assert "Help for this" not in [each.name for each in app.bot.tree.get_commands(type=MESSAGE)]


# A copy


@pytest.mark.parametrize(
    "label", ["I'm thinking", "Overdose", "Withdrawal", "Craving", "Worried", "I need to"]
)
async def test_a_copy_of_every_card_comes_by_direct_message(
    alice: Person, channel: Channel, label: str
) -> None:
    card = await (await alice.slash(channel, "help-now")).press(label)
    done = await card.press("Send me a copy")
    assert done.private
    assert "Sent. It is in your direct messages" in done.text
    (copy,) = texts_in(alice.actor.user.dm_channel)
    assert copy.splitlines()[0] == "Here is what you asked me to send."
    assert card.text in copy


async def test_a_copy_has_the_country_of_its_card(alice: Person, channel: Channel) -> None:
    menu = await alice.slash(channel, "help-now")
    irish = await (await menu.press("Choose a country")).choose("Ireland")
    await (await irish.press("Overdose")).press("Send me a copy")
    assert "Ireland" in texts_in(alice.actor.user.dm_channel)[0]


@pytest.mark.parametrize(
    ("status", "told"), [(403, "your direct messages are closed to me"), (500, "I don't know if it was sent")]
)
async def test_a_copy_that_does_not_arrive_is_told_and_the_card_stays(
    env: Env, alice: Person, channel: Channel, status: int, told: str
) -> None:
    card = await (await alice.slash(channel, "help-now")).press("Overdose")
    env.inject_error("POST", "/channels/*/messages", status=status, code=50007, message="no")
    sorry = await card.press("Send me a copy")
    assert told in sorry.text
    assert sorry.message.id != card.message.id
    assert texts_in(alice.actor.user.dm_channel) == []


# Lines of the server's own


async def test_a_line_nearby_stands_on_the_cards_of_its_server_alone(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    line = LocalLine(1, Topic.SUBSTANCE, "House **of** @everyone", "0123 456", "", date(2026, 1, 2))
    app.services.get(LocalLines).set(GuildId(guild.id), Local((line,)))
    card = await (await alice.slash(channel, "help-now")).press("Withdrawal")
    assert "Near you: House \\*\\*of\\*\\* @\u200beveryone" in card.text
    assert "I don't know its hours" in card.text
    assert "I have not checked it" in card.text
    in_private = await (await alice.slash_in_dm("help-now")).press("Withdrawal")
    assert "Near you" not in in_private.text


def test_a_card_that_would_be_too_long_leaves_out_what_admins_typed(app: App) -> None:
    own, typed = Block("help-now-overdose-intro"), Block("help-now-local-changed", LONG, typed=True)
    card = Card(CardName.OVERDOSE, "help-now-overdose-title", (*[typed] * 20, own), ())
    words = words_of(app.texts.reader("en"), card)
    assert 3000 < len(words) <= ROOM
    assert words.endswith("**Treat this as an emergency now.**")
