"""Which way each thing goes."""

import pytest

from bot.grading.meaning.directions import directions, directions_in, sends_otherwise


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
def test_the_opposite_of_an_idea_sends_things_otherwise(wording: str, response: str) -> None:
    assert sends_otherwise(directions(response), directions(wording))


@pytest.mark.parametrize(
    ("language", "wording", "response"),
    [
        ("es", "frena a las bacterias", "las bacterias crecen más"),
        ("es", "pierden menos agua", "para perder más agua"),
        ("de", "der Preis steigt", "der Preis sinkt"),
    ],
)
def test_so_it_does_in_other_languages(language: str, wording: str, response: str) -> None:
    said, wanted = directions(response, language), directions(wording, language)
    assert sends_otherwise(said, wanted)


def test_texts_that_share_nothing_send_nothing_otherwise() -> None:
    assert not sends_otherwise(directions("water falls"), directions("prices rise"))


def test_one_thing_that_goes_the_other_way_is_enough() -> None:
    key = directions("supply falls, so prices rise")
    assert sends_otherwise(directions("supply rises, so prices rise"), key)


def test_what_a_key_leaves_open_cannot_be_sent_otherwise() -> None:
    key = directions_in(["the supply falls", "the supply falls", "the supply grows"])
    assert not sends_otherwise(directions("the supply grows"), key)


def test_wordings_that_differ_leave_a_direction_open() -> None:
    assert directions_in(["prices rise", "prices fall"])["price"] == 0.0
