"""What a response means, weighed: how probably each idea was meant, each wrong idea held.

No single view of an answer is safe. Words miss paraphrases; likeness of meaning is deaf to
direction, and calls the question itself a good answer. So several views are taken of every idea and
weighed together, as a doctor weighs symptoms: logistic regression, whose few weights stand in
`calibration` and were fitted on answers to other questions. The views are *contrasts* wherever
possible: how much nearer is the answer to an idea than to anything known to be wrong, than to the
question? A contrast carries over from one subject to another; a bare similarity does not.

That an answer is right follows from its ideas: it is the chance that at least `need` of them were
meant, each by itself (a Poisson binomial). That a misconception is held competes with all others
and with none (a multinomial logit). An answer's length is never looked at: right answers tend to be
longer, and learners would soon find that out.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final

import numpy

from bot.grading.keys.compiled import Compiled
from bot.grading.match.contradiction import contradiction, denied_otherwise, opposites
from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.calibration import IDEAS, MISCONCEPTIONS
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.key_texts import KeyTexts, clauses, plain
from bot.grading.meaning.meant import Meant
from bot.grading.meaning.space import Matrix, Near, Numbers, Space
from bot.grading.meaning.word_shares import WordShares
from bot.grading.text.polarity import polarity
from bot.grading.text.words import LIMIT

Views = dict[str, float]
"""What is seen of one idea or one misconception, by the names in `calibration`."""

_SAME_WAY: Final = 0.1
_OTHER_WAY: Final = 0.15
"""What a likeness gains where both texts point the same way, and loses where they point apart."""
_CLAUSES: Final = 8
"""Clauses of a response that are looked at; encoding each takes as long as ten gradings."""
_NOTHING: Final = -0.1
"""A likeness where there is nothing to compare with: about that of texts on two subjects."""
_UNSAID: Final = -0.3
"""The contrast of an idea for which no clause is left: about that of a clause about another."""


class MeaningGrader:
    """Weighs what responses to one question mean."""

    def __init__(self, compiled: Compiled, weights: Weights, ear: Ear) -> None:
        self._compiled = compiled
        self.weights = weights
        self._ear = ear
        self.texts = KeyTexts.of(compiled.key)
        self.asked = frozenset(compiled.asked.weights)
        self._views: KeyViews | None = None
        self._is_prepared = False

    def prepare(self) -> None:
        """Look at the key from all sides, once; that takes long (see `Ear.later`)."""
        if self._is_prepared:
            return
        vectors = self._ear.vectors(self.texts.all)
        if vectors is not None:
            self._views = KeyViews.of(self, Space(vectors, self.texts))
        self._is_prepared = True

    def meant(self, response: str) -> Meant | None:
        """Weigh a response whose misspelt words are read; None if it cannot be encoded.

        Raises NotReady where the key is not prepared, or a vector is missing.
        """
        weighing = self.weighing(response)
        if weighing is None:
            return None
        ideas = [_chance(one, IDEAS) for one in weighing.ideas()]
        held = _competing([_weight(one, MISCONCEPTIONS) for one in weighing.misconceptions()])
        none = 1 - sum(held)
        best = max(range(len(held)), key=held.__getitem__, default=None)
        return Meant(
            tuple(ideas),
            at_least(ideas, self.texts.need) * none,
            at_least(ideas, 1) * none,
            "" if best is None else self.texts.misconceptions[best][0],
            0.0 if best is None else held[best],
            *weighing.sides(),
            weighing.nearest_clauses(),
        )

    def near_first(self, responses: Sequence[str]) -> list[float]:
        """Say how near each response is to the first; 0 for all that cannot be encoded.

        Raises NotReady where a vector is missing.
        """
        near = self._ear.between([plain(one[:LIMIT]) for one in responses])
        return [0.0] * len(responses) if near is None else [float(one) for one in near[0]]

    def weighing(self, response: str) -> "Weighing | None":
        """Take the views of a response; None if it, or the key, cannot be encoded."""
        if not self._is_prepared:
            self._ear.later(self.prepare)
        text = plain(response[:LIMIT])
        views = (text, *clauses(text)[:_CLAUSES])
        rows = self._ear.near(views, self.texts.all)
        if self._views is None or rows is None:
            return None
        return Weighing(self, views, self._views, self._views.space.place(rows))

    def statement(self, text: str) -> Statement:
        """Read a text as the grader reads responses to this question."""
        return Statement.of(self._compiled.reader.read(text).said, self.weights)


@dataclass(frozen=True, slots=True)
class KeyViews:
    """A key, looked at from all sides.

    Of each text only this is kept: a key may have hundreds, and a topic dozens of keys.
    """

    space: Space
    words: WordShares
    ways: tuple[int, ...]
    """For every text which way it points."""

    @classmethod
    def of(cls, key: MeaningGrader, space: Space) -> "KeyViews":
        """Take the views of a key whose texts lie in `space`."""
        texts = key.texts.all
        words = WordShares(texts, key.asked, key.weights)
        return cls(space, words, tuple(polarity(text) for text in texts))


class Weighing:
    """One response, looked at from all sides."""

    def __init__(self, key: MeaningGrader, views: Sequence[str], of: KeyViews, near: Near) -> None:
        self._key, self._views, self._of, self._near = key, views, of, near
        self._space = of.space
        self._says = key.statement(views[0])
        self._ways = [polarity(one) for one in views]
        self._shares = of.words.of(self._says)
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
        says = self._says if view == 0 else self._key.statement(self._views[view])
        wanted = self._key.statement(self._key.texts.all[source])
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
            "several_ideas": float(len(self._space.ideas) > 1),
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
        }

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
        if self._key.texts.need < 2:
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


def at_least(chances: Sequence[float], need: int) -> float:
    """Say how probably at least `need` of some independent things are so."""
    exactly = [1.0]
    for chance in chances:
        exactly = [
            (exactly[count] if count < len(exactly) else 0.0) * (1 - chance)
            + (exactly[count - 1] if count else 0.0) * chance
            for count in range(len(exactly) + 1)
        ]
    return min(1.0, sum(exactly[need:]))


def _weight(views: Views, weights: dict[str, float]) -> float:
    return math.fsum(weight * views[name] for name, weight in weights.items())


def _chance(views: Views, weights: dict[str, float]) -> float:
    return 1 / (1 + math.exp(-max(-30.0, min(30.0, _weight(views, weights)))))


def _competing(weights: Sequence[float]) -> list[float]:
    """Turn weights into chances, beside the chance that it is none of them."""
    powers = [math.exp(min(30.0, one)) for one in weights]
    return [one / (1 + sum(powers)) for one in powers]


def _most(row: Matrix, texts: Numbers, otherwise: float = 0.0) -> float:
    return float(row[texts].max()) if len(texts) else otherwise


def _denies(statement: Statement) -> bool:
    return any(claim.denies for claim in statement.said)
