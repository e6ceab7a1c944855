"""What the database knows reaches the desk: a pause, and the classes that somebody looks after."""

from state.records.learners import Pause, Rating, Review
from state.sql import Connection
from state.tables import exams
from state.tables.memory import reviews
from tests.conversation import START, Opened
from tests.engine.classes import found
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
