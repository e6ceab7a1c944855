"""The languages whose numbers are known, and what is taken for the others."""

from functools import lru_cache

from bot.grading.quantities.words.de import GERMAN
from bot.grading.quantities.words.en import ENGLISH
from bot.grading.quantities.words.es import SPANISH
from bot.grading.quantities.words.fr import FRENCH
from bot.grading.quantities.words.shape import Spoken
from state.values import replace

_KNOWN = {"en": ENGLISH, "es": SPANISH, "de": GERMAN, "fr": FRENCH}


@lru_cache(maxsize=32)
def spoken(language: str) -> Spoken:
    """Give a language's numbers; one without a file here has English words and a decimal comma.

    Its number words are its own, and the English ones.
    """
    code = language[:2].lower()
    return _KNOWN.get(code) or replace(ENGLISH, decimal=",", languages=("en", code))


def is_spoken(language: str) -> bool:
    """Whether the number words, dates and units of a language are known."""
    return language[:2].lower() in _KNOWN
