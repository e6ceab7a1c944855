"""Record a week of three learners and a group, and stop in the middle of everything.

    python -m tests.upgrade.record tests/upgrade/2026-11-29

writes the database as SQL and the chats as JSON, as the code of that day leaves them. Record with
a release before the next one changes anything; `test_upgrade.py` takes each recording up again.
"""

import asyncio
import json
import sqlite3
import sys
import tempfile
from contextlib import closing
from pathlib import Path

from bot.playground.local import BOT_ID, LocalBotApi
from bot.playground.web import snapshot
from bot.playground.world.world import Person
from bot.telegram.receiving.intake import arrival_of
from state.file.database import open_database
from state.file.session import FileSession
from state.tables import mailbox
from state.writer import Writer
from tests.chatting import Phone, RunningBot
from tests.clock import HOUR, NOON, Clock
from tests.telegram.classroom import Classroom, tutor
from tests.telegram.conftest import kinds

TOKEN = f"{BOT_ID}:a-token-that-was-never-used-anywhere"
DAY = 24 * HOUR


async def record(folder: Path, database: Path) -> None:
    """Live through the week and write down where it ended."""
    clock = Clock()
    clock.seconds = NOON
    async with LocalBotApi(token=TOKEN, clock=clock) as api:
        bot = RunningBot(api, kinds(), database)
        await bot.start()
        ada = await _week(bot, clock)
        await bot.stop()
        Phone(bot, ada).type("it shows what was sold so they know how much to bake")
        _receive(bot, database)
        world = json.dumps({"now": clock(), "world": snapshot.dump(api.world)})
    _write(folder, _dumped(database), world)


async def _week(bot: RunningBot, clock: Clock) -> Person:
    """Live from Monday to Thursday; gives who is in the middle of a typed question."""
    people = {name: bot.api.world.person(name) for name in ("Tess", "Ada", "Ben", "Cem")}
    ada, ben = Phone(bot, people["Ada"]), Phone(bot, people["Ben"])
    await Phone(bot, people["Tess"]).say("/start")
    room = Classroom(bot, *people.values())
    tess = tutor(bot, people["Tess"])
    await room.types(tess, "/setup")
    for label in ("17:00", "Monday to Friday"):
        await room.taps(tess, label)
    await ada.say("/start")
    await ada.tap("One of each kind")
    await _answers(ada, "a", "i knew it", "next")
    await ada.say("/quiz kinds")
    await _answers(ada, "a", "because happy customers mean good sales", "next")
    await ada.say("/exam 20 March 2026")
    await ada.say("/remind 18:00")
    await _question_of_the_day(room, clock, hours=5)
    await room.votes(people["Cem"], *room.last["poll"]["correct_option_ids"])
    clock.move(2 * DAY - HOUR)
    await room.settled()
    await ada.say("/revise")
    await _answers(ada, "b", "it shows what was sold", "i knew it", "next")
    await ada.say("/stop")
    await ben.say("/quiz kinds")
    await _until_asked(ben, "Are Saturday takings")
    await ada.say("/quiz kinds")
    await _until_asked(ada, "till roll")
    await _question_of_the_day(room, clock, hours=1)
    return ada.person


async def _until_asked(phone: Phone, words: str) -> None:
    """Skip what comes until it is a certain question."""
    while words not in phone.screen["text"]:
        await phone.say("skip")


async def _answers(phone: Phone, *words: str) -> None:
    """Say the same few things again and again, whatever is asked."""
    for _ in range(8):
        for said in words:
            await phone.say(said)


async def _question_of_the_day(room: Classroom, clock: Clock, hours: int) -> None:
    """Let it be so many hours later, when the group's question comes."""
    before = len(room.messages)
    clock.move(hours * HOUR)
    await room.bot.api.until(lambda: len(room.messages) > before)
    await room.settled()


def _receive(bot: RunningBot, database: Path) -> None:
    """Store what has arrived, as the receiver does, and work on nothing of it."""
    arrival = arrival_of(bot.api.world.updates.pending.pop())
    assert arrival is not None
    bot_id, now = bot.api.world.bot.id, int(bot.api.world.clock())
    writer = Writer(FileSession(open_database(database)))
    writer.do(lambda db: mailbox.receive(db, bot_id, [arrival], now))
    writer.close()


def _write(folder: Path, database: str, world: str) -> None:
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "database.sql").write_text(database, encoding="utf-8")
    (folder / "world.json").write_text(f"{world}\n", encoding="utf-8")


def _dumped(database: Path) -> str:
    with closing(sqlite3.connect(database)) as db:
        (version,) = db.execute("PRAGMA user_version").fetchone()
        (application,) = db.execute("PRAGMA application_id").fetchone()
        marks = [f"PRAGMA application_id={application};", f"PRAGMA user_version={version};"]
        return "\n".join([*db.iterdump(), *marks, ""])


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        asyncio.run(record(Path(sys.argv[1]), Path(place) / "viva.db"))
