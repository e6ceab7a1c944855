"""A learner's own memory parameters, found in their review log; pure.

Fitted numbers must earn their place. Three times they are fitted to the reviews up to a day and
judged by those that follow, which they have not seen, against the numbers in use; only if they
foretell those clearly better is the whole log fitted, and the result taken. Whatever is fitted is
drawn towards the defaults, the more the fewer reviews there are. What this gains is in
`docs/measurements/learning.md`.

The library's trap: an item without two reviews on different days makes it panic, not raise.
"""

import math
import statistics
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain, pairwise

from fsrs_rs_python import FSRS, FSRSItem, FSRSReview
from msgspec import Struct

from state.memory.retrievals import Retrieval, retrievals
from state.memory.schedule import DEFAULTS, Parameters
from state.records.learners import Review

MINIMUM = 400
"""Retrievals below which nothing is fitted: the gain is lost in the noise."""

BLOCKS = (0.4, 0.6, 0.8)
"""The shares of them that are fitted to; the next fifth judges each. One block alone often flatters
numbers that only fit the noise."""

CERTAINTY = 3.0
"""By how many standard errors the log loss must fall. It is much because the question is asked
anew every month, and chance has as many goes."""

HALFWAY = 1000
"""The number of retrievals at which fitted numbers and defaults weigh the same."""

Histories = Sequence[Sequence[Review]]
"""The reviews of each item, oldest first."""


class Fitted(Struct, frozen=True):
    """A learner's own parameters, and why they are better than the ones that were in use."""

    parameters: Parameters
    retrievals: int
    """How many retrievals they were judged by."""
    loss: float
    """Mean log loss on those; a lower one is better."""
    loss_before: float
    """The same with the parameters that were in use."""


def fit(histories: Iterable[Iterable[Review]], now: Parameters) -> Fitted | None:
    """Give parameters that foretell this learner clearly better than `now`; None if there are none.

    Each history holds one item's reviews, oldest first. None also where there are fewer than
    `MINIMUM` retrievals. Takes some 20 ms for 1,000 reviews.
    """
    told = [tuple(history) for history in histories]
    before = _retrievals(told, now)
    if len(before) < MINIMUM:
        return None
    judged = list(_judged(told, before))
    if not _clearly_better([old.loss - new.loss for old, new in judged]):
        return None
    return Fitted(
        parameters=_own(told),
        retrievals=len(judged),
        loss=statistics.fmean(new.loss for _, new in judged),
        loss_before=statistics.fmean(old.loss for old, _ in judged),
    )


def _retrievals(histories: Histories, parameters: Parameters) -> list[Retrieval]:
    return list(chain.from_iterable(retrievals(history, parameters) for history in histories))


def _judged(
    histories: Histories, before: Sequence[Retrieval]
) -> Iterator[tuple[Retrieval, Retrieval]]:
    """Give those of each block as the numbers in use foretold them, and as fitted ones do."""
    days = sorted(retrieval.day for retrieval in before)
    starts = [days[int(len(days) * share)] for share in BLOCKS]
    for start, end in pairwise([*starts, days[-1] + 1]):
        own = _own([[event for event in history if event.day < start] for history in histories])
        for old, new in zip(before, _retrievals(histories, own), strict=True):
            if start <= old.day < end:
                yield old, new


def _clearly_better(gains: Sequence[float]) -> bool:
    """Tell whether the log loss falls by more than chance would have it."""
    if len(gains) < 2:
        return False
    error = statistics.stdev(gains) / math.sqrt(len(gains))
    return statistics.fmean(gains) > CERTAINTY * error


def _own(histories: Histories) -> Parameters:
    """Fit FSRS to reviews, and draw the result towards the defaults."""
    items = list(chain.from_iterable(_items(history) for history in histories))
    if not items:
        return DEFAULTS
    fitted = FSRS(list(DEFAULTS)).compute_parameters(items)
    weight = len(items) / (len(items) + HALFWAY)
    return tuple(
        default + weight * (own - default) for default, own in zip(DEFAULTS, fitted, strict=True)
    )


def _items(history: Sequence[Review]) -> Iterator[FSRSItem]:
    """Give what the library learns from: for each retrieval, all reviews up to it.

    A clock that jumped back counts as no time passed, as in `state.memory.schedule`.
    """
    reached = list(accumulate((event.day for event in history), max))
    gaps = [after - before for before, after in pairwise([*reached[:1], *reached])]
    reviews = [FSRSReview(int(event.rating), gap) for event, gap in zip(history, gaps, strict=True)]
    for end, gap in enumerate(gaps, start=1):
        if gap > 0:
            yield FSRSItem(reviews[:end])
