"""How a typed answer is marked, always in the same order.

First the verdict word and its sign, then what was credited in the learner's own words, then what is
missing or wrong, then why, then the buttons. Two short paragraphs stand open, the rest is folded
away below them. Nothing is said by a sign alone.
"""

from collections.abc import Sequence

from bot.grading.verdict import Outcome
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.marking import MarkTyped, Reveal
from bot.views.drill.asides import hint_rows, next_rows
from bot.views.drill.hints import hint_text
from bot.views.drill.options import button
from bot.views.drill.verdict import (
    explained,
    headline,
    model_text,
    settled_rows,
    tutor_rows,
    why_text,
)
from bot.views.message import Message, Rows, folded, lines, paragraphs
from bot.views.texts import Html, Texts
from content.model.items import ExtendedQuestion, NumberQuestion, Question, ShortQuestion


def show(move: MarkTyped | Reveal, t: Texts) -> Message:
    """Show how a typed answer was marked, or what would have been right."""
    match move:
        case MarkTyped():
            return _mark_typed(move, t)
        case Reveal():
            return _reveal(move, t)


def _mark_typed(move: MarkTyped, t: Texts) -> Message:
    variant = _variant(move)
    if isinstance(move.question, ExtendedQuestion):
        return _mark_extended(move, t)
    said = (headline(move.verdict, t, variant), *_credited(move, t), _refuted(move, t))
    if not move.settled:
        return Message(paragraphs(lines(*said), _what_next(move, t)), _rows(move, t), move.in_place)
    why, concept = why_text(move.question, t), explained(move.explain, t)
    if move.verdict.outcome.is_right:
        body = paragraphs(lines(*said, _also(move, t)), why, folded(concept))
    else:
        body = paragraphs(lines(*said), model_text(move.question, t), folded(why, concept))
    return Message(body, _rows(move, t), move.in_place)


def _variant(move: MarkTyped) -> int:
    """Choose wordings so that no two tries at one item sound the same."""
    return move.handle.number + move.tries - 1


def _rows(move: MarkTyped, t: Texts) -> Rows:
    """Offer what comes next; to contest what was not right, and to report what is settled."""
    if not move.settled:
        say_so = "say_so" if isinstance(move.question, ExtendedQuestion) else "contest"
        contest = button(t, move.handle, say_so, "contest")
        if _is_refuted(move):  # what was refuted has told the answer: no help is left to offer
            return ((button(t, move.handle, "skip"),), (contest,))
        return (*hint_rows(move.handle, t, more=move.more_help, hinted=move.hinted), (contest,))
    if move.verdict.outcome.is_right or move.verdict.outcome is Outcome.NO_ATTEMPT:
        return settled_rows(move.handle, t)
    return contestable_rows(move.question, move.handle, t)


def contestable_rows(question: Question, handle: Handle, t: Texts) -> Rows:
    """Go on, stand up for the answer, or report the question."""
    say_so = "say_so" if isinstance(question, ExtendedQuestion) else "contest"
    contest = button(t, handle, say_so, "contest")
    report = button(t, handle, "report")
    return (*next_rows(handle, t), (contest, report), *tutor_rows(handle, t))


def _credited(move: MarkTyped, t: Texts) -> list[Html]:
    """Quote the words that earned each idea; what only a tap has named is never quoted."""
    found = [(place, point) for place, point in enumerate(move.verdict.points) if point.got]
    return [
        t("you_meant", idea=point.idea)
        if place == move.claimed
        else t("you_said", words=point.words, idea=point.idea)
        if point.words
        else t("found_before", idea=point.idea)
        for place, point in found
        if point.words != point.idea
    ] + _gaps_filled(move, t)


def _gaps_filled(move: MarkTyped, t: Texts) -> list[Html]:
    """Name the gaps that were filled in the key's own word, while another is still open."""
    if move.settled:
        return []
    same = [one.words for one in move.verdict.points if one.got and one.words == one.idea]
    return [t("right_so_far", words=", ".join(same))] if same else []


def _is_refuted(move: MarkTyped) -> bool:
    """Tell whether a verdict says in full what is so instead of a wrong idea."""
    return move.refute is not None and not move.refuted_before and not move.same_idea


