"""A group over HTTP: set up, asked, answered, told the answer; and Telegram's turns of life."""

from functools import cache

import pytest

from content.library import Library
from content.load import load_library
from tests.conversation import SHIPPED
from tests.telegram.classroom import Classroom, tutor

MONDAY = 1_772_452_800
"""Monday 2 March 2026, 12:00 UTC."""

HOUR = 3600


@cache
def taught() -> Library:
    """The shipped topics."""
    return load_library(SHIPPED)


@pytest.fixture
def library() -> Library:
    return taught()


@pytest.fixture
async def room(clock, bot) -> Classroom:
    """A forum with a tutor and two learners in it."""
    clock.seconds = MONDAY
    world = bot.api.world
    tess = tutor(bot, world.person("Tess"))
    return Classroom(bot, tess, world.person("Ada"), world.person("Ben"))


@pytest.fixture
def tess(room):
    return room.bot.api.world.person("Tess")


@pytest.fixture
def ada(room):
    return room.bot.api.world.person("Ada")


@pytest.fixture
def ben(room):
    return room.bot.api.world.person("Ben")


async def set_up(room, tess) -> None:
    await room.types(tess, "/setup")
    await room.taps(tess, "All topics")
    await room.taps(tess, "17:00")
    await room.taps(tess, "Monday to Friday")


async def test_a_tutor_sets_a_group_up_in_three_taps(room, tess) -> None:
    await set_up(room, tess)
    assert len(room.messages) == 1
    assert "the first comes today at 17:00" in room.last["text"]


async def test_a_question_comes_at_its_time_and_the_answer_next_morning(
    room, tess, ada, ben, clock
) -> None:
    await set_up(room, tess)
    clock.move(5 * HOUR)
    await room.bot.api.until(lambda: len(room.messages) == 2)
    poll = room.last["poll"]
    assert poll["is_anonymous"] is False
    right = poll["correct_option_ids"]
    await room.votes(ada, *right)
    await room.votes(ben, next(n for n in range(len(poll["options"])) if n not in right))
    clock.move(15 * HOUR)
    answer = await room.comes("The answer:")
    assert "1 of 2 had it right" in answer["text"]
    assert answer["reply_to_message"]["poll"]["is_closed"]
    assert "Ada" not in answer["text"]
