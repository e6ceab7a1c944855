"""Scales have two sides, and a word stands on one of them."""

import pytest

from bot.grading.text.language import language_of
from bot.grading.text.opposites import amounts, companions, dimensions, poles
from bot.grading.text.stems import stem

ENGLISH = language_of("en")


def test_every_scale_has_words_on_both_sides() -> None:
    named = {side for sides in poles(ENGLISH).values() for side in sides}
    assert named == {(scale, side) for scale in range(len(ENGLISH.opposites)) for side in (1, -1)}


def test_companions_are_companions_of_each_other_and_not_of_themselves() -> None:
    alone = [one for one, others in companions(ENGLISH).items() if one in others]
    one_sided = [
        f"{one}, {other}"
        for one, others in companions(ENGLISH).items()
        for other in others
        if one not in companions(ENGLISH)[other]
    ]
    assert alone == one_sided == []
    assert "rise" in companions(ENGLISH)["increas"]


@pytest.mark.parametrize("code", ["en", "es", "de", "fr"])
def test_a_word_that_says_more_does_not_say_less(code: str) -> None:
    written = language_of(code).amounts
    assert set(written) == {"more", "less"}
    more, less = ({stem(one, code) for one in some.split()} for some in written.values())
    assert more.isdisjoint(less)
    assert set(amounts(language_of(code))) == more | less


def test_what_says_how_much_is_about_its_dimension() -> None:
    assert dimensions(ENGLISH)[stem("closer")] == (stem("distance"),)
    assert {name for names in dimensions(ENGLISH).values() for name in names} == {
        stem(name) for name in ENGLISH.dimensions
    }
