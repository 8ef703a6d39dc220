"""The meeting board as members live it: private answers, their own time, reminders that name nothing."""

from datetime import UTC, datetime, time
from typing import Any

import pytest

from bot.agenda.rules import Weekly
from bot.app import App
from bot.features.meetings.board import imported
from bot.features.meetings.model import Access, Flag, Format, Meeting, Place, Programme, Schedule, Trait
from bot.features.meetings.service import Meetings
from bot.ids import GuildId
from tests.cogs.arriving import labels, press, tick, travel, utc
from tests.people import Channel, Env, Guild, Person, Seen, texts_in

FEED = 5
TELLING = ("women", "smart", "recover", "harbour", "meeting")


def listed(id: str, weekday: int, at: str, **more: Any) -> Meeting:
    schedule = Schedule(Weekly(weekday, time.fromisoformat(at)), "Europe/Berlin", 60)
    return Meeting("feed", id, more.pop("name", f"Group {id}"), schedule, **more)


@pytest.fixture
async def board(app: App, env: Env, guild: Guild) -> Meetings:
    """Thursday, the first of January 2026, midnight UTC."""
    meetings = [
        listed("on", 3, "00:30"),
        listed("soon", 3, "01:30", programme=Programme.SMART, place=Place(Format.ONLINE)),
        listed(
            "women",
            4,
            "19:00",
            name="Harbour *women* @everyone",
            traits=frozenset({Trait.WOMEN, Trait.OPEN}),
            place=Place(Format.ONLINE, link="https://zoom.us/j/12", provider="zoom.us"),
            access=Access("https://zoom.us/j/12?pwd=abc", "", "passcode 7"),
            languages=("es",),
        ),
        listed("closed", 5, "10:00", flags=frozenset({Flag.PAUSED})),
    ]
    found = [imported(GuildId(guild.id), FEED, each, env.now()) for each in meetings]
    service = app.services.get(Meetings)
    await service.take(FEED, {each.id: each for each in found})
    return service


async def follow(who: Person, channel: Channel, name: str, **chosen: object) -> Seen:
    """Open a meeting and ask for reminders, saying yes where that is asked."""
    shown = await (await who.slash(channel, "meeting list")).choose(name)
    form = await shown.press("Remind me")
    if not form.opened_form:
        form = await form.press("Yes, keep this")
    answers: dict[str, object] = {"which": "series", "leads": ["60"]}
    return await form.fill(**(answers | chosen))


@pytest.mark.usefixtures("board")
async def test_what_is_on_and_soon_is_shown_privately_in_the_readers_own_time(
    alice: Person, channel: Channel
) -> None:
    seen = await alice.slash(channel, "meeting now")
    assert seen.private
    soon, on = seen.text.split("On now")
    assert "Group soon" in soon
    assert "SMART Recovery · online" in soon
    assert f"<t:{int(datetime(2026, 1, 1, 0, 30, tzinfo=UTC).timestamp())}:F>" in soon
    assert "Group on" in on
    assert texts_in(channel) == []


async def test_an_empty_board_says_so_and_leads_on(alice: Person, channel: Channel) -> None:
    assert "No meeting is on this server's board" in (await alice.slash(channel, "meeting now")).text
    assert "Programmes" in (await alice.slash(channel, "meeting list")).labels
    refused = await alice.slash_in_dm("meeting list")
    assert "belongs to a server" in refused.text
    assert "follow" in (await alice.slash_in_dm("meeting my")).text


@pytest.mark.usefixtures("board")
async def test_one_meeting_in_full_shows_its_passcode_to_who_asks_alone(
    alice: Person, channel: Channel
) -> None:
    shown = await (await alice.slash(channel, "meeting list")).choose("Harbour *women* @everyone")
    assert shown.private
    assert "passcode 7" in shown.text
    assert "@everyone" not in shown.text
    assert "Friday at 19:00, Europe/Berlin" in shown.text
    assert {"Join online", "Remind me"} <= set(shown.labels)
    assert "From a public listing" in shown.text
    closed = await (await alice.slash(channel, "meeting list")).choose("Group closed")
    assert "Remind me" not in closed.labels
    assert "closed for now" in closed.text


@pytest.mark.usefixtures("board")
async def test_finding_by_choices_by_words_and_by_a_types_name(alice: Person, channel: Channel) -> None:
    form = await alice.slash(channel, "meeting find")
    found = await form.fill(words="", programme="smart", traits=[])
    assert "Group soon" in found.text
    assert "Group on" not in found.text
    found = await (await alice.slash(channel, "meeting find")).fill(words="HARBOUR", traits=[])
    assert "Harbour" in found.text
    found = await (await alice.slash(channel, "meeting find")).fill(
        words="women", language="es", traits=["open"]
    )
    assert "Looking for" in found.text
    assert "Spanish" in found.text
    assert "Group soon" not in found.text
    nothing = await (await alice.slash(channel, "meeting find")).fill(words="no such thing", traits=[])
    assert "Nothing on this board fits" in nothing.text


