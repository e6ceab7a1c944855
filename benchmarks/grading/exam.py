"""How fairly exam answers are marked: which marking points are credited, and what mark that makes.

`exam/*.jsonl` are answers to the exam questions of the topics that come with Viva. `credits` names
the marking points that a fair examiner gives, `either` those that some would give and some not.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import msgspec

from bot.grading.grader import Grader
from content.load import load_library
from content.model.items import ExtendedQuestion

CONTENT: Final = Path("content/topics")
HERE: Final = Path(__file__).parent / "exam"


class Written(msgspec.Struct, frozen=True):
    """An exam answer, and the marking points that an examiner gives it."""

    item: str
    response: str
    credits: frozenset[str]
    either: frozenset[str] = frozenset()
    expected_misconception: str | None = None


class Marked(msgspec.Struct, frozen=True):
    """The same, with the marking points that the grader gave and those there are."""

    written: Written
    given: frozenset[str]
    points: frozenset[str]
    misconception: str | None

    @property
    def missed(self) -> frozenset[str]:
        """What an examiner gives and the grader did not."""
        return self.written.credits - self.given

    @property
    def wrongly(self) -> frozenset[str]:
        """What the grader gave and no examiner would."""
        return self.given - self.written.credits - self.written.either

    @property
    def off(self) -> int:
        """How many marks too few or too many."""
        return abs(len(self.wrongly) - len(self.missed))


def print_exam() -> None:
    """Print a row a file."""
    print(f"\n{'':24}{'credited':>10}{'wrongly':>10}{'same mark':>11}{'one off':>9}{'accused':>9}")
    for path in sorted(HERE.glob("*.jsonl")):
        n = Counter(name for one in marked(path) for name in _counts(one))
        print(
            f"{path.stem:24}{_share(n, 'credited', 'due'):>10}{_share(n, 'wrongly', 'not due'):>10}"
            f"{_share(n, 'same mark', 'answers'):>11}{n['one off']:>9}{n['accused']:>9}"
        )


def marked(path: Path) -> Iterator[Marked]:
    """Mark the answers of a file."""
    library = load_library(CONTENT)
    graders = {name: Grader(topic) for name, topic in library.topics.items()}
    for line in path.read_text(encoding="utf-8").splitlines():
        one = msgspec.json.decode(line, type=Written)
        item = library.item(one.item)
        if not isinstance(item, ExtendedQuestion):
            raise TypeError(f"{one.item} is no exam question")
        verdict = graders[library.topic_of(one.item).topic].grade_text(item, one.response)
        got = zip(item.marks, verdict.points, strict=True)
        given = frozenset(name for name, point in got if point.got)
        yield Marked(one, given, frozenset(item.marks), verdict.misconception)


def _counts(one: Marked) -> Iterator[str]:
    """Give the names of all that one answer counts for."""
    due = one.written.credits
    yield "answers"
    yield from ["due"] * len(due)
    yield from ["credited"] * len(due & one.given)
    yield from ["not due"] * len(one.points - due - one.written.either)
    yield from ["wrongly"] * len(one.wrongly)
    if one.off < 2:
        yield "one off" if one.off else "same mark"
    if one.misconception not in (None, one.written.expected_misconception):
        yield "accused"


def _share(counted: Counter[str], some: str, of: str) -> str:
    return f"{counted[some]}/{counted[of]}"
