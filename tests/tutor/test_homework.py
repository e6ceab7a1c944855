"""Homework as a session: all of it is asked, and nothing in it answers something else in it."""

from bot.tutor.model.homework import MOST_ITEMS, HomeworkClass, HomeworkDesk, SetHomework
from bot.tutor.model.people import People
from bot.tutor.model.session import Drill
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


def test_nothing_is_set_that_gives_the_answer_of_something_else_in_it_away() -> None:
    near = next(ref for ref in LIBRARY.refs(TOPIC) if LIBRARY.siblings_of(ref))
    missed = (near, *LIBRARY.siblings_of(near), *CARDS)
    of = HomeworkClass(GROUP, "Europe/London", (TOPIC,), "en", (), missed)
    tess = Pupil(WHOLE, people=People(homework=HomeworkDesk(classes=(of,))))
    turn = tess.press(f"m.hwby.missed-{tess.today + 1}{GROUP.chat_id}")
    (record,) = turn.records
    assert isinstance(record, SetHomework)
    items = record.homework.items
    assert 1 < len(items) <= MOST_ITEMS
    assert not any(LIBRARY.are_siblings(one, other) for one in items for other in items)
