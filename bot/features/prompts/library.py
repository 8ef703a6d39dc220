"""The wordings that come with the bot: ``data/prompts/<locale>.yaml``, topic by topic."""

import asyncio
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from bot.features.prompts.model import Topic
from bot.texts import DEFAULT_LOCALE
from bot.yaml_data import read_yaml

FOLDER = Path(__file__).resolve().parents[3] / "data" / "prompts"

Wordings = Mapping[Topic, tuple[str, ...]]


class Library:
    """Read when the services start; a language without a file of its own reads English."""

    def __init__(self) -> None:
        self._by_locale: Mapping[str, Wordings] = {}

    async def start(self) -> None:
        self._by_locale = await asyncio.to_thread(load, FOLDER)

    def about(self, topics: Iterable[Topic], locale: str) -> list[str]:
        """Return every wording about ``topics``."""
        known = (each for each in (locale, locale.split("-")[0]) if each in self._by_locale)
        wordings = self._by_locale.get(next(known, DEFAULT_LOCALE), {})
        return [words for topic in topics for words in wordings.get(topic, ())]


def load(folder: Path) -> Mapping[str, Wordings]:
    """Return the wordings of every language.

    Raises:
        OSError: A file cannot be read.
        ValueError: A file names a topic that there is not, or lacks one.
    """
    return {path.stem: _read(path) for path in sorted(folder.glob("*.yaml"))}


def _read(path: Path) -> Wordings:
    data: Mapping[str, Any] = read_yaml(path)
    if set(data) != set(Topic):
        raise ValueError(f"{path.name}: topics are {', '.join(Topic)}")
    return {topic: tuple(map(str, data[topic])) for topic in Topic}
