"""Aiken files: right as Moodle reads them, and every fault with its line."""

from pathlib import Path

import pytest

from bot.importing.found import Choice, Deck, Given, TrueFalse
from bot.importing.readers import aiken
from bot.importing.recognise import recognise
from bot.importing.remarks import Refused
from tests.importing.reading import FORMATS

FILE = """What is the chemical symbol of iron?
It was known to the Romans.
A) Ir
B) Fe
C) I
ANSWER: B

Is water wet?
A. True
B. False
ANSWER: A
Which of these is long?
a. A line
that goes on
b. Short
answer: a
"""


def deck_of(text: str) -> Deck:
    (deck,) = aiken.read(Given("Bank.txt", text.encode()))
    return deck


def test_questions_come_in_with_their_right_option() -> None:
    assert recognise(Given("Bank.txt", FILE.encode())).name == "Aiken"
    symbol, wet, long = deck_of(FILE).items
    assert isinstance(symbol, Choice)
    assert symbol.question == "What is the chemical symbol of iron?\nIt was known to the Romans."
    assert [option.text for option in symbol.options if option.right] == ["Fe"]
    assert wet == TrueFalse(source="line 8", statement="Is water wet?", answer=True)
    assert isinstance(long, Choice)
    assert long.options[0].text == "A line\nthat goes on"


@pytest.mark.parametrize(
    ("broken", "why"),
    [
        ("Q?\nA. one\nB. two\nANSWER: C", "`C` is none of its options"),
        ("Q?\nA. one\nANSWER: A", "fewer than two options"),
        ("A. one\nB. two\nANSWER: A", "no question"),
        ("Q?\nA. one\nB. two", "no line `ANSWER: B`"),
    ],
)
def test_a_fault_is_told_with_its_line(broken: str, why: str) -> None:
    deck = deck_of(f"Good?\nA. yes\nB. no\nANSWER: A\n\n{broken}")
    assert len(deck.items) == 1
    (remark,) = deck.remarks
    assert remark.source == "line 6"
    assert why in remark.text


def test_a_question_without_answer_does_not_swallow_the_next() -> None:
    deck = deck_of("One?\nA. a\nB. b\n\nTwo?\nA. c\nB. d\nANSWER: B")
    assert [item.question for item in deck.items if isinstance(item, Choice)] == ["Two?"]
    (remark,) = deck.remarks
    assert remark.source == "line 1"
    assert "no line `ANSWER: B`" in remark.text


def test_a_file_with_no_good_question_is_refused() -> None:
    with pytest.raises(Refused, match="line 1"):
        deck_of("One?\nA. a\nB. b\nANSWER: Z")


def test_numbers_before_questions_are_the_teachers_and_small_letters_are_letters() -> None:
    text = "1. Which?\n\na) one\nB. E. coli\n\nanswer: b\nQ2: And?\nA. x\nB. y\nANSWER:A\n"
    (deck,) = aiken.read(Given("quiz.txt", text.encode()))
    assert [one.question for one in deck.items if isinstance(one, Choice)] == ["Which?", "And?"]


def test_an_awkward_file_in_utf_16_comes_in_whole() -> None:
    path = Path(__file__).parents[2] / "formats" / "moodle" / "awkward.aiken.utf16.txt"
    (deck,) = aiken.read(Given(path.name, path.read_bytes()))
    assert len(deck.items) == 4
    assert deck.remarks == ()


def test_answers_are_told_in_every_way_that_teachers_write_them_and_explained_below() -> None:
    path = FORMATS / "moodle" / "explained.aiken.txt"
    (deck,) = aiken.read(Given(path.name, path.read_bytes()))
    choices = [one for one in deck.items if isinstance(one, Choice)]
    rights = [[option.text for option in one.options if option.right] for one in choices]
    assert rights == [["Madrid"], ["Lima"], ["2", "5"], ["neon"]]
    assert [one.question for one in choices][:2] == ["Capital of Spain?", "Capital of Peru?"]
    assert choices[0].why == "Since 1561."
    assert [one.source for one in deck.remarks] == ["line 24"]


def test_a_wide_gap_behind_an_answer_is_gone_over_once() -> None:
    gap = " " * 200_000  # by pairs of its spaces it would take hours
    deck = deck_of(f"Is water wet?\nA. True\nB. False\nANSWER: A{gap}B\n\n{FILE}")
    assert len(deck.items) == 4
