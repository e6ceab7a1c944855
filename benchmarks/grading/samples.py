"""What weights are fitted on: labelled answers, each as the views of an ear have it.

Labelled answers are all about their question, so each question is also given some answers to
others, which are wrong and count little: without them nothing would teach that "i had pizza for
lunch" is no answer.
"""

import random
from collections.abc import Sequence
from itertools import product

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from benchmarks.grading.plain_keys import Answer, PlainQuestion
from benchmarks.grading.plain_table import corpus_of
from bot.grading.keys.compiled import compile_key
from bot.grading.meaning.calibration import MINILM
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.evidence import MeaningGrader
from bot.grading.meaning.turning import Views
from state.values import replace

Matrix = NDArray[numpy.float64]

STRAYS = 8
"""Answers to other questions that each question is given."""
STRAY_COUNTS = 0.1
"""How much one of them counts. At 0.1 a seventh of them means enough to be accepted; at 0.2 a
tenth, and one right answer in thirty fewer is."""

STATES: Matrix = numpy.array(list(product((0.0, 1.0), repeat=4)))
"""Every way in which up to four ideas may have been meant or not."""


IDEAS, MISCONCEPTIONS = tuple(MINILM.ideas), tuple(MINILM.misconceptions)
"""The names of the views, which are the same for every ear."""


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
        given.append(replace(question, answers=tuple(map(stray, texts))))
    return [replace(one, counts=STRAY_COUNTS) for one in seen(given, ear)]


def stray(text: str) -> Answer:
    """Take something that was said of something else for a wrong answer."""
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
