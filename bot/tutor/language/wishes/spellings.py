"""Slips of the thumb in words that wishes are made of: "remnid" is "remind"."""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bot.grading.text.language import language_of
from bot.grading.text.spelling import slips


class Spellings(Struct, frozen=True, eq=False):
    """The words that a slip may have been meant as, in one language."""

    language: str
    by_length: Mapping[int, Sequence[str]]

    @classmethod
    def of(cls, language: str, words: Iterable[str]) -> "Spellings":
        """Sort words by their length; a slip changes it by two letters at most."""
        found: dict[int, list[str]] = {}
        for word in sorted(words):
            found.setdefault(len(word), []).append(word)
        return cls(language, found)

    def meant_by(self, typed: str) -> str:
        """Give the word that was meant; one of everyday, or another at its first letter, stays."""
        return _nearest(self, typed)


@lru_cache(maxsize=8192)
def _nearest(spellings: Spellings, typed: str) -> str:
    words, language = spellings.by_length, spellings.language
    if typed in words.get(len(typed), ()) or typed in language_of(language).everyday_words:
        return typed
    best, fewest = typed, 3
    for length in range(len(typed) - 2, len(typed) + 3):
        for word in words.get(length, ()):
            count = slips(typed, word, language) if word[0] == typed[0] else None
            if count is not None and count < fewest:
                best, fewest = word, count
    return best
