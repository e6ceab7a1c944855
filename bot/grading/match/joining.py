"""One word or several: what a key writes as one may be typed as two or more, and the other way.

"Cash flow" and `cashflow`, `e-commerce` and `ecommerce`, `K.P.I.`, `KPIs` and "K P I", `B2B` and
"B to B", `R&D` and `RnD`, `colour` and `color` are one thing written differently and no
misspellings, so nothing is reported. Only what a key writes says what may be joined or taken
apart. A word that is real is not taken apart between words of which one says nothing: "therapist"
is not "the rapist".
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import phrases
from bot.grading.text.language import language_of
from bot.grading.text.roman import NUMERALS
from bot.grading.text.spelling import other_spelling
from bot.grading.text.words import Token, read, read_key, stem

_MOST: Final = 4
"""Words that one word may be typed as: "N A T O"; longer abbreviations are read as a word."""
_SHORTEST: Final = 3
"""Letters of both words from which a word that is real may be taken apart into them."""
_ORDINAL_ENDINGS: Final = ("st", "nd", "rd", "th", "e", "er", "o", "a")
_LIKE: Final = 5
"""First letters that two words in one share with a word of which they are another form."""
_CLOSE: Final = 2
"""Signs that may stand between such words: a dot and a space."""

Texts = tuple[str, ...]


class Joining:
    """What one key says of words that may be joined, or taken apart.

    `words` are those that two words may be joined to; `texts` are the key's as they were written.
    """

    def __init__(self, words: Iterable[str], texts: Iterable[str], language: str) -> None:
        self._known = language_of(language)
        self._words = set(words)
        self.short_names: set[str] = set()
        """Abbreviations: words of capitals among others, or with dots."""
        self._ways: dict[Texts, Texts] = {}
        """Words in a row as they may be typed, and as the key writes them."""
        self._wholes: dict[str, Texts] = {}
        """Two words by the stem of both in one: "stakeholders" is a form of it."""
        spelt = ((other_spelling(word, language), word) for word in sorted(self._words))
        self._spelt = {stem(other, language): word for other, word in spelt}
        """Words of the key by the stem of the spelling that stands for both."""
        self._stems = {stem(word, language): word for word in sorted(self._words)}
        self._likely = frozenset(word[:_LIKE] for word in self._words if len(word) > _LIKE)
        self._beginnings = frozenset(one[:_SHORTEST] for one in self._spelt)
        for text in texts:
            self._learn(text, read_key(text, language))
        self._firsts = frozenset(typed[0] for typed in self._ways)
        self._longest: dict[str, int] = {}
        """How many words a way has at most that begins with this one."""
        for first, *rest in self._ways:
            self._longest[first] = max(self._longest.get(first, 1), 1 + len(rest))

    def rewritten(self, tokens: Sequence[Token]) -> Iterator[Token]:
        """Write the words of a response as the key does."""
        place = 0
        while place < len(tokens):
            some, words = self._as_in_key(tokens, place)
            yield from _placed(some, words)
            place += len(some)

    def _as_in_key(self, tokens: Sequence[Token], place: int) -> tuple[Sequence[Token], Texts]:
        """Give as many words from a place on as are written in another way, and that way."""
        first = tokens[place]
        if _name(first) in self._firsts:
            for count in range(min(_MOST, len(tokens) - place), 0, -1):
                some = tokens[place : place + count]
                words = self._ways.get(tuple(map(_name, some)))
                if words and _are_close(some) and not (count == 1 and first.text in self._words):
                    return some, words
        pair = tokens[place : place + 2]
        if len(pair) > 1 and (joined := self._joined(*pair)):
            return pair, joined
        known = first.text in self._words
        return (first,), (first.text,) if known else self._as_spelt(first.text) or (first.text,)

    def _as_spelt(self, word: str) -> Texts | None:
        """Give a word of the key that is spelt in another way, or two that are written as one."""
        code = self._known.code
        if self._wholes and (whole := self._wholes.get(stem(word, code))):
            return whole
        other = other_spelling(word, code)
        if other[:_SHORTEST] not in self._beginnings:
            return None
        known = self._spelt.get(stem(other, code))
        return (known,) if known and stem(known, code) != stem(word, code) else None

    def _joined(self, one: Token, other: Token) -> Texts | None:
        if other.start != one.end + 1:
            return None
        whole = one.text + other.text
        if whole in self._words:
            return (whole,)
        if whole[:_LIKE] not in self._likely:
            return None
        known = self._stems.get(stem(whole, self._known.code))
        return (known,) if known else None

    def _learn(self, text: str, tokens: Sequence[Token]) -> None:
        """Learn in which other ways the words of a text may be written."""
        written = [text[token.start : token.end] for token in tokens]
        for token, typed in zip(tokens, written, strict=True):
            self._learn_short_name(token.text, typed.removesuffix("s").replace(".", ""))
            if token.number is not None and typed.lower() in NUMERALS:
                self._learn_numerals()
        for one, other in pairwise(tokens):
            self._learn_pair(one, other, hyphen=text[one.end : other.start] == "-")
        for start, end in _rows(written):
            self._learn_letters([one.text for one in tokens[start:end]], written[start:end])

    def _learn_short_name(self, word: str, typed: str) -> None:
        if any(map(str.isdigit, word)) and any(map(str.isalpha, word)):
            self._words.add(word)
        if len(typed) > 1 and typed.isalpha() and typed.isupper():
            self.short_names.add(word)
            self._ways[(f"{word}s",)] = (word,)
            self._add(" ".join(word), (word,))
        middle = typed[1:-1] if len(typed) == 3 and typed[0].isupper() else ""
        for said in self._sayings(middle):
            self._add(f"{word[0]} {said} {word[-1]}", (word,))

    def _learn_numerals(self) -> None:
        """Learn the other ways to number a name: "Henry viii", "Henry the 8th", "the eighth"."""
        ordinals = spoken(self._known.code).ordinals
        for numeral, value in NUMERALS.items():
            number = (str(value),)
            named = [name.replace("-", " ") for name in phrases(ordinals.get(value, ""))]
            for written in (numeral, *named, *(f"{value}{end}" for end in _ORDINAL_ENDINGS)):
                self._ways[tuple(map(_name, read_key(written, self._known.code)))] = number

    def _learn_pair(self, one: Token, other: Token, *, hyphen: bool) -> None:
        whole = one.text + other.text
        if one.clause != other.clause or not whole.isalnum() or whole.isdigit():
            return
        real = whole in self._known.everyday_words or whole in self._known.real
        if not real or hyphen or (self._tells(one.text) and self._tells(other.text)):
            self._ways[(whole,)] = (one.text, other.text)
            self._wholes[stem(whole, self._known.code)] = (one.text, other.text)

    def _tells(self, word: str) -> bool:
        known = self._known
        return len(word) >= _SHORTEST and word not in known.empty and word not in known.denials

    def _learn_letters(self, words: Sequence[str], written: Sequence[str]) -> None:
        """Learn "KPI" from "K P I", `B2B` from "B to B", `RnD` from "R & D"."""
        joined = "".join(written).casefold()
        if joined.isalpha():
            self._ways[(joined,)] = tuple(words)
        if len(written) != 3:
            return
        first, middle, last = (one.casefold() for one in written)
        for said in self._sayings(middle):
            self._ways[(f"{first}{said}{last}",)] = tuple(words)
            if not middle.isalpha():  # "A and C" are two things, "A & C" may be one
                self._add(f"{first} {said} {last}", tuple(words))

    def _sayings(self, middle: str) -> Iterable[str]:
        """Give all that may be written for what joins two letters: 2, to; &, +, n, and."""
        known = self._known
        joining = ("&", "+", "n", known.and_word)
        digits = ((digit, *words.split()) for digit, words in known.digit_words.items())
        return next((one for one in (*digits, joining) if middle and middle in one), ())

    def _add(self, written: str, words: Texts) -> None:
        """Learn that words may be written so."""
        typed = tuple(map(_name, read(written, language=self._known.code)))
        if 1 < len(typed) <= _MOST and typed != words:
            self._ways[typed] = words


def _rows(written: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give where letters stand in a row, up to four, or two with something between them."""
    for start in range(len(written)):
        for end in range(start + 2, min(start + _MOST, len(written)) + 1):
            row = written[start:end]
            around = len(row) == 3 and len(row[0]) == len(row[-1]) == 1
            if around or all(len(one) == 1 for one in row):
                yield start, end


def _name(token: Token) -> str:
    """Give a word; an "a" that names something is marked in a text, and may be one here."""
    return token.text.rstrip("'")


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
