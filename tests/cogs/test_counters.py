"""Counting days, as a member lives it: private everywhere, and no day ever taken away."""

from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest
from discord import Permissions

from bot.app import App
from bot.features.counters.model import CounterId
from bot.features.counters.results import Told
from bot.features.counters.service import Counters
from bot.features.members.service import Members
from bot.features.servers.service import Servers
from bot.ids import ChannelId, GuildId, MemberId
from bot.ui import Panel, button, rows
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

DAY = 24 * 3600
MODAL_SUBMIT = 5
"""Discord's type of an interaction that is a submitted form."""

FORTY_DAYS_AGO = "22 November 2025"
"""The simulated Discord begins on 1 January 2026, 00:00 UTC."""


async def open_form(who: Person, channel: Channel) -> Seen:
    seen = await who.slash(channel, "counter start")
    return seen if seen.opened_form else await seen.press("Yes, keep this")


async def typed(who: Person, channel: Channel, **values: object) -> Seen:
    """Fill in the form for a new counter and say what comes then: the counter, or the notice before it."""
    form = await open_form(who, channel)
    return await form.fill(**{"label": "evenings", "goal": "abstain", "began": FORTY_DAYS_AGO} | values)


async def start(who: Person, channel: Channel, **values: object) -> Seen:
    seen = await typed(who, channel, **values)
    return await seen.press("Start counting") if "Start counting" in seen.labels else seen


async def slipped(panel: Seen, how: str = "New count", **values: object) -> Seen:
    choice = await (await panel.press("A slip")).press("I'm okay")
    return await (await choice.press(how)).fill(**values)


async def kept(app: App, who: Person) -> tuple[Told, ...]:
    """What is stored of somebody's counters."""
    return (await app.services.get(Counters).board(MemberId(who.id), None)).told


async def choose_words(who: Person, channel: Channel, **values: object) -> None:
    seen = await (await who.slash(channel, "settings")).press("Choose what is kept")
    await (await seen.press("Choose")).fill(kept=["settings", "counters"])
    await (await (await who.slash(channel, "settings")).press("Words and sharing")).fill(**values)


# Beginning


async def test_nothing_is_kept_before_a_yes_and_the_yes_opens_the_form(
    app: App, alice: Person, channel: Channel
) -> None:
    asked = await alice.slash(channel, "counter start")
    assert asked.private
    assert "Nothing is saved until you say yes" in asked.text
    assert "No substance is asked" in asked.text
    form = await asked.press("Yes, keep this")
    assert form.title == "New counter (only you see this)"
    assert await kept(app, alice) == ()


