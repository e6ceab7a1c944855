"""Inline mode on the real page, on a narrow phone: from words behind the bot's name to *Try it*."""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from tests.e2e.browser.classes import BEN, TESS, enter, in_class, said
from tests.e2e.browser.ground import Playground

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def room(playground: Playground) -> AsyncIterator[Playground]:
    async with in_class(playground) as page:
        yield page


async def test_a_question_is_passed_on_to_a_group_and_tried_in_private(room: Playground) -> None:
    tab = await room.open(width=360, height=740)
    await tab.locator("#back").click()
    await enter(tab, TESS)
    await tab.locator("#text").fill("@viva_bot sales")
    first = tab.locator("#commands .offered").first
    await expect(first).to_be_visible()
    asked = await first.locator("strong").inner_text()
    await first.click()
    sent = tab.locator(".mine").last
    await expect(sent).to_contain_text(asked)
    await expect(sent).to_contain_text("via @viva_bot")
    await expect(tab.locator("#text")).to_have_value("")
    await tab.locator("#back").click()
    await enter(tab, BEN)
    await tab.get_by_role("button", name="Try it").click()
    await expect(said(tab)).to_contain_text(asked)


async def test_where_nothing_is_found_the_private_chat_is_one_tap_away(room: Playground) -> None:
    tab = await room.open()
    await enter(tab, TESS)
    await tab.locator("#text").fill("@viva_bot xylophone")
    await tab.get_by_text("Nothing found here. See all topics").click()
    await expect(said(tab)).to_contain_text("Choose a topic")
