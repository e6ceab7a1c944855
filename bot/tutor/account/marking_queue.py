"""A marker's queue: contested answers with how many wrote them, and reported questions.

Accepting makes the answer part of the key for everybody, and regrades those who wrote it. Keeping
it as wrong wants a reason, which is sent to those who asked. Answers that seem to say the same are
shown and decided together; what a decision is about is what was shown, whatever has come since.
What was accepted last can be taken back: refusing asks for a reason first, accepting is one tap.
"""

from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill
from bot.tutor.model.session import Writing
from bot.tutor.moves.contests import (
    Accepted,
    AskReason,
    NotForYou,
    NothingToMark,
    ShowCase,
    ShowReport,
)
from bot.tutor.moves.turn import (
    AcceptCase,
    CloseReport,
    RefuseCase,
    ReopenCase,
    Toast,
    Turn,
    say,
    show_instead,
    turn_leaving,
)
from state.records.contests import Case
from state.values import replace

MAX_REASON = 300

MOST_TOGETHER = 20
"""Answers decided with one tap: as many as a message can show."""


def show(desk: Desk) -> Turn:
    """Show what waits: the case of most learners with those like it, then reports."""
    marking = desk.marking
    if not marking.is_marker:
        return say(desk, NotForYou())
    if marking.case is not None:
        return _show_cases(desk, marking.case, _like(desk, marking.case))
    if marking.report is not None:
        item = desk.library.item(marking.report.item)
        return say(desk, ShowReport(marking.report, item, marking.waiting))
    return say(desk, NothingToMark())


def _show_cases(desk: Desk, case: Case, alike: tuple[Case, ...], *, in_place: bool = False) -> Turn:
    """Show a case and those like it, and remember which: they will be decided together."""
    item, waiting = desk.library.item(case.item), desk.marking.waiting
    session = replace(desk.session, shown_cases=tuple(one.id for one in (case, *alike)))
    return Turn(session, (ShowCase(case, item, waiting, alike, in_place),))


def _like(desk: Desk, case: Case) -> tuple[Case, ...]:
    """Give the cases beside one that seem to say the same."""
    item = desk.library.item(case.item)
    if item is None or not desk.marking.beside:
        return ()
    cases = (case, *desk.marking.beside)
    places = desk.teaching.grader_of(case.item).alike(item, [one.response for one in cases])
    return tuple(cases[place] for place in places[1:MOST_TOGETHER])


def _shown(desk: Desk, number: str) -> tuple[Case, ...]:
    """Give the cases that the buttons of a message are about, as far as they are still open.

    A message that is not the newest one is about its first case alone, if that is still in front.
    """
    if not desk.marking.is_marker or desk.marking.case is None:
        return ()
    shown = desk.session.shown_cases
    ids = shown if shown and str(shown[0]) == number else ()
    front, *beside = (desk.marking.case, *desk.marking.beside)
    if number == str(front.id):
        return (front, *(one for one in beside if one.id in ids))
    return tuple(one for one in beside if one.id in ids)


def accept(desk: Desk, number: str) -> Turn:
    """Accept a case, and those shown with it, for everybody."""
    cases = _shown(desk, number)
    if not cases:
        return show(desk)
    ids = tuple(one.id for one in cases)
    said = Accepted(ids[0], tuple(one.response for one in cases))
    session = replace(desk.session, accepted_cases=ids)
    return Turn(session, (said,), tuple(map(AcceptCase, ids)), done_with_buttons=True)


def reopen(desk: Desk, number: str) -> Turn:
    """Take the last acceptance back: what it was about waits again."""
    ids = desk.session.accepted_cases
    if not desk.marking.is_marker or not ids or str(ids[0]) != number:
        return Turn(desk.session, toast=Toast.STALE)
    session = replace(desk.session, accepted_cases=())
    return Turn(session, (), tuple(map(ReopenCase, ids)), done_with_buttons=True)


def leave_out(desk: Desk, place: str) -> Turn:
    """Leave one of the cases out that were shown together; it comes again later."""
    first, _, number = place.partition("-")
    cases = _shown(desk, first)
    kept = tuple(one for one in cases if str(one.id) != number)
    if not kept or len(kept) == len(cases):
        return show(desk)
    return _show_cases(desk, kept[0], kept[1:], in_place=True)


def refuse(desk: Desk, number: str) -> Turn:
    """Ask for the reason why an answer, and those shown with it, stay wrong."""
    cases = _shown(desk, number)
    if not cases:
        return show(desk)
    activity = desk.session.activity
    before = activity if isinstance(activity, Drill) else None
    others = tuple(one.id for one in cases[1:])
    writing = Writing("refuse", cases[0].item, number=cases[0].id, others=others, before=before)
    return ask_reason(desk, writing)


def ask_reason(desk: Desk, writing: Writing) -> Turn:
    """Ask for the reason, which goes to the learners, in words."""
    return show_instead(desk, writing, AskReason("refuse"))


def refused(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take the reason and close the case, and those refused with it."""
    ids = (writing.number, *writing.others)
    records = tuple(RefuseCase(one, text[:MAX_REASON]) for one in ids)
    return turn_leaving(desk, writing.before, (), records)


def closed(desk: Desk, number: str) -> Turn:
    """Close a report."""
    report = desk.marking.report
    if not desk.marking.is_marker or report is None or number != str(report.id):
        return show(desk)
    return Turn(desk.session, (), (CloseReport(report.id),), done_with_buttons=True)
