"""What a button in a group carries, read from whatever may come back."""

from zoneinfo import available_timezones

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.groups.tokens import GroupToken, ledger_place, parse


def test_every_zone_fits_the_64_bytes_of_a_button() -> None:
    longest = max(available_timezones(), key=len)
    token = GroupToken("zone", longest)
    assert len(str(token).encode()) <= 64
    assert parse(str(token)) == token


@given(st.text(max_size=70))
def test_any_data_is_a_button_as_it_was_written_or_none_of_ours(data: str) -> None:
    token = parse(data)
    assert token is None or str(token) == data


@pytest.mark.parametrize(
    "data", ["", "g", "g.", "g.Stop", "g.stop.", "g.stop.a b", "m.stop", "g.stop\n", "g.time.٣"]
)
def test_what_we_never_write_is_no_button_of_ours(data: str) -> None:
    assert parse(data) is None


def test_an_argument_is_a_number_only_if_it_is_a_small_one() -> None:
    assert GroupToken("time", "1020").number == 1020
    assert [GroupToken("time", text).number for text in ("", "-1", "1" * 10, "x")] == [None] * 4


def test_a_button_of_a_question_names_its_day_and_slot() -> None:
    assert ledger_place("g.vote.739677-2-1") == (739_677, 2)
    assert [ledger_place(data) for data in ("g.vote", "g.vote.7-2-1", "4.7.pick.2")] == [None] * 3
