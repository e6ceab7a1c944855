"""On Monday morning a group's week is summed up: once, to the right people, and never too late."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from bot.engine.groups.due import Due, DueSummary
from bot.engine.groups.engine import GroupEngine
from bot.engine.profile import Profile
from bot.views.texts import load_languages
from state.records.classes import GroupName, Membership
from state.records.groups import Push, Shown, Timetable, TimetableState, Vote
from state.records.learners import Learner, Role, Who
from state.records.mail import Letter, Posting
from state.sql import Connection
from state.tables import (
    contests,
    groups,
    learners,
    mailbox,
    participants,
    pushes,
    roles,
    timetables,
)
from state.values import replace
from state.writer import Writer
from tests.databases import session_on
from tests.shipped import shipped_teaching

BOT, CHAT, TESS, TOM = 7, -1001, 41, 42
ITEM = "sales-information/q-sales-fact"
TEACHING = shipped_teaching()
FRIDAY = datetime(2026, 3, 6, 12, tzinfo=UTC)
MONDAY = datetime(2026, 3, 9, 8, tzinfo=UTC)
"""Eight in the morning in London, on the Monday after."""

GROUP = Timetable(CHAT, "9B", "Europe/London", 127, 0, 0, TimetableState.ON, TESS, thread_id=5)


class Class9B:
    """A group of a real engine on a real database, in which something was asked on Friday."""

    def __init__(self, path: Path) -> None:
        self.writer = Writer(session_on(path))
        self.engine = GroupEngine(
            self.writer, lambda _: TEACHING, load_languages(), Profile(BOT, "UTC", "viva_bot")
        )
        at = int(FRIDAY.timestamp())
        self.writer.do(lambda db: timetables.save(db, BOT, GROUP, at))
        for tutor in (TESS, TOM):
            who = Who(BOT, tutor)
            self.writer.do(lambda db, who=who: groups.add_tutor(db, who, CHAT))
        self.writer.do(lambda db: roles.give(db, Who(BOT, TOM), Role.TUTOR))
        self.ask(FRIDAY, "first", right=(1, 2, 3), wrong=(4,))

    def ask(
        self, when: datetime, token: str, right: tuple[int, ...] = (), wrong: tuple[int, ...] = ()
    ) -> None:
        """Ask a question, and have some people answer it."""
        at = int(when.timestamp())
        push = Push(
            CHAT, when.date().toordinal(), 1, ITEM, "v", Shown.POLL, (0, 1), at, None, token
        )
        push = replace(push, thread_id=5)
        votes = [Vote(who, (), "", float(who in right), None, at) for who in (*right, *wrong)]

        def work(db: Connection) -> None:
            (posting,) = mailbox.post(db, BOT, CHAT, [Letter("poll", "{}")], at)
            pushes.put(db, BOT, push, posting.id)
            for vote in votes:
                pushes.note_vote(db, BOT, push, vote)

        self.writer.do(work)

    def due(self, when: datetime) -> list[Due]:
        """What has fallen due, apart from questions and answers."""
        found = self.engine.due(int(when.timestamp())).result()
        return [one for one in found if isinstance(one, DueSummary)]

    def sum_up(self, when: datetime) -> dict[int, list[str]]:
        """Make what is due: what it says, by chat."""
        said: dict[int, list[str]] = {}
        for due in self.due(when):
            for posting in self.engine.do(due, int(when.timestamp())).result():
                assert posting.letter.unasked, "nobody waits for it"
                said.setdefault(posting.chat_id, []).append(_body(posting)["html"])
        return said

    def choose(self, who: int, nickname: str) -> None:
        """Put somebody on the leaderboard."""
        chosen = Membership(GroupName(CHAT, "9B"), nickname)
        self.writer.do(lambda db: participants.choose(db, Who(BOT, who), chosen))


def _body(posting: Posting) -> dict[str, Any]:
    body: dict[str, Any] = json.loads(posting.letter.body)
    return body


@pytest.fixture
def room(tmp_path: Path) -> Iterator[Class9B]:
    one = Class9B(tmp_path / "viva.db")
    yield one
    one.writer.close()


def test_the_week_is_summed_up_on_monday_at_eight_and_once(room: Class9B) -> None:
    assert room.due(MONDAY - timedelta(seconds=1)) == []
    said = room.sum_up(MONDAY)
    assert set(said) == {CHAT, TESS, TOM}
    assert room.due(MONDAY + timedelta(days=6)) == []
    assert len(room.due(MONDAY + timedelta(days=7))) == 1


def test_the_group_gets_it_in_its_own_topic_with_the_leaderboard(room: Class9B) -> None:
    room.choose(2, "Owl")
    (due,) = room.due(MONDAY)
    first = room.engine.do(due, int(MONDAY.timestamp())).result()[0]
    assert _body(first)["thread_id"] == 5
    html = _body(first)["html"]
    assert "4 people took part in 1 question" in html
    assert "1. Owl · 2" in html
    assert "https://t.me/viva_bot?start=board" in first.letter.body


def test_tutors_get_numbers_and_only_markers_what_waits(room: Class9B) -> None:
    def contest(db: Connection) -> None:
        learners.welcome(db, Who(BOT, 1), Learner("Ada", "UTC"), 0)
        contests.contest(db, Who(BOT, 1), ITEM, "mine", 0)

    room.writer.do(contest)
    said = room.sum_up(MONDAY)
    assert "Took part: 4 of 4 people" in said[TESS][0]
    assert "75% right" in said[TESS][0]
    assert "1 contested answer" in said[TOM][0], "Tom has the role of a tutor"
    assert "contested" not in said[TESS][0], "Tess looks after this group, and marks nothing"


def test_a_summary_compares_with_the_week_before(room: Class9B) -> None:
    room.sum_up(MONDAY)
    room.ask(MONDAY + timedelta(days=1), "again", right=(1, 2, 4))
    said = room.sum_up(MONDAY + timedelta(days=7))[TESS][0]
    assert "Took part: 3 of 4 people I know there (the week before: 4)" in said
    assert "100% right (the week before: 75%)" in said
    assert "from 75% to 100%" in said


def test_a_week_without_a_question_is_passed_over(room: Class9B) -> None:
    room.sum_up(MONDAY)
    assert room.sum_up(MONDAY + timedelta(days=7)) == {}
    assert len(room.due(MONDAY + timedelta(days=14))) == 1


def test_what_is_a_day_late_is_left_out(room: Class9B) -> None:
    assert room.sum_up(MONDAY + timedelta(days=1, minutes=1)) == {}
    assert len(room.due(MONDAY + timedelta(days=7))) == 1


def test_what_failed_is_tried_again_in_a_while(room: Class9B) -> None:
    (due,) = room.due(MONDAY)
    room.engine.put_off(due, int(MONDAY.timestamp())).result()
    assert room.due(MONDAY + timedelta(minutes=5)) == []
    assert set(room.sum_up(MONDAY + timedelta(minutes=10))) == {CHAT, TESS, TOM}


@pytest.mark.parametrize(
    "state", [TimetableState.PAUSED, TimetableState.STOPPED, TimetableState.CUT_OFF]
)
def test_a_group_that_is_not_on_hears_nothing(room: Class9B, state: TimetableState) -> None:
    at = int(FRIDAY.timestamp())
    room.writer.do(lambda db: timetables.save(db, BOT, replace(GROUP, state=state), at))
    assert room.due(MONDAY) == []


def test_silent_hours_put_it_off_to_their_end(room: Class9B) -> None:
    late = replace(GROUP, silent_from=22 * 60, silent_to=9 * 60 + 30)
    room.writer.do(lambda db: timetables.save(db, BOT, late, int(FRIDAY.timestamp())))
    assert room.due(MONDAY + timedelta(minutes=89)) == []
    assert len(room.due(MONDAY + timedelta(minutes=90))) == 1
