"""The picture on a card: hills at daybreak, and what was reached. Never a member's own words."""

from string import Template
from xml.sax.saxutils import escape

LARGEST, WIDTH = 112, 780
"""SVG units: the largest letters, and the room a line has."""

LETTER = 0.52
"""Average width of a letter of Source Sans Pro Semibold, in font sizes (measured on the texts)."""


def svg(mark: str, under: str, template: Template) -> str:
    """Return the card as SVG text, 900 by 420 units.

    Args:
        mark: What was reached, in words.
        under: A short line below it.
        template: ``data/pictures/milestone.svg``.
    """
    size = min(LARGEST, int(WIDTH / (LETTER * max(len(mark), 1))))
    return template.substitute(size=size, mark=escape(mark), under=escape(under))
