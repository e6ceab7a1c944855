"""How much of a right answer is in a response, and how much of that is chance."""

import pytest

from bot.grading.match.likeness import RightAnswer, beyond_chance, chance_level, likeness, repeats
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.words import read
from state.values import replace

WEIGHTS = Weights([["survey", "staff"], ["price", "staff"], ["advert"]])


def statement(text: str) -> Statement:
    return Statement.of(claims(read(text)), WEIGHTS)


def wanted(text: str, asked: str = "") -> RightAnswer:
    return RightAnswer.of(statement(text), statement(asked).weights)


def test_a_right_answer_is_all_of_itself_and_nothing_of_what_shares_no_word() -> None:
    right = wanted("Surveys give staff honest reasons")
    assert likeness(right, statement("surveys give staff honest reasons")) == pytest.approx(1)
    assert likeness(right, statement("")) == 0.0
    assert likeness(right, statement("a bus")) < 0.2


def test_words_that_the_question_gave_away_count_less() -> None:
    right = wanted("The shop loses customers to a rival", asked="Why does the shop lose customers?")
    given, fresh = (likeness(right, statement(one)) for one in ("the shop loses", "to a rival"))
    assert fresh > given


def test_a_word_of_the_same_meaning_counts_nearly_as_much() -> None:
    right = wanted("costs increase fast")
    same, alike, other = (
        likeness(right, statement(f"costs {one} fast")) for one in ("increase", "rise", "bananas")
    )
    assert same > alike > other


def test_an_answer_of_one_word_is_there_or_not() -> None:
    assert likeness(wanted("principle"), statement("a principal")) == 0.0


def test_chance_is_how_alike_answers_to_other_questions_are() -> None:
    right = [wanted("staff want honest reasons")]
    near = [statement("staff want honest prices")] * 20
    far = [statement("a bus")] * 20
    assert chance_level(right, near) > chance_level(right, far)
    assert 0 <= chance_level(right, far) < chance_level(right, near) < 1


def test_a_topic_that_says_nothing_of_chance_is_taken_for_a_usual_one() -> None:
    assert chance_level([wanted("a survey")], []) == pytest.approx(0.15)


def test_chance_is_worth_nothing_and_the_answer_itself_everything() -> None:
    assert beyond_chance(0.3, 0.3) == 0
    assert beyond_chance(1, 0.3) == 1
    assert beyond_chance(0.1, 0.3) < 0


def test_a_likeness_is_the_same_in_whatever_order_a_set_is_walked() -> None:
    """Sets are walked otherwise in every run; "the" and "there" are just as near to "other"."""
    weights = Weights([["other", "bulb", "path"]])
    right = Statement.of(claims(read("the other bulb")), weights)
    typed = Statement.of(claims(read("there is the path of light")), weights)
    orders = [sorted(typed.words), sorted(typed.words, reverse=True)]
    wanted = RightAnswer.of(right, ())
    # A tuple stands for the set, because it keeps the order in which it is walked.
    one, two = (likeness(wanted, replace(typed, words=order)) for order in orders)  # type: ignore[arg-type]
    assert one == two


def test_an_answer_repeats_the_key_by_what_it_adds_to_the_question() -> None:
    right = statement("The valve opens when the pressure rises.")
    assert repeats(right, statement("the valve opens at pressure"), {"valv"})
    assert repeats(right, statement("the valve"), {"valv"})
    assert not repeats(right, statement("the valve lets off steam in time"), {"valv"})
