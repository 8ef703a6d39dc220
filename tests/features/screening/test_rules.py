"""The rule files: what a reviewer may write, and how a slip of the pen is answered."""

import ast
from pathlib import Path

import pytest
import yaml

from bot.cli_screen import RULES
from bot.features.screening.model import Card
from bot.features.screening.patterns import MOST_WORDS, WIDE
from bot.features.screening.rules import load_rules
from bot.features.screening.ruleset import Rules
from bot.features.screening.screener import Screener

FOLDER = Path(__file__).resolve().parents[3] / "bot" / "features" / "screening"
SOURCES = [path for path in sorted(FOLDER.glob("*.py")) if path.name != "service.py"]
"""All that reads a text; the service around it only hands it on."""


def read(folder: Path, content: str) -> Rules:
    (folder / "en").mkdir()
    (folder / "en" / "rules.yaml").write_text(content, encoding="utf-8")
    return load_rules(folder)


FAMILY = "reviewed: none\nfamilies:\n  f:\n    card: crisis\n    about: x\n    patterns: ['{}']\n"


@pytest.mark.parametrize(
    ("pattern", "text", "found"),
    [
        ("red + fish", "a red fish", True),
        ("red + fish", "a red old fish", False),
        ("red fish", "a red very old fish", True),
        ("red fish", "a red very very old fish", False),
        ("red .. fish", "a red one two three four five fish", True),
        ("red .. fish", "a red one two three four five six fish", False),
        ("red fish", "red. fish", False),
        ("red & fish", "fish. it is red", True),
        ("red & fish", "fish " + "word " * 40 + "red", False),
        ("(red/dark_blue) fish", "dark blue fish", True),
        ("fish*", "fishes", True),
        ("NUM + fish", "3 fish", True),
        ("MANY + fish", "3 fish", False),
        ("MANY + fish", "30 fish", True),
        ("fish + .", "the fish! yes", True),
        ("fish + .", "the fish yes", False),
    ],
)
def test_a_pattern_means_what_the_page_says(tmp_path: Path, pattern: str, text: str, found: bool):
    screening = Screener(read(tmp_path, FAMILY.format(pattern))).screen(text)
    assert (screening.card is Card.CRISIS) is found


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (FAMILY.format("<missing>"), "no list named 'missing'"),
        (FAMILY.format("ab*"), "too short for a stem"),
        (FAMILY.format("red & "), "a part is empty"),
        (FAMILY.format("re(d"), "is not a word"),
        (FAMILY.format("red").replace("crisis", "crysis"), "no card named 'crysis'"),
        (FAMILY.format("red") + "    cancelled_by: [never]\n", "no cue named 'never'"),
        (FAMILY.format("red") + "    colour: red\n", "families > f > colour"),
        ("reviewed: none\nwords: {a: [no: b]}\n", "words > a > 0"),
        ("reviewed: [\n", "not readable as YAML"),
        (
            f"reviewed: none\nclause_words: ['{'(a/b/c/d/e/f/g/h) ' * 4}']\n",
            "over 4000",
        ),
    ],
)
def test_a_slip_of_the_pen_is_named(tmp_path: Path, content: str, said: str):
    with pytest.raises(ValueError, match=said.replace("(", "\\(")):
        read(tmp_path, content)


def test_a_list_in_two_files_is_refused(tmp_path: Path):
    (tmp_path / "en").mkdir()
    for name in ("a", "b"):
        (tmp_path / "en" / f"{name}.yaml").write_text(
            "reviewed: none\nwords: {sky: [blue]}\n", encoding="utf-8"
        )
    with pytest.raises(ValueError, match="words 'sky' stands in another file too"):
        load_rules(tmp_path)


def test_every_rule_file_says_who_reviewed_it_and_nobody_has():
    files = sorted(RULES.rglob("*.yaml"))
    assert {path.parent.name for path in files} == {"de", "en", "es", "fr", "pt"}
    for path in files:
        assert yaml.load(path.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)["reviewed"] == "none"


def test_every_language_has_a_family_for_each_card(rules: Rules):
    for language in rules.languages:
        cards = {family.card for family in language.families}
        assert cards == {Card.OVERDOSE, Card.CRISIS, Card.HELPER, Card.WITHDRAWAL, Card.RELAPSE, None}


def test_every_pattern_is_bounded(rules: Rules):
    patterns = [p for language in rules.languages for family in language.families for p in family.patterns]
    assert len(patterns) > 500
    for pattern in patterns:
        assert len(pattern.parts) <= 5
        assert all(len(part) <= MOST_WORDS and all(e.gap <= WIDE for e in part) for part in pattern.parts)


def test_no_regular_expression_ever_sees_a_members_text():
    users = {path.name for path in SOURCES if _imports_re(path)}
    assert users == {"rules.py"}, "rules.py reads our own files with it; a member's text is read word by word"


def _imports_re(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.Import) and node.names[0].name == "re" for node in ast.walk(tree))


def test_nothing_of_a_text_can_leave_screening():
    source = "\n".join(path.read_text(encoding="utf-8") for path in SOURCES)
    imported = {node.names[0].name for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Import)}
    assert imported <= {"itertools", "re", "unicodedata", "yaml"}
    assert "print(" not in source