@pytest.mark.usefixtures("board")
async def test_a_reminder_names_nothing_until_it_is_opened(
    app: App, env: Env, alice: Person, channel: Channel
) -> None:
    done = await follow(alice, channel, "Harbour *women* @everyone", leads=["60", "0"])
    assert done.private
    assert "called off or moved" in done.text
    mailbox = alice.actor.user.dm_channel
    await travel(app, env, utc(1, 2, 16, 59))
    assert texts_in(mailbox) == []
    await travel(app, env, utc(1, 2, 17, 0))
    await travel(app, env, utc(1, 2, 18, 0))
    assert len(texts_in(mailbox)) == 2
    assert [word for post in texts_in(mailbox) for word in TELLING if word in post.casefold()] == []
    assert labels(mailbox) == ["Show me", "Stop these", "Help"]
    shown = await press(alice, mailbox, "Show me")
    assert "passcode 7" in shown.text
    await press(alice, mailbox, "Stop these")
    await travel(app, env, utc(1, 9, 18, 0))
    assert len(texts_in(mailbox)) == 2


@pytest.mark.usefixtures("board")
async def test_my_list_can_be_changed_saved_as_a_file_and_left(alice: Person, channel: Channel) -> None:
    await follow(alice, channel, "Group soon", which="next")
    mine = await alice.slash(channel, "meeting my")
    assert "This one time." in mine.text
    assert "1 hour before" in mine.text
    form = await (await mine.choose("Group soon")).press("Tell me earlier or later")
    await form.fill(leads=["1440", "15"])
    mine = await alice.slash(channel, "meeting my")
    assert "24 hours before, 15 minutes before" in mine.text
    files = await mine.press("Calendar file")
    named, neutral = [
        await (await files.press(label)).message.attachments[0].read() for label in ("With", "Neutral")
    ]
    assert b"SUMMARY:Group soon" in named
    assert b"Group soon" not in neutral
    mine = await alice.slash(channel, "meeting my")
    await (await mine.choose("Group soon")).press("Stop these")
    assert "None yet" in (await alice.slash(channel, "meeting my")).text
    assert "nothing to put into a file" in (await alice.slash(channel, "meeting calendar")).text


@pytest.mark.usefixtures("board")
async def test_a_kind_of_meeting_is_followed_from_a_filter(
    app: App, env: Env, alice: Person, channel: Channel
) -> None:
    form = await alice.slash(channel, "meeting find")
    found = await form.fill(words="", traits=["women"])
    form = await (await found.press("Follow this kind")).press("Yes, keep this")
    assert "at most the first 5" in (await form.fill(leads=["15"])).text
    mine = await alice.slash(channel, "meeting my")
    assert "A kind of meeting" in mine.text
    await travel(app, env, utc(1, 2, 0, 10))
    await travel(app, env, utc(1, 2, 17, 45))
    assert len(texts_in(alice.actor.user.dm_channel)) == 1
    await (await mine.choose("A kind of meeting")).press("Stop these")
    assert "A kind of meeting" not in (await alice.slash(channel, "meeting my")).text


@pytest.mark.usefixtures("board")
async def test_help_with_choosing_and_notes_that_are_theirs_alone(
    alice: Person, bob: Person, channel: Channel
) -> None:
    guide = await alice.slash(channel, "meeting first-time")
    assert "You may just listen" in guide.text
    form = await guide.press("Help me choose")
    three = await form.fill(way="secular", help="self", shape="any", place="online")
    assert "Group soon" in three.text
    form = await (await (await three.press("What I tried")).press("Note one")).press("Yes, keep this")
    noted = await form.fill(name="Group soon", felt="not_for_me", note="too loud")
    assert "not for me" in noted.text
    assert "too loud" in noted.text
    assert "too loud" not in (await (await bob.slash(channel, "meeting my")).press("What I tried")).text
    assert "too loud" not in (await noted.choose("Group soon")).text


async def test_a_feed_that_lists_a_meeting_no_more_is_told_once(
    app: App, env: Env, board: Meetings, alice: Person, channel: Channel
) -> None:
    await follow(alice, channel, "Group soon")
    await board.take(FEED, {})
    await tick(app, env)
    (post,) = texts_in(alice.actor.user.dm_channel)
    assert "no longer listed" in post
    assert "Group" not in post
    shown = await press(alice, alice.actor.user.dm_channel, "Show me")
    assert "names it no more" in shown.text


@pytest.mark.usefixtures("board")
async def test_a_reminder_begins_with_a_meeting_and_pages_turn(alice: Person, channel: Channel) -> None:
    begun = await alice.slash(channel, "meeting remind")
    assert "press *Remind me*" in begun.text
    assert "Group soon" in begun.options
    assert "Meetings you follow" in (await alice.slash_in_dm("meeting remind")).text
    later = await (await alice.slash(channel, "meeting list")).press("On now and soon")
    assert "In the next hour" in later.text


async def test_a_long_board_is_turned_page_by_page(
    app: App, env: Env, guild: Guild, alice: Person, channel: Channel
) -> None:
    meetings = [listed(f"{number:02}", 4, f"{number:02}:00") for number in range(1, 12)]
    found = [imported(GuildId(guild.id), FEED, each, env.now()) for each in meetings]
    await app.services.get(Meetings).take(FEED, {each.id: each for each in found})
    first = await alice.slash(channel, "meeting list")
    assert "Group 05" in first.text
    assert "Group 06" not in first.text
    second = await first.press("Next page")
    assert "Group 06" in second.text
    assert "Group 01" in (await second.press("Previous page")).text
    few = await (await alice.slash(channel, "meeting find")).fill(words="group", traits=[])
    assert "Another word" in few.text
