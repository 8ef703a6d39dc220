"""YAML as plain text values that know their lines; keys that stand twice are found, nothing is guessed."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

import yaml

Place = tuple[str, ...]

_NOTHING = {"", "~", "null"}
_NO_REPEATS = "an anchor (&, *) or merge is used; write the value out"


@dataclass(slots=True)
class Document:
    """One YAML mapping.

    ``values`` holds dictionaries, lists, text and None: a scalar stays the text that was written, so
    ``21:30`` is no number, ``NO`` no boolean, ``010`` not eight; the reader's types convert.
    ``lines`` gives the line of each key, ``problems`` (line, text) what is wrong; no text repeats a value.
    """

    values: dict[str, Any] = field(default_factory=dict[str, Any])
    lines: dict[Place, int] = field(default_factory=dict[Place, int])
    problems: list[tuple[int, str]] = field(default_factory=list[tuple[int, str]])


def read_yaml(content: bytes) -> Document:
    """Read one YAML document; what is wrong with it stands in ``problems``, never in an exception."""
    document = Document()
    try:
        root: yaml.Node | None = yaml.SafeLoader(content).get_single_node()
    except yaml.MarkedYAMLError as error:
        document.problems.append(_syntax(error))
        return document
    except yaml.YAMLError:
        document.problems.append((1, "holds characters that are not UTF-8 text"))
        return document
    if root is not None and not isinstance(root, yaml.MappingNode):
        document.problems.append((1, "must hold 'name: value' lines"))
    elif root is not None:
        document.values = _Reader(document).mapping(root, ())
    return document


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._seen: set[int] = set()

    def mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, Any]:
        self._seen.add(id(node))
        found: dict[str, Any] = {}
        for key, value_node in self._keys(node):
            line = key.start_mark.line + 1
            here = (*place, key.value)
            if key.value in found:
                self._problem(
                    line, f"{readable(here)}: stands twice, first on line {self._document.lines[here]}"
                )
                continue
            self._document.lines[here] = line
            found[key.value] = self.value(value_node, here)
        return found

    def value(self, node: yaml.Node, place: Place) -> Any:
        if isinstance(node, yaml.ScalarNode):
            return None if node.style is None and node.value in _NOTHING else node.value
        if id(node) in self._seen:
            self._problem(node.start_mark.line + 1, _NO_REPEATS)
            return None
        self._seen.add(id(node))
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, place)
        return [self.value(each, (*place, str(at))) for at, each in enumerate(node.value)]

    def _keys(self, node: yaml.MappingNode) -> Iterator[tuple[yaml.ScalarNode, yaml.Node]]:
        for key, value in node.value:
            if isinstance(key, yaml.ScalarNode) and key.value != "<<":
                yield key, value
            else:
                self._problem(key.start_mark.line + 1, "a key must be a plain word")

    def _problem(self, line: int, text: str) -> None:
        self._document.problems.append((line, text))


def readable(place: Place) -> str:
    """Return ``operator.name``; a part that cannot be a setting's name may be a secret and is left out."""
    return ".".join(
        part if re.fullmatch(r"[A-Za-z_0-9-]{1,40}", part) else "(an unreadable key)" for part in place
    )


def _syntax(error: yaml.MarkedYAMLError) -> tuple[int, str]:
    mark = error.problem_mark or error.context_mark
    line = mark.line + 1 if mark else 1
    problem = error.problem or "unreadable"
    if r"'\t'" in problem:
        return line, "a tab; indent with spaces"
    # PyYAML quotes what it found, and that may be a secret.
    return line, "not readable as YAML: " + re.sub(r"'[^']*'|\"[^\"]*\"", "(...)", problem)