async def test_a_counter_counts_from_a_day_in_the_past(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    assert seen.private
    assert "Counting. Only you can see this." in seen.text
    assert "### evenings" in seen.text
    assert "1 month, 10 days (40 days)" in seen.text
    assert "This count began on Saturday, 22 November 2025." in seen.text
    assert "40 of 40 days with your goal. Longest count: 40 days." in seen.text
    assert "Help" in seen.labels
    assert texts_in(channel) == []


async def test_all_goals_are_offered_alike_and_none_is_chosen_for_somebody_unknown(
    alice: Person, channel: Channel
) -> None:
    goals = (await open_form(alice, channel)).fields["What are you counting?"]["options"]
    assert [each["value"] for each in goals] == ["abstain", "reduce", "taper", "medication", "break"]
    assert not any(each.get("default") for each in goals)


async def test_a_way_of_recovery_suggests_its_goal(alice: Person, channel: Channel) -> None:
    await choose_words(alice, channel, pathway="medication")
    goals = (await open_form(alice, channel)).fields["What are you counting?"]["options"]
    assert [each["value"] for each in goals if each.get("default")] == ["medication"]


@pytest.mark.parametrize("goal", ["abstain", "reduce", "taper", "medication", "break"])
@pytest.mark.parametrize("began", ["", "yesterday 14:30", "26 December 2025", "in 3 days"])
async def test_the_withdrawal_notice_comes_before_a_count_of_the_last_seven_days_whatever_the_goal(
    app: App, alice: Person, channel: Channel, goal: str, began: str
) -> None:
    notice = await typed(alice, channel, goal=goal, began=began)
    assert "Please talk to a medical person first" in notice.text
    assert "alcohol, benzos" in notice.text
    assert not (await kept(app, alice))[0].begun
    begun = await notice.press("Start counting")
    assert "Counting. Only you can see this." in begun.text
    assert [told.draft for told in await kept(app, alice)] == [False]


async def test_no_notice_stands_before_a_count_of_longer_ago(alice: Person, channel: Channel) -> None:
    assert "Counting." in (await typed(alice, channel, began="20 December 2025")).text


async def test_the_notice_leads_to_medical_help_and_keeps_what_was_typed(
    alice: Person, channel: Channel
) -> None:
    notice = await typed(alice, channel, label="my own words", began="yesterday")
    assert "Withdrawal" in (await notice.press("Find medical help")).text
    again = await alice.slash(channel, "counter show")
    assert "Please talk to a medical person first" in again.text
    assert "### my own words" in (await again.press("Start counting")).text


async def test_what_was_not_started_leaves_nothing(app: App, alice: Person, channel: Channel) -> None:
    notice = await typed(alice, channel, began="yesterday")
    assert "Not started" in (await notice.press("Don't start")).text
    assert await kept(app, alice) == ()


async def test_a_notice_that_nobody_answered_is_gone_after_a_day(
    env: Env, app: App, alice: Person, channel: Channel
) -> None:
    notice = await typed(alice, channel, began="yesterday")
    await env.advance_time(DAY + 60)
    assert "You have no counters" in (await alice.slash(channel, "counter show")).text
    assert "no longer there" in (await notice.press("Start counting")).text
    assert await kept(app, alice) == ()


async def test_a_count_that_began_is_not_taken_away_by_the_notice(
    app: App, alice: Person, channel: Channel
) -> None:
    notice = await typed(alice, channel, began="yesterday")
    await (await alice.slash(channel, "counter show")).press("Start counting")
    assert "counts already, so it stays" in (await notice.press("Don't start")).text
    assert len(await kept(app, alice)) == 1


async def test_a_count_can_begin_ahead(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel, began="in 3 days")
    assert "Begins in 3 days, on Sunday, 4 January 2026." in seen.text
    assert "A slip" not in seen.labels


# What can be typed


@pytest.mark.parametrize(
    ("began", "said"),
    [
        ("1 January 1900", "46,021 days"),
        ("31 December 1899", "I can read years from 1900 to 2100"),
        ("4 March 3000", "I can read years from 1900 to 2100"),
        ("4 March 2099", "up to 2 years ahead"),
        ("29 February 2024", "1 year, 10 months, 3 days"),
        ("29 February 2025", "February 2025 has no day 29"),
        ("03/04/2025", "That could be"),
        ("5 March", "March 5, 2025 or March 5, 2026. Please add the year"),
        ("4.3.25", "all four digits"),
        ("some day", "I could not read that as a date"),
    ],
)
async def test_a_date_is_read_or_the_answer_says_how(
    app: App, alice: Person, channel: Channel, began: str, said: str
) -> None:
    seen = await typed(alice, channel, label="kept words", began=began)
    assert said in seen.text
    assert "kept words" in seen.text  # shown as a counter, or given back
    assert seen.private
    assert "Help" in seen.labels
    assert len(await kept(app, alice)) == ("days" in said and "ahead" not in said)


@pytest.mark.parametrize(
    ("label", "shown"),
    [
        ("@everyone", "@\u200beveryone"),
        ("**loud** _and_ `code`", "\\*\\*loud\\*\\* \\_and\\_ \\`code\\`"),
        ("<@123456789012345678>", "\\<"),
        ("\u202eturned\u202c", "### turned"),
        ("שלום", "### שלום"),
        ("🌱🌱", "### 🌱🌱"),
        ("# big\nsecond line", "### \\# big second line"),
    ],
)
async def test_a_label_is_kept_in_its_members_words_and_shown_harmless(
    alice: Person, channel: Channel, label: str, shown: str
) -> None:
    seen = await start(alice, channel, label=label)
    assert shown in seen.text


@pytest.mark.parametrize("label", ["   ", "\u200b\u200b", "\u2800", "\u202e\u202c"])
async def test_a_label_that_shows_nothing_is_not_kept(
    app: App, alice: Person, channel: Channel, label: str
) -> None:
    assert "can be seen. Nothing was saved" in (await typed(alice, channel, label=label)).text
    assert await kept(app, alice) == ()


async def test_twenty_counters_are_kept_and_the_next_is_told_kindly(
    app: App, alice: Person, channel: Channel
) -> None:
    seen = await start(alice, channel, label="number 0")
    for n in range(1, 20):
        seen = await start(alice, channel, label=f"number {n}")
    assert "### number 19" in seen.text
    full = await seen.press("New counter")
    assert "I can keep 20 counters" in full.text
    assert len(await kept(app, alice)) == 20
    board = await alice.slash(channel, "counter show")
    later = await board.press("Next page")
    assert "### number 5" in later.text
    assert "### number 7" in (await later.choose("number 7")).text


# Looking


async def test_show_in_direct_messages_has_the_same_counters(alice: Person, channel: Channel) -> None:
    await start(alice, channel)
    seen = await alice.slash_in_dm("counter show")
    assert "### evenings" in seen.text
    assert "40 days" in seen.text


async def test_in_direct_messages_a_count_begins_in_ones_own_zone_and_a_slip_is_taken_back(
    alice: Person, app: App
) -> None:
    where = await (await alice.slash_in_dm("counter start")).press("Yes, keep this")
    assert "I count in UTC" in where.text
    form = await (await where.press("Choose my time zone")).press("Yes, keep this")
    onward = await form.fill(place="Pacific/Kiritimati")
    began = await (await onward.press("Go on")).fill(label="evenings", goal="abstain", began=FORTY_DAYS_AGO)
    assert "40 days" in began.text
    (told,) = await kept(app, alice)
    assert told.counter.runs[0].started == datetime(2025, 11, 21, 10, tzinfo=UTC)  # midnight, 14 hours ahead
    done = await slipped(began)
    assert "Take back" in str(done.labels)
    assert "Taken back" in (await done.press("Take back")).text
    assert "40 days" in (await alice.slash_in_dm("counter show")).text


async def test_who_would_rather_not_say_where_they_live_counts_in_utc(
    alice: Person, channel: Channel
) -> None:
    where = await (await alice.slash_in_dm("counter start")).press("Yes, keep this")
    form = await where.press("Count in UTC")
    assert "40 days" in (await form.fill(label="a", goal="abstain", began=FORTY_DAYS_AGO)).text


async def test_home_leads_to_the_counters(alice: Person, channel: Channel) -> None:
    await start(alice, channel)
    assert "### evenings" in (await (await alice.slash(channel, "home")).press("My counters")).text


async def test_several_counters_stand_under_each_other(alice: Person, channel: Channel) -> None:
    await start(alice, channel, label="one")
    await start(alice, channel, label="two", goal="reduce")
    board = await alice.slash(channel, "counter show")
    assert board.text.index("### one") < board.text.index("### two")
    assert "Cutting down" in board.text
    assert "### two" in (await board.choose("two")).text


async def test_a_member_who_would_rather_not_see_numbers_sees_none(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    await choose_words(alice, channel, counts="no")
    seen = await alice.slash(channel, "counter show")
    assert "I keep them to myself" in seen.text
    assert "40" not in seen.text
    first = await seen.press("A slip")
    assert "All you already put in still counts" in first.text
    done = await (await (await first.press("I'm okay")).press("New count")).fill()
    assert "40" not in first.text + done.text
    assert "40" not in (await alice.slash(channel, "counter show")).text


async def test_a_folded_counter_is_out_of_sight_until_asked_for(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    await (await seen.press("Edit")).fill(label="evenings", goal="abstain", hidden=["hidden"])
    board = await alice.slash(channel, "counter show")
    assert "evenings" not in board.text
    assert "One counter is folded away" in board.text
    assert "### evenings" in (await board.press("Show all")).text


# A slip


async def test_a_slip_begins_with_whether_somebody_is_okay(alice: Person, channel: Channel) -> None:
    first = await (await start(alice, channel)).press("A slip")
    assert "A slip is something that happened, not who you are" in first.text
    assert "The 40 days you already put in still count" in first.text
    assert "are you physically okay?" in first.text
    assert "Please talk to a medical person first" in (await first.press("Withdrawal")).text
    assert "Treat this as an emergency now" in (await first.press("Took too much")).text
    assert "Thoughts of suicide" in (await first.press("Not safe")).text


async def test_a_new_count_keeps_all_the_days_that_were(app: App, alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), when="30 December 2025", start="31 December 2025")
    assert "Saved. New count: 1 day." in done.text
    assert "39 of 40 days with your goal. Longest count: 38 days." in done.text
    assert "after a break, an amount you used before can stop your breathing" in done.text
    assert "keep naloxone close if you can get it" in done.text  # no country is known here
    assert "Nothing was posted or sent to anyone" in done.text
    assert done.private
    assert {"Someone to talk to", "Two-minute look back", "Take back: slip", "Not now", "Help"} <= set(
        done.labels
    )
    assert texts_in(channel) == []
    assert len((await kept(app, alice))[0].counter.runs) == 2


@pytest.mark.parametrize("began", ["", "28 December 2025", "in 2 days"])
async def test_the_withdrawal_notice_stands_with_a_new_count_of_the_last_seven_days(
    alice: Person, channel: Channel, began: str
) -> None:
    done = await slipped(await start(alice, channel), when="27 December 2025", start=began)
    assert "Saved." in done.text  # counted already: the notice is no gate here
    assert "Please talk to a medical person first" in done.text
    assert "Withdrawal" in (await done.press("Find medical help")).text


async def test_no_notice_stands_with_a_kept_count_or_a_new_one_of_longer_ago(
    alice: Person, channel: Channel
) -> None:
    kept_on = await slipped(await start(alice, channel), "Keep my count")
    assert "Please talk to a medical person first" not in kept_on.text
    anew = await slipped(await alice.slash(channel, "counter show"), when="20 December 2025")
    assert "Please talk to a medical person first" not in anew.text


async def test_a_slip_can_be_noted_and_the_count_goes_on(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), "Keep my count", note="a hard evening")
    assert "Your count goes on: 1 month, 10 days (40 days)." in done.text
    past = await (await (await done.press("Not now")).press("Earlier counts")).choose(
        "Thursday, 1 January 2026, 00:00"
    )
    assert "a hard evening" in past.text
    assert "the count went on" in past.text


async def test_what_is_not_to_be_recorded_is_not(app: App, alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    before = await kept(app, alice)
    done = await (await (await seen.press("A slip")).press("I'm okay")).press("Don't record it")
    assert "Nothing was written down" in done.text
    assert "can stop your breathing" in done.text
    assert "Someone to talk to" in done.labels
    assert await kept(app, alice) == before


async def test_a_slip_can_be_taken_back_for_a_day(
    env: Env, app: App, alice: Person, channel: Channel
) -> None:
    seen = await start(alice, channel)
    before = (await kept(app, alice))[0].counter
    done = await slipped(seen, note="not so")
    sure = await (await alice.slash(channel, "counter show")).press("Take back")
    assert "What you wrote about it is erased with it" in sure.text
    left = await sure.press("Leave it")
    assert "not so" in left.text
    sure = await left.press("Take back")
    assert "Taken back" in (await sure.press("Take back and erase")).text
    assert (await kept(app, alice))[0].counter == before
    assert "no longer written down here" in (await done.press("Take back")).text
    assert "private note" not in (await alice.slash(channel, "privacy show")).text
    plain = await slipped(await alice.slash(channel, "counter show"))
    assert "Taken back" in (await plain.press("Take back")).text  # no words to lose: not asked
    late = await slipped(await alice.slash(channel, "counter show"))
    await env.advance_time(DAY + 60)
    assert "24 hours, and they have passed" in (await late.press("Take back")).text
    assert "Take back: slip" not in (await alice.slash(channel, "counter show")).labels


async def test_the_look_back_is_kept_for_the_member_alone(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), note="first words")
    form = await done.press("Two-minute look back")
    assert len(form.fields) == 5
    saved = await form.fill(where="at home", change="call somebody", words="first words")
    assert "Saved, for you alone" in saved.text
    assert "Where was it, and when? at home" in saved.text
    assert "first words" in saved.text
    again = await saved.press("Two-minute look back")
    assert again.fields["One thing to try differently?"]["value"] == "call somebody"
    nothing = await again.fill()
    assert "first words" not in nothing.text
    assert "private note" not in (await alice.slash(channel, "privacy show")).text


async def test_a_long_look_back_is_given_whole_as_a_file(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), note="*" * 4000)
    saved = await (await done.press("Two-minute look back")).fill(where="w" * 1000, words="*" * 4000)
    assert saved.files == ["note.txt"]
    assert await saved.message.attachments[0].read() == b"*" * 4000 + b"\n\n" + b"w" * 1000


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"when": "tomorrow"}, "hasn't come yet"),
        ({"when": "1 November 2025"}, "before this counter began"),
        ({"when": "30 December 2025", "start": "29 December 2025"}, "look at both dates"),
        ({"when": "03/04/2025"}, "That could be"),
    ],
)
async def test_a_slip_that_cannot_be_recorded_changes_nothing_and_gives_the_words_back(
    app: App, alice: Person, channel: Channel, values: dict[str, str], said: str
) -> None:
    seen = await start(alice, channel)
    before = await kept(app, alice)
    sorry = await slipped(seen, note="these words stay", **values)
    assert said in sorry.text
    assert "these words stay" in sorry.text
    assert "Help" in sorry.labels
    assert await kept(app, alice) == before


