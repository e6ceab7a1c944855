"""What somebody typed never runs in a tutor's spreadsheet."""

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from state.privacy.spreadsheet import cell

STARTS = "=+-@\t\r"
BLANKS = " \u3000\u00a0\u200b\ufeff\n"


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("=1+1", "'=1+1"),
        ("  =1+1", "'  =1+1"),
        ("\n@SUM(A1)", "'\n@SUM(A1)"),
        ("\u200b=1", "'\u200b=1"),
        ("\uff1d1+1", "'\uff1d1+1"),
        ("-5", "'-5"),
        ("\tx", "'\tx"),
        ("a = b", "a = b"),
        ("", ""),
    ],
)
def test_what_looks_like_a_formula_becomes_text(typed: str, written: str) -> None:
    assert cell(typed) == written


def test_numbers_stay_numbers() -> None:
    assert [cell(value) for value in (-5, 0.25, None)] == [-5, 0.25, None]


@given(st.text(), st.sampled_from(STARTS), st.text(alphabet=BLANKS, max_size=4))
def test_no_cell_begins_as_a_formula_does(rest: str, start: str, blank: str) -> None:
    written = cell(blank + start + rest)
    assert isinstance(written, str)
    assert written == f"'{blank}{start}{rest}"


@given(st.text())
def test_nothing_is_lost_or_changed_but_for_the_apostrophe(text: str) -> None:
    written = cell(text)
    assert written in (text, f"'{text}")
    shown = unicodedata.normalize("NFKC", str(written)).strip()
    assert not shown.startswith(tuple(STARTS))
