"""What the database knows reaches the desk: a pause, and the classes that somebody looks after."""

import pytest

from state.records.classes import GroupName
from state.records.homework import Homework
from state.records.learners import Pause, Rating, Review, Role
from state.sql import Connection
from state.tables import exams, roles
from state.tables.classes import homework
from state.tables.memory import reviews
from tests.conversation import START, Opened
from tests.engine.classes import found, meet
from tests.tutor.laying import SMALL

TODAY = START.toordinal()


def test_a_pause_leaves_the_days_that_were_kept_up_as_they_are(opened: Opened) -> None:
    talk = opened(SMALL)
    talk.say("Ada", "/start")
    ada = talk.who("Ada")

    def revised(db: Connection) -> None:
        for day in range(TODAY - 20, TODAY - 10):
            reviews.note(
                db, ada, Review("sales-information/f-trend", day * 86_400, day, Rating.GOOD, 0.9)
            )

    talk.writer.do(revised)
    talk.say("Ada", "/progress")
    assert "Kept up" not in talk.shown
    talk.writer.do(lambda db: exams.begin_pause(db, ada, Pause(TODAY - 10)))
    talk.say("Ada", "/progress")
    assert "Kept up: 10 days" in talk.shown


def test_the_only_class_is_shown_at_once_and_of_two_it_is_asked_which(opened: Opened) -> None:
    talk = opened(SMALL)
    talk.say("Tess", "/start")
    found(talk, -1001, "9B", "Tess")
    talk.say("Tess", "/class")
    assert talk.shown.startswith("9B\n")
    found(talk, -1002, "9C", "Tess")
    talk.say("Tess", "/class")
    assert talk.shown.startswith("Which group?")


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("was haben wir auf bei frau kaya", "Homework of “9B”"),
        ("¿Qué debería estudiar de aquí al examen?", "Exam Friday 12 June"),
    ],
)
def test_a_wish_told_from_the_whole_message_is_done_with_all_that_it_looks_at(
    opened: Opened, typed: str, told: str
) -> None:
    """It is not known before the turn, which then is taken again; else "there is no homework"."""
    talk = opened(SMALL)
    talk.say("Ada", "/start")
    talk.say("Ada", "/exam 12 June")
    found(talk, -1001, "9B", "Tess")
    meet(talk, "Ada", -1001)
    items = SMALL.refs("sales-information")[:2]
    work = Homework(0, GroupName(-1001, "9B"), "", items, TODAY + 3, 2**40, 0)
    talk.writer.do(lambda db: homework.set_for(db, talk.who("Tess"), work, 0))
    talk.say("Ada", typed)
    assert told in talk.shown


def test_a_tutor_who_asks_how_the_class_does_is_told_where_to_look(opened: Opened) -> None:
    talk = opened(SMALL)
    for name in ("Tess", "Ada"):
        talk.say(name, "/start")
    talk.writer.do(lambda db: roles.give(db, talk.who("Tess"), Role.TUTOR))
    found(talk, -1001, "9B", "Tess")
    talk.say("Tess", "how is my class doing")
    assert "/homework shows who is done" in talk.shown
    talk.say("Ada", "who has done the homework")
    assert "I tell nobody. Your groups know of you what you share" in talk.shown
    talk.say("Tess", "what did my class get wrong")
    assert "Too few to say anything yet" in talk.shown
    talk.say("Tess", "how do i delete a topic")
    assert "Your content" in talk.shown
