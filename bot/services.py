"""Builds each service once, from the types its constructor names."""

import typing
from inspect import Parameter, signature
from typing import Any, TypeVar

T = TypeVar("T")


class Services:
    """Services by their class; a service's constructor arguments are looked up the same way.

    Args:
        foundations: What services stand on (database, clock, ...), by class.
    """

    def __init__(self, foundations: dict[type, object]) -> None:
        self._made: dict[type, Any] = dict(foundations)

    def get(self, kind: type[T]) -> T:
        """Return the one ``kind``, building it and what it needs on first use.

        Raises:
            TypeError: A constructor argument names no class, or the classes need each other in a ring.
        """
        if kind not in self._made:
            self._made[kind] = None  # a ring finds this and is refused below
            wanted = {name: need for name, need in _needs(kind).items() if self._is_wanted(kind, name, need)}
            self._made[kind] = kind(**{name: self.get(need) for name, need in wanted.items()})
        found = self._made[kind]
        if found is None:
            raise TypeError(f"{kind.__name__} is part of a ring of services")
        return found

    def _is_wanted(self, kind: type, name: str, need: Any) -> bool:
        """Leave an argument to its default unless there is such a foundation."""
        has_default = signature(kind).parameters[name].default is not Parameter.empty
        return not has_default or need in self._made

    def made(self) -> list[object]:
        """Return everything built so far, foundations first."""
        return [each for each in self._made.values() if each is not None]


def _needs(kind: type) -> dict[str, Any]:
    hints = typing.get_type_hints(kind.__init__)
    return {name: hint for name, hint in hints.items() if name != "return"}
