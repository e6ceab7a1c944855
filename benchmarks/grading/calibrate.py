"""Fits the weights of an ear for meaning: `python -m benchmarks.grading.calibrate EAR [FILE...]`.

EAR is a language: the ear that hears it hears all files, whatever they are in; with `en` only those
in English are read, else those in other languages too.

Which ideas somebody meant is not labelled, only what an examiner made of the whole answer. So the
ideas are hidden: the weights are those that make the labels most probable when every idea may or
may not have been meant (a model of multiple instances), found by plain gradient ascent.
Misconceptions are labelled, and fitted as a multinomial logit. Labelled answers are all about their
question, so each question is also given some answers to others, which are wrong and count little:
without them nothing would teach that "i had pizza for lunch" is no answer. Prints what becomes of
answers that are graded with weights which were fitted without their question, and without their
file, and then the table for `bot.grading.meaning.calibration`. FILEs are read beside our own.
"""

import random
import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from itertools import product
from pathlib import Path

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.grading.plain_keys import OTHERS, OURS, Answer, PlainQuestion, read_questions
from benchmarks.grading.plain_table import corpus_of, print_head, print_row, tallied
from bot.commands.meaning import ear_at_once
from bot.grading.keys.compiled import compile_key
from bot.grading.meaning.calibration import MINILM
from bot.grading.meaning.ear import Ear, Work
from bot.grading.meaning.evidence import MeaningGrader, enough
from bot.grading.meaning.turning import Views
from bot.grading.text.language import ENGLISH
from state.values import replace

Matrix = NDArray[numpy.float64]

SHRINK = 0.5
"""How hard weights are pulled towards 0; the constants are not. 0.3 to 2 do equally well."""
ROUNDS = 1500
AGAIN = 300
"""Steps from weights that were fitted on a little more."""
STEP = 0.05
FOLDS = 12
STRAYS = 8
"""Answers to other questions that each question is given."""
STRAY_COUNTS = 0.1
"""How much one of them counts. At 0.1 a seventh of them means enough to be accepted; at 0.2 a
tenth, and one right answer in thirty fewer is."""

STATES: Matrix = numpy.array(list(product((0.0, 1.0), repeat=4)))
"""Every way in which up to four ideas may have been meant or not."""


class Sample(Struct, frozen=True):
    """One labelled answer, as it was seen."""

    file: str
    question: str
    answer: Answer
    ideas: Matrix
    """A row of views for each of four ideas; of those that the key does not have, zeros."""
    need: int
    has: Matrix
    """1 for each idea that the key has."""
    fair: Matrix
    """1 for each of `STATES` that would earn a fair verdict."""
    misconceptions: Matrix
    held: int
    """0 for none, else the number of the misconception, from 1."""
    counts: float = 1.0
    """How much it counts in the fit of ideas; one of less than 1 is a stray."""


Weights = tuple[Matrix, Matrix]
"""Those of ideas and those of misconceptions."""


class Whatever(Struct, frozen=True):
    """An ear that hears all languages alike."""

    ear: Ear

    def hearing(self, language: str) -> Ear:  # noqa: ARG002  # the protocol's
        """Give the ear."""
        return self.ear

    def later(self, work: Work) -> None:
        """Do it as the ear does."""
        self.ear.later(work)


IDEAS, MISCONCEPTIONS = tuple(MINILM.ideas), tuple(MINILM.misconceptions)
"""The names of the views, which are the same for every ear."""


def main() -> int:
    """Fit, print how well weights do on what they were not fitted on, and print the table."""
    language, *more = sys.argv[1:]
    others = [] if language == ENGLISH else sorted(OTHERS.glob("*.jsonl"))
    files = [*sorted(OURS.glob("*.jsonl")), *others, *map(Path, more)]
    questions = [one for file in files for one in read_questions(file)]
    with ear_at_once(no_meaning=False) as ears:
        ear = ears.hearing(language) if ears else None
        if ear is None:
            return 2
        samples = [*seen(questions, ear), *strays(questions, ear)]
        weights = fitted(samples)
        for title, part in (("question", _question), ("file", _file)):
            print(f"\nWith weights that were fitted without the {title} that they grade")
            _print_held_out(questions, samples, part, weights, ear)
    ideas, held = weights
    print_table("IDEAS", IDEAS, ideas)
    print_table("MISCONCEPTIONS", MISCONCEPTIONS, held)
    return 0


def print_table(title: str, names: Iterable[str], weights: Matrix) -> None:
    """Print weights as they stand in `bot.grading.meaning.calibration`."""
    print(f"{title} = {{")
    for name, weight in zip(names, weights, strict=True):
        print(f'    "{name}": {weight:.2f},')
    print("}")


def _question(one: "Sample | PlainQuestion") -> str:
    return one.question if isinstance(one, Sample) else one.key.question


