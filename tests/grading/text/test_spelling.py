"""Spelling is forgiven by length, and never where it would make another real word."""

import pytest

from bot.grading.text.spelling import allowance, nearly, slips, within


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


def test_of_many_words_those_are_given_that_are_so_many_slips_away() -> None:
    words = ("remind me", "remindme", "demand", "r")
    assert within("remindm", words, 2) == ["remindme", "remind me"]
    assert within("zzzzzzz", words, 2) == []


def test_longer_words_are_forgiven_more() -> None:
    assert [allowance(word) for word in ("van", "vans", "vehicle", "vehicles")] == [0, 1, 1, 2]


def test_numbers_and_codes_must_be_exact() -> None:
    assert allowance("1945") == allowance("b2b1") == 0


@pytest.mark.parametrize(("key", "typed"), [("queue", "que"), ("profit", "proffitt")])
def test_a_word_is_near_that_can_be_told_from_its_spelling(key: str, typed: str) -> None:
    assert nearly(key, typed)


@pytest.mark.parametrize(
    ("key", "typed"),
    [
        ("queue", "queue"),
        ("queue", "q"),
        ("queue", "kue"),
        ("queue", "quick"),
        ("desert", "dessert"),
        ("affect", "effect"),
        ("three", "the"),
    ],
)
def test_what_is_right_too_short_or_another_word_is_not_near(key: str, typed: str) -> None:
    assert not nearly(key, typed)
