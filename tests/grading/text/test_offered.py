"""A question may offer its answers: yes and no, or options by name."""

import pytest

from bot.grading.text import offered
from bot.grading.text.claims import Claim, claims
from bot.grading.text.words import read


def said(text: str) -> tuple[Claim, ...]:
    return claims(read(text))


@pytest.mark.parametrize(
    ("text", "side"),
    [("yes it is", "yes"), ("well no", "no"), ("it is so, yes", None), ("", None)],
)
def test_a_side_is_taken_at_the_beginning(text: str, side: str | None) -> None:
    assert offered.stance(said(text)) == side


def test_a_question_says_how_it_can_be_answered() -> None:
    assert offered.asks_yes_or_no(said("A shop closes. Is it a threat?"))
    assert not offered.asks_yes_or_no(said("Which of them is a threat?"))
    assert offered.asks_why(said("Is it a threat, and why?"))
    assert not offered.asks_why(said("Is it a threat?"))


def test_an_option_is_named_alone_in_the_first_sentence() -> None:
    asked = {"ice", "water"}
    assert offered.option(said("Ice. It floats."), asked) == "ice"
    assert offered.option(said("The ice"), asked) == "ice"
    assert offered.option(said("Ice floats on water"), asked) is None
    assert offered.option(said("Bananas."), asked) is None
    assert offered.option((), asked) is None


def test_a_premise_is_denied_by_a_clause_that_only_denies() -> None:
    assert offered.denies_premise(said("there isnt one, they are the same"))
    assert offered.denies_premise(said("nothing because they are the same"))
    assert not offered.denies_premise(said("there is no bias"))


@pytest.mark.parametrize(
    ("text", "waves"),
    [
        ("it isnt better, it all goes in one hole", True),  # the question's word
        ("no need, just copy the folder", True),
        ("its fine, nobody minds", True),
        ("it doesnt, they come each week", True),
        ("nothing because they come each week", True),
        ("it doesnt", False),  # and goes on with nothing
        ("it isnt cheaper, it all goes in one hole", False),  # says something of its own
        ("it is better, it is used again", False),
        ("so people dont go to any other shop, they come back", False),
        ("", False),
    ],
)
def test_a_question_is_waved_away_before_something_else_is_said(text: str, *, waves: bool) -> None:
    assert offered.waves_away(said(text), {"reuse", "better"}) == waves


@pytest.mark.parametrize(
    ("text", "bets"),
    [
        ("a liquid or a solid", True),  # both were offered
        ("yes and no", True),
        ("maybe a gas or a stone", True),  # one of them is right
        ("it is a gas since heat or pressure turns it into one", False),
        ("a gas", False),
    ],
)
def test_two_answers_at_once_are_a_bet(text: str, *, bets: bool) -> None:
    assert offered.hedges(said(text), {"gas"}, {"liquid", "solid"}, wants_reason=False) == bets


@pytest.mark.parametrize(
    ("text", "bets"),
    [
        ("gas gets in or it burns", False),
        ("maybe gas gets in or it burns", True),
        ("you can see whether it is gas or not", False),
    ],
)
def test_of_two_reasons_both_may_hold(text: str, *, bets: bool) -> None:
    assert offered.hedges(said(text), {"gas"}, set(), wants_reason=True) == bets
