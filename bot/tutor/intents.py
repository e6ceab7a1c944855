"""What a learner wants who types words instead of tapping: "hint pls", "skip", "stop".

The words themselves are in `bot/texts`, one list for each intent; here they are only matched, on
the whole message, forgiving case, accents, punctuation and repeated letters. Where a message cannot
be an answer, politeness around the words and slips of the thumb are forgiven too.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bot.grading.spelling import slips

_LETTERS = re.compile(r"[^\w ]+")
_REPEATS = re.compile(r"([^\W\d])\1+")

MISSPELT = 5
"""Letters from which a misspelt wish is recognised; fewer are too easily another word."""

MOST_SLIPS = 2
"""Letters by which a misspelt wish may be longer or shorter (see `bot.grading.spelling`)."""

OUTBURST = 8
"""Words up to which a message that swears is not read any further."""

LONGEST = 30
"""Letters up to which it is."""


@dataclass(frozen=True)
class Intents:
    """Plain words by intent, ready for looking up."""

    words: Mapping[str, str]
    """Normalised words → intent."""
    openings: tuple[str, ...] = ()
    """How a correction begins: "I meant"."""
    exams: tuple[str, ...] = ()
    """How words begin that say when the exam is: "my exam is on"."""
    wishes: frozenset[str] = frozenset()
    """Words around a wish that show it to be one: "please", "can"."""
    fillers: frozenset[str] = frozenset()
    """Other words around a wish that say nothing: "ok", "the"."""
    swears: frozenset[str] = frozenset()
    """Words that, in a short message, only say that somebody has had enough."""

    @classmethod
    def of(
        cls,
        lists: Mapping[str, Iterable[str]],
        *,
        openings: Iterable[str] = (),
        exams: Iterable[str] = (),
        wishes: Iterable[str] = (),
        fillers: Iterable[str] = (),
        swears: Iterable[str] = (),
    ) -> "Intents":
        """Prepare the lists of a language: intent → words that mean it."""
        words = {plain(word): intent for intent, words in lists.items() for word in words}
        return cls(
            words,
            tuple(openings),
            tuple(exams),
            frozenset(map(plain, wishes)),
            frozenset(map(plain, fillers)),
            frozenset(map(plain, swears)),
        )

    def beside(self, other: "Intents") -> "Intents":
        """Understand the words of another language too; where both have a word, ours counts."""
        return Intents(
            {**other.words, **self.words},
            (*self.openings, *other.openings),
            (*self.exams, *other.exams),
            self.wishes | other.wishes,
            self.fillers | other.fillers,
            self.swears | other.swears,
        )

    def find(self, text: str) -> str | None:
        """Give the intent that a whole message means; None if it means something else."""
        said = plain(text)
        words = said.split()
        if len(words) <= OUTBURST and self.swears.intersection(words):
            return "fed_up"
        return self.words.get(said)

    def wish(self, text: str) -> str | None:
        """Give the intent of a message that asks for it: "can i have a hint plz"."""
        words = plain(text).split()
        return self._within(words) if self.wishes.intersection(words) else None

    def loosely(self, text: str) -> str | None:
        """Give the intent that a message most likely means, if it is no answer to anything.

        What is said around the words is left out, and they may be misspelt: "ok wats my plna".
        """
        words = plain(text).split()
        return self._within(words) or self._near("".join(words))

    def _within(self, words: list[str]) -> str | None:
        around = self.wishes | self.fillers
        starts = [n for n in range(len(words)) if around.issuperset(words[:n])]
        ends = [n for n in range(1, len(words) + 1) if around.issuperset(words[n:])]
        inner = (" ".join(words[start:end]) for start in starts for end in ends if start < end)
        found = [intent for words in inner if (intent := self.words.get(words))]
        return found[0] if found else None

    def _near(self, typed: str) -> str | None:
        """Find the one intent that misspelt letters are nearest to."""
        if not MISSPELT <= len(typed) <= LONGEST:
            return None
        near: dict[int, set[str]] = {}
        for length in range(len(typed) - MOST_SLIPS, len(typed) + MOST_SLIPS + 1):
            for letters, intent in self._by_length.get(length, ()):
                wrong = slips(typed, letters)
                if wrong is not None:
                    near.setdefault(wrong, set()).add(intent)
        nearest = near[min(near)] if near else set()
        return next(iter(nearest)) if len(nearest) == 1 else None

    @cached_property
    def _by_length(self) -> Mapping[int, Sequence[tuple[str, str]]]:
        """The letters of all words with their intents, by how many letters they are."""
        by_length: dict[int, list[tuple[str, str]]] = {}
        for words, intent in self.words.items():
            letters = words.replace(" ", "")
            by_length.setdefault(len(letters), []).append((letters, intent))
        return by_length

    def exam(self, text: str) -> str | None:
        """Give the day that a message says the exam is on, in the learner's words."""
        return _after(self.exams, text)

    def correction(self, text: str) -> str | None:
        """Give what was meant, if a message says "I meant ..."; None if it does not."""
        return _after(self.openings, text)


def _after(openings: Iterable[str], text: str) -> str | None:
    for opening in openings:
        if text.casefold().startswith(f"{opening} "):
            return text[len(opening) :].strip() or None
    return None


def plain(text: str) -> str:
    """Reduce a message to its words: "Stopp!!" and "stop" become the same, "Sí" and "si" too."""
    # Taken apart, an accent is a sign of its own, and goes with the punctuation.
    apart = unicodedata.normalize("NFD", text[:80].casefold())
    spaced = " ".join(_LETTERS.sub("", apart).split())
    return _REPEATS.sub(r"\1", spaced)
