"""Of which of two confusable terms a text says something."""

from bot.grading.match.phrases import find_all
from bot.grading.match.said import Said
from bot.grading.match.terms import Found, Term, equates, swapped, terms_of
from bot.grading.match.wording import phrase
from bot.grading.text.claims import claims
from bot.grading.text.words import read

TERMS = (Term("budget", "forecast"), Term("forecast", "budget"))


def said(text: str) -> Said:
    return Said(claims(read(text)))


def found(text: str) -> list[Found]:
    return [list(find_all(phrase(wording), said(text))) for wording in ("plan", "guess")]


def misplaced(text: str) -> frozenset[int]:
    return swapped(found(text), TERMS, said(text))


def test_an_idea_has_the_term_that_its_name_holds_if_the_question_names_both() -> None:
    ideas = [frozenset({"budget", "plan"}), frozenset({"forecast", "guess"}), frozenset({"cost"})]
    pairs = [("budget", "forecast")]
    assert terms_of(ideas, pairs, frozenset({"budget", "forecast"})) == (*TERMS, None)
    assert terms_of(ideas, pairs, frozenset({"budget"})) == (None, None, None)
    assert terms_of(ideas[:1], pairs, frozenset({"budget", "forecast"})) == (None,)


def test_two_ideas_beside_the_other_terms_are_swapped() -> None:
    assert misplaced("a budget is a guess and a forecast is a plan") == {0, 1}
    assert misplaced("a forecast is a guess and a budget is a plan") == frozenset()


def test_one_idea_beside_the_other_term_is_held_against_nobody_who_names_its_own() -> None:
    assert misplaced("a forecast is a plan") == {0}
    assert misplaced("unlike a budget, a forecast is a plan") == frozenset()


def test_a_term_in_brackets_is_that_of_the_idea_before_it() -> None:
    terms = (*TERMS, Term("budget", "forecast"))
    text = "a plan (budget), a guess (the forecast), a limit (budget)"
    places = [list(find_all(phrase(one), said(text))) for one in ("plan", "guess", "limit")]
    assert swapped(places, terms, said(text)) == frozenset()
    assert misplaced("first a guess (a budget), then a plan (the forecast)") == {0, 1}


def test_a_term_in_brackets_says_nothing_of_what_stands_outside_of_them() -> None:
    assert misplaced("a budget (not the forecast) is a plan, a forecast is a guess") == frozenset()


def test_nothing_is_held_against_a_text_that_names_neither() -> None:
    assert misplaced("one is a plan, the other a guess") == frozenset()


def test_saying_that_one_term_is_the_other_equates_them() -> None:
    assert equates(TERMS, said("a budget is just a forecast"))
    assert not equates(TERMS, said("a budget is not a forecast"))
    assert not equates(TERMS, said("a budget is better than a forecast"))
