"""What something has come to: a session, a quiz, a mock exam."""

from bot.grading.verdict import Verdict
from bot.tutor.misconceptions import CLEARED_AT
from bot.tutor.moves import (
    Finish,
    HeldIdea,
    ListMisconceptions,
    MockReport,
    QuizScore,
    Undone,
)
from bot.tutor.tokens import MenuToken
from bot.views.answers import answer_text
from bot.views.menus import menu
from bot.views.message import Button, Message, Rows, lines, paragraphs
from bot.views.options import token
from bot.views.texts import Html, Texts
from content.model import ExtendedQuestion, Flashcard
from state.records import Hold


def finish(move: Finish, t: Texts) -> Message:
    """Sum up a session."""
    if not move.answered:
        return Message(t("finish.none"), menu(t, "revise", "progress"))
    more = tuple(
        Button(t.plain(f"button.more_{minutes}"), str(MenuToken("revise", str(minutes))))
        for minutes in (2, 4, 0)
    )
    cut = move.minutes and not move.stopped
    up = t("finish.up", minutes=move.minutes) if cut else None
    body = lines(_tally(move, t), *_moved(move, t), up, _comes_back(move, t), t("finish.more"))
    return Message(body, (more, *menu(t, "progress")))


def _tally(move: Finish, t: Texts) -> Html:
    """Count what was right, and beside it what was put right the second time."""
    variant, right = move.answered + move.right, move.right
    key = "finish.stopped" if move.stopped else "finish.done"
    if move.second:
        key = "finish.stopped_second" if move.stopped else "finish.done_second"
        return t(key, variant=variant, answered=move.answered, right=right, second=move.second)
    if move.stopped and not right:
        return t("finish.stopped_none", answered=move.answered)
    return t(key, variant=variant, answered=move.answered, right=right)


def _moved(move: Finish, t: Texts) -> list[Html]:
    """Say which wrong ideas have come nearer to cleared."""
    return [
        t("finish.moved_clearing", name=idea.name, left=_left(idea, t))
        if idea.state is Hold.CLEARING
        else t(f"finish.moved_{idea.state}", name=idea.name)
        for idea in move.moved
    ]


def _comes_back(move: Finish, t: Texts) -> Html:
    missed = move.right < move.answered
    return t("finish.back") if missed else t("finish.all_right", variant=move.answered)


def quiz_score(move: QuizScore, t: Texts) -> Message:
    """Give the result of a quiz."""
    head = t(
        "quiz.score", score=f"{move.score:.3g}", answered=move.answered, title=move.topic.title
    )
    weak = [
        t("quiz.weak", name=concept.name, percent=round(100 * share))
        for concept, share in move.weakest
    ]
    rest = lines(t("quiz.weakest"), *weak) if weak else t("quiz.all_right")
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    return Message(paragraphs(head, rest), ((practise,), *menu(t, "progress")))


def mock_report(move: MockReport, t: Texts) -> Message:
    """Report on a mock exam: by concept, then the written answer point by point."""
    head = t(
        "mock.score",
        got=f"{move.got:.3g}",
        out_of=move.out_of,
        percent=round(100 * move.got / max(1, move.out_of)),
        title=move.topic.title,
    )
    last = t("mock.last", percent=round(100 * move.last)) if move.last is not None else None
    concepts = [
        t("mock.concept", name=concept.name, percent=round(100 * share))
        for concept, share in move.by_concept
    ]
    written = [part for one in move.written for part in _written(*one, t)]
    missed = [
        t("mock.missed_item", ask=item.ask, answer=answer_text(item, t))
        for item in move.missed
        if not isinstance(item, Flashcard | ExtendedQuestion)
    ]
    body = paragraphs(
        lines(head, last),
        lines(*concepts),
        *written,
        lines(t("mock.missed"), *missed) if missed else None,
        t("practice_marking"),
    )
    practise = Button(t.plain("button.revise_topic"), str(MenuToken("begin", move.topic.topic)))
    rows: Rows = ((practise,), *menu(t, "progress", "misconceptions"))
    if move.handle is not None:
        say_so = Button(t.plain("button.say_so"), token(move.handle, "contest"))
        rows = ((say_so,), *rows)
    return Message(body, rows)


def _written(
    question: ExtendedQuestion, verdict: Verdict, nudges: tuple[str, ...], t: Texts
) -> list[Html]:
    """Show what a written answer was credited for, with the nudge for what was not found."""
    found = [
        t("mark_found", mark=point.idea, words=point.words) for point in verdict.points if point.got
    ]
    missing = [
        lines(t("mark_missing", mark=point.idea), t("nudge", nudge=nudge))
        for point, nudge in zip(verdict.points, nudges, strict=True)
        if not point.got
    ]
    return [t("mock.written", ask=question.ask), lines(*found), lines(*missing)]


def list_misconceptions(move: ListMisconceptions, t: Texts) -> Message:
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


def undone(move: Undone, t: Texts) -> Message:
    """Say what was taken back."""
    if move.item is None:
        return Message(t("undone_gone"), menu(t, "revise", "progress"))
    text = move.item.front if isinstance(move.item, Flashcard) else move.item.ask
    return Message(t("undone", ask=text), menu(t, "revise", "progress"))
