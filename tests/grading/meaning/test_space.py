"""Where the texts of a key lie, and how near a response comes to them."""

import numpy
import pytest

from bot.grading.keys.key import Idea, Key, Wrong
from bot.grading.meaning.key_texts import KeyTexts
from bot.grading.meaning.space import Space

FEW, MANY = 4, 60


def on_the_side_of_a_misconception(wordings: int, phrases: int) -> float:
    """Place a response that says a misconception; what says one thing lies one way, roughly."""
    key = Key(
        "Why?",
        ideas=(Idea("right", tuple(f"right {one}" for one in range(wordings - 1))),),
        misconceptions=(Wrong("wrong", tuple(f"wrong {one}" for one in range(phrases))),),
    )
    texts = KeyTexts.of(key)
    roughly = numpy.random.default_rng(1).normal(0, 0.15, (len(texts.all) + 1, 24))
    ways = [0 if one.startswith("right") else 1 for one in (*texts.all[:-1], "wrong")]
    for row, way in zip((*range(len(ways) - 1), -1), ways, strict=True):
        roughly[row, way] += 1
    roughly[-2, 2] += 1  # the question
    vectors = roughly / numpy.linalg.norm(roughly, axis=1, keepdims=True)
    space = Space(vectors[:-1], texts)
    return space.place(vectors[-1:] @ vectors[:-1].T).probes[0]


@pytest.mark.parametrize(("wordings", "phrases"), [(FEW, MANY), (MANY, FEW), (MANY, MANY)])
def test_how_much_is_listed_on_one_side_does_not_move_the_other(
    wordings: int, phrases: int
) -> None:
    plain = on_the_side_of_a_misconception(FEW, FEW)
    assert on_the_side_of_a_misconception(wordings, phrases) == pytest.approx(plain, abs=0.15)
