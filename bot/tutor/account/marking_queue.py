"""A marker's queue: contested answers with how many wrote them, and reported questions.

Accepting makes the answer part of the key for everybody, and regrades those who wrote it. Keeping
it as wrong wants a reason, which is sent to those who asked.
"""

from dataclasses import replace

from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Writing
from bot.tutor.moves import AskReason, NotForYou, QueueEmpty, ShowCase, ShowReport
from bot.tutor.moves.turn import AcceptCase, CloseReport, RefuseCase, Turn

MAX_REASON = 300


def show(desk: Desk) -> Turn:
    """Show what waits: the case of most learners, then reports."""
    if not desk.is_marker:
        return Turn(desk.session, (NotForYou(),))
    if desk.case is not None:
        item = desk.library.item(desk.case.item)
        return Turn(desk.session, (ShowCase(desk.case, item, desk.waiting),))
    if desk.report is not None:
        item = desk.library.item(desk.report.item)
        return Turn(desk.session, (ShowReport(desk.report, item, desk.waiting),))
    return Turn(desk.session, (QueueEmpty(),))


def accept(desk: Desk, number: str) -> Turn:
    """Accept a case for everybody."""
    if not desk.is_marker or desk.case is None or number != str(desk.case.id):
        return show(desk)
    return Turn(desk.session, (), (AcceptCase(desk.case.id),), done_with_buttons=True)


def refuse(desk: Desk, number: str) -> Turn:
    """Ask for the reason why an answer stays wrong."""
    if not desk.is_marker or desk.case is None or number != str(desk.case.id):
        return show(desk)
    activity = desk.session.activity
    before = activity if isinstance(activity, Drill) else None
    writing = Writing("refuse", desk.case.item, number=desk.case.id, before=before)
    session = replace(desk.session, activity=writing, last_at=desk.now)
    return Turn(session, (AskReason("refuse"),), done_with_buttons=True)


def refused(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take the reason and close the case."""
    record = RefuseCase(writing.number, text[:MAX_REASON])
    session = replace(desk.session, activity=writing.before, last_at=desk.now)
    return Turn(session, (), (record,))


def closed(desk: Desk, number: str) -> Turn:
    """Close a report."""
    if not desk.is_marker or desk.report is None or number != str(desk.report.id):
        return show(desk)
    return Turn(desk.session, (), (CloseReport(desk.report.id),), done_with_buttons=True)
