"""Tells whether a response is in another language than its topic.

An ear that does not know a language hears anything in it: to an English one "hola que tal" is near
to some key or other. Dictionaries have not every word, so a strange one alone tells nothing.
"""

from collections.abc import Callable, Sequence
from functools import cache
from typing import Final

from bot.grading.text.claims import Claim
from bot.grading.text.language import language_of
from bot.grading.text.languages.shape import language_codes

_SHORT: Final = 3
"""Letters of a word that may be the short form of any, in whatever language: "ppl", "y" (why)."""


def is_foreign(said: Sequence[Claim], code: str, is_real: Callable[[str], bool]) -> bool:
    """Whether no word is one that every sentence of the language has, and half are strange.

    Strange is one that every sentence of another language has, or that is not real: neither the
    topic nor a dictionary has it. A single word tells nothing, and neither does a single strange
    one that is merely not real: "manners innit".
    """
    words = [one.token.text for one in said if one.token.text.isalpha()]
    if len(words) == 1 or any(one.common for one in said):
        return False
    others = _of_others(code)
    unknown = [word for word in words if not is_real(word)]
    strange = [word for word in unknown if len(word) > _SHORT or word in others]
    is_told = len(strange) > 1 or not others.isdisjoint(strange)
    return is_told and len(strange) * 2 >= len(words)


@cache
def _of_others(code: str) -> frozenset[str]:
    """Give the words that every sentence has in the languages that this one is not."""
    others = (language_of(one) for one in language_codes() if one != code)
    return frozenset(word for one in others for word in one.empty if len(word) > 1)
