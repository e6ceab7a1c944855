"""What is said of which of two terms, where a question asks for the difference between them.

To a sentence encoder "veins carry it away" lies nearer to what is true of veins than to what is
true of arteries: it hears the word, and hardly what is said of it. So the word is taken out. "It
carries it away" is all that is left, and that can be held against what the key says of the one and
of the other, the terms taken out there too: the clause is about veins, and says what is true of
arteries.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

from msgspec import Struct

from bot.grading.meaning.clauses import bound
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.stems import stem

_WORD: Final = re.compile(r"[^\W_]+|=+")
"""A word, or a sign that Python would call one."""
_INSTEAD: Final = "it"
_MOST: Final = 4
"""Clauses of a text that are looked at; each has to be encoded."""

Saying = tuple[int, str]
"""Of the first or the second term, 0 or 1, something that is said of it: "it carries it away"."""


class TwoTerms(Struct, frozen=True):
    """Two terms that a question tells apart, and what a key says of each."""

    terms: tuple[str, str]
    """As stems, in the order of the key's ideas."""

    @classmethod
    def of(cls, question: str, names: Sequence[str]) -> "TwoTerms | None":
        """Find the terms: the names of both ideas begin with a word of the question."""
        asked = {_stem(word) for word in _WORD.findall(question)}
        firsts = [_first(name) for name in names]
        match firsts:
            case [str(one), str(other)] if one != other and {one, other} <= asked:
                return cls((one, other))
            case _:
                return None

    def without(self, text: str) -> str:
        """Give a text in which "it" stands for either term."""
        bare = _WORD.sub(lambda word: _INSTEAD if self._named(word.group()) else word.group(), text)
        return " ".join(bare.split())

    def said_in(self, text: str) -> tuple[Saying, ...]:
        """Give what a text says of one term at a time; clauses without a term go with the last."""
        says_nothing = {_INSTEAD, *language_of(ENGLISH).articles}
        found: list[Saying] = []
        for part in self._parts(text):
            named = self._named(part)
            bare = self.without(part)
            if len(named) == 1 and set(bare.lower().split()) - says_nothing:
                found.append((self.terms.index(named.pop()), bare))
        return tuple(found[:_MOST])

    def says_of(self, texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give for either term what some texts say of it."""
        said = [one for text in texts for one in self.said_in(text)]
        first, second = (tuple(bare for term, bare in said if term == side) for side in (0, 1))
        return first, second

    def _parts(self, text: str) -> list[str]:
        parts: list[str] = []
        for piece in filter(None, (one.strip() for one in bound(against=True).split(text))):
            if parts and self._named(parts[-1]) and not self._named(piece):
                parts[-1] += " " + piece
            else:
                parts.append(piece)
        return parts

    def _named(self, text: str) -> set[str]:
        return {_stem(word) for word in _WORD.findall(text)} & set(self.terms)


def _first(name: str) -> str | None:
    empty = language_of(ENGLISH).empty
    telling = (word for word in _WORD.findall(name) if word.lower() not in empty)
    word = next(telling, None)
    return None if word is None else _stem(word)


def _stem(word: str) -> str:
    return stem(word.lower())
