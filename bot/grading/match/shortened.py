"""How names are shortened: "Mt Everest", "St Petersburg", "W. Shakespeare", "the Thames".

Only the key says what a short form stands for: "St" is a saint or a street by what it has.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.grading.match.statement import Statement
from bot.grading.text.folding import fold
from bot.grading.text.languages.shape import Language
from bot.grading.text.stems import stem
from bot.grading.text.words import Token

_PLACE: Final = re.compile(r"([^\W\d_]+)\s+([^\W\d_]+)")


def shortened(text: str, tokens: Sequence[Token], known: Language) -> Iterator[tuple[str, str]]:
    """Give words of a key as they may also be typed, and as the key writes them."""
    for token in tokens:
        for short in _also(token.text, known):
            yield short, token.text
    for one, name in pairwise(tokens):
        capitals = text[one.start].isupper(), text[name.start].isupper()
        if capitals[1] and one.text in known.kinds_of_place:
            yield f"{name.text} {one.text}", f"{one.text} {name.text}"  # "Thames River"
        elif all(capitals) and _is_name(one, name):
            yield f"{one.text[0]}. {name.text}", f"{one.text} {name.text}"


def leaves_out_the_kind(right: str, response: Statement) -> bool:
    """Whether the name of a place lacks only its kind: "Thames" for "River Thames"."""
    place = _PLACE.fullmatch(right)
    if place is None or not place[2][0].isupper():
        return False
    known = response.language
    named = fold(place[1]) in known.kinds_of_place
    return named and response.weights.keys() == {stem(fold(place[2]), known.code)}


def _also(word: str, known: Language) -> Iterator[str]:
    """Give what a word is shortened to, and what it is short for."""
    yield from known.short_forms.get(word, "").split()
    yield from known.also_spelt.get(word, "").split()
    for whole, shorts in known.short_forms.items():
        if word in shorts.split():
            yield whole


def _is_name(one: Token, other: Token) -> bool:
    """Whether two words with capitals are the name of somebody, as far as that can be told."""
    known, words = one.language, (one.text, other.text)
    small = known.empty | known.everyday | known.denials
    return all(len(word) > 1 and word.isalpha() and word not in small for word in words)
