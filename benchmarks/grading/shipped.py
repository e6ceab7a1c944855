"""How fairly the topics that come with Viva are graded: `python -m benchmarks.grading.shipped`.

`shipped_*.jsonl` are labelled answers, as lines of `viva grade --content`. Prints what became of
each file, with the sentence encoder and by words alone, and then of exam answers.
"""

import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from msgspec import Struct

from benchmarks.grading.exam import print_exam
from benchmarks.grading.plain_keys import Answer
from benchmarks.grading.plain_table import counts, print_head, print_row
from bot.commands.meaning import ear_at_once
from bot.grading.grader import Grader
from bot.grading.meaning.ear import Ears
from content.load import load_library

CONTENT: Final = Path("content/topics")
HERE: Final = Path(__file__).parent


class Labelled(Struct, frozen=True):
    """A labelled answer to a question of a topic."""

    topic: str
    question: str
    answer: Answer


def main() -> int:
    """Print a row a file, with the ear and without."""
    print_head()
    with ear_at_once(no_meaning=False) as ear:
        for title, one in (("words", None), ("meaning", ear)):
            for path in sorted(HERE.glob("shipped_*.jsonl")):
                print_row(f"{path.stem}, {title}", _tallied(path, one))
    print_exam()
    return 0


def read_labelled(path: Path) -> Iterator[Labelled]:
    """Read a file of labelled answers."""
    for line in path.read_text(encoding="utf-8").splitlines():
        fields = json.loads(line)
        topic, _, question = fields["item"].partition("/")
        also = frozenset(fields.get("also_fine", ()))
        held = fields.get("expected_misconception")
        yield Labelled(topic, question, Answer(fields["response"], fields["expected"], also, held))


def _tallied(path: Path, ear: Ears | None) -> Counter[str]:
    library = load_library(CONTENT)
    graders = {name: Grader(topic, ear=ear) for name, topic in library.topics.items()}
    items = {(name, item.id): item for name in graders for item in library.topics[name].items()}
    counted: Counter[str] = Counter()
    for one in read_labelled(path):
        item = items[one.topic, one.question]
        verdict = graders[one.topic].grade_text(item, one.answer.text)
        counted.update(counts(one.answer, verdict))
    return counted


if __name__ == "__main__":
    raise SystemExit(main())
