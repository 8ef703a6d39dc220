"""What admins add is kept, shown to Help at once, and whose it was goes with them; on both databases."""

import pytest

from bot.app import Library
from bot.errors import Refusal
from bot.features.help_now.local import LocalLine, LocalLines, Override
from bot.features.help_now.parts import CardName
from bot.features.help_now.regions import Regions
from bot.features.help_now.service import HelpNow
from bot.features.help_now.topics import Topic
from bot.features.resources.model import MOST_LINES
from bot.features.resources.service import Resources
from bot.ids import GuildId, RequestId
from bot.storage.database import Database
from bot.storage.erasure import erase_member
from tests.features.house import ALICE, BOB, HARBOR, NOON, HandClock

ELSEWHERE = GuildId(HARBOR + 1)
TODAY = NOON.date()


def help_of(library: Library) -> HelpNow:
    """Return Help as it is after a start: nothing of any server's own."""
    return HelpNow(library.book, Regions(), library.countries, LocalLines())


@pytest.fixture
def help_now(library: Library) -> HelpNow:
    return help_of(library)


@pytest.fixture
def resources(database: Database, help_now: HelpNow) -> Resources:
    return Resources(database, HandClock(), help_now)


def a_line(id: int = 1, name: str = "Harbor house", topic: Topic = Topic.SUBSTANCE) -> LocalLine:
    return LocalLine(id, topic, name, "0123 456", "Mon-Fri 9-17", TODAY)


def an_override(id: int = 50, line: str = "us-988", number: str | None = None) -> Override:
    return Override(id, line, number, "out of order", TODAY)


async def add(resources: Resources, line: LocalLine) -> None:
    await resources.add(HARBOR, ALICE, RequestId(line.id), line)


async def change(resources: Resources, override: Override) -> None:
    await resources.override(HARBOR, ALICE, RequestId(override.id), override)


async def test_an_added_line_is_there_after_a_restart(
    resources: Resources, database: Database, library: Library
) -> None:
    await add(resources, a_line())
    again = Resources(database, HandClock(), help_of(library))
    assert again.local(HARBOR).lines == ()
    await again.start()
    assert again.local(HARBOR).lines == (a_line(),)
    assert again.local(ELSEWHERE).lines == ()


async def test_the_same_form_twice_is_one_line(resources: Resources) -> None:
    await add(resources, a_line())
    await add(resources, a_line())
    assert resources.local(HARBOR).lines == (a_line(),)


async def test_a_line_is_listed_under_its_topic_in_its_server_alone(resources: Resources) -> None:
    await add(resources, a_line())
    assert resources.listing("US", Topic.SUBSTANCE, "en", HARBOR).near == (a_line(),)
    assert resources.listing("US", Topic.GAMBLING, "en", HARBOR).near == ()
    assert resources.listing("US", Topic.SUBSTANCE, "en", ELSEWHERE).near == ()
    assert resources.listing("US", Topic.SUBSTANCE, "en", None).near == ()


async def test_a_server_has_room_for_some_and_is_told_when_it_is_full(resources: Resources) -> None:
    for n in range(MOST_LINES):
        await add(resources, a_line(n + 1))
    with pytest.raises(Refusal, match="resources-too-many"):
        await add(resources, a_line(99))


async def test_a_hidden_line_is_hidden_in_that_server_only(resources: Resources, help_now: HelpNow) -> None:
    await change(resources, an_override())
    assert "988" not in words(help_now, HARBOR)
    assert "988" in words(help_now, ELSEWHERE)
    assert "988" in words(help_now, None)


async def test_another_number_takes_the_place_of_the_old_one_with_its_reason(
    resources: Resources, help_now: HelpNow
) -> None:
    await change(resources, an_override(number="0123 456"))
    said = words(help_now, HARBOR)
    assert "0123 456" in said
    assert "out of order" in said
    listed = resources.listing("US", Topic.SUICIDE, "en", HARBOR)
    assert listed.overrides["us-988"].reason == "out of order"


async def test_the_emergency_number_cannot_be_named(resources: Resources, help_now: HelpNow) -> None:
    for name in ("emergency-us", "911", "US", ""):
        with pytest.raises(Refusal, match="resources-gone"):
            await change(resources, an_override(line=name))
    await change(resources, an_override())
    assert "911" in words(help_now, HARBOR)


async def test_a_second_word_on_a_line_replaces_the_first_and_leaves_no_trace_of_its_author(
    resources: Resources,
) -> None:
    await change(resources, an_override(50, number="0123 456"))
    await resources.override(HARBOR, BOB, RequestId(51), an_override(51))
    assert resources.local(HARBOR).overrides == (an_override(51),)
    assert await resources.authors(HARBOR) == {51: BOB}


async def test_what_is_taken_back_is_gone_at_once(resources: Resources, help_now: HelpNow) -> None:
    await add(resources, a_line())
    await change(resources, an_override())
    await resources.remove(HARBOR, 1)
    await resources.remove(HARBOR, 50)
    assert resources.local(HARBOR).lines == ()
    assert "988" in words(help_now, HARBOR)
    assert await resources.authors(HARBOR) == {}
    with pytest.raises(Refusal, match="resources-gone"):
        await resources.remove(HARBOR, 1)


async def test_another_server_cannot_take_a_line_back(resources: Resources) -> None:
    await add(resources, a_line())
    with pytest.raises(Refusal, match="resources-gone"):
        await resources.remove(ELSEWHERE, 1)
    assert resources.local(HARBOR).lines == (a_line(),)


async def test_an_erasure_takes_the_name_and_leaves_the_number(
    resources: Resources, database: Database
) -> None:
    await add(resources, a_line())
    assert await resources.authors(HARBOR) == {1: ALICE}
    await erase_member(database, ALICE)
    assert await resources.authors(HARBOR) == {}
    await resources.start()
    assert resources.local(HARBOR).lines == (a_line(),)


async def test_a_line_of_the_book_is_found_for_a_change(resources: Resources) -> None:
    offered = resources.changeable("US", Topic.SUICIDE)
    assert "us-988" in [line.id for line in offered]
    assert len(offered) <= MOST_LINES


def words(help_now: HelpNow, guild: GuildId | None) -> str:
    """Return all that the suicide card puts into its sentences."""
    card = help_now.card(CardName.SUICIDE, "US", "en", guild)
    return " ".join(value for block in card.blocks for value in block.args.values())
