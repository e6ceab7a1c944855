"""Names and nicknames that can be shown to others, whatever was typed."""

import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bot.tutor.people.names import MAX_NAME, MOST_LETTERS, MOST_MARKS, nickname, shown_name

TOWERS = st.text(alphabet=st.characters(categories=["Mn", "Me"]), max_size=30)


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


@given(TOWERS)
def test_no_letter_carries_a_tower_of_marks(marks: str) -> None:
    for kept in (nickname(f"g{'.'.join(marks)}"), shown_name(f"g{marks}")):
        piled = [one for one in kept if unicodedata.category(one).startswith("M")]
        assert len(piled) <= MOST_MARKS


@given(st.text(max_size=200))
@example("\u202egnp.exe")
@example("\u2800\u3164")
@example("A\u200d\u200d\u200dda\u200c")
def test_a_name_can_be_seen_and_turns_nothing_around(typed: str) -> None:
    kept = shown_name(typed)
    assert len(kept) <= MAX_NAME
    assert kept == kept.strip()
    assert "\n" not in kept
    unseen = [one for one in kept if unicodedata.category(one) in {"Cc", "Cf", "Cs", "Co"}]
    assert set(unseen) <= {"\u200c", "\u200d"}
    assert not kept or kept[0] not in "\u200c\u200d"
    assert not set(kept) & set("\u115f\u1160\u3164\uffa0\u2800")
    assert shown_name(kept) == kept


@pytest.mark.parametrize(
    "name",
    [
        "Ada <b>",
        "Nguy\u1ec5n",
        "Zo\u00eb O'Neill-\u0141ukasz",
        "امیر\u200cحسین",
        "ကျွဲ့",
        "👨\u200d👩\u200d👧 9B",
        "R. & D.",
    ],
)
def test_a_name_that_means_no_harm_stays_as_it_is(name: str) -> None:
    assert shown_name(name) == name


@pytest.mark.parametrize("typed", ["", "\u200b\u2060", "\u3164", "\u200d", " \n"])
def test_of_a_name_that_cannot_be_seen_nothing_is_left(typed: str) -> None:
    assert shown_name(typed) == ""
