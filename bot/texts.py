"""Every sentence a person reads, by key, from ``data/texts/<locale>/*.ftl`` (Project Fluent)."""

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from enum import Enum
from functools import cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from fluent.syntax import FluentParser
from fluent.syntax.ast import Junk, Message, Pattern, Resource, TextElement, VariableReference

if TYPE_CHECKING:
    from fluent.runtime import FluentBundle

DEFAULT_LOCALE = "en"

KEPT = 4096
"""Formatted texts of a locale kept in memory, at most about 1 MB."""


_PLAIN = re.compile(r"^([a-zA-Z][\w-]*) *= *([^\s{}][^{}\n]*?) *\n(?=\n*(?:[a-zA-Z#-]|\Z))", re.M | re.A)
"""A message of one line of nothing but words: most are, and Fluent's parser takes 100 us for each."""


_COMMENT = re.compile(r"^#.*\n", re.M)


class Ours(str):
    """Text this program made, such as the name of a day: never a member's words, so it may be kept."""

    __slots__ = ()


Argument = str | int | float
Pieces = Sequence[tuple[str, bool]]
"""Words, and names of arguments (True), in order."""


class Say(Protocol):
    """One reader's language: ``say("checkins-title")``, ``say("counters-days", days=3)``."""

    @property
    def locale(self) -> str: ...

    def __call__(self, key: str, /, **args: Argument) -> str: ...


class Texts:
    """All wording, loaded once; a locale that lacks a key falls back to English.

    Args:
        folder: ``data/texts``; each subfolder is a locale.

    Raises:
        ValueError: A file does not parse, or a key stands twice in a locale.
    """

    def __init__(self, folder: Path) -> None:
        self._wordings = {path.name: _Wording(path) for path in sorted(folder.iterdir()) if path.is_dir()}
        self._fallback = self._wordings[DEFAULT_LOCALE]

    @property
    def locales(self) -> frozenset[str]:
        return frozenset(self._wordings)

    def has(self, key: str, locale: str = DEFAULT_LOCALE) -> bool:
        return locale in self._wordings and self._wordings[locale].has(key)

    def get(self, locale: str, key: str, args: Mapping[str, Argument]) -> str:
        """Return the text of ``key`` for ``locale`` (``de-AT`` reads ``de``).

        Raises:
            KeyError: No such key, or an argument is missing: a defect, found by tests.
        """
        wording = self._wordings.get(locale) or self._wordings[self.served(locale)]
        return (wording if wording.has(key) else self._fallback).text(key, args)

    def reader(self, locale: str, words: Mapping[str, Argument] | None = None) -> Say:
        """Return ``say`` for one reader; ``words`` are placeables every text may use."""
        served = self.served(locale)
        return _Reader(self, served, dict(words or {}), self._wordings[served].whole)

    def served(self, locale: str) -> str:
        """Return the locale whose texts a reader of ``locale`` gets (``de-AT`` reads ``de``)."""
        known = (each for each in (locale, locale.split("-")[0]) if each in self._wordings)
        return next(known, DEFAULT_LOCALE)


class _Reader:
    def __init__(
        self, texts: Texts, locale: str, words: Mapping[str, Argument], whole: Mapping[str, str]
    ) -> None:
        self._texts, self.locale, self._words, self._whole = texts, locale, words, whole

    def __call__(self, key: str, /, **args: Argument) -> str:
        whole = self._whole.get(key)
        return (
            whole
            if whole is not None
            else self._texts.get(self.locale, key, {**self._words, **args} if args else self._words)
        )


class _Wording:
    """The texts of one locale. Fluent takes 30 us for each, so it is asked as seldom as can be.

    Attributes:
        whole: Texts of nothing but words.
    """

    def __init__(self, folder: Path) -> None:
        self._locale = folder.name
        self._resources: list[Resource] = []
        self._keys: set[str] = set()
        self.whole: dict[str, str] = {}
        self._pieces: dict[str, Pieces] = {}
        self._kept = lru_cache(KEPT)(self._format)
        parser = FluentParser(with_spans=False)  # where each piece stood takes ten times the memory
        for path in sorted(folder.glob("*.ftl")):
            source = path.read_text(encoding="utf-8")
            plain = _PLAIN.findall(source)
            self._add(path, plain, parser.parse(_COMMENT.sub("", _PLAIN.sub("", source))))

    def _add(self, path: Path, plain: Sequence[tuple[str, str]], resource: Resource) -> None:
        broken = [entry.content or "" for entry in resource.body if isinstance(entry, Junk)]
        if broken:
            raise ValueError(f"{path}: cannot read {broken[0][:80]!r}")
        messages = [entry for entry in resource.body if isinstance(entry, Message)]
        keys = [*(key for key, _ in plain), *(message.id.name for message in messages)]
        for key, count in Counter(keys).items():
            if count > 1 or self.has(key):
                raise ValueError(f"{path}: {key} stands twice")
        self._keys.update(keys)
        self.whole.update(plain)
        words = {id(message) for message in messages if self._is_words(message)}
        self._resources.append(Resource([entry for entry in resource.body if id(entry) not in words]))

    def _is_words(self, message: Message) -> bool:
        """Keep what can be said without Fluent; tell whether it always can."""
        pieces = _pieces(message.value) if message.value else None
        if pieces is None:
            return False
        if any(is_name for _, is_name in pieces):
            self._pieces[message.id.name] = pieces  # a number among its arguments is Fluent's to write
            return False
        self.whole[message.id.name] = "".join(words for words, _ in pieces)
        return True

    @cached_property
    def _bundle(self) -> "FluentBundle":
        """What writes numbers and plurals: made with the first of them, for it loads 3 MB of Babel's data."""
        from fluent.runtime import FluentBundle  # and Babel with it

        bundle = FluentBundle([self._locale], use_isolating=False)
        for resource in self._resources:
            bundle.add_resource(resource)
        return bundle

    def has(self, key: str) -> bool:
        return key in self._keys

    def text(self, key: str, args: Mapping[str, Argument]) -> str:
        if key in self.whole:
            return self.whole[key]
        if _closed(args):
            return self._kept(key, tuple(args.items()))
        pieces = self._pieces.get(key)
        if pieces is not None:
            words: list[Any] = [args[piece] if is_name else piece for piece, is_name in pieces]
            if all(isinstance(word, str) for word in words):  # numbers Fluent writes as the language does
                return "".join(words)
        return self._format(key, tuple(args.items()))

    def _format(self, key: str, args: tuple[tuple[str, Argument], ...]) -> str:
        message = self._bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = self._bundle.format_pattern(message.value, dict(args))
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)


def _closed(args: Mapping[str, Argument]) -> bool:
    """Tell whether a text may be kept; one with text in it never is: it may be a member's."""
    for value in args.values():
        if type(value) is not int and not isinstance(value, (Enum, Ours)):
            return False
    return True


def _pieces(pattern: Pattern) -> Pieces | None:
    """Return a text of nothing but words and ``{ $names }`` as what has to be joined, else None."""
    found: list[tuple[str, bool]] = []
    for element in pattern.elements:
        if isinstance(element, TextElement):
            found.append((element.value, False))
        elif isinstance(element.expression, VariableReference):
            found.append((element.expression.id.name, True))
        else:
            return None
    return found
