"""A week that an earlier release left in the middle of everything is gone on with.

Each folder beside this file is such a week (`record.py`): a learner's answer that was received and
not worked off, another's open question with its buttons, an open poll, a reminder, an exam.
"""

import json
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing
from pathlib import Path

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.web import snapshot
from tests.chatting import Phone, RunningBot, buttons, labels
from tests.clock import HOUR, Clock
from tests.telegram.classroom import Classroom
from tests.telegram.conftest import kinds
from tests.upgrade.record import DAY, TOKEN

WEEKS = sorted(path.parent for path in Path(__file__).parent.glob("*/database.sql"))


@pytest.fixture(params=WEEKS, ids=lambda week: week.name)
def week(request: pytest.FixtureRequest) -> Path:
    assert isinstance(request.param, Path)
    return request.param


@pytest.fixture
def database(week: Path, tmp_path: Path) -> Path:
    path = tmp_path / "viva.db"
    with closing(sqlite3.connect(path)) as db:
        db.executescript((week / "database.sql").read_text(encoding="utf-8"))
    return path


@pytest.fixture
def clock(week: Path) -> Clock:
    clock = Clock()
    clock.seconds = json.loads((week / "world.json").read_text(encoding="utf-8"))["now"]
    return clock


@pytest.fixture
async def bot(week: Path, database: Path, clock: Clock) -> AsyncIterator[RunningBot]:
    saved = json.loads((week / "world.json").read_text(encoding="utf-8"))["world"]
    world = snapshot.load(saved, clock)
    async with LocalBotApi(token=TOKEN, clock=clock, world=world) as api:
        bot = RunningBot(api, kinds(), database)
        await bot.start()
        yield bot
        await bot.stop()
        assert bot.contradictions() == []


@pytest.fixture
def room(bot: RunningBot) -> Classroom:
    (chat,) = (chat for chat in bot.api.world.chats.values() if chat.title)
    return Classroom(bot, chat=chat)


def phone(bot: RunningBot, name: str) -> Phone:
    (person,) = (one for one in bot.api.world.people.values() if one.first_name == name)
    return Phone(bot, person)


async def test_what_was_received_and_not_worked_off_is_marked(
    bot: RunningBot, room: Classroom
) -> None:
    ada = phone(bot, "Ada")
    await room.settled()
    answer = "it shows what was sold so they know how much to bake"
    assert ada.attempts()[-1] == (answer, "right")
    assert "it tells how much to bake" in ada.screen["text"]


async def test_an_open_question_is_answered_by_its_old_button(bot: RunningBot) -> None:
    ben = phone(bot, "Ben")
    await ben.tap("C. A trend line")
    assert ben.attempts()[-1][1] == "right"


async def test_an_open_poll_counts_its_votes_and_is_answered_in_the_morning(
    bot: RunningBot, room: Classroom, clock: Clock
) -> None:
    right = room.last["poll"]["correct_option_ids"]
    await room.votes(phone(bot, "Cem").person, *right)
    clock.move(16 * HOUR)
    assert "1 of 1 had it right" in (await room.comes("The answer:"))["text"]


async def test_the_exam_has_kept_its_day_and_a_reminder_comes_at_its_time(
    bot: RunningBot, clock: Clock
) -> None:
    ada = phone(bot, "Ada")
    assert "20 March" in await ada.say("/plan")
    await ada.say("/stop")
    clock.move(DAY + HOUR)
    await bot.api.until(
        lambda: "minute" in ada.screen["text"] and "Revise now" in labels(ada.screen)
    )


async def test_a_button_of_the_first_day_does_what_it_did_or_is_shrugged_off(
    bot: RunningBot,
) -> None:
    ada = phone(bot, "Ada")
    before = ada.attempts()
    for message in bot.api.sent(ada.person)[:-1]:
        if found := buttons(message):
            await ada.quiet(ada.tap_at(message, found[0][1]))
    assert ada.attempts()[len(before) + 1 :] == []
