"""What a turn about roles and groups finds laid, where the rooms above would not notice."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.engine.people import lay, topics_of
from bot.tutor.for_group import ANSWER
from bot.tutor.model.desk import Need
from bot.tutor.model.people import GroupPlaces, People
from state.clock.timetable import date_at
from state.records.classes import MOST_GUESSES, GroupName, Membership
from state.records.groups import Push, Shown, Timetable, TimetableState, Vote
from state.records.learners import Learner, Role, Who
from state.records.mail import Letter
from state.sql import Connection
from state.tables import invitations, learners, mailbox, participants, pushes, timetables
from state.values import replace
from tests.databases import connection_on

CHAT, NOON, DAY = -500, 1_772_452_800, 86_400
ADA, GIVER = Who(1, 42), Who(1, 7)
GROUP = Timetable(
    CHAT, "Class", "Europe/London", 127, 0, 0, TimetableState.ON, 7, thread_id=31, name="Sales"
)
OTHER = replace(GROUP, thread_id=32, name="Numbers")
CODE = "a" * 22


@pytest.fixture
def db(path: Path) -> Iterator[Connection]:
    connection = connection_on(path)
    learners.welcome(connection, ADA, Learner("Ada", "Europe/London"), NOON)
    yield connection
    connection.close()


def ask(db: Connection, at: int = NOON) -> Push:
    """Send a question to the group."""
    timetables.save(db, ADA.bot_id, GROUP, at)
    day = date_at(at, GROUP.zone)
    push = Push(CHAT, day, 1, "t/one", "v", Shown.BUTTONS, (0,), at, None, "secret")
    push = replace(push, thread_id=GROUP.thread_id)
    (posting,) = mailbox.post(db, ADA.bot_id, CHAT, [Letter("say", "{}")], NOON)
    pushes.put(db, ADA.bot_id, push, posting.id)
    return push


def laid(db: Connection, need: Need, argument: str = "", now: int = NOON) -> People:
    return lay(db, ADA, need, argument, now, People())


def answered(db: Connection, at: int = NOON) -> None:
    """Have Ada answer a question of the group."""
    vote = Vote(ADA.learner_id, (0,), "A", 1.0, None, at)
    pushes.note_vote(db, ADA.bot_id, ask(db, at), vote)


def places(db: Connection, now: int = NOON) -> tuple[GroupPlaces, ...]:
    """Look at one's places, once Ada is on the leaderboard."""
    participants.seen(db, ADA, CHAT, NOON)
    participants.choose(db, ADA, Membership(GroupName(CHAT, "Class"), "Owl"))
    return laid(db, Need.PLACES, now=now).places


def test_the_question_of_a_group_is_found_by_its_link_and_by_nothing_else(db: Connection) -> None:
    push = ask(db)
    found = laid(db, Need.QUESTION, f"{ANSWER}{push.token}").question
    assert found is not None
    assert found.item == push.item
    for other in (push.token, f"{ANSWER}another", ""):
        assert laid(db, Need.QUESTION, other).question is None


def test_whoever_has_guessed_too_often_is_not_even_looked_up(db: Connection) -> None:
    invitations.make(db, GIVER, CODE, Role.MARKER, None, NOON)
    for guesses in range(MOST_GUESSES + 1):
        found = laid(db, Need.INVITATION, CODE)
        assert found.guesses == guesses
        assert (found.invitation is not None) == (guesses < MOST_GUESSES)
        invitations.guessed(db, ADA, NOON)


def test_timetables_are_together_about_their_topics_or_about_all() -> None:
    about_two = replace(GROUP, topics=("sales", "shop"))
    about_one = replace(OTHER, topics=("shop",))
    assert topics_of([about_two, about_one]) == ("sales", "shop")
    assert topics_of([about_two, OTHER]) == ()


def test_a_place_is_told_for_each_topic_in_which_somebody_took_part_this_week_or_last(
    db: Connection,
) -> None:
    answered(db)
    timetables.save(db, ADA.bot_id, OTHER, NOON)
    this_week, next_week, later = (places(db, NOON + weeks * 7 * DAY) for weeks in range(3))
    sales, whole = GroupName(CHAT, "Class · Sales"), GroupName(CHAT, "Class")
    for told in (this_week, next_week):
        assert [one.group for one in told] == [sales]
    assert this_week[0].this_week is not None
    assert (next_week[0].this_week, next_week[0].last_week) == (None, this_week[0].this_week)
    assert later == (GroupPlaces(whole, None, None),)


def test_with_one_timetable_the_place_is_one_in_the_group(db: Connection) -> None:
    answered(db)
    (told,) = places(db)
    assert told.group == GroupName(CHAT, "Class")
    assert told.this_week is not None


@pytest.mark.parametrize("day", [0, 6], ids=["Monday", "Sunday"])
def test_a_week_is_from_monday_to_sunday(db: Connection, day: int) -> None:
    answered(db, NOON + day * DAY)
    this, following, later = (places(db, NOON + days * DAY)[0] for days in (6, 7, 14))
    assert this.this_week is not None
    assert (this.last_week, following.this_week) == (None, None)
    assert following.last_week == this.this_week
    assert (later.this_week, later.last_week) == (None, None)
