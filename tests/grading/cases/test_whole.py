"""A card whose back is a sentence: the ear has answers asked about, and makes none right."""

import pytest

from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Key
from bot.grading.meaning.calibration import E5
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Reason
from state.values import replace
from tests.grading.hearing import WrittenEar

BACK = "The valve opens when the pressure rises, so that the tank does not burst."
CARD = Key("What does a safety valve do?", references=(BACK,), is_card=True)
OWN_WORDS = "lets steam escape before the boiler explodes"


def graded(response: str, near: float = 0.0, key: Key = CARD) -> tuple[Outcome, str]:
    ear = WrittenEar({key.references[0]: near})
    verdict = ShortGrader(key, Corpus.of_keys([key]), ear).grade(response)
    return verdict.outcome, verdict.because


def test_what_is_near_in_other_words_is_asked_about_and_never_right() -> None:
    assert graded(OWN_WORDS, 0.6) == (Outcome.UNSURE, Reason.MEANING)
    assert graded(OWN_WORDS, 0.99) == (Outcome.UNSURE, Reason.MEANING)
    assert graded(OWN_WORDS, 0.2)[0] is Outcome.WRONG


def test_in_other_languages_it_is_asked_about_likewise() -> None:
    back = "La válvula se abre cuando sube la presión, para que no reviente el depósito."
    key = Key("válvula de seguridad", references=(back,), is_card=True, language="es")

    def asked(near: float) -> Outcome:
        ear = WrittenEar({back: near}, hears="es", weighs=E5)
        return ShortGrader(key, Corpus.of_keys([key], "es"), ear).grade(own).outcome

    own = "deja salir el vapor antes de que explote la caldera"
    assert [asked(near) for near in (0.2, 0.45, 0.99)] == [
        Outcome.WRONG,
        Outcome.UNSURE,
        Outcome.UNSURE,
    ]


def test_who_denies_something_in_other_words_is_asked_and_not_accused() -> None:
    assert graded("it never lets a boiler explode", 0.7) == (Outcome.UNSURE, Reason.MEANING)


def test_how_near_the_words_of_the_card_are_to_it_says_nothing() -> None:
    for response in ("a tank with pressure", "the pressure bursts the valve", BACK):
        assert graded(response, 0.9) == graded(response, 0.0)


def test_to_a_name_something_else_is_always_near() -> None:
    name = Key("Who wrote Emma?", references=("Jane Austen",), is_card=True)
    assert graded("a woman of the nineteenth century", 0.9, name)[0] is Outcome.WRONG


def test_what_words_cannot_decide_is_asked_about_with_an_ear_as_without() -> None:
    response = "a tank with pressure"
    alone = ShortGrader(CARD, Corpus.of_keys([CARD])).grade(response)
    assert alone.outcome is Outcome.UNSURE
    assert graded(response)[0] is Outcome.UNSURE


@pytest.mark.parametrize(
    ("response", "outcome", "because"),
    [
        ("opens when pressure rises so the tank does not burst", Outcome.RIGHT, Reason.LIKENESS),
        ("it opens when the pressure rises", Outcome.PARTLY, Reason.LIKENESS),
        ("opens when pressure falls so that the tank bursts", Outcome.UNSURE, Reason.OPPOSITE),
    ],
)
def test_in_the_words_of_the_card_words_decide(
    response: str, outcome: Outcome, because: str
) -> None:
    assert graded(response, 0.9) == (outcome, because)


def test_one_of_many_answers_to_a_question_need_not_be_said_whole() -> None:
    question = replace(CARD, is_card=False)
    assert graded("it opens when the pressure rises", key=question)[0] is Outcome.RIGHT


def test_either_side_of_an_equation_may_be_all_of_it() -> None:
    equation = Key("What is net pay?", references=("net pay = gross pay - tax",), is_card=True)
    assert graded("gross pay - tax", key=equation)[0] is Outcome.RIGHT
