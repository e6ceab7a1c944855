"""Labelled answers to the shipped topics: what learners type, and what a fair marker says.

Each kind allows the verdicts that its readers would accept:

right         right, however it was put; a misspelling must not be the reason for less
slip          right, and the misspelling is shown
thumbed       typed in a hurry on a phone: right all the same
partly        one idea where two are wanted
paraphrase    right in other words: asked about at worst, never refused
misconceived  a wrong idea that the topic knows by name
negated       the key's words, denied: never right, never partly right
refused       wrong, off the point or the question repeated: never right
stuffed       the key's words without a statement: never right
nothing       no attempt: it asks for a hint and costs nothing
"""

from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.grading.verdict import Outcome, Verdict
from tests.yaml_files import read_yaml

HERE: Final = Path(__file__).parent

FAIR: Final = {
    "right": {Outcome.RIGHT, Outcome.SLIP},
    "slip": {Outcome.SLIP},
    "thumbed": {Outcome.RIGHT, Outcome.SLIP},
    "partly": {Outcome.PARTLY},
    "paraphrase": {Outcome.RIGHT, Outcome.SLIP, Outcome.UNSURE},
    "misconceived": {Outcome.MISCONCEPTION},
    "negated": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE},
    "refused": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE},
    "stuffed": {Outcome.WRONG, Outcome.MISCONCEPTION, Outcome.UNSURE, Outcome.PARTLY},
    "nothing": {Outcome.NO_ATTEMPT},
}


def _labelled() -> Iterator[tuple[str, str, str, str]]:
    for path in sorted(HERE.glob("*.yaml")):
        questions = read_yaml(path)
        for question, kinds in questions.items():
            for kind, responses in kinds.items():
                for response in responses:
                    yield path.stem, question, kind, response


LABELLED: Final = list(_labelled())
"""Topic, question, kind and response."""


def is_fair(kind: str, verdict: Verdict) -> bool:
    """Whether a verdict is one that a fair marker would give."""
    if kind == "misconceived" and not verdict.misconception:
        return False
    if kind == "slip" and not verdict.spelling:
        return False
    return verdict.outcome in FAIR[kind]
