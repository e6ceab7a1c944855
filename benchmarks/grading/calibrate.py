"""Fits the weights of the ear for meaning: `python -m benchmarks.grading.calibrate [FILE...]`.

Which ideas somebody meant is not labelled, only what an examiner made of the whole answer. So the
ideas are hidden: the weights are those that make the labels most probable when every idea may or
may not have been meant (a model of multiple instances), found by plain gradient ascent.
Misconceptions are labelled, and fitted as a multinomial logit. Prints the table for
`bot.grading.meaning.calibration` and what weights do that were fitted without the question, and
without the file, that they grade. FILEs are read beside our own.
"""

import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import product
from pathlib import Path

import numpy
from numpy.typing import NDArray

from benchmarks.grading.plain_keys import OURS, Answer, PlainQuestion, read_questions
from bot.commands.meaning import ear_at_once
from bot.grading.keys.compiled import compile_key
from bot.grading.keys.corpus import Corpus
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.evidence import MeaningGrader, Views, at_least

Matrix = NDArray[numpy.float64]

SHRINK = 0.5
"""How hard weights are pulled towards 0; the constants are not. 0.3 to 2 do equally well."""
ROUNDS = 1500
STEP = 0.05
FOLDS = 12


STATES: Matrix = numpy.array(list(product((0.0, 1.0), repeat=4)))
"""Every way in which up to four ideas may have been meant or not."""


@dataclass(frozen=True, slots=True)
class Sample:
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


_PARTS: dict[str, Callable[[Sample], str]] = {
    "questions": lambda one: one.question,
    "files": lambda one: one.file,
}


def main() -> int:
    """Fit, print the table, and print how well weights do on what they were not fitted on."""
    files = [*sorted(OURS.glob("*.jsonl")), *map(Path, sys.argv[1:])]
    with ear_at_once(no_meaning=False) as ear:
        if ear is None:
            return 2
        names, samples = seen([one for file in files for one in read_questions(file)], ear)
    print("Area under the curve, with weights that were fitted elsewhere")
    for label, part in _PARTS.items():
        _print_areas(f"on other {label}", samples, part)
    ideas, held = fitted(samples)
    for title, some, weights in (("IDEAS", names[0], ideas), ("MISCONCEPTIONS", names[1], held)):
        print(f"{title} = {{")
        for name, weight in zip(some, weights, strict=True):
            print(f'    "{name}": {weight:.2f},')
        print("}")
    return 0


def _print_areas(title: str, samples: Sequence[Sample], part: Callable[[Sample], str]) -> None:
    """Print how well answers are ranked by weights that know nothing of their part of the data."""
    parts = sorted({part(one) for one in samples})
    folds = {name: place % FOLDS for place, name in enumerate(parts)}
    ranked: list[tuple[Sample, float, float]] = []
    for fold in sorted(set(folds.values())):
        ideas, held = fitted([one for one in samples if folds[part(one)] != fold])
        mine = [one for one in samples if folds[part(one)] == fold]
        ranked += [(one, *_ranks(one, ideas, held)) for one in mine]
    for file in sorted({one.file for one in samples}):
        some = [one for one in ranked if one[0].file == file]
        right = area([(rank, one.answer.expected == "right") for one, rank, _ in some])
        wrong = area([(rank, one.held > 0) for one, _, rank in some])
        print(f"  {title:20}{file:14} right {right:.3f}   misconception {wrong:.3f}")


def _ranks(one: Sample, ideas: Matrix, held: Matrix) -> tuple[float, float]:
    """Give how probably an answer is right, and how probably a misconception is held."""
    chances = 1 / (1 + numpy.exp(-one.ideas @ ideas))
    powers = numpy.exp(one.misconceptions @ held) if len(one.misconceptions) else numpy.zeros(1)
    none = 1 / (1 + float(powers.sum()))
    enough = at_least([float(chances[place]) for place in numpy.flatnonzero(one.has)], one.need)
    return enough * none, float(powers.max()) * none


