"""The question a learner has before them, and what has happened to it so far."""

import re
from collections import Counter
from dataclasses import dataclass, field
from typing import NamedTuple

from benchmarks.dialogue.screen import Recognised, Seen
from content.ids import topic_id_of
from content.model.items import Item

TOO_LONG = 25
"""Messages from a learner to one question after which there seems to be no way on."""

HINT = re.compile(
    r"Hint: |The first letters: |One less to choose from\.|It begins with: |The card begins: "
    r"|One pair to start you off: |Here is the idea behind it\.|\d+ answers? (?:is|are) right\."
)
"""How help of each kind begins."""

_PLACE = re.compile(r"\d+(?: of \d+)?(?: ·|$)")
_WHY = re.compile(r"new|checking|once more")


class Repeat(NamedTuple):
    """A text that came twice within one question."""

    sort: str
    """"hint", "correction" or "message"."""
    text: str


@dataclass
class Open:
    """One question, from being put until the next."""

    ref: str
    item: Item
    known: bool
    idea: str | None
    """The wrong idea that shows in the answer, as "topic-id/misconception-id"."""
    message: int
    """The message that puts it."""
    why: str
    """What the message says of why it is asked: "new", "checking", "once more" or nothing."""
    plan: list[str] = field(default_factory=list)
    """Letters still to be tapped."""
    tries: int = 0
    hints: int = 0
    acts: int = 0
    asides: int = 0
    """What was sent beside it."""
    seconds: float = 0.0
    sure: bool = False
    settled: bool = False
    contested: bool = False
    read: set[str] = field(default_factory=set)
    """Lines that have been read since the question was put."""
    texts: set[str] = field(default_factory=set)
    """Whole messages, other than the question itself."""

    @property
    def topic_id(self) -> str:
        """The topic that it belongs to."""
        return topic_id_of(self.ref)

    @property
    def concept(self) -> str:
        """The concept, across topics."""
        return f"{self.topic_id}/{self.item.concept}"


def repeats(prompt: Open, seen: Seen, recognised: Recognised) -> Counter[Repeat]:
    """Count what a message says that was said of this question before.

    The question itself may come again, and so may the credit earned so far.
    """
    if seen.lines and _PLACE.match(seen.lines[0]):
        return Counter()
    again = [line for line in seen.lines if line in prompt.read]
    found = [Repeat("hint", line) for line in again if HINT.match(line)]
    found += [Repeat("correction", line) for line in again if recognised.refutations([line])]
    if seen.text in prompt.texts:
        found.append(Repeat("message", seen.text))
    prompt.texts.add(seen.text)
    return Counter(found)


def why_of(seen: Seen) -> str:
    """Read why a question is asked, where that is said."""
    found = _WHY.search(seen.lines[0].partition("·")[2])
    return found[0] if found else ""
