"""Contesting a grade, correcting an answer, reporting a question.

A grade can be contested with one tap. It counts as right at once, and a marker decides for
everybody; of an exam answer one marking point counts, and it is asked which, for who misses several
has seldom made them all. Somebody who contests a lot and is mostly refused keeps the tap, but not
its effect.
"""

from bot.tutor.drill.follow_up import take_back_misconception
from bot.tutor.drill.results import mock
from bot.tutor.drill.scoring import Typed, grade, share
from bot.tutor.drill.settle import MAX_KEPT, Ending, handle, lower, settle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Prompt, Stage, Why
from bot.tutor.model.session import Writing
from bot.tutor.moves import contests as moves
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.turn import (
    Contest,
    MakeRight,
    Record,
    ReportProblem,
    Toast,
    Turn,
    show_instead,
    turn_leaving,
)
from content.model.items import ExtendedQuestion, Item
from state.records.learners import Rating
from state.values import replace

TOO_MANY = 0.3
"""The share of contested responses from which it matters how they ended."""

REASONS = ("answer_wrong", "unclear", "mistake", "not_taught")
"""What can be wrong with a question."""

MAX_TEXT = 500


def may_contest(desk: Desk, item: Item | None, prompt: Prompt) -> bool:
    """Whether there is a typed answer that did not count and can be contested: "idk" cannot."""
    return isinstance(item, Typed) and prompt.tries > 0 and not _is_beyond(desk, prompt)


def is_on_offer(desk: Desk, drill: Drill, prompt: Prompt) -> bool:
    """Whether anything that was typed in a mock exam that is over can be stood up for."""
    last = may_contest(desk, desk.library.item(prompt.ref), prompt)
    return drill.over and (last or bool(_others(desk, drill)))


def _others(desk: Desk, drill: Drill) -> dict[int, str]:
    """Give the short answers of a mock exam that is over which can be stood up for, by places."""
    return mock.missed_in_words(desk, drill) if drill.over else {}


def _is_beyond(desk: Desk, prompt: Prompt) -> bool:
    """Whether a response counts already, was contested before, or is none."""
    gave_up = mock.gives_up(desk, prompt.ref, prompt.response)
    return prompt.right or prompt.contested or gave_up


