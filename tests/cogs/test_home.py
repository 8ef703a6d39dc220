"""The doors: what this bot is, who runs it, and everything it does as buttons."""

from tests.cogs.test_checkins import check_in
from tests.people import Channel, Person


async def test_about_says_what_this_is_not_and_who_runs_it(alice: Person, channel: Channel) -> None:
    about = await alice.slash(channel, "about")
    assert about.private
    assert "I'm not a counsellor or an emergency service" in about.text
    assert "call your local emergency number" in about.text
    assert "Harbor volunteers" in about.text
    assert "Privacy policy" in about.labels
    assert "Help" in about.labels


async def test_about_answers_in_direct_messages(alice: Person) -> None:
    assert "Harbor volunteers" in (await alice.slash_in_dm("about")).text


async def test_home_welcomes_who_is_new_and_only_them(alice: Person, bob: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="4")
    assert "Get started" not in (await alice.slash(channel, "home")).labels
    welcome = await bob.slash(channel, "home")
    assert welcome.private
    assert "Get started" in welcome.labels
    assert "Nothing is saved until you say yes" in welcome.text


async def test_every_door_opens(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="4")
    home = await alice.slash(channel, "home")
    assert (await home.press("Check in")).opened_form
    assert "Your last 30 days" in (await home.press("Look back")).text
    assert "Your settings" in (await home.press("My settings")).text
    assert "What is kept about you" in (await home.press("My data")).text
