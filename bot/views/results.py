"""What something has come to: a session, a quiz, wrong ideas, an answer taken back."""

from textwrap import shorten

from bot.tutor.choosing.misconceptions import CLEARED_AT
from bot.tutor.moves import results as moves
from bot.views.account.today import last_week, today_lines
from bot.views.buttons import by_name, menu
from bot.views.drill.asides import next_rows
from bot.views.message import Message, lines, paragraphs
from bot.views.texts import Html, Texts
from state.records.learners import Hold

A_LINE = 72
"""Characters of a question that name it: two lines of a small screen at most."""

MOST_MISSED = 6
"""Questions that are named under one day."""


def show(move: moves.ResultsMove, t: Texts) -> Message:
    """Show what something has come to, or that it was taken back."""
    match move:
        case moves.Finish():
            return _finish(move, t)
        case moves.QuizScore():
            return _quiz_score(move, t)
        case moves.ListMisconceptions():
            return _list_misconceptions(move, t)
        case moves.Undone():
            return _undone(move, t)
        case moves.NothingToUndo(open=True):
            return Message(t("nothing_to_undo.open"))
        case moves.NothingToUndo():
            return Message(t("nothing_to_undo.between"), menu(t, "revise", "progress"))


def _finish(move: moves.Finish, t: Texts) -> Message:
    greeting = t("welcome.again", name=move.greets) if move.greets else None
    if not move.answered:
        return Message(paragraphs(greeting, _unanswered(move, t)), menu(t, "revise", "progress"))
    more = tuple(by_name(t, f"more_{minutes}", "revise", str(minutes)) for minutes in (2, 4, 0))
    cut = move.minutes and not move.stopped
    up = t("finish.up") if cut else None
    kept = today_lines(move.today, t) if move.today else None
    all_right = None if move.missed else t("finish.all_right", variant=move.answered)
    parts = (
        greeting,
        lines(_tally(move, t), _homework(move.homework, t), *_moved(move, t), up, all_right),
        lines(*_coming_back(move, t)) or None,
    )
    lately = (kept, last_week(move.last_week, t))
    if move.stopped:  # whoever has had enough is not asked for more
        return Message(paragraphs(*parts, lines(*lately)), menu(t, "revise", "progress"))
    return Message(
        paragraphs(*parts, lines(*lately, t("finish.more"))), (more, *menu(t, "progress"))
    )


def _unanswered(move: moves.Finish, t: Texts) -> Html:
    """Say what became of a session in which nothing was answered."""
    if move.overnight:
        return t("finish.left_unanswered")
    return t("finish.skipped", skipped=move.skipped) if move.skipped else t("finish.none")


def _tally(move: moves.Finish, t: Texts) -> Html:
    """Count what was right, and beside it what was put right the second time."""
    variant, right = move.answered + move.right, move.right
    if move.overnight:
        key = "finish.left" if right else "finish.left_none"
        return t(key, answered=move.answered, right=right)
    key = "finish.stopped" if move.stopped else "finish.done"
    if not move.stopped and not right and not move.second:
        return t("finish.done_none", answered=move.answered)
    if move.second:
        key = "finish.stopped_second" if move.stopped else "finish.done_second"
        return t(key, variant=variant, answered=move.answered, right=right, second=move.second)
    if move.stopped and not right:
        return t("finish.stopped_none", answered=move.answered)
    return t(key, variant=variant, answered=move.answered, right=right)


def _homework(homework: moves.HomeworkLeft | None, t: Texts) -> Html | None:
    if homework is None:
        return None
    name = homework.name or t.plain("homework.missed")
    if not homework.left:
        return t("finish.homework_done", name=name)
    return t("finish.homework_left", name=name, left=homework.left)


def _moved(move: moves.Finish, t: Texts) -> list[Html]:
    """Say which wrong ideas have come nearer to cleared."""
    return [
        t("finish.moved_clearing", name=idea.name, left=_left(idea, t))
        if idea.state is Hold.CLEARING
        else t(f"finish.moved_{idea.state}", name=idea.name)
        for idea in move.moved
    ]


def _coming_back(move: moves.Finish, t: Texts) -> list[Html]:
    """Say what was missed, in a line each, under the day on which it comes back."""
    by_day: dict[Html, list[Html]] = {}
    for one in sorted(move.missed, key=lambda one: one.in_days or 0):
        row = t("finish.missed_row", ask=shorten(one.item.asked, A_LINE, placeholder="…"))
        by_day.setdefault(_back(one, t, now=move.overnight), []).append(row)
    told = [lines(back, *rows[:MOST_MISSED]) for back, rows in by_day.items()]
    rest = told and len(move.missed) < move.answered
    return [*told, t("finish.later")] if rest else told


def _back(one: moves.ComingBack, t: Texts, *, now: bool) -> Html:
    """Say when it comes back: `now`, if the session was one of an earlier day."""
    match one.in_days:
        case None if one.exam is not None:
            return t("finish.back_exam" if one.exam > 1 else "finish.last_look")
        case None:
            return t("finish.back_now" if now else "finish.back_soon")
        case days if days <= 1:
            return t("finish.back_tomorrow")
        case days:
            return t("finish.back_in", days=days)


def points(earned: float) -> str:
    """Write points or marks as people do, a part of one with one decimal: "6.7", "5"."""
    return f"{round(earned, 1):g}"


def percent(marks: moves.Marks) -> int:
    """The share of the marks, as a whole number of per cent."""
    return round(100 * marks.got / max(1, marks.out_of))


def _quiz_score(move: moves.QuizScore, t: Texts) -> Message:
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
    weak = [concept_score("quiz.weak", one, t) for one in move.weakest]
    rest = t("quiz.unasked", unasked=move.unasked) if move.unasked else t("quiz.all_right")
    if weak:
        rest = lines(t("quiz.weakest"), *weak)
    practise = by_name(t, "revise_topic", "begin", move.topic.topic)
    return Message(paragraphs(lines(head, parts), rest), ((practise,), *menu(t, "progress")))


def concept_score(key: str, one: moves.ConceptScore, t: Texts) -> Html:
    """Say what a concept earned, as the text `key` has it."""
    return t(key, name=one.concept.name, got=points(one.got), out_of=one.out_of)


def _list_misconceptions(move: moves.ListMisconceptions, t: Texts) -> Message:
    """List wrong ideas with what is left to do about each."""
    if not move.ideas:
        return Message(t("misconceptions.none"), menu(t, "revise"))
    rows = [t("misconceptions.row", name=idea.name, state=_idea(idea, t)) for idea in move.ideas]
    return Message(paragraphs(t("misconceptions.head"), *rows), menu(t, "revise"))


def _idea(idea: moves.HeldIdea, t: Texts) -> Html:
    match idea.state:
        case Hold.SUSPECTED:
            right_since = idea.checks_left < CLEARED_AT
            return t("misconceptions.not_since" if right_since else "misconceptions.suspected")
        case Hold.CLEARED | Hold.WATCH:
            return t(f"misconceptions.{idea.state}")
        case _:
            return t(f"misconceptions.{idea.state}", left=_left(idea, t))


def _left(idea: moves.HeldIdea, t: Texts) -> Html:
    """Say how many right answers are left, which is told in halves."""
    return t(f"misconceptions.left_{round(2 * idea.checks_left)}")


def _undone(move: moves.Undone, t: Texts) -> Message:
    rows = () if move.open else menu(t, "revise", "progress")
    if move.handle is not None:
        rows = next_rows(move.handle, t)
    said = t("undone", ask=move.item.asked) if move.item else t("undone_gone")
    return Message(said, rows)
