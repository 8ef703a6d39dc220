"""The groups of milestones there are: ``data/resources/milestones.yaml``."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bot.features.milestones.model import Group, mark_in
from bot.yaml_data import read_yaml

FILE = Path(__file__).resolve().parents[3] / "data" / "resources" / "milestones.yaml"


class Sets:
    """Read once, when the cog is loaded; a broken file keeps only milestones from starting."""

    def __init__(self) -> None:
        self.groups = load(FILE)


def load(file: Path) -> tuple[Group, ...]:
    """Return the groups, in the order of the file.

    Raises:
        OSError: The file cannot be read.
        ValueError: It names a milestone that is none.
    """
    data: Mapping[str, Mapping[str, Any]] = read_yaml(file)
    return tuple(_group(name, value) for name, value in data.items())


def _group(name: str, value: Mapping[str, Any]) -> Group:
    marks = tuple(mark_in(str(code)) for code in value["marks"])
    return Group(name, marks, usual=bool(value.get("usual", False)))
