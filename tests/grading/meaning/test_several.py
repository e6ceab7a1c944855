"""Several ears as one."""

import pytest

from bot.grading.meaning.ear import NotReady
from bot.grading.meaning.several import SeveralEars
from tests.grading.hearing import WrittenEar

ENGLISH, SPANISH = WrittenEar({}), WrittenEar({}, hears="es")


def test_each_language_has_the_ear_that_hears_it() -> None:
    ears = SeveralEars((ENGLISH, SPANISH))
    assert ears.hearing("en") is ENGLISH
    assert ears.hearing("es") is SPANISH
    assert ears.hearing("fr") is None


def test_of_two_that_hear_a_language_the_first_is_asked() -> None:
    other = WrittenEar({}, hears="es")
    assert SeveralEars((other, SPANISH)).hearing("es") is other


def test_work_that_takes_long_is_done_as_each_would() -> None:
    with pytest.raises(NotReady):
        SeveralEars((WrittenEar({}, encoded=False), SPANISH)).later(lambda: None)
