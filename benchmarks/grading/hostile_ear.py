"""Hostile text with the ear on: time and memory of answers made to hurt, to one rich item.

    python -m benchmarks.grading.hostile_ear

Prints a row for each kind of text, then what a flood of a hundred different answers from one person
takes, and by how much the process grew. Needs the extra `meaning`.
"""

import resource
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.commands.meaning import ear_at_once
from bot.grading.grader import Grader
from bot.grading.text.words import LIMIT
from content.load import load_topic
from content.model.items import ShortQuestion

TOPIC: Final = Path("content/topics/customer-service/business-principles")
LONGEST: Final = 4096
"""Characters of a message; of an answer `LIMIT` are read."""
FLOOD: Final = 100


def texts() -> Iterator[tuple[str, str]]:
    """Give each kind of text with its name."""
    words = "customers leave because nobody listens to them "
    yield "500 characters of words", (words * 20)[:LIMIT]
    right_to_left = "\u05d0\u05d1\u05d2\u05d3 \u0627\u0644\u0639\u0645\u064a\u0644 "
    yield "right to left", (right_to_left * 90)[:LIMIT]
    yield "emoji only", ("\U0001f525\U0001f468\u200d\U0001f469\u200d\U0001f467" * 90)[:LIMIT]
    yield "zero width", "\u200b\u200c\u200d\u2060" * (LIMIT // 4)
    yield "combining marks piled up", "e" + "\u0301\u0489\u0334" * (LIMIT // 3)
    yield "4,096 characters without a space", "a" * LONGEST
    yield "4,096 mashed characters without a space", ("xqzvkwjpthbd" * LONGEST)[:LONGEST]
    yield "words that nobody knows", ("vorbex tulmi dranok pelith " * 40)[:LIMIT]
    yield "clauses", ("stop it, because they leave, so " * 40)[:LIMIT]


def main() -> None:
    """Print the table."""
    topic = load_topic(TOPIC)
    item = next(one for one in topic.items() if isinstance(one, ShortQuestion))
    with ear_at_once(no_meaning=False) as ear:
        grader = Grader(topic, ear=ear)
        grader.grade_text(item, "they would tell others about it")
        for name, text in texts():
            started = time.process_time()
            grader.grade_text(item, text)
            print(f"| {name} | {(time.process_time() - started) * 1000:.0f} ms |")
        before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
        started = time.process_time()
        for count in range(FLOOD):
            grader.grade_text(item, f"answer {count}: they go elsewhere, since nobody asked them")
        took = time.process_time() - started
        grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before
        print(
            f"| {FLOOD} different answers | {took * 1000:.0f} ms | grown by {grown / 1024:.1f} MB |"
        )


if __name__ == "__main__":
    main()
