"""Claims: the words of a text, each with whether it was said or denied.

A denial reaches the next words of its clause, not the whole text: "connected to the positive pole,
not to the negative one" says one thing and denies another, and "if they do not get it they lose
trust" denies no trust. Two denials cancel; a prefix that denies (`unreliable`) counts as one.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading.lexicon import DENIALS, DENIED_WHOLE, EMPTY, EVILS, LINKS, TURNS, WEAK_DENIALS
from bot.grading.negation import inside
from bot.grading.words import Token, read, stem

REACH: Final = 3
"""Words with an idea that one denial reaches; content-format.md promises authors three."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One word as it is compared: its stem and whether the text denies it."""

    token: Token
    stem: str
    denied: bool
    distance: int = 0
    """How many words with an idea the nearest denial is away, from 1; 0 where none reaches it."""
    disowned: bool = False
    """Whether the text opens by denying all that follows: "it is not true that ..."."""

    @property
    def common(self) -> bool:
        """Whether the word carries no idea by itself."""
        return self.token.text in EMPTY


def claims(
    tokens: Sequence[Token], language: str, stem_of: Callable[[str, str], str] = stem
) -> tuple[Claim, ...]:
    """Say of each token what it claims; `stem_of` may be a cheaper stemmer of the language."""
    found = []
    for token, (distance, disowned) in zip(tokens, _reached(tokens), strict=True):
        inner, turned = inside(token.text) if language == "en" else (token.text, False)
        denied = ((distance > 0) + disowned + turned) % 2 == 1
        one = stem_of(inner, language)
        found.append(Claim(token, one, denied, distance or int(turned), disowned))
    return tuple(found)


def _reached(tokens: Sequence[Token]) -> Iterator[tuple[int, bool]]:
    """Say of each token how far the nearest denial is, and whether the opening disowns it."""
    start = _denied_opening(tokens)
    disowned, reach, clause = start > 0, 0, -1
    for place, token in enumerate(tokens):
        if token.clause != clause:
            reach, clause = 0, token.clause
        if token.text in TURNS:
            reach, disowned = 0, False
        if token.text in LINKS:
            reach = 0
        yield (REACH + 1 - reach if reach else 0), disowned and place >= start
        if place < start:
            continue
        if token.text in DENIALS and not _leading_no(tokens, place):
            reach = REACH
        elif token.text in WEAK_DENIALS and not _is_evil(tokens, place + 1):
            reach = 1
        elif token.text not in EMPTY and reach:
            reach -= 1


def _is_evil(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and stem(tokens[place].text) in EVILS


def _leading_no(tokens: Sequence[Token], place: int) -> bool:
    """A "no" that answers a question denies nothing of what follows it."""
    return (
        tokens[place].text == "no"
        and place == 0
        and (len(tokens) == 1 or tokens[1].clause > tokens[0].clause or tokens[1].text in EMPTY)
    )


def _denied_opening(tokens: Sequence[Token]) -> int:
    """Give the number of words of an opening such as "it is not true that", or 0."""
    words = [token.text for token in tokens[:10]]
    for place, word in enumerate(words[:3]):
        for phrase in _OPENINGS.get(word, ()):
            if words[place : place + len(phrase)] == phrase:
                return place + len(phrase)
    return 0


def _openings() -> dict[str, list[list[str]]]:
    """Give the openings by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for text in sorted(DENIED_WHOLE, key=len, reverse=True):
        words = [token.text for token in read(text)]
        found.setdefault(words[0], []).append(words)
    return found


_OPENINGS: Final = _openings()
