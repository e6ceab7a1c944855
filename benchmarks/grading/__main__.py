"""Measures the grader: `python -m benchmarks.grading [FOLDER]`.

FOLDER holds the labelled answers (or VIVA_GRADING_DATA names it). Thresholds are cross-validated by
question; samples are drawn with fixed seeds; the plain matchers are measured in the same run.
"""

import os
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, Final

from benchmarks.grading.baselines import Matcher, recipe_d, token_set, w_ratio
from benchmarks.grading.corpora import Asked, adversarial, corpus
from benchmarks.grading.measures import Graded, cross_validated, drawn, shipped, three_way, two_way
from benchmarks.grading.plain_keys import HELD_OUT, OTHERS, OURS, read_questions
from benchmarks.grading.plain_table import print_plain
from benchmarks.grading.speed import timed
from bot.commands.meaning import ear_at_once
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key, Samples, Wrong
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome

FILES: Final = ("scientsbank-train.jsonl", "beetle-train.jsonl", "adversarial.jsonl")
SEEDS: Final = (0, 1, 2)
LABELLED: Final = {
    Outcome.RIGHT: "correct",
    Outcome.SLIP: "correct",
    Outcome.MISCONCEPTION: "contradictory",
}
EXPECTED: Final = {
    "correct": (Outcome.RIGHT, Outcome.SLIP),
    "misconception": (Outcome.MISCONCEPTION,),
    "incorrect": (Outcome.WRONG,),
    "partial": (Outcome.PARTLY,),
    "no_attempt": (Outcome.NO_ATTEMPT,),
}


def main() -> int:
    """Print the tables; 2 if the data is not there."""
    folder = Path((*sys.argv[1:], os.environ.get("VIVA_GRADING_DATA", "."))[0])
    missing = [name for name in FILES if not (folder / name).is_file()]
    if missing:
        print(f"no {missing[0]} in {folder}; give the folder of labelled answers", file=sys.stderr)
        return 2
    scients, beetle = (corpus(folder / name) for name in FILES[:2])
    _print_accuracy({"SciEntsBank": scients, "Beetle": beetle})
    _print_samples({"SciEntsBank": scients, "Beetle": beetle})
    _print_adversarial(adversarial(folder / FILES[2]))
    ours = [path for part in (HELD_OUT, OURS, OTHERS) for path in sorted(part.glob("*.jsonl"))]
    plain = [*ours, *folder.glob("plain-*.jsonl")]
    with ear_at_once(no_meaning=False) as ear:
        print_plain({path.stem: read_questions(path) for path in plain}, ear)
    _print_speed(scients)
    return 0


def _print_accuracy(corpora: dict[str, Sequence[Asked]]) -> None:
    print("Right or not right, macro-F1; threshold cross-validated by question")
    print(f"{'':14}{'WRatio':>10}{'token_set':>10}{'recipe D':>10}{'Viva':>10}")
    graded = {name: _graded(questions) for name, questions in corpora.items()}
    plain = {name: _plain(questions) for name, questions in corpora.items()}
    for name in corpora:
        fitted = [cross_validated(one) for one in (*plain[name], graded[name])]
        print(f"{name:14}" + "".join(f"{value:10.3f}" for value in fitted))
    print("\nThe same, one threshold for both corpora (Viva: as shipped; others: the best one)")
    ones = [_one_for_all([plain[name][place] for name in corpora]) for place in range(3)]
    ours = sum(map(shipped, graded.values())) / len(graded)
    print(f"{'mean':14}" + "".join(f"{value:10.3f}" for value in (*ones, ours)))
    print("\nCorrect, contradictory, incorrect, macro-F1, references only, as shipped")
    for name in corpora:
        print(f"{name:14}{three_way(graded[name]):10.3f}")
    print("\nHow often it decides, and how often it is right when it does")
    for name in corpora:
        print(f"{name:14}{_honesty(graded[name])}")


