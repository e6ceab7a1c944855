"""Many at once: groups that are all due, a class that votes as one, somebody who floods a group."""

import asyncio
from collections import Counter

import pytest

from bot.engine.groups.due import AT_ONCE
from bot.playground.faults import TooMany
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat
from bot.telegram.rate_limiter import Limit
from content.library import Library
from state.clock.timetable import EVERY_DAY
from state.records.groups import Slot, Timetable, TimetableState
from state.tables import timetables
from tests.chatting import Phone, Run, RunningBot
from tests.clock import HOUR, NOON, Clock
from tests.telegram.classroom import Classroom, taught, tutor


@pytest.fixture
def library() -> Library:
    return taught()


def found(bot: RunningBot, how_many: int) -> list[Chat]:
    """Found groups that are all asked at 17:00."""
    world = bot.api.world
    tess = world.person("Tess")
    chats = [world.group(f"Class {number}", [tess]) for number in range(how_many)]
    for chat in chats:
        settings = Timetable(
            chat_id=chat.id,
            title=chat.title,
            zone="Europe/London",
            days=EVERY_DAY,
            silent_from=0,
            silent_to=0,
            state=TimetableState.ON,
            set_up_by=tess.id,
            slots=(Slot(1, 17 * 60),),
        )
        bot.writer.do(lambda db, one=settings: timetables.save(db, world.bot.id, one, NOON))
    return chats


def asked(bot: RunningBot, chats: list[Chat]) -> Counter[int]:
    """Count the questions in each group."""
    return Counter({chat.id: len(bot.api.sent(chat)) for chat in chats})


async def test_many_groups_due_at_once_are_asked_once_each(clock: Clock, bot: RunningBot) -> None:
    clock.seconds = NOON
    chats = found(bot, AT_ONCE + 10)
    clock.move(5 * HOUR)
    await bot.api.until(lambda: all(asked(bot, chats).values()), seconds=60)
    await bot.api.until(lambda: not bot.rows("SELECT 1 FROM outbox WHERE state = 'waiting'"))
    assert set(asked(bot, chats).values()) == {1}
    assert bot.rows("SELECT count(*) FROM pushes WHERE state = 'open'") == [(len(chats),)]
    assert bot.rows("SELECT DISTINCT unasked FROM outbox") == [(1,)]


async def test_too_many_requests_in_the_middle_of_a_wave_lose_nothing_and_stop_nobody_else(
    clock: Clock, bot: RunningBot, ada: Phone
) -> None:
    clock.seconds = NOON
    chats = found(bot, 12)
    bot.api.faults.order(TooMany(1), "sendPoll", times=3)
    clock.move(5 * HOUR)
    await bot.api.until(lambda: bot.api.faults.played["TooMany"] == 3)
    assert "Hello Ada" in await ada.say("/start")
    await bot.api.until(lambda: sum(asked(bot, chats).values()) >= 9)
    await bot.api.until(lambda: all(asked(bot, chats).values()))
    await bot.api.until(lambda: not bot.rows("SELECT 1 FROM outbox WHERE state = 'waiting'"))
    assert set(asked(bot, chats).values()) == {1}


async def test_a_thousand_members_who_vote_at_once_all_count(clock: Clock, bot: RunningBot) -> None:
    clock.seconds = NOON
    world = bot.api.world
    people = [world.person(f"Learner {number}") for number in range(1000)]
    tess = tutor(bot, world.person("Tess"))
    room = Classroom(bot, tess, *people)
    await room.set_up()
    message = await room.question_of_the_day("q-sales-fact")
    (right,) = message["poll"]["correct_option_ids"]
    wrong = next(n for n in range(len(message["poll"]["options"])) if n != right)
    for number, person in enumerate(people):
        bot.api.people.vote(person, message, (right if number % 4 else wrong,))
    counted = "SELECT count(*), count(DISTINCT learner_id), sum(score >= 1) FROM votes"
    async with asyncio.timeout(60):
        while bot.rows(counted) != [(1000, 1000, 750)]:
            bot.api.changed.clear()
            await bot.api.changed.wait()
    clock.move(16 * HOUR)
    assert "750 of 1000 had it right" in (await room.comes("The answer:"))["text"]


async def test_somebody_who_floods_a_group_holds_up_nobody_elsewhere(
    run: Run, clock: Clock, api: LocalBotApi
) -> None:
    bot = await run(flood=Limit(2, 1))
    clock.seconds = NOON
    world = api.world
    mallory, tess = world.person("Mallory"), tutor(bot, world.person("Tess"))
    noisy, quiet = Classroom(bot, mallory), Classroom(bot, tess)
    last = 0
    for _ in range(60):
        api.people.say(mallory, noisy.chat, "/setup")
        last = world.updates.last_id
    ada = bot.phone("Ada")
    assert "Hello Ada" in await ada.say("/start")
    api.people.say(tess, quiet.chat, "/setup")
    await api.until(lambda: quiet.messages)
    assert bot.state_of(last) == "new"
    assert await bot.worked_off(last) == "done"
    assert bot.rows("SELECT count(*) FROM groups WHERE chat_id = ?", noisy.chat.id) == [(0,)]
