"""A text cut into clauses, roughly: where one thing is said and another begins."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.text.folding import fold, fold_with_places
from bot.grading.text.language import ENGLISH, language_of

_SIGNS: Final = r"[.;:!?,()\n]+|\s[-\u2013\u2014+&/]\s"
"""Signs between two clauses."""
_SHORTEST: Final = 4
"""Letters of a single word that can be a clause: "containment", but not "yes"."""


def clauses(text: str, language: str = ENGLISH) -> tuple[str, ...]:
    """Cut a text into clauses; none where it is one already."""
    kept = [part for part in parts(text, language) if _says_something(part, language)]
    return tuple(kept) if len(kept) > 1 else ()


def parts(text: str, language: str, *, against: bool = False) -> list[str]:
    """Cut a text between its clauses; and where two things are set `against` each other too."""
    folded, places = fold_with_places(text)
    found, start = [], 0
    for between in _bound(language, against=against).finditer(folded):
        found.append(text[start : places[between.start()]])
        start = places[between.end() - 1] + 1
    return [part for part in (one.strip() for one in (*found, text[start:])) if part]


@lru_cache(maxsize=16)
def _bound(language: str, *, against: bool) -> re.Pattern[str]:
    known = language_of(language)
    words = known.between_clauses | (known.against if against else frozenset())
    return re.compile(rf"{_SIGNS}|\b(?:{'|'.join(sorted(words)) or '(?!)'})\b")


def _says_something(part: str, language: str) -> bool:
    words = fold(part).split()
    return len(words) > 1 or (
        words[0] not in language_of(language).empty and len(words[0]) >= _SHORTEST
    )
