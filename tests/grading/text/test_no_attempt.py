"""One word that could be meant makes an attempt."""

import pytest

from bot.grading.text.no_attempt import begins_giving_up, gives_up, is_gibberish, is_no_attempt
from bot.grading.text.words import read


@pytest.mark.parametrize(
    "text",
    [
        "",
        "?",
        "idk",
        "sorry, no idea",
        "asdf",
        "qwer",
        "zzzzz",
        "n/a",
        "n.a.",
        "N/A",
        "idk :/",
        "hmm idk",
        "erm ok dunno",
        "uh no idea sry",
        "bcdfg",
        "\U0001f44d",
    ],
)
def test_a_text_that_says_nothing_is_no_attempt(text: str) -> None:
    assert is_no_attempt(text)


@pytest.mark.parametrize(
    "text", ["survey", "no idea, perhaps a survey", "B2B", "42", "C", "yes", "rhythm", "tr\u00e8s"]
)
def test_one_word_or_number_makes_an_attempt(text: str) -> None:
    assert not is_no_attempt(text)


def test_giving_up_is_said_in_words_and_mashed_keys_are_not() -> None:
    assert gives_up("dunno", read("dunno"))
    assert not gives_up("asdf", read("asdf"))
    assert is_gibberish(read("asdf"))


def test_what_the_key_knows_is_no_gibberish() -> None:
    assert is_gibberish(read("qwerty"))
    assert not is_gibberish(read("qwerty"), known={"qwerty"})


@pytest.mark.parametrize(
    ("text", "begins"),
    [
        ("idk thats to much", True),
        ("i dont know what u want", True),
        ("no clue, is it the price?", True),
        ("lol what", True),
        ("help them to choose", False),
        ("nothing is free", False),
        ("the price, no idea why", False),
        ("?", False),
    ],
)
def test_who_says_first_that_there_is_no_answer_begins_by_giving_up(
    text: str, *, begins: bool
) -> None:
    assert begins_giving_up(text) is begins
