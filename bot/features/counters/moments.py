"""When it was, as a member typed it: a day in words, perhaps a time, or nothing for right now."""

from dataclasses import dataclass
from datetime import date, datetime
from zoneinfo import ZoneInfo

from bot.dates import Moment, in_words, read_moment
from bot.days import instant_of, start_of_day, wall_of
from bot.errors import Refusal
from bot.features.counters.model import Counter
from bot.features.members.model import Member


@dataclass(frozen=True, slots=True)
class Reading:
    """How one member's words are read: at ``now``, in their zone and language.

    All methods return aware UTC instants and raise what `bot.dates.read_moment` raises.
    """

    now: datetime
    today: date
    zone: ZoneInfo
    locale: str

    def beginning(self, typed: str) -> datetime:
        """Return when a count begins; a day alone begins at its midnight.

        Raises:
            Refusal: ``counters-which-year`` (``first``, ``second``): a day without a year, which
                may lie behind or ahead.
        """
        return self._instant(self._certain(typed), None) if typed else self.now

    def slip(self, typed: str, counter: Counter) -> datetime:
        """Return when a slip was; of a day alone its midnight, or the count's beginning on that day."""
        if not typed:
            return self.now
        moment = read_moment(typed, self.today, self.locale)
        return self._instant(moment, counter.runs[-1].started)

    def after_slip(self, typed: str, slipped: datetime) -> datetime:
        """Return from when a new count begins: from the slip on where nothing was typed.

        Raises:
            Refusal: As `beginning`.
        """
        return self._instant(self._certain(typed), slipped) if typed else slipped

    def _certain(self, typed: str) -> Moment:
        past, ahead = (read_moment(typed, self.today, self.locale, ahead=way) for way in (False, True))
        if past.day != ahead.day:
            first, second = in_words(past.day, self.locale), in_words(ahead.day, self.locale)
            raise Refusal("counters-which-year", first=first, second=second)
        return past

    def _instant(self, moment: Moment, earliest: datetime | None) -> datetime:
        """Return the instant; a day alone does not begin before ``earliest`` on that very day."""
        if moment.at is not None:
            return instant_of(datetime.combine(moment.day, moment.at), self.zone)
        begun = start_of_day(moment.day, self.zone)
        if earliest is not None and wall_of(earliest, self.zone).date() == moment.day:
            return max(begun, earliest)
        return begun


def reading_for(known: Member, now: datetime, locale: str) -> Reading:
    """Return how moments are read that a member types now."""
    return Reading(now, known.today(now), known.zone, locale)
