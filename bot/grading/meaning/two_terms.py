"""What is said of which of two terms, where a question asks for the difference between them.

To a sentence encoder "veins carry it away" lies nearer to what is true of veins than to what is
true of arteries: it hears the word, and hardly what is said of it. So the word is taken out. "It
carries it away" is all that is left, and that can be held against what the key says of the one and
of the other, the terms taken out there too: the clause is about veins, and says what is true of
arteries.
"""

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.meaning.clauses import parts
from bot.grading.text.folding import fold
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.languages.shape import Language
from bot.grading.text.stems import stem

_WORD: Final = re.compile(r"[^\W_]+|=+")
"""A word, or a sign that Python would call one."""
_MOST: Final = 4
"""Clauses of a text that are looked at; each has to be encoded."""

Saying = tuple[int, str]
"""Of the first or the second term, 0 or 1, something that is said of it: "it carries it away"."""


class TwoTerms(Struct, frozen=True):
    """Two terms that a question tells apart, and what a key says of each."""

    terms: tuple[str, str]
    """As stems, in the order of the key's ideas."""
    noun: str = ""
    """What both are, where question and key say it behind them: a fixed or variable cost."""
    language: str = ENGLISH

    @classmethod
    def of(cls, question: str, names: Sequence[str], language: str = ENGLISH) -> "TwoTerms | None":
        """Find the terms: the names of both ideas begin with a word of the question."""
        asked = {_stem(word, language) for word in _WORD.findall(question)}
        if len(names) != 2:
            return None
        one, other = (_first_two(name, language) for name in names)
        found = _apart(one, other, language)
        if found is None and language_of(language).noun_first:
            found = _apart(one[::-1], other[::-1], language)
        if found is None or not asked.issuperset(found[0]):
            return None
        terms, noun = found
        return cls(terms, noun if _stem(noun, language) in asked else "", language)

    def without(self, text: str, term: int | None = None) -> str:
        """Give a text in which "it" stands for either term, or only for one."""
        wanted = self.terms if term is None else self.terms[term : term + 1]
        found, end = [], 0
        for start, stop in self._places(text, wanted):
            found += [text[end:start], self._known.instead]
            end = stop
        return " ".join("".join([*found, text[end:]]).split())

    def said_in(self, text: str) -> tuple[Saying, ...]:
        """Give what a text says of one term at a time.

        A clause is about the term that it names first, or about the other one where it says "the
        other". One that names none goes with the last, or with a name alone behind it: "it is
        pinned (absolute)".
        """
        found: list[tuple[int, list[str]]] = []
        unnamed: list[str] = []
        for piece in parts(text, self.language, against=True):
            last = found[-1][0] if found else None
            term, bare = self._about(piece, last)
            if term is None:
                (found[-1][1] if found else unnamed).append(piece)
            elif self._tells(bare):
                found.append((term, [bare]))
            elif unnamed:
                found.append((term, unnamed))
                unnamed = []
            elif term != last:
                found.append((term, [bare]))
        told = ((term, " ".join(parts)) for term, parts in found)
        return tuple(one for one in told if self._tells(one[1]))[:_MOST]

    def says_of(self, texts: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """Give for either term what some texts say of it."""
        said = [one for text in texts for one in self.said_in(text)]
        first, second = (tuple(bare for term, bare in said if term == side) for side in (0, 1))
        return first, second

    def _about(self, piece: str, last: int | None) -> tuple[int | None, str]:
        """Give the term that a clause is about, if any, and the clause without it."""
        named = [stem for stem in map(self._stem, _WORD.findall(piece)) if stem in self.terms]
        if named:
            term = self.terms.index(named[0])
            return term, self.without(piece, term)
        bare, others = _the_other(self.language).subn(self._known.instead, piece)
        return (1 - last, bare) if others and last is not None else (None, piece)

    def _tells(self, bare: str) -> bool:
        """Whether a clause says more than that the one term is, or is not, the other."""
        known = self._known
        words = set(_WORD.findall(fold(bare))) - {known.instead, *known.articles}
        others = {word for word in words if self._stem(word) in self.terms}
        return bool(words - others - (known.being | known.denials if others else set()))

    def _places(self, text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Say where terms stand, with an article before them and what they are behind them."""
        words = list(_WORD.finditer(text))
        for place, word in enumerate(words):
            if self._stem(word.group()) not in wanted:
                continue
            end, behind = word.end(), words[place + 1] if place + 1 < len(words) else None
            if behind and self._is_head(behind.group()) and text[end : behind.start()].isspace():
                end = behind.end()
            yield self._start(words[max(place - 2, 0) : place + 1]), end

    def _start(self, words: list[re.Match[str]]) -> int:
        """Say where the last of some words begins, with what it is and an article before it."""
        first = words.pop()
        if words and self._is_noun_before(words[-1].group()):
            first = words.pop()
        if words and fold(words[-1].group()) in self._known.articles:
            first = words.pop()
        return first.start()

    def _is_head(self, word: str) -> bool:
        """Whether a word behind a term says what it is, as in "fixed ones" and "fixed costs"."""
        named = {self.noun, f"{self.noun}s"} if self.noun else set()
        return fold(word) in self._known.heads | named

    def _is_noun_before(self, word: str) -> bool:
        """Whether a word before a term says what it is, as in "los costes fijos"."""
        is_noun = self.noun != "" and self._stem(word) == self._stem(self.noun)
        return is_noun and self._known.noun_first

    def _stem(self, word: str) -> str:
        return _stem(word, self.language)

    @property
    def _known(self) -> Language:
        return language_of(self.language)


def _first_two(name: str, language: str) -> tuple[str, str]:
    """Give the first telling word of a name, and the next word if that is telling too.

    "" stands for either that is not there.
    """
    empty = language_of(language).empty
    words = [fold(word) for word in _WORD.findall(name)]
    start = next((place for place, word in enumerate(words) if word not in empty), len(words))
    first, second = (*words[start : start + 2], "", "")[:2]
    return first, "" if second in empty else second


def _apart(
    one: tuple[str, str], other: tuple[str, str], language: str
) -> tuple[tuple[str, str], str] | None:
    """Tell two names apart by their first words: those as stems, and the noun of both behind."""
    terms = _stem(one[0], language), _stem(other[0], language)
    return (terms, one[1] if one[1] == other[1] else "") if terms[0] != terms[1] else None


@lru_cache(maxsize=8)
def _the_other(language: str) -> re.Pattern[str]:
    """Give what names the other one of two: "the other", "the other one"."""
    known = language_of(language)
    others, heads = ("|".join(sorted(some)) or "(?!)" for some in (known.the_other, known.heads))
    return re.compile(rf"\b(?:{others})(?: (?:{heads}))?\b", re.IGNORECASE)


def _stem(word: str, language: str) -> str:
    return stem(fold(word), language)
