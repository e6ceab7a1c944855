"""What a tutor and a class do on the page, for tests and for a picture in the docs."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from zoneinfo import ZoneInfo

from playwright.async_api import Locator, Page, expect

from state.records.learners import Role, Who
from state.tables import roles
from tests.e2e.browser.ground import Playground, become, say, tutoring

SALES = ["q-sales-fact", "q-sort-facts", "q-happy-market", "q-method-why", "q-neutral", "q-season"]
BUSINESS = ["broadband-promise", "early-bad-news", "before-arrival", "leak-called-three-times"]
ITEMS = [f"sales-information/{name}" for name in SALES] + [
    f"business-principles/{name}" for name in BUSINESS
]

MONDAY_NOON = int(datetime(2027, 3, 1, 12, tzinfo=ZoneInfo("Europe/London")).timestamp())

CLASS = "Customer Service class"
TESS, ADA, BEN = "Tess Morgan", "Ada Okafor", "Ben Hughes"


@asynccontextmanager
async def in_class(playground: Playground) -> AsyncIterator[Playground]:
    """The page with the real bot on a Monday at noon, and Tess for a tutor."""
    playground.desk.clock.move(MONDAY_NOON - playground.desk.clock())
    world = playground.api.world
    tess = Who(world.bot.id, world.person("Tess").id)
    playground.writer.do(lambda db: roles.give(db, tess, Role.TUTOR))
    async with tutoring(playground, ITEMS) as page:
        yield page


async def enter(tab: Page, who: str, chat: str = CLASS, topic: str = "") -> None:
    """Be somebody, and look at a chat."""
    await become(tab, who)
    await tab.locator("#chat-list").get_by_text(chat, exact=True).click()
    if topic:
        await tab.get_by_role("button", name=topic, exact=True).click()


def said(tab: Page) -> Locator:
    """The bot's newest message."""
    return tab.locator(".theirs").last


async def tap(tab: Page, label: str) -> None:
    """Tap the newest button with this label."""
    await tab.locator(".key").filter(has_text=label).last.click()


async def set_up(tab: Page) -> None:
    """`/setup` and three taps."""
    await say(tab, "/setup")
    await expect(said(tab)).to_contain_text("What")
    for label in ("All topics", "17:00", "Every day"):
        await tap(tab, label)
    await expect(said(tab)).to_contain_text("Votes in a quiz are not anonymous")


async def clock(tab: Page, button: str, times: int = 1) -> None:
    """Let time pass."""
    for _ in range(times):
        await tab.get_by_role("button", name=button, exact=True).click()


async def until_five(tab: Page) -> None:
    """Jump to the slot; gives when the question is there."""
    await clock(tab, "+1 hour", 5)
    await expect(tab.locator(".poll")).to_be_visible()


async def vote(tab: Page, page: Playground, who: str, *, right: bool) -> None:
    """Vote on the newest poll as somebody."""
    await enter(tab, who, topic="Quiz night")
    poll = list(page.api.world.polls.values())[-1]
    places = (
        poll.correct if right else [n for n in range(len(poll.options)) if n not in poll.correct]
    )
    options = tab.locator(".poll").last
    if len(poll.correct) > 1:
        for place in places if right else places[:1]:
            await options.locator("input").nth(place).check()
        await options.get_by_role("button", name=re.compile("vote", re.IGNORECASE)).click()
    else:
        await options.locator(".choice").nth(places[0]).click()
    await expect(options.locator(".result").first).to_be_visible()
