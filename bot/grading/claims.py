"""Claims: the words of a text, each with whether it was said or denied.

A denial reaches the next words of its clause, not the whole text: "connected to the positive pole,
not to the negative one" says one thing and denies another. Two denials cancel. The prefixes and
endings that deny a word (`unreliable`, `stateless`) count as denials of the word inside, where that
word is known.
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading.lexicon import COMMON, DENIALS, DENIED_WHOLE, NEGATIVE_PREFIXES, TURNS
from bot.grading.words import Token, read, stem

REACH: Final = 3
"""Words with an idea that one denial reaches; content-format.md promises authors three."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One word as it is compared: its stem and whether the text denies it."""

    token: Token
    stem: str
    denied: bool

    @property
    def common(self) -> bool:
        """Whether the word carries no idea by itself."""
        return self.token.text in COMMON


def claims(
    tokens: Sequence[Token], language: str, known: Collection[str] = ()
) -> tuple[Claim, ...]:
    """Say of each token what it claims; `known` are stems that a negative prefix may deny."""
    denied = _denied(tokens)
    found = []
    for token, is_denied in zip(tokens, denied, strict=True):
        inner, turned = _inside(token.text, language, known)
        found.append(Claim(token, inner, is_denied != turned))
    return tuple(found)


def _denied(tokens: Sequence[Token]) -> list[bool]:
    """Say of each token whether an odd number of denials reaches it."""
    denied = [False] * len(tokens)
    whole, start = False, _denied_opening(tokens)
    left, clause = 0, -1
    whole = start > 0
    for place, token in enumerate(tokens):
        if token.clause != clause:
            left, clause = 0, token.clause
        if token.text in TURNS:
            left, whole = 0, False
        denied[place] = (left > 0) != (whole and place >= start)
        if place < start:
            continue
        if token.text in DENIALS and not _leading_no(tokens, place):
            left = REACH
        elif token.text not in COMMON and left:
            left -= 1
    return denied


def _leading_no(tokens: Sequence[Token], place: int) -> bool:
    """A "no" that answers a question denies nothing of what follows it."""
    return (
        tokens[place].text == "no"
        and place == 0
        and (len(tokens) == 1 or tokens[1].clause > tokens[0].clause or tokens[1].text in COMMON)
    )


def _denied_opening(tokens: Sequence[Token]) -> int:
    """Give the number of words of an opening such as "it is not true that", or 0."""
    words = [token.text for token in tokens[:10]]
    for phrase in _OPENINGS:
        for place in range(3):
            if words[place : place + len(phrase)] == phrase:
                return place + len(phrase)
    return 0


def _inside(word: str, language: str, known: Collection[str]) -> tuple[str, bool]:
    """Give the stem to compare and whether the word's own prefix or ending denies it."""
    whole = stem(word, language)
    if language != "en" or len(word) < 6:
        return whole, False
    for ending, denies in (("less", True), ("ful", False)):
        if word.endswith(ending) and stem(word.removesuffix(ending)) in known:
            return stem(word.removesuffix(ending)), denies
    for prefix in NEGATIVE_PREFIXES:
        inner = stem(word.removeprefix(prefix))
        if word.startswith(prefix) and len(word) - len(prefix) > 3 and inner in known:
            return inner, True
    return whole, False


_OPENINGS: Final = sorted(
    ([token.text for token in read(phrase)] for phrase in DENIED_WHOLE), key=len, reverse=True
)
