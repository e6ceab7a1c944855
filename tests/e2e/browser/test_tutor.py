"""The real tutor on the real page: what a visitor sees in the first minutes."""

import pytest
from playwright.async_api import Page, expect

from tests.dialogues.player import play, read
from tests.e2e.browser.ground import Playground, say

pytestmark = [pytest.mark.browser, pytest.mark.asyncio(loop_scope="session")]

SECOND_SOURCE = ["sales-information/s-second-source"]
CHOICES = [f"sales-information/{item}" for item in ("q-sales-fact", "q-method-why", "q-neutral")]
SCORES = ["sales-information/s-scores"]


def teaches(items: list[str]) -> pytest.MarkDecorator:
    return pytest.mark.parametrize("tutor", [items], indirect=True)


async def begin(tab: Page) -> None:
    """From nothing to the first question in two taps."""
    await tab.get_by_role("button", name="Start", exact=True).click()
    await tab.locator(".key").first.click()
    await expect(tab.locator(".theirs").last).to_contain_text("Type your answer")


@teaches(SECOND_SOURCE)
async def test_a_hint_and_a_misspelt_answer(tutor: Playground) -> None:
    tab = await tutor.open()
    await begin(tab)
    await tab.get_by_role("button", name="Hint").click()
    await expect(tab.locator("#messages")).to_contain_text("Hint:")
    await say(tab, "so you can cross chekc it")
    await expect(tab.locator("#messages")).to_contain_text("“chekc” as “check”")
    await tab.locator("#tools").click()
    await expect(tab.locator("#why")).to_contain_text("sales-information/s-second-source")
    await expect(tab.locator("#why")).to_contain_text("so you can cross chekc it")
    await expect(tab.locator("#why")).to_contain_text("Stability")


@teaches(SCORES)
async def test_a_misconception_is_named_and_corrected(tutor: Playground) -> None:
    tab = await tutor.open()
    await begin(tab)
    await say(tab, "nothing, happy customers means sales are good")
    await expect(tab.locator("#messages")).to_contain_text("That is a common idea")


@teaches(SECOND_SOURCE)
async def test_a_jump_of_the_clock_makes_items_due_again(tutor: Playground) -> None:
    tab = await tutor.open()
    await begin(tab)
    await say(tab, "so you can cross check it")
    await tab.get_by_role("button", name="See how it went").click()
    ask = "Why should it check a second source before deciding?"
    asked = tab.locator(".theirs", has_text=ask)
    await say(tab, "/revise")
    before = await asked.count()
    await tab.locator("#tools").click()
    await tab.get_by_role("button", name="+7 days").click()
    await tab.get_by_role("button", name="+7 days").click()
    await say(tab, "/revise")
    await expect(asked).to_have_count(before + 1)


@teaches(SECOND_SOURCE)
async def test_the_conversation_is_kept_as_a_dialogue_that_plays_back_the_same(
    tutor: Playground,
) -> None:
    tab = await tutor.open()
    await begin(tab)
    await say(tab, "so you can cross chekc it")
    await expect(tab.locator("#messages")).to_contain_text("“chekc” as “check”")
    await tab.locator("#tools").click()
    await tab.get_by_text("Save as dialogue").click()
    await tab.locator("#save-title").fill("A misspelt answer counts!")
    await tab.get_by_role("button", name="Save this chat as a test").click()
    await expect(tab.locator("#toast")).to_contain_text("a_misspelt_answer_counts.yaml")
    dialogue = read(tutor.desk.dialogues / "a_misspelt_answer_counts.yaml")
    assert dialogue.items == SECOND_SOURCE
    assert {"Ada": "so you can cross chekc it"} in dialogue.steps
    assert play(dialogue, tutor.desk.dialogues / "again.db") == dialogue.steps


@teaches(CHOICES)
async def test_a_quiz_ends_with_a_score(tutor: Playground) -> None:
    tab = await tutor.open()
    await tab.get_by_role("button", name="Start", exact=True).click()
    await expect(tab.locator(".key").first).to_be_visible()
    await say(tab, "/quiz")
    for place in (1, 2, 3):
        await expect(tab.locator(".theirs").last).to_contain_text(f"{place} of 3")
        await tab.locator(".theirs").last.locator(".key").first.click()
        await (
            tab.get_by_role("button", name="Next", exact=True)
            .or_(tab.get_by_role("button", name="See how it went"))
            .click()
        )
    await expect(tab.locator("#messages")).to_contain_text("of 3 on “")
    await expect(tab.locator(".theirs").last).to_contain_text("tell me when your exam is")


@teaches(SECOND_SOURCE)
async def test_the_first_question_is_two_taps_away_and_survives_a_reload(tutor: Playground) -> None:
    tab = await tutor.open(width=360, height=740, dark=True)
    await begin(tab)
    shown = await tab.locator(".theirs .text").all_inner_texts()
    await tab.reload()
    await expect(tab.locator(".theirs .text")).to_have_count(len(shown))
    assert await tab.locator(".theirs .text").all_inner_texts() == shown


@teaches(SECOND_SOURCE)
async def test_who_writes_sees_what_comes_of_it_however_far_up_they_were(tutor: Playground) -> None:
    tab = await tutor.open()
    await begin(tab)
    for _ in range(3):
        await say(tab, "/help")
    await tab.locator("#messages").evaluate("list => { list.scrollTop = 0; }")
    await say(tab, "/privacy")
    await expect(tab.locator(".theirs").last).to_contain_text("What I keep")
    await expect(tab.locator(".theirs").last).to_be_in_viewport()


@teaches(["sales-information/q-annotate"])
async def test_a_question_with_a_picture_fits_a_phone_and_is_told_in_words(
    tutor: Playground,
) -> None:
    tab = await tutor.open(width=360, height=740)
    await tab.get_by_role("button", name="Start", exact=True).click()
    await tab.locator(".key").first.click()
    image = tab.locator(".photo img")
    await expect(image).to_be_visible()
    assert await image.evaluate("image => image.naturalWidth") == 960
    assert await image.get_attribute("alt") == "Photo, with the words below"
    await expect(tab.locator(".theirs").last).to_contain_text("Picture: Sales a month")
    assert await tab.evaluate("document.documentElement.scrollWidth") <= 360
    await tab.get_by_role("button", name="A", exact=True).click()
    verdict = tab.locator(".theirs", has=image)
    await expect(verdict).to_contain_text("your answer")
    await expect(verdict).to_contain_text("See how it went")
    await expect(image).to_be_visible()
