"""Runs a topic's own samples and model answers through the grader, as a learner would send them.

An author cannot see from a key what it will credit. The first author to try this found that his
own model answer earned one of its three marking points. What comes out differently than it is
written is a fault, told at the line of the sample.
"""

import re
from collections.abc import Callable, Iterator

from msgspec import Struct

from bot.grading.batch.model_answer import how_to_mend
from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ears
from bot.grading.verdict import Outcome, Verdict
from content.complaint import Complaint
from content.load import Written
from content.model.items import (
    ClozeQuestion,
    ExtendedQuestion,
    NumberQuestion,
    Question,
    Samples,
    ShortQuestion,
)
from content.model.topic import MarkingPoint, Misconception

_WORDS_BETWEEN = re.compile(r"(?<!\S)\*(?!\S)")
"""The `*` of `listen_for` that stands for up to three words."""

_CALLED = {
    Outcome.RIGHT: "right",
    Outcome.SLIP: "right, misspelt",
    Outcome.PARTLY: "partly right",
    Outcome.MISCONCEPTION: "a misconception",
    Outcome.WRONG: "wrong",
    Outcome.UNSURE: "unsure",
    Outcome.NO_ATTEMPT: "no attempt at all",
}


def surprises(
    written: Written, ear: Ears | None = None, *, before_each: Callable[[], None] = lambda: None
) -> list[Complaint]:
    """Give everything in the topic that comes out differently than its author wrote.

    `before_each` is called before each answer, and may raise to end it there.
    """
    run = _Run(written, Grader(written.topic, ear=ear), unjudged(written, None), before_each)
    return sorted(run.everything())


