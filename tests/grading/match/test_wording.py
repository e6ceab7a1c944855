"""An author's phrase is compiled into words that can be looked for."""

import pytest

from bot.grading.match.wording import phrase, telling_words


def names(text: str) -> list[str]:
    return [word.name for word in phrase(text)]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("checks the sources", ["check", "sourc"]),  # stems, and articles do not count
        ("the", ["the"]),  # unless nothing else is there
        ("no spying", ["not", "spi"]),  # one denial is as good as another
        ("was honest", ["be", "honest"]),
        ("likely", ["likely"]),  # not a form of "like"
        ("", []),
    ],
)
def test_a_word_is_found_by_its_name(text: str, found: list[str]) -> None:
    assert names(text) == found


def test_an_asterisk_is_a_gap_of_three_words_or_an_open_ending() -> None:
    assert [word.gap for word in phrase("ideas * managers")] == [0, 3]
    (word,) = phrase("triangulat*")
    assert (word.name, word.open_ended) == ("triangulat", True)


def test_what_a_phrase_denies_itself_is_noted() -> None:
    assert [word.denied for word in phrase("no spying")] == [False, True]


def test_nothing_may_stand_between_words_that_tell_nothing() -> None:
    assert {word.gap for word in phrase("how it was")} == {0}
    assert [word.gap for word in phrase("blind spot")] == [0, 1]


def test_the_words_that_tell_are_those_with_an_idea_or_else_all() -> None:
    assert [word.name for word in telling_words(phrase("it is a survey"))] == ["survey"]
    assert len(telling_words(phrase("how it was"))) == 3


def test_the_word_for_a_dimension_is_found_by_what_measures_it() -> None:
    (distance,) = phrase("distance")
    assert distance.also == ("about distanc",)
