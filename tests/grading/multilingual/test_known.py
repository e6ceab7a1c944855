"""Pieces of words, known by numbers that are made of their letters."""

import pytest

pytest.importorskip("numpy")

from bot.grading.multilingual.known import KnownPieces  # skipped above without it

TEXTS = ("le", "el", "e", "de la", "ключ", "de")
SAID = "".join(TEXTS).encode()
ENDS = [len("".join(TEXTS[:count]).encode()) for count in range(len(TEXTS) + 1)]


@pytest.fixture
def known() -> KnownPieces:
    return KnownPieces.of(SAID, ENDS, without=TEXTS.index("de"))


def found(known: KnownPieces, text: str) -> list[list[str]]:
    return [[TEXTS[number] for number, _ in some] for some in known.starting(text)]


def test_every_piece_is_found_where_it_starts_the_shortest_first(known: KnownPieces) -> None:
    assert found(known, "el le") == [["e", "el"], [], [], ["le"], ["e"]]
    assert known.starting("el")[0] == [(TEXTS.index("e"), 1), (TEXTS.index("el"), 2)]


def test_the_same_letters_in_another_order_are_another_piece(known: KnownPieces) -> None:
    assert found(known, "lee")[0] == ["le"]
    assert found(known, "ell")[0] == ["e", "el"]


def test_a_piece_may_be_as_long_as_the_text_and_no_longer(known: KnownPieces) -> None:
    assert found(known, "de la")[0] == ["de la"]
    assert found(known, "de l")[0] == []


def test_pieces_of_other_alphabets_and_the_one_left_out_are_not_known(known: KnownPieces) -> None:
    assert not any(found(known, "ключ"))
    assert found(known, "de")[0] == []


@pytest.mark.parametrize("text", ["", "\ud800", "😀", "ñ" * 100])
def test_whatever_is_looked_up_has_a_place_for_each_letter(known: KnownPieces, text: str) -> None:
    assert found(known, text) == [[] for _ in text]
