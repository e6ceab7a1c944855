"""What a learner wants who types words instead of tapping: "hint pls", "skip", "stop".

The words themselves are in `bot/texts`, one list for each intent; here they are only matched, on
the whole message, forgiving case, accents, punctuation and repeated letters.
"""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

_LETTERS = re.compile(r"[^\w ]+")
_REPEATS = re.compile(r"([^\W\d])\1+")


@dataclass(frozen=True, slots=True)
class Intents:
    """Plain words by intent, ready for looking up."""

    words: Mapping[str, str]
    """Normalised words → intent."""
    openings: tuple[str, ...] = ()
    """How a correction begins: "I meant"."""

    @classmethod
    def of(cls, lists: Mapping[str, Iterable[str]], openings: Iterable[str] = ()) -> "Intents":
        """Prepare the lists of a language: intent → words that mean it."""
        words = {plain(word): intent for intent, words in lists.items() for word in words}
        return cls(words, tuple(openings))

    def beside(self, other: "Intents") -> "Intents":
        """Understand the words of another language too; where both have a word, ours counts."""
        return Intents({**other.words, **self.words}, (*self.openings, *other.openings))

    def find(self, text: str) -> str | None:
        """Give the intent that a whole message means; None if it means something else."""
        return self.words.get(plain(text))

    def correction(self, text: str) -> str | None:
        """Give what was meant, if a message says "I meant ..."; None if it does not."""
        for opening in self.openings:
            if text.casefold().startswith(f"{opening} "):
                return text[len(opening) :].strip() or None
        return None


def plain(text: str) -> str:
    """Reduce a message to its words: "Stopp!!" and "stop" become the same, "Sí" and "si" too."""
    # Taken apart, an accent is a sign of its own, and goes with the punctuation.
    apart = unicodedata.normalize("NFD", text[:80].casefold())
    spaced = " ".join(_LETTERS.sub("", apart).split())
    return _REPEATS.sub(r"\1", spaced)
