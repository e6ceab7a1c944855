"""A text cut into clauses, roughly and in English: where one thing is said and another begins."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.text.language import ENGLISH, language_of

_SIGNS: Final = r"[.;:!?,()\n]+|\s[-\u2013\u2014+&/]\s"
"""Signs between two clauses."""
_SHORTEST: Final = 4
"""Letters of a single word that can be a clause: "containment", but not "yes"."""


@lru_cache(maxsize=2)
def bound(*, against: bool = False) -> re.Pattern[str]:
    """Give what stands between two clauses; or between two things set `against` each other too."""
    english = language_of(ENGLISH)
    words = english.between_clauses | (english.against if against else frozenset())
    return re.compile(rf"{_SIGNS}|\b(?:{'|'.join(sorted(words))})\b", re.IGNORECASE)


def clauses(text: str) -> tuple[str, ...]:
    """Cut a text into clauses; none where it is one already."""
    parts = [part.strip() for part in bound().split(text)]
    kept = [part for part in parts if part and _says_something(part)]
    return tuple(kept) if len(kept) > 1 else ()


def _says_something(part: str) -> bool:
    words = part.lower().split()
    return len(words) > 1 or (
        words[0] not in language_of(ENGLISH).empty and len(words[0]) >= _SHORTEST
    )
