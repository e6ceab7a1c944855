"""Answers that are typed: short, cloze, number, extended.

Credit adds up over the tries of one prompt. Help comes a step at a time: first the author's hints,
then the answer; the rating counts the help. What could not be judged costs nothing.
"""

from dataclasses import dataclass, replace

from bot.grading.verdict import Outcome, Verdict
from bot.tutor.desk import Desk
from bot.tutor.moves import AskAgain, AskClosest, GiveHint, MarkTyped, Reveal
from bot.tutor.session import Drill, Mode, Prompt, Stage
from bot.tutor.settle import attempt, handle, rating_for, settle, turn
from bot.tutor.turn import Record, Toast, Turn
from content.model import (
    ClozeQuestion,
    ExtendedQuestion,
    NumberQuestion,
    Question,
    ShortQuestion,
)
from state.records import Rating

Typed = ShortQuestion | ClozeQuestion | NumberQuestion | ExtendedQuestion

MAX_UNSURE = 2
"""Times that a prompt may ask what was meant, before it shows the answer."""


@dataclass(frozen=True, slots=True)
class Graded:
    """A typed response with its verdict, and what is to be written down of it."""

    question: Typed
    prompt: Prompt
    verdict: Verdict
    notes: tuple[Record, ...] = ()


def said(desk: Desk, drill: Drill, question: Typed, prompt: Prompt, text: str) -> Turn:
    """Grade what was typed and say so; close the item, or leave it open for another try."""
    verdict = _grade(desk, question, prompt, text)
    note = attempt(desk, prompt.ref, text, verdict)
    fresh = _earned(verdict) - prompt.earned
    tried = replace(prompt, tries=prompt.tries + 1, earned=prompt.earned | fresh)
    graded = Graded(question, tried, verdict, (note,))
    match verdict.outcome:
        case Outcome.RIGHT | Outcome.SLIP:
            return _close(desk, drill, graded)
        case Outcome.UNSURE if drill.mode is Mode.REVISE and prompt.tries < MAX_UNSURE:
            return _ask_what_was_meant(desk, drill, graded)
        case Outcome.NO_ATTEMPT if drill.mode is Mode.REVISE:
            return _help(desk, drill, question, prompt, (note,))
        case _ if drill.mode is Mode.QUIZ:
            return _close(desk, drill, graded)
        case _:
            return _try_again(desk, drill, graded, gained=bool(fresh))


def hint(desk: Desk, drill: Drill, question: Question, prompt: Prompt) -> Turn:
    """Give the next hint that was asked for; after the last one, the answer."""
    if drill.mode is Mode.QUIZ:
        return turn(desk, drill, Turn(desk.session, toast=Toast.STALE))
    return _help(desk, drill, question, prompt, ())


def reveal(
    desk: Desk, drill: Drill, question: Question, prompt: Prompt, notes: tuple[Record, ...] = ()
) -> Turn:
    """Show the answer; the item is settled as not remembered, with the credit earned so far."""
    score = _share(question, prompt)
    closed, review = settle(desk, drill, prompt, Rating.AGAIN, score, right=False)
    move = Reveal(question, handle(desk, closed, prompt))
    return turn(desk, closed, Turn(desk.session, (move,), (*notes, review)))


def meant(desk: Desk, drill: Drill, question: Typed, prompt: Prompt, *, it: bool) -> Turn:
    """Take the learner's word for what an unclear answer meant."""
    if not it:
        asked = replace(prompt, stage=Stage.ASKED)
        again = (AskAgain(handle(desk, drill, asked)),)
        return turn(desk, replace(drill, prompt=asked), Turn(desk.session, again))
    earned = prompt.earned | {prompt.closest}
    claimed = replace(prompt, stage=Stage.ASKED, earned=earned)
    graded = Graded(question, claimed, _grade(desk, question, claimed, ""))
    if graded.verdict.outcome.is_right:
        return _close(desk, drill, graded)
    return _try_again(desk, drill, graded, gained=True)


def _grade(desk: Desk, question: Typed, prompt: Prompt, text: str) -> Verdict:
    topic = desk.library.topic_of(prompt.ref)
    return desk.graders[topic.topic].grade_text(question, text, earned=prompt.earned)


