"""A word that is real stays what it is; any other may be read as a word of the key."""

import pytest

from bot.grading.match.reading import Reader, Vocabulary

REAL = Vocabulary(("survey", "principal", "reliable"), "en")
READER = Reader(("principle", "benchmarking", "check", "mitochondria"), ("cheek",), REAL)


@pytest.mark.parametrize(
    ("typed", "spelling"),
    [
        ("chekc it", (("chekc", "check"),)),
        ("mitokondrya", (("mitokondrya", "mitochondria"),)),
        ("the principal", ()),  # a word of the topic
        ("cheek it", ()),  # a word that the key says is easily confused
        ("chess", ()),  # too far from any
    ],
)
def test_a_misspelling_is_read_and_reported(
    typed: str, spelling: tuple[tuple[str, str], ...]
) -> None:
    assert READER.read(typed).spelling == spelling


def test_what_the_key_writes_as_one_word_may_be_typed_as_two() -> None:
    assert READER.read("bench marking").stems == READER.read("benchmarking").stems


def test_a_quotation_is_typed_as_it_was_with_what_denies_it() -> None:
    reading = READER.read("No, do NOT chekc it twice")
    place = reading.stems.index("check")
    words, span = reading.quote([place])
    assert words == "NOT chekc"
    assert span
    assert reading.text[slice(*span)] == words
    assert reading.quote([]) == ("", None)


def test_every_form_of_a_real_word_is_real() -> None:
    assert "surveying" in REAL
    assert "unreliable" not in REAL.words
    assert "survay" not in REAL


def test_a_text_of_unknown_words_is_not_looked_up_to_its_end() -> None:
    reading = READER.read(
        " ".join([*(f"zzz{letter * 3}" for letter in "bcdfg"), *["vexq"] * 50, "chekc"]), 5000
    )
    assert not reading.spelling
