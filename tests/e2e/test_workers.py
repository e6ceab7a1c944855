"""Workers are killed and their server stopped: nothing is lost, and nothing counts twice."""

from pathlib import Path
from random import Random

import pytest

from bot.config import SERVER
from state.file import erasures
from state.postgres.database import reading
from state.postgres.session import open_session
from state.records.learners import Learner, Who
from state.tables import learners
from state.writer import Writer
from tests.e2e.workers import company, kill_and_count


@pytest.mark.parametrize(
    ("kills", "stops"),
    [
        pytest.param(4, 1, marks=pytest.mark.postgres),
        pytest.param(12, 2, marks=pytest.mark.proof),
    ],
)
async def test_kills_of_workers_and_stops_of_the_server_lose_nothing(
    tmp_path: Path, kills: int, stops: int
) -> None:
    seed = Random().randrange(1_000_000)  # noqa: S311  # a failure shows it
    tally = await kill_and_count(tmp_path, kills=kills, learners=2, stops=stops, seed=seed)
    assert (tally.kills, tally.server_stops) == (kills, stops)
    assert (tally.lost, tally.twice, tally.replies_lost, tally.out_of_order) == (0, 0, 0, 0)
    assert tally.replies_doubled <= tally.in_flight
    assert tally.unanswered_taps == 0
    assert tally.contradictions == ()


@pytest.mark.postgres
async def test_a_worker_erases_whom_a_restore_brought_back_before_it_serves(tmp_path: Path) -> None:
    async with company(tmp_path, bots=1, workers=1) as alone:
        (worker,) = alone.workers
        who = Who(alone.apis[0].world.bot.id, 4_242_424_242)
        writer = Writer(open_session(alone.url))
        writer.do(lambda db: learners.welcome(db, who, Learner("Ann", "UTC"), 0))
        writer.close()
        worker.folder.mkdir()
        key = bytes(32)
        entry = erasures.Entry(who.bot_id, key, erasures.digest(key, who), bytes(8))
        erasures.write(erasures.path_beside(worker.folder / SERVER), {entry})
        await worker.start()
        await alone.calls(1)
        await alone.all_at_work()
        with reading(alone.url) as db:
            assert learners.learner(db, who) is None
            assert erasures.entries(db) == {entry}
        await alone.stop()
