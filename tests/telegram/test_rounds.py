"""A live round and the queue over HTTP: through a restart, in a topic, from the private chat."""

import pytest

from tests.chatting import Json, Phone, labels
from tests.clock import HOUR
from tests.telegram.classroom import Classroom, taught

NEXT = "Answer, then next"
LAST = "Answer, then the end"


@pytest.fixture
async def room(room: Classroom) -> Classroom:
    """A forum that Tess has set up in a topic of it."""
    await room.set_up(thread=room.bot.api.people.open_topic(room.tess, room.chat, "Quiz night"))
    return room


def polls(room: Classroom) -> list[Json]:
    return [one for one in room.messages if "poll" in one]


async def test_a_round_goes_on_after_a_restart_in_mid_question(room: Classroom) -> None:
    bot = room.bot
    await room.types(room.tess, "/round", thread=room.thread)
    await room.vote(room.ada, right=True)
    await bot.stop()
    await bot.start()
    await room.vote(room.tess, right=False)
    said = await room.taps(room.tess, NEXT)
    assert "1 of 2 had it right.\n\nQuestion 2 of 5." in said
    assert [one["poll"]["is_closed"] for one in polls(room)] == [True, False]
    assert labels(polls(room)[0]) == []
    assert {one["message_thread_id"] for one in room.messages} == {room.thread}


async def test_a_round_ends_with_how_it_went_and_leaves_nothing_open(room: Classroom) -> None:
    bot = room.bot
    await room.types(room.tess, "/round", thread=room.thread)
    for number in range(5):
        await room.vote(room.ada, right=number != 3)
        said = await room.taps(room.tess, NEXT if number < 4 else LAST)
    assert "1 person took part" in said
    assert "Worth another look" in said
    assert all(one["poll"]["is_closed"] for one in polls(room))
    assert bot.rows("SELECT count(*) FROM rounds") == [(0,)]
    assert bot.rows("SELECT slot, state FROM pushes ORDER BY slot") == [
        (slot, "revealed") for slot in range(11, 16)
    ]


async def test_a_double_tap_asks_one_question_more_and_not_two(room: Classroom) -> None:
    bot = room.bot
    await room.types(room.tess, "/round", thread=room.thread)
    first = polls(room)[-1]
    for _ in range(2):
        bot.api.people.press(room.tess, first, NEXT)
    await room.settled()
    assert len(polls(room)) == 2


async def test_a_learners_tap_on_the_tutors_button_is_refused(room: Classroom) -> None:
    await room.types(room.tess, "/round", thread=room.thread)
    await room.taps(room.ada, NEXT)
    assert len(polls(room)) == 1
    assert room.toasts()[-1] != ""


async def test_a_round_and_the_question_of_the_day_do_not_mix(room: Classroom) -> None:
    await room.types(room.tess, "/round", thread=room.thread)
    in_round = polls(room)[-1]["poll"]["question"]
    await room.question_of_the_day()
    assert room.bot.rows("SELECT slot FROM pushes ORDER BY slot") == [(1,), (11,)]
    assert polls(room)[-1].get("poll", {}).get("question") != in_round
    await room.types(room.tess, "/round", thread=room.thread)
    assert "under way, at question 1 of 5" in room.last["text"]
    room.clock.move(16 * HOUR)
    await room.comes("The answer:")
    assert room.bot.rows("SELECT slot, state FROM pushes ORDER BY slot") == [
        (1, "revealed"),
        (11, "open"),
    ]


async def test_the_queue_is_shown_in_private_and_a_swap_rewrites_it(room: Classroom) -> None:
    bot = room.bot
    said = await room.types(room.tess, "/queue", thread=room.thread)
    assert "in private" in said
    ((door,),) = room.last["reply_markup"]["inline_keyboard"]
    payload = door["url"].partition("?start=")[2]
    phone = Phone(bot, room.tess)
    before = await phone.say(f"/start {payload}")
    number = phone.screen["message_id"]
    after = await phone.tap("Another for 2")
    assert before != after
    assert phone.screen["message_id"] == number
    lined_up = bot.rows("SELECT item FROM lined_up ORDER BY place")
    assert len(lined_up) == 7
    asked = taught().item(lined_up[0][0])
    assert asked is not None
    assert asked.ask in after


async def test_what_was_lined_up_is_what_is_asked(room: Classroom) -> None:
    phone = Phone(room.bot, room.tess)
    await phone.say(f"/start q_{room.chat.id}")
    await phone.tap("Another for 1")
    ((first,), *_) = room.bot.rows("SELECT item FROM lined_up ORDER BY place")
    await room.question_of_the_day()
    assert room.bot.rows("SELECT item FROM pushes") == [(first,)]
    left = [item for (item,) in room.bot.rows("SELECT item FROM lined_up")]
    assert first not in left


async def test_a_day_left_out_in_the_queue_has_no_question(room: Classroom) -> None:
    phone = Phone(room.bot, room.tess)
    await phone.say(f"/start q_{room.chat.id}")
    assert "1. tomorrow at 17:00" in await phone.tap("Leave out 1")
    room.clock.move(6 * HOUR)
    later = "SELECT 1 FROM slots WHERE next_at > ?"
    await room.bot.api.until(lambda: room.bot.rows(later, int(room.clock.seconds)))
    assert room.bot.calls("sendPoll") == []


async def test_a_tutor_comes_to_the_list_from_the_page_of_their_class(room: Classroom) -> None:
    phone = Phone(room.bot, room.tess)
    await phone.say("/class")
    assert "What comes next in “Class · Quiz night”" in await phone.tap("What comes next")


async def test_the_link_and_the_buttons_give_a_learner_nothing(room: Classroom) -> None:
    phone = Phone(room.bot, room.tess)
    await phone.say(f"/start q_{room.chat.id}")
    data = phone.screen["reply_markup"]["inline_keyboard"][0][0]["callback_data"]
    adas = Phone(room.bot, room.ada)
    said = await adas.say(f"/start q_{room.chat.id}")
    assert "What comes next" not in said
    before = room.bot.rows("SELECT item FROM lined_up ORDER BY place")
    await room.presses(room.ada, data)
    assert room.bot.rows("SELECT item FROM lined_up ORDER BY place") == before
