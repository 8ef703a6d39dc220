"""Every sentence a person reads, by key, from ``data/texts/<locale>/*.ftl`` (Project Fluent)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from fluent.runtime import FluentBundle, FluentResource
from fluent.syntax.ast import Junk, Message

DEFAULT_LOCALE = "en"

Argument = str | int | float


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
        self._bundles = {path.name: _bundle(path) for path in sorted(folder.iterdir()) if path.is_dir()}
        self._fallback = self._bundles[DEFAULT_LOCALE]

    @property
    def locales(self) -> frozenset[str]:
        return frozenset(self._bundles)

    def has(self, key: str, locale: str = DEFAULT_LOCALE) -> bool:
        return locale in self._bundles and self._bundles[locale].has_message(key)

    def get(self, locale: str, key: str, args: Mapping[str, Argument]) -> str:
        """Return the text of ``key`` for ``locale`` (``de-AT`` reads ``de``).

        Raises:
            KeyError: No such key, or an argument is missing: a defect, found by tests.
        """
        bundle = self._bundles[self.served(locale)]
        if not bundle.has_message(key):
            bundle = self._fallback
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, dict(args))
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)

    def reader(self, locale: str, words: Mapping[str, Argument] | None = None) -> Say:
        """Return ``say`` for one reader; ``words`` are placeables every text may use."""
        return _Reader(self, self.served(locale), dict(words or {}))

    def served(self, locale: str) -> str:
        """Return the locale whose texts a reader of ``locale`` gets (``de-AT`` reads ``de``)."""
        known = (each for each in (locale, locale.split("-")[0]) if each in self._bundles)
        return next(known, DEFAULT_LOCALE)


class _Reader:
    def __init__(self, texts: Texts, locale: str, words: Mapping[str, Argument]) -> None:
        self._texts, self.locale, self._words = texts, locale, words

    def __call__(self, key: str, /, **args: Argument) -> str:
        return self._texts.get(self.locale, key, {**self._words, **args})


def _bundle(folder: Path) -> FluentBundle:
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        broken = [entry.content or "" for entry in resource.body if isinstance(entry, Junk)]
        if broken:
            raise ValueError(f"{path}: cannot read {broken[0][:80]!r}")
        keys = [entry.id.name for entry in resource.body if isinstance(entry, Message)]
        twice = [key for key in keys if bundle.has_message(key) or keys.count(key) > 1]
        if twice:
            raise ValueError(f"{path}: {twice[0]} stands twice")
        bundle.add_resource(resource)
    return bundle
