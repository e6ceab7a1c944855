"""What words that wishes are made of were meant where they are misspelt: "remnid" is "remind".

A word may be spelt as it sounds, or as a keyboard without umlauts has it ("koennen", "kiero"): that
is told by what sounds alike in a language (`sounds` in `bot/texts/*/wishes.yaml`). Otherwise the
thumb may have slipped.
"""

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache

from msgspec import Struct

from bot.grading.text.language import language_of
from bot.grading.text.spelling import slips


class Spellings(Struct, frozen=True, eq=False):
    """The words that a misspelt one may have been meant as, in one language."""

    language: str
    by_length: Mapping[int, Sequence[str]]
    sounds: Mapping[str, str]
    """What letters sound like, in the order in which they are looked for."""
    by_sound: Mapping[str, str]

    @classmethod
    def of(cls, language: str, words: Iterable[str], sounds: Mapping[str, str]) -> "Spellings":
        """Sort words by their length, from which a slip departs by two at most, and by sound."""
        by_length: dict[int, list[str]] = {}
        by_sound: dict[str, list[str]] = {}
        for word in sorted(words):
            by_length.setdefault(len(word), []).append(word)
            by_sound.setdefault(_sound(word, sounds), []).append(word)
        only = {sound: many[0] for sound, many in by_sound.items() if len(many) == 1}
        return cls(language, by_length, sounds, only)

    def meant_by(self, typed: str) -> str:
        """Give the word that was meant; one of everyday, or another at its first letter, stays."""
        return _nearest(self, typed)


def _sound(word: str, sounds: Mapping[str, str]) -> str:
    for letters, sound in sounds.items():
        word = word.replace(letters, sound)
    return word


@lru_cache(maxsize=8192)
def _nearest(spellings: Spellings, typed: str) -> str:
    words, language = spellings.by_length, spellings.language
    if typed in words.get(len(typed), ()) or typed in language_of(language).everyday_words:
        return typed
    if (same := spellings.by_sound.get(_sound(typed, spellings.sounds))) is not None:
        return same
    best, fewest = typed, 3
    for length in range(len(typed) - 2, len(typed) + 3):
        for word in words.get(length, ()):
            count = slips(typed, word, language) if word[0] == typed[0] else None
            if count is not None and count < fewest:
                best, fewest = word, count
    return best
