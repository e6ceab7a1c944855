"""Roman numerals are read as numbers behind a name, and nowhere else."""

import pytest

from bot.grading.text.roman import NUMERALS, roman
from bot.grading.text.words import read


def test_numerals_of_names_have_their_values() -> None:
    assert (NUMERALS["viii"], NUMERALS["xiv"], NUMERALS["xxxix"]) == (8, 14, 39)


@pytest.mark.parametrize(("letters", "value"), [("xix", 19), ("iiii", 4), ("", 0), ("mix", 0)])
def test_any_roman_number_has_a_value(letters: str, value: int) -> None:
    assert roman(letters) == value


@pytest.mark.parametrize("text", ["World War II", "Henry II", "article after Article II"])
def test_a_numeral_behind_a_name_is_a_number(text: str) -> None:
    assert read(text)[-1].number == 2


@pytest.mark.parametrize("text", ["Then I went", "K P I", "so ii", "Malcolm X"])
def test_letters_elsewhere_are_letters(text: str) -> None:
    assert all(token.number is None for token in read(text))