async def test_a_slip_of_before_a_pause_ended_can_be_noted_and_is_told_so(
    env: Env, alice: Person, channel: Channel
) -> None:
    await (await start(alice, channel)).press("Pause")
    await env.advance_time(10 * DAY)
    resumed = await (await alice.slash(channel, "counter show")).press("Count on")
    sorry = await slipped(resumed, when="5 January 2026")
    assert "before you last began or went on counting" in sorry.text
    noted = await slipped(await alice.slash(channel, "counter show"), "Keep my count", when="5 January 2026")
    assert "Your count goes on" in noted.text


async def test_riding_out_a_craving_is_one_press_from_a_slip(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel))
    assert (await done.press("Ride out a craving")).private


async def test_a_member_reads_their_own_word_for_it(alice: Person, channel: Channel) -> None:
    await start(alice, channel)
    await choose_words(alice, channel, word="return")
    seen = await alice.slash(channel, "counter show")
    first = await seen.press("A return to use")
    assert "A return to use is something that happened" in first.text
    assert "slip" not in first.text.lower()


async def test_the_slip_command_asks_which_counter_when_there_are_several(
    alice: Person, channel: Channel
) -> None:
    assert "You have no counters" in (await alice.slash(channel, "counter slip")).text
    await start(alice, channel, label="one")
    assert "### one" in (await alice.slash(channel, "counter slip")).text
    await start(alice, channel, label="two")
    which = await alice.slash(channel, "counter slip")
    assert "Which counter" in which.text
    assert "### two" in (await which.choose("two")).text


