"""What is wrong with the settings, in lines an operator can act on; no line repeats a value."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bot.config import Place, declared, section_at, settings
from bot.yaml_lines import readable

OUTSIDE_THE_FILE = 10**9
"""Sorts what has no line behind what has one."""


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """One thing to put right: ``config.yaml:6: operatr: unknown setting, did you mean 'operator'?``"""

    line: int
    where: str
    what: str

    def __str__(self) -> str:
        return f"{self.where}: {self.what}"


class ConfigError(Exception):
    """The settings cannot be used; ``problems`` names everything to put right, file order first."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = tuple(sorted(set(problems)))
        super().__init__("\n".join(map(str, self.problems)))


@dataclass(frozen=True, slots=True)
class Sources:
    """Where each value came from: the file's name and lines, the variables that set something."""

    file: str
    lines: Mapping[Place, int]
    variables: Mapping[Place, str]

    def problem(self, place: Place, what: str) -> Problem:
        """Return ``what`` at the variable, the line, or the nearest line above ``place``."""
        if place in self.variables:
            return Problem(OUTSIDE_THE_FILE, self.variables[place], what)
        for length in range(len(place), 0, -1):
            if line := self.lines.get(place[:length]):
                return Problem(line, f"{self.file}:{line}", f"{readable(place)}: {what}")
        return Problem(OUTSIDE_THE_FILE, readable(place), what)


def did_you_mean(place: Place) -> str:
    """Return ``, did you mean 'operator'?`` for a name close to one in its section or at home in another."""
    import difflib

    section = section_at(place[:-1])
    siblings = set(declared(section)) if section else set[str]()
    elsewhere = [setting.name for setting in settings() if setting.place[-1] == place[-1]]
    near = difflib.get_close_matches(place[-1], siblings, n=1) or elsewhere
    return f", did you mean '{near[0]}'?" if near else ""


def variable_of(place: Place) -> str:
    """Return the variable that sets ``place``, or those of a whole section."""
    return ", ".join(setting.env for setting in settings() if setting.place[: len(place)] == place)
