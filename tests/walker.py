"""Somebody who tries everything: every command, then every button, choice and form they are shown."""

from collections import Counter, deque
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from random import Random
from typing import Any

from bot.ui.router import parts_of
from tests.people import (
    BUTTON,
    CHANNEL_SELECT,
    CHECKBOX_GROUP,
    RADIO,
    ROLE_SELECT,
    SELECT,
    TEXT_INPUT,
    Channel,
    Component,
    Person,
    Seen,
)

EXAMPLES: Mapping[str, str] = {
    "account": "5", "at": "09:30", "began": "1 November 2025", "codes": "", "currency": "EUR", "days": "3",
    "first": "2 February 2026 19:00", "hours": "1", "languages": "en", "member": "2", "minutes": "60",
    "money": "5", "n": "2", "number": "", "own": "", "quiet_from": "", "quiet_to": "", "rrule": "",
    "start": "", "until": "", "when": "yesterday", "zone": "Europe/Berlin",
}  # fmt: skip
"""What is typed into fields that read a number, a day or a place; all others get the walker's own words."""

YES = "members:agree"
"""Pressed as often as it is asked."""


@dataclass
class Walker:
    """One person's tour, through one place of theirs.

    Attributes:
        words: What they type wherever words are asked for.
        leave: Routes they do not press.
        often: How many times they press buttons of one route.
        typed: What they type into fields of these names.
        reached: Custom ids of everything they were shown, with the values of selects, by route.
    """

    who: Person
    words: str
    leave: frozenset[str] = frozenset()
    often: int = 2
    rng: Random = field(default_factory=lambda: Random(1))
    reached: dict[str, set[tuple[str, tuple[str, ...]]]] = field(default_factory=dict[str, Any])
    saw: list[str] = field(default_factory=list[str])
    channels: Sequence[Channel] = ()
    typed: Mapping[str, str] = field(default_factory=dict[str, str])
    _pressed: Counter[str] = field(default_factory=Counter[str])

    async def walk(self, start: Seen, most: int = 10_000) -> int:
        """Follow everything that can be reached from here; return how many things were pressed."""
        waiting, done = deque([start]), 0
        while waiting and done < most:
            seen = waiting.popleft()
            self._note(seen)
            if seen.opened_form:
                done += 1
                waiting.appendleft(await self._fill(seen))
                continue
            for control in list(seen.controls) if seen.answered else ():
                after = await self._use(seen, control)
                if after is not None:
                    done += 1
                    waiting.append(after)
        return done

    def _note(self, seen: Seen) -> None:
        if seen.opened_form:
            self.saw.append(str(seen.form))
        elif seen.answered:
            self.saw.append(f"{seen.text}\n{seen.labels}\n{seen.options}")

    async def _use(self, seen: Seen, control: Component) -> Seen | None:
        id = str(control["custom_id"])
        route, _ = parts_of(id)
        values = _values_of(control)
        self.reached.setdefault(route, set()).add((id, values))
        self._pressed[route] += 1
        if route in self.leave or (self._pressed[route] > self.often and route != YES):
            return None
        if control["type"] == CHANNEL_SELECT:
            return (
                await self.who.choose(seen.message, id, [self.rng.choice(self.channels)])
                if self.channels
                else None
            )
        if control["type"] == ROLE_SELECT:
            return None
        return await self.who.forge(seen.message, id, values)

    async def _fill(self, form: Seen) -> Seen:
        route, _ = parts_of(str(form.form["custom_id"]))
        self.reached.setdefault(route, set()).add((str(form.form["custom_id"]), ()))
        answers = {str(each["custom_id"]): self._answer(each) for each in form.controls}
        return await form.fill(**{name: value for name, value in answers.items() if value is not None})

    def _answer(self, control: Component) -> object:
        kind, name = control["type"], str(control["custom_id"])
        if kind == TEXT_INPUT:
            return {**EXAMPLES, **self.typed}.get(name, f"{self.words} {name}")[
                : int(control.get("max_length") or 4000)
            ]
        offered = [str(each["value"]) for each in control.get("options") or ()]
        if kind == RADIO:
            return self.rng.choice(offered)
        if kind == SELECT and offered:
            return [self.rng.choice(offered)]
        if kind == CHECKBOX_GROUP:
            return offered
        return None


def _values_of(control: Component) -> tuple[str, ...]:
    offered = [str(each["value"]) for each in control.get("options") or ()]
    if control["type"] == BUTTON or not offered:
        return ()
    return tuple(offered[: max(1, int(control.get("min_values") or 1))])
