"""Reading one response against one key: spelling first, then what each word claims.

Every later step works on the corrected words, so that spelling is decided in one place: a word
known to the topic stays what it is, any other word may be read as a word of the key.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.grading.claims import Claim, claims
from bot.grading.lexicon import EMPTY, EVERYDAY
from bot.grading.negation import inside
from bot.grading.opposites import poles
from bot.grading.phrases import Said
from bot.grading.spelling import allowance, slips, sound
from bot.grading.words import LIMIT, Token, read, stem


@dataclass(frozen=True, slots=True)
class Reading:
    """A response as it was understood."""

    text: str
    said: tuple[Claim, ...]
    found: Said
    """The same claims, in which phrases are looked for."""
    spelling: tuple[tuple[str, str], ...] = ()
    """(typed, read): words that were read as others."""

    def quote(self, places: Iterable[int]) -> tuple[str, tuple[int, int] | None]:
        """Give the learner's own words at these places, and where they stand."""
        tokens = [self.said[place].token for place in places]
        if not tokens:
            return "", None
        start, end = min(token.start for token in tokens), max(token.end for token in tokens)
        return self.text[start:end], (start, end)


class Reader:
    """Reads responses to one question; holds the words that a misspelling may stand for."""

    def __init__(self, words: Iterable[str], known: Collection[str], language: str) -> None:
        self._words = sorted({word for word in words if allowance(word)} - EMPTY)
        self._known = known
        self._language = language
        self._by_sound = {sound(word): word for word in self._words if len(word) > 4}
        self._stems = frozenset(stem(word, language) for word in (*self._words, *known))
        insides = (inside(word)[0] for word in (*self._words, *known))
        self._beginnings = frozenset(one[:3] for one in (*self._stems, *insides, *poles()))

    def read(self, text: str, limit: int = LIMIT) -> Reading:
        """Read a response: corrected, stemmed, with denials marked."""
        tokens = []
        spelling = []
        for token in read(text, limit):
            meant = self._meant(token)
            if meant != token.text:
                spelling.append((text[token.start : token.end], meant))
                tokens.append(replace(token, text=meant))
            else:
                tokens.append(token)
        said = claims(tokens, self._language, self._stem)
        return Reading(text, said, Said(said), tuple(dict.fromkeys(spelling)))

    def _stem(self, word: str, language: str) -> str:
        """Stem only words that could be worth it: stemming is the dearest step of reading."""
        return stem(word, language) if word[:3] in self._beginnings else word

    def _meant(self, token: Token) -> str:
        typed = token.text
        if not allowance(typed) or typed in EVERYDAY or typed in self._known:
            return typed
        typed_stem = self._stem(typed, self._language)
        if typed_stem in self._stems or typed_stem in poles():
            return typed
        near = process.extract(typed, self._words, scorer=OSA.distance, score_cutoff=2, limit=3)
        for word, _, _ in near:
            if slips(typed, word) is not None:
                return word
        alike = self._by_sound.get(sound(typed))
        return alike if alike and slips(typed, alike) is not None else typed
