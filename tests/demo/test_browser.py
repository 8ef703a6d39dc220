"""A visitor's first walk through the demo, with a real browser."""

import pytest

from demo.opened import opened
from demo.people import CHARLIE, SASHA
from demo.visiting import CHROMIUM, Visit, browser

pytest.importorskip("playwright")
pytestmark = pytest.mark.skipif(not CHROMIUM.exists(), reason=f"no browser at {CHROMIUM}")

NOTE = "I found the door."


async def test_a_newcomer_checks_in_and_nobody_else_sees_it() -> None:
    async with opened(None) as demo, browser() as chromium:
        page = await chromium.new_page()
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


async def test_a_message_shows_up_for_somebody_else_by_itself() -> None:
    async with opened(None) as demo, browser() as chromium:
        here, there = Visit(await chromium.new_page()), Visit(await chromium.new_page())
        await here.enter(demo.address, demo.harbor, "welcome", CHARLIE)
        await there.enter(demo.address, demo.harbor, "welcome", SASHA)
        await here.say("Is somebody there?")
        await there.messages().get_by_text("Is somebody there?").wait_for()


async def test_the_picture_shows_and_files_can_be_saved() -> None:
    async with opened(None) as demo, browser() as chromium:
        visit = Visit(await chromium.new_page())
        await visit.enter(demo.address, demo.harbor, "check-ins", SASHA)
        await visit.command("checkins history")
        assert await visit.picture_width() > 900

        await visit.command("privacy export")
        async with visit.page.expect_download() as saving:
            await visit.messages().get_by_role("button", name="Download handrail-export.html").click()
        saved = await (await saving.value).path()
        assert "Everyone has been kind so far." in saved.read_text(encoding="utf-8")


@pytest.mark.parametrize("width", [360, 1280])
async def test_the_start_page_needs_no_sideways_scrolling(width: int) -> None:
    async with opened(None) as demo, browser() as chromium:
        page = await chromium.new_page(viewport={"width": width, "height": 800})
        await page.goto(demo.address)
        assert await page.evaluate("document.documentElement.scrollWidth") == width


async def test_the_start_page_works_with_the_keyboard() -> None:
    async with opened(None) as demo, browser() as chromium:
        page = await chromium.new_page()
        await page.goto(demo.address)
        names: list[str] = []
        for _ in range(4 + 6 + 4):
            await page.keyboard.press("Tab")
            names.append(str(await page.evaluate("document.activeElement.innerText")))
        assert names[:2] == ["People", "Time"]
        assert "Be Charlie in #check-ins" in names
        await page.get_by_role("button", name="+1 day").press("Enter")
        await page.get_by_role("status").get_by_text("Jumped").wait_for()
