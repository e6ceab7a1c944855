"""The pictures of the README: `python -m tests.e2e.browser.screenshots FOLDER`.

Taken from the running bot, so that they show what a visitor will see.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, expect

from tests.e2e.browser.classes import (
    ADA,
    BEN,
    CLASS,
    TESS,
    clock,
    enter,
    in_class,
    said,
    set_up,
    until_five,
    vote,
)
from tests.e2e.browser.ground import Playground, chromium, ground, say, tutoring

ITEMS = ["sales-information/s-second-source"]


async def main(folder: Path) -> None:
    """Take all pictures."""
    async with chromium() as browser:
        with tempfile.TemporaryDirectory() as work:
            async with ground(browser, Path(work)) as page, tutoring(page, ITEMS):
                await lesson(page, folder)
        with tempfile.TemporaryDirectory() as work:
            async with ground(browser, Path(work)) as page, in_class(page):
                await group(page, folder)


async def lesson(page: Playground, folder: Path) -> None:
    """A hint and a misspelt answer, on a desktop and on a phone in the dark."""
    tab = await page.open()
    await tab.get_by_role("button", name="Start", exact=True).click()
    await tab.locator(".key").first.click()
    await tab.get_by_role("button", name="Hint").click()
    await expect(tab.locator("#messages")).to_contain_text("Hint:")
    await say(tab, "so you can cross chekc it")
    await expect(tab.locator("#messages")).to_contain_text("“chekc” as “check”")
    await tab.locator("#tools").click()
    await expect(tab.locator("#why")).to_contain_text("Stability")
    await take(tab, folder / "playground-desktop.png")
    phone = await page.open(width=360, height=740, dark=True, scale=2)
    await expect(phone.locator("#messages")).to_contain_text("“chekc” as “check”")
    await take(phone, folder / "playground-phone-dark.png")


async def group(page: Playground, folder: Path) -> None:
    """The question of the day in a group, voted by three, and its answer next morning."""
    tab = await page.open()
    await tab.locator("#tools").click()
    await enter(tab, TESS, topic="Quiz night")
    await set_up(tab)
    await until_five(tab)
    for name, right in ((BEN, False), (TESS, True), (ADA, True)):
        await vote(tab, page, name, right=right)
    await clock(tab, "Tomorrow 09:00")
    await expect(said(tab)).to_contain_text("2 of 3 had it right.")
    phone = await page.open(width=420, height=920, scale=2)
    await phone.get_by_role("button", name="Back to the chats").click()
    await phone.locator("#chat-list").get_by_text(CLASS).click()
    await expect(said(phone)).to_contain_text("2 of 3 had it right.")
    await take(phone, folder / "playground-group.png")


async def take(tab: Page, path: Path) -> None:
    """Save what the window shows, once the fonts are there."""
    await tab.evaluate("document.fonts.ready")
    await tab.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
