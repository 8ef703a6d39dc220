"""How code uses texts: which keys it says, with which placeables, and what it declares."""

import ast
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from tests.meta.sources import calls, strings

KEY_AT: Mapping[str, int] = {
    "say": 0,
    "_say": 0,
    "Refusal": 0,
    "Block": 0,
    "HomeEntry": 0,
    "SetupChannel": 1,
    "NextStep": 1,
    "Action": 1,
}
"""What is called with a key, and the place of the key among its arguments."""

WITH_NAMES = {"say", "_say", "Refusal"}
"""What is called with placeables as named arguments; `Block` takes them as a mapping."""

ANY = "[a-z0-9-]+"
"""Stands in a pattern of keys for what an f-string fills in."""


@dataclass(frozen=True, slots=True)
class Use:
    """A key in the code.

    Attributes:
        by: What is called with it.
        key: A pattern that matches the key, or every key an f-string can become.
        given: Names of the placeables given, None where the code does not show them.
    """

    by: str
    key: str
    given: frozenset[str] | None
    line: int

    def keys(self, known: Mapping[str, object]) -> list[str]:
        whole = self.key.replace("\\", "")
        return [whole] if whole in known else [key for key in known if re.fullmatch(self.key, key)]


def uses(module: ast.Module) -> Iterator[Use]:
    """Yield every use of a key that stands where a key belongs."""
    for name, call in calls(module):
        for value in _key_of(name, call):
            for key in _patterns(value):
                yield Use(name, key, _given(name, call), call.lineno)


def whole_strings(module: ast.Module) -> dict[str, int]:
    """Return every string a module holds with its line."""
    return {str(node.value): node.lineno for node in strings(module)}


def _key_of(name: str, call: ast.Call) -> Iterator[ast.expr]:
    at = KEY_AT.get(name)
    if at is None:
        return
    if len(call.args) > at:
        yield call.args[at]
    yield from (keyword.value for keyword in call.keywords if keyword.arg == "key" and name not in WITH_NAMES)


def _patterns(value: ast.expr) -> Iterator[str]:
    match value:
        case ast.Constant(value=str(key)):
            yield re.escape(key)
        case ast.JoinedStr(values=parts):
            yield "".join(
                re.escape(str(part.value)) if isinstance(part, ast.Constant) else ANY for part in parts
            )
        case ast.BinOp(op=ast.Add(), left=left, right=right):
            for before in [*_patterns(left)] or [ANY]:
                yield from (before + after for after in [*_patterns(right)] or [ANY])
        case ast.IfExp(body=one, orelse=other):
            yield from _patterns(one)
            yield from _patterns(other)
        case _:  # a name: the string it came from is found by `whole_strings`
            return


def _given(name: str, call: ast.Call) -> frozenset[str] | None:
    if name in WITH_NAMES:
        names = [keyword.arg for keyword in call.keywords]
    elif name == "Block" and len(call.args) > 1:
        names = _names_of(call.args[1])
    else:
        names = []
    return None if None in names else frozenset(each for each in names if each)


def _names_of(mapping: ast.expr) -> list[str | None]:
    if not isinstance(mapping, ast.Dict):
        return [None]
    return [str(key.value) if isinstance(key, ast.Constant) else None for key in mapping.keys]
