"""Bytes are read in the encoding that they show; where one is only assumed, the report says so."""

import re
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.importing.found import Given
from bot.importing.remarks import Refused
from bot.importing.text import MAX_BYTES, decode
from tests.importing.reading import read, told


def test_an_encoding_that_was_taken_for_granted_is_told_and_one_that_cannot_be_is_refused() -> None:
    assert "Windows-1252" in told(read("tables/latin1.csv"))[0]
    with pytest.raises(Refused, match="Save it as UTF-8"):
        read("tables/cyrillic_1251.csv")


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "utf-32"])
def test_an_encoding_that_shows_itself_is_sure(encoding: str) -> None:
    found = decode(Given("words.txt", "niño\r\nseñor\u2028x\x07".encode(encoding)))
    assert (found.text, found.sure) == ("niño\nseñor\nx", True)


def test_what_is_not_what_its_mark_says_is_refused_at_its_line() -> None:
    with pytest.raises(Refused, match=r"words.txt:2: this is not utf-8-sig"):
        decode(Given("words.txt", b"\xef\xbb\xbfa\n\xff"))


def test_only_a_western_text_is_taken_for_one() -> None:
    assert (
        decode(Given("words.txt", "el niño y la niña".encode("cp1252"))).encoding == "Windows-1252"
    )
    with pytest.raises(Refused, match="cannot be told"):
        decode(Given("words.txt", "мир труд май".encode("cp1251")))


def test_more_bytes_than_any_text_has_are_refused() -> None:
    with pytest.raises(Refused, match="larger than 20 MB"):
        decode(Given("words.txt", b"a" * (MAX_BYTES + 1)))


@given(st.binary(max_size=200))
def test_any_bytes_are_a_text_of_ordinary_signs_or_refused(data: bytes) -> None:
    with suppress(Refused):
        assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\ufeff]", decode(Given("x", data)).text)
