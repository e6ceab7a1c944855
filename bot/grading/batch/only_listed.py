"""Samples that come out as they are listed only because they are listed.

The key holds its own samples, so each of them comes out so by being there. Those that neither the
points nor what else was judged tell show what other learners will be refused for, or get away with.
What phrases of the key make right though it is wrong is no remark but a surprise (`self_check`).
"""

from collections.abc import Iterator

from msgspec import Struct

from bot.grading.batch.self_check import unjudged, without_samples
from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ears
from bot.grading.short import ShortGrader
from content.complaint import Complaint
from content.load import Written
from content.model.items import ShortQuestion

_ADD_A_POINT = "Add its words to `points`, so that others who put it alike are right too."
_ADD_ANOTHER = (
    "What it means is too near to a right answer. Add another one or two like it, so that others "
    "who put it alike are not right either."
)


class _Graders(Struct, frozen=True):
    """Graders of one topic that know less and less of what was judged."""

    whole: Grader
    unjudged: Grader
    """Knows no answer that tutors have judged."""
    by_words: Grader
    """Neither, and has words alone to go by."""


def only_listed(written: Written, ear: Ears | None = None) -> list[Complaint]:
    """Give the samples of short questions that nothing but their listing makes right, or wrong."""
    topic = written.topic
    graders = _Graders(Grader(topic, ear=ear), unjudged(written, ear), unjudged(written, None))
    return sorted(
        remark
        for at, question in enumerate(topic.questions)
        if isinstance(question, ShortQuestion)
        for remark in _remarks(written, at, question, graders)
    )


def _remarks(
    written: Written, at: int, question: ShortQuestion, graders: _Graders
) -> Iterator[Complaint]:
    for kind, samples, mend in (
        ("right", question.samples.right, _ADD_A_POINT),
        ("wrong", question.samples.wrong, _ADD_ANOTHER),
    ):
        for number, sample in enumerate(samples):
            if _is_only_listed(graders, question, sample, is_right=kind == "right"):
                place = written.place("questions", at, "samples", kind, number)
                yield Complaint(place, f"`{sample}` is {kind} only because it is listed here", mend)


def _is_only_listed(
    graders: _Graders, question: ShortQuestion, sample: str, *, is_right: bool
) -> bool:
    blind = without_samples(question)
    if _passes(graders.unjudged, blind, sample) is is_right:
        return False
    if _passes(graders.by_words, blind, sample):
        return False
    whole = graders.whole
    others = ShortGrader(whole.keys.of(question).without(sample), whole.corpus, whole.ear)
    return others.grade(sample).outcome.is_right is not is_right


def _passes(grader: Grader, question: ShortQuestion, response: str) -> bool:
    return grader.grade_text(question, response).outcome.is_right
