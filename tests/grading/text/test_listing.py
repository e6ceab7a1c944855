"""A question that asks for items is answered by items."""

import pytest

from bot.grading.text.listing import asks_for_list, items, pieces_of, wanted_number


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Name the two products.", True),
        ("What are the products?", True),
        ("Why does it rain?", False),
    ],
)
def test_a_question_asks_for_items_by_how_it_is_put(question: str, *, asks: bool) -> None:
    assert asks_for_list(question) == asks


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ("glucose and oxygen", ("glucose", "oxygen")),
        ("sun, wind / water & waves.", ("sun", "wind", "water", "waves")),
        ("glucose", ()),  # one is no list
        ("the plant makes sugar from light, and it breathes out oxygen at day", ()),  # clauses
    ],
)
def test_a_bare_list_has_items_a_sentence_has_none(reference: str, found: tuple[str, ...]) -> None:
    assert items(reference, "Name them.") == found
    assert items(reference, "Why?") == ()


def test_as_many_items_are_wanted_as_the_question_says_at_most_all() -> None:
    assert wanted_number("Name two of them.", 3) == 2
    assert wanted_number("Name 5 of them.", 3) == 3
    assert wanted_number("Name them.", 3) == 3


def test_nothing_is_a_piece_of_an_empty_text() -> None:
    assert pieces_of(" . ") == ()
