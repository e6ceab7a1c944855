"""What is kept of a learner: a name, a zone, preferences, and where each chat has got to."""

import pytest

from state.records.cards import Card
from state.records.groups import Timetable, TimetableState
from state.records.learners import Hold, Holding, Known, Learner, Who
from state.sql import Connection
from state.tables import learners, mailbox, misconceptions, participants, timetables
from state.values import replace

pytestmark = pytest.mark.usefixtures("ann")


def test_someone_who_has_never_written_is_not_known(db: Connection) -> None:
    assert learners.learner(db, Who(7, 1)) is None


def test_greeting_again_takes_the_new_name_and_keeps_the_zone(db: Connection, who: Who) -> None:
    learners.welcome(db, who, Learner("Anna", "Asia/Tokyo"), 9)
    assert learners.learner(db, who) == Learner("Anna", "Europe/London")


def test_what_a_learner_prefers_is_kept_and_the_name_is_not_theirs_to_set(
    db: Connection, who: Who
) -> None:
    wanted = Learner("Ann", "Asia/Tokyo", minutes=0, confidence=False, language="cy", goal=5)
    learners.prefer(db, who, wanted)
    kept = learners.learner(db, who)
    assert kept is not None
    assert replace(kept, name="Ann") == wanted


def test_a_session_is_kept_for_each_chat(db: Connection, who: Who) -> None:
    learners.save_session(db, who, 1, "first", 10)
    learners.save_session(db, who, 2, "second", 10)
    learners.save_session(db, who, 1, "third", 11)
    assert [learners.session(db, who, chat) for chat in (1, 2, 3)] == ["third", "second", None]


def known(db: Connection, who: Who, chat_id: int) -> Known:
    found = learners.known(db, who, chat_id)
    assert found is not None
    return found


def test_what_a_turn_begins_with_is_the_learner_the_session_and_whether_the_chat_is_silent(
    db: Connection, who: Who
) -> None:
    assert learners.known(db, Who(7, 1), 1) is None
    learners.save_session(db, who, 1, "first", 10)
    mailbox.silence(db, who.bot_id, 2, 11)
    mailbox.silence(db, who.bot_id + 1, 1, 11)
    ann = Learner("Ann", "Europe/London")
    first = Known(ann, "first", silent=False, in_groups=False, suspected=False)
    assert known(db, who, 1) == first
    assert known(db, who, 2) == replace(first, session=None, silent=True)
    mailbox.hear(db, who.bot_id, 2)
    assert known(db, who, 2) == replace(first, session=None)


def test_a_turn_hears_first_whether_there_are_groups_or_wrong_ideas_to_look_for(
    db: Connection, who: Who
) -> None:
    group = Timetable(-5, "9B", "UTC", 127, 0, 0, TimetableState.ON, 1)
    timetables.save(db, who.bot_id, group, 10)
    participants.seen(db, who, -5, 10)
    assert (known(db, who, 1).in_groups, known(db, who, 1).suspected) == (True, False)
    misconceptions.save(db, who, Holding("more-is-better", Hold.SUSPECTED, 1, 10, (), None))
    assert known(db, who, 1).suspected


def test_a_card_can_be_passed_on_for_a_day(db: Connection, who: Who) -> None:
    assert learners.newest_card(db, who, 10) is None
    learners.keep_card(db, who, Card("old", "Ann"), 9)
    learners.keep_card(db, who, Card("new", "Ann"), 10)
    last = 10 + learners.CARD_SECONDS
    assert learners.newest_card(db, who, last - 1) == Card("new", "Ann")
    assert learners.newest_card(db, who, last) is None
