"""Help that answers at once and from memory alone: no database, no network, nothing to wait for."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

from bot.features.help_now import cards, model, parts
from bot.features.help_now.book import load
from bot.features.help_now.countries import Countries
from bot.features.help_now.local import LocalLines
from bot.features.help_now.model import HelpBook
from bot.features.help_now.parts import Block, Card, CardName, Place
from bot.features.help_now.regions import Regions
from bot.ids import GuildId, MemberId


class HelpNow:
    """Cards and numbers for a reader.

    Args:
        book: Helplines and emergency numbers.
        regions: Countries that members and servers chose.
        countries: Names of countries; see ``from_files``.
        local: What admins of servers added or replaced.
    """

    def __init__(self, book: HelpBook, regions: Regions, countries: Countries, local: LocalLines) -> None:
        self.book, self.regions, self.local = book, regions, local
        self._countries = countries

    @classmethod
    def from_files(cls, resources: Path, regions: Regions) -> "HelpNow":
        """Read ``data/resources``; raises ValueError or OSError when a file is broken or missing."""
        book = load(resources / "helplines.yaml")
        countries = Countries.for_book(resources / "country_aliases.yaml", book)
        return cls(book, regions, countries, LocalLines())

    def country_for(self, member: MemberId, guild: GuildId | None) -> str | None:
        """Return the member's country, else the server's, else None."""
        return self.regions.country_for(member, guild)

    def card(self, name: CardName, country: str | None, locale: str, guild: GuildId | None = None) -> Card:
        """Return a card for ``country`` (ISO 3166 alpha-2; None or an unknown code are answered too).

        Args:
            guild: The server it is read in, whose admins may have added or replaced lines.
        """
        return cards.card(name, self.place(country, locale, guild))

    def danger(self, country: str | None, locale: str) -> Sequence[Block]:
        """Return whom to call in danger: one paragraph, two when the country is unknown."""
        return parts.danger(self.place(country, locale))

    def urgent(self, country: str | None, locale: str, guild: GuildId | None = None) -> Sequence[Block]:
        """Return whom to call in danger, and the line for thoughts of suicide where one is known."""
        return cards.urgent(self.place(country, locale, guild))

    def withdrawal_notice(self, country: str | None, locale: str) -> Sequence[Block]:
        """Return the warning shown before the first days without alcohol or sedatives (W1)."""
        return cards.withdrawal_notice(self.place(country, locale))

    def never_alone(self, country: str | None, locale: str) -> Block:
        """Return the line that keeps company while someone uses, or words instead (for S4)."""
        return parts.never_alone(self.place(country, locale))

    def place(self, country: str | None, locale: str, guild: GuildId | None = None) -> Place:
        """Return where somebody reads: the country, its name for them, and what the server's admins said."""
        name = self._countries.name(country, locale) if country else ""
        return Place(self.local.book(guild, self.book), country, name, self.local.of(guild))

    def country_name(self, country: str, locale: str) -> str:
        return self._countries.name(country, locale)

    def find_countries(self, text: str, locale: str) -> list[str]:
        """Return codes that ``text`` may mean, best first. The first call reads 40 languages: about 0.3 s."""
        return self._countries.find(text, locale)

    def likely_countries(self, locale: str) -> list[str]:
        """Return at most 24 countries to offer a reader of ``locale``."""
        return self._countries.likely(locale)

    def stale(self, today: date, days: int = 180) -> tuple[str, ...]:
        """Return ids of entries nobody looked at for more than ``days`` days, oldest first."""
        return model.stale(self.book, today, days)
