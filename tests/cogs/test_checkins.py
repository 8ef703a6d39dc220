"""Checking in, as a member lives it."""

import logging

import pytest

from bot.app import App
from bot.pictures import Pictures
from bot.worker import WorkerFailed
from tests.people import Channel, Env, Person, Seen, texts_in


async def agree(who: Person, channel: Channel) -> Seen:
    """Say yes to keeping check-ins; what opens next is the form."""
    return await (await who.slash(channel, "checkin")).press("Yes, keep this")


async def check_in(who: Person, channel: Channel, **values: object) -> Seen:
    form = await who.slash(channel, "checkin")
    if not form.opened_form:
        form = await form.press("Yes, keep this")
    return await form.fill(**values)


async def test_nothing_is_kept_before_a_yes(alice: Person, channel: Channel) -> None:
    asked = await alice.slash(channel, "checkin")
    assert asked.private
    assert "Nothing is saved until you say yes" in asked.text
    assert "Harbor volunteers" in asked.text
    assert "Nothing is kept about you" in (await alice.slash(channel, "privacy show")).text


async def test_a_yes_opens_the_form_of_five_parts(alice: Person, channel: Channel) -> None:
    form = await agree(alice, channel)
    assert form.title == "Check-in (only you see this)"
    assert len(form.fields) == 5
    assert not any(field.get("required") for field in form.fields.values())


async def test_in_direct_messages_the_answer_offers_to_say_where_days_begin(alice: Person) -> None:
    form = await (await alice.slash_in_dm("checkin")).press("Yes, keep this")
    saved = await form.fill(mood="4")
    assert "in UTC time" in saved.text
    zone = await (await saved.press("Choose my time zone")).press("Yes, keep this")
    assert "Europe/Paris" in (await zone.fill(place="Europe/Paris")).text
    again = await (await alice.slash_in_dm("checkin")).fill(mood="3")
    assert "Choose my time zone" not in again.labels


async def test_a_check_in_is_saved_for_the_member_alone(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, mood="4", craving="1", note="slept well")
    assert saved.private
    assert "Only you can see this" in saved.text
    assert "slept well" in saved.text
    assert "Help" in saved.labels
    assert texts_in(channel) == []


async def test_an_empty_check_in_is_a_check_in(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel)
    assert "You showed up" in saved.text


async def test_a_strong_craving_is_met_with_help(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, craving="9")
    card = await saved.press("Help with a craving")
    assert card.private
    assert "You told someone before, not after" in card.text


async def test_the_lowest_mood_gets_one_soft_line(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, mood="1", confidence="1")
    assert "If today is heavier than it looks" in saved.text


async def test_the_form_of_a_day_with_a_check_in_starts_from_it(
    env: Env, alice: Person, channel: Channel
) -> None:
    await check_in(alice, channel, mood="2", note="first words")
    form = await alice.slash(channel, "checkin")
    assert form.fields["Anything else?"]["value"] == "first words"
    await form.fill(mood="3", note="other words")
    history = await alice.slash(channel, "checkins history")
    assert "other words" in history.text
    assert "first words" not in history.text


async def test_history_is_a_picture_and_the_same_in_words(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="5", halt=["tired"])
    history = await alice.slash(channel, "checkins history")
    assert history.private
    assert history.files == ["check-ins.png"]
    assert "mood 5" in history.text
    assert "tired" in history.text


async def test_yesterday_can_be_checked_in_for(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="5")
    form = await (await alice.slash(channel, "checkins history")).press("Check in for yesterday")
    assert form.title.startswith("Check-in for ")
    assert "How was that day, on the whole?" in form.fields
    await form.fill(mood="2", note="a day late")
    history = await alice.slash(channel, "checkins history")
    assert "2 days have a check-in" in history.text
    assert "a day late" in history.text


async def test_a_day_is_opened_edited_and_kept(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="2", note="first words")
    history = await alice.slash(channel, "checkins history")
    day = await history.choose(history.options[0])
    form = await day.press("Edit")
    assert form.fields["Anything else?"]["value"] == "first words"
    saved = await form.fill(mood="3", note="other words")
    kept = await (await saved.press("Delete")).press("Keep it")
    assert "other words" in kept.text


async def test_a_long_note_is_shown_whole_as_a_file(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note="long words " * 200)
    history = await alice.slash(channel, "checkins history")
    day = await history.choose(history.options[0])
    assert day.files == ["note.txt"]


async def test_another_span_is_looked_back_on(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="4")
    history = await alice.slash(channel, "checkins history")
    assert "Your last 30 days" in history.text
    assert "Your last 365 days" in (await history.choose("The last year")).text


async def test_nothing_to_look_back_on_is_fine(alice: Person, channel: Channel) -> None:
    history = await alice.slash(channel, "checkins history")
    assert "Nothing here yet, and that's fine" in history.text
    assert history.files == []


class NoPictures(Pictures):
    """The worker process is gone."""

    async def png(self, svg: str) -> bytes:
        raise WorkerFailed


async def test_without_a_picture_the_words_are_there(app: App, alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, mood="4")
    app.pictures.__class__ = NoPictures
    history = await alice.slash(channel, "checkins history")
    assert history.files == []
    assert "mood 4" in history.text


async def test_a_check_in_that_discord_could_not_be_told_of_in_time_is_saved_all_the_same(
    env: Env, alice: Person, channel: Channel, caplog: pytest.LogCaptureFixture
) -> None:
    form = await agree(alice, channel)
    path = "/interactions/*/*/callback"
    env.inject_error("POST", path, status=404, code=10062, message="Unknown interaction")
    unanswered = await form.fill(mood="4", note="slept well")
    assert (unanswered.result.response, list(unanswered.result.followups)) == (None, [])
    assert [each.message for each in caplog.records if each.levelno >= logging.ERROR] == []
    assert "slept well" in (await alice.slash(channel, "checkins history")).text
