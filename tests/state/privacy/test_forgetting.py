"""Somebody who is forgotten leaves nothing: in no table, and nowhere in the files."""

from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from state.audit import contradictions
from state.file import scrubbing
from state.file.database import open_database, read_only
from state.file.session import FileSession
from state.privacy import forgetting
from state.records.learners import Attempt, Learner, Rating, Review, Who
from state.records.mail import Arrival, Letter
from state.sql import Connection
from state.tables import attempts, contests, learners, mailbox
from state.tables.memory import memories, reviews
from state.writer import Writer
from tests.databases import REFUSED, open_or_make, rows, session_on
from tests.state import everywhere

ANN, BEN = Who(7, 4_242_424_242), Who(7, 5_353_535_353)
CANARY = "canary in a coal mine"


def everything(db: Connection) -> list[tuple[object, ...]]:
    """Every row of the database, but for who is being forgotten."""
    found = rows(db)
    del found["forgetting"]
    return [(table, *row) for table, those in found.items() for row in those]


def test_nothing_is_left_of_a_person_in_any_table(db: Connection) -> None:
    everywhere.put(db, ANN, CANARY, count(1))
    before = everywhere.traces(db, ANN, CANARY)
    assert {"learners.name", "reviews.learner_id", "samples.marked_by", "outbox.body"} <= before
    forgetting.forget(db, ANN)
    assert everywhere.traces(db, ANN, CANARY) == set()


def test_what_belongs_to_others_stays_as_it_is(db: Connection) -> None:
    everywhere.put(db, BEN, "Ben's", count(1))
    alone = everything(db)
    everywhere.put(db, ANN, CANARY, count(1000))
    forgetting.forget(db, ANN)
    assert [row for row in everything(db) if row in alone] == alone


def test_the_same_person_stays_known_to_another_bot(db: Connection) -> None:
    elsewhere = Who(8, ANN.learner_id)
    learners.welcome(db, ANN, Learner("Ann", "Europe/London"), 0)
    learners.welcome(db, elsewhere, Learner("Ann", "Europe/London"), 0)
    forgetting.forget(db, ANN)
    assert learners.learner(db, ANN) is None
    assert learners.learner(db, elsewhere) is not None


def test_a_judged_response_stays_part_of_the_key_without_who_marked_it(db: Connection) -> None:
    for who in (ANN, BEN):
        learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
    contests.contest(db, BEN, "t/a", "footfall figures", 1)
    case = contests.next_case(db, ANN.bot_id)
    assert case is not None
    contests.accept(db, ANN, case.id, 2)
    forgetting.forget(db, ANN)
    forgetting.forget(db, BEN)
    assert [one.response for one in contests.samples(db, 7)] == ["footfall figures"]
    assert db.execute("SELECT marked_by FROM samples").fetchall() == [(0,)]


def test_the_log_lets_nobody_elses_reviews_go(db: Connection) -> None:
    for who in (ANN, BEN):
        learners.welcome(db, who, Learner("Ann", "Europe/London"), 0)
        reviews.note(db, who, Review("t/a", 0, 739_000, Rating.GOOD, 0.9))
    forgetting.forget(db, ANN)
    with pytest.raises(REFUSED, match="append-only"):
        db.execute("DELETE FROM reviews")
    assert len(memories.all_of(db, BEN)) == 1


def test_an_update_that_is_delivered_again_is_still_recognised(db: Connection) -> None:
    arrival = Arrival(99, ANN.learner_id, CANARY)
    mailbox.receive(db, 7, [arrival], 0)
    forgetting.forget(db, ANN)
    assert mailbox.receive(db, 7, [arrival], 1) == []
    assert mailbox.unworked(db, 7) == []


def test_an_update_of_a_group_that_was_put_aside_loses_its_text(db: Connection) -> None:
    said = '{"message": {"from": {"id": %s, "first_name": "Ann"}}}'
    mailbox.receive(db, 7, [Arrival(n, -5, said % n) for n in (ANN.learner_id, 2)], 0)
    for number in (ANN.learner_id, 2):
        mailbox.set_aside(db, 7, number, f"no such thing, {number}")
    forgetting.forget(db, ANN)
    assert db.execute("SELECT body FROM inbox ORDER BY update_id").fetchall() == [
        (said % 2,),
        ("",),
    ]


