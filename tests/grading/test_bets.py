"""A bet names two values for one exact key; it is asked about, and fills no gap."""

import pytest

from bot.grading.bets import of_several
from bot.grading.verdict import Outcome
from tests.grading.test_cloze import filled


@pytest.mark.parametrize(
    ("references", "response", "language"),
    [
        (["CO2"], "CO2 or CO", "en"),
        (["CO2", "carbon dioxide"], "carbon dioxide or CO", "en"),
        (["44 BC"], "45 or 44 BC", "en"),
        (["siglo XX"], "el siglo XIX o el XX", "es"),
        (["CO2"], "entweder CO oder CO2", "de"),
        (["N"], "N or M", "en"),
        (["!="], "== or !=", "en"),
    ],
)
def test_a_right_and_a_wrong_value_are_a_bet(
    references: list[str], response: str, language: str
) -> None:
    judged = of_several(references, response, language)
    assert judged
    assert (judged.outcome, judged.because) == (Outcome.UNSURE, "hedge")


@pytest.mark.parametrize(
    ("references", "response"), [(["1.5 h"], "1.5 h or 90 min"), (["Na", "sodium"], "sodium or Na")]
)
def test_one_value_named_twice_is_right(references: list[str], response: str) -> None:
    judged = of_several(references, response)
    assert judged
    assert judged.outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("references", "response"),
    [
        (["CO2"], "CO2"),
        (["CO2"], "CO2 or carbon dioxide"),
        (["CO2"], "CO or NO2"),
        (["44 BC"], "44 BC, not 45 or 46 BC"),
        (["44 BC"], "44 BC or so"),
        (["44 BC"], "44 BC, and that was because Brutus or Cassius or 45 BC"),
        (["3 or 4"], "3 or 4"),
        (["if x or y:"], "if x or z:"),
        (["mitochondria"], "mitochondria or nucleus"),
        (["O"], "or"),
        (["CO2"], ""),
    ],
)
def test_nothing_is_said_of_what_may_be_no_bet(references: list[str], response: str) -> None:
    assert of_several(references, response) is None


def test_a_bet_fills_no_gap() -> None:
    assert filled("The unit is {N}.", "N or M") == [False]
    assert filled("The unit is {N}.", "The unit is N or M.") == [False]
    assert filled("Use {!=} here.", "!= or ==") == [False]
    assert filled("The gas is {CO2|carbon dioxide}.", "carbon dioxide or CO") == [False]
    assert filled("It takes {4} of {N}.", "4, N or M") == [True, False]
    assert filled("In {44 BC} by {Brutus}.", "44 or 45 BC; Brutus") == [False, True]
    assert filled("La unidad es {N}.", "N o M", "es") == [False]
    assert filled("Die Einheit ist {N}.", "N oder M", "de") == [False]


def test_a_gap_is_filled_by_one_value_named_twice_or_corrected() -> None:
    assert filled("Use {!=} here.", "!= or ≠") == [True]
    assert filled("The gas is {CO2|carbon dioxide}.", "CO2 or carbon dioxide") == [True]
    assert filled("Use {a or b} here.", "a or b") == [True]
    assert filled("In {44 BC} he died.", "45 BC, no, 44 BC") == [True]


def test_a_sentence_that_names_two_things_itself_is_filled_by_both() -> None:
    assert filled("{N} or {M}", "N or M") == [True, True]
    assert filled("It is M or {N}.", "It is M or N.") == [True]
