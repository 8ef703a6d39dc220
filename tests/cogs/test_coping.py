"""Getting through a craving, as a member lives it."""

from collections.abc import Awaitable, Callable

import pytest

from bot.app import App, Library
from tests.cogs.test_checkins import check_in
from tests.people import Channel, Env, Person, Seen, texts_in

BOX, SLOW, WAIT, HALT = (
    "Box breathing: in, hold, out, hold",
    "Slow breathing: out longer than in",
    "Wait 15 minutes, then decide",
    "Hungry, angry, lonely, tired?",
)


@pytest.fixture
def env(env: Env) -> Env:
    """A simulated Discord that leaves an exercise under way alone instead of breathing along for real."""
    env.settle_timeout = 1.5
    return env


async def craving(who: Person, channel: Channel, rating: str) -> Seen:
    return await (await who.slash(channel, "craving")).choose(rating)


async def round_with(tools: Seen, tool: str, rating: str) -> Seen:
    """Take up a tool without a live exercise, and rate again."""
    asked = await (await tools.choose(tool)).press("How is it now?")
    return await asked.choose(rating)


async def write_kit(who: Person, channel: Channel, **fields: str) -> Seen:
    form = await (await who.slash(channel, "kit")).press("Write it down")
    if not form.opened_form:
        form = await form.press("Yes, keep this")
    return await form.fill(**fields)


# A craving


async def test_a_craving_is_met_within_two_taps(alice: Person, channel: Channel) -> None:
    home = await alice.slash(channel, "home")
    asked = await home.press("Ride out a craving")
    assert asked.private
    assert "How strong is it right now" in asked.text
    assert "Nothing is saved" in asked.text
    tools = await asked.choose("7")
    assert len(tools.options) == 12
    assert "Help" in tools.labels


async def test_it_takes_no_consent_and_leaves_nothing_behind(alice: Person, channel: Channel) -> None:
    after = await round_with(await craving(alice, channel, "7"), HALT, "4")
    assert "It was 7 and now it is 4" in after.text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text
    assert texts_in(channel) == []


async def test_waiting_tells_when_to_look_again_and_holds_no_one(
    env: Env, alice: Person, channel: Channel
) -> None:
    waiting = await (await craving(alice, channel, "8")).choose(WAIT)
    due = int(env.now().timestamp()) + 15 * 60
    assert f"<t:{due}:R>" in waiting.text
    await env.advance_time(3600)
    asked = await waiting.press("How is it now?")
    assert "It was 8 of 10" in asked.text


async def test_breathing_moves_in_the_message_at_a_calm_pace(
    env: Env, alice: Person, channel: Channel
) -> None:
    live = await (await craving(alice, channel, "6")).choose(BOX)
    assert "Let your shoulders drop" in live.text
    await env.advance_time(4)
    assert "Breathe in" in live.text
    await env.advance_time(4)
    assert "Hold" in live.text
    assert "Stop" in live.labels
    await env.advance_time(120)
    assert "How strong is it now?" in live.text
    assert "It moved" in (await live.choose("3")).text


async def test_an_exercise_can_be_stopped(env: Env, alice: Person, channel: Channel) -> None:
    live = await (await craving(alice, channel, "6")).choose(SLOW)
    await env.advance_time(8)
    asked = await live.press("Stop")
    assert "How strong is it now?" in asked.text
    await env.advance_time(30)
    assert "How strong is it now?" in asked.text


async def test_an_exercise_whose_message_is_gone_ends_quietly(
    env: Env, alice: Person, channel: Channel
) -> None:
    live = await (await craving(alice, channel, "6")).choose(BOX)
    env.inject_error("PATCH", "/webhooks/*", status=404, code=10008, message="gone")
    await env.advance_time(120)
    assert "Let your shoulders drop" in live.text
    assert "How strong is it now?" in (await live.press("Stop")).text


async def test_after_a_restart_the_buttons_of_an_exercise_still_work(
    app: App, env: Env, library: Library, alice: Person, channel: Channel
) -> None:
    live = await (await craving(alice, channel, "6")).choose(BOX)
    await env.advance_time(10)
    await app.close()
    again = App(app.config, app.clock, library)
    await env.restart_bot(again.bot)
    await env.advance_time(60)
    assert "Hold" in live.text
    asked = await live.press("Stop")
    assert "It was 6 of 10" in asked.text
    assert "It moved" in (await asked.choose("2")).text


async def test_another_exercise_ends_the_one_before(env: Env, alice: Person, channel: Channel) -> None:
    first = await (await craving(alice, channel, "6")).choose(BOX)
    second = await (await craving(alice, channel, "6")).choose(SLOW)
    seen = first.text
    await env.advance_time(5)
    assert first.text == seen
    assert "Breathe in" in second.text


