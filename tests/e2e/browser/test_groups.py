"""A tutor and their group on the real page: from three taps to the week's summary, and back again.

It is Monday noon when each of these begins, so that a question at 17:00 is five hours away and the
summary comes on the seventh morning.
"""

from collections.abc import AsyncIterator

import pytest
import pytest_asyncio
from playwright.async_api import expect

from bot.playground.world.world import Chat
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
    tap,
    until_five,
    vote,
)
from tests.e2e.browser.ground import Playground, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]


@pytest_asyncio.fixture(loop_scope="session")
async def room(playground: Playground) -> AsyncIterator[Playground]:
    async with in_class(playground) as page:
        yield page


async def test_a_group_from_three_taps_to_the_summary_of_its_week(room: Playground) -> None:
    tab = await room.open()
    await tab.locator("#tools").click()
    await enter(tab, TESS, topic="Quiz night")
    await set_up(tab)
    await until_five(tab)
    for name, right in ((ADA, True), (BEN, False), (TESS, True)):
        await vote(tab, room, name, right=right)
    await clock(tab, "Tomorrow 09:00")
    await expect(said(tab)).to_contain_text("2 of 3 had it right.")
    await expect(said(tab)).to_contain_text("The answer:")
    _title, question = list(room.api.world.polls.values())[-1].question["question"].split("\n", 1)

    await enter(tab, BEN, topic="Quiz night")
    await tap(tab, "Practise this")
    await expect(tab.locator("#chat-title")).to_have_text("Viva")
    await expect(tab.locator("#messages")).to_contain_text(question.strip())

    await enter(tab, ADA, "Viva")
    await tab.get_by_role("button", name="Start", exact=True).click()
    await say(tab, "/join")
    await tap(tab, "Put me on the leaderboard")
    await expect(said(tab)).to_contain_text("everybody in the group will see it")
    await say(tab, "Wise Owl")
    await expect(said(tab)).to_contain_text("you are on it as “Wise Owl”")
    await enter(tab, TESS, "Viva")
    await tab.get_by_role("button", name="Start", exact=True).click()

    await clock(tab, "Tomorrow 09:00", 6)
    await expect(tab.locator("#messages")).to_contain_text(f"{CLASS} · Quiz night: last week")
    await expect(tab.locator("#messages")).to_contain_text("Took part: 3 of 3")
    await enter(tab, TESS, topic="Quiz night")
    week = tab.locator(".theirs", has_text="Your week")
    await expect(week).to_contain_text("1. Wise Owl · 2")
    await expect(week).not_to_contain_text("Ada")


async def test_a_tutor_sees_what_comes_in_private_and_swaps_a_question(room: Playground) -> None:
    tab = await room.open()
    await enter(tab, TESS, topic="Quiz night")
    await set_up(tab)
    await say(tab, "/queue")
    await tap(tab, "See what comes")
    await expect(tab.locator("#chat-title")).to_have_text("Viva")
    coming = said(tab)
    await expect(coming).to_contain_text("7. Sunday")
    before = await coming.locator(".text").inner_text()
    await tab.get_by_role("button", name="Another for 1", exact=True).click()
    await expect(coming.locator(".text")).not_to_have_text(before)
    after = await coming.locator(".text").inner_text()
    assert before.splitlines()[-2:] == after.splitlines()[-2:]
    await tab.get_by_role("button", name="Leave out 1", exact=True).click()
    await expect(coming).to_contain_text("1. tomorrow at 17:00")


async def test_a_live_round_is_played_at_the_tutors_tap(room: Playground) -> None:
    tab = await room.open()
    await enter(tab, TESS, topic="Quiz night")
    await set_up(tab)
    await say(tab, "/round")
    await expect(tab.locator("#messages")).to_contain_text("Question 1 of 5.")
    for number in range(1, 6):
        await vote(tab, room, ADA, right=number > 1)
        await vote(tab, room, TESS, right=True)
        await tap(tab, "Answer, then next" if number < 5 else "Answer, then the end")
        if number < 5:
            await expect(tab.locator("#messages")).to_contain_text(f"Question {number + 1} of 5.")
    await expect(said(tab)).to_contain_text("2 people took part")
    await expect(said(tab)).to_contain_text("Worth another look:")
    await expect(tab.locator(".poll", has_text="Final results")).to_have_count(5)


async def test_a_group_that_becomes_a_supergroup_keeps_its_timetable(room: Playground) -> None:
    world = room.api.world
    people = [world.person(name) for name in ("Tess", "Ada")]
    old: Chat = world.group("Study club", people)
    tab = await room.open()
    await tab.locator("#tools").click()
    await enter(tab, TESS, "Study club")
    await set_up(tab)
    await tab.get_by_role("button", name="Chat menu").click()
    await tab.get_by_role("menuitem", name="Make it a supergroup").click()
    await room.api.until(lambda: old.moved_to)
    await tab.locator("#chat-list").get_by_text("Study club", exact=True).last.click()
    await clock(tab, "+1 hour", 5)
    new = world.chats[old.moved_to]
    await room.api.until(lambda: any("poll" in one for one in room.api.sent(new)))
    await say(tab, "/setup")
    await expect(said(tab)).to_contain_text("every day at 17:00")


async def test_thrown_out_and_let_in_again_the_bot_offers_to_go_on(room: Playground) -> None:
    tab = await room.open()
    await enter(tab, TESS, "Viva")
    await tab.get_by_role("button", name="Start", exact=True).click()
    await enter(tab, TESS, topic="Quiz night")
    await set_up(tab)
    menu = tab.get_by_role("button", name="Chat menu")
    await menu.click()
    await tab.get_by_role("menuitem", name="Remove the bot").click()
    await enter(tab, TESS, "Viva")
    await expect(tab.locator("#messages")).to_contain_text(f"taken out of the group “{CLASS}”")
    await enter(tab, TESS)
    await menu.click()
    await tab.get_by_role("menuitem", name="Add the bot").click()
    await expect(said(tab)).to_contain_text("every day at 17:00")
    await tap(tab, "Go on")
    await expect(tab.locator("#messages")).to_contain_text("today at 17:00")


async def test_each_topic_of_the_group_is_set_up_by_itself_on_a_phone(room: Playground) -> None:
    tab = await room.open()
    await enter(tab, TESS, topic="Quiz night")
    await tab.set_viewport_size({"width": 360, "height": 740})
    await set_up(tab)
    await tab.get_by_role("button", name="Questions and answers", exact=True).click()
    await say(tab, "/setup")
    await expect(said(tab)).to_contain_text("this forum topic alone. I also ask in: Quiz night.")
    for label in ("All topics", "12:30", "Tue, Thu"):
        await tap(tab, label)
    await expect(said(tab)).to_contain_text("In the forum topic: Questions and answers")
    await say(tab, "/pause")
    await tab.get_by_role("button", name="Quiz night", exact=True).click()
    await say(tab, "/setup")
    await expect(said(tab)).to_contain_text("Next question: today at 17:00")
    await tab.get_by_role("button", name="Questions and answers", exact=True).click()
    await say(tab, "/setup")
    await expect(said(tab)).to_contain_text("Paused")
