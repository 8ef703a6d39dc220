"""What ``check`` finds."""

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, slots=True)
class Finding:
    """One line of the answer; ``fix`` makes the command fail."""

    kind: Literal["ok", "note", "fix"]
    text: str

    def __str__(self) -> str:
        return f"{self.kind:<5} {self.text}"
