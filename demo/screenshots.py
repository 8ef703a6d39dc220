"""Makes the README's pictures from the running demo: ``python -m demo.screenshots [folder]``."""

import asyncio
import sys
from collections.abc import Awaitable, Callable
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Locator, Page

from demo.opened import Demo, opened
from demo.people import ALEX, CHARLIE, JO, ROBIN, SASHA, Soul
from demo.visiting import Visit, browser

FOLDER = Path("docs/pictures")
WIDTH, HEIGHT = 1240, 940
"""CSS pixels; the list of messages at the left, some 250 wide, is not in the pictures."""

COLOURS = 255
"""Discord's screens have few; the files become a third as large."""

LARGEST = 200_000
"""Bytes of one picture."""

SETTLED = 0.7
"""Seconds for fades and pictures to finish."""


class Camera:
    """Takes pictures of one visit."""

    def __init__(self, demo: Demo, visit: Visit, folder: Path) -> None:
        self._demo, self._visit, self._folder = demo, visit, folder

    async def take(self, name: str, what: Locator | Page | None = None) -> None:
        """Save what is to be seen: the channel, its newest message in view, or ``what``.

        Raises:
            ValueError: The file became larger than `LARGEST`.
        """
        await self._visit.page.mouse.move(0, 0)
        if what is None:
            await self._visit.show_latest()
        await asyncio.sleep(SETTLED)
        png = smaller(await (what or self._visit.page.locator("#preview-app")).screenshot())
        if len(png) > LARGEST:
            raise ValueError(f"{name}.png has {len(png)} bytes")
        (self._folder / f"{name}.png").write_bytes(png)

    async def start(self) -> None:
        page = self._visit.page
        await page.goto(self._demo.address)
        await self.take("start", page)

    async def home(self) -> None:
        await self._ask("welcome", CHARLIE, "home")
        await self.take("home")

    async def consent(self) -> None:
        await self._ask("check-ins", CHARLIE, "checkin")
        await self.take("consent")

    async def check_in(self) -> None:
        """The form of somebody who said yes before, and the answer."""
        visit = self._visit
        await self._ask("check-ins", SASHA, "checkin")
        await visit.fill_check_in(mood="3 · so-so", need="tired", note="Second day. Slept a little better.")
        await visit.form().get_by_label("3 · so-so").scroll_into_view_if_needed()
        await self.take("check-in-form", visit.form().get_by_role("dialog"))
        await visit.submit()
        await visit.messages().get_by_role("button", name="Edit").wait_for()
        await self.take("check-in-saved")

    async def history(self) -> None:
        await self._visit.page.set_viewport_size({"width": WIDTH, "height": 1200})
        await self._ask("check-ins", ALEX, "checkins history")
        await self._visit.picture_width()
        await self.take("history")
        await self._visit.page.set_viewport_size({"width": WIDTH, "height": HEIGHT})

    async def help_now(self) -> None:
        await self._ask("support", JO, "help-now")
        await self._visit.messages().get_by_role("button", name="Choose a country").wait_for()
        await self.take("help-now", self._visit.page.locator("#preview-app"))

    async def settings(self) -> None:
        await self._ask("meetings", SASHA, "settings")
        await self.take("settings")

    async def setup(self) -> None:
        await self._ask("staff", ROBIN, "setup channels")
        await self.take("setup")

    async def _ask(self, room: str, who: Soul, command: str) -> None:
        """Go somewhere as somebody and send a command."""
        await self._visit.enter(self._demo.address, self._demo.harbor, room, who)
        await self._visit.command(command)

    def scenes(self) -> tuple[Callable[[], Awaitable[None]], ...]:
        """Return what is to be taken, in an order in which no scene disturbs a later one."""
        return (
            self.start,
            self.home,
            self.consent,
            self.check_in,
            self.history,
            self.help_now,
            self.settings,
            self.setup,
        )


def smaller(png: bytes) -> bytes:
    """Return the picture with a palette."""
    out = BytesIO()
    Image.open(BytesIO(png)).convert("RGB").quantize(COLOURS).save(out, "PNG", optimize=True)
    return out.getvalue()


async def make(folder: Path) -> None:
    """Write every picture into ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    async with opened(None) as demo, browser() as chromium:
        page = await chromium.new_page(viewport={"width": WIDTH, "height": HEIGHT}, color_scheme="light")
        for scene in Camera(demo, Visit(page), folder).scenes():
            await scene()


if __name__ == "__main__":
    asyncio.run(make(Path(sys.argv[1]) if len(sys.argv) > 1 else FOLDER))
