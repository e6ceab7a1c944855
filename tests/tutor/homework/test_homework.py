"""Homework as a session: all of it is asked."""

from bot.tutor.model.drill import Drill
from bot.tutor.model.homework import HomeworkDesk
from bot.tutor.model.people import People
from state.records.classes import GroupName
from state.records.homework import Homework, OwnHomework
from state.records.learners import Learner
from tests.tutor.laying import LIBRARY, MORNING, WHOLE, Pupil

TOPIC = "sales-information"
GROUP = GroupName(-1001, "9B")
CARDS = tuple(ref for ref in LIBRARY.refs(TOPIC) if ref.startswith(f"{TOPIC}/f-"))[:6]


def test_all_of_it_is_asked_in_one_session_however_slowly_and_whatever_is_missed() -> None:
    homework = Homework(1, GROUP, "", CARDS, 0, MORNING + 86_400, MORNING)
    desk = HomeworkDesk(own=(OwnHomework(homework, frozenset()),))
    ada = Pupil(WHOLE, people=People(homework=desk), learner=Learner("Ada", "Europe/London", 2))
    ada.press("m.homework.1")
    while isinstance(ada.session.activity, Drill):
        ada.now += 80
        ada.press(ada.buttons()[0])  # turn the card over; "I did not know it"; next
    assert {one.review.item for one in ada.log} == set(CARDS)
