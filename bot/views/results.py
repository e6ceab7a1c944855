"""What something has come to: a session, a quiz, a mock exam."""

from textwrap import shorten

from bot.tutor.choosing.misconceptions import CLEARED_AT
from bot.tutor.model.tokens import MenuToken
from bot.tutor.moves.results import (
    ComingBack,
    ConceptScore,
    Finish,
    HeldIdea,
    HomeworkLeft,
    ListMisconceptions,
    Marks,
    Missed,
    MockReport,
    NothingToUndo,
    QuizScore,
    ResultsMove,
    Undone,
    Written,
)
from bot.views.drill.options import token
from bot.views.drill.verdict import answer_text
from bot.views.menus import menu
from bot.views.message import Button, Message, Rows, folded, lines, paragraphs
from bot.views.texts import Html, Texts
from bot.views.today import last_week, today_lines
from content.model.items import (
    ChoiceQuestion,
    MultiSelectQuestion,
    TrueFalseQuestion,
)
from state.records.learners import Hold

MOST_QUOTED = 160
"""Characters of an answer that a report repeats: four lines of a small screen."""

A_LINE = 72
"""Characters of a question that name it: two lines of a small screen at most."""

MOST_MISSED = 6
"""Questions that are named under one day."""


def show(move: ResultsMove, t: Texts) -> Message:
    """Show what something has come to, or that it was taken back."""
    match move:
        case Finish():
            return _finish(move, t)
        case QuizScore():
            return _quiz_score(move, t)
        case MockReport():
            return _mock_report(move, t)
        case ListMisconceptions():
            return _list_misconceptions(move, t)
        case Undone():
            return _undone(move, t)
        case NothingToUndo():
            return Message(t("nothing_to_undo"), menu(t, "revise", "progress"))


def _finish(move: Finish, t: Texts) -> Message:
    """Sum up a session."""
    if not move.answered:
        return Message(t("finish.none"), menu(t, "revise", "progress"))
    more = tuple(
        Button(t.plain(f"button.more_{minutes}"), str(MenuToken("revise", str(minutes))))
        for minutes in (2, 4, 0)
    )
    cut = move.minutes and not move.stopped
    up = t("finish.up", minutes=move.minutes) if cut else None
    kept = today_lines(move.today, t) if move.today else None
    all_right = None if move.missed else t("finish.all_right", variant=move.answered)
    said = (
        t("welcome.again", name=move.greets) if move.greets else None,
        lines(_tally(move, t), _homework(move.homework, t), *_moved(move, t), up, all_right),
        lines(*_coming_back(move, t)) or None,
    )
    lately = (kept, last_week(move.last_week, t))
    if move.stopped:  # whoever has had enough is not asked for more
        return Message(paragraphs(*said, lines(*lately)), menu(t, "revise", "progress"))
    return Message(
        paragraphs(*said, lines(*lately, t("finish.more"))), (more, *menu(t, "progress"))
    )


def _tally(move: Finish, t: Texts) -> Html:
    """Count what was right, and beside it what was put right the second time."""
    variant, right = move.answered + move.right, move.right
    if move.overnight:
        return t("finish.left", answered=move.answered, right=right)
    key = "finish.stopped" if move.stopped else "finish.done"
    if move.second:
        key = "finish.stopped_second" if move.stopped else "finish.done_second"
        return t(key, variant=variant, answered=move.answered, right=right, second=move.second)
    if move.stopped and not right:
        return t("finish.stopped_none", answered=move.answered)
    return t(key, variant=variant, answered=move.answered, right=right)


def _homework(homework: HomeworkLeft | None, t: Texts) -> Html | None:
    """Say whether one's homework is done."""
    if homework is None:
        return None
    name = homework.name or t.plain("homework.missed")
    if not homework.left:
        return t("finish.homework_done", name=name)
    return t("finish.homework_left", name=name, left=homework.left)


def _moved(move: Finish, t: Texts) -> list[Html]:
    """Say which wrong ideas have come nearer to cleared."""
    return [
        t("finish.moved_clearing", name=idea.name, left=_left(idea, t))
        if idea.state is Hold.CLEARING
        else t(f"finish.moved_{idea.state}", name=idea.name)
        for idea in move.moved
    ]


def _coming_back(move: Finish, t: Texts) -> list[Html]:
    """Say what was missed, in a line each, under the day on which it comes back."""
    by_day: dict[Html, list[Html]] = {}
    for one in sorted(move.missed, key=lambda one: one.in_days or 0):
        row = t("finish.missed_row", ask=shorten(one.item.asked, A_LINE, placeholder="…"))
        by_day.setdefault(_back(one, t), []).append(row)
    told = [lines(back, *rows[:MOST_MISSED]) for back, rows in by_day.items()]
    rest = told and len(move.missed) < move.answered
    return [*told, t("finish.later")] if rest else told


def _back(one: ComingBack, t: Texts) -> Html:
    match one.in_days:
        case None if one.exam is not None:
            return t("finish.back_exam" if one.exam > 1 else "finish.last_look")
        case None:
            return t("finish.back_soon")
        case days if days <= 1:
            return t("finish.back_tomorrow")
        case days:
            return t("finish.back_in", days=days)


