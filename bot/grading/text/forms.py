"""The forms of a word that a language has: "reliability" and "reliably" beside "reliable".

Who misspells one of them has the word of the key in mind as much as who misspells the key's own.
"""

from bisect import bisect_left
from collections.abc import Collection, Iterable
from functools import lru_cache
from sys import intern
from typing import Final

from rapidfuzz.distance import Prefix

from bot.grading.text.language import language_of
from bot.grading.text.languages.shape import Language
from bot.grading.text.stems import stem

_SHORTEST: Final = 7
"""Letters of a form; near a shorter one lie words of other stems: "typos" by "types"."""

_SILENT: Final = {"", "e"}
"""What parts "quit" from "quite": two words, though each is an ending of some."""
_DOUBLING: Final = ("ing", "ed")


def may_be_form(one: str, other: str, language: Language) -> bool:
    """Whether two words of one stem differ in their inflection alone, as far as that is known."""
    shared = Prefix.similarity(one, other)
    rests = {one[shared:], other[shared:]}
    endings = language.inflections
    return not endings or (rests != _SILENT and all(_inflects(rest, endings) for rest in rests))


def _inflects(ending: str, endings: Collection[str]) -> bool:
    """Whether a word of an ending is a form of another; "running" doubles a letter of "run"."""
    return not ending or ending in endings or (ending[1:] in endings and ending[1:] in _DOUBLING)


def forms(words: Iterable[str], language: str) -> frozenset[str]:
    """Give the real words that have the stem of one of these, without them."""
    words = frozenset(words)
    stems = {stem(word, language) for word in words}
    return frozenset(one for each in stems for one in _of_stem(each, language)) - words


def _of_stem(one: str, language: str) -> list[str]:
    lines = _by_stem(language)
    place = bisect_left(lines, f"{one} ")
    found, *words = lines[place].split() if place < len(lines) else [""]
    return [intern(word) for word in words] if found == one else []


@lru_cache(maxsize=8)
def _by_stem(language: str) -> tuple[str, ...]:
    """Give the real words, those of one stem behind it in a line, in order.

    Lines take a quarter of the memory of a dictionary, and are looked at only to compile a key.
    """
    found: dict[str, list[str]] = {}
    for word in sorted(language_of(language).real):
        if len(word) >= _SHORTEST:
            found.setdefault(stem.__wrapped__(word, language), []).append(word)
    return tuple(sorted(" ".join((one, *some)) for one, some in found.items()))
