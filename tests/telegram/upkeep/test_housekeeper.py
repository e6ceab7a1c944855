"""Once a month a learner's own memory parameters are looked for, and taken if they are better."""

from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.playground.local import LocalBotApi
from bot.telegram.upkeep.housekeeper import Backups, Housekeeper
from bot.telegram.upkeep.ticker import Ticker
from content.complaint import ContentError
from content.library import Library
from content.load import reload
from state.file import audit
from state.file.audit import contradictions
from state.memory import fitting
from state.memory.schedule import DEFAULTS
from state.records.learners import Learner, Memory, Who
from state.records.topics import UPLOADS_LAST, Upload
from state.sql import Connection
from state.tables import learners, topics
from state.tables.mailbox import KEEP_SECONDS
from state.tables.memory import memories, parameters, reviews
from state.writer import Writer
from tests.chatting import Run
from tests.clock import Clock
from tests.databases import session_on
from tests.state.memory.test_fitting import QUICK_TO_FORGET, revised
from tests.telegram.conftest import Log

FIT = fitting.fit

QUICK, STEADY, NEW = Who(7, 1), Who(7, 2), Who(7, 3)
MONTH = parameters.MONTH


def fill(db: Connection) -> None:
    """Three learners: one forgets faster than most, one like most, one has hardly begun."""
    for who in (QUICK, STEADY, NEW):
        learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    for who, histories in (
        (QUICK, revised(QUICK_TO_FORGET, seed=1)),
        (STEADY, revised(DEFAULTS, seed=1)),
        (NEW, revised(QUICK_TO_FORGET, seed=1, days=5)),
    ):
        for review in sorted((one for log in histories for one in log), key=lambda one: one.day):
            reviews.note(db, who, review)


class House:
    """A database, and a housekeeper whose clock stands where it is put."""

    def __init__(self, path: Path) -> None:
        self.now = MONTH
        self.writer = Writer(session_on(path))
        self.keeper = Housekeeper(self.writer, 7, now=lambda: self.now)
        self.writer.do(fill)

    def memories(self, who: Who) -> dict[str, Memory]:
        """What is stored of a learner, by item."""
        kept = self.writer.do(lambda db: memories.all_of(db, who))
        return {memory.item: memory for memory in kept}

    def sets(self) -> list[tuple[int, int]]:
        """Whose parameters were taken, and when."""
        query = "SELECT learner_id, fitted_at FROM parameters ORDER BY 2, 1"
        return self.writer.do(lambda db: db.execute(query).fetchall())


@pytest.fixture
def house(tmp_path: Path) -> House:
    return House(tmp_path / "viva.db")


async def test_only_a_learner_who_is_foretold_better_gets_own_parameters(house: House) -> None:
    before = house.memories(QUICK), house.memories(STEADY), house.memories(NEW)
    assert house.writer.do(lambda db: parameters.next_to_fit(db, 8, house.now)) is None
    await house.keeper.fit_memories()
    after = house.memories(QUICK), house.memories(STEADY), house.memories(NEW)
    assert house.sets() == [(QUICK.learner_id, MONTH)]
    assert after[1:] == before[1:]
    assert after[0] != before[0]
    assert {item: one.due for item, one in after[0].items()} == {
        item: one.due for item, one in before[0].items()
    }
    assert house.writer.do(contradictions) == []
    house.writer.close()


async def test_the_next_try_comes_a_month_later_and_the_old_set_is_kept(house: House) -> None:
    await house.keeper.fit_memories()
    house.now += MONTH - 1
    assert house.writer.do(lambda db: parameters.next_to_fit(db, 7, house.now)) is None
    house.now += 1
    await house.keeper.fit_memories()
    assert house.writer.do(lambda db: parameters.next_to_fit(db, 7, house.now)) is None
    assert (QUICK.learner_id, MONTH) in house.sets()
    house.writer.close()


class Panic(BaseException):
    """What a library that is not written in Python raises: it is no Exception."""


