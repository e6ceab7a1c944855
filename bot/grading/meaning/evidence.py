"""What a response means, weighed: how probably each idea was meant, each wrong idea held.

The views of a response (`views`) are weighed together, as a doctor weighs symptoms: by logistic
regression, whose few weights stand in `calibration` and were fitted on answers to other questions.

That an answer is right follows from its ideas. Where one is enough, it is the chance that any of
them was meant, each by itself. Where several are needed they hang together: who knows one of two
tends to know the other, and to multiply their chances would ask for twice the proof. So the weakest
of those that are needed decides (the upper bound of Frechet, for events that go together). That a
misconception is held competes with all others and with none (a multinomial logit).

Right answers tend to be longer, and learners would soon find out if that counted. So length counts
only as a floor: fewer than three telling words for each of several ideas are few (`views`).
"""

import math
from collections.abc import Sequence
from functools import cache
from typing import TYPE_CHECKING, Final

from bot.grading.keys.compiled import Compiled
from bot.grading.match.likeness import repeats
from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.clauses import clauses
from bot.grading.meaning.directions import Directions, directions_in
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.key_texts import KeyTexts, plain
from bot.grading.meaning.meant import Meant
from bot.grading.meaning.space import Space
from bot.grading.meaning.turning import Views
from bot.grading.meaning.views import KeyViews, Response, Weighing, of_its_term
from bot.grading.meaning.wholes import whole
from bot.grading.meaning.word_shares import WordShares
from bot.grading.text.offered import asks_yes_or_no
from bot.grading.text.polarity import polarity
from bot.grading.text.words import LIMIT

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Vectors

_CLAUSES: Final = 8
"""Clauses of a response that are looked at; encoding each takes as long as ten gradings."""
_BRIEF: Final = 3
"""Telling words beside those of the question up to which a response is brief."""
_SUREST: Final = 30.0
"""Log-odds beyond which nothing is surer."""


