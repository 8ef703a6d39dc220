"""The words of a history's picture, and its equivalent in words: the same numbers, to be read aloud."""

from collections.abc import Iterable

from babel import Locale
from babel.dates import format_date, get_day_names, get_month_names

from bot.features.checkins.model import History, Part, score
from bot.features.checkins.picture import PictureWords
from bot.texts import Say

_KEYS = {
    Part.MOOD: "pictures-line-mood",
    Part.CRAVING: "pictures-line-craving",
    Part.CONFIDENCE: "pictures-line-confidence",
}

_DECIMALS = 1
"""Of averages; own choice, a mood has no second decimal."""


def picture_words(history: History, say: Say) -> PictureWords:
    """Return the picture's words in the reader's language; names of days and months are CLDR's (babel)."""
    locale = _locale(say)
    weekdays = get_day_names("abbreviated", "stand-alone", locale)
    months = get_month_names("abbreviated", "stand-alone", locale)
    return PictureWords(
        title=say("pictures-title", days=history.days),
        mood=say("pictures-mood"),
        craving=say("pictures-craving"),
        low=say("pictures-mood-low"),
        high=say("pictures-mood-high"),
        weekly=say("pictures-weekly"),
        weekdays=[weekdays[n] for n in range(7)],
        months=[months[n] for n in range(1, 13)],
        first_weekday=locale.first_week_day,
        day=lambda day: format_date(day, "d MMM", locale=locale),
        **_span(history, locale),
    )


def describe(history: History, say: Say) -> str:
    """Return what the picture shows as lines of text: days, then each score, then the commonest need."""
    lines = [*_lines(history, say, _KEYS)]
    if need := history.most_common_halt():
        lines.append(say("pictures-line-halt", need=need.value))
    return "\n".join(lines)


def alternative(history: History, say: Say) -> str:
    """Return the picture's alternative text, on one line: what it is, and what its two lines say."""
    return " ".join((say("pictures-alternative"), *_lines(history, say, (Part.MOOD, Part.CRAVING))))


def _lines(history: History, say: Say, parts: Iterable[Part]) -> Iterable[str]:
    span = _span(history, _locale(say))
    if not history.checkins:
        yield say("pictures-none", **span)
        return
    yield say("pictures-days", count=len(history.checkins), **span)
    for part in parts:
        if given := [value for each in history.checkins if (value := score(each.entry, part)) is not None]:
            average = round(sum(given) / len(given), _DECIMALS)
            yield say(_KEYS[part], average=average, lowest=min(given), highest=max(given))


def _span(history: History, locale: Locale) -> dict[str, str]:
    pattern = "d MMM" if history.first.year == history.last.year else "d MMM y"
    ends = {"first": history.first, "last": history.last}
    return {name: format_date(day, pattern, locale=locale) for name, day in ends.items()}


def _locale(say: Say) -> Locale:
    return Locale.parse(say.locale, sep="-")
