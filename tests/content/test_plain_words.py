"""What is wrong is said as an author would say it, never as a library does."""

import re
from pathlib import Path

import pytest

from content.complaint import ContentError
from content.load import load_topic


@pytest.mark.parametrize("file", ["topic.yaml", "flashcards.yaml", "quiz.yaml"])
def test_whatever_is_after_a_key_the_complaint_is_in_plain_words(folder: Path, file: str) -> None:
    source = (folder / file).read_text()
    for line in source.splitlines():
        key, colon, _ = line.partition(": ")
        for wrong in ("[]", "{}", "[[a]]", "x y", "-1", "9" * 5000, "") if colon else ():
            (folder / file).write_text(source.replace(line, f"{key}: {wrong}"))
            try:
                load_topic(folder)
            except ContentError as error:
                told = str(error).replace(str(folder), "")
                assert not re.search("pydantic|string_|_type|_parsing|Traceback|None", told), told


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
