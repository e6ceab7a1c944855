"""A writer does not stand behind what others say, what was once thought, or what is waved away."""

from collections.abc import Callable, Sequence

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Wrong
from bot.grading.short import ShortGrader
from bot.grading.text.disowning import dismissed, otherwise, reported, told
from bot.grading.text.words import Token, read
from bot.grading.verdict import Outcome, Verdict

ADVERT = Key(
    "After a splendid advert complaints go up. How can that be?",
    ideas=(Idea("it raised what visitors expect", ("expect", "expected")),),
    references=("The advert raised what visitors expect.",),
    misconceptions=(Wrong("only-adverts", ("marketing is just advertising",)),),
)


def graded(answer: str) -> Verdict:
    return ShortGrader(ADVERT, Corpus.of_keys([ADVERT])).grade(answer)


@pytest.mark.parametrize(
    "answer",
    [
        "i used to think marketing is just advertising but it made people expect more",
        "some people think marketing is just advertising, but it made people expect more",
        "my manager says marketing is just advertising. but people expected more",
        "you might think marketing is just advertising however they expected more",
        "i once thought that marketing is just advertising. people expected more",
        "i thought marketing was just advertising, but people expected more",
        "i used to say marketing is just advertising but now i see they expected more",
        "they say marketing is just advertising, but people expected more",
        "some reckon marketing is just advertising but people expected more",
        "people always claim marketing is just advertising but it made them expect more",
        "my old boss told me marketing is just advertising, but people expected more",
        "well i thought marketing is just advertising but people expected more",
        "lots of people say marketing is just advertising but visitors expected more",
        "my friend at work reckons marketing is just advertising but people expected more",
        "ok, i was wrong that marketing is just advertising. people expected more",
    ],
)
def test_a_belief_that_is_reported_and_set_aside_is_no_belief(answer: str) -> None:
    assert graded(answer).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    "answer",
    [
        "marketing is just advertising but people expected more",
        "my manager says marketing is just advertising",
        "but my friend says marketing is just advertising, people expected more",
        "they say marketing is just advertising",
        "the budget says marketing is just advertising but people expected more",
        "i think marketing is just advertising but people expected more",
        "my view is that marketing is just advertising but people expected more",
        "people say they expect more but marketing is just advertising",
    ],
)
def test_a_belief_that_is_not_set_aside_is_held(answer: str) -> None:
    assert graded(answer).misconception == "only-adverts"


def test_what_others_say_earns_nothing() -> None:
    assert not graded("some people say they expect more but it is the weather").outcome.is_right


def test_what_customers_thought_is_part_of_the_story() -> None:
    assert graded("they thought what they expected would come but it did not").outcome.is_right


@pytest.mark.parametrize(
    "answer",
    [
        "what they expect does not matter",
        "what they expect is pointless",
        "ignore what is expected",
    ],
)
def test_what_is_waved_away_earns_nothing(answer: str) -> None:
    assert not graded(answer).outcome.is_right


def test_what_stands_before_another_thought_is_not_waved_away() -> None:
    assert graded("people expected more and the weather does not matter").outcome.is_right


def words_of(text: str, find: Callable[[Sequence[Token]], frozenset[int]]) -> str:
    """Give the words of a text that are found."""
    tokens = read(text)
    return " ".join(tokens[place].text for place in sorted(find(tokens)))


@pytest.mark.parametrize(
    "teller",
    [
        *("my manager says", "he always says", "a friend told"),
        *("lots of people say", "well i thought", "ok my boss at work always said"),
    ],
)
def test_what_is_told_begins_after_whoever_tells_it_and_ends_before_the_but(teller: str) -> None:
    assert words_of(f"{teller} it was dear but it sold", told) == "it was dear"


@pytest.mark.parametrize(
    "text", ["people always", "my friend usually", "some", "my", "some people", "you might"]
)
def test_who_is_named_and_tells_nothing_has_told_nothing(text: str) -> None:
    assert words_of(text, told) == words_of(text, reported) == ""


@pytest.mark.parametrize("teller", ["they there say", "a friend here told"])
def test_the_verb_of_a_teller_stands_beside_them(teller: str) -> None:
    assert words_of(f"{teller} it was dear but it sold", told) == ""


@pytest.mark.parametrize(
    "before", ["", "a second one confirms it, ", "they check it and ", "check it "]
)
def test_what_holds_otherwise_goes_from_that_word_to_the_end_of_its_sentence(before: str) -> None:
    text = f"{before}otherwise nobody would trust it. the end"
    assert words_of(text, otherwise) == "otherwise nobody would trust it"


def test_otherwise_in_the_middle_of_a_thought_is_no_other_case() -> None:
    assert words_of("they would not say it otherwise", otherwise) == ""


def test_what_is_waved_away_reaches_back_to_where_its_thought_begins() -> None:
    assert words_of("profit is pointless", dismissed) == "profit is"
    assert words_of("people came and a high profit is pointless", dismissed) == "a high profit is"
    assert words_of("people came, profit is pointless", dismissed) == "profit is"
