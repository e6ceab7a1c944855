"""Numbers in words: "one and a half million", "mil doscientos", "eigty five", "twentyfive".

Words add up until a scale multiplies them. A misspelt word counts where one number word alone is
near it and begins with the same letter; a real word never does ("thirsty" is not thirty).
"""

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct
from rapidfuzz.distance import OSA

from bot.grading.quantities.quantity import TypedWord
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.text.language import ENGLISH, language_of

_LONG: Final = 7
"""Letters from which a number word is forgiven two slips."""
_SHORTEST: Final = 4
_MOST_WORDS: Final = 3
"""Words that one name of a number may have."""
_COUNTED: Final = 1e6
"""Scales that are counted by parts: half of "a million and a half" is half a million."""
_BESIDE: Final = 2
"""Signs that may stand between two words of a number."""


class Spelt(Struct, frozen=True):
    """A number that was read from words."""

    value: float
    after: int
    """The place of the first word that is no part of it."""
    is_share: bool = False
    """Whether it is a fraction of something: "half", "three quarters"."""
    spelling: tuple[tuple[str, str], ...] = ()


@lru_cache(maxsize=2000)
def meant(word: str, language: str) -> tuple[str, ...]:
    """Give the number words that a folded word stands for: none, one, or those of a compound."""
    one = spoken(language)
    if word in one.number_words:
        return (word,)
    if len(word) < _SHORTEST or not word.isalpha():
        return ()
    if _is_no_number(word, language):
        return _compound(word, language)
    return _compound(word, language) or _misspelt(word, one)


def _compound(word: str, language: str) -> tuple[str, ...]:
    """Part "twentyfive" and "treintaycinco" into their words."""
    one, number = spoken(language), _Number(language)
    named = {name.replace(" ", ""): name for name in (*one.value_of, *one.scale_of)}
    values = "|".join(sorted(named, key=len, reverse=True))
    joins = "|".join(phrases(one.joins))
    if not re.fullmatch(f"(?:{values})(?:(?:{joins})?(?:{values})){{1,6}}", word):
        return ()
    found = [named[name] for name in re.findall(f"(?:{joins})?({values})", word)]
    return tuple(found) if all(map(number.take, found)) else ()


def _misspelt(word: str, one: Spoken) -> tuple[str, ...]:
    near = sorted(
        (OSA.distance(word, name, score_cutoff=2), name)
        for name in one.number_words
        if name[0] == word[0] and len(name) >= _SHORTEST and " " not in name
    )
    if not near or near[0][0] > (2 if min(len(word), len(near[0][1])) >= _LONG else 1):
        return ()
    alone = len(near) == 1 or near[1][0] > near[0][0]
    return (near[0][1],) if alone else ()


def _is_no_number(word: str, language: str) -> bool:
    """Whether a word is a real one of the language, or of English, and so no number misspelt."""
    known = (language_of(ENGLISH), language_of(language[:2].lower()))
    real = any(word in some.real or word in some.everyday_words for some in known)
    return real or word in _beside_numbers(language)


@lru_cache(maxsize=32)
def _beside_numbers(language: str) -> frozenset[str]:
    """Give the units of a language, and its other words that stand beside numbers."""
    one = spoken(language)
    names = {word for name in one.units.values() for word in phrases(name)}
    others = phrases(" ".join((one.not_numbers, one.none, one.up, one.down, one.ordinals_text)))
    return others | names


