"""A marker's queue: contested answers with how many wrote them, and reported questions.

Accepting makes the answer part of the key for everybody, and regrades those who wrote it. Keeping
it as wrong wants a reason, which is sent to those who asked.
"""

from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Writing
from bot.tutor.moves import AskReason, NotForYou, NothingToMark, ShowCase, ShowReport
from bot.tutor.moves.turn import (
    AcceptCase,
    CloseReport,
    RefuseCase,
    Turn,
    show_instead,
    turn_leaving,
)

MAX_REASON = 300


def show(desk: Desk) -> Turn:
    """Show what waits: the case of most learners, then reports."""
    marking = desk.marking
    if not marking.is_marker:
        return Turn(desk.session, (NotForYou(),))
    if marking.case is not None:
        item = desk.library.item(marking.case.item)
        return Turn(desk.session, (ShowCase(marking.case, item, marking.waiting),))
    if marking.report is not None:
        item = desk.library.item(marking.report.item)
        return Turn(desk.session, (ShowReport(marking.report, item, marking.waiting),))
    return Turn(desk.session, (NothingToMark(),))


def accept(desk: Desk, number: str) -> Turn:
    """Accept a case for everybody."""
    case = desk.marking.case
    if not desk.marking.is_marker or case is None or number != str(case.id):
        return show(desk)
    return Turn(desk.session, (), (AcceptCase(case.id),), done_with_buttons=True)


def refuse(desk: Desk, number: str) -> Turn:
    """Ask for the reason why an answer stays wrong."""
    case = desk.marking.case
    if not desk.marking.is_marker or case is None or number != str(case.id):
        return show(desk)
    activity = desk.session.activity
    before = activity if isinstance(activity, Drill) else None
    writing = Writing("refuse", case.item, number=case.id, before=before)
    return show_instead(desk, writing, AskReason("refuse"))


def refused(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take the reason and close the case."""
    record = RefuseCase(writing.number, text[:MAX_REASON])
    return turn_leaving(desk, writing.before, (), (record,))


def closed(desk: Desk, number: str) -> Turn:
    """Close a report."""
    if (
        not desk.marking.is_marker
        or desk.marking.report is None
        or number != str(desk.marking.report.id)
    ):
        return show(desk)
    return Turn(desk.session, (), (CloseReport(desk.marking.report.id),), done_with_buttons=True)
