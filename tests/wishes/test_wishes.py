"""Everyday wishes in every language are understood; no answer to any question is one."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

import pytest

from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.links import PRACTISE, mark_of
from bot.tutor.understanding.asked_for import wish_of
from bot.tutor.understanding.doubt import is_doubtful
from bot.views.texts import languages, load_texts
from tests.complaints import check_each
from tests.shipped import shipped_teaching
from tests.tutor.laying import Pupil
from tests.yaml_files import read_yaml

HERE: Final = Path(__file__).parent
ROOT: Final = HERE.parent.parent

WISHES: Final = list(
    csv.DictReader((HERE / "wishes.tsv").read_text("utf-8").splitlines(), delimiter="\t")
)
INTENTS: Final = {language: load_texts(language).intents for language in languages()}

WANTED: Final = 0.95
"""The share of our own wishes that has to be done without a question."""

ASKED: Final = 0.005
"""The share of answers, at most, of which it is asked whether they are one, by words alone."""


@pytest.mark.parametrize("language", languages())
def test_everyday_wishes_are_done(language: str) -> None:
    own = [row for row in WISHES if row["language"] == language]
    assert own, "a language has wishes of its own here"
    missed = [row for row in own if not _is_done(row)]
    assert len(missed) <= (1 - WANTED) * len(own), missed


def _is_done(row: dict[str, str]) -> bool:
    intents = INTENTS[row["language"]]
    found = intents.find(row["typed"])
    wish = intents.wished(row["typed"])
    return (found or (wish.intent if wish and wish.is_sure else None)) == row["wish"]


def test_whoever_speaks_one_language_is_understood_in_the_other() -> None:
    wish = INTENTS["en"].wished("kiero parar")
    assert wish is not None
    assert wish.intent == "stop"


def _answers() -> Iterator[tuple[str, str]]:
    for path in sorted((ROOT / "tests" / "responses").glob("*.yaml")):
        for item, kinds in read_yaml(path).items():
            for kind, responses in kinds.items():
                if kind != "nothing":
                    yield from ((f"{path.stem}/{item}", response) for response in responses)


def _plain_answers() -> Iterator[str]:
    for path in sorted((ROOT / "benchmarks" / "grading" / "plain").glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            fields = json.loads(line)
            yield from (one["response"] for one in fields["answers"])


@pytest.mark.proof
def test_no_labelled_answer_to_the_shipped_topics_is_taken_for_a_wish() -> None:
    pupils: dict[str, Pupil] = {}
    doubted: list[tuple[str, str]] = []

    def is_an_answer(case: tuple[str, str]) -> None:
        ref, response = case
        if ref not in pupils:
            pupils[ref] = Pupil(teaching=shipped_teaching())
            pupils[ref].say(f"/start {PRACTISE}{mark_of(ref)}")
        desk = pupils[ref].desk()
        match desk.session.activity:
            case Drill(prompt=Prompt(ref=asked) as prompt) if asked == ref:
                assert wish_of(desk, response) is None
                doubted.extend([case] if is_doubtful(desk, prompt, None, response) else ())
            case other:
                raise AssertionError(other)

    check_each(found := list(_answers()), is_an_answer)
    assert len(doubted) <= ASKED * len(found), doubted


@pytest.mark.proof
def test_no_labelled_answer_to_plain_keys_is_like_a_wish() -> None:
    intents = INTENTS["en"]

    def is_an_answer(response: str) -> None:
        wish = intents.wished(response)
        assert wish is None or not wish.is_sure or wish.is_bare, wish

    check_each(list(_plain_answers()), is_an_answer)
