"""Fits weights for keys that are much judged: `python -m benchmarks.grading.calibrate_judged`.

Where two dozen answers to a question have been judged, what is nearest says more than it does of a
plain key. So the weights of ideas are fitted on, for the short
questions of the topics that come with Viva: on the labelled answers to them (`tests/responses`, and
of strangers) that words do not accept. There are few, so each weight is pulled towards that of
plain keys. A right answer counts three times, because few of these are right, and each question is
given some answers about something else, in other languages too, or those would be right. Prints how
well answers are ranked by weights that were fitted without their question, and then the table for
`bot.grading.meaning.calibration`. Those of misconceptions gain nothing by the same (.970 and .969).
"""

import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Final

import numpy

from benchmarks.grading.calibrate import print_table
from benchmarks.grading.fit import AGAIN, area, climb, of_ideas, ranks
from benchmarks.grading.plain_keys import OTHERS, OURS, Answer, PlainQuestion, read_questions
from benchmarks.grading.samples import STATES, Matrix, Sample, sample_of, stray
from benchmarks.grading.shipped import CONTENT, HERE, read_labelled
from bot.commands.meaning import ear_at_once
from bot.grading.keys.compiled import compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.of_topic import TopicKeys
from bot.grading.keys.topic_corpus import corpus_of
from bot.grading.meaning.calibration import IDEAS, MISCONCEPTIONS
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.evidence import MeaningGrader, weighed
from bot.grading.short import ShortGrader
from bot.grading.text.language import ENGLISH
from content.load import load_library
from content.model.items import ShortQuestion
from state.values import replace
from tests.responses.labels import LABELLED

TOPICS: Final = ("business-principles", "sales-information")
STRANGERS: Final = ("shipped_answers", "shipped_topics", "shipped_first")
"""Files of labelled answers of strangers; `shipped_second` is kept out, to say what it is worth."""
LABELS: Final = {
    "right": "right",
    "slip": "right",
    "thumbed": "right",
    "paraphrase": "right",
    "partly": "partly",
    "misconceived": "misconception",
    "negated": "wrong",
    "refused": "wrong",
    "stuffed": "wrong",
}
"""What the kinds of `tests/responses` are called here."""
FOLDS: Final = 6
PULL: Final = 3.0
"""How hard weights are pulled towards those of plain keys; 1 and 10 do nearly as well."""
STRAYS: Final = 16
"""Answers about something else that each question is given."""
STRAY_COUNTS: Final = 0.25
"""How much one of them counts."""
RIGHT_COUNTS: Final = 3.0
"""How much a right answer counts."""


def main() -> int:
    """Fit, print how well answers are ranked, and print the table."""
    plain = numpy.array([*IDEAS.values()])
    with ear_at_once(no_meaning=False) as ears:
        ear = ears.hearing(ENGLISH) if ears else None
        if ear is None:
            return 2
        samples = list(seen(ear))
    _print_ranked("Weights of plain keys", [(one, _right(one, plain)) for one in samples])
    _print_ranked("Weights from other questions", _ranked(samples))
    print_table("JUDGED_IDEAS", IDEAS, fitted(samples))
    return 0


def seen(ear: Ear) -> Iterator[Sample]:
    """Take the views of the answers that words do not accept."""
    library, answers, beside = load_library(CONTENT), _labelled(), _about_something_else()
    chance = random.Random(1)  # noqa: S311  # the same answers each time
    for name in TOPICS:
        topic = library.topics[name]
        corpus, keys = corpus_of(topic), TopicKeys(topic)
        for item in topic.items():
            if isinstance(item, ShortQuestion):
                given = tuple(answers[name, item.id])
                yield from _seen(PlainQuestion(item.id, keys.of(item), given), corpus, ear)
                asked = PlainQuestion(item.id, keys.of(item), tuple(chance.sample(beside, STRAYS)))
                for one in _seen(asked, corpus, ear):
                    yield replace(one, counts=STRAY_COUNTS)


def _labelled() -> dict[tuple[str, str], list[Answer]]:
    """Give the labelled answers to each question, by topic and question."""
    found: dict[tuple[str, str], list[Answer]] = defaultdict(list)
    for topic, question, kind, text in LABELLED:
        if kind in LABELS:
            found[topic, question].append(Answer(text, LABELS[kind], frozenset(), None))
    for name in STRANGERS:
        for one in read_labelled(HERE / f"{name}.jsonl"):
            found[one.topic, one.question].append(replace(one.answer, misconception=None))
    return found


def _about_something_else() -> list[Answer]:
    """Give answers to questions of other subjects, and in other languages, as wrong ones."""
    files = [*sorted(OURS.glob("*.jsonl")), *sorted(OTHERS.glob("*.jsonl"))]
    texts = (one.text for file in files for two in read_questions(file) for one in two.answers)
    return [stray(text) for text in dict.fromkeys(texts)]


def _seen(question: PlainQuestion, corpus: Corpus, ear: Ear) -> Iterator[Sample]:
    by_words = ShortGrader(question.key, corpus)
    compiled = compile_key(question.key, corpus)
    grader = MeaningGrader(compiled, corpus.weights, ear, corpus.said)
    for answer in question.answers:
        if by_words.grade(answer.text).outcome.is_right:
            continue
        weighing = grader.weighing(answer.text)
        if weighing is not None:
            likely = sorted(weighing.ideas(), key=lambda one: -weighed(one, IDEAS))
            some = likely[: STATES.shape[1]]
            yield sample_of(question, answer, some, weighing.misconceptions())


def fitted(samples: Sequence[Sample]) -> Matrix:
    """Find the weights of ideas, near those of plain keys."""
    plain = numpy.array([*IDEAS.values()])
    counted = [
        replace(one, counts=RIGHT_COUNTS) if one.answer.expected == "right" else one
        for one in samples
    ]
    return climb(of_ideas(counted), plain, AGAIN, lambda weights: PULL * (weights - plain))


def _ranked(samples: Sequence[Sample]) -> list[tuple[Sample, float]]:
    """Say of each answer how probably it is right, by weights fitted without its question."""
    folds = {name: at % FOLDS for at, name in enumerate(sorted({one.file for one in samples}))}
    found = []
    for fold in range(FOLDS):
        weights = fitted([one for one in samples if folds[one.file] != fold])
        found += [(one, _right(one, weights)) for one in samples if folds[one.file] == fold]
    return found


def _right(one: Sample, ideas: Matrix) -> float:
    return ranks(one, ideas, numpy.array([*MISCONCEPTIONS.values()]))[0]


def _print_ranked(title: str, ranked: Sequence[tuple[Sample, float]]) -> None:
    about_it = [(one, rank) for one, rank in ranked if one.counts == 1]
    right = [(rank, one.answer.expected == "right") for one, rank in about_it]
    print(f"{title}: area for right {area(right):.3f}")
    for least in (0.3, 0.4, 0.5, 0.6):
        meant = [so for rank, so in right if rank >= least]
        print(f"  from {least}: {sum(meant)} right, {len(meant) - sum(meant)} others")


if __name__ == "__main__":
    raise SystemExit(main())
