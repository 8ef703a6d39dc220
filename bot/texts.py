"""Every sentence a person reads, by key, from ``data/texts/<locale>/*.ftl`` (Project Fluent)."""

from collections.abc import Mapping
from pathlib import Path
from typing import Protocol

from fluent.runtime import FluentBundle, FluentResource

DEFAULT_LOCALE = "en"

type_of_argument = str | int | float


class Say(Protocol):
    """One reader's language: ``say("checkins-title")``, ``say("counters-days", days=3)``."""

    def __call__(self, key: str, /, **args: type_of_argument) -> str: ...


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

    def get(self, locale: str, key: str, args: Mapping[str, type_of_argument]) -> str:
        """Return the text of ``key`` for ``locale`` (``de-AT`` reads ``de``).

        Raises:
            KeyError: No such key, or an argument is missing: a defect, found by tests.
        """
        bundle = self._bundles.get(locale) or self._bundles.get(locale.split("-")[0]) or self._fallback
        if not bundle.has_message(key):
            bundle = self._fallback
        message = bundle.get_message(key)
        if message.value is None:
            raise KeyError(key)
        text, errors = bundle.format_pattern(message.value, dict(args))
        if errors:
            raise KeyError(f"{key}: {errors[0]}")
        return str(text)

    def reader(self, locale: str, words: Mapping[str, type_of_argument] | None = None) -> Say:
        """Return ``say`` for one reader; ``words`` are placeables every text may use."""
        common = dict(words or {})

        def say(key: str, /, **args: type_of_argument) -> str:
            return self.get(locale, key, {**common, **args})

        return say


def _bundle(folder: Path) -> FluentBundle:
    bundle = FluentBundle([folder.name], use_isolating=False)
    for path in sorted(folder.glob("*.ftl")):
        resource = FluentResource(path.read_text(encoding="utf-8"))
        broken = [entry.content for entry in resource.body if type(entry).__name__ == "Junk"]
        if broken:
            raise ValueError(f"{path}: cannot read {broken[0][:80]!r}")
        twice = [e.id.name for e in resource.body if hasattr(e, "id") and bundle.has_message(e.id.name)]
        if twice:
            raise ValueError(f"{path}: {twice[0]} stands in another file too")
        bundle.add_resource(resource)
    return bundle
