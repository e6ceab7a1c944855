"""What is kept of a learner: a name, a zone, preferences, and where each chat has got to."""

import pytest

from state.records.cards import Card
from state.records.learners import Known, Learner, Who
from state.sql import Connection
from state.tables import learners, mailbox
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


def test_what_a_turn_begins_with_is_the_learner_the_session_and_whether_the_chat_is_silent(
    db: Connection, who: Who
) -> None:
    assert learners.known(db, Who(7, 1), 1) is None
    learners.save_session(db, who, 1, "first", 10)
    mailbox.silence(db, who.bot_id, 2, 11)
    mailbox.silence(db, who.bot_id + 1, 1, 11)
    ann = Learner("Ann", "Europe/London")
    assert learners.known(db, who, 1) == Known(ann, "first", silent=False)
    assert learners.known(db, who, 2) == Known(ann, None, silent=True)
    mailbox.hear(db, who.bot_id, 2)
    assert learners.known(db, who, 2) == Known(ann, None, silent=False)


def test_a_card_can_be_passed_on_for_a_day(db: Connection, who: Who) -> None:
    assert learners.newest_card(db, who, 10) is None
    learners.keep_card(db, who, Card("old", "Ann"), 9)
    learners.keep_card(db, who, Card("new", "Ann"), 10)
    last = 10 + learners.CARD_SECONDS
    assert learners.newest_card(db, who, last - 1) == Card("new", "Ann")
    assert learners.newest_card(db, who, last) is None
