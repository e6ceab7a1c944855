"""What is named only to say that it is not meant is not taken for what is."""

import pytest

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.denied import without_denied


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("no not 7 make that 8", "no make that 8"),
        ("8 instead of 7", "8"),
        ("its the 21st not the 12th", "its the 21st"),
        ("not on monday, tuesday please", "tuesday please"),
        ("mejor no a las 7 sino a las 9", "mejor sino a las 9"),
        ("no es el 12, es el 21", "es el 21"),
        ("nicht der 12. sondern der 21.", "sondern der 21."),
        ("um 8 statt um 7", "um 8"),
        ("in paris not in london", "in paris"),
    ],
)
def test_what_is_denied_beside_another_of_its_kind_is_left_out(typed: str, meant: str) -> None:
    assert " ".join(without_denied(tuple(typed_words(typed)))) == meant


@pytest.mark.parametrize("typed", ["not monday", "no reminder at 7", "not now, at 7", "at 7 or 8"])
def test_what_alone_is_named_stays(typed: str) -> None:
    said = tuple(typed_words(typed))
    assert without_denied(said) == said
