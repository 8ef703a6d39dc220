"""Starting points for a kind of group: ``data/setup/templates.yaml``."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.yaml_data import read_yaml

FILE = Path(__file__).resolve().parents[3] / "data" / "setup" / "templates.yaml"


@dataclass(frozen=True, slots=True)
class Template:
    """What one press chooses; every choice can be changed afterwards.

    Attributes:
        off: Features that do not fit this kind of group.
        prompt: Time, weekdays, shape and topics left out, as `prompts.model.Plan.choices` has them.
    """

    name: str
    off: frozenset[str]
    prompt: Mapping[str, Any]


def load(file: Path = FILE) -> dict[str, Template]:
    """Return the templates by name, in the file's order."""
    read: Mapping[str, Mapping[str, Any]] = read_yaml(file)
    return {name: Template(name, frozenset(each["without"]), each["prompt"]) for name, each in read.items()}
