"""A mock exam, marked: by concept, what was written point by point, and what was missed."""

from textwrap import shorten

from bot.tutor.moves.results import Missed, MockReport, WrittenAnswer
from bot.views.buttons import by_name, menu
from bot.views.drill.options import button
from bot.views.drill.verdict import answer_text
from bot.views.message import Message, Rows, folded, lines, paragraphs
from bot.views.results import A_LINE, concept_score, percent, points
from bot.views.texts import Html, Texts
from content.model.items import ChoiceQuestion, MultiSelectQuestion, TrueFalseQuestion

MOST_QUOTED = 160
"""Characters of an answer that a report repeats: four lines of a small screen."""


def show(move: MockReport, t: Texts) -> Message:
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
        else concept_score("mock.concept", one, t)
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
    practise = by_name(t, "revise_topic", "begin", move.topic.topic)
    rows: Rows = ((practise,), *menu(t, "progress", "misconceptions"))
    if move.handle is not None:
        say_so = button(t, move.handle, "say_so", "contest")
        rows = ((say_so,), *rows)
    return Message(body, rows)


def _written(one: WrittenAnswer, t: Texts) -> list[Html | None]:
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
        t("mock.written", ask=shorten(one.question.ask, A_LINE, placeholder="…")),
        t("mock.left_blank") if one.blank else None,
        lines(*found),
        folded(*missing, t("mock.model", model=model) if model else None),
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
