"""The start page, made anew on each load from the fragments in ``demo/pages``."""

import re
from collections.abc import Iterable
from datetime import datetime
from html import escape
from pathlib import Path
from string import Template
from zoneinfo import ZoneInfo

from demo.course import Due
from demo.people import PEOPLE, Part, Soul
from demo.places import Listed, Seen

PAGES = Path(__file__).parent / "pages"

PARTS = {
    Part.ADMIN: "Admin",
    Part.MODERATOR: "Moderator",
    Part.MEMBER: "Member",
    Part.NEWCOMER: "Newcomer",
}

_COMMAND = re.compile(r"`([^`]+)`")


class StartPage:
    """Fills the page; reads its fragments once."""

    def __init__(self) -> None:
        self._page, self._person, self._place, self._link = (
            Template((PAGES / f"{name}.html").read_text(encoding="utf-8"))
            for name in ("start", "person", "place", "link")
        )
        self.style = (PAGES / "style.css").read_text(encoding="utf-8")

    def html(self, places: Iterable[Listed], now: datetime, due: Due, zone: ZoneInfo, told: str) -> str:
        """Return the page.

        Args:
            places: Every place there is now.
            now: Simulated instant.
            due: What comes next.
            zone: The server's zone, in which times are shown.
            told: What the last jump did, or nothing.
        """
        listed = list(places)
        return self._page.substitute(
            now=told_time(now, zone),
            due=_told_due(due, zone),
            zone=escape(zone.key.rpartition("/")[2].replace("_", " ")),
            told=escape(told),
            people="".join(self._one_person(soul, listed) for soul in PEOPLE),
            places="".join(self._one_place(each) for each in listed),
        )

    def _one_person(self, soul: Soul, places: list[Listed]) -> str:
        theirs = [(place, seen) for place in places for seen in place.seen if seen.who == soul]
        begin = next(((place, seen) for place, seen in theirs if place.name == f"#{soul.place}"), theirs[0])
        return self._person.substitute(
            name=escape(soul.name),
            part=PARTS[soul.part],
            story=escape(soul.story),
            tries=_COMMAND.sub(r"<code>\1</code>", escape(soul.tries)),
            href=_href(begin[1]),
            place=escape(begin[0].name),
        )

    def _one_place(self, place: Listed) -> str:
        links = (
            self._link.substitute(
                href=_href(seen), name=escape(seen.who.name), place=escape(place.name), count=seen.messages
            )
            for seen in place.seen
        )
        return self._place.substitute(
            name=escape(place.name), topic=escape(place.topic), links="".join(links)
        )


def told_time(instant: datetime, zone: ZoneInfo) -> str:
    """Return an instant as people say it in ``zone``: Friday 20 November 2026, 11:05."""
    local = instant.astimezone(zone)
    return f"{local:%A} {local.day} {local:%B %Y, %H:%M}"


def _told_due(due: Due, zone: ZoneInfo) -> str:
    at = told_time(due.at, zone)
    return f"The bot has something to do next on {at}." if due.known else f"The next day begins on {at}."


def _href(seen: Seen) -> str:
    return f"/look/{seen.channel}/{seen.who.name.lower()}"