class MeaningGrader:
    """Weighs what responses to one question mean."""

    def __init__(self, compiled: Compiled, weights: Weights, ear: Ear, said: Sequence[str]) -> None:
        """Begin; `said` is what is right to say to this question or to others (`Corpus.said`)."""
        self._compiled = compiled
        self._weights = weights
        self._ear = ear
        self.texts = KeyTexts.of(compiled.key)
        own = {*self.texts.all, *map(self._plain, compiled.key.said())}
        others = dict.fromkeys(map(self._plain, said))
        self._elsewhere = tuple(one for one in others if one not in own)
        self._views: KeyViews | None = None
        self._is_prepared = False
        known = ear.calibration
        self._of_ideas = known.ideas_of(compiled.key)
        self._right_from = known.right_of(compiled.key)
        self._asked_from = known.asked if compiled.key.ideas else known.whole_asked

    def prepare(self) -> None:
        """Look at the key from all sides, once; that takes long (see `Ear.later`)."""
        if self._is_prepared:
            return
        vectors = self._ear.vectors(self.texts.all)
        if vectors is not None:
            self._views = self._key_views(vectors)
        self._is_prepared = True

    def meant(self, response: str) -> Meant | None:
        """Weigh a response whose misspelt words are read; None if it cannot be encoded.

        Raises NotReady where the key is not prepared, or a vector is missing.
        """
        weighing = self.weighing(response)
        if weighing is None:
            return None
        odds = [weighed(one, self._of_ideas) for one in weighing.ideas()]
        known = self._ear.calibration
        held = competing([weighed(one, known.misconceptions) for one in weighing.misconceptions()])
        none = 1 - sum(held)
        ideas = [chance(one) for one in odds]
        best = max(range(len(held)), key=held.__getitem__, default=None)
        right, some = (one * none for one in self._enough(ideas, response, weighing))
        return Meant(
            tuple(ideas),
            right,
            some,
            "" if best is None else self.texts.misconceptions[best][0],
            0.0 if best is None else held[best],
            *weighing.sides(),
            weighing.elsewhere,
            weighing.nearest_clauses(),
            self._sure_from(self._statement(response)),
            known.surely,
            known.believed,
            self._asked_from,
        )

    def _enough(
        self, ideas: Sequence[float], response: str, weighing: Weighing
    ) -> tuple[float, float]:
        """Say how probably enough was meant, and something; of a key without ideas it is one."""
        if self._compiled.key.ideas:
            return enough(ideas, self.texts.need)
        views = whole(weighing.sides()[0], self._statement(response), self._compiled)
        meant = chance(weighed(views, self._ear.calibration.wholes))
        return meant, meant

    def _sure_from(self, says: Statement) -> float:
        """Say how probable right has to be for a response."""
        known, least = self._ear.calibration, self._right_from
        if self._views is None or not self._compiled.key.is_plain:
            return least
        if len(says.weights.keys() - self._views.asked) <= _BRIEF:
            least = max(least, known.brief)
        rights = map(self._views.wanted, self._views.space.rights.tolist())
        if any(repeats(one, says, self._views.asked) for one in rights):
            least = max(least, known.repeating)
        return least

    def _nearest_elsewhere(self, response: str) -> float:
        """Say how near a response is to what would be right to say to another question.

        The very same words prove nothing: they may be a sample, left out to try the key without it.
        """
        others = [one for one in self._elsewhere if one != response]
        near = self._ear.near([response], others) if others else None
        return -1.0 if near is None else float(near.max())

    def near_each(self, responses: Sequence[str]) -> list[list[float]]:
        """Say how near any two responses are; 0 for all that cannot be encoded.

        Raises NotReady where a vector is missing.
        """
        near = self._ear.between([self._plain(one[:LIMIT]) for one in responses])
        nothing = [[0.0] * len(responses)] * len(responses)
        return nothing if near is None else [[float(one) for one in row] for row in near]

    def nearness(self, response: str) -> float | None:
        """Say how near a response as typed comes to any text of the key, as a cosine.

        None if either cannot be encoded. Raises NotReady where a vector is missing.
        """
        near = self._ear.near([response], self.texts.all)
        return None if near is None else float(near.max())

    def weighing(self, response: str) -> Weighing | None:
        """Take the views of a response; None if it, or the key, cannot be encoded."""
        if not self._is_prepared:
            self._ear.later(self.prepare)
        text = self._plain(response[:LIMIT])
        views = (text, *clauses(text, self.texts.language)[:_CLAUSES])
        said = self.texts.terms.said_in(text) if self.texts.terms else ()
        rows = self._ear.near((*views, *(bare for _, bare in said)), self.texts.all)
        if self._views is None or rows is None:
            return None
        own, bare = self._parts(rows)
        near = self._views.space.place(own[: len(views)])
        return Weighing(
            self._views,
            Response(
                views,
                near,
                of_its_term(said, bare[len(views) :], self.texts),
                self._nearest_elsewhere(text),
            ),
        )

    def _parts(self, rows: "Vectors") -> "tuple[Vectors, Vectors]":
        """Part what belongs to the key's texts from what belongs to what is said of its terms."""
        texts = self.texts.places[-1].stop
        terms = texts + len(self.texts.said[0]) + len(self.texts.said[1])
        return rows[:, :texts], rows[:, texts:terms]

    def _key_views(self, vectors: "Vectors") -> KeyViews:
        texts = self.texts.all[: self.texts.places[-1].stop]
        asked = frozenset(self._compiled.asked.weights)
        return KeyViews(
            self.texts,
            Space(vectors[: len(texts)], self.texts),
            WordShares(texts, asked, self._weights, self.texts.language),
            asked,
            asks_yes_or_no(self._compiled.asked.said),
            tuple(polarity(text, self.texts.language) for text in texts),
            self._directions(),
            self._mixed_up(vectors),
            self._statement,
            cache(lambda text: self._statement(texts[text])),
        )

    def _directions(self) -> tuple[Directions, ...]:
        """Tell which way things go in each idea, or for one of several in all of them."""
        ideas, language = self.texts.ideas, self.texts.language
        if self.texts.need > 1:
            return tuple(directions_in(one, language) for one in ideas)
        rights = (*(text for one in ideas for text in one), *self.texts.pieces)
        return (directions_in(rights, language),) * len(ideas)

    def _mixed_up(self, vectors: "Vectors") -> tuple[float, ...]:
        """Say of each misconception how clearly it mixes up the two terms."""
        said = [one for some in self.texts.wrongly_said for one in some]
        cosines = vectors[len(vectors) - len(said) :] @ vectors.T
        _, bare = self._parts(cosines)
        found, start = [], 0
        for some in self.texts.wrongly_said:
            rows = bare[start : start + len(some)]
            found.append(max(0.0, -of_its_term(some, rows, self.texts)))
            start += len(some)
        return tuple(found)

    def _plain(self, text: str) -> str:
        return plain(text, self.texts.language)

    def _statement(self, text: str) -> Statement:
        return Statement.of(self._compiled.reader.read(text).said, self._weights)


def enough(chances: Sequence[float], need: int) -> tuple[float, float]:
    """Say how probably as many ideas as are needed were meant, and how probably one was.

    If one is needed, each is a chance by itself. If several are, whoever means one tends to mean
    the others, so that the weakest of those that are needed decides.
    """
    if need < 2:
        any_of = 1 - math.prod(1 - one for one in chances)
        return any_of, any_of
    surest = sorted(chances, reverse=True)
    return surest[need - 1], surest[0]


def weighed(views: Views, weights: dict[str, float]) -> float:
    """Weigh some views together: log-odds."""
    total = math.fsum(weight * views[name] for name, weight in weights.items())
    return max(-_SUREST, min(_SUREST, total))


def chance(odds: float) -> float:
    """Turn log-odds into a chance."""
    return 1 / (1 + math.exp(-odds))


def competing(odds: Sequence[float]) -> list[float]:
    """Turn log-odds into chances, beside the chance that it is none of them."""
    powers = [math.exp(one) for one in odds]
    return [one / (1 + sum(powers)) for one in powers]
