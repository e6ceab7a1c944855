"""A group over HTTP: set up, asked, answered, told the answer; each question once."""

import asyncio
import re

import pytest

from bot.engine.due import due
from bot.playground.faults import DropAfter
from tests.chatting import Phone, labels
from tests.clock import HOUR
from tests.telegram.classroom import Classroom, taught
from tests.telegram.conftest import Log
from tests.telegram.leaks import leaks


async def test_a_tutor_sets_a_group_up_in_three_taps(room: Classroom) -> None:
    await room.set_up()
    assert len(room.messages) == 1
    assert "the first comes today at 17:00" in room.last["text"]


async def test_a_question_comes_at_its_time_and_the_answer_next_morning(room: Classroom) -> None:
    await room.set_up()
    assert (await room.question_of_the_day())["poll"]["is_anonymous"] is False
    await room.vote(room.ada, right=True)
    await room.vote(room.ben, right=False)
    answer = await room.answer_next_morning()
    assert "1 of 2 had it right" in answer["text"]
    assert answer["reply_to_message"]["poll"]["is_closed"]
    assert not any(
        person.first_name in answer["text"] for person in (room.tess, room.ada, room.ben)
    )


async def test_a_clock_put_right_from_a_year_ahead_takes_no_question_away(room: Classroom) -> None:
    await room.set_up()
    right = room.clock.seconds
    room.clock.move(364 * 24 * HOUR)
    await room.question_of_the_day()
    room.clock.seconds = right
    planned = "SELECT next_at FROM slots"
    await room.bot.api.until(lambda: room.bot.rows(planned) == [(int(right) + 5 * HOUR,)])
    await room.question_of_the_day()
    day = "SELECT count(*) FROM pushes WHERE state <> 'skipped'"
    assert room.bot.rows(day) == [(2,)]


async def test_all_of_it_happens_in_the_forum_topic_where_it_was_set_up(room: Classroom) -> None:
    thread = room.bot.api.people.open_topic(room.tess, room.chat, "Quiz night")
    await room.set_up(thread=thread)
    await room.question_of_the_day()
    await room.answer_next_morning()
    assert {message.get("message_thread_id") for message in room.messages} == {thread}
    other = room.bot.api.people.open_topic(room.ada, room.chat, "Chatter")
    assert "I also ask in: Quiz night" in await room.types(room.tess, "/setup", thread=other)


async def test_a_question_in_words_is_answered_in_reply_or_in_private(room: Classroom) -> None:
    await room.set_up()
    question = await room.question_of_the_day("n-change")
    await room.types(room.ben, "40", reply_to=question)
    await room.types(room.ben, "25, I say to nobody")
    (button,) = question["reply_markup"]["inline_keyboard"][0]
    assert button["text"] == "Answer in private"
    phone = Phone(room.bot, room.ada)
    await phone.say(f"/start {button['url'].partition('=')[2]}")
    assert "hot chocolates" in phone.screen["text"]
    assert "Hint" not in labels(phone.screen)
    await phone.say("25")
    assert phone.reviews() == [3]
    answer = await room.answer_next_morning()
    assert "1 of 2 had it right" in answer["text"]
    assert "25%" in answer["text"]


async def test_after_the_answer_the_private_link_only_practises(room: Classroom) -> None:
    await room.set_up()
    question = await room.question_of_the_day("n-change")
    link = question["reply_markup"]["inline_keyboard"][0][0]["url"].partition("=")[2]
    await room.answer_next_morning()
    phone = Phone(room.bot, room.ada)
    await phone.say(f"/start {link}")
    await phone.say("25")
    assert phone.reviews() == [3]
    assert room.bot.rows("SELECT * FROM votes") == []


async def test_practise_this_begins_on_that_item(room: Classroom) -> None:
    await room.set_up()
    await room.question_of_the_day("n-change")
    answer = await room.answer_next_morning()
    (button,) = answer["reply_markup"]["inline_keyboard"][0]
    phone = Phone(room.bot, room.ada)
    await phone.say(f"/start {button['url'].partition('=')[2]}")
    assert "hot chocolates" in phone.screen["text"]


async def test_a_vote_feeds_the_memory_of_who_revises_and_of_nobody_else(room: Classroom) -> None:
    await room.set_up()
    phone = Phone(room.bot, room.ada)
    await phone.say("/start")
    poll = (await room.question_of_the_day("q-sales-fact"))["poll"]
    wrong = next(n for n, o in enumerate(poll["options"]) if o["text"].startswith("Visitors rate"))
    await room.votes(room.ada, wrong)
    await room.votes(room.ben, *poll["correct_option_ids"])
    assert phone.reviews() == [1]
    assert room.bot.rows("SELECT learner_id, misconception, state FROM holdings") == [
        (room.ada.id, "sales-information/scores-show-the-market", "suspected")
    ]
    assert room.bot.rows("SELECT count(*) FROM votes") == [(2,)]
    assert room.bot.rows("SELECT learner_id FROM learners") == [(room.ada.id,)]


async def test_a_vote_on_a_poll_that_nobody_knows_is_set_aside_quietly(room: Classroom) -> None:
    answer = {"poll_id": "999", "user": room.ada.user(), "option_ids": [0]}
    number = room.bot.deliver(poll_answer=answer)
    assert await room.bot.worked_off(number) == "aside"
    assert room.bot.api.sent(room.ada) == []


