"""Spelling is forgiven by length, and never where it would make another real word."""

import pytest

from bot.grading.text.spelling import allowance, slips


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("chekc", "check"),
        ("relyable", "reliable"),
        ("mitocondria", "mitochondria"),
        ("mitokondrya", "mitochondria"),  # as it sounds
        ("qualatative", "qualitative"),
        ("hapyer", "happier"),
        ("servis", "service"),
        ("compair", "compare"),
    ],
)
def test_a_slip_of_the_pen_is_forgiven(typed: str, word: str) -> None:
    assert slips(typed, word) is not None


@pytest.mark.parametrize(
    ("typed", "word"),
    [
        ("cat", "car"),  # three letters must be exact
        ("que", "queue"),
        ("bake", "baker"),
        ("principal", "principle"),
        ("humorous", "humerus"),
        ("complement", "compliment"),
        ("banana", "market"),
    ],
)
def test_another_word_is_not(typed: str, word: str) -> None:
    assert slips(typed, word) is None


def test_longer_words_are_forgiven_more() -> None:
    assert [allowance(word) for word in ("van", "vans", "vehicle", "vehicles")] == [0, 1, 1, 2]


def test_numbers_and_codes_must_be_exact() -> None:
    assert allowance("1945") == allowance("b2b1") == 0
