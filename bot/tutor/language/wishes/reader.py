"""How the words of a wish are read: short forms written out, slips put right, endings taken off."""

from collections.abc import Iterable, Mapping, Sequence

from msgspec import Struct

from bot.grading.text.folding import fold
from bot.grading.text.stems import stem
from bot.tutor.language.wishes.spellings import Spellings
from state.values import replace

_SHORTEST = 4
"""Letters of a word from which on a slip in it is put right."""

_NUMBER = "0"
"""What stands for all numbers."""


class Reader(Struct, frozen=True, eq=False):
    """What is known of the words of wishes in one language."""

    language: str
    short_for: Mapping[str, str]
    turning: frozenset[str]
    """Stems of words that turn a wish into its opposite: "stop", "not"."""
    empty: frozenset[str]
    """Words that tell nothing of a wish."""
    courtesies: tuple[tuple[str, ...], ...]
    """Phrases that are said around a wish and tell nothing of it: "would you be so kind as to"."""
    spellings: Spellings
    """Of whole words of the examples, for putting slips right."""

    @classmethod
    def of(
        cls,
        language: str,
        short_for: Mapping[str, Iterable[str]],
        marks: Mapping[str, Iterable[str]],
        sounds: Mapping[str, str],
    ) -> "Reader":
        """Prepare for a language, whose examples have not been read yet."""
        return cls(
            language,
            {fold(short): fold(word) for word, many in short_for.items() for short in many},
            frozenset(_stem(fold(word), language) for word in marks["turning"]),
            frozenset(map(fold, marks["empty"])),
            tuple(sorted((tuple(fold(one).split()) for one in marks["courtesies"]), key=len)[::-1]),
            Spellings.of(language, (), sounds),
        )

    def knowing(self, words: Iterable[str]) -> "Reader":
        """Give one that takes slips for the words of examples."""
        spelt = {word for word in words if word.isalpha()}
        return replace(self, spellings=Spellings.of(self.language, spelt, self.spellings.sounds))

    def without_courtesy(self, typed: Sequence[str]) -> Sequence[str]:
        """Leave out what is said for politeness before and behind, as long as words are left."""
        for one in self.courtesies:
            begun = len(one) if tuple(typed[: len(one)]) == one else 0
            typed = typed[begun:] if begun < len(typed) else typed
            ended = len(one) if tuple(typed[-len(one) :]) == one else 0
            typed = typed[: len(typed) - ended] if ended < len(typed) else typed
        return typed

    def full(self, typed: Iterable[str]) -> list[str]:
        """Write short forms out."""
        return [self.short_for.get(word, word) for word in typed]

    def read(self, typed: Iterable[str]) -> list[str]:
        """Write short forms out, and put slips right."""
        return [self._spelt(word) for word in self.full(typed)]

    def stems(self, words: Iterable[str]) -> list[str]:
        """Take the endings off."""
        return [_stem(word, self.language) for word in words]

    def bag(self, words: Iterable[str]) -> frozenset[str]:
        """Give the stems of the words that tell something."""
        return frozenset(self.stems(word for word in words if word not in self.empty))

    def turns(self, bag: frozenset[str]) -> bool:
        """Whether a word that turns a wish into its opposite is among stems."""
        return not self.turning.isdisjoint(bag)

    def _spelt(self, typed: str) -> str:
        """Read a word that no example has as the nearest that one has."""
        if len(typed) < _SHORTEST or not typed.isalpha() or typed in self.empty:
            return typed
        meant = self.spellings.meant_by(typed)
        return typed if meant == typed else self.short_for.get(meant, meant)


def _stem(word: str, language: str) -> str:
    """Take the ending off a word; which number is named tells nothing."""
    return _NUMBER if word[0].isdecimal() else word if word[0] == "<" else stem(word, language)
