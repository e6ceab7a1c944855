"""Whoever writes a topic in another language is told what works in it and what does not."""

import pytest

from bot.grading.batch.languages import what_works


def test_of_english_nothing_has_to_be_said() -> None:
    assert what_works("en") == ()


@pytest.mark.parametrize(
    ("code", "works", "fails"),
    [
        ("de", "meaning (where the extra for it is installed)", "words of one meaning"),
        ("fr", "numbers and dates in words", "meaning"),
        ("sv", "word forms", "denials"),
    ],
)
def test_of_another_language_it_is_said_what_works(code: str, works: str, fails: str) -> None:
    first, second = what_works(code)
    assert works in first
    assert fails in second


def test_nothing_is_said_to_lack_where_nothing_does() -> None:
    (only,) = what_works("es")
    assert only.startswith("in `es` these work")


def test_a_language_that_nothing_is_known_of_is_named_with_those_that_are() -> None:
    (only,) = what_works("French")
    assert only.startswith("nothing is known of the language `French`")
    assert only.endswith("Choose from: de, en, es, fr.")
