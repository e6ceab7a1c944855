"""Where the texts of one key lie, and how near a response comes to each of them.

All texts about one subject point roughly one way, so that bare cosines hardly differ. Two remedies:
the common direction, the mean of the key's own texts, is taken off before cosines are taken again
(*centred*); and a *probe* is a direction of its own, found by ridge regression, that parts the
texts of one kind from all others. What is right and what is wrong have fixed shares of that mean:
otherwise an author who lists sixty phrases of a misconception would take off what makes it one.
"""

from typing import TYPE_CHECKING, Final

import numpy
from msgspec import Struct
from numpy.typing import NDArray

from bot.grading.meaning.key_texts import KeyTexts

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities, Vectors

Matrix = NDArray[numpy.float64]
Numbers = NDArray[numpy.int_]
"""Of texts, by their place in `KeyTexts.all`."""

_RIDGE: Final = 1.0
"""How little a single text is trusted; 0.5 to 2 do equally well."""
_RIGHT: Final = 0.6
"""What all right texts make up of the mean, beside all wrong ones: their share of the texts of the
plain keys in `benchmarks/grading`, on which the views are weighed."""


class Near(Struct, frozen=True):
    """How near the views of a response come to each text of the key; a row for each view."""

    raw: Matrix
    centred: Matrix
    probes: tuple[float, ...]
    """How far the whole response lies on the side of each misconception, then of each idea, and of
    all that is right: around -1 to 1."""


class Space:
    """The texts of one key, by the directions of their vectors."""

    def __init__(self, vectors: "Vectors", texts: KeyTexts) -> None:
        """Work out all that a response is placed by; the vectors themselves are not kept.

        It takes a tenth of a second for a key of six hundred phrases.
        """
        own: Matrix = vectors.astype(numpy.float64)
        self._shares = _shares(texts)
        middle = self._shares @ own
        self._text_means = own @ middle
        self._mean = float(middle @ middle)
        self._lengths = self._without_mean(self._text_means)
        ideas = len(texts.ideas)
        places = texts.places
        owners = [list(one) for one in places[:ideas]]
        for piece in places[ideas]:
            nearest = [max(own[one] @ own[piece], default=-1.0) for one in places[:ideas]]
            owners[nearest.index(max(nearest))].append(piece)
        self.ideas = tuple(numpy.array(one) for one in owners)
        """For each idea the numbers of all texts that say it."""
        self.wrongs = numpy.array(places[ideas + 1], dtype=int)
        self.misconceptions = tuple(numpy.array(one) for one in places[ideas + 2 : -1])
        self.question = places[-1][0]
        self.rights = numpy.concatenate(self.ideas)
        self.judged = numpy.concatenate([self.rights, self.wrongs]).astype(int)
        """All that an author has judged: what says an idea, and wrong samples."""
        self.against = numpy.concatenate([self.wrongs, *self.misconceptions]).astype(int)
        """All that is known to be wrong."""
        centred = (own - middle) / self._lengths[:, None]
        self.crowded = self._crowded(centred)
        """How near to the right texts of this key its wrong texts come."""
        self._probes = self._all_probes(centred)

    def place(self, rows: "Similarities") -> Near:
        """Place the views of a response, given their cosines with all texts; the whole is first."""
        raw: Matrix = rows.astype(numpy.float64)
        centred = self.centre(raw)
        return Near(raw, centred, tuple(float(one) for one in self._probes @ centred[0]))

    def centre(self, rows: Matrix) -> Matrix:
        """Take the common direction off: cosines between what is left of both texts."""
        means = rows @ self._shares
        dots = rows - means[:, None] - self._text_means[None, :] + self._mean
        centred: Matrix = dots / self._without_mean(means)[:, None] / self._lengths[None, :]
        return centred

    def _without_mean(self, means: Matrix) -> Matrix:
        """Give the lengths of vectors of length 1 after the common direction is taken off."""
        lengths: Matrix = numpy.sqrt(numpy.maximum(1 - 2 * means + self._mean, 1e-6))
        return lengths

    def _crowded(self, centred: Matrix) -> float:
        if not len(self.against):
            return 0.0
        return float((centred[self.rights] @ centred[self.against].T).max(axis=1).mean())

    def _all_probes(self, centred: Matrix) -> Matrix:
        """Find for each kind of texts the direction that parts it from all but the question.

        Both sides count alike, however many texts each has. A direction is given by what each text
        of the key contributes to it, so that cosines are enough to tell how far a response lies
        along it. It is found among the few hundred dimensions of the vectors, not among the texts:
        of those a key has up to a thousand, and this costs the cube.
        """
        others = numpy.delete(numpy.arange(len(centred)), self.question)
        moment = centred[others].T @ centred[others]
        total = centred[others].sum(axis=0)
        kinds = (*self.misconceptions, *self.ideas, self.rights)
        probes = numpy.zeros((len(kinds), len(centred)))
        for probe, own in zip(probes, kinds, strict=True):
            mine, here = len(others) / 2 / len(own), centred[own]
            rest = len(others) / 2 / max(len(others) - len(own), 1)
            scatter = rest * moment + (mine - rest) * (here.T @ here)
            scatter[numpy.diag_indices_from(scatter)] += _RIDGE
            pull = (mine + rest) * here.sum(axis=0) - rest * total
            direction = numpy.linalg.solve(scatter, pull)
            probe[others] = -rest * (1 + centred[others] @ direction) / _RIDGE
            probe[own] = mine * (1 - here @ direction) / _RIDGE
        return probes


def _shares(texts: KeyTexts) -> Matrix:
    """Give each text of a key its share of the mean: alike among what is right, and what is wrong.

    The question counts as one text of them all.
    """
    wrong, question = texts.places[len(texts.ideas) + 1].start, texts.places[-1].start
    shares = numpy.full(question + 1, 1 / (question + 1))
    if 0 < wrong < question:
        shares[:wrong] *= _RIGHT * question / wrong
        shares[wrong:question] *= (1 - _RIGHT) * question / (question - wrong)
    return shares