@pytest.mark.parametrize("chat_id", [-5, BEN.learner_id], ids=["a group", "a tutor"])
def test_a_letter_about_somebody_that_nobody_could_receive_loses_its_text(
    db: Connection, chat_id: int
) -> None:
    (posting,) = mailbox.post(db, 7, chat_id, [Letter("say", CANARY)], 0)
    mailbox.undeliverable(db, posting.id, "refused")
    forgetting.forget(db, ANN)
    assert db.execute("SELECT body, error FROM outbox").fetchall() == [("", "refused")]


LIVES = st.lists(st.tuples(st.booleans(), st.integers(0, 5)), min_size=40, max_size=150)


@pytest.mark.file  # what was erased is overwritten there
@settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(life=LIVES, seed=st.integers(0, 2**32))
def test_nothing_is_left_in_the_files(
    life: list[tuple[bool, int]], seed: int, tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Whatever was written, rewritten and moved about before."""
    path = tmp_path_factory.mktemp("life") / "viva.db"
    writer = Writer(session_on(path))
    chance = Random(seed)  # noqa: S311  # a life, not a secret
    for who, name in ((ANN, CANARY), (BEN, "Ben")):
        writer.do(lambda db, who=who, name=name: learners.welcome(db, who, Learner(name, "UTC"), 0))
    for start in range(0, len(life), 20):
        writer.do(lambda db, part=life[start : start + 20]: _live(db, chance, part))
    _forget(writer)
    assert _files_with(path, CANARY.encode()) == []
    assert writer.do(contradictions) == []
    writer.close()


def _live(db: Connection, chance: Random, life: list[tuple[bool, int]]) -> None:
    """Answer questions, as the bot writes it down."""
    for is_ann, size in life * 5:
        who, words = (ANN, CANARY) if is_ann else (BEN, "the words of somebody else")
        item, text = f"t/{words[:6]}{chance.randrange(40)}", words * (1 + 4**size)
        attempts.note(db, who, Attempt(item, 0, text, "wrong", 0.0, words, None))
        reviews.note(db, who, Review(item, 0, 739_000, Rating.GOOD, 0.9))
        learners.save_session(db, who, who.learner_id, text, 0)
        for posting in mailbox.post(db, 7, who.learner_id, [Letter("say", text)], 0):
            mailbox.sent(db, posting.id, posting.id)


def _forget(writer: Writer) -> None:
    """Forget Ann, and wait until the writer has had time for what follows."""
    writer.do(lambda db: forgetting.forget(db, ANN))
    writer.do(lambda _: None)


def _files_with(path: Path, text: bytes) -> list[str]:
    return [one.name for one in path.parent.iterdir() if text in one.read_bytes()]


@pytest.fixture
def session(path: Path) -> FileSession:
    return FileSession(open_or_make(path))


@pytest.fixture
def writer(session: FileSession) -> Iterator[Writer]:
    one = Writer(session)
    one.do(lambda db: learners.welcome(db, ANN, Learner(CANARY, "Europe/London"), 0))
    yield one
    one.close()


@pytest.mark.file
def test_while_somebody_reads_the_old_state_it_is_tried_again(
    path: Path, session: FileSession, writer: Writer
) -> None:
    with closing(read_only(path)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT count(*) FROM learners").fetchall()
        _forget(writer)
        assert writer.do(scrubbing.is_marked)
    session._scrubber._rest_until = 0  # as after a rest
    writer.do(lambda _: None)
    assert not writer.do(scrubbing.is_marked)
    assert _files_with(path, CANARY.encode()) == []


@pytest.mark.file
def test_a_kill_before_the_scrubbing_only_puts_it_off(path: Path) -> None:
    with closing(open_or_make(path)) as db:
        learners.welcome(db, ANN, Learner(CANARY, "Europe/London"), 0)
        forgetting.forget(db, ANN)
        assert _files_with(path, CANARY.encode()) == ["viva.db-wal"]
    writer = Writer(FileSession(open_database(path)))
    writer.do(lambda _: None)
    assert not writer.do(scrubbing.is_marked)
    writer.close()


@pytest.mark.file
def test_erasing_again_and_again_leaves_the_writer_time_for_others(
    writer: Writer, monkeypatch: pytest.MonkeyPatch
) -> None:
    now = 0.0

    def clock() -> float:
        nonlocal now
        now += 0.1
        return now

    monkeypatch.setattr("state.file.scrubbing.time.monotonic", clock)
    scrubs = 0
    for _ in range(300):
        _forget(writer)
        scrubs += not writer.do(scrubbing.is_marked)
    assert 2 <= scrubs < 30
