"""Screening of what members submit: right after it was saved, in memory, with nothing kept of it (X-7)."""

import asyncio
from dataclasses import dataclass
from pathlib import Path
from threading import Lock

from bot.clock import Clock
from bot.features.screening.model import Card, Throttle, Tier
from bot.features.screening.rules import load_rules
from bot.features.screening.screener import Screener
from bot.ids import MemberId


class Rulebook:
    """The rules, read from files once, when they are first needed.

    Args:
        folder: ``data/screening``.
    """

    def __init__(self, folder: Path) -> None:
        self._folder, self._lock = folder, Lock()
        self._screener: Screener | None = None

    def screener(self) -> Screener:
        """Return the one screener; the first call takes seconds, so not on the event loop.

        Raises:
            ValueError, OSError: A file is broken or missing.
        """
        with self._lock:
            if self._screener is None:
                self._screener = Screener(load_rules(self._folder))
            return self._screener


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

    def __init__(self, rulebook: Rulebook, clock: Clock) -> None:
        self._rulebook, self._clock = rulebook, clock
        self._throttle = Throttle()
        self._screener: Screener | None = None

    async def start(self) -> None:
        """Read the rules in the background; texts are not screened until then, Help is there anyway."""
        self._screener = await asyncio.to_thread(self._rulebook.screener)

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
