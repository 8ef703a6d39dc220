"""Who reads which language and words, without asking storage."""

from pathlib import Path

import pytest

from bot.features.members.model import Word
from bot.ids import MemberId
from bot.readers import Readers
from bot.texts import Texts

ALICE, BOB = MemberId(1), MemberId(2)


@pytest.fixture
def readers(tmp_path: Path) -> Readers:
    for locale, sentence in (("en", "It was { $word }."), ("de", "Es war { $word }.")):
        (tmp_path / locale).mkdir()
        (tmp_path / locale / "some.ftl").write_text(f"some = {sentence}\n")
    return Readers(Texts(tmp_path))


def test_who_chose_nothing_reads_what_discord_reports(readers: Readers) -> None:
    assert readers.say_for(ALICE, "de-AT")("some") == "Es war slip."
    assert readers.say_for(ALICE, "ja")("some") == "It was slip."


def test_a_chosen_language_comes_before_discords(readers: Readers) -> None:
    readers.remember(ALICE, "de", Word.SLIP)
    assert readers.say_for(ALICE, "en")("some") == "Es war slip."
    assert readers.say_for(BOB, "en")("some") == "It was slip."


def test_a_chosen_word_is_used_in_whatever_language(readers: Readers) -> None:
    readers.remember(ALICE, None, Word.RELAPSE)
    assert readers.say_for(ALICE, "en")("some") == "It was relapse."
    assert readers.say_for(ALICE, "de")("some") == "Es war relapse."


@pytest.mark.parametrize("way", ["defaults again", "forgotten"])
def test_a_choice_can_be_undone(readers: Readers, way: str) -> None:
    readers.remember(ALICE, "de", Word.RELAPSE)
    if way == "forgotten":
        readers.forget(ALICE)
    else:
        readers.remember(ALICE, None, Word.SLIP)
    assert readers.say_for(ALICE, "en")("some") == "It was slip."


def test_forgetting_somebody_unknown_is_fine(readers: Readers) -> None:
    readers.forget(ALICE)
    assert readers.say_for(ALICE, "en")("some") == "It was slip."
