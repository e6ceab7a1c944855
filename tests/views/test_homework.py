"""Whatever is said about homework can be sent, whatever people and groups are called."""

from typing import get_args

from bot.tutor.choosing.items import item_of
from bot.tutor.model.homework import HomeworkClass
from bot.tutor.moves import homework as moves
from bot.views.show import show
from state.records.classes import GroupName
from state.records.homework import Homework, OwnHomework, Standing
from tests.complaints import check_each
from tests.tutor.laying import DAY, SMALL, TEXTS
from tests.views.test_show import hold

HOSTILE = GroupName(-1_001_234_567_890, '<a href="tg://x">\u202e' + "x" * 300)
WORK = Homework(10**9, HOSTILE, "t/c", tuple(f"t/{n}" for n in range(10)), DAY + 7, 0, 0)
OWN = OwnHomework(WORK, frozenset(WORK.items[:3]))
DONE = OwnHomework(WORK, frozenset(WORK.items))
MANY = tuple(("<b>" + "N" * 64, n % 11) for n in range(60))
STANDINGS = (
    Standing(WORK, (), 0, None),
    Standing(WORK, MANY, 1, None),
    Standing(WORK, MANY, 20, 7),
)
NAMES = ("", "<b>Trust")
ITEMS = tuple(item_of(SMALL, ref) for ref in SMALL.refs("sales-information"))[:10]

SAID: list[moves.HomeworkMove] = [
    moves.NoHomework(),
    moves.HomeworkOver(),
    moves.TooMuchHomework(),
    *(moves.HomeworkIsDone(DONE, name) for name in NAMES),
    *(
        moves.ShowHomework(((OWN, name), (DONE, name)), DAY, told=told)
        for name in NAMES
        for told in (True, False)
    ),
    moves.ShowClassHomework(HomeworkClass(HOSTILE, "UTC", (), "en", (), ()), (), DAY),
    moves.ShowClassHomework(
        HomeworkClass(HOSTILE, "UTC", (), "en", STANDINGS, ()), ("", "<b>Trust", "T"), DAY
    ),
    moves.NotTaught("<b>quantum & physics" * 9),
    moves.ChooseHomeworkClass(((HOSTILE, "sethw", HOSTILE.key),) * 20),
    moves.ChooseHomework(HOSTILE, (("f" * 16, "<b>Trust" + "x" * 200, 10),) * 60, 3),
    *(
        moves.ChooseHomeworkDay(
            HOSTILE, name, mark, 10, DAY, tuple(range(DAY + 1, DAY + 9)), refused=refused
        )
        for name, mark in (("", "missed"), ("<b>Trust", "f" * 16))
        for refused in (True, False)
    ),
    *(moves.LookHomeworkOver(HOSTILE, name, "f" * 16, ITEMS, DAY + 7, DAY) for name in NAMES),
    *(moves.EndHomeworkFirst(WORK, name) for name in NAMES),
    *(moves.HomeworkTakenBack(HOSTILE, name) for name in NAMES),
    *(moves.HomeworkSet(HOSTILE, name, 10, DAY + 7, DAY) for name in NAMES),
    *(moves.HomeworkEnded(one, name) for one in STANDINGS for name in NAMES),
]


def test_whatever_is_said_about_homework_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_one_of_these_moves_is_among_those_tried() -> None:
    assert {type(move) for move in SAID} == {*get_args(moves.HomeworkMove)}


def test_what_is_done_is_not_offered_to_be_done() -> None:
    assert show(moves.ShowHomework(((DONE, "Trust"),), DAY), TEXTS).rows == ()