class _Number:
    """A number of a language while its words are read."""

    def __init__(self, language: str, value: float | None = None) -> None:
        self.language, self.one = language, spoken(language)
        self.total = 0.0
        self.current = value
        self.share = False
        self.room = 0.0
        """What may still be added: below the last place that was said."""

    @property
    def value(self) -> float:
        """What the words come to so far."""
        return self.total + (self.current or 0.0)

    def take(self, name: str) -> bool:
        """Take one number word in; False where it begins another number."""
        if name in self.one.scale_of:
            self._scale(self.one.scale_of[name])
            return True
        if name in self.one.value_of:
            return not self.share and self._add(self.one.value_of[name])
        share = 1 / self.one.part_of[name]
        if self.share or (self.total and self.current is None):
            return False
        self.current, self.share = (1.0 if self.current is None else self.current) * share, True
        return True

    def add_part(self, part: float) -> None:
        """Add "and a half" to what was said: nothing follows it."""
        self.total, self.current = self.value + part, None

    def _add(self, value: float) -> bool:
        """Add a word's value; False where it begins another number."""
        if self.current is None:
            self.current, self.room = value, self._room(value)
        elif 0 < value < self.room or (value < 1 < self.current and value):  # "siebzehneinhalb"
            self.current, self.room = self.current + value, min(self._room(value), value)
        elif 10 <= self.current < 100 <= value + 90 and 10 <= value < 100 and not self.total:
            self.current = self.current * 100 + value  # nineteen forty-five
            self.room = self._room(value)
        else:
            return False
        return True

    def _scale(self, by: float) -> None:
        """Multiply what was said by a hundred, a thousand ..."""
        current = 1.0 if self.current is None else self.current
        if by < 1000:
            self.current, self.room = current * by, float(by)
        elif self.total and self.total <= by and self.current is None:
            self.total *= by
        else:
            whole = self.total + current if self.total < by else current
            self.total = whole * by if self.total < by else self.total + current * by
            self.current, self.room = None, float(by)

    def _room(self, value: float) -> float:
        """Give what may be added to a value: ones to tens, anything below a hundred to hundreds."""
        if value in self.one.tens_up_to_nineteen:
            return 20.0
        return next((size for size in (100.0, 10.0) if value and value % size == 0), 0.0)


def number_in_words(
    words: Sequence[TypedWord], at: int, language: str, start: float | None = None
) -> Spelt | None:
    """Read the number that begins with a word; `start` is one in digits that stands before it."""
    number, place, spelling = _Number(language, start), at, []
    while taken := _taken(number, words, place, joined=place > at or start is not None):
        spelling += [
            (word.typed, " ".join(meant(word.text, language)))
            for word in words[place : place + taken]
            if _is_misspelt(word.text, language)
        ]
        place += taken
    if place == at:
        return None
    return Spelt(number.value, place, number.share, tuple(spelling))


def _is_misspelt(word: str, language: str) -> bool:
    names = meant(word, language)
    return len(names) == 1 and names[0] != word


def _taken(number: _Number, words: Sequence[TypedWord], at: int, *, joined: bool) -> int:
    """Take the next words into a number; gives how many, 0 where it ends."""
    if at == len(words):
        return 0
    word, one = words[at].text, number.one
    long = _long_name(words, at, one)
    if long and number.take(long):
        return long.count(" ") + 1
    names = _names(number, words, at)
    if names and all(map(number.take, names)):
        return 1
    if at + 1 == len(words) or words[at + 1].start - words[at].end > _BESIDE:
        return 0
    after = _names(number, words, at + 1)
    if word in phrases(one.one) and after and (after[0] in one.scale_of or after[0] in one.part_of):
        return 1 if not joined or number.share else 0
    return _joined(number, words, at) if word in phrases(one.joins) and joined else 0


def _long_name(words: Sequence[TypedWord], at: int, one: Spoken) -> str:
    """Give the longest name of a number that begins here, if it has several words."""
    some = [word.text for word in words[at : at + _MOST_WORDS]] if one.long_names else []
    names = (" ".join(some[:count]) for count in range(len(some), 1, -1))
    return next((name for name in names if name in one.long_names), "")


def _names(number: _Number, words: Sequence[TypedWord], at: int) -> tuple[str, ...]:
    """Give the number words that the word at a place stands for; none behind the last."""
    return meant(words[at].text, number.language) if at < len(words) else ()


def _joined(number: _Number, words: Sequence[TypedWord], at: int) -> int:
    """Take "and five", "and a half": what follows must fit into what was said."""
    one = number.one
    skip = 2 if words[at + 1].text in phrases(one.one) and at + 2 < len(words) else 1
    after = _names(number, words, at + skip)
    takes_part = number.value and not number.share
    if after and after[0] in one.part_of and takes_part:
        whole = number.room if number.current is None and number.room >= _COUNTED else 1.0
        number.add_part(whole / one.part_of[after[0]])
        return skip + 1
    if not after or after[0] not in one.value_of:
        return 0
    parts = _names(number, words, at + skip + 1)
    if parts and parts[0] in one.part_of and takes_part:
        number.add_part(one.value_of[after[0]] / one.part_of[parts[0]])
        return skip + 2
    are_two = number.current is not None and one.value_of[after[0]] >= number.room
    return skip + 1 if not are_two and number.take(after[0]) else 0  # "doce y quince" are two