def _print_samples(corpora: dict[str, Sequence[Asked]]) -> None:
    print("\nCorrect, contradictory, incorrect, macro-F1, with samples of each label in the key")
    print(f"{'':14}{'3 each':>10}{'10 each':>10}")
    for name, questions in corpora.items():
        values = [
            sum(three_way(_with_samples(questions, count, seed)) for seed in SEEDS) / len(SEEDS)
            for count in (3, 10)
        ]
        print(f"{name:14}" + "".join(f"{value:10.3f}" for value in values))


def _print_adversarial(cases: Sequence[dict[str, Any]]) -> None:
    keys = [_key_of(case) for case in cases]
    words = Corpus.of_keys(keys)
    outcomes = [
        ShortGrader(key, words).grade(case["answer"]).outcome
        for key, case in zip(keys, cases, strict=True)
    ]
    wanted = [case["expected"] for case in cases]
    right = sum(one in EXPECTED[want] for one, want in zip(outcomes, wanted, strict=True))
    accepted = sum(
        one.is_right and want != "correct" for one, want in zip(outcomes, wanted, strict=True)
    )
    print(f"\nAdversarial set: {right} right verdicts of {len(cases)}, {accepted} false accepts")
    for case, one in zip(cases, outcomes, strict=True):
        if one not in EXPECTED[case["expected"]]:
            print(f"  {case['id']} {case['category']}: {case['expected']} wanted, {one} given")


def _print_speed(questions: Sequence[Asked]) -> None:
    times = timed(questions)
    print("\nCPU in ms: key of 5 points, 5 misconceptions, 20 samples")
    print("  " + ", ".join(f"{name} {value:.2f}" for name, value in times.items()))


def _graded(questions: Sequence[Asked]) -> list[Graded]:
    keys = [Key(asked.question, references=asked.references) for asked in questions]
    return list(_all(keys, [asked.answers for asked in questions]))


def _with_samples(questions: Sequence[Asked], count: int, seed: int) -> list[Graded]:
    picked = list(drawn(questions, count, seed))
    keys = [_key(asked, samples) for asked, samples, _ in picked]
    return list(_all(keys, [held_out for _, _, held_out in picked]))


def _all(keys: Sequence[Key], answers: Sequence[Sequence[tuple[str, str]]]) -> Iterator[Graded]:
    words = Corpus.of_keys(keys)
    for place, (key, some) in enumerate(zip(keys, answers, strict=True)):
        grader = ShortGrader(key, words)
        for text, label in some:
            verdict = grader.grade(text)
            given = LABELLED.get(verdict.outcome, "incorrect")
            unsure = verdict.outcome is Outcome.UNSURE
            yield Graded(place, label, verdict.score, given, unsure)


def _key(asked: Asked, samples: Samples) -> Key:
    return Key(asked.question, references=asked.references, samples=samples)


def _key_of(case: dict[str, Any]) -> Key:
    return Key(
        case["question"],
        references=(case["reference"], *case["accepted_alternatives"]),
        misconceptions=tuple(Wrong(text, (text,)) for text in case["misconceptions"]),
    )


def _plain(questions: Sequence[Asked]) -> tuple[list[Graded], ...]:
    matchers: tuple[Matcher, ...] = (w_ratio, token_set, recipe_d(questions))
    return tuple(
        [
            Graded(place, label, matcher(asked, text), "", unsure=False)
            for place, asked in enumerate(questions)
            for text, label in asked.answers
        ]
        for matcher in matchers
    )


def _one_for_all(corpora: Sequence[Sequence[Graded]]) -> float:
    """Give the mean over corpora at the one threshold that is best for all of them together."""
    return max(
        sum(two_way(graded, step / 100) for graded in corpora) / len(corpora)
        for step in range(1, 100)
    )


def _honesty(graded: Sequence[Graded]) -> str:
    decided = [one for one in graded if not one.unsure]
    accepted = Counter(one.label == "correct" for one in decided if one.given == "correct")
    refused = Counter(one.label != "correct" for one in decided if one.given != "correct")
    return (
        f"decided {len(decided) / len(graded):.3f}, "
        f"accepted rightly {accepted[True] / accepted.total():.3f}, "
        f"refused rightly {refused[True] / refused.total():.3f}"
    )


if __name__ == "__main__":
    raise SystemExit(main())