async def test_a_new_count_can_begin_ahead(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), start="in 2 days")
    assert "Your new count begins in 2 days" in done.text


async def test_what_was_is_all_there_page_by_page(env: Env, alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    for n in range(5):
        await slipped(await alice.slash(channel, "counter show"), note=f"note {n}")
        await env.advance_time(DAY)
    past = await seen.press("Earlier counts")
    assert "Counting since Monday, 5 January 2026" in past.text
    assert "note 4" in past.text
    later = await past.press("Next page")
    assert "Counted from Saturday, 22 November 2025 to Thursday, 1 January 2026" in later.text
    assert "### evenings" in (await later.press("Back")).text


async def test_a_counter_without_a_slip_has_nothing_to_look_back_on(
    app: App, alice: Person, channel: Channel
) -> None:
    seen = await start(alice, channel)
    assert "Counting since Saturday, 22 November 2025" in (await seen.press("Earlier counts")).text
    (told,) = await kept(app, alice)
    sorry = await pressed(alice, app, channel, "counters:slip-open", f"{told.counter.id}.1")
    assert "no longer written down here" in sorry.text


async def test_a_note_that_sounds_like_danger_is_met_with_help_first(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), note="I want to kill myself")
    assert done.text.index("It sounds very heavy") < done.text.index("Saved. New count")
    assert "Nobody else" in done.text or "Nobody has been told" in done.text
    looked = await (await done.press("Two-minute look back")).fill(before="I want to kill myself")
    assert "It sounds very heavy" in looked.text


