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
    noun: str = ""
    """What both are, where question and key say it behind them: a fixed or variable cost."""

    @classmethod
    def of(cls, question: str, names: Sequence[str]) -> "TwoTerms | None":
        """Find the terms: the names of both ideas begin with a word of the question."""
        asked = {_stem(word) for word in _WORD.findall(question)}
        match [_first_two(name) for name in names]:
            case [(one, noun), (other, its)] if one != other and {one, other} <= asked:
                return cls((one, other), noun if noun == its and _stem(noun) in asked else "")
            case _:
                return None

    def without(self, text: str, term: int | None = None) -> str:
        """Give a text in which "it" stands for either term, or only for one."""
        wanted = self.terms if term is None else self.terms[term : term + 1]
        parts, end = [], 0
        for start, stop in self._places(text, wanted):
            parts += [text[end:start], _INSTEAD]
            end = stop
        return " ".join("".join([*parts, text[end:]]).split())

    def said_in(self, text: str) -> tuple[Saying, ...]:
        """Give what a text says of one term at a time.

        A clause is about the term that it names first, or about the other one where it says "the
        other". One that names none goes with the last, or with a name alone behind it: "it is
        pinned (absolute)".
        """
        found: list[tuple[int, list[str]]] = []
        unnamed: list[str] = []
        for piece in filter(None, (one.strip() for one in bound(against=True).split(text))):
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
        named = [stem for stem in map(_stem, _WORD.findall(piece)) if stem in self.terms]
        if named:
            term = self.terms.index(named[0])
            return term, self.without(piece, term)
        bare, others = _the_other().subn(_INSTEAD, piece)
        return (1 - last, bare) if others and last is not None else (None, piece)

    def _tells(self, bare: str) -> bool:
        """Whether a clause says more than that the one term is, or is not, the other."""
        english = language_of(ENGLISH)
        words = set(_WORD.findall(bare.lower())) - {_INSTEAD, *english.articles}
        others = {word for word in words if _stem(word) in self.terms}
        return bool(words - others - (english.being | english.denials if others else set()))

    def _places(self, text: str, wanted: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Say where terms stand, with an article before them and what they are behind them."""
        words = list(_WORD.finditer(text))
        for before, word, behind in zip([None, *words], words, [*words[1:], None], strict=False):
            if _stem(word.group()) not in wanted:
                continue
            start, end = word.span()
            if before and before.group().lower() in language_of(ENGLISH).articles:
                start = before.start()
            if behind and self._is_head(behind.group()) and text[end : behind.start()].isspace():
                end = behind.end()
            yield start, end

    def _is_head(self, word: str) -> bool:
        """Whether a word behind a term says what it is, as in "fixed ones" and "fixed costs"."""
        named = {self.noun, f"{self.noun}s"} if self.noun else set()
        return word.lower() in language_of(ENGLISH).heads | named


def _first_two(name: str) -> tuple[str, str]:
    """Give the first telling word of a name, as a stem, and the next word if that is telling too.

    "" stands for either that is not there.
    """
    empty = language_of(ENGLISH).empty
    words = [word.lower() for word in _WORD.findall(name)]
    start = next((place for place, word in enumerate(words) if word not in empty), len(words))
    first, second = (*words[start : start + 2], "", "")[:2]
    return _stem(first), "" if second in empty else second


@lru_cache(maxsize=1)
def _the_other() -> re.Pattern[str]:
    """Give what names the other one of two: "the other", "the second one"."""
    heads = "|".join(sorted(language_of(ENGLISH).heads))
    return re.compile(rf"\bthe other(?: (?:{heads}))?\b", re.IGNORECASE)


def _stem(word: str) -> str:
    return stem(word.lower())
