"""Nicknames: whatever is typed, what is kept can be printed beside anybody's."""

import unicodedata

from hypothesis import example, given
from hypothesis import strategies as st

from bot.tutor.people.membership import MOST_LETTERS, nickname


@given(st.text(max_size=200))
@example("\u202egnp.exe")
@example("a" + "\u0301" * 50)
@example("\ud800x")
def test_a_nickname_is_short_plain_and_on_one_line(typed: str) -> None:
    kept = nickname(typed)
    assert len(kept) <= MOST_LETTERS
    assert kept == kept.strip()
    assert not set(kept) & set("<>&@/.:\n\r\t=+")
    assert all(unicodedata.category(letter)[0] != "C" for letter in kept)


@given(st.text(max_size=200))
@example("0 : 0")
def test_a_nickname_that_was_kept_stays_as_it_is(typed: str) -> None:
    kept = nickname(typed)
    assert nickname(kept) == kept


@given(st.text(alphabet=st.characters(categories=["Mn", "Me"]), max_size=30))
def test_no_letter_carries_a_tower_of_marks(marks: str) -> None:
    kept = nickname(f"g{'.'.join(marks)}")
    assert len([one for one in kept if unicodedata.category(one).startswith("M")]) <= 2
