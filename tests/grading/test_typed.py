"""What learners type, kind by kind, and what a fair marker would say of it.

Each file of `typed/` holds one kind of key, and `mixed.yaml` all of them. An entry is a key
(`number`, `card`, `cloze` or `points`, with what belongs to it) and answers to it, parted by ` | `:
those that are `right`, those that are `wrong`, and those that are at least `not_right` or
`not_wrong`: a marker would ask, or give a part of the credit.

`typed/` holds what is marked fairly, so it says nothing of how often that is so. What was labelled
with it and is not stands in `unfair.yaml`; docs/measurements/grading.md has the shares.
"""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome, Verdict
from content.model.topic import Topic
from tests.made import topic_of
from tests.yaml_files import read_yaml

FOLDER = Path(__file__).parent / "typed"
UNFAIR = FOLDER.with_name("unfair.yaml")


def topic(entry: dict[str, Any]) -> Topic:
    """A topic with the one item of an entry."""
    item: dict[str, Any] = {"id": "one", "strict": entry.get("strict", ())}
    asked = {**item, "ask": entry.get("ask", "How much is it?")}
    questions, cards = [], []
    if "number" in entry:
        answer = {"answer": str(entry["number"]), "unit": entry.get("unit")}
        questions.append({**asked, "type": "number", **answer})
    elif "cloze" in entry:
        questions.append({**item, "type": "cloze", "ask": entry["cloze"]})
    elif "card" in entry:
        accept = entry.get("accept", ())
        front = entry.get("ask", "Which?")
        cards.append({**item, "front": front, "back": str(entry["card"]), "accept": accept})
    else:
        points = [
            {"idea": some.split(" | ")[0], "any": some.split(" | ")} for some in entry["points"]
        ]
        key = {"points": points, "need": entry.get("need", 1), "model": entry["model"]}
        questions.append({**asked, "type": "short", **key, "not": _parted(entry, "not")})
    return topic_of(questions, cards, entry.get("in", "en"))


def _parted(entry: dict[str, Any], name: str) -> list[str]:
    return [text.strip() for text in str(entry.get(name, "")).split(" | ") if text.strip()]


ASKED = (Outcome.UNSURE, Outcome.PARTLY)

FAIR: dict[str, Callable[[Verdict], bool]] = {
    "right": lambda verdict: verdict.outcome.is_right,
    "not_right": lambda verdict: not verdict.outcome.is_right,
    "not_wrong": lambda verdict: verdict.outcome.is_right or verdict.outcome in ASKED,
    "wrong": lambda verdict: not verdict.outcome.is_right and verdict.outcome is not Outcome.UNSURE,
}

Marked = tuple[bool, str]
"""Whether an answer is marked fairly, and what is to be said of it."""


def marked(path: Path) -> Iterator[Marked]:
    for entry in read_yaml(path):
        made = topic(entry)
        item, grader = next(made.items()), Grader(made)
        key = entry.get("number", entry.get("card", entry.get("model", entry.get("cloze"))))
        for label, is_fair in FAIR.items():
            for response in _parted(entry, label):
                verdict = grader.grade_text(item, response)
                given = f"{label}, and {verdict.outcome} was given, {verdict.because}"
                yield is_fair(verdict), f"{key!r} ← {response!r}: {given}"


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.yaml")), ids=lambda path: path.stem)
def test_every_answer_is_marked_as_a_fair_marker_would(path: Path) -> None:
    assert not [said for fair, said in marked(path) if not fair]


def test_what_is_said_to_be_unfair_still_is() -> None:
    assert not [said for fair, said in marked(UNFAIR) if fair]