def area(ranked: Sequence[tuple[float, bool]]) -> float:
    """Give the area under the curve: how often one that is so ranks above one that is not."""
    so, others = ([rank for rank, is_so in ranked if is_so is wanted] for wanted in (True, False))
    wins = sum((one > other) + (one == other) / 2 for one, other in product(so, others))
    return wins / (len(so) * len(others))


def seen(
    questions: Sequence[PlainQuestion], ear: Ear
) -> tuple[tuple[list[str], list[str]], list[Sample]]:
    """Take the views of every answer; also gives their names."""
    samples: list[Sample] = []
    names: tuple[list[str], list[str]] = [], []
    for file in sorted({one.file for one in questions}):
        mine = [one for one in questions if one.file == file]
        corpus = Corpus.of_keys(sorted({one.key for one in mine}, key=repr), "en")
        for question in mine:
            grader = MeaningGrader(compile_key(question.key, corpus), corpus.weights, ear)
            for answer in question.answers:
                weighing = grader.weighing(answer.text)
                if weighing is None:
                    continue
                ideas, held = weighing.ideas(), weighing.misconceptions()
                names = list(ideas[0]), list(held[0]) if held else names[1]
                samples.append(_sample(question, answer, ideas, held))
    return names, samples


def _sample(
    question: PlainQuestion, answer: Answer, ideas: list[Views], held: list[Views]
) -> Sample:
    rows = numpy.zeros((STATES.shape[1], len(ideas[0])))
    rows[: len(ideas)] = [list(one.values()) for one in ideas]
    has = numpy.arange(len(rows)) < len(ideas)
    known = [one.id for one in question.key.misconceptions]
    return Sample(
        question.file,
        question.key.question,
        answer,
        rows,
        question.key.need,
        has.astype(float),
        _fair(question.key.need, has, answer),
        numpy.array([list(one.values()) for one in held]),
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


def fitted(samples: Sequence[Sample]) -> tuple[Matrix, Matrix]:
    """Find the weights for ideas and those for misconceptions."""
    telling = [one for one in samples if not one.held]
    ideas = numpy.stack([one.ideas for one in telling])
    has = numpy.stack([one.has for one in telling])
    fair = numpy.stack([one.fair for one in telling])

    def of_ideas(weights: Matrix) -> Matrix:
        chances = 1 / (1 + numpy.exp(-ideas @ weights))
        odds = numpy.where(STATES == 1, chances[:, None], 1 - chances[:, None])
        states = numpy.where(has[:, None] == 1, odds, 1).prod(axis=2) * fair
        likely = states.sum(axis=1, keepdims=True) + 1e-12
        meant = (states / likely) @ STATES
        gradient: Matrix = numpy.einsum("ni,nif->f", (meant - chances) * has, ideas)
        return gradient

    some = [one for one in samples if len(one.misconceptions)]

    def of_misconceptions(weights: Matrix) -> Matrix:
        gradient = numpy.zeros(len(weights))
        for one in some:
            powers = numpy.exp(one.misconceptions @ weights)
            wanted = numpy.arange(1, len(powers) + 1) == one.held
            gradient += (wanted - powers / (1 + powers.sum())) @ one.misconceptions
        return gradient

    return _climb(of_ideas, ideas.shape[2]), _climb(
        of_misconceptions, some[0].misconceptions.shape[1]
    )


def _climb(gradient_at: Callable[[Matrix], Matrix], size: int) -> Matrix:
    """Climb to the best weights: Adam (Kingma and Ba, 2015), with weights pulled towards 0."""
    weights, pace, spread = numpy.zeros(size), numpy.zeros(size), numpy.zeros(size)
    shrink = numpy.r_[SHRINK / 50, numpy.full(size - 1, SHRINK)]
    for count in range(1, ROUNDS + 1):
        gradient = gradient_at(weights) - shrink * weights
        pace = 0.9 * pace + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        ahead = pace / (1 - 0.9**count)
        weights = weights + STEP * ahead / (numpy.sqrt(spread / (1 - 0.999**count)) + 1e-8)
    return weights


if __name__ == "__main__":
    raise SystemExit(main())
