"""One word or several: what a key writes as one may be typed as two or more, and the other way.

"Cash flow" and `cashflow`, `e-commerce` and `ecommerce`, `K.P.I.`, `KPIs` and "K P I", `B2B` and
"B to B", `R&D` and `RnD`, `colour` and `color` are one thing written differently and no
misspellings, so nothing is reported. Only what a key writes says what may be joined or taken
apart. A word that is real is not taken apart between words of which one says nothing: "therapist"
is not "the rapist".
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise
from sys import intern
from typing import Final

from bot.grading.match.ways import MOST, Texts, Ways, compounds, name_of
from bot.grading.text.forms import may_be_form
from bot.grading.text.language import language_of
from bot.grading.text.spelling import other_spelling
from bot.grading.text.stems import stem
from bot.grading.text.words import Token
from state.values import replace

_LIKE: Final = 5
"""First letters that two words in one share with a word of which they are another form."""
_BEGINNING: Final = 3
"""First letters that a word shares with one that is spelt in another way."""
_CLOSE: Final = 2
"""Signs that may stand between such words: a dot and a space."""


class Joining:
    """What one key says of words that may be joined, or taken apart.

    `words` are those that two words may be joined to; of `learnt` from the key's texts what is last
    counts first.
    """

    def __init__(self, words: Iterable[str], learnt: Sequence[Ways], language: str) -> None:
        self._known = language_of(language)
        known = sorted(set(words))
        self._words = frozenset(known).union(*(one.mixed for one in learnt))
        self._learnt = tuple(reversed(learnt))
        spelt = ((other_spelling(word, language), word) for word in known)
        self._spelt = {stem(other, language): word for other, word in spelt}
        """Words of the key by the stem of the spelling that stands for both."""
        self._stems = {stem(word, language): word for word in known}
        self._likely = frozenset(intern(word[:_LIKE]) for word in known if len(word) > _LIKE)
        self._beginnings = frozenset(intern(one[:_BEGINNING]) for one in self._spelt)

    def is_short_name(self, word: str) -> bool:
        """Whether a word is an abbreviation."""
        return any(word in one.short_names for one in self._learnt)

    def rewritten(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Write the words of a response as the key does."""
        place = 0
        while place < len(tokens):
            some, words = self._as_in_key(tokens, place)
            if words == (tokens[place].text,) and len(some) == 1:
                yield tokens[place]
            else:
                yield from _placed(some, words)
            place += len(some)

    def _as_in_key(self, tokens: Sequence[Token], place: int) -> tuple[Sequence[Token], Texts]:
        """Give as many words from a place on as are written in another way, and that way."""
        first = tokens[place]
        begun = name_of(first)
        learnt = [one.ways for one in self._learnt if begun in one.firsts]
        if learnt:
            for count in range(min(MOST, len(tokens) - place), 0, -1):
                some = tokens[place : place + count]
                typed = tuple(map(name_of, some))
                words = next((ways[typed] for ways in learnt if typed in ways), None)
                if words and _are_close(some) and not (count == 1 and first.text in self._words):
                    return some, words
        for count in (4, 3) if self._known.joints else ():
            some = tokens[place : place + count]
            if len(some) == count and (whole := self._compounded(some)):
                return some, (whole,)
        pair = tokens[place : place + 2]
        if len(pair) > 1 and (joined := self._joined(*pair)):
            return pair, joined
        known = first.text in self._words or any(first.text in one.words for one in self._learnt)
        return (first,), (first.text,) if known else self._as_spelt(first.text) or (first.text,)

    def _as_spelt(self, word: str) -> Texts | None:
        """Give a word of the key that is spelt in another way, or two that are written as one."""
        code = self._known.code
        for learnt in self._learnt:
            if learnt.wholes and (whole := learnt.wholes.get(stem(word, code))):
                return whole
        other = other_spelling(word, code)
        if other[:_BEGINNING] not in self._beginnings:
            return None
        known = self._spelt.get(stem(other, code))
        if known is None or stem(known, code) == stem(word, code):
            return None
        spelt = other_spelling(known, code)
        longer = spelt.startswith(other) and not may_be_form(other, spelt, self._known)
        return None if longer else (known,)  # "skill" is no "skilful"

    def _compounded(self, some: Sequence[Token]) -> str | None:
        """Give the compound of the key that is said in its parts: "Schutz der Umwelt"."""
        head, *between, first = (one.text for one in some)
        if not self._known.joints.issuperset(between) or head in self._known.empty:
            return None
        return next(
            (one for one in compounds(first, head, self._known) if one in self._words), None
        )

    def _joined(self, one: Token, other: Token) -> Texts | None:
        if other.start != one.end + 1:
            return None
        whole = one.text + other.text
        if whole in self._words:
            return (whole,)
        if whole[:_LIKE] not in self._likely:
            return None
        found = stem(whole, self._known.code)
        known = self._stems.get(found)
        if known is None or found == stem(one.text, self._known.code):
            return None  # "productor a" is no "productora"
        return (known,)


def _are_close(tokens: Sequence[Token]) -> bool:
    return all(after.start - before.end <= _CLOSE for before, after in pairwise(tokens))


def _placed(tokens: Sequence[Token], words: Texts) -> Iterator[Token]:
    """Give words in the place of others, each with its part of what was typed."""
    if len(words) == len(tokens):
        for token, word in zip(tokens, words, strict=True):
            number = float(word) if word.isdecimal() else token.number
            yield token if token.text == word else replace(token, text=word, number=number)
        return
    first, end = tokens[0], tokens[-1].end
    start = first.start
    for count, word in enumerate(words, 1):
        left = len(words) - count
        stop = max(start + 1, min(start + len(word), end - left)) if left else end
        number = float(word) if word.isdecimal() else None
        yield replace(first, text=word, start=min(start, end - 1), end=stop, number=number)
        start = stop
