"""Whatever is said about how questions do can be sent; a page of it fits on a phone's screen."""

import re
from html import unescape
from typing import get_args

from bot.analysis.intervals import difference, share
from bot.analysis.items import Finding, Report
from bot.analysis.wrong_answers import WrongAnswer
from bot.tutor.items import ROWS
from bot.tutor.moves import items as moves
from bot.views.show import show
from state.records.items import Voiced
from state.values import replace
from tests.complaints import check_each
from tests.tutor.laying import SMALL, TEXTS
from tests.views.test_show import hold

TOPIC = SMALL.topics["sales-information"]
HOSTILE = '<a href="tg://x">\u202e' + "x" * 2000
PLAIN = Report(
    "sales-information/s-scores", 5, 2, share(2, 5), None, None, None, None, 0, Voiced(), (), (), ()
)
FULL = replace(
    PLAIN,
    people=999,
    knowing=(300, 500),
    others=(200, 499),
    discrimination=difference(share(300, 500), share(200, 499)),
    seconds=599,
    hinted=998,
    voiced=Voiced(900, 901, 902),
    unused=(HOSTILE,) * 7,
    findings=tuple(Finding),
)
WRONG = tuple(WrongAnswer(HOSTILE, 200, 100) for _ in range(5))
REPORTS = (
    PLAIN,
    FULL,
    replace(FULL, discrimination=difference(share(1, 9), share(9, 9))),
    replace(FULL, discrimination=difference(share(5, 9), share(5, 9))),
)
SAID: list[moves.ItemsMove] = [
    moves.ItemsForTutors(),
    *(moves.NoFigures(people, 5) for people in (0, 1, 999)),
    *(
        moves.ListItems(rows, page, 3, found, 99, people, too_few, in_place=True)
        for rows in (tuple(moves.ItemRow(98, item, FULL) for item in list(TOPIC.items())[:ROWS]),)
        for page in range(3)
        for found, people, too_few in ((0, 1, 0), (99, 999, 1))
    ),
    *(
        moves.ShowItem(moves.ItemRow(1, item, report), HOSTILE[:80], wrong, 0)
        for item in TOPIC.items()
        for report in REPORTS
        for wrong in ((), WRONG)
    ),
]


def test_whatever_is_said_about_questions_can_be_sent() -> None:
    check_each(SAID, hold)


def test_every_one_of_these_moves_is_among_those_tried() -> None:
    assert {type(move) for move in SAID} == {*get_args(moves.ItemsMove)}


def test_a_page_of_the_list_fits_on_the_screen_of_a_phone() -> None:
    """Some 38 characters fit into a line of 360 pixels, and some 24 lines above the keyboard."""
    page = next(move for move in SAID if isinstance(move, moves.ListItems) and move.found)
    lines = re.sub(r"<[^>]+>", "", unescape(show(page, TEXTS).html)).split("\n")
    assert sum(-(-max(len(line), 1) // 38) for line in lines) <= 24
