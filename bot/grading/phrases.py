"""Phrases: an author's wording found in what a learner typed.

Words match by stem (spelling was settled when the text was read) and articles do not count. One
other word may stand between two words of a phrase, and a phrase of three or more telling words is
also found in another order within one sentence. `*` stands for up to three words; at the end of a
word it stands for any ending. A phrase is only found where it is meant: a denial that is not the
author's own hides it. This is what `any`, `not`, `listen_for` and `credit_when` mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.grading.claims import Claim, claims
from bot.grading.lexicon import DENIALS, EMPTY, EVILS
from bot.grading.opposites import dimensions
from bot.grading.words import Token, read

_GAP: Final = 3
"""Words that `*` may stand for."""
_SLACK: Final = 1
"""Words that may stand between two words of a phrase without an asterisk."""
_LOOSE: Final = 3
"""Telling words from which a phrase is recognised in any order; two words would be chance."""
_ARTICLES: Final = frozenset(("a", "an", "the"))
_BEING: Final = frozenset(("be", "is", "are", "am", "was", "were", "been", "being"))
_DENIAL: Final = "not"
"""Under this name all denials are found: one is as good as another."""


class Said:
    """A text in which phrases are looked for: its claims, found by name."""

    def __init__(self, claims_: Sequence[Claim]) -> None:
        self.claims = claims_
        self._places: dict[str, list[int]] = {}
        for place, claim in enumerate(claims_):
            for name in _names(claim):
                self._places.setdefault(name, []).append(place)

    def places(self, word: "Word") -> list[int]:
        """Give the places where a word of a phrase stands, in order."""
        if not word.open_ended:
            return self._places.get(word.name, [])
        return [
            place
            for place, claim in enumerate(self.claims)
            if claim.token.text.startswith(word.name)
        ]


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase."""

    token: Token
    name: str
    """What it is found by: its stem, or its beginning if any ending will do."""
    open_ended: bool = False
    gap: int = _SLACK
    """How many other words may stand before it."""
    denied: bool = False
    """Whether the phrase itself denies it: "no spying" is meant as it stands."""
    telling: bool = True
    """Whether it carries an idea."""


@lru_cache(maxsize=20_000)
def phrase(text: str, language: str = "en") -> tuple[Word, ...]:
    """Compile an author's phrase."""
    words: list[Word] = []
    gap = 0
    for part in text.split():
        if part.strip() == "*":
            gap = _GAP
            continue
        open_ended = part.endswith("*") and len(part) > 1
        for token in read(part.rstrip("*") if open_ended else part):
            slack = max(gap, _SLACK) if words else 0
            telling = token.text not in EMPTY and token.text not in DENIALS
            words.append(Word(token, token.text, open_ended, slack, telling=telling))
            gap = 0
    said = claims([word.token for word in words], language)
    named = [_named(word, claim) for word, claim in zip(words, said, strict=True)]
    return tuple(word for word in named if word.token.text not in _ARTICLES) or tuple(named)


def find_all(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase wherever it is said and meant: the places of its words."""
    if not words:
        return
    candidates = [said.places(word) for word in words]
    if not all(candidates):
        return
    for start in candidates[0]:
        places = _from(start, words, candidates)
        if places and _meant(words, places, said.claims):
            yield places


def find_first(phrases: Iterable[Sequence[Word]], said: Said) -> tuple[int, ...] | None:
    """Find the first phrase that is said and meant, in its order or, if it is long, in any."""
    for words in phrases:
        for find in (find_all, _loosely):
            for places in find(words, said):
                return places
    return None


def blocks(phrases: Iterable[Sequence[Word]], said: Said) -> bool:
    """Whether one of these phrases is said and meant as it stands.

    Order matters here: "cheaper than new ones" is not "new ones are cheaper".
    """
    return any(True for words in phrases for _ in find_all(words, said))


def first_heard(
    listen_for: Iterable[tuple[str, Iterable[Sequence[Word]]]], said: Said
) -> str | None:
    """Give the id of the first misconception of which a phrase is said and meant."""
    return next((name for name, phrases in listen_for if find_first(phrases, said)), None)


def nearness(phrases: Iterable[Sequence[Word]], said: Said) -> float:
    """Say how near a text comes to one of these phrases: the share of telling words it has."""
    best = 0.0
    for words in phrases:
        telling = [word for word in words if word.telling] or list(words)
        if telling:
            best = max(best, sum(bool(said.places(word)) for word in telling) / len(telling))
    return best


def _names(claim: Claim) -> set[str]:
    text = claim.token.text
    if text in DENIALS:
        return {_DENIAL}
    if text in _BEING:
        return {"be"}
    return {claim.stem, text, *dimensions().get(claim.stem, ())}


def _named(word: Word, claim: Claim) -> Word:
    if word.open_ended:
        return replace(word, denied=claim.denied)
    text = word.token.text
    name = _DENIAL if text in DENIALS else "be" if text in _BEING else claim.stem
    return replace(word, name=name, denied=claim.denied)


def _from(
    start: int, words: Sequence[Word], candidates: Sequence[Sequence[int]]
) -> tuple[int, ...] | None:
    """Follow a phrase from one place, taking each word at its first chance."""
    places = [start]
    for word, candidate in zip(words[1:], candidates[1:], strict=True):
        after = places[-1] + 1
        place = next((here for here in candidate if after <= here <= after + word.gap), None)
        if place is None:
            return None
        places.append(place)
    return tuple(places)


def _loosely(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase of three or more telling words within one sentence, in any order."""
    telling = [word for word in words if word.telling]
    if len(telling) < _LOOSE or any(word.gap > _SLACK for word in words):
        return
    candidates = [said.places(word) for word in telling]
    if not all(candidates):
        return
    for first in candidates[0]:
        sentence = said.claims[first].token.sentence
        places = [
            next((at for at in some if said.claims[at].token.sentence == sentence), None)
            for some in candidates
        ]
        found = tuple(place for place in places if place is not None)
        if len(set(found)) == len(telling) and _meant(telling, found, said.claims):
            yield tuple(sorted(found))


def _meant(words: Sequence[Word], places: Sequence[int], said: Sequence[Claim]) -> bool:
    """Whether the text denies exactly those words of the phrase that the phrase denies.

    An evil may be denied freely: who writes "so it is not biased" has the idea of bias. What a text
    disowns as a whole ("it is not true that ...") is never meant.
    """
    return all(
        not claim.disowned
        and (
            claim.common
            or claim.denied == word.denied
            or (claim.stem in EVILS and claim.distance == 1)
        )
        for word, claim in zip(words, (said[place] for place in places), strict=True)
    )
