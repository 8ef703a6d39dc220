"""Long lists, a page at a time, with buttons that last."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from discord import ui

from bot.texts import Say
from bot.ui.panel import button, row

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Pages(Generic[T]):
    """One page of ``items``; ``number`` counts from 0 and is pulled into range."""

    items: Sequence[T]
    number: int
    size: int = 8

    @property
    def count(self) -> int:
        return max(1, -(-len(self.items) // self.size))

    @property
    def at(self) -> int:
        return min(max(self.number, 0), self.count - 1)

    @property
    def shown(self) -> Sequence[T]:
        return self.items[self.at * self.size : (self.at + 1) * self.size]

    def turner(self, say: Say, route: str, arg: str = "") -> ui.ActionRow[Any] | None:
        """Return the row that turns pages (argument ``<arg>.<page>``), or None for a single page."""
        if self.count == 1:
            return None
        before = button(say("ui-earlier"), route, f"{arg}.{self.at - 1}")
        after = button(say("ui-later"), route, f"{arg}.{self.at + 1}")
        before.disabled, after.disabled = self.at == 0, self.at == self.count - 1
        return row(before, after)
