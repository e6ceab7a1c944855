"""The pictures of the README: `python -m tests.e2e.browser.screenshots FOLDER`.

Taken from the running bot, so that they show what a visitor will see.
"""

import asyncio
import json
import sys
import tempfile
from itertools import islice
from pathlib import Path
from random import Random

from playwright.async_api import Page, expect

from bot.engine.incoming import Incoming
from bot.picture.draw import draw
from bot.picture.facts import load
from bot.tutor.choosing.items import interleaved
from bot.tutor.model.events import Commanded
from state.clock.days import day_of
from state.memory.schedule import DEFAULT_RETENTION
from state.records.learners import Rating, Review
from state.sql import Connection
from state.tables.memory import memories, reviews
from tests.conversation import Conversation
from tests.e2e.browser import classes
from tests.e2e.browser.ground import Playground, chromium, ground, say, tutoring

ITEMS = ["sales-information/s-second-source"]

TOPIC = "sales-information"
PICTURES = ("progress.png", "way-to-the-exam.png")
"""Of what was done and is known, and of what is to be expected, as they are sent."""

WEEKS, ATTENDANCE, RIGHT = 7, 0.8, 0.8


async def main(folder: Path) -> None:
    """Take all pictures."""
    expect.set_options(timeout=60_000)  # the first answer waits for the encoder to be loaded
    with tempfile.TemporaryDirectory() as work:
        progress(folder, Path(work))
    async with chromium() as browser:
        with tempfile.TemporaryDirectory() as work:
            async with ground(browser, Path(work)) as page, tutoring(page, ITEMS):
                await lesson(page, folder)
        with tempfile.TemporaryDirectory() as work:
            async with ground(browser, Path(work)) as page, classes.in_class(page):
                await group(page, folder)


def progress(folder: Path, work: Path) -> None:
    """The pictures of progress of a made-up learner: seven weeks, with an exam in four."""
    talk = Conversation(work / "progress.db")
    talk.say("Ada", "/start")
    talk.writer.do(lambda db: revise_for_weeks(db, talk))
    talk.later(days=7 * WEEKS - 1)
    talk.say("Ada", "/exam in 4 weeks")
    number = talk.number("Ada")
    asked = Commanded("picture", "", int(talk.now.timestamp()))
    postings = talk.engine.take(Incoming(number, number, "Ada", asked))
    for name, posting in zip(PICTURES, postings, strict=True):
        (folder / name).write_bytes(draw(load(json.loads(posting.letter.body)["of"])))
    talk.close()


def revise_for_weeks(db: Connection, talk: Conversation) -> None:
    """Let Ada answer what is due and something new on most days, more often right than not."""
    chance = Random(7)  # noqa: S311  # the same picture each time
    who = talk.who("Ada")
    first = day_of(int(talk.now.timestamp()), "Europe/London")
    new = iter(interleaved(talk.library, talk.library.refs(TOPIC)))
    for day in range(first, first + 7 * WEEKS):
        if chance.random() < ATTENDANCE:
            due = [one.item for one in memories.all_of(db, who) if one.due <= day][:10]
            for item in (*due, *islice(new, 3)):
                rating = Rating.GOOD if chance.random() < RIGHT else Rating.AGAIN
                reviews.note(db, who, Review(item, day, day, rating, DEFAULT_RETENTION))


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
    await classes.enter(tab, classes.TESS, topic="Quiz night")
    await classes.set_up(tab)
    await classes.until_five(tab)
    for name, right in ((classes.BEN, False), (classes.TESS, True), (classes.ADA, True)):
        await classes.vote(tab, page, name, right=right)
    await classes.clock(tab, "Tomorrow 09:00")
    await expect(classes.said(tab)).to_contain_text("2 of 3 had it right.")
    phone = await page.open(width=420, height=920, scale=2)
    await phone.get_by_role("button", name="Back to the chats").click()
    await phone.locator("#chat-list").get_by_text(classes.CLASS).click()
    await expect(classes.said(phone)).to_contain_text("2 of 3 had it right.")
    await take(phone, folder / "playground-group.png")


async def take(tab: Page, path: Path) -> None:
    """Save what the window shows, once the fonts are there."""
    await tab.evaluate("document.fonts.ready")
    await tab.screenshot(path=path)


if __name__ == "__main__":
    asyncio.run(main(Path(sys.argv[1])))
