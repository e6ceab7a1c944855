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
