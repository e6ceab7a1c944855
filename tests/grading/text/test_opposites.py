"""Scales have two sides, and a word stands on one of them."""

from bot.grading.text.opposites import (
    DIMENSIONS,
    OPPOSITES,
    companions,
    dimensions,
    poles,
)
from bot.grading.text.words import stem


def test_no_word_stands_on_both_sides_of_a_scale() -> None:
    torn = [
        f"{one}: {sides}"
        for one, sides in poles().items()
        if len({scale for scale, _ in sides}) != len(set(sides))
    ]
    assert torn == []


def test_every_scale_has_words_on_both_sides() -> None:
    named = {side for sides in poles().values() for side in sides}
    assert named == {(scale, side) for scale in range(len(OPPOSITES)) for side in (1, -1)}


def test_companions_are_companions_of_each_other_and_not_of_themselves() -> None:
    alone = [one for one, others in companions().items() if one in others]
    one_sided = [
        f"{one}, {other}"
        for one, others in companions().items()
        for other in others
        if one not in companions()[other]
    ]
    assert alone == one_sided == []
    assert "rise" in companions()["increas"]


def test_what_says_how_much_is_about_its_dimension() -> None:
    assert dimensions()[stem("closer")] == (stem("distance"),)
    assert {name for names in dimensions().values() for name in names} == {
        stem(name) for name in DIMENSIONS
    }