def _refuted(move: MarkTyped, t: Texts) -> Html | None:
    """Answer a wrong idea with what many think, and what is so instead: once in a session.

    After that the learner is asked to recall what speaks against it.
    """
    if move.same_idea:
        return t("same_idea")
    if move.refute is not None and move.refuted_before:
        against = None if move.settled else t("what_against")
        return lines(t("idea_again", believes=move.refute.believes), against)
    if move.refute is not None:
        return lines(
            t("common_idea", believes=move.refute.believes),
            t("in_fact", instead=move.refute.instead),
        )
    if move.verdict.outcome is Outcome.MISCONCEPTION:
        return t("opposite")
    return t("note", note=move.verdict.note) if move.verdict.note else _reason(move, t)


def _reason(move: MarkTyped, t: Texts) -> Html | None:
    """Say what the author is strict about, or that the unit is what is wrong with a number."""
    question, because = move.question, move.verdict.because
    if isinstance(question, NumberQuestion) and question.unit and because in ("unit", "no_unit"):
        return t(f"reason.{because}", unit=question.unit)
    return t(f"reason.{because}") if because in ("accents", "case", "misspelt") else None


def _what_next(move: MarkTyped, t: Texts) -> Html:
    """Say what is still wanted, and help with it."""
    points, question = move.verdict.points, move.question
    got = sum(point.got for point in points)
    count = None
    if isinstance(question, ShortQuestion) and question.need > 1 and got:
        count = t("count_points", got=got, need=question.need)
    variant = _variant(move)
    if move.hint:
        return lines(count, hint_text(move.hint, t), t("try_again", variant=variant))
    if move.verdict.outcome is Outcome.MISCONCEPTION:
        return lines(count, t("try_in_own_words"))
    ask = "what_else" if got else "try_again"
    return lines(count, t(ask, variant=variant))


def _also(move: MarkTyped, t: Texts) -> Html | None:
    """Name an idea that was not needed, but is worth having."""
    missing = [point.idea for point in move.verdict.points if not point.got]
    if not missing or not isinstance(move.question, ShortQuestion):
        return None
    return t("also", idea=missing[0])


def _mark_extended(move: MarkTyped, t: Texts) -> Message:
    """Say which marking points were found, and then help on, or give the model answer."""
    head = _marks(move, t)
    if not move.settled:
        nudges = [t("nudge", nudge=nudge) for nudge in _one_of(move.nudges, move.tries)]
        hint = hint_text(move.hint, t) if move.hint else None
        body = paragraphs(head, lines(_refuted(move, t), hint, *nudges))
        return Message(body, _rows(move, t), move.in_place)
    right, why = move.verdict.outcome.is_right, why_text(move.question, t)
    refuted = _refuted(move, t)
    rest = folded(
        None if right else model_text(move.question, t),
        why if refuted else None,
        t("practice_marking"),
        explained(move.explain, t),
    )
    return Message(paragraphs(head, refuted or why, rest), _rows(move, t), move.in_place)


def _one_of(nudges: Sequence[str], tries: int) -> Sequence[str]:
    """Give one of what an examiner would ask, another one with each try."""
    place = (tries - 1) % max(1, len(nudges))
    return nudges[place : place + 1]


def _marks(move: MarkTyped, t: Texts) -> Html:
    """List the marking points: credited with the learner's words, or not found.

    What was not found is not listed again to whoever has come no nearer: it stands above.
    """
    points = move.verdict.points
    found = [
        t("mark_found", mark=point.idea, words=point.words)
        if point.words
        else t("mark_found_before", mark=point.idea)
        for point in points
        if point.got
    ]
    missing = [
        t("mark_missing", mark=point.idea) for point in points if not (point.got or move.no_nearer)
    ]
    return lines(
        headline(move.verdict, t, _variant(move)),
        t("marks_found", got=len(found), total=len(points)),
        *found,
        *missing,
    )


def _reveal(move: Reveal, t: Texts) -> Message:
    answer, concept = model_text(move.question, t), explained(move.explain, t)
    body = paragraphs(answer, why_text(move.question, t), folded(concept))
    if not move.contestable:
        return Message(body, settled_rows(move.handle, t))
    return Message(body, contestable_rows(move.question, move.handle, t))
