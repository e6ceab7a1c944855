"""Lists of words as the data of a language writes them, as sets, patterns and tables.

Several words for one thing stand in one text; a phrase of several words is joined with `_`.
"""

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import TypeVar

from bot.grading.text.folding import fold


@lru_cache(maxsize=2000)
def phrases(text: str) -> frozenset[str]:
    """Give the folded words and phrases of a text: `more_than` becomes "more than"."""
    return frozenset(fold(word).replace("_", " ") for word in text.split())


def any_of(text: str) -> str:
    """Give a pattern for any of some words and phrases, the longest first; none match nothing."""
    return any_word(phrases(text))


def any_word(words: Iterable[str]) -> str:
    """Give the same for words one by one."""
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True)) or "(?!)"


_Number = TypeVar("_Number", int, float)


def by_name(table: Mapping[_Number, str]) -> dict[str, _Number]:
    """Turn "number: its names" round, so that a name leads to its number."""
    return {name: number for number, names in table.items() for name in phrases(names)}
