"""A message reduced to its words: "Stopp!!" and "stop" become the same, "Sí" and "si" too."""

import re
import unicodedata
from functools import lru_cache

_LETTERS = re.compile(r"[^\w ]+")
_REPEATS = re.compile(r"([^\W\d])\1+")

_DIGRAPHS = str.maketrans(
    {"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue"}  # ß is ss in small letters
)


def plain(text: str) -> str:
    """Reduce a message to its words: "Stopp!!" and "stop" become the same, "Sí" and "si" too."""
    return _plain(text[:80])


def both_ways(text: str) -> tuple[str, ...]:
    """Reduce words to `plain` ones, and once more as they are typed without umlauts: "naechste"."""
    return tuple({plain(text), plain(unicodedata.normalize("NFC", text).translate(_DIGRAPHS))})


@lru_cache(maxsize=256)
def _plain(text: str) -> str:
    """Do it; many rules of one turn look at the same message."""
    # Taken apart, an accent is a sign of its own, and goes with the punctuation.
    apart = unicodedata.normalize("NFD", text.casefold())
    spaced = " ".join(_LETTERS.sub("", apart).split())
    return _REPEATS.sub(r"\1", spaced)