def _file(one: "Sample | PlainQuestion") -> str:
    return one.file


def _print_held_out(
    questions: Sequence[PlainQuestion],
    samples: Sequence[Sample],
    part: Callable[[Sample | PlainQuestion], str],
    weights: Weights,
    ear: Ear,
) -> None:
    """Print what becomes of answers whose part of the data had no say in the weights."""
    parts = sorted({part(one) for one in samples})
    folds = {name: place % FOLDS for place, name in enumerate(parts)}
    corpora = {
        file: corpus_of([one for one in questions if one.file == file])
        for file in sorted({one.file for one in questions})
    }
    counted = {file: Counter[str]() for file in corpora}
    ranked: list[tuple[Sample, float, float]] = []
    for fold in sorted(set(folds.values())):
        ideas, held = fitted([one for one in samples if folds[part(one)] != fold], weights)
        ranked += [(one, *ranks(one, ideas, held)) for one in samples if folds[part(one)] == fold]
        _take(ear, ideas, held)
        for file, corpus in corpora.items():
            mine = [one for one in questions if one.file == file and folds[part(one)] == fold]
            counted[file] += tallied(mine, Whatever(ear), corpus)
    print_head()
    for file, count in counted.items():
        print_row(file, count)
    stray = [rank >= ear.calibration.right for one, rank, _ in ranked if one.counts < 1]
    print(f"Answers to other questions that mean enough: {sum(stray)} of {len(stray)}")
    print("Area under the curve")
    for file in corpora:
        some = [one for one in ranked if one[0].file == file and one[0].counts == 1]
        right = area([(rank, one.answer.expected == "right") for one, rank, _ in some])
        wrong = area([(rank, one.held > 0) for one, _, rank in some])
        print(f"  {file:22} right {right:.3f}   misconception {wrong:.3f}")


def _take(ear: Ear, ideas: Matrix, held: Matrix) -> None:
    """Let an ear use some weights, as long as this program runs."""
    ear.calibration.ideas.update(zip(IDEAS, ideas.tolist(), strict=True))
    ear.calibration.misconceptions.update(zip(MISCONCEPTIONS, held.tolist(), strict=True))


def ranks(one: Sample, ideas: Matrix, held: Matrix) -> tuple[float, float]:
    """Give how probably an answer is right, and how probably a misconception is held."""
    chances = 1 / (1 + numpy.exp(-one.ideas @ ideas))
    powers = numpy.exp(one.misconceptions @ held)
    none = 1 / (1 + float(powers.sum()))
    has = [float(chances[place]) for place in numpy.flatnonzero(one.has)]
    return enough(has, one.need)[0] * none, float(powers.max(initial=0.0)) * none


def area(ranked: Sequence[tuple[float, bool]]) -> float:
    """Give the area under the curve: how often one that is so ranks above one that is not."""
    so, others = ([rank for rank, is_so in ranked if is_so is wanted] for wanted in (True, False))
    wins = sum((one > other) + (one == other) / 2 for one, other in product(so, others))
    return wins / (len(so) * len(others))


