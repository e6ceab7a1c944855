"""In the words of a right answer somebody may say the same, a part of it, or its opposite."""

import pytest

from bot.grading.cases.reuse import says_a_part, turns_round
from bot.grading.match.statement import Statement, Weights
from bot.grading.text.claims import claims
from bot.grading.text.words import read

VALVE = "The valve opens when the pressure rises, so that the tank does not burst."
ASKED = frozenset({"valv"})


def said(text: str) -> Statement:
    return Statement.of(claims(read(text)), Weights(()))


@pytest.mark.parametrize(
    "response",
    [
        "the valve closes when the pressure rises",
        "it opens when the pressure falls so the tank does not burst",
        "the valve opens when the pressure rises so that the tank bursts",
    ],
)
def test_whoever_turns_one_clause_of_two_says_something_else(response: str) -> None:
    assert turns_round(VALVE, response, "en")


@pytest.mark.parametrize(
    "response",
    [
        "it opens when there is more pressure so the tank doesnt burst",
        "when the pressure rises the valve opens",
        "so that the tank does not burst",
    ],
)
def test_whoever_says_the_same_or_less_turns_nothing_round(response: str) -> None:
    assert not turns_round(VALVE, response, "en")


def test_who_sends_a_thing_the_other_way_turns_it_round_whatever_the_verb() -> None:
    assert turns_round("Salt removes water from the meat.", "salt keeps the water in", "en")


def test_things_on_the_other_sides_of_a_word_are_turned_round() -> None:
    assert turns_round("Use the stairs instead of the lift.", "the lift instead of stairs", "en")
    assert turns_round("The larvae become adults.", "adults become larvae", "en")


@pytest.mark.parametrize(
    ("response", "is_part"),
    [
        ("it opens when pressure rises", True),
        ("the tank does not burst", True),
        ("pressure", True),
        ("it opens at high pressure", True),
        ("opens when pressure rises so the tank does not burst", False),
        ("it lets steam out", False),
    ],
)
def test_who_only_repeats_one_clause_says_a_part(response: str, *, is_part: bool) -> None:
    assert says_a_part(VALVE, said(response), ASKED) is is_part


@pytest.mark.parametrize(
    ("card", "response", "is_part"),
    [
        ("Trend analysis, usually drawn as a line", "trend analysis", False),
        ("Proactive. It acts before anybody has to ask.", "proactive", False),
        ("Trend analysis, usually drawn as a line", "drawn as a line", True),
        ("Movement of particles, from where there are many", "movement of particles", True),
    ],
)
def test_who_gives_the_name_need_not_explain_it(card: str, response: str, *, is_part: bool) -> None:
    assert says_a_part(card, said(response), frozenset()) is is_part
