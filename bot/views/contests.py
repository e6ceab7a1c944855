"""Contested answers, reported questions, and the marker's queue."""

from collections.abc import Sequence
from typing import Final, assert_never

from bot.tutor.drill.contest import REASONS
from bot.tutor.moves import contests as moves
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.results import Marks
from bot.views.buttons import begins, by_name, in_rows, menu
from bot.views.drill.asides import hint_rows, next_rows
from bot.views.drill.options import button, token
from bot.views.drill.verdict import answer_text, model_text, why_text
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.results import percent, points
from bot.views.texts import Html, Texts, cut, safe
from content.model.items import Flashcard, Item
from state.records.contests import Case

_SHOWN: Final = 120
"""Letters that are shown of each of several answers: twenty of them fit into one message."""
_IN_A_ROW: Final = 5


def show(move: moves.ContestMove, t: Texts) -> Message:
    """Show a move that is about a contest, a report or a correction."""
    match move:
        case moves.Accepted():
            return _accepted(move, t)
        case moves.AskReason():
            return Message(t("marker.reason" if move.about == "refuse" else "report.write"))
        case moves.AskWhichSaid():
            return _ask_which_said(move, t)
        case moves.PointClaimed():
            return _point_claimed(move, t)
        case moves.Contested():
            return _contested(move, t)
        case moves.CorrectedCounts():
            return Message(t("contested.corrected"), next_rows(move.handle, t))
        case moves.Decided():
            return _decided(move, t)
        case moves.NotForYou():
            return Message(t("marker.not_for_you"))
        case moves.NotWritten():
            return Message(t("report.left"), _next(move.handle, t))
        case moves.NothingToMark():
            return Message(t("marker.empty"))
        case moves.ReportReasons():
            return _report_reasons(move, t)
        case moves.ShowCase():
            return _show_case(move, t)
        case moves.ShowReport():
            return _show_report(move, t)
        case moves.Thanks():
            return Message(t("report.thanks"), _next(move.handle, t))
        case _:
            assert_never(move)


def _accepted(move: moves.Accepted, t: Texts) -> Message:
    """Quote what is right from now on, the first of several."""
    first = t("marker.quoted", response=cut(move.responses[0], _SHOWN))
    more = len(move.responses) - 1
    said = t("marker.accepted_more", first=first, n=more) if more else None
    row = (by_name(t, "reopen", "reopen", str(move.first)),)
    return Message(said or t("marker.accepted", first=first), (row,))


def _contested(move: moves.Contested, t: Texts) -> Message:
    """Say what a contested answer is worth for now."""
    key = "contested.counts" if move.counts else "contested.noted"
    rows = _next(move.handle, t) or menu(t, "progress", "misconceptions")
    answer = why = None
    if move.question is not None:
        answer, why = model_text(move.question, t), why_text(move.question, t)
    return Message(paragraphs(lines(t(key), _makes(move.marks, t)), answer, why), rows)


def _ask_which_said(move: moves.AskWhichSaid, t: Texts) -> Message:
    """Number the marking points and the answers, with a button for each."""
    named = [
        *((token(move.handle, "contest", place), safe(point)) for place, point in move.points),
        *(
            (token(move.handle, "stand", place), t("mock.typed", words=cut(said, _SHOWN)))
            for place, said in move.answers
        ),
    ]
    rows = [
        t("contested.one_of", number=number, point=said)
        for number, (_, said) in enumerate(named, 1)
    ]
    buttons = [Button(str(number), data) for number, (data, _) in enumerate(named, 1)]
    return Message(lines(t("contested.which"), *rows), in_rows(buttons, _IN_A_ROW))


def _point_claimed(move: moves.PointClaimed, t: Texts) -> Message:
    """Say what counts now, and what is left to do."""
    text = lines(
        t("contested.point", point=move.point),
        t("marks_found", got=move.got, total=move.total),
        _makes(move.marks, t),
    )
    more = (button(t, move.handle, "say_so", "contest"),)
    if move.marks is not None:
        return Message(text, (more, *menu(t, "progress", "misconceptions")))
    if move.settled:
        return Message(text, (*next_rows(move.handle, t), more))
    return Message(lines(text, t("what_else")), (*hint_rows(move.handle, t, more=False), more))