def strays(questions: Sequence[PlainQuestion], ear: Ear) -> list[Sample]:
    """Take the views of some answers to other questions, as of wrong ones; the same each time.

    Half are right answers to another question of the file, half any answers to any.
    """
    chance = random.Random(1)  # noqa: S311  # the same answers each time
    given = []
    for question in questions:
        others = [two for two in questions if two is not question]
        beside = [
            one.text
            for two in others
            if two.file == question.file
            for one in two.answers
            if one.expected == "right"
        ]
        texts = (
            *chance.sample(beside, min(STRAYS // 2, len(beside))),
            *chance.sample([one.text for two in others for one in two.answers], STRAYS // 2),
        )
        given.append(replace(question, answers=tuple(map(_stray, texts))))
    return [replace(one, counts=STRAY_COUNTS) for one in seen(given, ear)]


def _stray(text: str) -> Answer:
    return Answer(text, "wrong", frozenset(), None)


def seen(questions: Sequence[PlainQuestion], ear: Ear) -> list[Sample]:
    """Take the views of every answer."""
    samples: list[Sample] = []
    for file in sorted({one.file for one in questions}):
        mine = [one for one in questions if one.file == file]
        corpus = corpus_of(mine)
        for question in mine:
            grader = MeaningGrader(
                compile_key(question.key, corpus), corpus.weights, ear, corpus.said
            )
            for answer in question.answers:
                weighing = grader.weighing(answer.text)
                if weighing is not None:
                    ideas, held = weighing.ideas(), weighing.misconceptions()
                    samples.append(sample_of(question, answer, ideas, held))
    return samples


def sample_of(
    question: PlainQuestion, answer: Answer, ideas: list[Views], held: list[Views]
) -> Sample:
    """Bring the views of one answer, of up to four ideas, into the shape that is fitted."""
    rows = numpy.zeros((STATES.shape[1], len(IDEAS)))
    rows[: len(ideas)] = [[one[name] for name in IDEAS] for one in ideas]
    wrong = [[one[name] for name in MISCONCEPTIONS] for one in held]
    has = numpy.arange(len(rows)) < len(ideas)
    known = [one.id for one in question.key.likely()]
    return Sample(
        question.file,
        question.key.question,
        answer,
        rows,
        question.key.need,
        has.astype(float),
        _fair(question.key.need, has, answer),
        numpy.array(wrong).reshape(len(held), len(MISCONCEPTIONS)),
        1 + known.index(answer.misconception) if answer.misconception else 0,
    )


def _fair(need: int, has: NDArray[numpy.bool_], answer: Answer) -> Matrix:
    meant = STATES.sum(axis=1)
    possible = (STATES[:, ~has] == 0).all(axis=1)
    fair = numpy.zeros(len(STATES), bool)
    if "right" in answer.fair:
        fair |= meant >= need
    if "partly" in answer.fair:
        fair |= (meant > 0) & (meant < need)
    if answer.fair & {"wrong", "misconception"}:
        fair |= meant == 0
    states: Matrix = (fair & possible).astype(float)
    return states


def fitted(samples: Sequence[Sample], start: Weights | None = None) -> Weights:
    """Find the weights for ideas and those for misconceptions."""
    rounds = AGAIN if start else ROUNDS
    ideas, held = start or (numpy.zeros(len(IDEAS)), numpy.zeros(len(MISCONCEPTIONS)))
    return (
        climb(of_ideas([one for one in samples if not one.held]), ideas, rounds, pulled_to_zero),
        climb(
            of_misconceptions([one for one in samples if one.counts == 1]),
            held,
            rounds,
            pulled_to_zero,
        ),
    )


def pulled_to_zero(weights: Matrix) -> Matrix:
    """Give how hard each weight is pulled towards 0, the constants hardly."""
    shrink: Matrix = numpy.r_[SHRINK / 50, numpy.full(len(weights) - 1, SHRINK)]
    return shrink * weights


def of_ideas(samples: Sequence[Sample]) -> Callable[[Matrix], Matrix]:
    """Give the way uphill from any weights of ideas: to those that make the labels probable."""
    ideas = numpy.stack([one.ideas for one in samples])
    has = numpy.stack([one.has for one in samples])
    fair = numpy.stack([one.fair for one in samples])
    counts = numpy.array([one.counts for one in samples])[:, None]

    def gradient(weights: Matrix) -> Matrix:
        chances = 1 / (1 + numpy.exp(-ideas @ weights))
        odds = numpy.where(STATES == 1, chances[:, None], 1 - chances[:, None])
        states = numpy.where(has[:, None] == 1, odds, 1).prod(axis=2) * fair
        likely = states.sum(axis=1, keepdims=True) + 1e-12
        meant = (states / likely) @ STATES
        uphill: Matrix = numpy.einsum("ni,nif->f", (meant - chances) * has * counts, ideas)
        return uphill

    return gradient


def of_misconceptions(samples: Sequence[Sample]) -> Callable[[Matrix], Matrix]:
    """Give the way uphill from any weights of misconceptions."""
    most = max(len(one.misconceptions) for one in samples)
    views = numpy.zeros((len(samples), most, len(MISCONCEPTIONS)))
    has, wanted = numpy.zeros((len(samples), most)), numpy.zeros((len(samples), most))
    for place, one in enumerate(samples):
        views[place, : len(one.misconceptions)] = one.misconceptions
        has[place, : len(one.misconceptions)] = 1
        wanted[place] = numpy.arange(1, most + 1) == one.held

    def gradient(weights: Matrix) -> Matrix:
        powers = numpy.exp(views @ weights) * has
        chances = powers / (1 + powers.sum(axis=1, keepdims=True))
        uphill: Matrix = numpy.einsum("nm,nmf->f", wanted - chances, views)
        return uphill

    return gradient


def climb(
    uphill: Callable[[Matrix], Matrix],
    weights: Matrix,
    rounds: int,
    pull: Callable[[Matrix], Matrix],
) -> Matrix:
    """Climb to the best weights: Adam (Kingma and Ba, 2015), against something that pulls."""
    pace, spread = numpy.zeros(len(weights)), numpy.zeros(len(weights))
    for count in range(1, rounds + 1):
        gradient = uphill(weights) - pull(weights)
        pace = 0.9 * pace + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        ahead = pace / (1 - 0.9**count)
        weights = weights + STEP * ahead / (numpy.sqrt(spread / (1 - 0.999**count)) + 1e-8)
    return weights


if __name__ == "__main__":
    raise SystemExit(main())
