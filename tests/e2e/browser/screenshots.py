"""The pictures of the README: `python -m tests.e2e.browser.screenshots FOLDER`.

Taken from the running bot, so that they show what a visitor will see.
"""

import asyncio
import sys
import tempfile
from pathlib import Path

from playwright.async_api import Page, expect

from tests.e2e.browser.ground import Playground, become, chromium, ground, say, tutoring

ITEMS = ["sales-information/s-second-source"]


async def main(folder: Path) -> None:
    """Take all pictures."""
    with tempfile.TemporaryDirectory() as work:
        async with chromium() as browser, ground(browser, Path(work)) as page:
            async with tutoring(page, ITEMS):
                await lesson(page, folder)
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
    """A quiz in the group, voted by three, sent by a script."""
    chat = next(one for one in page.api.world.chats.values() if one.is_forum)
    thread = next(iter(chat.topics))
    await page.bot(
        "sendPoll",
        chat_id=chat.id,
        message_thread_id=thread,
        question="A broadband firm needs between 5 and 8 days. What should its sales team say?",
        options=["As soon as possible", "Within eight days", "Five days"],
        type="quiz",
        correct_option_ids=[1],
        explanation="A promise that can be kept every time leaves no gap.",
        is_anonymous=False,
    )
    tab = await page.open()
    for name, option in (("Ben Hughes", 2), ("Tess Morgan", 1), ("Ada Okafor", 1)):
        await become(tab, name)
        await tab.locator("#chat-list").get_by_text("Customer Service class").click()
        await tab.locator(".poll .choice").nth(option).click()
        await expect(tab.locator(".poll .result")).to_have_count(3)
    phone = await page.open(width=360, height=740, scale=2)
    await phone.get_by_role("button", name="Back to the chats").click()
    await phone.locator("#chat-list").get_by_text("Customer Service class").click()
    await expect(phone.locator(".poll .result")).to_have_count(3)
    await take(phone, folder / "playground-group.png")


async def take(tab: Page, path: Path) -> None:
    """Save what the window shows, once the fonts are there."""
    await tab.evaluate("document.fonts.ready")
    await tab.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
