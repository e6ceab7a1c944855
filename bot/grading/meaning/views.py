"""What is seen of one answer: its views, idea by idea and misconception by misconception.

No single view of an answer is safe. Words miss paraphrases; likeness of meaning is deaf to
direction, and calls the question itself a good answer. So several are taken, and `evidence` weighs
them together. They are *contrasts* wherever possible: how much nearer is the answer to an idea than
to anything known to be wrong, than to the question? A contrast carries over from one subject to
another; a bare similarity does not. All are of the size of 1 or less.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

import numpy

from bot.grading.match.contradiction import contradiction, denied_otherwise, opposites
from bot.grading.match.statement import Statement
from bot.grading.meaning.directions import Directions, agreement, directions
from bot.grading.meaning.key_texts import KeyTexts
from bot.grading.meaning.space import Matrix, Near, Numbers, Space
from bot.grading.meaning.two_terms import Saying
from bot.grading.meaning.word_shares import WordShares
from bot.grading.text.polarity import polarity

if TYPE_CHECKING:
    from numpy.typing import NDArray

Views = dict[str, float]
"""What is seen of one idea or one misconception, by the names in `calibration`."""

_SAME_WAY: Final = 0.1
_OTHER_WAY: Final = 0.15
"""What a likeness gains where both texts point the same way, and loses where they point apart."""
_NOTHING: Final = -0.1
"""A likeness where there is nothing to compare with: about that of texts on two subjects."""
_UNSAID: Final = -0.3
"""The contrast of an idea for which no clause is left: about that of a clause about another."""
_AWAY: Final = -0.5
"""Agreement of directions below which a response points away from an idea."""
_CLEARLY: Final = 0.2
"""How much nearer what is said of a term is to what is true of it, where it clearly is."""


@dataclass(frozen=True, slots=True)
class KeyViews:
    """A key, looked at from all sides.

    Of each text only this is kept: a key may have hundreds, and a topic dozens of keys.
    """

    texts: KeyTexts
    space: Space
    words: WordShares
    ways: tuple[int, ...]
    """For every text which way it points."""
    directions: tuple[Directions, ...]
    """For each idea which way things go in it; where one idea is enough, in all that is right."""
    mixes_up: tuple[float, ...]
    """For each misconception how clearly it says of one term what is true of the other: 0 to 1."""
    statement: Callable[[str], Statement]
    """Reads a text as the grader reads responses to this question."""


@dataclass(frozen=True, slots=True)
class Response:
    """A response and its views as texts, and how near they come to the texts of the key."""

    views: tuple[str, ...]
    """The whole response, then its clauses if it has several."""
    near: Near
    of_its_term: float
    """How clearly what it says of two terms is true of that term, -1 to 1; 0 if it names none."""


def of_its_term(
    said: Sequence[Saying], rows: "NDArray[numpy.floating[Any]]", texts: KeyTexts
) -> float:
    """Say how clearly some sayings are true of their term rather than of the other.

    `rows` holds for each saying its cosines with what is rightly said of the first term, and then
    of the second. The result lies between -1 (of the other) and 1; 0 where nothing is said.
    """
    if not said:
        return 0.0
    first = len(texts.said[0])
    total = 0.0
    for (term, _), row in zip(said, rows, strict=True):
        of_first, of_second = float(row[:first].max()), float(row[first:].max())
        total += of_first - of_second if term == 0 else of_second - of_first
    return max(-1.0, min(1.0, total / len(said) / _CLEARLY))


class Weighing:
    """One response, looked at from all sides."""

    def __init__(self, key: KeyViews, response: Response) -> None:
        self._of, self._space = key, key.space
        self._views, self._near = response.views, response.near
        self._of_its_term = response.of_its_term
        self._says = key.statement(self._views[0])
        self._ways = [polarity(one) for one in self._views]
        self._goes = directions(self._views[0])
        self._shares = key.words.of(self._says)
        self._turned = self._turned_likeness()

    def ideas(self) -> list[Views]:
        """Take the views of each idea."""
        whole = [_most(self._near.centred[0], one) for one in self._space.ideas]
        own = self._own_clauses()
        return [self._idea(place, max(whole), *own[place]) for place in range(len(whole))]

    def misconceptions(self) -> list[Views]:
        """Take the views of each misconception."""
        return [self._misconception(one) for one in range(len(self._space.misconceptions))]

    def sides(self) -> tuple[float, float]:
        """Say how near the whole response is to the nearest right and the nearest wrong text."""
        raw = self._near.raw[0]
        return _most(raw, self._space.rights), _most(raw, self._space.wrongs, -1.0)

    def nearest_clauses(self) -> tuple[str, ...]:
        """For each idea the view of the response that comes nearest to it."""
        return tuple(self._views[self._nearest(one)[1]] for one in self._space.ideas)

    def _idea(self, place: int, best: float, own: float, own_contrast: float) -> Views:
        raw, centred = self._near.raw[0], self._near.centred[0]
        texts = self._space.ideas[place]
        source, view = self._nearest(texts)
        here, there = _most(raw, texts), _most(raw, self._space.against)
        mine, theirs = _most(centred, texts), _most(centred, self._space.against)
        says = self._says if view == 0 else self._of.statement(self._views[view])
        wanted = self._of.statement(self._of.texts.all[source])
        turned = contradiction(wanted, says)
        rights, across = self._space.apart
        return {
            "one": 1.0,
            "nearer_than_wrong": here - there,
            "nearer_than_wrong_centred": mine - theirs,
            "nearer_than_question": here - float(raw[self._space.question]),
            "nearest_idea": float(mine >= best - 1e-9),
            "on_its_side": self._near.probes[len(self._space.misconceptions) + place],
            "on_right_side": self._near.probes[-1],
            "plainly_contradicted": float(bool(turned and turned.plain)),
            "contradicted": float(bool(turned)),
            "opposite": float(bool(opposites(wanted, says))),
            "denied": float(bool(denied_otherwise(wanted, says))),
            "denies_alone": float(_denies(wanted) != _denies(says)),
            "same_way": self._same_way(texts, view),
            "own_clause": own,
            "own_clause_contrast": own_contrast,
            "unsaid": float(own_contrast == _UNSAID),
            "of_its_term": self._of_its_term,
            "points_away": float(agreement(self._goes, self._of.directions[place]) < _AWAY),
            "several_ideas": float(len(self._space.ideas) > 1),
            "alternatives": self._alternatives(),
            "key_is_close": rights,
            "key_is_crowded": across,
        }

    def _misconception(self, place: int) -> Views:
        raw, centred = self._near.raw[0], self._near.centred[0]
        texts = self._space.misconceptions[place]
        here, mine = _most(raw, texts), _most(centred, texts)
        source = int(texts[self._near.centred[:, texts].max(axis=0).argmax()])
        rights = self._space.rights
        words = _most(self._shares, texts)
        return {
            "one": 1.0,
            "near": mine,
            "nearer_than_right": here - _most(raw, rights),
            "nearer_than_right_centred": mine - _most(centred, rights),
            "nearer_than_wrong": here - _most(raw, self._space.wrongs, -1.0),
            "nearer_than_wrong_centred": mine - _most(centred, self._space.wrongs, -1.0),
            "nearer_than_question": here - float(raw[self._space.question]),
            "on_its_side": self._near.probes[place],
            "words": words,
            "words_beyond_right": words - _most(self._shares, rights),
            "other_way": float(self._ways[0] * self._of.ways[source] < 0),
            "of_the_other_term": -self._of_its_term * self._of.mixes_up[place],
        }

    def _alternatives(self) -> float:
        """Say how many other ideas would do as well, in thirds: each is one more chance to err."""
        return (len(self._space.ideas) - 1) / 3 if self._of.texts.need < 2 else 0.0

    def _nearest(self, texts: Numbers) -> tuple[int, int]:
        """Find the text and the view that come nearest to each other."""
        some = self._near.centred[:, texts]
        view, column = divmod(int(some.argmax()), len(texts))
        return int(texts[column]), view

    def _same_way(self, texts: Numbers, view: int) -> float:
        """Contrast wordings that point the way of the response with all others."""
        likenesses = self._near.centred[:, texts].max(axis=0)
        same = [one == self._ways[view] for one in (self._of.ways[int(text)] for text in texts)]
        alike = [float(one) for one, is_same in zip(likenesses, same, strict=True) if is_same]
        apart = [float(one) for one, is_same in zip(likenesses, same, strict=True) if not is_same]
        return max(alike, default=_NOTHING) - max(apart, default=_NOTHING)

    def _turned_likeness(self) -> Matrix:
        """Give likenesses with what two texts gain that point one way, and lose that do not."""
        ways = numpy.array(self._ways)[:, None], numpy.array(self._of.ways)[None, :]
        gained = _SAME_WAY * (ways[0] == ways[1]) - _OTHER_WAY * (ways[0] * ways[1] < 0)
        turned: Matrix = self._near.centred + gained
        return turned

    def _own_clauses(self) -> list[tuple[float, float]]:
        """Give each idea a clause of its own, the best pair first, where several are needed.

        Otherwise one clause about one idea would be heard as two.
        """
        ideas = self._space.ideas
        if self._of.texts.need < 2:
            return [(0.0, 0.0)] * len(ideas)
        rows = slice(1, None) if len(self._views) > 1 else slice(None)
        found = numpy.stack([self._turned[rows, one].max(axis=1) for one in ideas])
        against = (
            self._turned[rows, self._space.against].max(axis=1)
            if len(self._space.against)
            else numpy.zeros(found.shape[1])
        )
        own = [(_NOTHING, _UNSAID)] * len(ideas)
        free = found.copy()
        for _ in range(min(free.shape)):
            idea, clause = divmod(int(free.argmax()), free.shape[1])
            likeness = float(found[idea, clause])
            own[idea] = likeness, likeness - float(against[clause])
            free[idea, :] = free[:, clause] = -9.0
        return own


def _most(row: Matrix, texts: Numbers, otherwise: float = 0.0) -> float:
    return float(row[texts].max()) if len(texts) else otherwise


def _denies(statement: Statement) -> bool:
    return any(claim.denies for claim in statement.said)
