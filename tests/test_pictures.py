"""Drawing SVG to PNG: right size, packaged font, kept for a while, in the worker process."""

import struct
import subprocess
import sys
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.pictures import ZOOM, Pictures, draw
from bot.worker import Worker, WorkerFailed

ROOT = Path(__file__).parent.parent
FOLDER = ROOT / "data" / "pictures"


def square(colour: str, words: str = "", font: str = "Source Sans Pro") -> str:
    return (
        '<svg xmlns="http://www.w3.org/2000/svg" width="60" height="40">'
        f'<rect width="60" height="40" fill="{colour}"/>'
        f'<text x="4" y="30" font-family="{font}" font-size="24">{words}</text></svg>'
    )


def size(png: bytes) -> tuple[int, int]:
    """Return width and height from a PNG's header (PNG specification 11.2.2)."""
    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    return struct.unpack(">II", png[16:24])


@pytest.fixture
async def worker() -> AsyncIterator[Worker]:
    worker = Worker()
    yield worker
    await worker.close()


async def kept_after(worker: Worker, kept: int, *svgs: str) -> list[bool]:
    """Draw ``svgs`` in turn, then tell of each whether it comes without the process."""
    pictures = Pictures(FOLDER, worker, kept)
    for svg in svgs:
        await pictures.png(svg)
    found: list[bool] = []
    for svg in svgs:
        await worker.close()
        await pictures.png(svg)
        found.append(not worker.running)
    return found


async def test_a_picture_is_a_png_of_its_size_for_dense_screens(worker: Worker) -> None:
    png = await Pictures(FOLDER, worker).png(square("#17222c"))

    assert size(png) == (60 * ZOOM, 40 * ZOOM)


async def test_words_are_drawn_with_the_packaged_font_alone() -> None:
    assert draw(square("#fff", "words")) != draw(square("#fff"))
    assert draw(square("#fff", "words", font="DejaVu Sans")) == draw(square("#fff"))


async def test_a_picture_asked_for_again_is_not_drawn_again(worker: Worker) -> None:
    assert await kept_after(worker, 100_000, square("#111111"), square("#222222")) == [True, True]


async def test_pictures_are_kept_up_to_so_many_bytes_only(worker: Worker) -> None:
    room_for_one = int(len(draw(square("#111111"))) * 1.5)

    assert await kept_after(worker, room_for_one, square("#111111"), square("#222222")) == [False, False]


async def test_the_picture_that_was_used_longest_ago_goes_first(worker: Worker) -> None:
    first, second, third = square("#111111"), square("#222222"), square("#333333")
    pictures = Pictures(FOLDER, worker, kept=int(len(draw(first)) * 2.5))
    for svg in (first, second, first, third):
        await pictures.png(svg)
    await worker.close()

    await pictures.png(first)
    assert not worker.running
    await pictures.png(second)
    assert worker.running


async def test_closing_ends_the_worker_and_forgets_the_pictures(worker: Worker) -> None:
    pictures = Pictures(FOLDER, worker)
    await pictures.png(square("#111111"))

    await pictures.close()
    assert not worker.running

    await pictures.png(square("#111111"))
    assert worker.running


async def test_what_cannot_be_drawn_is_an_error_without_its_words(worker: Worker) -> None:
    with pytest.raises(WorkerFailed) as caught:
        await Pictures(FOLDER, worker).png("<svg>a private sentence")

    assert "private" not in str(caught.value)


def test_the_bot_itself_never_loads_the_drawing_library() -> None:
    program = "import sys, bot.pictures; sys.exit('resvg_py' in sys.modules)"

    assert subprocess.run([sys.executable, "-c", program], cwd=ROOT, check=False).returncode == 0


def test_every_template_draws_by_its_name() -> None:
    pictures = Pictures(FOLDER, Worker())

    names = [path.stem for path in FOLDER.glob("*.svg")]

    assert names
    assert all(pictures.template(name).is_valid() for name in names)
