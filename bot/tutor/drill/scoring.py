"""What a typed response earns: its verdict on top of what was earned before, and the share of it.

Credit adds up over the tries of one prompt. An idea that only the learner's tap has named is
credited too, and the verdict says so.
"""

from msgspec import Struct

from bot.grading.verdict import Outcome, Reason, Verdict
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Prompt
from bot.tutor.moves.turn import Record
from content.model import items as model

Typed = model.ShortQuestion | model.ClozeQuestion | model.NumberQuestion | model.ExtendedQuestion


class Graded(Struct, frozen=True):
    """A typed response with its verdict, and what is to be written down of it."""

    question: Typed
    prompt: Prompt
    verdict: Verdict
    notes: tuple[Record, ...] = ()
    gained: bool = False
    """Whether it earned a point that was not earned before."""
    same_idea: bool = False
    """Whether it shows the wrong idea that was refuted just before."""
    refuted_before: bool = False
    """Whether it shows one that was refuted in this session."""
    in_place: bool = False


def grade(desk: Desk, question: Typed, prompt: Prompt, text: str) -> Verdict:
    """Grade a text; points that the prompt has earned before count as found."""
    grader = desk.teaching.grader_of(prompt.ref)
    return grader.grade_text(question, text, earned=prompt.earned)


def as_meant(question: Typed, claimed: Prompt, verdict: Verdict) -> Verdict:
    """The verdict with the idea credited that the learner says was meant; right if it was all."""
    score = share(question, claimed)
    outcome = Outcome.RIGHT if score >= 1 else Outcome.PARTLY
    return Verdict(outcome, score, verdict.points, because=Reason.MEANT)


def says_it_all(question: Typed, claimed: Prompt, verdict: Verdict) -> bool:
    """Whether a response is a full answer by itself, with the idea that its writer says was meant.

    What was earned by earlier tries is not in its words.
    """
    own = {place for place, point in enumerate(verdict.points) if point.got and point.words}
    return (
        isinstance(question, model.ShortQuestion) and len(own | {claimed.closest}) >= question.need
    )


def as_held(verdict: Verdict, misconception: str) -> Verdict:
    """The verdict on an answer whose writer says that it means a wrong idea."""
    return Verdict(Outcome.MISCONCEPTION, 0.0, verdict.points, misconception, because=Reason.MEANT)


def final_share(graded: Graded) -> float:
    """The score, 0 to 1, of an answer that is not right; 0 for a short one that says a wrong idea.

    It may name the right ideas and deny them; an exam answer loses no marking point for that.
    """
    says_it = graded.verdict.outcome is Outcome.MISCONCEPTION
    if says_it and isinstance(graded.question, model.ShortQuestion):
        return 0.0
    return share(graded.question, graded.prompt)


def share(question: model.Question, prompt: Prompt) -> float:
    """The share of the points that were earned, 0 to 1; 0 for kinds that have no points."""
    match question:
        case model.ShortQuestion():
            return min(1.0, len(prompt.earned) / question.need)
        case model.ExtendedQuestion():
            return len(prompt.earned) / len(question.marks)
        case _:
            return 0.0