async def test_a_question_goes_out_once_through_a_restart_at_its_minute(room: Classroom) -> None:
    await room.set_up()
    assert await room.bot.stop() == 0
    room.clock.move(5 * HOUR + 600)
    await room.bot.start()
    await room.bot.api.until(lambda: len(room.messages) == 2)
    assert await room.bot.stop() == 0
    await room.bot.start()
    await room.settled()
    assert len(room.bot.calls("sendPoll")) == 1
    assert room.bot.rows("SELECT day, slot, state FROM pushes") == [(739_677, 1, "open")]


async def test_after_days_away_there_is_one_question_and_a_note_of_what_was_missed(
    room: Classroom,
) -> None:
    await room.set_up()
    assert await room.bot.stop() == 0
    room.clock.move(2 * 86_400 + 5 * HOUR + 600)
    await room.bot.start()
    await room.bot.api.until(lambda: len(room.messages) == 2)
    await room.settled()
    states = room.bot.rows("SELECT day, state FROM pushes ORDER BY day")
    assert states == [(739_677, "skipped"), (739_678, "skipped"), (739_679, "open")]


async def test_a_poll_whose_receipt_is_lost_may_come_twice_as_one_question(room: Classroom) -> None:
    await room.set_up()
    room.bot.api.faults.order(DropAfter(), "sendPoll")
    room.clock.move(5 * HOUR)
    await room.bot.api.until(lambda: len(room.messages) == 3)
    await room.settled()
    assert room.bot.rows("SELECT count(*) FROM pushes") == [(1,)]
    await room.votes(room.ada, *room.last["poll"]["correct_option_ids"])
    assert room.bot.rows("SELECT score FROM votes") == [(1.0,)]


async def test_the_next_question_is_left_out_on_request(room: Classroom) -> None:
    await room.set_up()
    assert "is left out" in await room.types(room.tess, "/skip")
    room.clock.move(5 * HOUR)
    await room.bot.api.until(
        lambda: room.bot.rows("SELECT min(next_at) FROM slots")[0][0] > room.clock.seconds
    )
    assert room.bot.rows("SELECT state FROM pushes") == [("skipped",)]
    assert room.bot.calls("sendPoll") == []
    room.clock.move(24 * HOUR)
    await room.bot.api.until(
        lambda: (
            room.bot.calls("sendPoll") or room.bot.rows("SELECT 1 FROM pushes WHERE state = 'open'")
        )
    )


async def test_trouble_with_reminders_keeps_no_group_from_its_question(
    room: Classroom, monkeypatch: pytest.MonkeyPatch, log: Log
) -> None:
    await room.set_up()

    def trouble(*_: object) -> None:
        raise ValueError("something nobody foresaw")

    monkeypatch.setattr(due, "find", trouble)
    await room.question_of_the_day()
    await room.bot.api.until(lambda: "what has fallen due cannot be made" in log.text)


async def test_a_class_that_taps_all_at_once_is_counted_to_the_last(room: Classroom) -> None:
    world = room.bot.api.world
    people = [world.person(f"Learner {n}") for n in range(30)]
    room.chat.members |= dict.fromkeys((person.id for person in people), "member")
    await room.set_up()
    poll = (await room.question_of_the_day("q-sales-fact"))["poll"]
    await asyncio.gather(*(room.votes(person, *poll["correct_option_ids"]) for person in people))
    assert room.bot.rows("SELECT count(*), sum(score) FROM votes") == [(30, 30.0)]


GIVEN_AWAY_BY = {
    "q-sales-fact": ["because", "{why}"],
    "q-happy-market": ["{why}"],
    "q-touchpoints": ["because", "{why}"],
    "n-change": ["{answer}", "{why}"],
    "s-scores": ["{model}", "{why}"],
    "c-swot": [r"\{{"],
    "f-trend": ["{back}"],
    "x-hotel": ["{model}"],
}
"""What of an item may not be told before its answer is; in braces the item's own words."""


def secrets(item: str) -> list[str]:
    """Give what would give an item away: its own words, and the reasons of its options."""
    topic = taught().topics["sales-information"]
    (found,) = [one for one in (*topic.questions, *topic.flashcards) if one.id == item]
    words = {name: re.escape(str(value)) for name, value in found.model_dump().items()}
    choices = getattr(found, "choices", ())
    reasons = [re.escape(choice.because) for choice in choices if choice.because]
    wanted = [one.format(**words) for one in GIVEN_AWAY_BY[item] if one != "because"]
    return [one for one in wanted if one not in ("", "None")] + reasons


@pytest.mark.parametrize("item", GIVEN_AWAY_BY)
async def test_nothing_that_a_group_is_sent_gives_the_answer_away_before_its_time(
    room: Classroom, item: str
) -> None:
    await room.set_up()
    before = len(room.bot.api.server.calls)
    question = await room.question_of_the_day(item)
    if "poll" in question:
        for person in (room.ada, room.ben):
            await room.votes(person, 0)
    else:
        for person in (room.ada, room.ben):
            await room.presses(person, labels(question)[0])
        await room.types(room.ada, "Is it what I think it is?")
    calls = list(room.bot.api.server.calls)[before:]
    assert {"sendPoll", "sendMessage"} & {call.method for call in calls}
    assert leaks(calls, secrets(item)) == []
