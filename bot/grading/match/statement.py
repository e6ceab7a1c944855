"""A statement: one text prepared so that it can be compared with another in microseconds.

Keys, samples and responses all become statements. A statement keeps what the comparisons need: the
words that carry ideas and their weights, neighbouring words, which words are denied, and on which
side of an opposition (more or less, before or after) the text stands.
"""

import math
from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from bot.grading.text.claims import Claim
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language
from bot.grading.text.opposites import poles

_NEAR: Final = 2
"""Words with an idea that a denial surely reaches when two texts are compared. With the three that
authors are promised for phrases, twice as many right answers were taken for contradictions."""

_SAID: Final = {one: one for one in map(frozenset, ({True}, {False}, {True, False}))}
"""Denied, affirmed, both: each exists once, because a topic's keys hold thousands."""

_AVOIDED: Final = 1
"""Words with an idea that a verb of avoiding turns round: its object."""


class Weights:
    """How much each word tells: the rarer in the topic's texts, the heavier.

    The smoothed inverse document frequency, ln((n + 1) / (k + 1)) + 1 for a word in k of n texts:
    1 for a word that stands in all of them, ln(n + 1) + 1 for one that stands in none.
    """

    def __init__(self, texts: Iterable[Collection[str]]) -> None:
        counts: Counter[str] = Counter()
        total = 0
        for stems in texts:
            counts.update(set(stems))
            total += 1
        self._heaviest = math.log(total + 1) + 1
        self._weights = {
            word: math.log((total + 1) / (count + 1)) + 1 for word, count in counts.items()
        }

    def __getitem__(self, word: str) -> float:
        return self._weights.get(word, self._heaviest)


class Statement(Struct, frozen=True):
    """One text, prepared. Words are stems; places count them from 0."""

    language: Language
    said: tuple[Claim, ...]
    stems: tuple[str, ...]
    """All words in order."""
    words: frozenset[str]
    beginnings: frozenset[str]
    """The first letter of each word: similar words share theirs."""
    weights: Mapping[str, float]
    """The words that carry ideas, and what they weigh."""
    pairs: frozenset[tuple[str, str]]
    """Neighbouring words."""
    line: str
    """All words in alphabetical order."""
    denials: Mapping[str, frozenset[bool]]
    """For each word with an idea: whether it is denied, affirmed, or both."""
    sides: Mapping[int, frozenset[int]]
    """For each opposition that is named: the side taken, +1 or -1."""

    @property
    def is_readable(self) -> bool:
        """Whether its small words are known, so that their absence says something."""
        return self.language.is_known

    @classmethod
    def of(cls, said: Sequence[Claim], weights: Weights) -> "Statement":
        """Prepare a text that has been read."""
        stems = tuple(claim.stem for claim in said)
        language = said[0].token.language if said else language_of(ENGLISH)
        small = language.articles | language.elisions  # "l'été" is *été*, a small word too
        telling = {claim.stem for claim in said if not claim.common}
        telling = telling or {one.stem for one in said if one.token.text not in small} or set(stems)
        denials = _denials(said)
        return cls(
            language=language,
            said=tuple(said),
            stems=stems,
            words=frozenset(stems),
            beginnings=frozenset(one[0] for one in stems),
            weights={one: weights[one] for one in telling},
            pairs=frozenset(pairwise(stems)),
            line=" ".join(sorted(stems)),
            denials=denials,
            sides=_sides(denials, language),
        )


def _denials(said: Sequence[Claim]) -> dict[str, frozenset[bool]]:
    """Say of each word with an idea whether it is denied, by a denial or by a verb of avoiding.

    What a thing is kept from is avoided as well: "it keeps pests from spreading".
    """
    found: dict[str, set[bool]] = {}
    avoided, kept = 0, -1
    for place, claim in enumerate(said):
        if claim.common or claim.denies:
            continue
        near = claim.distance <= _NEAR or claim.disowned
        found.setdefault(claim.stem, set()).add((claim.denied and near) != (avoided > 0))
        token, language = claim.token, claim.token.language
        away = token.clause == kept and token.text in language.kept_from
        rids = away or token.text in language.avoiding or _is_free_of(said, place)
        avoided = _AVOIDED if rids else max(avoided - 1, 0)
        kept = token.clause if token.text in language.keeping else kept
    return {one: _SAID[frozenset(denied)] for one, denied in found.items()}


def _is_free_of(said: Sequence[Claim], place: int) -> bool:
    """Whether a "free" rids its object ("free of bias") rather than being a gift."""
    token = said[place].token
    if token.text not in token.language.free_of or place + 1 == len(said):
        return False
    return said[place + 1].token.text in token.language.of_what


def _sides(denials: Mapping[str, frozenset[bool]], language: Language) -> dict[int, frozenset[int]]:
    found: dict[int, set[int]] = {}
    for one, denied in denials.items():
        for scale, side in poles(language).get(one, ()):
            found.setdefault(scale, set()).update(
                -side if is_denied else side for is_denied in denied
            )
    return {scale: frozenset(sides) for scale, sides in found.items()}
