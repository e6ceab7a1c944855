"""Which way a clause points: more or less, allowed or prevented."""

import pytest

from bot.grading.text.polarity import polarity


@pytest.mark.parametrize(
    ("text", "way"),
    [
        ("it gets faster", 1),
        ("it gets slower", -1),
        ("it does not get faster", -1),
        ("it stops the loss", 1),
        ("they lose money", -1),
        ("a budget is a plan", 0),
        ("", 0),
    ],
)
def test_a_clause_points_up_down_or_nowhere(text: str, way: int) -> None:
    assert polarity(text) == way


@pytest.mark.parametrize(
    ("text", "language", "way"),
    [
        ("el precio sube", "es", 1),
        ("las bacterias crecen más despacio", "es", -1),
        ("frena las pérdidas", "es", 1),
        ("para la planta", "es", 0),
        ("der Preis steigt", "de", 1),
        ("die Bakterien wachsen langsamer", "de", -1),
        ("sie verlieren kein Wasser", "de", 1),
        ("le prix monte", "xx", 0),
    ],
)
def test_each_language_has_its_own_words_for_it(text: str, language: str, way: int) -> None:
    assert polarity(text, language) == way


def test_denials_that_agree_are_one() -> None:
    assert polarity("nunca hay nada", "es") == polarity("no hay agua", "es") == -1
    assert polarity("nothing is not there") == 1


def test_a_word_that_carries_no_idea_is_no_form_of_one_that_points() -> None:
    assert polarity("parar", "es") == -1
    assert polarity("para", "es") == 0
