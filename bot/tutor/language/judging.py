"""How well a card was known, in whatever words: `judged` in `bot/texts/*/choices.yaml`.

"I knew it duh", "half i guess" and "nope, didnt know that" say as much as a tap. Words of a kind
are looked for; what is denied was not known, and a "no" beside a "right" may be either. A sentence
with other telling words ("no wait i hate these cards") is about something else and judges nothing.
"""

from collections.abc import Mapping
from functools import cache
from typing import Final

from bot.grading.text.folding import fold
from bot.tutor.language.calendar import ENGLISH, words_of
from bot.tutor.language.typed_words import typed_words
from state.records.learners import Rating

SHORT: Final = 3
"""Letters of a word that says nothing by itself: "it", "one", "duh"."""

BESIDE: Final = 1
"""Longer words about something else that may stand beside it."""


def judged_as(text: str, language: str) -> Rating | None:
    """Read how well something was known; None if nothing is said of it, or two things are."""
    known = {**_kinds(ENGLISH), **_kinds(language)}
    words = typed_words(text)
    kinds = [known[word] for word in words if word in known]
    strange = [word for word in words if word not in known and len(word) > SHORT]
    if not kinds or len(strange) > BESIDE:
        return None
    match {*kinds}:
        case found if "not" in found:
            return Rating.HARD if "half" in found else Rating.AGAIN
        case found if "half" in found:
            return Rating.HARD
        case found if "no" in found:
            return None if found - {"no"} else Rating.AGAIN
        case found:
            return Rating.EASY if "easy" in found else Rating.GOOD


@cache
def _kinds(language: str) -> Mapping[str, str]:
    """Give what each word of a language says: easy, known, half, not, or no."""
    judged = words_of(language, "choices")["choices"]["judged"]
    return {fold(word): kind for kind, words in judged.items() for word in words}
