"""Screening of what members submit: right after it was saved, in memory, with nothing kept of it (X-7)."""

from dataclasses import dataclass
from pathlib import Path

from bot.clock import Clock
from bot.features.screening.model import Card, Throttle, Tier
from bot.features.screening.screener import Screener
from bot.ids import MemberId
from bot.worker import Worker


class Rulebook:
    """The rules, read from files once, when they are first needed.

    Args:
        folder: ``data/screening``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._screener: Screener | None = None

    async def screener(self, worker: Worker) -> Screener:
        """Return the one screener.

        The first call reads the files in the helper process: a second of CPU, and megabytes that
        reading leaves behind, which would stay with the bot for good.

        Raises:
            WorkerFailed: A file is broken or missing.
        """
        if self._screener is None:
            self._screener = await worker.run(read_screener, self._folder)
        return self._screener


def read_screener(folder: Path) -> Screener:
    """Read the rules; raises ValueError or OSError when a file is broken or missing."""
    from bot.features.screening.rules import load_rules  # with it what checks files, which only reading needs

    return Screener(load_rules(folder))


@dataclass(frozen=True, slots=True)
class Reading:
    """What one submitted text asks for.

    Attributes:
        card: The acute card to show first, or None.
        full: Whether it is shown whole; its short version when they saw it in the last hours.
        soft: Whether the soft line belongs below.
    """

    card: Card | None = None
    full: bool = False
    soft: bool = False


class Screening:
    """Reads submitted texts. Cogs use it through `bot.ui.screened`."""

    def __init__(self, rulebook: Rulebook, worker: Worker, clock: Clock) -> None:
        self._rulebook, self._worker, self._clock = rulebook, worker, clock
        self._throttle = Throttle()
        self._screener: Screener | None = None

    async def start(self) -> None:
        """Read the rules in the background; texts are not screened until then, Help is there anyway."""
        self._screener = await self._rulebook.screener(self._worker)

    def read(self, member: MemberId, text: str) -> Reading:
        """Return what ``text`` asks for; call it after the text was saved, as it was sent.

        Args:
            text: As the member wrote it; several fields are joined by line breaks.
        """
        if self._screener is None or not text.strip():
            return Reading()
        found = self._screener.screen(text)
        if found.card is None:
            return Reading(soft=found.tier is Tier.SOFT)
        return Reading(found.card, full=self._throttle.full_card(member, found.card, self._clock.now()))

    def forget(self, member: MemberId) -> None:
        """Drop when this member last saw which card."""
        self._throttle.forget(member)
