"""Turns of groups in the database, without a network: early votes, and what falls due."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.engine.due.due import AGAIN_AFTER
from bot.engine.engine import Engine
from bot.engine.groups.due import DueAnswer, DueQuestion, DueSummary
from bot.engine.groups.engine import GroupEngine, GroupIncoming, NoSuchPoll
from bot.engine.groups.load import Happening
from bot.engine.profile import Profile
from bot.groups.events import REMOVED, Commanded, GroupEvent, ShutOut, Tapped, Voted
from bot.views.texts import load_languages
from state.records.groups import Slot, Where
from state.records.learners import Learner, Role, Who
from state.records.mail import Arrival, Posting
from state.sql import Connection
from state.tables import learners, mailbox, roles, timetables
from state.writer import Writer
from tests.clock import NOON
from tests.databases import session_on
from tests.shipped import shipped

BOT = 1
CHAT, TESS, ADA = -500, 7, 8
LIBRARY = shipped()


class Bench:
    """A group engine on a database of its own."""

    def __init__(self, path: Path) -> None:
        self.writer = Writer(session_on(path))
        profile = Profile(BOT, "Europe/London", "viva_bot")
        engine = Engine(self.writer, LIBRARY, load_languages(), profile)
        teaching = engine.curriculum.teaching
        self.engine = GroupEngine(self.writer, teaching, load_languages(), profile)
        self.writer.do(lambda db: roles.give(db, Who(BOT, TESS), Role.TUTOR))

    def take(self, person: int, event: GroupEvent, **how: Any) -> list[Posting]:
        """Let somebody do something."""
        happening = Happening(CHAT, "Class", person, "Somebody", event.at)
        return self.engine.submit(GroupIncoming(happening, event, **how)).result()

    def set_up(self, chat_id: int = CHAT, times: str = "17:00") -> None:
        """Set a group up for these times of every day."""
        event = Commanded("setup", f"{times} daily", NOON)
        happening = Happening(chat_id, "Class", TESS, "Tess", NOON)
        self.engine.submit(GroupIncoming(happening, event)).result()

    def looks(self, now: int) -> list[Posting]:
        """Look once for what has fallen due, and make it."""
        due = self.engine.due(now).result()
        return [posting for one in due for posting in self.engine.do(one, now).result()]

    def receipt(self, posting: Posting, poll_id: str) -> None:
        """Note that a question has arrived."""
        self.writer.do(lambda db: mailbox.sent(db, posting.id, 70, poll_id))

    def rows(self, query: str) -> list[tuple[Any, ...]]:
        """Read the database."""
        return self.writer.do(lambda db: db.execute(query).fetchall())


@pytest.fixture
def bench(path: Path) -> Iterator[Bench]:
    one = Bench(path)
    yield one
    one.writer.close()


def test_a_vote_that_comes_before_the_receipt_waits_in_the_inbox_and_counts(bench: Bench) -> None:
    bench.set_up()
    (question,) = bench.looks(NOON + 5 * 3600)
    bench.writer.do(lambda db: mailbox.receive(db, BOT, [Arrival(900, ADA, "{}")], NOON))
    vote = Voted((0,), NOON + 5 * 3600 + 9)
    with pytest.raises(NoSuchPoll):
        bench.take(ADA, vote, update_id=900, poll_id="77")
    assert len(bench.writer.do(lambda db: mailbox.unworked(db, BOT))) == 1
    bench.receipt(question, "77")
    bench.take(ADA, vote, update_id=900, poll_id="77")
    assert bench.rows("SELECT learner_id FROM votes") == [(ADA,)]
    assert bench.writer.do(lambda db: mailbox.unworked(db, BOT)) == []
    bench.take(ADA, Voted((1,), NOON + 6 * 3600), update_id=900, poll_id="77")
    assert bench.rows("SELECT at FROM votes") == [(NOON + 5 * 3600 + 9,)]


def test_a_vote_of_somebody_who_learns_here_is_a_review_of_their_own_day(bench: Bench) -> None:
    bench.set_up()
    far = Learner("Ada", "Pacific/Auckland")
    bench.writer.do(lambda db: learners.welcome(db, Who(BOT, ADA), far, NOON))
    (question,) = bench.looks(NOON + 5 * 3600)
    bench.receipt(question, "77")
    bench.take(ADA, Voted((0,), NOON + 5 * 3600 + 9), poll_id="77")
    assert bench.rows("SELECT day FROM pushes") == [(739_677,)]
    assert bench.rows("SELECT learner_id, day FROM reviews") == [(ADA, 739_678)]
    bench.take(ADA, Voted((1,), NOON + 6 * 3600), poll_id="77")
    assert bench.rows("SELECT count(*) FROM reviews") == [(1,)], "who votes anew has met it"


def test_who_shuts_the_bot_out_is_not_written_to_until_somebody_acts_there(bench: Bench) -> None:
    bench.set_up()
    bench.take(TESS, ShutOut(NOON + 5, REMOVED))
    assert bench.rows("SELECT silent_since FROM chats") == [(NOON + 5,)]
    bench.take(TESS, Commanded("help", "", NOON + 60))
    assert bench.rows("SELECT silent_since FROM chats") == [(None,)]


def test_two_questions_of_nearly_the_same_time_are_asked_in_two_looks(bench: Bench) -> None:
    bench.set_up(times="17:00, 17:01")
    now = NOON + 5 * 3600 + 90
    assert [len(bench.looks(now)) for _ in range(3)] == [1, 1, 0]
    assert bench.rows("SELECT count(DISTINCT item) FROM pushes") == [(2,)]


def test_looking_twice_at_the_same_moment_asks_once(bench: Bench) -> None:
    bench.set_up()
    now = NOON + 5 * 3600
    due = bench.engine.due(now).result() + bench.engine.due(now).result()
    made = [posting for one in due for posting in bench.engine.do(one, now).result()]
    assert len(made) == 1
    assert bench.looks(now + 60) == []
    assert bench.rows("SELECT count(*) FROM pushes") == [(1,)]


def test_what_a_clock_that_jumps_back_and_forth_brings_is_one_question_a_day(bench: Bench) -> None:
    bench.set_up()
    for hours in (5, 4, 5, 6, 29, 5, 29, 30):
        bench.looks(NOON + hours * 3600 + 30)
    assert bench.rows("SELECT day, slot FROM pushes ORDER BY day") == [(739_677, 1), (739_678, 1)]


def test_a_clock_that_was_a_year_ahead_and_is_put_right_costs_no_question(bench: Bench) -> None:
    bench.set_up()
    year = 365 * 86_400
    (ahead,) = bench.looks(NOON + year + 5 * 3600 + 60)
    bench.receipt(ahead, "77")
    bench.engine.plan_again(NOON).result()
    assert bench.looks(NOON + 4 * 3600) == []
    for day in range(3):
        assert bench.looks(NOON + day * 86_400 + 5 * 3600 + 60) != []
    assert bench.rows(
        "SELECT day - 739677, state FROM pushes WHERE day < 739680 OR state <> 'skipped'"
        " ORDER BY day"
    ) == [(0, "revealed"), (1, "revealed"), (2, "open"), (365, "revealed")]


def test_a_question_whose_moment_came_while_the_clock_was_ahead_is_asked_once(bench: Bench) -> None:
    bench.set_up()
    bench.looks(NOON + 365 * 86_400 + 5 * 3600 + 60)
    now = NOON + 5 * 3600 + 120
    for _ in range(2):
        bench.engine.plan_again(now).result()
        bench.looks(now)
    asked = "SELECT day - 739677 FROM pushes WHERE state <> 'skipped' ORDER BY day"
    assert bench.rows(asked) == [(0,), (365,)]


def test_planning_again_changes_nothing_by_a_clock_that_is_right(bench: Bench) -> None:
    bench.set_up()
    bench.looks(NOON + 5 * 3600 + 60)

    def planned() -> list[list[tuple[Any, ...]]]:
        return [bench.rows("SELECT * FROM slots"), bench.rows("SELECT * FROM pushes")]

    before = planned()
    bench.engine.plan_again(NOON + 6 * 3600).result()
    bench.engine.plan_again(NOON + 5 * 3600).result()
    assert planned() == before


def test_a_year_of_sleep_is_made_up_for_with_one_question(bench: Bench) -> None:
    bench.set_up()
    made = bench.looks(NOON + 365 * 86_400 + 5 * 3600 + 60)
    assert [posting.letter.kind for posting in made].count("poll") <= 1
    assert len(made) == 1
    assert bench.rows("SELECT state, count(*) FROM pushes GROUP BY state") == [
        ("open", 1),
        ("skipped", 365),
    ]


def test_one_groups_trouble_is_nobody_elses(bench: Bench, monkeypatch: pytest.MonkeyPatch) -> None:
    bench.set_up()
    bench.set_up(-600)
    real = timetables.due_slots

    def failing(db: Connection, where: Where, now: int) -> list[tuple[Slot, int]]:
        if where.chat_id == CHAT:
            raise ValueError("something nobody foresaw")
        return real(db, where, now)

    now = NOON + 5 * 3600
    monkeypatch.setattr(timetables, "due_slots", failing)
    due = bench.engine.due(now).result()
    outcomes = [bench.engine.do(one, now) for one in due]
    failed = [one for one, out in zip(due, outcomes, strict=True) if out.exception()]
    assert failed == [DueQuestion(Where(BOT, CHAT, 0))]
    assert bench.rows("SELECT chat_id FROM pushes") == [(-600,)]
    monkeypatch.setattr(timetables, "due_slots", real)
    bench.engine.put_off(failed[0], now).result()
    assert bench.looks(now + 60) == []
    assert len(bench.looks(now + 601)) == 1


def test_whatever_fails_falls_due_again_in_ten_minutes(bench: Bench) -> None:
    bench.set_up()
    (question,) = bench.looks(NOON + 5 * 3600)
    bench.receipt(question, "77")
    now = NOON + 7 * 86_400
    due = bench.engine.due(now).result()
    assert {type(one) for one in due} == {DueAnswer, DueQuestion, DueSummary}
    for one in due:
        bench.engine.put_off(one, now).result()
    assert bench.engine.due(now + AGAIN_AFTER - 1).result() == []
    again = bench.engine.due(now + AGAIN_AFTER).result()
    assert {type(one) for one in again} == {DueAnswer, DueQuestion, DueSummary}


def test_a_group_paused_between_finding_and_sending_is_left_in_peace(bench: Bench) -> None:
    bench.set_up()
    now = NOON + 5 * 3600
    due = bench.engine.due(now).result()
    bench.take(TESS, Commanded("pause", "", now))
    assert [bench.engine.do(one, now).result() for one in due] == [[]]
    assert bench.rows("SELECT * FROM pushes") == []


def test_what_nobody_waits_for_gives_way_to_replies(bench: Bench) -> None:
    bench.set_up()
    (question,) = bench.looks(NOON + 5 * 3600)
    (reply,) = bench.take(TESS, Commanded("setup", "", NOON))
    assert (question.letter.unasked, reply.letter.unasked) == (True, False)


def test_a_tap_is_answered_before_anything_else(bench: Bench) -> None:
    bench.set_up()
    postings = bench.take(TESS, Tapped("g.hush", NOON), message_id=3, query_id="q")
    assert [posting.letter.kind for posting in postings] == ["toast", "edit"]
    assert json.loads(postings[1].letter.body)["message_id"] == 3


def test_the_title_is_kept_up_to_date(bench: Bench) -> None:
    bench.set_up()
    happening = Happening(CHAT, "Class of 2026", ADA, "Ada", NOON)
    bench.engine.submit(GroupIncoming(happening, Commanded("help", "", NOON))).result()
    assert bench.rows("SELECT title FROM groups") == [("Class of 2026",)]


def test_a_group_is_spoken_to_in_its_language_and_each_tutor_in_their_own(bench: Bench) -> None:
    happening = Happening(CHAT, "Clase", TESS, "Tess", NOON, language="es")
    event = Commanded("setup", "17:00 todos los días", NOON)
    (said,) = bench.engine.submit(GroupIncoming(happening, event)).result()
    assert "Preguntas sobre" in json.loads(said.letter.body)["html"], "as the tutor's phone is"
    (question,) = bench.looks(NOON + 5 * 3600)
    assert json.loads(question.letter.body)["question"].startswith("Pregunta del día 1 · ")
    bench.writer.do(
        lambda db: learners.welcome(db, Who(BOT, TESS), Learner("Tess", "UTC", language="en"), NOON)
    )
    week = bench.looks(NOON + 7 * 86_400)
    said_to = {one.chat_id: json.loads(one.letter.body).get("html", "") for one in week}
    assert "last week" in said_to[TESS]
    assert any("Vuestra semana" in one.letter.body for one in week if one.chat_id == CHAT)
