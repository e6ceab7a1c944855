"""Denied equatives: "not as dense as water" is said as "less dense than water", which it means."""

from collections.abc import Sequence
from typing import Final

from bot.grading.text.words import Token
from state.values import replace

_BEFORE: Final = 3
"""Words before "as" among which its denial stands."""
_BETWEEN: Final = 4
"""Words between the two words of "as ... as", at most."""


def without_equatives(tokens: Sequence[Token]) -> Sequence[Token]:
    """Write each denied equative of a text as a comparison."""
    for place, token in enumerate(tokens):
        words = token.language
        if token.text not in words.as_much:
            continue
        denials = _denials(tokens, place)
        rest = tokens[place + 1 : place + 2 + _BETWEEN]
        behind = next((at for at, one in enumerate(rest) if one.text in words.as_what), 0)
        if not denials or not behind:
            continue
        said = list(tokens)
        said[place] = replace(token, text=words.less_than[0])
        said[place + 1 + behind] = replace(rest[behind], text=words.less_than[1])
        return [one for at, one in enumerate(said) if at not in denials]
    return tokens


def _denials(tokens: Sequence[Token], place: int) -> set[int]:
    """Give the places of the denials right before a word, in its clause."""
    clause = tokens[place].clause
    near = range(max(place - _BEFORE, 0), place)
    return {
        at
        for at in near
        if tokens[at].clause == clause and tokens[at].text in tokens[at].language.denials
    }
