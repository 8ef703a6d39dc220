"""A visitor's first walk through the demo, with a real browser."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import Browser, BrowserContext

from demo.opened import Demo
from demo.people import CHARLIE, SASHA
from demo.visiting import CHROMIUM, Visit, browser

pytestmark = [
    pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}"),
    pytest.mark.asyncio(loop_scope="module"),
]

NOTE = "I found the door."


@pytest_asyncio.fixture(scope="module", loop_scope="module")
async def chromium() -> AsyncIterator[Browser]:
    async with browser() as chromium:
        yield chromium


@pytest_asyncio.fixture(loop_scope="module")
async def tabs(chromium: Browser) -> AsyncIterator[BrowserContext]:
    """One visit's tabs: closed after it, or they would go on asking for news."""
    async with await chromium.new_context() as tabs:
        yield tabs


async def test_a_newcomer_checks_in_and_nobody_else_sees_it(demo: Demo, tabs: BrowserContext) -> None:
    page = await tabs.new_page()
    visit = Visit(page)
    await page.goto(demo.address)
    await page.get_by_role("link", name="Be Charlie in #check-ins").click()

    await visit.command("checkin")
    await visit.messages().get_by_text("Nothing is saved until you say yes").wait_for()
    await visit.press("Yes, keep this")
    await visit.fill_check_in(mood="4 · good", need="tired", note=NOTE)
    await visit.submit()
    await visit.messages().get_by_text(NOTE).wait_for()
    assert await visit.messages().get_by_text("Only you can see this", exact=True).count() == 1

    await visit.be(SASHA)
    await visit.messages().get_by_text(NOTE).wait_for(state="detached")
    await visit.messages().get_by_text("asked me to share a check-in").wait_for()
    assert await visit.messages().get_by_text("Only you can see this").count() == 0

    await visit.be(CHARLIE)
    await visit.messages().get_by_text(NOTE).wait_for()
    assert demo.harbor.env.errors == []


async def test_a_message_shows_up_for_somebody_else_by_itself(demo: Demo, tabs: BrowserContext) -> None:
    here, there = Visit(await tabs.new_page()), Visit(await tabs.new_page())
    await here.enter(demo.address, demo.harbor, "welcome", CHARLIE)
    await there.enter(demo.address, demo.harbor, "welcome", SASHA)
    await here.say("Is somebody there?")
    await there.messages().get_by_text("Is somebody there?").wait_for()


async def test_the_picture_shows_and_files_can_be_saved(demo: Demo, tabs: BrowserContext) -> None:
    visit = Visit(await tabs.new_page())
    await visit.enter(demo.address, demo.harbor, "support", SASHA)
    await visit.command("checkins history")
    assert await visit.picture_width() > 900

    await visit.command("privacy export")
    async with visit.page.expect_download() as saving:
        await visit.messages().get_by_role("button", name="Download handrail-export.html").click()
    saved = await (await saving.value).path()
    assert "Everyone has been kind so far." in saved.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 1280])
async def test_the_start_page_needs_no_sideways_scrolling(
    demo: Demo, tabs: BrowserContext, width: int
) -> None:
    page = await tabs.new_page()
    await page.set_viewport_size({"width": width, "height": 800})
    await page.goto(demo.address)
    assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_the_start_page_works_with_the_keyboard(demo: Demo, tabs: BrowserContext) -> None:
    page = await tabs.new_page()
    await page.goto(demo.address)
    names: list[str] = []
    for _ in range(4 + 6 + 4):
        await page.keyboard.press("Tab")
        names.append(str(await page.evaluate("document.activeElement.innerText")))
    assert names[:2] == ["People", "Time"]
    assert "Be Charlie in #check-ins" in names
    await page.get_by_role("button", name="+1 day").press("Enter")
    await page.get_by_role("status").get_by_text("Jumped").wait_for()