def points(earned: float) -> str:
    """Write points or marks as people do, a part of one with one decimal: "6.7", "5"."""
    return f"{round(earned, 1):g}"


def percent(marks: Marks) -> int:
    """The share of the marks, as a whole number of per cent."""
    return round(100 * marks.got / max(1, marks.out_of))


def _quiz_score(move: QuizScore, t: Texts) -> Message:
    """The result of a quiz, with the concepts that lost most."""
    score, title = points(move.score), move.topic.title
    head = t("quiz.score", score=score, answered=move.answered, title=title)
    if move.skipped:
        head = t(
            "quiz.score_skipped",
            score=score,
            answered=move.answered,
            skipped=move.skipped,
            title=title,
        )
    parts = None if score.isdigit() else t("quiz.parts")
    weak = [_concept("quiz.weak", one, t) for one in move.weakest]
    rest = lines(t("quiz.weakest"), *weak) if weak else t("quiz.all_right")
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    return Message(paragraphs(lines(head, parts), rest), ((practise,), *menu(t, "progress")))


def _concept(key: str, one: ConceptScore, t: Texts) -> Html:
    return t(key, name=one.concept.name, got=points(one.got), out_of=one.out_of)


def _mock_report(move: MockReport, t: Texts) -> Message:
    """Report on a mock exam: by concept, then the written answer point by point."""
    head = t(
        "mock.score",
        got=points(move.marks.got),
        out_of=move.marks.out_of,
        percent=percent(move.marks),
        title=move.topic.title,
    )
    last = t("mock.last", percent=round(100 * move.last)) if move.last is not None else None
    concepts = [
        t("mock.concept_blank", name=one.concept.name)
        if one.blank
        else _concept("mock.concept", one, t)
        for one in move.by_concept
    ]
    body = paragraphs(
        lines(head, t("mock.blank", blank=move.blank) if move.blank else None, last),
        lines(*concepts),
        *(part for one in move.written for part in _written(one, t)),
        t("mock.missed") if move.missed else None,
        folded(*(_missed(one, t) for one in move.missed)),
        t("practice_marking"),
    )
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    rows: Rows = ((practise,), *menu(t, "progress", "misconceptions"))
    if move.handle is not None:
        say_so = Button(t.plain("button.say_so"), token(move.handle, "contest"))
        rows = ((say_so,), *rows)
    return Message(body, rows)


def _written(one: Written, t: Texts) -> list[Html | None]:
    """Show what a written answer was credited for, and help with what was not found."""
    found = [
        t("mark_found", mark=point.idea, words=point.words)
        for point in one.verdict.points
        if point.got
    ]
    missing = [
        lines(t("mark_missing", mark=point.idea), t("nudge", nudge=nudge))
        for point, nudge in zip(one.verdict.points, one.nudges, strict=True)
        if not point.got
    ]
    model = None if one.verdict.outcome.is_right else " ".join(one.question.model.split())
    return [
        t("mock.written", ask=one.question.ask),
        t("mock.left_blank") if one.blank else None,
        lines(*found),
        lines(*missing),
        t("mock.model", model=model) if model else None,
    ]


def _missed(one: Missed, t: Texts) -> Html:
    """Put what was answered beside the right answer."""
    given = _given(one, t)
    return lines(
        t("mock.missed_item", ask=one.question.asked),
        t("mock.given", given=given) if given else t("mock.left_blank"),
        t("mock.right", answer=answer_text(one.question, t)),
    )


def _given(one: Missed, t: Texts) -> str:
    """Give what was typed, or the options that were chosen."""
    match one.question:
        case ChoiceQuestion(choices=choices) | MultiSelectQuestion(choices=choices):
            return "; ".join(choices[pick].text for pick in one.picks)
        case TrueFalseQuestion():
            return "; ".join(t("false_text") if pick else t("true_text") for pick in one.picks)
        case _:
            typed = shorten(one.response, MOST_QUOTED, placeholder=" …")
            return t("mock.typed", words=typed) if typed else ""


def _list_misconceptions(move: ListMisconceptions, t: Texts) -> Message:
    """List wrong ideas with what is left to do about each."""
    if not move.ideas:
        return Message(t("misconceptions.none"), menu(t, "revise"))
    rows = [t("misconceptions.row", name=idea.name, state=_idea(idea, t)) for idea in move.ideas]
    return Message(paragraphs(t("misconceptions.head"), *rows), menu(t, "revise"))


def _idea(idea: HeldIdea, t: Texts) -> Html:
    match idea.state:
        case Hold.SUSPECTED:
            right_since = idea.checks_left < CLEARED_AT
            return t("misconceptions.not_since" if right_since else "misconceptions.suspected")
        case Hold.CLEARED | Hold.WATCH:
            return t(f"misconceptions.{idea.state}")
        case _:
            return t(f"misconceptions.{idea.state}", left=_left(idea, t))


def _left(idea: HeldIdea, t: Texts) -> Html:
    """Say how many right answers are left, which is told in halves."""
    return t(f"misconceptions.left_{round(2 * idea.checks_left)}")


def _undone(move: Undone, t: Texts) -> Message:
    """Say what was taken back."""
    if move.item is None:
        return Message(t("undone_gone"), menu(t, "revise", "progress"))
    return Message(t("undone", ask=move.item.asked), menu(t, "revise", "progress"))