async def test_help_is_not_lost_over_a_long_note(alice: Person, channel: Channel) -> None:
    heavy = "I took too many pills and can't wake up. " + "*" * 3900
    done = await slipped(await start(alice, channel), note=heavy)
    saved = await (await done.press("Two-minute look back")).fill(where="w" * 1000, words=heavy)
    for seen in (done, saved):
        assert seen.text.startswith("What you wrote sounds like somebody may be in danger")
        assert len(seen.text) < 3900
    assert "I took too many pills" in saved.text
    assert await saved.message.attachments[0].read() == heavy.encode() + b"\n\n" + b"w" * 1000


async def test_a_note_on_what_was_taken_is_answered_once(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), note="I drank last night and feel ashamed")
    assert done.text.count("can stop your breathing") == 1
    assert "Someone to talk to" in done.labels


async def test_help_in_the_answer_to_a_note_offers_each_thing_once(alice: Person, channel: Channel) -> None:
    done = await slipped(await start(alice, channel), note="I took too many pills and can't wake up")
    assert "Saved. New count" in done.text


@pytest.mark.parametrize("began", ["yesterday", FORTY_DAYS_AGO])
async def test_a_label_that_sounds_like_danger_is_kept_and_met_with_help_first(
    alice: Person, channel: Channel, began: str
) -> None:
    seen = await typed(alice, channel, label="i want to kill myself", began=began)
    assert seen.text.index("It sounds very heavy") < seen.text.index("### i want")
    again = await alice.slash(channel, "counter show")
    begun = await again.press("Start counting") if "Start counting" in again.labels else again
    edited = await (await begun.press("Edit")).fill(label="i want to kill myself", goal="abstain")
    assert "It sounds very heavy" in edited.text


# Changing


