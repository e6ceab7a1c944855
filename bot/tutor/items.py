"""`/items`: which questions are bad, by what the learners of one's classes have answered.

What is looked at is laid in the desk: a tutor sees what learners of their own groups answered who
share their progress, and never less than some people together.
"""

from bot.analysis.items import LEAST, Report
from bot.analysis.wrong_answers import WrongAnswer, said_alike
from bot.tutor.choosing.items import item_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import mark_of
from bot.tutor.moves import items as moves
from bot.tutor.moves.turn import Toast, Turn, say
from content.model.items import ExtendedQuestion

ROWS = 5
"""Questions on a page: with a finding each, a phone's screen."""

PAGE = "page"
"""What a button carries before the number of a page, from 0."""

_MOST_WRONG = 40
"""Different wrong answers that are compared with each other."""

_SEVERAL = 2
"""People who must have given the same wrong answer before it is shown."""

_MOST_SHOWN = 5


def show(desk: Desk, _argument: str) -> Turn:
    """Show the first page of the list."""
    return _list(desk, 0, in_place=False)


def tapped(desk: Desk, argument: str) -> Turn:
    """Show a page of the list, or one question, in the place of what was tapped."""
    if not argument:
        return show(desk, "")
    if argument.startswith(PAGE) and argument.removeprefix(PAGE).isdecimal():
        return _list(desk, int(argument.removeprefix(PAGE)), in_place=True)
    figures = desk.people.items
    for place, report in enumerate(figures.reports if figures else (), 1):
        if mark_of(report.ref) == argument and desk.library.item(report.ref) is not None:
            return _one(desk, place, report)
    return Turn(desk.session, toast=Toast.STALE)


def _list(desk: Desk, page: int, *, in_place: bool) -> Turn:
    figures = desk.people.items
    if figures is None:
        return say(desk, moves.ItemsForTutors())
    if not figures.reports:
        return say(desk, moves.NoFigures(figures.people, LEAST))
    pages = -(-len(figures.reports) // ROWS)
    page = min(page, pages - 1)
    first = page * ROWS
    rows = tuple(
        moves.ItemRow(place, item, report)
        for place, report in enumerate(figures.reports[first : first + ROWS], first + 1)
        if (item := desk.library.item(report.ref)) is not None
    )
    move = moves.ListItems(
        rows,
        page,
        pages,
        found=sum(bool(report.findings) for report in figures.reports),
        of=len(figures.reports),
        people=figures.people,
        too_few=figures.too_few,
        in_place=in_place,
    )
    return say(desk, move)


def _one(desk: Desk, place: int, report: Report) -> Turn:
    row = moves.ItemRow(place, item_of(desk.library, report.ref), report)
    title = desk.library.topic_of(report.ref).title
    shown = moves.ShowItem(row, title, _wrong(desk, report), page=(place - 1) // ROWS)
    return say(desk, shown)


def _wrong(desk: Desk, report: Report) -> tuple[WrongAnswer, ...]:
    """Give the wrong answers that several people gave, with what means the same put together."""
    item = item_of(desk.library, report.ref)
    if isinstance(item, ExtendedQuestion):
        return ()  # no two essays are alike
    grader = desk.teaching.grader_of(report.ref)
    grouped = said_alike(report.wrong[:_MOST_WRONG], lambda said: grader.alike(item, said))
    return tuple(one for one in grouped if one.people >= _SEVERAL)[:_MOST_SHOWN]
