"""Which language a message is written in, where that is plainly not the learner's own."""

from collections.abc import Mapping, Sequence, Set
from typing import Final

from bot.tutor.language.calendar import ENGLISH
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.slots import language_named
from bot.tutor.language.wishes.wishes import Wishes

_OF_ENGLISH: Final = 3
"""Words more of English than of one's own language, from which on a message is English: everybody
uses some ("lets go")."""


def written_in(wishes: Sequence[Wishes], text: str, least: int) -> str | None:
    """Give the language of words that are plainly not in the first of several; else None.

    `least` says how many words it takes, more than are of the first one.
    """
    typed = [word for word in typed_words(text) if language_named(word) is None]
    known = {one.language: {word for word in typed if one.count_known([word])} for one in wishes}
    own = next(iter(known.values()), set())
    more = {code: _more(words, own, _shared(known, code)) for code, words in known.items()}
    best = max(more, key=more.__getitem__, default="")
    return best if more.get(best, 0) >= (_OF_ENGLISH if best == ENGLISH else least) else None


def _shared(known: Mapping[str, Set[str]], code: str) -> Set[str]:
    """Give the words that tell no other language from English, which lends to all of them."""
    return set() if code == ENGLISH else known.get(ENGLISH, set())


def _more(of_it: Set[str], of_own: Set[str], shared: Set[str]) -> int:
    """Count how many words more are of one language than of one's own."""
    return len(of_it - of_own - shared) - len(of_own - of_it)
