"""Help, as somebody in trouble meets it."""

import pytest

from bot.app import App
from bot.features.help_now.service import HelpNow
from bot.ids import GuildId
from tests.people import Channel, Env, Guild, Person


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
