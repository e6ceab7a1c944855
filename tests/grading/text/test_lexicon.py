"""The lists of small words hold words as a text is read, and agree with each other."""

from bot.grading.text import lexicon
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.text.words import read

LISTS = ("EMPTY", "EVERYDAY", "WHOSE", "HEDGES", "QUANTIFIERS", "SYMMETRIC", "LINKS")


def texts(text: str) -> list[str]:
    return [token.text for token in read(text)]


def test_every_word_is_read_as_it_is_written() -> None:
    numbers = {*lexicon.NUMBERS, *lexicon.SCALES}
    unread = [
        f"{name}: {word}"
        for name in LISTS
        for word in sorted(getattr(lexicon, name))
        if word not in numbers and texts(f"the {word} of")[1:-1] != [word]
    ]
    assert unread == []


def test_a_contraction_is_read_as_what_it_stands_for() -> None:
    unread = [
        f"{short}: {long}"
        for short, long in lexicon.CONTRACTIONS.items()
        if texts(f"so {short} is")[1:-1] not in (texts(long), long.split())
    ]
    assert unread == []


def test_a_number_in_letters_is_the_number_in_figures() -> None:
    wrong = [word for word, value in lexicon.NUMBERS.items() if texts(word) != [str(value)]]
    assert wrong == []


def test_whatever_says_that_there_is_no_answer_is_no_attempt_with_fillers_too() -> None:
    missed = [
        text
        for text in lexicon.NO_ATTEMPTS
        if not is_no_attempt(text) or not is_no_attempt(f"sorry, {text}")
    ]
    assert missed == []
