"""The programmes file: read or refused by the name of the broken entry, and nothing of it invented."""

from pathlib import Path as File

import pytest
import yaml

from bot.features.help_now.book import load as load_book
from bot.features.resources.catalogue import load
from bot.features.resources.model import Path
from bot.texts import Texts
from tests.features.help_now.conftest import ROOT

PROGRAMMES = ROOT / "data/resources/programmes.yaml"


def written(folder: File, **changed: object) -> File:
    plain = {
        "id": "one",
        "name": "One",
        "path": "secular",
        "source": "list",
        "source_date": "2026",
        "reviewed": "none",
    }
    file = folder / "programmes.yaml"
    file.write_text(yaml.safe_dump({"sources": {"list": "a list"}, "programmes": [{**plain, **changed}]}))
    return file


def test_every_kind_that_is_wanted_is_there() -> None:
    found = load(PROGRAMMES)
    assert {each.path for each in found} == set(Path)
    assert len([each for each in found if each.path is Path.TWELVE_STEP]) >= 3
    assert len({each.id for each in found}) == len(found)


def test_every_programme_is_described_in_our_own_words() -> None:
    texts = Texts(ROOT / "data/texts")
    assert [each.id for each in load(PROGRAMMES) if not texts.has(f"resources-programme-{each.id}")] == []


def test_a_website_is_one_that_the_helplines_name_with_their_source() -> None:
    known = {line.website for line in load_book(ROOT / "data/resources/helplines.yaml").lines}
    assert {each.website for each in load(PROGRAMMES) if each.website} <= known


def test_a_review_needs_a_name_and_a_day(tmp_path: File) -> None:
    (one,) = load(written(tmp_path, reviewed={"name": "A. Person", "date": "2026-12-01"}))
    assert one.reviewed is not None
    assert one.day == one.reviewed.day


@pytest.mark.parametrize(
    "broken",
    [
        {"path": "the-best"},
        {"source": "memory"},
        {"reviewed": "yes"},
        {"reviewed": {"name": "A. Person"}},
        {"name": None, "reviewed": 3},
    ],
)
def test_a_value_nobody_knows_is_refused_with_the_programmes_name(
    tmp_path: File, broken: dict[str, object]
) -> None:
    with pytest.raises(ValueError, match="'one'"):
        load(written(tmp_path, **broken))
