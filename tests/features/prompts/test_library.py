"""The wordings that come with the bot: enough of them, and all of them kind."""

import re
from pathlib import Path

import pytest

from bot.features.prompts.library import FOLDER, Library, load
from bot.features.prompts.model import OWN_LENGTH, Topic
from tests.meta.language import failures, shouts, smiles

LEAST = 60
"""Wordings in English (issue 3)."""

PRESSING = re.compile(
    r"\b(?:drink(?:s|ing)?|drank|sober|us(?:e|ed|ing) (?:again|drugs?)|drugs?|alcohol|beer|wine|high|"
    r"relaps\w*|slip(?:s|ped)?|crav\w*|recover\w*|addict\w*|count|days in a row|confess\w*|admit)\b"
    r"|\bdid you (?:stay|manage|use|resist)\b",
    re.IGNORECASE,
)
"""Talk of substances, and questions that ask for disclosure."""

HARMLESS = {
    "When did you last drink a glass of water, and would one be nice now?",
    "Which meal, drink or smell has been good to you this week?",
}


def english() -> list[str]:
    return [words for wordings in load(FOLDER)["en"].values() for words in wordings]


def test_there_are_enough_and_no_two_are_the_same() -> None:
    assert len(english()) >= LEAST
    assert len(set(english())) == len(english())


@pytest.mark.parametrize("locale", sorted(load(FOLDER)))
def test_every_wording_is_kind_and_short(locale: str) -> None:
    wordings = [words for each in load(FOLDER)[locale].values() for words in each]
    assert [words for words in wordings if failures(words, "", locale)] == []
    assert [words for words in wordings if shouts(words) or smiles(words) or len(words) > OWN_LENGTH] == []


def test_no_wording_talks_of_substances_or_presses_for_disclosure() -> None:
    assert {words for words in english() if PRESSING.search(words)} == HARMLESS


@pytest.mark.parametrize("wrong", ["Did you stay sober today?", "Is the craving strong?", "Who slipped?"])
def test_a_wording_that_presses_would_be_found(wrong: str) -> None:
    assert PRESSING.search(wrong)


async def test_a_language_without_wordings_reads_english() -> None:
    library = Library()
    await library.start()
    assert library.about([Topic.REST], "xx") == library.about([Topic.REST], "en-GB")
    assert len(library.about([Topic.REST, Topic.BODY], "en")) == 16


def test_a_file_that_lacks_a_topic_is_refused_by_name(tmp_path: Path) -> None:
    (tmp_path / "xx.yaml").write_text("rest: [sleep well]\n")
    with pytest.raises(ValueError, match=r"xx\.yaml"):
        load(tmp_path)
