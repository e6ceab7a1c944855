"""Reading: what is the same thing written differently ends here; what means something stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.text.words import LIMIT, read


def words(text: str) -> list[str]:
    return [token.text for token in read(text)]


@pytest.mark.parametrize(
    ("typed", "same"),
    [
        ("Café", "cafe"),
        ("DON'T", "do not"),
        ("dont", "do not"),
        ("twenty five", "25"),
        ("two hundred", "200"),
        ("1,200", "1200"),
        ("3,14", "3.14"),
        ("1.2k", "1200"),
        ("the shop's prices", "the shop prices"),
        ("cross-check", "cross check"),
        ("\u041e", "o"),  # the Cyrillic letter
    ],
)
def test_one_thing_is_read_the_same_however_it_is_written(typed: str, same: str) -> None:
    assert words(typed) == words(same)


def test_a_digit_that_is_no_decimal_is_no_number() -> None:
    assert read("\u24f5")[0].number is None


@pytest.mark.parametrize(
    ("one", "other"), [("C++", "C"), ("C#", "C"), ("-40", "40"), ("===", "=="), ("4.5", "45")]
)
def test_signs_that_change_the_meaning_stay(one: str, other: str) -> None:
    assert words(one) != words(other)


def test_a_word_knows_where_it_was_typed() -> None:
    text = "Ça  va: cross-chekc"
    assert [text[token.start : token.end] for token in read(text)] == ["Ça", "va", "cross", "chekc"]


def test_what_stands_in_brackets_is_aside() -> None:
    assert [one.text for one in read("a plan (for money, or so) made (now") if one.aside] == [
        "for", "money", "or", "so", "now",
    ]  # fmt: skip


def test_an_a_that_names_something_is_not_an_article() -> None:
    assert words("A's history contains B")[0] != "a"
    assert words("a history of B")[0] == "a"


@given(st.text(max_size=3 * LIMIT))
def test_any_text_can_be_read_and_only_its_beginning_is(text: str) -> None:
    tokens = read(text)
    assert all(0 <= token.start < token.end <= min(len(text), LIMIT) for token in tokens)
    assert tokens == read(text[:LIMIT])
