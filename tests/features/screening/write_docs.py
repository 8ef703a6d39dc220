"""Writes today's tables into docs/screening.md: ``python -m tests.features.screening.write_docs``."""

import re
from pathlib import Path

from bot.cli_screen import RULES, read_phrases, table
from bot.features.screening.report import Report, judge
from bot.features.screening.rules import load_rules
from bot.features.screening.screener import Screener
from tests.features.screening.files import DOCS, OWN, SHARED


def confusion(report: Report) -> str:
    """Return the tables and numbers of a report, without the phrases that were missed."""
    return "\n".join(line for line in table(report) if not line.startswith(("misses", "  "))).strip()


def main() -> None:
    """Replace the text between the markers ``<!-- own -->`` and ``<!-- shared -->``."""
    screener = Screener(load_rules(RULES))
    page = DOCS.read_text(encoding="utf-8")
    for marker, path in (("own", OWN), ("shared", SHARED)):
        page = _replaced(page, marker, path, screener) if path.is_file() else page
    DOCS.write_text(page, encoding="utf-8")


def _replaced(page: str, marker: str, path: Path, screener: Screener) -> str:
    block = (
        f"<!-- {marker} -->\n```\n{confusion(judge(read_phrases(path), screener.screen))}\n```\n<!-- end -->"
    )
    return re.sub(rf"<!-- {marker} -->.*?<!-- end -->", lambda _: block, page, flags=re.DOTALL)


if __name__ == "__main__":
    main()
