"""``python -m bot screen FILE.csv [--json]``: what screening says to labelled phrases."""

import csv
import json
import sys
from collections.abc import Iterable
from pathlib import Path

from bot.features.screening.report import LABELS, Phrase, Report, Verdict, judge
from bot.features.screening.rules import load_rules
from bot.features.screening.screener import Screener

RULES = Path(__file__).resolve().parent.parent / "data" / "screening"

SHOWN = ("overdose", "crisis", "helper", "withdrawal", "relapse", "soft", "nothing")
"""Columns of the confusion table."""

DONE, BAD_INPUT = 0, 2


def screen_file(path: str | Path, as_json: bool, screener: Screener | None = None) -> int:
    """Screen every phrase of a file and print how it went.

    Args:
        path: CSV in UTF-8 with the columns ``text`` and ``label`` (crisis, overdose, withdrawal,
            relapse, none) and optionally ``note``, whose first part before ``;`` is the language.
        as_json: Print one JSON object instead of tables.
        screener: What screens them; None reads the rules of ``data/screening``, a second of CPU.

    Returns:
        The exit code: 0, or 2 when the file or the rules cannot be read (said on standard error).
    """
    try:
        phrases = read_phrases(Path(path))
        report = judge(phrases, (screener or Screener(load_rules(RULES))).screen)
    except (OSError, ValueError) as problem:
        sys.stderr.write(f"screen: {_reason(problem, path)}\n")
        return BAD_INPUT
    lines = [json.dumps(as_object(report), ensure_ascii=False, indent=2)] if as_json else table(report)
    sys.stdout.write("\n".join(lines) + "\n")
    return DONE


def _reason(problem: OSError | ValueError, path: str | Path) -> str:
    if isinstance(problem, UnicodeDecodeError):
        return f"{path}: not UTF-8 text"
    return f"{path}: {problem.strerror}" if isinstance(problem, OSError) else str(problem)


def read_phrases(path: Path) -> list[Phrase]:
    """Read labelled phrases.

    Raises:
        OSError: The file cannot be opened.
        ValueError: It is not a CSV with the columns and labels above; names the line.
    """
    with path.open(encoding="utf-8-sig", newline="") as file:
        reader = csv.DictReader(file)
        try:
            missing = {"text", "label"} - set(reader.fieldnames or ())
            if missing:
                raise ValueError(
                    f"{path}: the first line must name the columns text,label (no {min(missing)})"
                )
            phrases = [_phrase(path, reader.line_num, row) for row in reader]
        except csv.Error as problem:
            raise ValueError(f"{path}: line {reader.line_num}: {problem}") from None
    if not phrases:
        raise ValueError(f"{path}: no phrases below the first line")
    return phrases


def _phrase(path: Path, line: int, row: dict[str, str | None]) -> Phrase:
    text, label = row.get("text") or "", (row.get("label") or "").strip()
    if label not in LABELS:
        raise ValueError(f"{path}: line {line}: label {label!r} is none of {', '.join(LABELS)}")
    if not text.strip():
        raise ValueError(f"{path}: line {line}: no text")
    language = (row.get("note") or "").split(";")[0].strip().lower()
    return Phrase(text, label, language if len(language) == 2 and language.isalpha() else "unknown")


def as_object(report: Report) -> dict[str, object]:
    """Return the report as JSON values; shares are 0 to 1, None where there is nothing to divide by."""
    return {
        "phrases": len(report.verdicts),
        "acute_recall": report.acute_recall,
        "false_cards": report.false_cards,
        "per_label": _labels(report),
        "per_language": {language: _summary(report.of_language(language)) for language in report.languages},
        "misses": [_miss(verdict) for verdict in report.misses],
    }


def _labels(report: Report) -> dict[str, object]:
    return {
        label: {
            "phrases": counts.total(),
            "right": report.right(label),
            "recall": report.right(label) / counts.total(),
            "shown": {shown: counts[shown] for shown in SHOWN if counts[shown]},
        }
        for label, counts in report.confusion().items()
    }


def _summary(report: Report) -> dict[str, object]:
    return {
        "phrases": len(report.verdicts),
        "acute_recall": report.acute_recall,
        "false_cards": report.false_cards,
        "per_label": _labels(report),
    }


def _miss(verdict: Verdict) -> dict[str, str]:
    phrase = verdict.phrase
    return {"text": phrase.text, "label": phrase.label, "language": phrase.language, "shown": verdict.shown}


def table(report: Report) -> list[str]:
    """Return the lines of the printed report: one confusion table, one per language, numbers, misses."""
    lines = [f"{len(report.verdicts)} phrases", "", *_confusion("all", report)]
    for language in report.languages:
        lines += ["", *_confusion(language, report.of_language(language))]
    lines += ["", f"acute phrases that reached an acute card: {_percent(report.acute_recall)}"]
    lines += [f"'none' phrases that got a card:           {_percent(report.false_cards)}", ""]
    return lines + list(_missed(report.misses))


def _confusion(title: str, report: Report) -> list[str]:
    head = f"{title:<12}" + "".join(f"{shown:>11}" for shown in SHOWN) + f"{'right':>12}"
    rows = [head]
    for label, counts in report.confusion().items():
        cells = "".join(f"{counts[shown] or '.':>11}" for shown in SHOWN)
        rows.append(f"{label:<12}{cells}{f'{report.right(label)}/{counts.total()}':>12}")
    return rows


def _missed(misses: Iterable[Verdict]) -> Iterable[str]:
    listed = [f"  {v.phrase.label} -> {v.shown} [{v.phrase.language}] {v.phrase.text}" for v in misses]
    return [f"misses: {len(listed)}", *listed]


def _percent(share: float | None) -> str:
    return "no such phrases" if share is None else f"{share:.1%}"
