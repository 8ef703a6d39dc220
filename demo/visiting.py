"""A visitor with a real browser: drives the demo's pages for its browser test and for the pictures."""

import asyncio
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from pathlib import Path

from playwright.async_api import Browser, Locator, Page, async_playwright

from demo.harbor import Harbor
from demo.people import Soul

CHROMIUM = Path("/usr/bin/chromium")
"""Where Debian and Ubuntu put it; Playwright's own download is not used."""

_ARGUMENTS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
PATIENCE = 20_000
"""Milliseconds to wait for anything to appear."""


@asynccontextmanager
async def browser() -> AsyncGenerator[Browser]:
    """Run Chromium inside the block."""
    async with async_playwright() as playwright:
        chromium = await playwright.chromium.launch(executable_path=CHROMIUM, args=_ARGUMENTS)
        try:
            yield chromium
        finally:
            await chromium.close()


class Visit:
    """Somebody in a place, in one browser tab."""

    def __init__(self, page: Page) -> None:
        self.page = page
        page.set_default_timeout(PATIENCE)

    async def enter(self, home: str, harbor: Harbor, room: str, who: Soul) -> None:
        """Go to ``room`` as ``who``."""
        await self.page.goto(f"{home}look/{harbor.rooms[room].id}/{who.name.lower()}")
        await self.page.locator("#channel-composer-input").wait_for()

    async def command(self, name: str) -> None:
        """Type a slash command without options, choose it and send it."""
        line = self.page.locator("#channel-composer-input")
        await line.fill("")
        await line.press_sequentially(f"/{name}")
        await self.page.locator(".command-popup").get_by_role("option").first.wait_for()
        await line.press("Enter")
        await self.page.locator("[data-command-chip]").wait_for()
        await self.page.locator("#send-message").click()
        await line.wait_for()

    async def say(self, words: str) -> None:
        """Write into the channel."""
        await self.page.locator("#channel-composer-input").fill(words)
        await self.page.locator("#send-message").click()

    async def show_latest(self) -> None:
        """Wait until the newest message of the bot has its buttons, and scroll to them."""
        newest = self.messages().get_by_role("button", name="Help", exact=True).last
        await newest.wait_for()
        await newest.scroll_into_view_if_needed()

    async def picture_width(self) -> int:
        """Wait until the newest picture is drawn; return its width in pixels of its own.

        Raises:
            TimeoutError: It does not come.
        """
        picture = self.messages().locator("img").last
        await picture.wait_for()
        async with asyncio.timeout(PATIENCE / 1000):
            while not (width := await picture.evaluate("picture => picture.naturalWidth")):
                await asyncio.sleep(0.1)
        return int(width)

    async def be(self, who: Soul) -> None:
        """Look at the same place as somebody else."""
        await self.page.locator("#viewer-picker").select_option(label=who.name)

    async def fill_check_in(self, *, mood: str, need: str, note: str) -> None:
        """Fill three parts of the check-in form that is open."""
        await self.form().get_by_label(mood).check()
        await self.form().get_by_label(need).check()
        await self.form().locator("textarea").fill(note)

    async def submit(self) -> None:
        """Send the form, and wait until it is closed."""
        await self.form().get_by_role("button", name="Submit").click()
        await self.form().get_by_role("dialog").wait_for(state="detached")

    def form(self) -> Locator:
        return self.page.locator("#modal-root")

    def messages(self) -> Locator:
        return self.page.locator("#channel-message-list")

    async def press(self, label: str) -> None:
        """Press the newest button with ``label``."""
        await self.messages().get_by_role("button", name=label, exact=True).last.click()
