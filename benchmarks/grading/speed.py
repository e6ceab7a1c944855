"""Speed: CPU time of one response against a full key, and over text made to hurt."""

import random
import time
from collections.abc import Iterator, Sequence

from benchmarks.grading.corpora import Asked
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.short import ShortGrader

LENGTH = 4096


def full_keys(questions: Sequence[Asked]) -> Iterator[tuple[Key, list[str]]]:
    """Give keys of 5 points, 5 misconceptions and 20 samples, with answers to grade."""
    chance = random.Random(1)  # noqa: S311  # the same keys each time
    words = [word for asked in questions for text in asked.references for word in text.split()]

    def phrase(length: int) -> str:
        start = chance.randrange(len(words) - length)
        return " ".join(words[start : start + length])

    for asked in questions[:40]:
        answers = [text for text, _ in asked.answers]
        yield (
            Key(
                asked.question,
                ideas=tuple(
                    Idea(phrase(2), tuple(phrase(chance.choice((1, 2, 3))) for _ in range(4)))
                    for _ in range(5)
                ),
                need=3,
                references=asked.references,
                misconceptions=tuple(
                    Wrong(f"wrong-{number}", tuple(phrase(4) for _ in range(3)))
                    for number in range(5)
                ),
                samples=Samples(tuple(answers[:7]), tuple(answers[7:14]), tuple(answers[14:20])),
            ),
            answers[20:],
        )


def hostile() -> list[str]:
    """Give texts of 4,096 characters that are dear for fuzzy matchers."""
    chance = random.Random(2)  # noqa: S311  # the same texts each time
    letters = "abcdefghijklmnopqrstuvwxyz"
    mashed = "".join(chance.choice(letters + " ") for _ in range(LENGTH))
    words = " ".join("".join(chance.choice(letters) for _ in range(5)) for _ in range(LENGTH // 6))
    pieces = ("a ", "1 ", "not ", "or ", "one hundred ", "if so because ", "=<>", "é", "9", "1,",
              "a'", "С", "👍", "\u0301", ".", "\u200b", "\ufdfa", "\u05d0 ", "B 2 ")  # fmt: skip  # noqa: RUF001  # look-alikes on purpose
    return [mashed, words, *(piece * (LENGTH // len(piece)) for piece in pieces)]


def timed(questions: Sequence[Asked]) -> dict[str, float]:
    """Give milliseconds of CPU: median, 95th percentile, worst over hostile text, compiling."""
    keys = list(full_keys(questions))
    corpus = Corpus.of_keys([key for key, _ in keys])
    started = time.process_time()
    graders = [ShortGrader(key, corpus) for key, _ in keys]
    compiling = (time.process_time() - started) / len(graders)
    usual = sorted(
        _one(grader, answer)
        for grader, (_, answers) in zip(graders, keys, strict=True)
        for answer in answers
    )
    worst = max(
        min(_one(grader, text) for _ in range(3)) for grader in graders[:5] for text in hostile()
    )
    return {
        "p50": usual[len(usual) // 2] * 1000,
        "p95": usual[len(usual) * 95 // 100] * 1000,
        "worst": worst * 1000,
        "compiling": compiling * 1000,
    }


def _one(grader: ShortGrader, answer: str) -> float:
    started = time.process_time()
    grader.grade(answer)
    return time.process_time() - started