def contest(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Count the last response as right, and hand it to a marker.

    A wrong idea that was heard in it is taken back with the grade. "idk" has nothing to contest.
    """
    missing = {} if _is_beyond(desk, prompt) else _missing(desk, prompt)
    counts = _counts(desk)
    others = _others(desk, drill)
    if counts and len(missing) + len(others) > 1:
        points, answers = tuple(missing.items()), tuple(others.items())
        which = moves.AskWhichSaid(handle(desk, drill, prompt), points, answers)
        return turn_leaving(desk, drill, (which,))
    if counts and others:
        return mock.stand_up_for(desk, drill, *others)
    return _count(desk, drill, prompt)


def _count(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Count the whole of the last response."""
    if _is_beyond(desk, prompt):
        return turn_leaving(desk, drill, toast=Toast.ANSWERED)
    item = desk.library.item(prompt.ref)
    counts = _counts(desk)
    marked = replace(prompt, contested=True, right=counts)
    rating = Rating.HARD  # a claim, like "Yes, that", until a marker has looked
    if prompt.stage is Stage.SETTLED:
        closed = replace(drill, prompt=marked)
        closed = _scored(closed, 1.0, right=True) if counts else closed
        records = _rated_again(prompt, rating) if counts else ()
    else:
        end = Ending(counts, float(counts), rating if counts else Rating.AGAIN, prompt.response)
        closed, records = settle(desk, drill, marked, end)
    if counts:
        closed, held = take_back_misconception(desk, closed, prompt)
        records = (*records, *held)
    unseen = item if prompt.stage is not Stage.SETTLED and isinstance(item, Typed) else None
    move = moves.Contested(None if drill.over else handle(desk, closed, prompt), counts, unseen)
    if drill.over and counts:
        marks, corrected = mock.marked_again(desk, closed)
        move, records = replace(move, marks=marks), (*records, *corrected)
    return show_instead(desk, closed, move, (*_noted(prompt), *records))


def stand_up_for(desk: Desk, drill: Drill, place: int) -> Turn:
    """Count a short answer of a paper, by its place there."""
    if place not in _others(desk, drill) or not _counts(desk):
        return turn_leaving(desk, drill, toast=Toast.STALE)
    return mock.stand_up_for(desk, drill, place)


def claim(desk: Desk, drill: Drill, prompt: Prompt, place: int) -> Turn:
    """Count a marking point of the last answer, by its place in the question."""
    item, missing = desk.library.item(prompt.ref), _missing(desk, prompt)
    if place not in missing or not may_contest(desk, item, prompt):
        return turn_leaving(desk, drill, toast=Toast.STALE)
    if len(missing) == 1 or not _counts(desk):
        return _count(desk, drill, prompt)
    assert isinstance(item, ExtendedQuestion)  # noqa: S101  # only those have marking points
    claimed = replace(
        prompt,
        earned=prompt.earned | {place},
        claims=prompt.claims | {place},
        cap=lower(prompt.cap, Rating.HARD),
    )
    marked = replace(drill, prompt=claimed)
    is_settled = prompt.stage is Stage.SETTLED
    if is_settled:
        marked = _scored(marked, share(item, claimed), right=False)
    move = moves.PointClaimed(
        handle(desk, marked, claimed),
        missing[place],
        got=len(claimed.earned),
        total=len(item.marks),
        settled=is_settled,
    )
    records: tuple[Record, ...] = _noted(prompt)
    if drill.over:
        marks, corrected = mock.marked_again(desk, marked)
        move, records = replace(move, marks=marks), (*records, *corrected)
    return show_instead(desk, marked, move, records)


def _missing(desk: Desk, prompt: Prompt) -> dict[int, str]:
    """Give the marking points that were not found in an exam answer, by their places."""
    match desk.library.item(prompt.ref):
        case ExtendedQuestion(marks=marks):
            topic = desk.library.topic_of(prompt.ref)
            named = enumerate(topic.marking_point(mark).mark for mark in marks)
            return {place: idea for place, idea in named if place not in prompt.earned}
        case _:
            return {}


def _noted(prompt: Prompt) -> tuple[Record, ...]:
    """Hand a response to the markers, unless a point of it was claimed before."""
    return () if prompt.claims else (Contest(prompt.ref, prompt.response[:MAX_KEPT]),)


def correct(desk: Desk, drill: Drill, question: Typed, prompt: Prompt, text: str) -> Turn | None:
    """Take "I meant ..." after the verdict; None if that is not right either.

    The answer has been seen by then, so it is worth Hard.
    """
    if prompt.right or not grade(desk, question, prompt, text).outcome.is_right:
        return None
    marked = replace(prompt, right=True, response=text)
    closed = _scored(replace(drill, prompt=marked), 1.0, right=True)
    records = _rated_again(prompt, Rating.HARD)
    move = moves.CorrectedCounts(handle(desk, closed, prompt))
    return show_instead(desk, closed, move, records)


def report(desk: Desk, drill: Drill, prompt: Prompt, reason: int | None) -> Turn:
    """Offer the reasons; take one; or ask for words of the learner's own."""
    where = handle(desk, drill, prompt)
    if reason is None:
        return turn_leaving(desk, drill, (moves.ReportReasons(where),))
    if reason < len(REASONS):
        record = ReportProblem(prompt.ref, REASONS[reason], "")
        return show_instead(desk, drill, moves.Thanks(where), (record,))
    writing = Writing("report", prompt.ref, before=drill)
    return show_instead(desk, writing, moves.AskReason("report"))


def reported(desk: Desk, writing: Writing, text: str) -> Turn:
    """Take what the learner wrote about a question, and go back to where they were."""
    record = ReportProblem(writing.ref, "words", text[:MAX_TEXT])
    return turn_leaving(desk, writing.before, (moves.Thanks(_where(desk, writing)),), (record,))


def not_written(desk: Desk, writing: Writing) -> Turn:
    """Go back to where somebody was who would rather not write; from a verdict one goes on."""
    match writing.before:
        case Drill(prompt=Prompt(stage=Stage.SETTLED), over=False):
            where = _where(desk, writing)
        case _:
            where = None
    move = moves.NotWritten(where)
    return turn_leaving(desk, writing.before, (move,))


def _where(desk: Desk, writing: Writing) -> Handle | None:
    drill = writing.before
    return handle(desk, drill, drill.prompt) if isinstance(drill, Drill) and drill.prompt else None


def _counts(desk: Desk) -> bool:
    """Tell whether this learner's contests still change the rating."""
    record = desk.regrading.contests
    if record is None or record.attempts == 0:
        return True
    often = record.contested / record.attempts > TOO_MANY
    return not (often and record.refused * 2 > record.contested)


def _rated_again(prompt: Prompt, rating: Rating) -> tuple[Record, ...]:
    """Rate the answer as right after all; what was asked once more was never rated."""
    return () if prompt.why is Why.AGAIN else (MakeRight(prompt.ref, rating),)


def _scored(drill: Drill, score: float, *, right: bool) -> Drill:
    """Score what was settled last anew."""
    *before, last = drill.settled
    return replace(drill, settled=(*before, replace(last, score=score, right=right)))
