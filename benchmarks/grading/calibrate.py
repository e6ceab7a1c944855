"""Fits the weights of an ear for meaning: `python -m benchmarks.grading.calibrate EAR [FILE...]`.

EAR is a language: the ear that hears it hears all files, whatever they are in; with `en` only those
in English are read, else those in other languages too.

They are found as `fit` says, on what `samples` holds. Prints what becomes of
answers that are graded with weights which were fitted without their question, and without their
file, and then the table for `bot.grading.meaning.calibration`. FILEs are read beside our own.
"""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path

from msgspec import Struct

from benchmarks.grading.fit import Weights, area, fitted, ranks
from benchmarks.grading.plain_keys import OTHERS, OURS, PlainQuestion, read_questions
from benchmarks.grading.plain_table import corpus_of, print_head, print_row, tallied
from benchmarks.grading.samples import IDEAS, MISCONCEPTIONS, Matrix, Sample, seen, strays
from bot.commands.meaning import ear_at_once
from bot.grading.meaning.ear import Ear, Work
from bot.grading.text.language import ENGLISH

FOLDS = 12


class Whatever(Struct, frozen=True):
    """An ear that hears all languages alike."""

    ear: Ear

    def hearing(self, language: str) -> Ear:  # noqa: ARG002  # the protocol's
        """Give the ear."""
        return self.ear

    def later(self, work: Work) -> None:
        """Do it as the ear does."""
        self.ear.later(work)


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
        take(ear, ideas, held)
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


def take(ear: Ear, ideas: Matrix, held: Matrix) -> None:
    """Let an ear use some weights, as long as this program runs."""
    ear.calibration.ideas.update(zip(IDEAS, ideas.tolist(), strict=True))
    ear.calibration.misconceptions.update(zip(MISCONCEPTIONS, held.tolist(), strict=True))


if __name__ == "__main__":
    raise SystemExit(main())
