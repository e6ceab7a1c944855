"""How one learner forgets, on top of what FSRS expects of everybody; pure.

FSRS's parameters need many hundred reviews before a learner's own can be told from noise
(`state.memory.fitting`). A forecast cannot wait for that, and needs to know how sure it may be. So
the chance that FSRS gives is corrected by four weights (a logistic regression on that chance, on
the days since the last review and on the number of reviews). They begin as what simulated learners
had in common, with a doubt about them, and each retrieval in the log moves them and takes from the
doubt.
"""

from collections.abc import Callable, Iterable, Sequence
from itertools import chain
from math import exp, log
from operator import mul

from msgspec import Struct

from state.memory import schedule
from state.memory.retrievals import Retrieval, retrievals
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Memory, Rating, Review

Numbers = tuple[float, ...]

PRIOR_WEIGHTS: Numbers = (0.75, 0.45, -0.45, 0.60)
PRIOR_DOUBTS: Numbers = (1.0, 0.35, 0.25, 0.35)
"""Mean and standard deviation of the weights, over three memory worlds and FSRS's own
(`benchmarks/forecast`)."""

SLIP = 0.03
"""The chance that something known is answered wrongly all the same."""

RECENT = 400
"""Retrievals that are learnt from, the latest ones: as many as move the weights, and no slower."""

FIRST_RIGHT, FIRST_WRONG = 1, 3
"""What first meetings are taken to have been like before there was one: one in four was right."""


class Outlook(Struct, frozen=True):
    """How many of some items are remembered, and two reasons why it may be more or fewer."""

    known: float
    """The number to expect."""
    luck: float
    """The variance of the number if all chances of recall were known exactly."""
    doubt: float
    """The variance that comes from not knowing the curve exactly."""


class Curve(Struct, frozen=True):
    """A learner's forgetting, and how much is not known about it."""

    parameters: Parameters = DEFAULTS
    first: float = FIRST_RIGHT / (FIRST_RIGHT + FIRST_WRONG)
    """The chance that an item is right when it is met for the first time."""
    weights: Numbers = PRIOR_WEIGHTS
    covariance: tuple[Numbers, ...] = tuple(
        tuple(doubt**2 if row == column else 0.0 for column in range(len(PRIOR_DOUBTS)))
        for row, doubt in enumerate(PRIOR_DOUBTS)
    )
    """Of the weights: what is not known about them yet."""

    def recall(self, memory: Memory, day: int) -> float:
        """Give the chance, 0 to 1, that this learner remembers the item on a day.

        What was missed when it was last asked is not remembered on that day; later it may be, since
        its answer was shown.
        """
        return self.recalls()(memory, day)

    def recalls(self) -> Callable[[Memory, int], float]:
        """Give `recall` for whoever asks thousands of times, as `chances` does."""
        chance = self.chances()

        def recall(memory: Memory, day: int) -> float:
            if _was_missed(memory, day):
                return 0.0
            return chance(memory.stability, day - memory.day, memory.reps)

        return recall

    def chances(self) -> Callable[[float, int, int], float]:
        """Give the chance of recall so many days after the last of so many reviews.

        This is `_chance` of `_features` in one go, for whoever asks thousands of times. What is the
        same for all is done once, and no call is made within; both make it thrice as fast. That it
        is the same to the last bit is tested.
        """
        factor, decay = schedule.forgetting(self.parameters)
        always, x, y, z = self.weights

        def chance(stability: float, elapsed: int, reps: int) -> float:
            expected = (1 + factor * (elapsed if elapsed > 0 else 0) / stability) ** decay
            held = 0.9999 if expected > 0.9999 else 0.0001 if expected < 0.0001 else expected
            waited = log(elapsed) if elapsed > 1 else 0.0
            a, b, c = log(held / (1 - held)) - 1.2, waited - 1.5, log(reps) - 1.0
            return 1 / (1 + exp(-(always + a * x + b * y + c * z)))

        return chance

    def outlook(self, memories: Iterable[Memory], day: int) -> Outlook:
        """Sum up what the learner remembers of some items on a day.

        The number known is the sum of the chances p; its variance by luck is the sum of p (1 - p),
        as of independent coins, and by doubt g' C g, where g is the slope of that sum by the
        weights and C their covariance (the delta method).
        """
        known = luck = 0.0
        pull = [0.0] * len(self.weights)
        for memory in memories:
            if _was_missed(memory, day):
                continue
            features = self._features(memory, day)
            chance = _chance(self.weights, features)
            slope = chance * (1 - chance)
            known += chance
            luck += slope
            pull = [p + slope * x for p, x in zip(pull, features, strict=True)]
        return Outlook(known, luck, _dot(pull, [_dot(row, pull) for row in self.covariance]))

    def _features(self, memory: Memory, day: int) -> Numbers:
        expected = schedule.recall(memory, day, self.parameters)
        return _features(expected, day - memory.day, memory.reps)


