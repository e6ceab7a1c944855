"""Folding: case, accents and look-alike letters of other alphabets make no difference."""

import unicodedata
from functools import lru_cache
from typing import Final

_ONE_FORM: Final = str.maketrans(
    "авекмнорстухіјѕԁαβεικνορτυχ’−→",  # noqa: RUF001  # look-alikes are the point
    "abekmhopctyxijsdabeiknoptux'->",
)
"""Cyrillic and Greek letters that look Latin (Unicode confusables, lower case), and some signs."""
_AS_TYPED: Final = {"œ": "oe", "æ": "ae", "ø": "o", "ł": "l", "đ": "d"}
"""Letters that are none with an accent, as they are typed where a keyboard lacks them."""


def fold(text: str) -> str:
    """Give the text in lower case, without accents and look-alike letters."""
    return fold_with_places(text)[0]


def fold_with_places(text: str) -> tuple[str, range | list[int]]:
    """Fold case, accents and look-alikes; give each folded character's place in `text`.

    What cannot be seen, such as the joiners and non-joiners of Persian, is left out.
    """
    if text.isascii():
        return text.lower(), range(len(text))
    folded: list[str] = []
    places: list[int] = []
    for place, character in enumerate(text):
        pieces = _fold_character(character)
        folded.append(pieces)
        places += [place] * len(pieces)
    return "".join(folded).translate(_ONE_FORM), places


@lru_cache(maxsize=4096)
def _fold_character(character: str) -> str:
    """Give what is left of one character: several for a ligature, none for what is not seen."""
    return "".join(
        _AS_TYPED.get(piece, piece)
        for piece in unicodedata.normalize("NFKD", character.casefold())
        if not (unicodedata.combining(piece) or unicodedata.category(piece) == "Cf")
    )
