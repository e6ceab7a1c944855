"""Spelling: which word was meant, and when it would be unfair or unsafe to guess.

A misspelling is never a reason to refuse, so words are forgiven by their length. But a slip that
makes another real word is not silently read as the key's: words of the topic, the confusable pairs
of the topic and the look-alikes of English stay what they are. Numbers and words of up to three
letters must be exact. The lengths are those of Moodle's pattern-match question type.
"""

import re
from collections.abc import Collection, Iterable, Sequence
from functools import cache, lru_cache
from itertools import pairwise
from typing import Final

from rapidfuzz import process
from rapidfuzz.distance import OSA, Postfix

from bot.grading.text.language import ENGLISH, language_of

_SOUNDS: Final = (
    (re.compile(r"ph"), "f"),
    (re.compile(r"(?<=[bdgkr])h"), ""),
    (re.compile(r"eau"), "u"),
    (re.compile(r"ck|ch|qu|q|c(?![eiy])"), "k"),
    (re.compile(r"c|z"), "s"),
    (re.compile(r"y"), "i"),
    (re.compile(r"ie|ei"), "i"),
    (re.compile(r"ai"), "a"),
    (re.compile(r"ou|oo"), "u"),
    (re.compile(r"ae|oe"), "e"),
    (re.compile(r"(.)\1"), r"\1"),
    (re.compile(r"(?<=\w{3})e$"), ""),
)
"""Letters that English writes in several ways for one sound; applied in this order."""

_SHORT: Final = 5
"""Up to so many letters a word has many neighbours that are words: bake and baker, moon and noon.
There a form in -r, -d, -n, -s or -y is another word, and so is what differs in an unlike letter."""
_LONG: Final = 8
"""Up to so many letters another first one makes another word: "toiture" is no "voiture"."""
_ENDINGS: Final = "rdnsy"
_BEGINNING: Final = 2
"""Letters of a beginning that makes another word, as a prefix does."""
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
_ALIKE: Final = ("aeiou", "iy", "bv", "gj", "cszxkq")
"""Letters that are heard, and so written, for each other: in Spanish and English alike."""


def allowance(word: str) -> int:
    """How many slips of the pen a word of this length is forgiven: 0, 1 from 4 letters, 2 from 8.

    A slip is a letter left out, added or changed, or two neighbours that changed places. Numbers
    and codes are forgiven none.
    """
    if len(word) < 4 or not word.isalpha():
        return 0
    return 1 if len(word) < 8 else 2


@lru_cache(maxsize=10_000)
def sound(word: str) -> str:
    """Write a word roughly as it sounds, so that `mitokondrya` and `mitochondria` are alike."""
    for pattern, letters in _SOUNDS:
        word = pattern.sub(letters, word)
    return word


@lru_cache(maxsize=10_000)
def other_spelling(word: str, language: str) -> str:
    """Write a word in the way to spell it that stands for both: "color" for "colour"."""
    for pattern, form in _spellings(language):
        if found := pattern.fullmatch(word):
            return found.expand(form)
    return word


