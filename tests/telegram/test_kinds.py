"""Every kind of item can be asked and answered in a chat, by taps or by typed words."""

from typing import Any

import pytest

from tests.chatting import Phone, labels
from tests.telegram.conftest import Ask


async def test_a_flashcard_is_turned_over_and_judged_by_the_learner(ask: Ask) -> None:
    ada = await ask("card")
    assert "pays for the bread" in ada.screen["text"]
    assert "customer" not in ada.screen["text"]
    assert "customer" in (await ada.tap("Turn the card over")).lower()
    await ada.tap("I knew it")
    assert ada.reviews() == [3]


async def test_a_flashcard_may_be_answered_in_words(ask: Ask) -> None:
    ada = await ask("card")
    assert "You typed: “custmer”" in await ada.say("custmer")
    await ada.tap("I did not know it")
    assert ada.reviews() == [1]


async def test_a_choice_is_answered_by_a_tap(ask: Ask) -> None:
    ada = await ask("tool")
    (right,) = [label for label in labels(ada.screen) if "trend" in label]
    assert "Correct ✓" in await ada.tap(right) or "That is right ✓" in ada.screen["text"]
    assert ada.reviews() == [3]


async def test_a_choice_is_answered_by_a_letter_or_by_its_words(ask: Ask) -> None:
    ada = await ask("tool")
    assert "✓" in await ada.say("a trend line")
    assert ada.reviews() == [3]


async def test_true_or_false_is_answered_by_a_tap(ask: Ask) -> None:
    ada = await ask("fair")
    reply = await ada.tap("True")
    assert "In fact praise says how people felt" in reply
    assert ada.reviews() == [1]


async def test_several_options_are_ticked_and_handed_in(ask: Ask) -> None:
    ada = await ask("facts")
    lines = ada.screen["text"].splitlines()
    for line in lines:
        if "Loaves sold" in line or "Takings" in line:
            await ada.tap(line[0])
    assert sum("☑" in label for label in labels(ada.screen)) == 2
    await ada.tap("That is all")
    assert ada.reviews() == [3]


async def test_steps_are_put_in_order_by_taps_that_can_be_taken_back(ask: Ask) -> None:
    ada = await ask("steps")
    places = {line[3:]: line[0] for line in ada.screen["text"].splitlines() if line[1:3] == ". "}
    await ada.tap(places["Sell it"])
    await ada.tap("Take the last one back")
    for step in ("Mix the dough", "Let it rise", "Bake it"):
        await ada.tap(places[step])
    assert ada.reviews() == [3]


async def test_things_are_matched_by_taps(ask: Ask) -> None:
    ada = await ask("tools")
    places = {line[3:]: line[0] for line in ada.screen["text"].splitlines() if line[1:3] == ". "}
    for use in ("adds up what was sold", "bakes the bread"):
        await ada.tap(places[use])
    assert ada.reviews() == [3]


async def test_gaps_are_filled_by_typing(ask: Ask) -> None:
    ada = await ask("gaps")
    assert "primary" not in ada.screen["text"]
    await ada.say("primary, secondary")
    assert ada.reviews() == [3]


@pytest.mark.parametrize("typed", ["15", "15 %", "15.0"])
async def test_a_number_is_typed_with_or_without_its_unit(ask: Ask, typed: str) -> None:
    ada = await ask("change")
    await ada.say(typed)
    assert ada.reviews() == [3]


async def test_a_known_slip_with_a_number_is_explained(ask: Ask) -> None:
    ada = await ask("change")
    assert "That is the change in loaves" in await ada.say("30")
    await ada.say("15")
    assert ada.reviews() == [2]


async def test_a_short_answer_earns_its_points_over_two_tries(ask: Ask) -> None:
    ada = await ask("till")
    assert "1 of 2 ideas" in await ada.say("it shows what was sold")
    await ada.say("so they know how much to bake")
    assert [outcome for _, outcome in ada.attempts()] == ["partly", "right"]
    assert len(ada.reviews()) == 1


async def test_an_exam_answer_is_credited_by_marking_points(ask: Ask) -> None:
    ada = await ask("rival")
    reply = await ada.say("I would do a survey of the customers, and then open earlier.")
    assert "2 of 2 marking points" in reply
    assert ada.reviews() == [3]


STICKER = {
    "sticker": {
        "file_id": "s",
        "file_unique_id": "s",
        "type": "regular",
        "width": 9,
        "height": 9,
        "is_animated": False,
        "is_video": False,
    }
}
VOICE = {"voice": {"file_id": "v", "file_unique_id": "v", "duration": 2}}
CONTACT = {"contact": {"phone_number": "1", "first_name": "Ben"}}
PLACE = {"location": {"latitude": 51.5, "longitude": 0.0}}
DICE = {"dice": {"emoji": "🎲", "value": 3}}
PHOTO = {"photo": [{"file_id": "p", "file_unique_id": "p", "width": 9, "height": 9}]}


async def sent(ada: Phone, content: dict[str, Any]) -> str:
    """Let something arrive that no phone of these tests can send; gives what is said to it."""
    before = len(ada.shown)
    person = {"id": ada.id, "is_bot": False, "first_name": "Ada"}
    chat = {"id": ada.id, "type": "private", "first_name": "Ada"}
    date = int(ada.bot.api.world.clock())
    message = {"message_id": 9000 + before, "date": date, "chat": chat, "from": person, **content}
    await ada.quiet(ada.bot.deliver(message=message))
    return "\n\n".join(message["text"] for message in ada.shown[before:])


@pytest.mark.parametrize("item", ["card", "tool", "facts", "steps"])
@pytest.mark.parametrize(
    ("content", "reply"),
    [
        (STICKER, "I can only read words"),
        (CONTACT, "I can only read words"),
        (PLACE, "I can only read words"),
        (DICE, "I can only read words"),
        (PHOTO, "I can only read words"),
        (VOICE, "I can't listen yet"),
    ],
)
async def test_what_has_no_words_counts_as_nothing(
    ask: Ask, item: str, content: dict[str, Any], reply: str
) -> None:
    ada = await ask(item)
    assert reply in await sent(ada, content)
    assert await sent(ada, content) == "", "it is said once"
    assert (ada.attempts(), ada.reviews()) == ([], [])


@pytest.mark.parametrize(
    "content",
    [
        {"pinned_message": {"message_id": 1, "date": 0, "chat": {"id": 1, "type": "private"}}},
        {"chat_background_set": {"type": {"type": "chat_theme", "theme_name": "x"}}},
        {"message_auto_delete_timer_changed": {"message_auto_delete_time": 60}},
        {"something_of_tomorrow": {"a": 1}},
    ],
)
async def test_what_telegram_reports_is_silent(ask: Ask, content: dict[str, Any]) -> None:
    ada = await ask("card")
    assert await sent(ada, content) == ""
    assert (ada.attempts(), ada.reviews()) == ([], [])


async def test_the_words_under_a_picture_are_the_answer(ask: Ask) -> None:
    ada = await ask("tool")
    assert "✓" in await sent(ada, {**PHOTO, "caption": "a trend line"})


@pytest.mark.parametrize("gap", ["\n", "\u00a0", "  \n "])
async def test_a_command_and_its_argument_may_be_parted_by_any_space(ask: Ask, gap: str) -> None:
    ada = await ask("tool")
    assert "Noted." in await ada.say(f"/exam{gap}12 June")
