"""Text to values of settings; what is wrong is told by ``ValueError`` without repeating the text."""

import re
from collections.abc import Callable
from pathlib import Path
from typing import cast

MOST_SHARDS = 1024
"""Own bound: a million servers, far beyond what was tried."""

DATABASES = ("sqlite:///", "postgresql://")


class Secret:
    """Text that shows itself only when asked to; no dump of a dataclass looks into it."""

    __slots__ = ("_text",)

    def __init__(self, text: str) -> None:
        self._text = text

    def reveal(self) -> str:
        return self._text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Secret) and other._text == self._text

    def __hash__(self) -> int:
        return hash(self._text)

    def __repr__(self) -> str:
        return "Secret('**********')"


def text(longest: int) -> Callable[[object], str]:
    """Return what reads a text of 1 to ``longest`` characters, spaces around it left out."""

    def read(given: object) -> str:
        plain = _text(given).strip()
        if not plain:
            raise ValueError("must not be empty")
        if len(plain) > longest:
            raise ValueError(f"must have at most {longest} characters")
        return plain

    return read


def web_address(longest: int) -> Callable[[object], str]:
    """Return what reads an address that a browser opens."""

    def read(given: object) -> str:
        address = text(longest)(given)
        if not address.startswith(("https://", "http://")) or " " in address:
            raise ValueError("must be a web address that begins with https:// or http://")
        return address

    return read


def one_of(*words: str) -> Callable[[object], str]:
    """Return what reads one of ``words``."""

    def read(given: object) -> str:
        if given not in words:
            *others, last = map(repr, words)
            raise ValueError(f"must be one of {', '.join(others)} or {last}")
        return str(given)

    return read


def number(least: int, most: int) -> Callable[[object], int]:
    """Return what reads a whole number between two others."""

    def read(given: object) -> int:
        digits = _text(given).strip()
        if not re.fullmatch(r"[0-9]{1,9}", digits) or not least <= int(digits) <= most:
            raise ValueError(f"must be a whole number from {least} to {most}")
        return int(digits)

    return read


def shards(given: object) -> tuple[int, ...]:
    """Read numbers and ranges such as ``0,2`` or ``0-3`` as ascending numbers, each once."""
    if isinstance(given, list):
        given = ",".join(map(str, cast("list[object]", given)))
    wrong = ValueError("must be numbers from 0 on, such as 0 or 0,1 or 0-3")
    found: set[int] = set()
    for part in _text(given).split(","):
        match = re.fullmatch(r"\s*([0-9]{1,5})\s*(?:-\s*([0-9]{1,5})\s*)?", part)
        if match is None:
            raise wrong
        first, last = int(match[1]), int(match[2] or match[1])
        if not first <= last < MOST_SHARDS:
            raise wrong
        found.update(range(first, last + 1))
    return tuple(sorted(found))


def host(given: object) -> str:
    """Read a name or number of a network interface; whether it is there shows when it is used."""
    name = _text(given).strip()
    if not re.fullmatch(r"[A-Za-z0-9.:-]{1,253}", name):
        raise ValueError("must be an address like 127.0.0.1 or a host's name")
    return name


def path(given: object) -> Path:
    if not isinstance(given, str):
        raise ValueError("must be a path")
    try:
        return Path(given).expanduser()
    except RuntimeError:
        raise ValueError("names a home folder that does not exist") from None


def database(given: object) -> Secret:
    url = _text(given)
    if not url.startswith(DATABASES):
        raise ValueError("must begin with " + " or ".join(DATABASES))
    return Secret(url)


def locale(given: object) -> str:
    code = _text(given)
    if not re.fullmatch(r"[a-z]{2,3}(-[A-Z]{2})?", code):
        raise ValueError("is not in the form asked for; config.example.yaml shows one")
    return code


def _text(given: object) -> str:
    if not isinstance(given, str):
        raise ValueError("must be text")
    return given
