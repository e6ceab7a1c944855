"""Phrases: an author's wording found in what a learner typed.

Words match by stem (spelling was settled when the text was read); one other word may stand between
two words of a phrase. `*` stands for up to three words; at the end of a word it stands for any
ending. This is what `any`, `not`, `listen_for` and `credit_when` mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Final

from bot.grading.claims import Claim, claims
from bot.grading.lexicon import DENIALS, EMPTY, EVILS
from bot.grading.opposites import DIMENSIONS
from bot.grading.words import Token, read, stem

_GAP: Final = 3
"""Words that `*` may stand for."""
_SLACK: Final = 1
"""Words that may stand between two words of a phrase without an asterisk."""
_LOOSE: Final = 3
"""Telling words from which a phrase is recognised in any order; two words would be chance."""


@dataclass(frozen=True, slots=True)
class Word:
    """One word of a phrase."""

    token: Token
    stem: str
    open_ended: bool = False
    gap: int = _SLACK
    """How many other words may stand before it."""
    denied: bool = False
    """Whether the phrase itself denies it: "no spying" is meant as it stands."""


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
            words.append(Word(token, stem(token.text, language), open_ended, slack))
            gap = 0
    denied = (claim.denied for claim in claims([word.token for word in words], language))
    return tuple(
        replace(word, denied=is_denied) for word, is_denied in zip(words, denied, strict=True)
    )


def find_all(words: Sequence[Word], said: Sequence[Claim]) -> Iterator[tuple[int, ...]]:
    """Find a phrase wherever it is said and meant: the places of its words."""
    if not words:
        return
    for start, claim in enumerate(said):
        if fits(words[0], claim):
            places = _from(words, said, start)
            if places and _meant(words, places, said):
                yield places


def find_first(phrases: Iterable[Sequence[Word]], said: Sequence[Claim]) -> tuple[int, ...] | None:
    """Find the first phrase that is said and meant, in its order or, if it is long, in any."""
    return next(
        (
            places
            for words in phrases
            for places in (*find_all(words, said), *_loosely(words, said))
        ),
        None,
    )


def _loosely(words: Sequence[Word], said: Sequence[Claim]) -> Iterator[tuple[int, ...]]:
    """Find a phrase of three or more telling words within one sentence, in any order."""
    telling = [word for word in words if word.token.text not in EMPTY | DENIALS]
    if len(telling) < _LOOSE or any(word.gap > _SLACK for word in words):
        return
    for sentence in sorted({claim.token.sentence for claim in said}):
        here = [place for place, claim in enumerate(said) if claim.token.sentence == sentence]
        places = [next((at for at in here if fits(word, said[at])), None) for word in telling]
        found = tuple(place for place in places if place is not None)
        if len(found) == len(telling) == len(set(found)) and _meant(telling, found, said):
            yield tuple(sorted(found))


def _from(words: Sequence[Word], said: Sequence[Claim], start: int) -> tuple[int, ...] | None:
    """Follow a phrase from one place, taking each word at its first chance."""
    places: list[int] = []
    at = start
    for word in words:
        reach = range(at, min(at + word.gap + 1, len(said)))
        place = next((here for here in reach if fits(word, said[here])), None)
        if place is None:
            return None
        places.append(place)
        at = place + 1
    return tuple(places)


def fits(word: Word, claim: Claim) -> bool:
    """Whether a typed word is this word of a phrase.

    One denial is as good as another, and "closer" speaks of distance.
    """
    typed = claim.token.text
    if word.open_ended:
        return typed.startswith(word.token.text)
    if word.token.text in DENIALS:
        return typed in DENIALS
    alike = word.stem == claim.stem or word.token.text == typed
    return alike or claim.stem in DIMENSIONS.get(word.token.text, ())


def _meant(words: Sequence[Word], places: Sequence[int], said: Sequence[Claim]) -> bool:
    """Whether the text denies exactly those words of the phrase that the phrase denies.

    An evil may be denied freely: who writes "so it is not biased" has the idea of bias.
    """
    return all(
        claim.common
        or claim.denied == word.denied
        or (claim.stem in EVILS and claim.distance == 1 and not claim.disowned)
        for word, claim in zip(words, (said[place] for place in places), strict=True)
    )


def first_heard(
    listen_for: Iterable[tuple[str, Iterable[Sequence[Word]]]], said: Sequence[Claim]
) -> str | None:
    """Give the id of the first misconception of which a phrase is said and meant."""
    return next((name for name, phrases in listen_for if find_first(phrases, said)), None)