async def test_a_log_that_cannot_be_fitted_keeps_nobody_else_waiting(
    house: House, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    asked: list[object] = []

    def fit(*log: Any) -> object:
        asked.append(log)
        if len(asked) == 1:
            raise Panic
        return FIT(*log)

    monkeypatch.setattr(fitting, "fit", fit)
    await house.keeper.fit_memories()
    assert len(asked) == 2
    assert "cannot be fitted" in caplog.text
    assert house.writer.do(lambda db: parameters.next_to_fit(db, 7, house.now)) is None
    house.writer.close()


@pytest.mark.parametrize("kind", [Housekeeper, Ticker])
async def test_what_runs_beside_the_lessons_begins_again_after_an_error(
    run: Run,
    api: LocalBotApi,
    log: Log,
    monkeypatch: pytest.MonkeyPatch,
    kind: type[Housekeeper | Ticker],
) -> None:
    begun: list[object] = []
    goes_on = kind.run

    async def once_in_vain(self: Any) -> None:
        begun.append(self)
        if len(begun) == 1:
            raise Panic
        await goes_on(self)

    monkeypatch.setattr(kind, "run", once_in_vain)
    bot = await run()
    await api.until(lambda: len(begun) == 2)
    assert "nobody foresaw" in log.text
    assert "Hello Ada" in await bot.phone("Ada").say("/start")


async def test_after_a_reload_that_fails_in_an_unforeseen_way_another_may_be_asked_for(
    run: Run, api: LocalBotApi, log: Log
) -> None:
    def load(library: Library, folder: Path) -> tuple[Library, ContentError | None]:
        if "ZeroDivisionError" not in log.text:
            raise ZeroDivisionError
        return reload(library, folder)

    bot = await run(load=load)
    await bot.phone("Ada").say("/start")
    bot.controls.reload.set()
    await api.until(lambda: "ZeroDivisionError" in log.text)
    bot.controls.reload.set()
    await api.until(lambda: "content not reloaded" in log.text)  # there is none: it was tried


DONE_WITH = """
    SELECT state FROM inbox UNION SELECT state FROM outbox
    UNION SELECT topic FROM uploads UNION SELECT file_id FROM sent_images ORDER BY 1
"""


async def test_what_is_done_with_is_kept_for_a_while_and_goes(
    run: Run, api: LocalBotApi, clock: Clock
) -> None:
    bot = await run()
    ada = bot.phone("Ada")
    await ada.say("/start")
    await bot.stop()
    who, at = Who(api.world.bot.id, ada.id), int(clock())
    with closing(Writer(session_on(bot.database))) as writer:
        writer.do(lambda db: topics.keep_upload(db, who, Upload("a", "t", "T", 0, at, b"zip")))
        writer.do(lambda db: topics.note_sent_images(db, who.bot_id, {"digest": "name"}, at))
    assert [found for (found,) in bot.rows(DONE_WITH)] == ["done", "name", "sent", "t"]
    clock.move(max(KEEP_SECONDS, UPLOADS_LAST, topics.SENT_LAST) + 60)
    bot = await run()
    await api.until(lambda: not bot.rows(DONE_WITH))


async def test_a_backup_is_made_once_a_day_while_the_bot_goes_on(
    run: Run, api: LocalBotApi, clock: Clock, log: Log, tmp_path: Path
) -> None:
    folder = tmp_path / "backups"
    bot = await run(backups=folder)
    await bot.phone("Ada").say("/start")
    await api.until(lambda: "backed up to" in log.text)
    assert [path.name for path in folder.glob("*.db")] == ["viva-2027-01-15.db"]
    backups = Backups(bot.database, folder, now=clock)
    await backups.make()
    assert log.text.count("backed up to") == 1
    clock.move(86_400)
    await backups.make()
    assert audit.inspect(folder / "viva-2027-01-16.db").learners == 1


async def test_a_backup_that_cannot_be_made_is_said_and_nothing_else_stops(
    run: Run, api: LocalBotApi, log: Log, tmp_path: Path
) -> None:
    (tmp_path / "backups").write_text("in the way")
    bot = await run(backups=tmp_path / "backups")
    await api.until(lambda: "no backup: " in log.text)
    assert "Traceback" not in log.text
    assert "Hello Ada" in await bot.phone("Ada").say("/start")
