"""The words of a message as somebody typed them, before anything is read into them."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.text.folding import fold

_WORD: Final = re.compile(r"<\w+>|\d[\d:.,/h]*[^\W\d_]*|[^\W\d_]+")
_APOSTROPHES: Final = re.compile("['’`´]")  # noqa: RUF001  # what phones put in words


def typed_words(text: str) -> list[str]:
    """Give the words of a message in small letters, without accents and apostrophes."""
    return list(_typed_words(text))


@lru_cache(maxsize=64)  # a message is held against the wishes of each language
def _typed_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_APOSTROPHES.sub("", fold(text))))
