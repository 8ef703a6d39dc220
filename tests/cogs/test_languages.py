"""With more than one language there is a choice, in the first minute and in the settings."""

import shutil
from dataclasses import replace
from pathlib import Path

import pytest

from bot.app import DATA, Library
from bot.texts import Texts
from tests.cogs.test_members import keep
from tests.people import Channel, Person


@pytest.fixture
def library(library: Library, tmp_path: Path) -> Library:
    """The real texts, and three sentences in German."""
    shutil.copytree(DATA / "texts", tmp_path / "texts")
    (tmp_path / "texts" / "de").mkdir()
    (tmp_path / "texts" / "de" / "members.ftl").write_text(
        "members-language-name = Deutsch\n"
        "members-settings-title = Deine Einstellungen\n"
        "members-skip = Weiter\n",
        encoding="utf-8",
    )
    return replace(library, texts=Texts(tmp_path / "texts"))


async def test_a_language_is_chosen_by_its_own_name(alice: Person, channel: Channel) -> None:
    await keep(alice, channel, "settings")
    which = await (await alice.slash(channel, "settings")).press("Language")
    assert which.options == ["Deutsch", "English"]
    settings = await which.choose("Deutsch")
    assert "Deine Einstellungen" in settings.text
    assert "Deine Einstellungen" in (await alice.slash(channel, "settings")).text


async def test_the_first_minute_asks_for_the_language_and_goes_on_in_it(
    alice: Person, channel: Channel
) -> None:
    form = await (await (await alice.slash(channel, "home")).press("Get started")).press("Choose")
    which = await form.fill(kept=["settings"])
    zone = await which.choose("Deutsch")
    assert "Weiter" in zone.labels
