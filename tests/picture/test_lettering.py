"""What becomes of text before it is drawn: lines that fit, with nothing in them that does harm."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.picture.lettering import clean, fit, font, wrap
from tests.picture.examples import words

FONT = font(24)


@pytest.mark.parametrize(
    "text",
    ["Café £5 \u2013 “résumé”… ¾ · €", "Łódź, Dvořák, Ångström, Straße", "Reply 'n' go & <b>"],
)
def test_what_the_font_has_stays_as_it_is(text: str) -> None:
    assert clean(text) == text


@pytest.mark.parametrize(
    ("text", "drawn"),
    [
        ("cafe\u0301", "café"),
        ("ǅungla", "Dzungla"),
        ("\u202egnp.exe", "gnp.exe"),
        ("a\u200bb\ufeffc", "abc"),
        ("tidy 🎉 desk", "tidy desk"),
        ("two\nlines\tand  spaces", "two lines and spaces"),
        ("z\u0335\u0321\u034fa", "za"),
        ("\ud800x\x00", "x"),
        ("Henry Ⅷ", "Henry VIII"),
    ],
)
def test_what_the_font_lacks_is_folded_or_left_out(text: str, drawn: str) -> None:
    assert clean(text) == drawn


def test_a_letter_of_another_script_keeps_its_place() -> None:
    assert clean("漢字 1") == "漢字 1"


@given(words, st.integers(30, 700))
def test_a_text_is_made_to_fit(text: str, width: int) -> None:
    short = fit(text, FONT, width)
    assert FONT.getlength(short) <= width
    assert short == clean(text) or short.endswith("…")


@given(words, st.integers(30, 700), st.integers(1, 3))
def test_a_wrapped_text_keeps_to_its_lines_and_its_width(text: str, width: int, most: int) -> None:
    lines = wrap(text, FONT, width, most)
    assert len(lines) <= most
    assert all(FONT.getlength(line) <= width for line in lines)


@given(st.lists(st.sampled_from(["one", "three", "seventeen"]), max_size=15))
def test_nothing_is_lost_by_wrapping_where_there_is_room(text: list[str]) -> None:
    assert " ".join(wrap(" ".join(text), FONT, 200, 15)) == " ".join(text)
