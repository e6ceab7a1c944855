"""How far a response turns an idea round."""

import numpy

from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.turning import Directed, turning
from bot.grading.text.claims import claims
from bot.grading.text.polarity import polarity
from bot.grading.text.words import read

KEY = ("prices rise", "it costs more")


def said(text: str) -> Directed:
    return Directed(Statement.of(claims(read(text)), Weights(())), polarity(text))


def views(near: list[list[float]], *stretches: str) -> dict[str, float]:
    texts = [said(one) for one in KEY]
    heard = [said(one) for one in stretches]
    numbers = numpy.arange(len(KEY))
    return turning(numpy.array(near), numbers, texts.__getitem__, heard.__getitem__)


def test_a_response_that_says_the_opposite_turns_an_idea_round() -> None:
    turned = views([[0.9, 0.0]], "prices fall")
    assert min(turned["turned"], turned["points_apart"]) > 0.9
    assert turned["denied"] == 0.0


def test_one_that_says_the_same_does_not() -> None:
    assert set(views([[0.9, 0.8]], "prices rise").values()) == {0.0}


def test_the_nearer_a_pair_is_the_more_its_vote_counts() -> None:
    far, near = (
        views([[one, 0.4], [0.4, 0.4]], "prices fall", "it costs more")["turned"]
        for one in (0.4, 0.8)
    )
    assert 0.0 < far < near < 1.0
