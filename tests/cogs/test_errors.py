"""When things go wrong: the person always gets an answer, with Help beside it, and nothing is lost."""

import sqlite3
import threading
from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from bot.app import App, Library
from bot.config import Config
from bot.errors import Slow
from bot.features.checkins.service import Checkins
from bot.storage.database import Database
from tests.cogs.test_checkins import check_in
from tests.conftest import OPERATOR, EnvClock
from tests.people import Channel, Person, simulate, texts_in


async def test_while_starting_everything_says_so_and_help_works(
    tmp_path: Path, clock: EnvClock, library: Library
) -> None:
    app = App(Config(operator=OPERATOR, data=tmp_path), clock, library)  # storage is not open yet
    async with simulate(app.bot, check_errors=False) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        early = Person(env, guild.add_member(env.create_user("early")))
        for command in ("checkin", "checkins history", "settings", "privacy show"):
            seen = await early.slash(channel, command)
            assert seen.private
            assert "just starting up. Nothing is lost" in seen.text
            assert "Help" in seen.labels
        menu = await (await early.slash(channel, "checkin")).press("Help")
        assert "Choose what is closest" in menu.text
        assert "What would help" in (await early.slash(channel, "home")).text


async def test_without_the_master_key_only_help_works(app: App) -> None:
    await app.close()
    app.db.unavailable("KeyMissing")
    async with simulate(app.bot, check_errors=False) as env:
        guild = env.create_guild()
        channel = guild.create_text_channel("general")
        alice = Person(env, guild.add_member(env.create_user("alice")))
        seen = await alice.slash(channel, "checkin")
        assert "only Help works" in seen.text
        assert "call your local emergency number" in (await seen.press("Help")).text


async def test_a_database_that_is_gone_gives_the_words_back(
    app: App, alice: Person, channel: Channel
) -> None:
    await check_in(alice, channel, note="kept")
    form = await alice.slash(channel, "checkin")
    await app.db.close()
    seen = await form.fill(note="these words would be lost")
    assert "these words would be lost" in seen.text
    assert seen.private
    assert "Help" in seen.labels


async def test_a_locked_database_is_waited_for(app: App, alice: Person, channel: Channel) -> None:
    form = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    with locked(app.db.place.file, seconds=0.3):
        seen = await form.fill(note="while locked")
    assert "Saved for" in seen.text


async def test_waiting_too_long_is_told_honestly(app: App, alice: Person, channel: Channel) -> None:
    form = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    checkins = app.services.get(Checkins)
    checkins._db = Late(app.db.place)  # pyright: ignore[reportPrivateUsage] - a disk that takes too long
    seen = await form.fill(note="still writing")
    assert "It may still be saved" in seen.text
    assert "still writing" in seen.text
    assert "Help" in seen.labels


class Late(Database):
    """A database that never answers in time."""

    async def transact(self, *_: Any, **__: Any) -> Any:
        raise Slow


@contextmanager
def locked(database: Path, seconds: float) -> Generator[None]:
    """Hold the only write lock of ``database`` from elsewhere for a while."""
    other = sqlite3.connect(database, isolation_level=None, check_same_thread=False)
    other.execute("BEGIN IMMEDIATE")
    release = threading.Timer(seconds, other.execute, ("ROLLBACK",))
    release.start()
    yield
    release.join()
    other.close()


async def test_two_forms_for_one_day_are_one_check_in(alice: Person, channel: Channel) -> None:
    first = await (await alice.slash(channel, "checkin")).press("Yes, keep this")
    second = await alice.slash(channel, "checkin")
    await first.fill(mood="4")
    await second.fill(mood="5")
    history = await alice.slash(channel, "checkins history")
    assert "One day has a check-in" in history.text
    assert "mood 5" in history.text


async def test_a_button_of_something_deleted_says_so(alice: Person, channel: Channel) -> None:
    first, second = await check_in(alice, channel, mood="4"), await check_in(alice, channel, mood="4")
    await (await first.press("Delete")).press("Delete it")
    sorry = await (await second.press("Delete")).press("Delete it")
    assert "There is no check-in of yours for that day" in sorry.text
    assert "Help" in sorry.labels


async def test_a_button_nobody_knows_any_more_is_told(app: App, alice: Person, channel: Channel) -> None:
    home = await alice.slash(channel, "home")
    await app.bot.remove_cog("CheckinsCog")
    seen = await home.press("Look back")
    assert "no longer there" in seen.text
    assert "Help" in seen.labels


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("@everyone look", "@everyone look"),
        ("**bold** _and_ `code`", "**bold**"),
        ("\u202eevil\u202c", "\u202e"),
        ("<@123456789012345678>", "<@123456789012345678>"),
        ("https://example.org/x", "https://example.org/x"),
    ],
)
async def test_a_note_is_kept_as_written_and_shown_harmless(
    alice: Person, channel: Channel, written: str, shown: str
) -> None:
    saved = await check_in(alice, channel, note=written)
    assert shown not in saved.text
    form = await alice.slash(channel, "checkin")
    assert form.fields["Anything else?"]["value"] == written


async def test_a_note_of_4000_characters_is_kept_whole(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, note="*" * 4000)
    assert "Saved for" in saved.text
    form = await alice.slash(channel, "checkin")
    assert len(form.fields["Anything else?"]["value"]) == 4000


async def test_a_note_of_emoji_alone_is_fine(alice: Person, channel: Channel) -> None:
    saved = await check_in(alice, channel, note="🌧️🌧️🌤️")
    assert "🌧️🌧️🌤️" in saved.text


async def test_nothing_of_all_this_was_posted(alice: Person, channel: Channel) -> None:
    await check_in(alice, channel, note="private")
    assert texts_in(channel) == []
