"""Every text of help, on a card or not, reads at grade seven or lower (safety-and-content section 5)."""

from collections.abc import Iterator, Sequence
from pathlib import Path

from fluent.syntax import ast, parse

from .test_cards import GRADE, LIST_OF_COUNTRIES, grade

TEXTS = Path(__file__).resolve().parents[3] / "data" / "texts" / "en"
FILES = ("followups", "help_now", "help_now_panel", "help_now_someone", "screening")
LONG = 20  # words; the formula says little about shorter texts


def every_text() -> Iterator[tuple[str, str]]:
    for name in FILES:
        resource = parse((TEXTS / f"{name}.ftl").read_text(encoding="utf-8"))
        for entry in resource.body:
            if isinstance(entry, ast.Message) and entry.value:
                yield from ((entry.id.name, said) for said in spoken(entry.value.elements))


def spoken(elements: Sequence[ast.TextElement | ast.Placeable]) -> list[str]:
    """Return the text with a short name for every value; one text for each variant of a choice."""
    said = [""]
    for element in elements:
        if isinstance(element, ast.TextElement):
            said = [start + str(element.value) for start in said]
        elif isinstance(element.expression, ast.SelectExpression):
            ends = [end for variant in element.expression.variants for end in spoken(variant.value.elements)]
            said = [start + end for start in said for end in ends]
        else:
            said = [f"{start}Ann" for start in said]
    return said


def test_every_longer_help_text_reads_at_grade_seven_or_lower() -> None:
    said = [
        (key, text) for key, text in every_text() if len(text.split()) >= LONG and key != LIST_OF_COUNTRIES
    ]
    assert len(said) > 30
    assert {key: round(grade(text), 1) for key, text in said if grade(text) > GRADE} == {}


def test_what_follows_up_reads_at_grade_seven_or_lower_as_a_whole() -> None:
    said = [text for key, text in every_text() if key.startswith("followups-")]
    assert grade("\n".join(said)) <= GRADE