class _Run(Struct, frozen=True):
    """One topic and its graders."""

    written: Written
    grader: Grader
    blind: Grader
    """For keys without samples, by words: a listed sample comes out as listed, whatever the key is
    worth, and what an answer is taken to mean is no contradiction in the key."""
    before_each: Callable[[], None]

    def everything(self) -> Iterator[Complaint]:
        for at, question in enumerate(self.written.topic.questions):
            match question:
                case ShortQuestion():
                    yield from self._short(at, question)
                case ExtendedQuestion():
                    yield from self._extended(at, question)
                case NumberQuestion():
                    yield from self._number(at, question)
                case ClozeQuestion():
                    yield from self._cloze(at, question)
                case _:
                    pass  # answered by taps: nothing is read into a tap
        for at, wrong in enumerate(self.written.topic.misconceptions):
            yield from self._heard(at, wrong)

    def _short(self, at: int, question: ShortQuestion) -> Iterator[Complaint]:
        blind = without_samples(question)
        for number, sample in enumerate(question.samples.wrong):
            verdict = self._graded(blind, sample, self.blind)
            if verdict.outcome.is_right:
                what = f"the wrong sample `{sample}` comes out as {_called(verdict)}"
                mend = f"Narrow the words that earned it{_earned(verdict)}, or add it to `not`."
                yield self._say(what, mend, at, "samples", "wrong", number)
        verdict = self._graded(question, question.model)
        mend = how_to_mend(question, verdict, self.written.topic.language)
        yield from self._model(at, verdict, mend)

    def _model(self, at: int, verdict: Verdict, mend: str) -> Iterator[Complaint]:
        """A model answer that is not right itself cannot be shown as the full answer."""
        missing = [point.idea for point in verdict.points if not point.got]
        if missing:
            what = f"the model answer does not earn: {'; '.join(missing)}"
            yield self._say(what, mend, at, "model")
        elif not verdict.outcome.is_right:
            what = f"the model answer comes out as {_called(verdict)}"
            yield self._say(what, mend, at, "model")

    def _extended(self, at: int, question: ExtendedQuestion) -> Iterator[Complaint]:
        marks = [self.written.topic.marking_point(name) for name in question.marks]
        verdict = self._graded(question, question.model)
        yield from self._model(at, verdict, "Reword it, or widen the `credit_when` of the mark.")
        for number, sample in enumerate(question.samples):
            verdict = self._graded(question, sample.answer)
            credited, wanted = _credited(marks, verdict), set(sample.credits)
            if credited != wanted:
                what = f"this sample earns {_names(credited)}, and is written to earn "
                mend = "Change `credits`, or the `credit_when` lines."
                yield self._say(what + _names(wanted), mend, at, "samples", number)

    def _number(self, at: int, question: NumberQuestion) -> Iterator[Complaint]:
        verdict = self._graded(question, _typed(question.answer, question.unit))
        if not verdict.outcome.is_right:
            what = f"the answer itself comes out as {_called(verdict)}"
            yield self._say(what, "Look at `answer` and `unit`.", at, "answer")
        for number, slip in enumerate(question.slips):
            verdict = self._graded(question, _typed(slip.gives, question.unit))
            if verdict.note != slip.because:
                what = f"the slip {slip.gives:g} is not told apart"
                mend = "Make `within` smaller here, in the answer or in another slip."
                yield self._say(what, mend, at, "slips", number)

    def _cloze(self, at: int, question: ClozeQuestion) -> Iterator[Complaint]:
        fillings = ", ".join(gap[0] for gap in question.gaps)
        verdict = self._graded(question, fillings)
        if verdict.outcome is not Outcome.RIGHT:
            what = f"the words of the gaps, `{fillings}`, come out as {_called(verdict)}"
            yield self._say(what, "Use simpler words, without commas or `and`.", at, "ask")

    def _heard(self, at: int, wrong: Misconception) -> Iterator[Complaint]:
        """Type each phrase as the answer to each check question that is answered in words."""
        for question in self._typed_checks(wrong):
            for number, phrase in enumerate(wrong.listen_for):
                heard = self._graded(question, as_typed(phrase)).misconception
                if heard != wrong.id:
                    what = f"`{phrase}`, typed as an answer to `{question.id}`, is heard as "
                    mend = "Reword it, so that no other phrase and no negation catches it."
                    place = self.written.place("misconceptions", at, "listen_for", number)
                    yield Complaint(place, f"{what}{heard or 'no misconception'}", mend)

    def _typed_checks(self, wrong: Misconception) -> list[Question]:
        return [
            question
            for question in self.written.topic.questions
            if question.id in wrong.check_with
            and isinstance(question, ShortQuestion | ExtendedQuestion)
        ]

    def _graded(self, question: Question, said: str, grader: Grader | None = None) -> Verdict:
        self.before_each()
        return (grader or self.grader).grade_text(question, said)

    def _say(self, what: str, mend: str, at: int, *path: int | str) -> Complaint:
        return Complaint(self.written.place("questions", at, *path), what, mend)


def as_typed(phrase: str, between: str = "really") -> str:
    """Write a phrase as an answer that just fits it, with words between where it takes some."""
    return _WORDS_BETWEEN.sub(between, phrase).replace("*", "")


def unjudged(written: Written, ear: Ears | None) -> Grader:
    """Give a grader that knows no answer that tutors have judged."""
    return Grader(written.topic.model_copy(update={"samples": ()}), ear=ear)


def without_samples(question: ShortQuestion) -> ShortQuestion:
    """Give a question whose own samples have been taken out."""
    return question.model_copy(update={"samples": Samples()})


def _called(verdict: Verdict) -> str:
    named = f" ({verdict.misconception})" if verdict.misconception else ""
    return _CALLED[verdict.outcome] + named


def _earned(verdict: Verdict) -> str:
    words = [f'"{point.words}"' for point in verdict.points if point.got and point.words]
    return f" ({', '.join(words)})" if words else ""


def _credited(marks: list[MarkingPoint], verdict: Verdict) -> set[str]:
    pairs = zip(marks, verdict.points, strict=True)
    return {mark.id for mark, point in pairs if point.got}


def _names(names: set[str]) -> str:
    return ", ".join(sorted(names)) or "nothing"


def _typed(value: float, unit: str | None) -> str:
    return f"{value:.10g} {unit or ''}".strip()
