"""Real words are never read as others, so misspellings that are words are left out."""

from bot.grading.match.reading import Vocabulary
from bot.grading.text.real_words import REAL_WORDS
from bot.grading.text.words import read


def test_every_word_is_read_as_it_is_written() -> None:
    numbers = {"five", "seven"}
    odd = [
        word
        for word in sorted(REAL_WORDS - numbers)
        if [token.text for token in read(word)] != [word]
    ]
    assert odd == []


def test_they_are_real_in_every_topic() -> None:
    nothing_known = Vocabulary((), "en")
    assert [word for word in sorted(REAL_WORDS) if word not in nothing_known] == []


def test_common_misspellings_that_happen_to_be_words_are_left_out() -> None:
    assert REAL_WORDS.isdisjoint({"sine", "chose", "definate", "form"})