@lru_cache(maxsize=8)
def _spellings(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    return tuple(
        (re.compile(pattern), form) for pattern, form in language_of(language).spellings.items()
    )


def slips(typed: str, word: str, language: str = ENGLISH) -> int | None:
    """Count the slips that turn `word` into `typed`; None when that is more than is forgiven.

    A word spelt as it sounds counts as one slip.
    """
    allowed = min(allowance(word), allowance(typed) + 1)
    if not allowed:
        return None
    distance = OSA.distance(typed, word, score_cutoff=allowed)  # first, for most are far apart
    if distance > allowed:
        if len(word) < 5 or sound(typed) != sound(word):
            return None
        distance = 1
    return None if _is_another(typed, word, language) else int(distance)


def within(typed: str, words: Sequence[str], most: int) -> list[str]:
    """Give those of many words that are at most so many slips away, however short they are.

    All are compared in one step, which is far quicker than one by one.
    """
    found = process.extract(typed, words, scorer=OSA.distance, score_cutoff=most, limit=None)
    return [word for word, *_ in found]


def nearly(word: str, typed: str, language: str = ENGLISH) -> bool:
    """Whether a one-word answer is recognisable but misspelt beyond what is forgiven: `que`."""
    known = language_of(language)
    is_word = typed in known.everyday_words or word in known.alike.get(typed, ())
    if is_word or not typed.isalpha() or len(typed) < 3 or typed[0] != word[0]:
        return False
    if word.startswith(typed) and 2 * len(typed) >= len(word):
        return typed != word
    return allowance(word) < OSA.distance(typed, word) <= 2 * allowance(word)


def _is_another(typed: str, word: str, language: str) -> bool:
    """Whether what is typed like a word is known for another one, or another form."""
    return (
        word in language_of(language).alike.get(typed, ())
        or _is_form(typed, word)
        or _has_another_letter(typed, word)
        or _begins_otherwise(typed, word, language)
        or _has_another_beginning(typed, word)
    )


def _begins_otherwise(typed: str, word: str, language: str) -> bool:
    """Whether two words differ in their beginning alone, and that in meaning: hypo-, hyper-."""
    for one, other in _beginnings(language):
        for mine, theirs in ((one, other), (other, one)):
            if typed.startswith(mine) and word == theirs + typed.removeprefix(mine):
                return True
    return False


def _has_another_beginning(typed: str, word: str) -> bool:
    """Whether two slips make another beginning of a word: "collusion" is not "allusion"."""
    if typed[0] == word[0] or sound(typed) == sound(word):
        return False
    same = Postfix.similarity(typed, word)
    return len(word) - same <= _BEGINNING and OSA.distance(typed, word) > 1


@lru_cache(maxsize=8)
def _beginnings(language: str) -> tuple[tuple[str, str], ...]:
    pairs = (pair.split("/") for pair in sorted(language_of(language).beginnings))
    return tuple((one, other) for one, other in pairs)


def _is_form(typed: str, word: str) -> bool:
    """Whether a short word is another form of a word rather than a slip of it."""
    return len(typed) <= _SHORT and word[:-1] == typed and word[-1] in _ENDINGS


def _has_another_letter(typed: str, word: str) -> bool:
    """Whether a short word has one letter that is neither heard nor typed for that of the other.

    Of a longer one the first alone tells, for it is seldom mistyped: "moon" is not meant by "noon".
    """
    if len(typed) != len(word) or len(word) > _LONG:
        return False
    changed = [place for place, one in enumerate(word) if one != typed[place]]
    first = changed == [0] or len(word) <= _SHORT
    return first and len(changed) == 1 and not _are_alike(word, typed, changed[0])


def _are_alike(word: str, typed: str, place: int) -> bool:
    pair = {word[place], typed[place]}
    return any(pair <= set(letters) for letters in _ALIKE) or (
        (place > 0 or len(word) > _SHORT) and pair in _neighbours()
    )


@cache
def _neighbours() -> frozenset[frozenset[str]]:
    """Give the letters that lie side by side on a keyboard, in a row or in the one below."""
    beside = [pair for row in _ROWS for pair in pairwise(row)]
    below = [
        pair
        for row, under in pairwise(_ROWS)
        for pair in (*zip(row, under, strict=False), *zip(row[1:], under, strict=False))
    ]
    return frozenset(frozenset(pair) for pair in (*beside, *below))


def reading(typed: str, words: Iterable[str], known: Collection[str] = ()) -> str:
    """Give the one of `words` that was meant by `typed`, or `typed` itself.

    `known` are real words: they and everyday English words are never read as others.
    """
    if typed in known or typed in language_of(ENGLISH).everyday_words or not allowance(typed):
        return typed
    best, fewest = typed, 3
    for word in words:
        count = slips(typed, word)
        if count is not None and count < fewest:
            best, fewest = word, count
    return best
