"""A text cut into clauses, roughly and in English: where one thing is said and another begins."""

import re
from typing import Final

from bot.grading.text.language import ENGLISH, language_of

BOUND: Final = (
    r"[.;:!?,()\n]+|\s[-\u2013\u2014+&/]\s"
    r"|\b(?:and|but|so|because|while|whereas|which|then|or|when|since|as|if|whilst|therefore|also|plus)\b"
)
"""What stands between two clauses, as a pattern for either case."""
_BOUND: Final = re.compile(BOUND, re.IGNORECASE)
_SHORTEST: Final = 4
"""Letters of a single word that can be a clause: "containment", but not "yes"."""


def clauses(text: str) -> tuple[str, ...]:
    """Cut a text into clauses; none where it is one already."""
    parts = [part.strip() for part in _BOUND.split(text)]
    kept = [part for part in parts if part and _says_something(part)]
    return tuple(kept) if len(kept) > 1 else ()


def _says_something(part: str) -> bool:
    words = part.lower().split()
    return len(words) > 1 or (
        words[0] not in language_of(ENGLISH).empty and len(words[0]) >= _SHORTEST
    )
