"""A tutor's deck on the real page: sent, tried out, published, put right, taken back."""

import pytest
from playwright.async_api import Page, expect

from state.records.groups import Timetable, TimetableState
from state.records.learners import Role, Who
from state.sql import Connection
from state.tables import groups, participants, roles, timetables
from tests.e2e.browser.classes import ADA, TESS, enter, tap
from tests.e2e.browser.ground import Playground, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

DECK = {"name": "Animals.tsv", "mimeType": "text/plain", "buffer": b"Dgo\tperro\n"}


async def said(tab: Page, text: str) -> None:
    """Wait until the newest message of the bot says this."""
    await expect(tab.locator(".theirs").last).to_contain_text(text)


def looks_after(tutor: Playground, name: str, learner: str) -> None:
    """Make somebody the tutor of a group in which the bot has met a learner."""
    world = tutor.api.world
    teacher, pupil = (
        Who(world.bot.id, one.id)
        for wanted in (name, learner)
        for one in world.people.values()
        if one.first_name == wanted
    )
    group = Timetable(
        -77, "9B", "Europe/London", 127, 0, 0, TimetableState.PAUSED, teacher.learner_id
    )

    def work(db: Connection) -> None:
        roles.give(db, teacher, Role.TUTOR)
        timetables.save(db, world.bot.id, group, 0)
        groups.add_tutor(db, teacher, group.chat_id)
        participants.seen(db, pupil, group.chat_id, 0)

    tutor.writer.do(work)


@pytest.mark.parametrize("tutor", [["sales-information/s-second-source"]], indirect=True)
async def test_a_tutor_sends_a_deck_and_a_learner_is_asked_from_it(tutor: Playground) -> None:
    looks_after(tutor, "Tess", "Ada")
    tab = await tutor.open()
    await enter(tab, TESS, "Viva")
    await tab.get_by_role("button", name="Start", exact=True).click()
    await tab.locator("#attachment").set_input_files(DECK)  # type: ignore[arg-type]
    await said(tab, "1 flashcard, 1 concept")
    await tap(tab, "Try it out")
    await said(tab, "Dgo")
    await say(tab, "perro")
    await tap(tab, "I knew it")
    await tap(tab, "See how it went")
    await said(tab, "Animals waits for you")
    await tap(tab, "Publish")
    await said(tab, "version 1 is in use now")

    await enter(tab, ADA, "Viva")
    await tab.get_by_role("button", name="Start", exact=True).click()
    await say(tab, "/start t_animals")
    await said(tab, "Dgo")
    await say(tab, "perro")
    await tap(tab, "I knew it")

    await enter(tab, TESS, "Viva")
    await say(tab, "/start t_animals")
    await said(tab, "Dgo")
    await tab.locator(".theirs").last.get_by_role("button", name="Answer or react").click()
    await tab.get_by_text("Answer", exact=True).click()
    await expect(tab.locator("#replying")).to_contain_text("Dgo")
    await say(tab, "/fix Dog")
    await said(tab, "After: Dog")
    await tap(tab, "Publish")
    await said(tab, "version 2 is in use now")
    await say(tab, "stop")
    await say(tab, "/start t_animals")
    await said(tab, "Dog")
    await say(tab, "/content animals")
    await said(tab, "put right: ")
    await tap(tab, "Back to version 1")
    await said(tab, "version 3 is in use now")
    await say(tab, "/content animals")
    await said(tab, "back to version 1")
    await tap(tab, "Send me the file")
    await expect(tab.locator(".theirs").last).to_contain_text("animals.zip")
