"""A word may deny the word inside it; many only look so."""

import pytest

from bot.grading.text.negation import inside


@pytest.mark.parametrize(
    ("word", "inner"),
    [
        ("unreliable", "reliable"),
        ("dissatisfied", "satisfied"),
        ("informal", "formal"),
        ("immutable", "mutable"),
        ("stateless", "state"),
        ("unfair", "fair"),
    ],
)
def test_a_word_may_deny_the_word_inside_it(word: str, inner: str) -> None:
    assert inside(word) == (inner, True)


@pytest.mark.parametrize(
    "word", ["improve", "invoice", "mistake", "discount", "important", "understand", "business"]
)
def test_a_word_that_only_looks_so_is_left_whole(word: str) -> None:
    assert inside(word) == (word, False)


def test_full_of_it_is_not_a_denial() -> None:
    assert inside("careful") == ("care", False)
