"""The quality bar, on files: our own phrases always, the project's shared phrases where they are present."""

import pytest

from bot.cli_screen import read_phrases
from bot.features.screening.report import Phrase, Report, judge
from bot.features.screening.screener import Screener
from tests.features.screening.files import DOCS, OWN, SHARED
from tests.features.screening.write_docs import confusion

needs_shared = pytest.mark.skipif(not SHARED.is_file(), reason="the project's shared phrases are not here")


@pytest.fixture(scope="session")
def own(screener: Screener) -> Report:
    return judge(read_phrases(OWN), screener.screen)


@pytest.fixture(scope="session")
def shared(screener: Screener) -> Report:
    return judge(read_phrases(SHARED), screener.screen)


def test_our_phrases_hold_every_label_and_language():
    phrases = read_phrases(OWN)
    assert len(phrases) >= 150
    kinds = {(phrase.label, phrase.language) for phrase in phrases}
    assert len(kinds) == 25, "five labels in five languages"


def test_our_acute_phrases_reach_an_acute_card(own: Report):
    assert (own.acute_recall or 0) >= 0.95


def test_our_plain_phrases_get_no_card(own: Report):
    assert (own.false_cards or 0) <= 0.02
    for language in own.languages:
        assert (own.of_language(language).false_cards or 0) <= 0.15


@needs_shared
def test_shared_acute_phrases_reach_an_acute_card(shared: Report):
    assert (shared.acute_recall or 0) >= 0.90


@needs_shared
def test_at_most_one_shared_plain_phrase_gets_a_card(shared: Report):
    assert sum(verdict.phrase.label == "none" for verdict in shared.misses) <= 1


@needs_shared
def test_every_explicit_shared_phrase_is_read_right(screener: Screener):
    lines = SHARED.read_text(encoding="utf-8").splitlines()
    explicit = [phrase for phrase in read_phrases(SHARED) if _is_explicit(phrase, lines)]
    assert len(explicit) >= 10
    assert not judge(explicit, screener.screen).misses


def _is_explicit(phrase: Phrase, lines: list[str]) -> bool:
    return any(phrase.text in line and "explicit" in line.rsplit(",", 1)[-1] for line in lines)


def test_the_numbers_in_the_docs_are_the_numbers_of_today(own: Report):
    assert confusion(own) in DOCS.read_text(encoding="utf-8"), confusion(own)


@needs_shared
def test_the_shared_numbers_in_the_docs_are_the_numbers_of_today(shared: Report):
    assert confusion(shared) in DOCS.read_text(encoding="utf-8"), confusion(shared)
