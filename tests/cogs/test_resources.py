"""Looking through helplines and programmes, as a member does."""

import re
from datetime import date
from pathlib import Path

import pytest

from bot.app import App
from bot.features.help_now.local import Local, LocalLine, LocalLines, Override
from bot.features.help_now.model import Review
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.features.resources.catalogue import load
from bot.ids import GuildId, MemberId
from cogs.resources.views import origin_text
from tests.people import Channel, Guild, Person, Seen, texts_in

TOPICS = {
    Topic.SUICIDE: "Suicide and crisis",
    Topic.SUBSTANCE: "Alcohol and drugs",
    Topic.GAMBLING: "Gambling",
    Topic.MENTAL_HEALTH: "Mental health",
    Topic.DOMESTIC_VIOLENCE: "Violence at home",
    Topic.YOUTH: "Young people",
    Topic.LGBTQ: "LGBTQ+ people",
    Topic.VETERANS: "Veterans",
    Topic.POISON: "Poisoning",
    Topic.PEER_SUPPORT: "Peer support",
    Topic.FAMILY: "Family and friends",
}
PROGRAMMES = Path(__file__).parents[2] / "data" / "resources" / "programmes.yaml"


async def in_country(app: App, alice: Person, channel: Channel, country: str) -> Seen:
    app.services.get(HelpNow).regions.set_member_country(MemberId(alice.id), country)
    return await alice.slash(channel, "resources")


# Countries


async def test_an_unknown_country_is_asked_and_never_guessed(alice: Person, channel: Channel) -> None:
    front = await alice.slash(channel, "resources")
    assert front.private
    assert "I don't know which country you are in, and I don't guess" in front.text
    assert "https://findahelpline.com/" in front.text
    assert "112 in India and most of Europe" in front.text
    assert texts_in(channel) == []


async def test_the_members_country_comes_before_the_servers(
    app: App, alice: Person, bob: Person, guild: Guild, channel: Channel
) -> None:
    app.services.get(HelpNow).regions.set_guild_country(GuildId(guild.id), "GB")
    assert "United Kingdom" in (await bob.slash(channel, "resources")).text
    assert "Austria" in (await in_country(app, alice, channel, "AT")).text
    assert "don't guess" in (await bob.slash_in_dm("resources")).text


@pytest.mark.parametrize("typed", ["Deutschland", "germny", "brd"])
async def test_a_country_is_found_as_people_write_it(alice: Person, channel: Channel, typed: str) -> None:
    front = await alice.slash(channel, "resources")
    form = await (await front.press("Choose a country")).press("My country is not listed")
    assert "These are for Germany" in (await form.fill(country=typed)).text


async def test_a_name_that_several_countries_share_is_asked_again(alice: Person, channel: Channel) -> None:
    front = await alice.slash(channel, "resources")
    form = await (await front.press("Choose a country")).press("My country is not listed")
    choice = await form.fill(country="congo")
    assert len(choice.options) > 1
    assert "These are for Congo" in (await choice.choose(choice.options[0])).text


async def test_a_country_nobody_knows_is_told_and_help_stays(alice: Person, channel: Channel) -> None:
    front = await alice.slash(channel, "resources")
    form = await (await front.press("Choose a country")).press("My country is not listed")
    sorry = await form.fill(country="Qqqqqq")
    assert "I don't know that country" in sorry.text
    assert "Help" in sorry.labels


async def test_a_country_chosen_at_a_topic_leads_back_to_it(alice: Person, channel: Channel) -> None:
    gambling = await (await alice.slash(channel, "resources")).choose("Gambling")
    assert "Choose a country to see its lines" in gambling.text or "Gambling Therapy" in gambling.text
    there = await (await gambling.press("Choose a country")).choose("Ireland")
    assert "## Gambling · Ireland" in there.text


# Lines


async def test_a_line_tells_all_that_is_known_and_what_is_not(
    app: App, alice: Person, channel: Channel
) -> None:
    listed = await (await in_country(app, alice, channel, "AU")).choose("Suicide and crisis")
    assert "**Lifeline Australia**\nCall 13 11 14 · Text 0477 13 11 14" in listed.text
    assert "Open day and night. Free. Languages: English." in listed.text
    assert re.search(r"Seen in .+ on 2026-10-01; not checked by a person\.", listed.text)
    assert "Languages not known." in listed.text
    assert "Verified" not in listed.text
    assert "call 000" in listed.text


async def test_adult_and_youth_lines_stand_side_by_side(app: App, alice: Person, channel: Channel) -> None:
    listed = await (await in_country(app, alice, channel, "AU")).choose("Suicide and crisis")
    names = re.findall(r"^\*\*(.+[^.])\*\*$", listed.text, re.MULTILINE)
    assert names[:2] == ["Lifeline Australia", "Kids Helpline"]
    assert "For young people." in listed.text


def test_verified_is_said_only_of_what_a_person_checked(app: App) -> None:
    say, person = app.texts.reader("en"), Review("A. Person", date(2026, 11, 1))
    checked = origin_text(say, "a list", "2026", person, old=False)
    assert checked == "-# Verified by A. Person on 2026-11-01."
    assert (
        origin_text(say, "a list", "2026", None, old=False)
        == "-# Seen in a list in 2026; not checked by a person."
    )


async def test_an_entry_over_half_a_year_old_says_so(app: App, alice: Person, channel: Channel) -> None:
    listed = await (await in_country(app, alice, channel, "AR")).choose("Violence at home")
    assert "That is over half a year ago" in listed.text


