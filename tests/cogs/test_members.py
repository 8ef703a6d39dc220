"""Settings, consent and the first minute, as a member lives them."""

from bot.app import App
from bot.config import Operator
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ids import GuildId
from cogs.members.consent import ConsentCog
from tests.people import Channel, Guild, Person, Seen


async def keep(who: Person, channel: Channel, *categories: str) -> Seen:
    """Choose what is kept, in the form with the ticks."""
    settings = await who.slash(channel, "settings")
    words = await settings.press("Choose what is kept")
    return await (await words.press("Choose")).fill(kept=list(categories))


async def test_settings_are_kept_only_after_a_yes(alice: Person, channel: Channel) -> None:
    asked = await alice.slash(channel, "settings", zone="Europe/Berlin")
    assert "Nothing is saved until you say yes" in asked.text
    settings = await asked.press("Yes, keep this")
    assert "**Time zone:** Europe/Berlin" in settings.text  # what was asked for, not only a yes


async def test_a_zone_is_chosen_in_human_words(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Time zone")
    choices = await form.fill(place="germany")
    assert any("Berlin" in option for option in choices.options)
    berlin = next(option for option in choices.options if "Berlin" in option)
    assert "Europe/Berlin" in (await choices.choose(berlin)).text


async def test_a_zone_that_does_not_exist_changes_nothing(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    sorry = await alice.slash(channel, "settings", zone="Mars/Olympus_Mons_xyzzy")
    assert "I don't know that time zone" in sorry.text
    assert "not chosen" in (await alice.slash(channel, "settings")).text


async def test_autocomplete_offers_zones_with_their_time(alice: Person, channel: Channel) -> None:
    offered = await alice.actor.autocomplete(channel, "settings", "zone", "chicag")
    assert offered[0]["value"] == "America/Chicago"


async def test_each_kind_of_data_is_agreed_to_alone(alice: Person, channel: Channel) -> None:
    done = await keep(alice, channel, "checkins")
    assert "Kept from now on: My check-ins" in done.text
    assert (await alice.slash(channel, "checkin")).opened_form
    assert "Nothing is saved until" in (await alice.slash(channel, "settings", zone="UTC")).text


async def test_taking_a_yes_back_erases_that_kind_after_one_more_press(
    alice: Person, channel: Channel
) -> None:
    await keep(alice, channel, "settings", "checkins")
    await (await alice.slash(channel, "checkin")).fill(note="a hard one")
    asked = await keep(alice, channel, "settings")
    assert "a hard one" in (await alice.slash(channel, "checkins history")).text  # nothing happened yet
    sure = await asked.press("Stop keeping: My check-ins")
    gone = await sure.press("Erase it")
    assert "erased and no longer kept" in gone.text
    assert "check-in" not in (await alice.slash(channel, "privacy show")).text
    await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    assert "a hard one" not in (await alice.slash(channel, "checkins history")).text


async def test_a_new_operator_asks_again(app: App, alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "checkins")
    other = Operator(name="Somebody else", contact="x@example.org", privacy_url="https://example.org/p")
    members = app.services.get(Members)
    members._operator = other  # pyright: ignore[reportPrivateUsage] - what a restart with another config does
    asked = await alice.slash(channel, "checkin")
    assert not asked.opened_form
    assert "Nothing is saved until you say yes" in asked.text


async def test_the_first_minute_is_four_presses(
    app: App, alice: Person, guild: Guild, channel: Channel
) -> None:
    await app.services.get(Servers).choose_region(GuildId(guild.id), "America/Chicago", "US")
    form = await (await (await alice.slash(channel, "home")).press("Get started")).press("Choose")
    zone = await form.fill(kept=["settings", "checkins"])
    pathway = await zone.press("Chicago")
    visibility = await pathway.choose("12-step")
    done = await visibility.press("Never offer it")
    assert "That's all" in done.text
    settings = await alice.slash(channel, "settings")
    assert "America/Chicago" in settings.text
    assert "**How I recover:** 12-step" in settings.text
    assert "never offered" in settings.text


async def test_every_step_of_the_first_minute_can_be_skipped(alice: Person, channel: Channel) -> None:
    form = await (await (await alice.slash(channel, "home")).press("Get started")).press("Choose")
    zone = await form.fill(kept=["settings"])
    done = await (await (await zone.press("Skip")).press("Skip")).press("Skip")
    assert "That's all" in done.text


async def test_refusing_everything_leaves_the_doors_open(alice: Person, channel: Channel) -> None:
    form = await (await (await alice.slash(channel, "home")).press("Get started")).press("Choose")
    done = await form.fill(kept=[])
    assert "Where would you like to begin" in done.text
    assert "Help" in done.labels


async def test_a_day_may_begin_at_four_and_quiet_hours_run_over_midnight(
    alice: Person, channel: Channel
) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Day and quiet hours")
    settings = await form.fill(start="4", quiet_from="22:00", quiet_to="8 am")
    assert "**My day begins at:** 04:00" in settings.text
    assert "**Quiet hours:** 22:00 to 08:00" in settings.text


async def test_half_of_quiet_hours_is_told_and_given_back(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Day and quiet hours")
    sorry = await form.fill(start="0", quiet_from="22:00")
    assert "Quiet hours need both times" in sorry.text
    assert "22:00" in sorry.text


async def test_words_can_be_chosen(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Words and sharing")
    settings = await form.fill(word="relapse", counts="no", visibility="never", pathway="smart")
    assert "**My word:** a relapse" in settings.text
    assert "I'd rather not see numbers" in settings.text


async def test_one_press_pauses_everything_and_one_ends_it(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    paused = await (await alice.slash(channel, "settings")).press("Pause everything")
    assert "Everything is paused" in paused.text
    assert "Everything is paused" not in (await paused.press("End the pause")).text


async def test_a_members_country_leads_help(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Country")
    settings = await (await form.fill(country="ireland")).choose("Ireland")
    assert "Ireland" in settings.text
    card = await (await alice.slash(channel, "help-now")).press("Overdose")
    assert "Ireland" in card.text


async def test_a_choice_made_before_a_yes_leads_to_the_settings_and_not_nowhere(
    alice: Person, channel: Channel
) -> None:
    form = await (await alice.slash(channel, "settings")).press("Country")
    asked = await (await form.fill(country="ireland")).choose("Ireland")
    assert "Nothing is saved until you say yes" in asked.text
    settings = await asked.press("Yes, keep this")
    assert "**Country for helplines:** not chosen" in settings.text


async def test_a_country_is_cleared_by_leaving_it_empty(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Country")
    settings = await (await form.fill(country="ireland")).choose("Ireland")
    settings = await (await settings.press("Country")).fill(country="")
    assert "**Country for helplines:** not chosen" in settings.text


async def test_a_country_nobody_knows_is_given_back(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    sorry = await (await (await alice.slash(channel, "settings")).press("Country")).fill(country="qqqqxx")
    assert "qqqqxx" in sorry.text
    assert "Help" in sorry.labels


async def test_quiet_hours_are_cleared_by_leaving_both_times_empty(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    form = await (await alice.slash(channel, "settings")).press("Day and quiet hours")
    settings = await form.fill(start="0", quiet_from="22:00", quiet_to="08:00")
    form = await settings.press("Day and quiet hours")
    settings = await form.fill(start="0", quiet_from="", quiet_to="")
    assert "22:00" not in settings.text


def taken_over(app: App) -> None:
    """Let somebody else run this bot, as a restart with another config does."""
    other = Operator(name="Somebody else", contact="x@example.org", privacy_url="https://example.org/p")
    consent = app.bot.get_cog("ConsentCog")
    assert isinstance(consent, ConsentCog)
    consent._operator = app.services.get(Members)._operator = other  # pyright: ignore[reportPrivateUsage]


async def test_a_yes_to_older_words_asks_with_the_new_ones(app: App, alice: Person, channel: Channel) -> None:
    asked = await alice.slash(channel, "checkin")
    taken_over(app)
    again = await asked.press("Yes, keep this")
    assert not again.opened_form
    assert "Somebody else" in again.text
    assert (await again.press("Yes, keep this")).opened_form


async def test_ticks_below_older_words_ask_with_the_new_ones(
    app: App, alice: Person, channel: Channel
) -> None:
    words = await (await alice.slash(channel, "settings")).press("Choose what is kept")
    form = await words.press("Choose")
    taken_over(app)
    again = await form.fill(kept=["settings", "checkins"])
    assert "Somebody else" in again.text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text


async def test_a_yes_for_something_that_is_gone_keeps_nothing(
    app: App, alice: Person, channel: Channel
) -> None:
    asked = await alice.slash(channel, "checkin")
    await app.bot.unload_extension("cogs.checkins")
    assert "no longer there" in (await asked.press("Yes, keep this")).text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text
