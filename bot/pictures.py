"""Pictures: SVG templates from ``data/pictures``, drawn to PNG in the worker process, kept for a while."""

import asyncio
from collections import OrderedDict
from hashlib import blake2b
from importlib.util import find_spec
from pathlib import Path
from string import Template

from bot.worker import Worker

KEPT = 8 * 1024 * 1024
"""Bytes of PNG kept in memory; own choice, about a hundred pictures."""

ZOOM = 2.0
"""PNG pixels per SVG unit: Discord shows a 900 px picture at about 550 px, dense screens want twice that."""

FONT_PACKAGE = "font_source_sans_pro"
FONT_FILES = ("SourceSansPro-Regular.ttf", "SourceSansPro-Semibold.ttf")
"""Source Sans Pro, SIL Open Font Licence 1.1: Latin, Greek and Cyrillic letters."""


class Pictures:
    """Templates by name, and their drawings.

    Args:
        folder: ``data/pictures``; each ``<name>.svg`` is a ``string.Template``.
        worker: Where drawing happens; several parts of the bot may share one.
        kept: Bytes of results to keep, least recently used go first.
    """

    def __init__(self, folder: Path, worker: Worker, kept: int = KEPT) -> None:
        self._templates = {
            path.stem: Template(path.read_text(encoding="utf-8")) for path in folder.glob("*.svg")
        }
        self._worker, self._cache = worker, _Cache(kept)
        self._turn = asyncio.Lock()

    def template(self, name: str) -> Template:
        """Return the template of ``data/pictures/<name>.svg``."""
        return self._templates[name]

    async def png(self, svg: str) -> bytes:
        """Return ``svg`` as PNG, ``ZOOM`` pixels to a unit, with the packaged font alone.

        Raises:
            WorkerFailed: It cannot be drawn; say the text equivalent instead.
        """
        key = blake2b(svg.encode(), digest_size=16).digest()
        async with self._turn:
            png = self._cache.get(key)
            if png is None:
                png = await self._worker.run(draw, svg)
                self._cache.put(key, png)
        return png

    async def close(self) -> None:
        """Forget every picture and end the worker process."""
        self._cache.clear()
        await self._worker.close()


class _Cache:
    """PNGs by key, bounded in bytes."""

    def __init__(self, limit: int) -> None:
        self._limit, self._size = limit, 0
        self._kept: OrderedDict[bytes, bytes] = OrderedDict()

    def get(self, key: bytes) -> bytes | None:
        if key in self._kept:
            self._kept.move_to_end(key)
        return self._kept.get(key)

    def put(self, key: bytes, png: bytes) -> None:
        self._kept[key] = png
        self._size += len(png)
        while self._size > self._limit:
            _, oldest = self._kept.popitem(last=False)
            self._size -= len(oldest)

    def clear(self) -> None:
        self._kept.clear()
        self._size = 0


def draw(svg: str) -> bytes:
    """Return ``svg`` as PNG; runs in the worker process."""
    from resvg_py import svg_to_bytes

    return svg_to_bytes(svg_string=svg, zoom=ZOOM, skip_system_fonts=True, font_files=_fonts())


def _fonts() -> list[str]:
    package = find_spec(FONT_PACKAGE)
    folders = list(package.submodule_search_locations or ()) if package else []
    return [str(Path(folder, "files", name)) for folder in folders for name in FONT_FILES]
