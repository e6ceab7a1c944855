"""Where the texts of one key lie, and how near a response comes to each of them.

All texts about one subject point roughly one way, so that bare cosines hardly differ. Two remedies:
the common direction, the mean of the key's own texts, is taken off before cosines are taken again
(*centred*); and a *probe* is a direction of its own, found by ridge regression, that parts the
texts of one kind from all others. Everything is worked out from cosines between texts, so that no
vector leaves the ear.
"""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

import numpy
from numpy.typing import NDArray

from bot.grading.meaning.key_texts import KeyTexts

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities

Matrix = NDArray[numpy.float64]
Numbers = NDArray[numpy.int_]
"""Of texts, by their place in `KeyTexts.all`."""

_RIDGE: Final = 1.0
"""How little a single text is trusted; 0.5 to 2 do equally well."""


@dataclass(frozen=True, slots=True)
class Near:
    """How near the views of a response come to each text of the key; a row for each view."""

    raw: Matrix
    centred: Matrix
    probes: tuple[float, ...]
    """For each misconception, how far the whole response lies on its side: around -1 to 1."""


class Space:
    """The texts of one key, by the cosines between them."""

    def __init__(self, likenesses: "Similarities", texts: KeyTexts) -> None:
        """Work out all that a response is placed by; the likenesses themselves are not kept.

        A key of six hundred phrases would hold 6 MB of them, and a topic has dozens of keys.
        """
        gram: Matrix = likenesses.astype(numpy.float64)
        self._text_means = gram.mean(axis=1)
        self._mean = float(self._text_means.mean())
        centred = self.centre(gram)
        ideas = len(texts.ideas)
        places = texts.places
        owners = [list(one) for one in places[:ideas]]
        for piece in places[ideas]:
            nearest = [max(gram[piece, one], default=-1.0) for one in places[:ideas]]
            owners[nearest.index(max(nearest))].append(piece)
        self.ideas = tuple(numpy.array(one) for one in owners)
        """For each idea the numbers of all texts that say it."""
        self.wrongs = numpy.array(places[ideas + 1], dtype=int)
        self.misconceptions = tuple(numpy.array(one) for one in places[ideas + 2 : -1])
        self.question = places[-1][0]
        self.rights = numpy.concatenate(self.ideas)
        self.against = numpy.concatenate([self.wrongs, *self.misconceptions]).astype(int)
        """All that is known to be wrong."""
        self.apart = self._apart(centred)
        """How alike the right texts of this key are, and how near to them its wrong texts come."""
        self._probes = tuple(self._probe(centred, one) for one in self.misconceptions)

    def place(self, rows: "Similarities") -> Near:
        """Place the views of a response, given their cosines with all texts; the whole is first."""
        raw: Matrix = rows.astype(numpy.float64)
        centred = self.centre(raw)
        return Near(
            raw, centred, tuple(float(centred[0, at] @ weights) for at, weights in self._probes)
        )

    def centre(self, rows: Matrix) -> Matrix:
        """Take the common direction off: cosines between what is left of both texts."""
        means = rows.mean(axis=1)
        dots = rows - means[:, None] - self._text_means[None, :] + self._mean
        ones = numpy.sqrt(numpy.maximum(1 - 2 * means + self._mean, 1e-6))
        others = numpy.sqrt(numpy.maximum(1 - 2 * self._text_means + self._mean, 1e-6))
        centred: Matrix = dots / ones[:, None] / others[None, :]
        return centred

    def _apart(self, centred: Matrix) -> tuple[float, float]:
        among = centred[numpy.ix_(self.rights, self.rights)]
        numpy.fill_diagonal(among, -1.0)
        across = centred[numpy.ix_(self.rights, self.against)]
        crowded = float(across.max(axis=1).mean()) if len(self.against) else 0.0
        return float(among.max(axis=1).mean()), crowded

    def _probe(self, centred: Matrix, own: Numbers) -> tuple[Numbers, Matrix]:
        """Find the direction that parts some texts from all others but the question."""
        others = [one for one in range(len(centred)) if one != self.question]
        rest = numpy.array([one for one in others if one not in set(own.tolist())], dtype=int)
        at = numpy.concatenate([own, rest]).astype(int)
        sides = numpy.r_[numpy.ones(len(own)), -numpy.ones(len(rest))]
        trust = numpy.repeat(
            len(at) / 2 / numpy.array([len(own), len(rest)]), [len(own), len(rest)]
        )
        gram = centred[numpy.ix_(at, at)]
        weights: Matrix = numpy.linalg.solve(gram + _RIDGE * numpy.diag(1 / trust), sides)
        return at, weights