def _was_missed(memory: Memory, day: int) -> bool:
    return memory.last is Rating.AGAIN and day <= memory.day


def learn(histories: Iterable[Iterable[Review]], parameters: Parameters = DEFAULTS) -> Curve:
    """Learn a curve from a log: the reviews of each item, oldest first.

    The order of the items does not matter. Without any review it is what all learners have in
    common (`PRIOR_WEIGHTS`).
    """
    told = [history for history in map(tuple, histories) if history]
    right = sum(history[0].rating > Rating.AGAIN for history in told)
    weights, covariance = Curve().weights, Curve().covariance
    tried = chain.from_iterable(retrievals(history, parameters) for history in told)
    for retrieval in sorted(tried, key=lambda retrieval: retrieval.day)[-RECENT:]:
        weights, covariance = _moved(weights, covariance, retrieval)
    first = (right + FIRST_RIGHT) / (len(told) + FIRST_RIGHT + FIRST_WRONG)
    return Curve(parameters, first, weights, covariance)


def _moved(
    weights: Numbers, covariance: tuple[Numbers, ...], retrieval: Retrieval
) -> tuple[Numbers, tuple[Numbers, ...]]:
    """Learn from a retrieval: a step of the extended Kalman filter, which keeps count of the doubt.

    What was guessed among options, and what slipped, says less about memory, and moves less.
    """
    features = _features(retrieval.expected, retrieval.elapsed, retrieval.reps)
    guess = 1 / retrieval.options if retrieval.options else 0.0
    chance = _chance(weights, features)
    right = guess + (1 - SLIP - guess) * chance
    slope = (1 - SLIP - guess) * chance * (1 - chance)
    pull = [_dot(row, features) for row in covariance]
    share = slope / (right * (1 - right) + slope * slope * _dot(pull, features))
    surprise = retrieval.recalled - right
    return (
        tuple(weight + p * share * surprise for weight, p in zip(weights, pull, strict=True)),
        tuple(
            tuple(old - p * q * slope * share for old, q in zip(row, pull, strict=True))
            for row, p in zip(covariance, pull, strict=True)
        ),
    )


def _features(expected: float, elapsed: int, reps: int) -> Numbers:
    """Give what the weights are for; each is 0 about where most of them lie, and doubts part."""
    chance = min(0.9999, max(0.0001, expected))
    return (
        1.0,
        log(chance / (1 - chance)) - 1.2,
        log(max(1, elapsed)) - 1.5,
        log(reps) - 1.0,
    )


def _chance(weights: Numbers, features: Numbers) -> float:
    (_, a, b, c), (always, x, y, z) = features, weights  # of all sums here the one done most
    return 1 / (1 + exp(-(always + a * x + b * y + c * z)))


def _dot(left: Sequence[float], right: Sequence[float]) -> float:
    return float(sum(map(mul, left, right)))
