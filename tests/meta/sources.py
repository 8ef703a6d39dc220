"""What the meta tests look at: the program's syntax trees and the texts, found by name."""

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import product
from pathlib import Path

from fluent.syntax import FluentParser
from fluent.syntax import ast as fluent

ROOT = Path(__file__).parents[2]
TEXTS = ROOT / "data" / "texts"
ENGLISH = "en"


@cache
def modules(*folders: str) -> dict[str, ast.Module]:
    """Return the syntax tree of every Python file below ``folders``, by its path in the repository."""
    paths = [path for folder in folders for path in sorted((ROOT / folder).rglob("*.py"))]
    assert paths, f"nothing to look at: {folders}"
    return {path.relative_to(ROOT).as_posix(): ast.parse(path.read_text("utf-8")) for path in paths}


@cache
def parts(module: ast.Module) -> tuple[ast.AST, ...]:
    """Return every node of a module; walking is slow and most tests want it."""
    return tuple(ast.walk(module))


def strings(module: ast.Module) -> Iterator[ast.Constant]:
    """Yield every string a module holds, docstrings and parts of f-strings left out."""
    inner = [part for node in parts(module) if isinstance(node, ast.JoinedStr) for part in node.values]
    bare = [node.value for node in parts(module) if isinstance(node, ast.Expr)]
    skipped = {id(node) for node in (*inner, *bare)}
    for node in parts(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in skipped:
            yield node


def calls(module: ast.Module) -> Iterator[tuple[str, ast.Call]]:
    """Yield every call with the last part of the name that is called."""
    for node in parts(module):
        if isinstance(node, ast.Call):
            if isinstance(node.func, ast.Name):
                yield node.func.id, node
            elif isinstance(node.func, ast.Attribute):
                yield node.func.attr, node


def enums(module: ast.Module) -> Iterator[frozenset[str]]:
    """Yield the values of every ``StrEnum`` a module declares."""
    for node in parts(module):
        if isinstance(node, ast.ClassDef) and any(ast.unparse(base) == "StrEnum" for base in node.bases):
            values = [each.value for each in node.body if isinstance(each, ast.Assign)]
            yield frozenset(
                each.value
                for each in values
                if isinstance(each, ast.Constant) and isinstance(each.value, str)
            )


@dataclass(frozen=True, slots=True)
class Text:
    """One message of one locale: its key, the comment directly above, and what it says."""

    locale: str
    path: Path
    key: str
    comment: str
    pattern: fluent.Pattern

    def __str__(self) -> str:
        return f"{self.locale}/{self.path.name}: {self.key}"

    @property
    def placeables(self) -> frozenset[str]:
        """Return the names of the arguments that the text uses, in any of its variants."""
        found = (node for node in nodes(self.pattern) if isinstance(node, fluent.VariableReference))
        return frozenset(node.id.name for node in found)

    @property
    def selects(self) -> list[fluent.SelectExpression]:
        return [node for node in nodes(self.pattern) if isinstance(node, fluent.SelectExpression)]

    @property
    def readings(self) -> list[str]:
        """Return every way the text can read, arguments as ``{name}``."""
        return _readings(self.pattern)


@cache
def texts(locale: str = ENGLISH) -> dict[str, Text]:
    """Return every text of a locale by its key."""
    found = [text for path in sorted((TEXTS / locale).glob("*.ftl")) for text in read(path, locale)]
    assert found, f"nothing to look at: {locale}"
    return {text.key: text for text in found}


def locales() -> list[str]:
    return sorted(path.name for path in TEXTS.iterdir() if path.is_dir())


def read(path: Path, locale: str) -> Iterator[Text]:
    """Yield the texts of one file; one that cannot be parsed fails here."""
    for entry in FluentParser().parse(path.read_text("utf-8")).body:
        assert not isinstance(entry, fluent.Junk), f"{path.name}: cannot read {entry.content!r}"
        if isinstance(entry, fluent.Message):
            assert entry.value is not None, f"{path.name}: {entry.id.name} says nothing"
            comment = entry.comment.content if entry.comment else None
            yield Text(locale, path, entry.id.name, comment or "", entry.value)


def nodes(node: fluent.BaseNode) -> Iterator[fluent.BaseNode]:
    """Yield a node of a text and everything below it."""
    yield node
    for value in vars(node).values():
        for each in value if isinstance(value, list) else [value]:  # pyright: ignore[reportUnknownVariableType] - vars() knows no types
            if isinstance(each, fluent.BaseNode):
                yield from nodes(each)


def _readings(pattern: fluent.Pattern) -> list[str]:
    return ["".join(parts) for parts in product(*(_ways(each) for each in pattern.elements))]


def _ways(element: fluent.BaseNode) -> list[str]:
    match element:
        case fluent.TextElement() | fluent.StringLiteral():
            return [element.value]
        case fluent.Placeable():
            return _ways(element.expression)
        case fluent.SelectExpression():
            return [reading for variant in element.variants for reading in _readings(variant.value)]
        case fluent.VariableReference():
            return [f"{{{element.id.name}}}"]
        case _:
            return ["{}"]