def _makes(marks: Marks | None, t: Texts) -> Html | None:
    """Say what a mock exam comes to with this answer."""
    if marks is None:
        return None
    return t("mock.makes", got=points(marks.got), out_of=marks.out_of, percent=percent(marks))


def _report_reasons(move: moves.ReportReasons, t: Texts) -> Message:
    """Ask what is wrong with the question."""
    names = (*REASONS, "words")
    rows = tuple(
        (Button(t.plain(f"report.{name}"), token(move.handle, "report", number)),)
        for number, name in enumerate(names)
    )
    return Message(t("report.which"), rows)


def _decided(move: moves.Decided, t: Texts) -> Message:
    """Tell a learner what became of their answer."""
    ask = question_text(move.item, t)
    if move.reason is None:
        return Message(t("contested.accepted", response=move.response, ask=ask))
    return Message(t("contested.refused", response=move.response, ask=ask, reason=move.reason))


def _show_case(move: moves.ShowCase, t: Texts) -> Message:
    """Show contested answers that seem to say the same, with what the author wrote."""
    model = t("marker.gone")
    if move.item is not None and not isinstance(move.item, Flashcard):
        model = safe(answer_text(move.item, t))
    about = t("marker.about", ask=question_text(move.item, t), model=model)
    cases = (move.case, *move.alike)
    waits = t("marker.waiting", waiting=move.waiting)
    text = paragraphs(_wordings(cases, t), about, waits)
    return Message(text, (_decisions(cases, t), *_leaving_out(cases, t)), move.in_place)


def _wordings(cases: Sequence[Case], t: Texts) -> Html:
    """Say who wrote what: one answer, or several with their numbers."""
    if len(cases) > 1:
        rows = (
            t("marker.wording", number=number, response=cut(one.response, _SHOWN))
            for number, one in enumerate(cases, 1)
        )
        return lines(t("marker.alike", learners=sum(one.learners for one in cases)), *rows)
    (case,) = cases
    said = t("marker.case", learners=case.learners, response=case.response)
    return lines(said, t("marker.confirmed") if case.confirmed else None)


def _decisions(cases: Sequence[Case], t: Texts) -> tuple[Button, ...]:
    first, count = str(cases[0].id), len(cases)
    accept, refuse = t.plain("button.accept"), t.plain("button.refuse")
    if count > 1:
        accept = t.plain("button.accept_all", count=count)
        refuse = t.plain("button.refuse_all", count=count)
    return (begins(accept, "accept", first), begins(refuse, "refuse", first))


def _leaving_out(cases: Sequence[Case], t: Texts) -> Rows:
    """Offer to leave one out of several, by its number, a few in a row."""
    if len(cases) == 1:
        return ()
    buttons = [
        begins(t.plain("button.without", number=number), "without", f"{cases[0].id}-{one.id}")
        for number, one in enumerate(cases, 1)
    ]
    return in_rows(buttons, _IN_A_ROW)


def _show_report(move: moves.ShowReport, t: Texts) -> Message:
    ask = question_text(move.item, t)
    if move.report.reason == "words":
        body = t("marker.report_words", text=move.report.text, ask=ask)
    else:
        body = t("marker.report", reason=t(f"report.{move.report.reason}"), ask=ask)
    done = by_name(t, "closed", "closed", str(move.report.id))
    return Message(paragraphs(body, t("marker.waiting", waiting=move.waiting)), ((done,),))


def question_text(item: Item | None, t: Texts) -> str:
    """What an item asks, or the front of a flashcard; for None, that the item is gone."""
    return t("marker.gone") if item is None else item.asked


def _next(handle: Handle | None, t: Texts) -> tuple[tuple[Button, ...], ...]:
    return next_rows(handle, t) if handle is not None else ()