async def test_a_date_is_corrected_in_plain_words(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    form = await seen.press("Edit")
    done = await form.fill(label="mornings", goal="break", began="12 December 2025")
    assert "Date updated. Your history is the same." in done.text
    assert "### mornings" in done.text
    assert "Taking a break" in done.text
    assert "20 days" in done.text


async def test_a_date_moved_to_the_last_seven_days_comes_with_the_withdrawal_notice(
    alice: Person, channel: Channel
) -> None:
    form = await (await start(alice, channel)).press("Edit")
    done = await form.fill(label="mornings", goal="break", began="yesterday")
    assert "Date updated." in done.text
    assert "Please talk to a medical person first" in done.text
    assert "Withdrawal" in (await done.press("Find medical help")).text
    renamed = await (await done.press("Edit")).fill(label="days", goal="break")
    assert "Please talk to a medical person first" not in renamed.text


async def test_an_edit_without_a_date_leaves_the_date(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    done = await (await seen.press("Edit")).fill(label="mornings", goal="abstain")
    assert done.text.startswith("Saved.")
    assert "40 days" in done.text


async def test_a_pause_keeps_the_days_and_counts_on_later(env: Env, alice: Person, channel: Channel) -> None:
    paused = await (await start(alice, channel)).press("Pause")
    assert "Paused. Your days stay" in paused.text
    await env.advance_time(10 * DAY)
    resumed = await (await alice.slash(channel, "counter show")).press("Count on")
    assert "Counting on" in resumed.text
    assert "40 days" in resumed.text
    assert "isn't paused" in (await paused.press("Count on")).text


async def test_pause_and_resume_by_command(alice: Person, channel: Channel) -> None:
    await start(alice, channel)
    assert "None of your counters fits" in (await alice.slash(channel, "counter resume")).text
    assert "Paused" in (await alice.slash(channel, "counter pause")).text
    assert "Counting on" in (await alice.slash(channel, "counter resume")).text


async def test_money_and_time_are_shown_only_when_asked_for(alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    assert "Money" not in seen.text
    done = await (await seen.press("Money and time")).fill(money="12,50", currency="€", hours="1.25")
    assert "Money kept: about 500 €" in done.text
    assert "Time kept: about 50 hours" in done.text
    form = await done.press("Money and time")
    assert form.fields["Money a day"]["value"] == "12.50"
    assert "Money" not in (await form.fill()).text


@pytest.mark.parametrize(
    ("values", "said"),
    [
        ({"money": "a lot"}, "I could not read that as a number"),
        ({"money": "99999999"}, "up to 1,000,000"),
        ({"money": "1", "currency": "doubloons"}, "up to 8 characters"),
        ({"hours": "25"}, "up to 24 hours"),
    ],
)
async def test_savings_that_make_no_sense_are_not_kept(
    app: App, alice: Person, channel: Channel, values: dict[str, str], said: str
) -> None:
    seen = await start(alice, channel)
    assert said in (await (await seen.press("Money and time")).fill(**values)).text
    assert (await kept(app, alice))[0].counter.savings is None


async def test_removing_asks_once_more_and_takes_the_notes_along(
    app: App, alice: Person, channel: Channel
) -> None:
    done = await slipped(await start(alice, channel), note="to be forgotten")
    assert "One private note" in (await alice.slash(channel, "privacy show")).text
    sure = await alice.slash(channel, "counter remove")
    assert "Remove “evenings”" in sure.text
    assert "### evenings" in (await sure.press("Keep it")).text
    sure, twice = await alice.slash(channel, "counter remove"), await alice.slash(channel, "counter remove")
    assert (await twice.press("Remove it")).text == "Removed."
    assert await kept(app, alice) == ()
    assert "private note" not in (await alice.slash(channel, "privacy show")).text
    assert "no longer there" in (await sure.press("Remove it")).text
    assert "no longer there" in (await done.press("Two-minute look back")).text


# Bad buttons, twice the same, other people


async def test_buttons_of_a_removed_counter_say_so(app: App, alice: Person, channel: Channel) -> None:
    seen = await start(alice, channel)
    await app.services.get(Counters).remove(MemberId(alice.id), (await kept(app, alice))[0].counter.id)
    for label in ("A slip", "Edit", "Pause", "Earlier counts", "Money and time", "Remove"):
        sorry = await seen.press(label)
        assert "That counter is no longer there" in sorry.text
        assert sorry.private
        assert "Help" in sorry.labels


EVERY_PRESS = [
    "one",
    "begin",
    "discard",
    "slip",
    "slip-form",
    "undo",
    "undone",
    "look-back",
    "past",
    "slip-open",
    "edit",
    "pause",
    "resume",
    "savings",
    "remove",
    "removed",
]


async def pressed(who: Person, app: App, channel: Channel, route: str, arg: str) -> Seen:
    """Let somebody press a button they found in a channel, wherever it leads."""
    found = button("x", route, arg)
    panel = Panel(app.texts.reader("en", {"word": "slip"}), *rows(found))
    panel.stop()
    place: Any = app.bot.get_channel(channel.id)
    message = await place.send(view=panel)
    return Seen(who, await who.actor.click(message, custom_id=str(found.custom_id)))


async def pressed_by(
    who: Person, app: App, channel: Channel, counter: CounterId, slip: int, verb: str
) -> Seen:
    """Let somebody press a button of another member's counter."""
    tails = {
        "slip-form": ".keep-count",
        "undo": f".{slip}",
        "undone": f".{slip}",
        "look-back": f".{slip}",
        "slip-open": f".{slip}",
    }
    return await pressed(who, app, channel, f"counters:{verb}", f"{counter}{tails.get(verb, '')}")


@pytest.fixture
async def admin(app: App, env: Env, guild: Guild) -> Person:
    role = guild.create_role("Keepers", permissions=Permissions(administrator=True))
    return Person(env, guild.add_member(env.create_user("keeper"), roles=[role]))


@pytest.mark.parametrize("verb", EVERY_PRESS)
async def test_nobody_else_sees_or_changes_a_counter_an_admin_neither(
    app: App, alice: Person, bob: Person, admin: Person, channel: Channel, verb: str
) -> None:
    await slipped(await start(alice, channel, label="private words"), note="private note")
    before = (await kept(app, alice))[0].counter
    for other in (bob, admin):
        await start(other, channel, label="their own")
        seen = await pressed_by(other, app, channel, before.id, before.slips[0].id, verb)
        assert "That counter is no longer there" in seen.text
        assert "private" not in seen.text
        assert seen.private
        assert "private words" not in (await other.slash(channel, "counter show")).text
    assert (await kept(app, alice))[0].counter == before


@pytest.mark.parametrize("arg", ["", "abc", "-1", "99999999999999999999999", "1.x"])
async def test_a_button_that_is_not_ours_is_told(app: App, alice: Person, channel: Channel, arg: str) -> None:
    await start(alice, channel)
    seen = await pressed(alice, app, channel, "counters:undo", arg)
    assert "no longer there. Nothing happened" in seen.text


async def test_a_yes_taken_back_erases_counters_and_asks_again(
    app: App, alice: Person, channel: Channel
) -> None:
    seen = await start(alice, channel)
    words = await (await alice.slash(channel, "settings")).press("Choose what is kept")
    asked = await (await words.press("Choose")).fill(kept=[])
    await (await asked.press("Stop keeping: My counters")).press("Erase it")
    assert await kept(app, alice) == ()
    assert "Nothing is saved until you say yes" in (await seen.press("Edit")).text


async def test_an_export_holds_counters_and_notes(alice: Person, channel: Channel) -> None:
    await slipped(await start(alice, channel, label="words only I know"), note="a note only I know")
    export = await alice.slash(channel, "privacy export")
    for file in export.message.attachments:
        text = (await file.read()).decode()
        assert "words only I know" in text
        assert "a note only I know" in text


# Sharing


@pytest.fixture
async def wall(app: App, env: Env, guild: Guild) -> Channel:
    """The channel admins chose for check-ins."""
    channel = guild.create_text_channel("check-ins")
    await app.services.get(Servers).choose_channel(GuildId(guild.id), "checkins", ChannelId(channel.id))
    return channel


async def test_a_post_holds_days_and_never_the_label_unless_chosen(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await (await start(alice, channel, label="my words")).press("Share")
    assert "This is exactly what others would read" in shown.text
    assert texts_in(wall) == []
    await shown.press("Post in check-ins")
    assert texts_in(wall) == ["**alice** asked me to share this:\nCounting: 1 month, 10 days (40 days)"]


async def test_label_and_all_days_are_posted_when_chosen(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel, label="my *own* @everyone words")
    shown = await alice.slash(channel, "counter share")
    shown = await shown.choose("Your words for it", "All days")
    await shown.press("Post in check-ins")
    post = texts_in(wall)[0]
    assert "my \\*own\\* @\u200beveryone words" in post
    assert "40 of 40 days" in post
    assert "Counting:" not in post


async def test_a_shared_counter_is_taken_back_from_where_it_is_looked_at(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    seen = await start(alice, channel)
    assert "Take it back" not in seen.labels
    await (await seen.press("Share")).press("Post in check-ins")
    again = await alice.slash(channel, "counter show")
    assert "Share…" not in again.labels
    assert "The post is gone." in (await again.press("Take it back")).text
    assert texts_in(wall) == []
    assert "Share…" in (await alice.slash(channel, "counter show")).labels


async def test_after_a_slip_a_post_still_says_what_it_said_and_can_be_taken_back(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    await (await (await start(alice, channel)).press("Share")).press("Post in check-ins")
    done = await slipped(await alice.slash(channel, "counter show"))
    assert "still says what it said before" in done.text
    assert "40 days" in texts_in(wall)[0]
    assert "The post is gone." in (await done.press("Take it back")).text
    assert texts_in(wall) == []


async def test_a_counter_can_be_edited_before_it_is_shared_and_a_post_stays_as_it_was(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    shown = await (await start(alice, channel)).press("Share")
    edited = await (await shown.press("Edit")).fill(label="mornings", goal="abstain")
    assert "### mornings" in edited.text
    assert "still says" not in edited.text
    words = await (await edited.press("Share")).choose("Your words for it")
    assert "mornings" in words.text
    await words.press("Post in check-ins")
    form = await (await alice.slash(channel, "counter show")).press("Edit")
    assert "still says what it said before" in (await form.fill(label="nights", goal="abstain")).text
    assert "mornings" in texts_in(wall)[0]


async def test_removing_a_counter_takes_its_post_down(alice: Person, channel: Channel, wall: Channel) -> None:
    seen = await start(alice, channel)
    await (await seen.press("Share")).press("Post in check-ins")
    assert len(texts_in(wall)) == 1
    gone = await (await alice.slash(channel, "counter remove")).press("Remove it")
    assert "Deleted." in gone.text
    assert "The post is gone." in gone.text
    assert texts_in(wall) == []


async def test_a_post_left_standing_by_a_counter_that_is_gone_can_still_be_taken_down(
    app: App, alice: Person, channel: Channel, wall: Channel
) -> None:
    await (await (await start(alice, channel)).press("Share")).press("Post in check-ins")
    sure = await alice.slash(channel, "counter remove")
    await app.services.get(Counters).remove(MemberId(alice.id), (await kept(app, alice))[0].counter.id)
    assert "The post is gone." in (await sure.press("Remove it")).text
    assert texts_in(wall) == []


async def test_a_count_ahead_is_shared_as_what_it_is(alice: Person, channel: Channel, wall: Channel) -> None:
    shown = await (await start(alice, channel, began="in 3 days")).press("Share")
    assert "Begins in 3 days" in shown.text


async def test_no_numbers_are_offered_for_sharing_to_who_would_rather_not_see_them(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel)
    await choose_words(alice, channel, counts="no")
    shown = await alice.slash(channel, "counter share")
    assert shown.options == ["Your words for it"]
    assert "40" not in shown.text


async def test_a_draft_is_not_shared(app: App, alice: Person, channel: Channel, wall: Channel) -> None:
    await typed(alice, channel, began="yesterday")
    assert "None of your counters fits" in (await alice.slash(channel, "counter share")).text
    (told,) = await kept(app, alice)
    sorry = await pressed(alice, app, channel, "shares:open", f"counters.{told.counter.id}")
    assert "has not begun yet" in sorry.text


async def test_sharing_is_not_offered_to_who_said_never(
    alice: Person, channel: Channel, wall: Channel
) -> None:
    await start(alice, channel)
    await choose_words(alice, channel, visibility="never")
    assert "Share…" not in (await alice.slash(channel, "counter show")).labels


# Delivered twice, and from where


@pytest.fixture
def twice(env: Env) -> None:
    """Let Discord deliver every submitted form twice, as it may after a broken connection."""
    emit: Any = env.backend.emit

    def repeat(event: str, payload: Any) -> Any:
        if event == "INTERACTION_CREATE" and payload["type"] == MODAL_SUBMIT:
            emit(event, payload)
        return emit(event, payload)

    env.backend.emit = repeat


async def test_one_form_delivered_twice_is_one_counter_and_one_slip(
    app: App, alice: Person, channel: Channel, twice: None
) -> None:
    done = await slipped(await start(alice, channel), note="once")
    assert "Saved. New count" in done.text
    (told,) = await kept(app, alice)
    assert (len(told.counter.slips), len(told.counter.runs)) == (1, 2)


def still_open(form: Seen) -> Seen:
    """Leave a form open though it was sent, as a client does that heard no answer in time."""
    opened: Any = form.result
    opened._interaction.modal_consumed = False
    return form


async def test_a_form_sent_again_is_one_counter_and_one_slip(
    app: App, alice: Person, channel: Channel
) -> None:
    form = await open_form(alice, channel)
    words = {"label": "evenings", "goal": "abstain", "began": FORTY_DAYS_AGO}
    await form.fill(**words)
    seen = await still_open(form).fill(**words)
    assert "### evenings" in seen.text
    slip = await (await (await seen.press("A slip")).press("I'm okay")).press("New count")
    await slip.fill(note="once")
    assert "Saved. New count" in (await still_open(slip).fill(note="once")).text
    (told,) = await kept(app, alice)
    assert (len(told.counter.slips), len(told.counter.runs)) == (1, 2)


async def test_a_known_country_names_the_line_that_keeps_company(
    app: App, alice: Person, channel: Channel
) -> None:
    seen = await start(alice, channel)
    await choose_words(alice, channel, word="slip")
    members = app.services.get(Members)
    await members.change(MemberId(alice.id), lambda old: replace(old, country="US"))
    done = await slipped(seen)
    assert "stays on the phone with you" in done.text
