"""Five rotations over the shared phrases' families: ``python -m tests.features.screening.rotations``.

In each rotation one fifth of the families is held out, and a rule stays only if it decides some phrase of the
other four fifths (or of our own phrases): what was written for the held-out fifth alone is taken away.
"""

import csv
import sys
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bot.cli_screen import RULES, read_phrases
from bot.features.screening.report import Phrase, Report, judge
from bot.features.screening.rules import load_rules
from bot.features.screening.ruleset import Family, Rules
from bot.features.screening.screener import Screener
from tests.features.screening.files import OWN, SHARED

FIFTHS = 5


def one_pattern_each(rules: Rules) -> Rules:
    """Return the same rules with a family for every single pattern, so that a result names its pattern."""
    return _with_families(rules, lambda families: [part for family in families for part in _apart(family)])


def only(rules: Rules, kept: set[str]) -> Rules:
    """Return ``rules`` (one pattern a family) without the patterns that are not in ``kept``."""
    return _with_families(rules, lambda families: [family for family in families if family.name in kept])


def fifths(rows: Sequence[tuple[str, str]]) -> dict[str, int]:
    """Return for each text its fifth; rows are texts and their family (label and first tag)."""
    families = sorted({family for _, family in rows})
    place = {family: number % FIFTHS for number, family in enumerate(families)}
    return {text: place[family] for text, family in rows}


def rotations(
    rules: Rules, shared: Sequence[Phrase], fifth: dict[str, int], also: Sequence[Phrase]
) -> list[Report]:
    """Return the report on each held-out fifth."""
    single = one_pattern_each(rules)
    whole = Screener(single)
    decided = {phrase.text: whole.screen(phrase.text).family for phrase in (*shared, *also)}
    reports: list[Report] = []
    for held in range(FIFTHS):
        tuned = [*also, *(phrase for phrase in shared if fifth[phrase.text] != held)]
        kept = {name for phrase in tuned if (name := decided[phrase.text])}
        rest = [phrase for phrase in shared if fifth[phrase.text] == held]
        reports.append(judge(rest, Screener(only(single, kept)).screen))
    return reports


def _apart(family: Family) -> Iterable[Family]:
    for number, pattern in enumerate(family.patterns):
        yield replace(family, name=f"{family.name}#{number}", patterns=(pattern,))


def _with_families(rules: Rules, change: Callable[[Sequence[Family]], Sequence[Family]]) -> Rules:
    languages = tuple(replace(each, families=tuple(change(each.families))) for each in rules.languages)
    return replace(rules, languages=languages)


def _families_of_shared() -> list[tuple[str, str]]:
    with SHARED.open(encoding="utf-8", newline="") as file:
        return [(row["text"], _family(row["label"], row["note"])) for row in csv.DictReader(file)]


def _family(label: str, note: str) -> str:
    return f"{label}/{[*note.split(';'), 'plain'][1]}"


def _line(name: str, reports: Sequence[Report]) -> str:
    numbers = [f"{report.acute_recall or 0:.0%} ({report.false_cards or 0:.0%})" for report in reports]
    verdicts = tuple(verdict for report in reports for verdict in report.verdicts)
    together = Report(verdicts)
    numbers.append(f"{together.acute_recall or 0:.0%} ({together.false_cards or 0:.0%})")
    return f"| {name} | {' | '.join(numbers)} |"


def main() -> None:
    """Print acute recall (false cards in brackets) of each held-out fifth, with our own phrases or not."""
    rules, shared, own = load_rules(RULES), read_phrases(SHARED), read_phrases(OWN)
    fifth = fifths(_families_of_shared())
    for name, also in (("four fifths and our own phrases", own), ("four fifths alone", [])):
        sys.stdout.write(_line(name, rotations(rules, shared, fifth, also)) + "\n")


if __name__ == "__main__":
    main()
