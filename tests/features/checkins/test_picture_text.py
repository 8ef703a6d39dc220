"""The words with a picture: the same numbers as the picture, readable aloud."""

import re
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from bot.features.checkins.model import CheckIn, Entry, Halt, History, Part, since
from bot.features.checkins.picture_text import alternative, describe, picture_words
from bot.texts import Texts

TODAY = date(2026, 11, 20)
SAY = Texts(Path(__file__).parents[3] / "data" / "texts").reader("en")
LONGEST_ALTERNATIVE = 256
"""Characters of a media item's description (discord.py 2.7, MediaGalleryItem)."""


def history(days: int, *entries: Entry) -> History:
    """Return the last ``days`` days, ``entries`` being the last of them."""
    first = TODAY - timedelta(days=len(entries) - 1)
    checkins = [
        CheckIn(first + timedelta(days=n), entry, datetime(2026, 11, 20, tzinfo=UTC))
        for n, entry in enumerate(entries)
    ]
    return replace(since(TODAY, days), checkins=checkins)


LATELY = history(
    30,
    Entry(mood=2, craving=8, confidence=3, halt=frozenset({Halt.LONELY, Halt.TIRED})),
    Entry(mood=4, halt=frozenset({Halt.LONELY})),
    Entry(craving=1, confidence=6, note="a private note"),
    Entry(mood=5, craving=3, confidence=6),
)


def test_the_text_has_days_averages_extremes_and_the_commonest_need() -> None:
    assert describe(LATELY, SAY).splitlines() == [
        "4 days have a check-in between 22 Oct and 20 Nov.",
        "Mood (1 very hard to 5 very good): average 3.7, lowest 2, highest 5.",
        "Craving (0 to 10): average 4, lowest 1, highest 8.",
        "Confidence (0 to 10): average 5, lowest 3, highest 6.",
        "Ticked most often: lonely.",
    ]


def test_the_text_agrees_with_the_history() -> None:
    numbers = [float(found) for found in re.findall(r"average ([\d.]+)", describe(LATELY, SAY))]
    averages = [LATELY.average(part) for part in (Part.MOOD, Part.CRAVING, Part.CONFIDENCE)]

    assert numbers == [round(each or 0, 1) for each in averages]


def test_the_alternative_text_says_what_the_picture_shows_with_the_same_numbers() -> None:
    mood, craving = describe(LATELY, SAY).splitlines()[1:3]

    said = alternative(LATELY, SAY)

    assert mood in said
    assert craving in said
    assert "Confidence" not in said


def test_the_alternative_text_fits_discords_limit() -> None:
    wide = Entry(mood=3, craving=10, confidence=10, halt=frozenset(Halt))
    longest = history(365, *(wide, replace(wide, mood=5, craving=9)) * 182)

    assert len(alternative(longest, SAY)) <= LONGEST_ALTERNATIVE


def test_parts_nobody_filled_in_are_not_spoken_of() -> None:
    assert describe(history(7, Entry(craving=0)), SAY).splitlines() == [
        "One day has a check-in between 14 Nov and 20 Nov.",
        "Craving (0 to 10): average 0, lowest 0, highest 0.",
    ]


def test_no_check_ins_are_said_without_reproach() -> None:
    assert describe(history(7), SAY) == "There are no check-ins between 14 Nov and 20 Nov. That is fine."


def test_dates_carry_the_year_where_years_differ() -> None:
    assert "between 21 Nov 2025 and 20 Nov 2026" in describe(history(365, Entry(mood=3)), SAY)


def test_a_note_is_in_neither_text() -> None:
    assert "private" not in describe(LATELY, SAY) + alternative(LATELY, SAY)


def test_the_pictures_words_come_in_the_readers_language() -> None:
    words = picture_words(LATELY, Texts(Path(__file__).parents[3] / "data" / "texts").reader("en-GB"))

    assert words.title == "Last 30 days"
    assert (words.weekdays[0], words.months[11], words.first_weekday) == ("Mon", "Dec", 0)
    assert (words.first, words.last, words.day(TODAY)) == ("22 Oct", "20 Nov", "20 Nov")