async def test_a_topic_without_lines_says_so_and_names_the_list(
    app: App, alice: Person, channel: Channel
) -> None:
    listed = await (await in_country(app, alice, channel, "AR")).choose("Veterans")
    assert "I have no line for this in Argentina" in listed.text
    assert "https://findahelpline.com/" in listed.text


async def test_long_lists_have_pages(app: App, alice: Person, channel: Channel) -> None:
    first = await (await in_country(app, alice, channel, "US")).choose("Alcohol and drugs")
    before = first.text
    second = await first.press("Next page")
    assert second.text != before
    assert (await second.press("Previous page")).text == before


async def test_every_topic_of_every_country_fits_into_one_message(
    app: App, alice: Person, channel: Channel
) -> None:
    """Discord would refuse a longer one; the longest countries stand for all others."""
    book = app.services.get(HelpNow).book
    most = sorted(book.countries, key=lambda code: -sum(line.country == code for line in book.lines))[:6]
    for country in most:
        for topic in TOPICS.values():
            shown = await (await in_country(app, alice, channel, country)).choose(topic)
            while "Next page" in shown.labels and not _is_last(shown):
                shown = await shown.press("Next page")
            assert len(shown.text) < 3900


def _is_last(shown: Seen) -> bool:
    return any(
        part.get("label") == "Next page" and part.get("disabled")
        for row in shown.message.components
        for part in row.get("components", ())
    )


async def test_a_servers_own_line_comes_first_in_its_topic_and_harms_nobody(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    line = LocalLine(1, Topic.GAMBLING, "**House** @everyone", "0123 456", "Mon 9-17", date(2026, 1, 2))
    app.services.get(LocalLines).set(GuildId(guild.id), Local((line,)))
    listed = await (await alice.slash(channel, "resources")).choose("Gambling")
    assert "From this server: **\\*\\*House\\*\\* @\u200beveryone**" in listed.text
    assert "Open: Mon 9-17." in listed.text
    assert "Added by the admins of this server on 2026-01-02; not checked by me." in listed.text
    other = await (await alice.slash(channel, "resources")).choose("Veterans")
    assert "From this server" not in other.text


async def test_a_replaced_number_is_shown_with_its_reason(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    change = Override(1, "us-988", "0123 456", "network down", date(2026, 1, 2))
    app.services.get(LocalLines).set(GuildId(guild.id), Local(overrides=(change,)))
    listed = await (await in_country(app, alice, channel, "US")).choose("Suicide and crisis")
    assert "Call 0123 456" in listed.text
    assert "changed this number on 2026-01-02: network down" in listed.text


# Programmes and care


async def test_programmes_are_shown_in_the_order_of_chance_without_ranking(
    alice: Person, channel: Channel
) -> None:
    orders = {(await programmes(alice, channel)).text for _ in range(4)}
    assert len(orders) > 1
    assert all("I stand for none of these" in text for text in orders)


async def programmes(alice: Person, channel: Channel) -> Seen:
    return await (await alice.slash(channel, "resources")).press("Programmes and groups")


async def test_every_programme_is_reached_by_turning_pages(alice: Person, channel: Channel) -> None:
    shown = await programmes(alice, channel)
    read = shown.text
    while not _is_last(shown):
        shown = await shown.press("Next page")
        read += shown.text
        assert len(shown.text) < 3900
    assert [each.name for each in load(PROGRAMMES) if f"**{each.name}**" not in read] == []


async def test_one_kind_of_programme_can_be_chosen_and_left_again(alice: Person, channel: Channel) -> None:
    faith = await (await programmes(alice, channel)).choose("Faith")
    assert "**Faith-based groups**" in faith.text
    assert "Alcoholics Anonymous" not in faith.text
    every = await faith.choose("All kinds")
    assert "Next page" in every.labels


async def test_a_programme_tells_its_website_or_that_none_is_known(alice: Person, channel: Channel) -> None:
    shown = await (await programmes(alice, channel)).choose("Twelve steps")
    assert "Website: <https://www.aa.org/>" in shown.text
    assert "I don't know its website for sure" in shown.text
    assert "not checked by a person" in shown.text


async def test_who_helps_with_what_is_told(alice: Person, channel: Channel) -> None:
    told = await (await alice.slash(channel, "resources")).press("Who helps with what")
    for word in ("peer specialist", "counsellor or therapist", "doctor or nurse", "sponsor or mentor"):
        assert word in told.text
    assert "I am none of them" in told.text
    assert "Helplines and programmes" in (await told.press("Back")).text


async def test_free_and_public_care_comes_first(app: App, alice: Person, channel: Channel) -> None:
    told = await (await in_country(app, alice, channel, "US")).press("How to find treatment")
    assert told.text.index("Free and public first") < told.text.index("Before you pay anyone")
    lines = await told.press("Lines for alcohol and drugs")
    assert "## Alcohol and drugs · United States" in lines.text


async def test_home_leads_to_it(alice: Person, channel: Channel) -> None:
    home = await alice.slash(channel, "home")
    assert "Find helplines and programmes" in home.labels
    assert "Helplines and programmes" in (await home.press("Find helplines")).text


@pytest.mark.parametrize("topic", TOPICS.values(), ids=list(TOPICS))
async def test_every_topic_can_be_chosen(app: App, alice: Person, channel: Channel, topic: str) -> None:
    listed = await (await in_country(app, alice, channel, "GB")).choose(topic)
    assert f"## {topic} · United Kingdom" in listed.text
    assert "Help" in listed.labels
    assert listed.private
