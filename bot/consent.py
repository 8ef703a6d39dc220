"""Kinds of data a member agrees to separately."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Category:
    """One kind of data (P-1).

    Attributes:
        name: As tables and texts spell it, e.g. ``checkins``.
        version: Raised when its words change in substance; those who agreed are then asked again.
    """

    name: str
    version: int = 1