def _try_again(desk: Desk, drill: Drill, graded: Graded, *, gained: bool) -> Turn:
    """Leave the item open with a step of help, or close it when there is none left."""
    prompt = graded.prompt
    wrong_idea = graded.verdict.outcome is Outcome.MISCONCEPTION
    say_more = gained and prompt.helps == 0 and not wrong_idea
    left = graded.question.hints[prompt.hints :]
    if prompt.tries > 1 and not left and not say_more:
        return _close(desk, drill, graded)
    give = None if say_more or wrong_idea or not left else left[0]
    # A refutation all but tells the answer, so what follows it counts as not remembered.
    helped = replace(
        prompt,
        hints=prompt.hints + (give is not None),
        helps=prompt.helps + (2 if wrong_idea else 1),
    )
    changed = replace(drill, prompt=helped)
    move = _mark(desk, changed, replace(graded, prompt=helped), settled=False, hint=give)
    return turn(desk, changed, Turn(desk.session, (move,), graded.notes))


def _close(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Settle the item: right, or out of tries."""
    right = graded.verdict.outcome.is_right
    score = 1.0 if right else _share(graded.question, graded.prompt)
    rating = rating_for(right=right, helps=graded.prompt.helps)
    if isinstance(graded.question, ExtendedQuestion) and not right and score >= 0.5:
        rating = Rating.HARD  # an exam answer with half its marks is not a forgotten one
    closed, review = settle(desk, drill, graded.prompt, rating, score, right=right)
    move = _mark(desk, closed, graded, settled=True)
    return turn(desk, closed, Turn(desk.session, (move,), (*graded.notes, review)))


def _mark(
    desk: Desk, drill: Drill, graded: Graded, *, settled: bool, hint: str | None = None
) -> MarkTyped:
    question, prompt, verdict = graded.question, graded.prompt, graded.verdict
    topic = desk.library.topic_of(prompt.ref)
    nudges: tuple[str, ...] = ()
    if isinstance(question, ExtendedQuestion):
        nudges = tuple(
            topic.marking_point(mark).ask_if_missing
            for index, mark in enumerate(question.marks)
            if index not in prompt.earned
        )
    return MarkTyped(
        question=question,
        handle=handle(desk, drill, prompt),
        verdict=verdict,
        refute=topic.misconception(verdict.misconception) if verdict.misconception else None,
        settled=settled,
        hint=hint,
        more_help=prompt.hints < len(question.hints),
        nudges=nudges,
    )


def _help(
    desk: Desk, drill: Drill, question: Question, prompt: Prompt, notes: tuple[Record, ...]
) -> Turn:
    if prompt.hints >= len(question.hints):
        return reveal(desk, drill, question, prompt, notes)
    helped = replace(prompt, hints=prompt.hints + 1, helps=prompt.helps + 1)
    changed = replace(drill, prompt=helped)
    move = GiveHint(
        handle=handle(desk, changed, helped),
        hint=question.hints[prompt.hints],
        more_help=helped.hints < len(question.hints),
    )
    return turn(desk, changed, Turn(desk.session, (move,), notes))


def _ask_what_was_meant(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Offer the first idea that is still missing; cloze and numbers have no ideas to offer."""
    points = graded.verdict.points
    missing = [index for index, point in enumerate(points) if not point.got]
    question = graded.question
    if not missing or not isinstance(question, ShortQuestion | ExtendedQuestion):
        changed = replace(drill, prompt=graded.prompt)
        again = (AskAgain(handle(desk, changed, graded.prompt)),)
        return turn(desk, changed, Turn(desk.session, again, graded.notes))
    unclear = replace(graded.prompt, stage=Stage.CLOSEST, closest=missing[0])
    changed = replace(drill, prompt=unclear)
    move = AskClosest(question, handle(desk, changed, unclear), points[missing[0]].idea)
    return turn(desk, changed, Turn(desk.session, (move,), graded.notes))


def _earned(verdict: Verdict) -> frozenset[int]:
    return frozenset(index for index, point in enumerate(verdict.points) if point.got)


def _share(question: Question, prompt: Prompt) -> float:
    """Give the share of the points that were earned."""
    match question:
        case ShortQuestion():
            return min(1.0, len(prompt.earned) / question.need)
        case ExtendedQuestion():
            return len(prompt.earned) / len(question.marks)
        case _:
            return 0.0
