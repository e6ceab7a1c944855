"""Which way each thing goes."""

import pytest

from bot.grading.meaning.directions import agreement, directions, directions_in


def test_every_clause_lends_its_direction_to_what_it_speaks_of() -> None:
    goes = directions("the current is smaller, so the voltage rises")
    assert (goes["current"], goes["voltag"]) == (-1.0, 1.0)


def test_a_clause_that_points_nowhere_says_nothing_of_its_things() -> None:
    assert directions("the current flows in the wire") == {}


@pytest.mark.parametrize(
    ("wording", "response"),
    [
        ("they build tension", "takes away the tension"),
        ("they kill useful bacteria", "they feed the good bacteria"),
        ("it cancels out errors", "it makes the errors bigger"),
    ],
)
def test_the_opposite_of_an_idea_disagrees_in_whatever_words(wording: str, response: str) -> None:
    assert agreement(directions(wording), directions(response)) < -0.5


def test_texts_that_share_nothing_neither_agree_nor_disagree() -> None:
    assert agreement(directions("prices rise"), directions("water falls")) == 0.0


def test_wordings_that_differ_leave_a_direction_open() -> None:
    assert directions_in(["prices rise", "prices fall"])["price"] == 0.0
