"""What is wrong is said as an author would say it, never as a library does."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import ValidationError
from pydantic_core import ErrorDetails

from content.complaint import ContentError
from content.faults.plain_words import in_plain_words
from content.files import read_topic_files
from content.load import load_topic
from content.model.topic import Topic
from content.tree import plain

TEMPLATE = Path("content/template")


TEXTS = ("", "x y", "-1", "nan", "9" * 5000)
ODD: tuple[Any, ...] = (*TEXTS, [], ["x"], [["x"]], {}, {"x": "y"}, [{"x": "y"}])


def with_something_odd(part: Any) -> Iterator[Any]:
    """Give a topic with each of its parts changed to something that an author may have written."""
    match part:
        case dict():
            yield {**part, "kind": "x"}
            for key, value in part.items():
                yield from ({**part, key: odd} for odd in (*ODD, *with_something_odd(value)))
        case list():
            for place, value in enumerate(part):
                for odd in (*ODD, *with_something_odd(value)):
                    yield [*part[:place], odd, *part[place + 1 :]]


def test_whatever_stands_anywhere_the_complaint_is_in_plain_words() -> None:
    topic: dict[str, Any] = dict(plain(read_topic_files(TEMPLATE).tree))
    topic |= {"confusable": [["one", "other"]], "strict": ["case"]}
    faults: list[ErrorDetails] = []
    for written in with_something_odd(topic):
        try:
            Topic.model_validate(written)
        except ValidationError as error:
            faults += error.errors(include_url=False)
    told = {" ".join(in_plain_words(fault)) for fault in faults}
    assert len(told) > 200
    library = re.compile("pydantic|string_|_type|_parsing|None|`[0-9]`")
    assert [one for one in told if library.search(one)] == []


@pytest.mark.parametrize(
    ("key", "wrong", "mend"),
    [
        ("choices", "[Red, Blue]", "Write `- right: ...` for the one that is right"),
        ("points", "[its skin]", "Write it as `- {idea: ..., any: [...]}`."),
        ("samples", "[its skin]", "Write `right: [...]` and `wrong: [...]` under it."),
        ("pairs", "[{a: b}, {c: d}]", "for each pair, without a dash"),
        ("slips", "[5]", "Write it as `- {gives: ..., because: ...}`."),
        ("hints", "Think.", "or all of them in brackets: [one, two]."),
    ],
)
def test_what_a_group_of_keys_looks_like_is_said(
    folder: Path, key: str, wrong: str, mend: str
) -> None:
    kinds = {"choices": "choice", "pairs": "match", "slips": "number"}
    question = f"  - {{id: q-x, type: {kinds.get(key, 'short')}, ask: Why?, {key}: {wrong}}}\n"
    quiz = folder / "quiz.yaml"
    quiz.write_text(quiz.read_text() + question)
    with pytest.raises(ContentError) as error:
        load_topic(folder)
    assert mend in str(error.value)
