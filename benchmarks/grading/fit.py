"""Finds the weights that make the labels of answers most probable, by plain gradient ascent.

Which ideas somebody meant is not labelled, only what an examiner made of the whole answer. So the
ideas are hidden: the weights are those that make the labels most probable when every idea may or
may not have been meant (a model of multiple instances). Misconceptions are labelled, and fitted as
a multinomial logit.
"""

from collections.abc import Callable, Sequence
from itertools import product

import numpy

from benchmarks.grading.samples import IDEAS, MISCONCEPTIONS, STATES, Matrix, Sample
from bot.grading.meaning.evidence import enough

SHRINK = 0.5
"""How hard weights are pulled towards 0; the constants are not. 0.3 to 2 do equally well."""
ROUNDS = 1500
AGAIN = 300
"""Steps from weights that were fitted on a little more."""
STEP = 0.05
Weights = tuple[Matrix, Matrix]
"""Those of ideas and those of misconceptions."""


def fitted(samples: Sequence[Sample], start: Weights | None = None) -> Weights:
    """Find the weights for ideas and those for misconceptions."""
    rounds = AGAIN if start else ROUNDS
    ideas, held = start or (numpy.zeros(len(IDEAS)), numpy.zeros(len(MISCONCEPTIONS)))
    return (
        climb(of_ideas([one for one in samples if not one.held]), ideas, rounds, pulled_to_zero),
        climb(
            of_misconceptions([one for one in samples if one.counts == 1]),
            held,
            rounds,
            pulled_to_zero,
        ),
    )


def pulled_to_zero(weights: Matrix) -> Matrix:
    """Give how hard each weight is pulled towards 0, the constants hardly."""
    shrink: Matrix = numpy.r_[SHRINK / 50, numpy.full(len(weights) - 1, SHRINK)]
    return shrink * weights


def of_ideas(samples: Sequence[Sample]) -> Callable[[Matrix], Matrix]:
    """Give the way uphill from any weights of ideas: to those that make the labels probable."""
    ideas = numpy.stack([one.ideas for one in samples])
    has = numpy.stack([one.has for one in samples])
    fair = numpy.stack([one.fair for one in samples])
    counts = numpy.array([one.counts for one in samples])[:, None]

    def gradient(weights: Matrix) -> Matrix:
        chances = 1 / (1 + numpy.exp(-ideas @ weights))
        odds = numpy.where(STATES == 1, chances[:, None], 1 - chances[:, None])
        states = numpy.where(has[:, None] == 1, odds, 1).prod(axis=2) * fair
        likely = states.sum(axis=1, keepdims=True) + 1e-12
        meant = (states / likely) @ STATES
        uphill: Matrix = numpy.einsum("ni,nif->f", (meant - chances) * has * counts, ideas)
        return uphill

    return gradient


def of_misconceptions(samples: Sequence[Sample]) -> Callable[[Matrix], Matrix]:
    """Give the way uphill from any weights of misconceptions."""
    most = max(len(one.misconceptions) for one in samples)
    views = numpy.zeros((len(samples), most, len(MISCONCEPTIONS)))
    has, wanted = numpy.zeros((len(samples), most)), numpy.zeros((len(samples), most))
    for place, one in enumerate(samples):
        views[place, : len(one.misconceptions)] = one.misconceptions
        has[place, : len(one.misconceptions)] = 1
        wanted[place] = numpy.arange(1, most + 1) == one.held

    def gradient(weights: Matrix) -> Matrix:
        powers = numpy.exp(views @ weights) * has
        chances = powers / (1 + powers.sum(axis=1, keepdims=True))
        uphill: Matrix = numpy.einsum("nm,nmf->f", wanted - chances, views)
        return uphill

    return gradient


def climb(
    uphill: Callable[[Matrix], Matrix],
    weights: Matrix,
    rounds: int,
    pull: Callable[[Matrix], Matrix],
) -> Matrix:
    """Climb to the best weights: Adam (Kingma and Ba, 2015), against something that pulls."""
    pace, spread = numpy.zeros(len(weights)), numpy.zeros(len(weights))
    for count in range(1, rounds + 1):
        gradient = uphill(weights) - pull(weights)
        pace = 0.9 * pace + 0.1 * gradient
        spread = 0.999 * spread + 0.001 * gradient**2
        ahead = pace / (1 - 0.9**count)
        weights = weights + STEP * ahead / (numpy.sqrt(spread / (1 - 0.999**count)) + 1e-8)
    return weights


def ranks(one: Sample, ideas: Matrix, held: Matrix) -> tuple[float, float]:
    """Give how probably an answer is right, and how probably a misconception is held."""
    chances = 1 / (1 + numpy.exp(-one.ideas @ ideas))
    powers = numpy.exp(one.misconceptions @ held)
    none = 1 / (1 + float(powers.sum()))
    has = [float(chances[place]) for place in numpy.flatnonzero(one.has)]
    return enough(has, one.need)[0] * none, float(powers.max(initial=0.0)) * none


def area(ranked: Sequence[tuple[float, bool]]) -> float:
    """Give the area under the curve: how often one that is so ranks above one that is not."""
    so, others = ([rank for rank, is_so in ranked if is_so is wanted] for wanted in (True, False))
    wins = sum((one > other) + (one == other) / 2 for one, other in product(so, others))
    return wins / (len(so) * len(others))
