"""In which other ways the words of a key may be typed: what `joining` goes by.

It follows from the texts alone, so that what the keys of a topic share, the phrases of its
misconceptions, is learnt and kept once and not for each of them.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import Final

from bot.grading.match.shortened import shortened
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.ordinals import ordinal
from bot.grading.quantities.words.phrases import phrases
from bot.grading.text.language import language_of
from bot.grading.text.languages.shape import Language
from bot.grading.text.roman import NUMERALS
from bot.grading.text.stems import stem
from bot.grading.text.words import Token, read

MOST: Final = 4
"""Words that one word may be typed as: "N A T O"; longer abbreviations are read as a word."""
_SHORTEST: Final = 3
"""Letters of both words from which a word that is real may be taken apart into them."""
_SHORT_HEADS: Final = (2, 3, 4)
"""Letters of what a word is shortened to before a number or a letter."""
_ORDINAL_ENDINGS: Final = ("st", "nd", "rd", "th", "e", "er", "re", "eme", "de", "nde", "o", "a")

Texts = tuple[str, ...]


class Ways:
    """What some texts say of words that may be joined, or taken apart."""

    def __init__(self, texts: Iterable[str], language: str) -> None:
        """Learn from texts of a key as they were written."""
        self._known = language_of(language)
        self.ways: dict[Texts, Texts] = {}
        """Words in a row as they may be typed, and as the texts write them."""
        self.wholes: dict[str, Texts] = {}
        """Two words by the stem of both in one: "stakeholders" is a form of it."""
        self.short_names: set[str] = set()
        """Abbreviations: words of capitals among others, or with dots."""
        self.mixed: set[str] = set()
        """Words of letters and digits."""
        every = [(text, read(text, language=language)) for text in texts]
        self.words = frozenset(token.text for _, tokens in every for token in tokens)
        """Every word of the texts."""
        for text, tokens in every:
            self._learn(text, tokens)
            self._learn_initials(text, tokens)
            self._learn_shortened(text, tokens)
            self._learn_two(tokens)
            self._learn_compounds(tokens)
        self.firsts = frozenset(typed[0] for typed in self.ways)

    def _learn(self, text: str, tokens: Sequence[Token]) -> None:
        """Learn in which other ways the words of a text may be written."""
        written = [text[token.start : token.end] for token in tokens]
        for token, typed in zip(tokens, written, strict=True):
            self._learn_short_name(token.text, typed.removesuffix("s").replace(".", ""))
            if token.number is not None and typed.lower() in NUMERALS:
                self._learn_numerals()
        for token, after in pairwise(tokens):
            named = text[token.start].isupper() and text[after.start].isupper()
            self._learn_ordinal(token, ("", *_ORDINAL_ENDINGS) if named else _ORDINAL_ENDINGS)
        for one, other in pairwise(tokens):
            self._learn_pair(one, other, hyphen=text[one.end : other.start] == "-")
        for start, end in _rows(written):
            self._learn_letters([one.text for one in tokens[start:end]], written[start:end])

    def _learn_short_name(self, word: str, typed: str) -> None:
        if any(map(str.isdigit, word)) and any(map(str.isalpha, word)):
            self.mixed.add(word)
        if len(typed) > 1 and typed.isalpha() and typed.isupper():
            self.short_names.add(word)
            self.ways[(f"{word}s",)] = (word,)
            self._add(" ".join(word), (word,))
        middle = typed[1:-1] if len(typed) == 3 and typed[0].isupper() else ""
        for said in self._sayings(middle):
            self._add(f"{word[0]} {said} {word[-1]}", (word,))

    def _learn_initials(self, text: str, tokens: Sequence[Token]) -> None:
        """Learn "UK" from "United Kingdom" and "WW2" from "World War II", where no text says it.

        What a question asks to be spelt out is no answer to it, and "who" is no organization.
        """
        named = [one for one in tokens if text[one.start].isupper() and one.number is None]
        numbers = [one for one in tokens if one.number is not None]
        whole = tokens[tokens.index(named[0]) :] if named else ()
        small = [one for one in whole if one not in named and one not in numbers]
        if len(named) < 2 or not self._known.empty.issuperset(one.text for one in small):
            return
        words = tuple(one.text for one in whole)
        for letters in {_initials(named), _initials([*named, *small])}:
            if self._is_word(letters):
                continue
            if not numbers:
                self.ways[(letters,)] = words
            elif numbers == [tokens[-1]]:
                self._learn_number(letters, numbers[0], words)

    def _learn_shortened(self, text: str, tokens: Sequence[Token]) -> None:
        """Learn "Mt Everest" from "Mount Everest"."""
        for written, words in shortened(text, tokens, self._known):
            typed = tuple(map(name_of, read(written, language=self._known.code)))
            self.ways[typed] = tuple(words.split())

    def _learn_two(self, tokens: Sequence[Token]) -> None:
        """Learn "rocknroll" and "R&R" from "rock and roll", where that is all of a text."""
        two = tuple(one.text for one in tokens if one.text not in self._known.articles)
        if len(two) != 3 or two[1] != self._known.and_word or not all(map(str.isalpha, two)):
            return
        first, _, last = two
        self.ways[(f"{first}n{last}",)] = two
        if min(len(first), len(last)) > 1 and not {first[0], last[0]} & self.words:
            for said in self._sayings(two[1]):
                self._add(f"{first[0]} {said} {last[0]}", two)
                self._add(f"{first[0]} {said} {last[0]}s", two)

    def _learn_compounds(self, tokens: Sequence[Token]) -> None:
        """Learn "Umweltschutz" from "Schutz der Umwelt"."""
        joints = self._known.joints
        for start, one in enumerate(tokens if joints else ()):
            for end in (start + 2, start + 3):
                between = tuple(token.text for token in tokens[start + 1 : end])
                if end < len(tokens) and joints.issuperset(between) and self._tells(one.text):
                    words = (one.text, *between, tokens[end].text)
                    for whole in compounds(words[-1], one.text, self._known):
                        self.ways[(whole,)] = words

    def _learn_number(self, letters: str, number: Token, words: Texts) -> None:
        """Learn "WW2", "WWII" and "WW 2"."""
        numerals = [numeral for numeral, value in NUMERALS.items() if value == number.number]
        for written in (number.text, *numerals):
            self.ways[(f"{letters}{written}",)] = self.ways[(letters, written)] = words

    def _is_word(self, letters: str) -> bool:
        known = self._known
        some = (self.words, known.real, known.everyday_words, known.empty)
        return any(letters in words for words in some)

    def _learn_numerals(self) -> None:
        """Learn the other ways to number a name: "Henry viii", "Henry the 8th", "the eighth"."""
        ordinals = spoken(self._known.code).ordinals
        for numeral, value in NUMERALS.items():
            number = (str(value),)
            named = [name.replace("-", " ") for name in phrases(ordinals.get(value, ""))]
            for written in (numeral, *named, *(f"{value}{end}" for end in _ORDINAL_ENDINGS)):
                self.ways[tuple(map(name_of, read(written, language=self._known.code)))] = number

    def _learn_ordinal(self, token: Token, endings: Sequence[str]) -> None:
        """Learn the other ways to say "second" of "Second World War": "2nd", "II"."""
        place = ordinal(token.text, self._known.code) if token.number is None else None
        if place is None:
            return
        names = phrases(spoken(self._known.code).ordinals[place])
        numerals = (one.upper() for one, value in NUMERALS.items() if value == place)
        digits = (f"{place}{end}" for end in endings)
        for written in (*names, *digits, *(f"{one}{end}" for one in numerals for end in ("", "e"))):
            typed = tuple(map(name_of, read(written, language=self._known.code)))
            if typed != (token.text,):
                self.ways[typed] = (token.text,)

    def _learn_pair(self, one: Token, other: Token, *, hyphen: bool) -> None:
        whole = one.text + other.text
        self._learn_short_head(one, other)
        if one.clause != other.clause or not whole.isalnum() or whole.isdigit():
            return
        real = whole in self._known.everyday_words or whole in self._known.real
        if not real or hyphen or (self._tells(one.text) and self._tells(other.text)):
            self.ways[(whole,)] = (one.text, other.text)
            self.wholes[stem(whole, self._known.code)] = (one.text, other.text)

    def _learn_short_head(self, one: Token, other: Token) -> None:
        """Learn "ch. 11" and "vit C" from "chapter 11" and "vitamin C"."""
        if one.number is not None or not (other.number is not None or len(other.text) == 1):
            return
        for end in _SHORT_HEADS:
            short = one.text[:end]
            if len(one.text) > end and not self._is_word(short):
                self.ways[short, name_of(other)] = (one.text, other.text)

    def _tells(self, word: str) -> bool:
        known = self._known
        return len(word) >= _SHORTEST and word not in known.empty and word not in known.denials

    def _learn_letters(self, words: Sequence[str], written: Sequence[str]) -> None:
        """Learn "KPI" from "K P I", `B2B` from "B to B", `RnD` from "R & D"."""
        joined = "".join(written).casefold()
        if joined.isalpha():
            self.ways[(joined,)] = tuple(words)
        if len(written) != 3:
            return
        first, middle, last = (one.casefold() for one in written)
        for said in self._sayings(middle):
            self.ways[(f"{first}{said}{last}",)] = tuple(words)
            if not middle.isalpha():  # "A and C" are two things, "A & C" may be one
                self._add(f"{first} {said} {last}", tuple(words))

    def _sayings(self, middle: str) -> Iterable[str]:
        """Give all that may be written for what joins two letters: 2, to; &, +, n, and."""
        if not middle:
            return ()
        known = self._known
        joining = ("&", "+", "n", known.and_word)
        digits = ((digit, *words.split()) for digit, words in known.digit_words.items())
        return next((one for one in (*digits, joining) if middle in one), ())

    def _add(self, written: str, words: Texts) -> None:
        """Learn that words may be written so."""
        typed = tuple(map(name_of, read(written, language=self._known.code)))
        if 1 < len(typed) <= MOST and typed != words:
            self.ways[typed] = words


def compounds(first: str, head: str, language: Language) -> Iterator[str]:
    """Give the words that two may be in one, as "Umwelt" and "Schutz" are in some languages."""
    bare = {first, *(first.removesuffix(seam) for seam in language.seams)}
    for one in sorted(bare):
        yield from (f"{one}{seam}{head}" for seam in ("", *sorted(language.seams)))


def _initials(tokens: Sequence[Token]) -> str:
    return "".join(one.text[0] for one in sorted(tokens, key=lambda one: one.start))


def _rows(written: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Give where letters stand in a row, up to four, or two with something between them."""
    for start in range(len(written)):
        for end in range(start + 2, min(start + MOST, len(written)) + 1):
            row = written[start:end]
            around = len(row) == 3 and len(row[0]) == len(row[-1]) == 1
            if around or all(len(one) == 1 for one in row):
                yield start, end


def name_of(token: Token) -> str:
    """Give a word; an "a" that names something is marked in a text, and may be one here."""
    return token.text.rstrip("'")


@lru_cache(maxsize=64)
def shared_ways(texts: Texts, language: str) -> Ways:
    """Learn from texts that many keys have."""
    return Ways(texts, language)
