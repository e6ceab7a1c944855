"""Measures: macro-F1, thresholds fitted on other questions, and samples drawn with a fixed seed."""

import random
from collections.abc import Hashable, Iterator, Sequence

from msgspec import Struct

from benchmarks.grading.corpora import LABELS, Asked
from bot.grading.keys.key import Samples

FOLDS = 5


class Graded(Struct, frozen=True):
    """One graded answer: its question, its label, the score and the label that was given."""

    question: int
    label: str
    score: float
    given: str
    unsure: bool


def macro_f1(
    truth: Sequence[Hashable], given: Sequence[Hashable], labels: Sequence[Hashable]
) -> float:
    """Give the mean of the labels' F1."""
    pairs = list(zip(truth, given, strict=True))
    scores = []
    for label in labels:
        hits = sum(one == two == label for one, two in pairs)
        named = sum((one == label) + (two == label) for one, two in pairs)
        scores.append(2 * hits / named if named else 0.0)
    return sum(scores) / len(scores)


def two_way(graded: Sequence[Graded], threshold: float) -> float:
    """Give macro-F1 of right against not right at one threshold."""
    truth = [one.label == "correct" for one in graded]
    return macro_f1(truth, [one.score >= threshold for one in graded], (True, False))


def shipped(graded: Sequence[Graded]) -> float:
    """Give macro-F1 of right against not right by the verdict as shipped."""
    truth = [one.label == "correct" for one in graded]
    return macro_f1(truth, [one.given == "correct" for one in graded], (True, False))


def three_way(graded: Sequence[Graded]) -> float:
    """Give macro-F1 of correct, contradictory and incorrect by the verdict as shipped."""
    return macro_f1([one.label for one in graded], [one.given for one in graded], LABELS)


def best_threshold(graded: Sequence[Graded]) -> float:
    """Give the threshold, in steps of a hundredth, with the highest macro-F1."""
    return max((two_way(graded, step / 100), step / 100) for step in range(1, 100))[1]


def cross_validated(graded: Sequence[Graded]) -> float:
    """Give macro-F1 with each fifth of the questions judged by a threshold fitted on the others."""
    questions = sorted({one.question for one in graded})
    random.Random(1).shuffle(questions)  # noqa: S311  # folds, not secrets
    fold = {question: place % FOLDS for place, question in enumerate(questions)}
    truth: list[bool] = []
    given: list[bool] = []
    for here in range(FOLDS):
        threshold = best_threshold([one for one in graded if fold[one.question] != here])
        held_out = [one for one in graded if fold[one.question] == here]
        truth += [one.label == "correct" for one in held_out]
        given += [one.score >= threshold for one in held_out]
    return macro_f1(truth, given, (True, False))


def drawn(
    questions: Sequence[Asked], count: int, seed: int
) -> Iterator[tuple[Asked, Samples, tuple[tuple[str, str], ...]]]:
    """Hold out three tenths of each question's answers; draw samples from the rest."""
    chance = random.Random(seed)  # noqa: S311  # a sample, not a secret
    for asked in questions:
        answers = list(asked.answers)
        chance.shuffle(answers)
        cut = max(1, len(answers) * 3 // 10)
        right, contrary, wrong = (
            tuple(text for text, label in answers[cut:] if label == name)[:count] for name in LABELS
        )
        samples = Samples(right=right, misconception=contrary, wrong=wrong)
        yield asked, samples, tuple(answers[:cut])