async def test_moving_hard_begins_with_who_had_better_not(env: Env, alice: Person, channel: Channel) -> None:
    before = await (await craving(alice, channel, "6")).choose("Move hard for a minute")
    assert "Ask a doctor first if you have a heart" in before.text
    live = await before.press("Start")
    await env.advance_time(5)
    assert "Start moving" in live.text


async def test_after_two_rounds_without_relief_people_come_first(alice: Person, channel: Channel) -> None:
    after = await round_with(await craving(alice, channel, "7"), HALT, "7")
    assert "Still 7" in after.text
    people = await round_with(await after.press("Another tool"), WAIT, "8")
    assert "a good time for a person" in people.text
    assert "please don't use alone" in people.text
    assert "I need to talk" in people.labels
    for hurting in ("fail", "should have", "weak"):
        assert hurting not in people.text


async def test_two_rounds_that_helped_are_no_reason_for_it(alice: Person, channel: Channel) -> None:
    after = await round_with(await craving(alice, channel, "7"), HALT, "6")
    after = await round_with(await after.press("Another tool"), WAIT, "5")
    assert "It was 6 and now it is 5" in after.text


async def test_about_to_use_leads_to_people_and_safety_at_once(
    env: Env, alice: Person, channel: Channel
) -> None:
    asked = await alice.slash(channel, "craving")
    people = await asked.press("I'm about to use")
    assert "You told someone before, not after" in people.text
    assert "please don't use alone" in people.text
    assert (await people.press("I need to talk")).private
    waiting = await people.press("Wait 15 minutes with me")
    assert "<t:" in waiting.text
    assert "How strong is it right now" in (await waiting.press("How is it now?")).text


async def test_a_strong_craving_in_a_check_in_offers_the_kit_first(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, craving="9")
    assert saved.labels.index("Ride out a craving") < saved.labels.index("Help with a craving")
    assert "How strong is it right now" in (await saved.press("Ride out a craving")).text


async def test_a_craving_needs_no_storage(app: App, alice: Person, channel: Channel) -> None:
    await app.db.close()
    after = await round_with(await craving(alice, channel, "7"), HALT, "5")
    assert "It moved" in after.text


# What is kept


async def test_what_helped_is_remembered_only_if_wanted(alice: Person, channel: Channel) -> None:
    after = await round_with(await craving(alice, channel, "8"), HALT, "3")
    asked = await after.press("Remember how this went")
    assert "Nothing is saved until you say yes" in asked.text
    kept = await asked.press("Yes, keep this")
    assert "Remembered, for you alone" in kept.text
    helped = await kept.press("What helped me")
    assert "Hungry, angry, lonely, tired?: once, 5.0 points lower" in helped.text
    tools = await craving(alice, channel, "6")
    assert tools.options[0] == HALT
    assert "this helped you most" in tools.text


async def test_what_helped_can_be_forgotten(alice: Person, bob: Person, channel: Channel) -> None:
    for who in (alice, bob):
        await write_kit(who, channel, reasons="my kids")
        after = await round_with(await craving(who, channel, "8"), HALT, "3")
        await after.press("Remember how this went")
    helped = await (await bob.slash(channel, "kit")).press("What helped me")
    gone = await (await helped.press("Forget these")).press("Erase them")
    assert "Nothing here yet" in gone.text
    assert ": once," in (await (await alice.slash(channel, "kit")).press("What helped me")).text


async def test_a_kit_is_kept_for_its_member_alone(alice: Person, bob: Person, channel: Channel) -> None:
    done = await write_kit(alice, channel, people="Ada 555\nGrace", places="the library", songs="Sunrise")
    assert done.private
    assert "Saved. Only you can see this" in done.text
    assert "Ada 555, Grace" in done.text
    assert "Ada" not in (await bob.slash(channel, "kit")).text
    form = await done.press("Write it down")
    assert form.fields["People"]["value"] == "Ada 555\nGrace"


async def test_the_kit_stands_beside_the_tools_that_need_it(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, reasons="my kids\nmornings", people="Ada")
    tools = await craving(alice, channel, "6")
    assert "my kids" in (await tools.choose("My reasons")).text
    people = await (await craving(alice, channel, "6")).press("I'm about to use")
    assert people.text.index("Ada") < people.text.index("You told someone before")


async def test_a_kit_that_is_too_long_is_given_back(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, people="Ada")
    sorry = await write_kit(alice, channel, people="x" * 101)
    assert "Nothing was saved yet" in sorry.text
    assert "x" * 101 in sorry.text
    assert "Ada" in (await alice.slash(channel, "kit")).text


async def test_heavy_words_in_a_kit_are_saved_and_help_comes_first(alice: Person, channel: Channel) -> None:
    done = await write_kit(alice, channel, reasons="I want to die")
    assert done.text.startswith("Thank you for writing that")
    assert "I want to die" in done.text


async def test_triggers_have_tags_and_can_be_changed_and_taken_out(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, people="Ada")
    empty = await (await alice.slash(channel, "kit")).press("Triggers")
    form = await empty.press("Add a trigger")
    listed = await form.fill(words="Friday pay", tags=["time", "feeling"])
    assert "Friday pay (a time, a feeling)" in listed.text
    one = await listed.choose("Friday pay")
    changed = await (await one.press("Change")).fill(words="Friday evenings")
    assert "Friday evenings" in changed.text
    assert "Friday pay" not in changed.text
    sure = await (await changed.choose("Friday evenings")).press("Take it out")
    assert "can't be brought back" in sure.text
    sure = await (await (await sure.press("Keep it")).choose("Friday evenings")).press("Take it out")
    assert "Nothing here yet" in (await sure.press("Take it out")).text


async def plan(plans: Seen, when: str, then: str) -> Seen:
    return await (await plans.press("Make a plan")).fill(when=when, then=then)


async def test_at_most_three_plans_are_active(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, people="Ada")
    plans = await (await alice.slash(channel, "kit")).press("If-then plans")
    for when in ("bored", "lonely", "lonely", "payday"):
        plans = await plan(plans, when, "call")
    assert plans.text.count("I call or write to one person") == 3
    assert "as many as work well at once" in (await plan(plans, "angry", "walk")).text
    assert "If I feel lonely, then I call" in (await craving(alice, channel, "5")).text
    sure = await plans.choose("If I feel lonely, then I call or write to one person.")
    assert "lonely" in sure.text
    kept = await sure.press("Keep it")
    assert kept.text.count("I call or write to one person") == 3
    sure = await kept.choose("If I feel lonely, then I call or write to one person.")
    fewer = await sure.press("Take it out")
    assert fewer.text.count("I call or write to one person") == 2


async def test_an_export_holds_it_and_an_erasure_takes_it(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, reasons="the sea at dawn")
    export = await alice.slash(channel, "privacy export")
    assert all([b"the sea at dawn" in await file.read() for file in export.message.attachments])
    assert "Your kit" in (await alice.slash(channel, "privacy show")).text
    sure = await (await alice.slash(channel, "privacy erase")).press("Go on")
    await sure.press("Erase everything now")
    assert "Nothing here yet" in (await alice.slash(channel, "kit")).text


# My kit in Help


async def test_help_shows_the_support_card_first(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, people="Ada\nGrace\nJoan\nMary", reasons="my kids\nmornings")
    menu = await alice.slash(channel, "help-now")
    assert menu.text.startswith("### What you wrote down for yourself")
    assert "Joan" in menu.text
    assert "Mary" not in menu.text
    assert "mornings" not in menu.text
    assert "nobody is watching my messages" in menu.text
    assert "Mary" in (await menu.press("My kit")).text


async def test_nothing_stands_before_the_steps_of_an_overdose(alice: Person, channel: Channel) -> None:
    await write_kit(alice, channel, people="Ada")
    card = await (await alice.slash(channel, "help-now")).press("Overdose")
    assert "Ada" not in card.text
    assert card.text.startswith("## Overdose")


async def test_help_is_the_same_for_who_keeps_no_kit(alice: Person, channel: Channel) -> None:
    assert (await alice.slash(channel, "help-now")).text.startswith("## Help now")


async def test_help_answers_without_the_card_when_storage_is_gone(
    app: App, alice: Person, channel: Channel
) -> None:
    await write_kit(alice, channel, people="Ada")
    await app.db.close()
    menu = await alice.slash(channel, "help-now")
    assert menu.text.startswith("## Help now")
    assert len(menu.labels) == 7


Show = Callable[[Person, Channel], Awaitable[Seen]]


async def rating(who: Person, channel: Channel) -> Seen:
    return await who.slash(channel, "craving")


async def tools(who: Person, channel: Channel) -> Seen:
    return await craving(who, channel, "5")


async def halting(who: Person, channel: Channel) -> Seen:
    return await (await craving(who, channel, "5")).choose(HALT)


@pytest.mark.parametrize("show", [rating, tools, halting])
async def test_every_step_of_a_craving_has_help(alice: Person, channel: Channel, show: Show) -> None:
    seen = await show(alice, channel)
    assert seen.private
    assert "Help" in seen.labels
