"""Claims: the words of a text, each with whether it was said or denied.

"Not" is the most telling word of an answer and the hardest to place. Said of a whole text it would
refuse "connected to the positive pole, not to the negative one"; left out it would accept "it is
not reliable". To know what it denies takes grammar, and learners type without any. What holds up is
a *reach*: a denial turns round the next three words that carry an idea. It ends early with its
clause, at a "but", at an "and" (which adds), and at "its a ..." (which says what is so instead);
an "or" carries it on. So "if they do not get it they lose trust" denies no trust.

Each word then has a *sign*. What turns it round is counted: a denial that reaches it, an opening
that disowns the whole ("it is not true that"), a prefix of its own (`unreliable`), a dismissal
("does not matter"). An odd number denies the word, an even number cancels.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from bot.grading.text.denials import (
    ADDING,
    DENIALS,
    DISREGARDING,
    EVILS,
    MEANING,
    TURNS,
    WEAK_DENIALS,
)
from bot.grading.text.disowning import dismissed, opening, reported, told
from bot.grading.text.lexicon import EMPTY, LINKS
from bot.grading.text.negation import inside
from bot.grading.text.words import Token, stem

REACH: Final = 3
"""Words with an idea that one denial reaches; content-format.md promises authors three."""


@dataclass(frozen=True, slots=True)
class Claim:
    """One word as it is compared: its stem and whether the text denies it."""

    token: Token
    stem: str
    denied: bool
    """Whether an odd number of things turn it round."""
    distance: int = 0
    """How many words with an idea the nearest denial is away, from 1; 0 where none reaches it."""
    disowned: bool = False
    """Whether its writer does not stand behind it: "it is not true that ..."."""
    told: bool = False
    """Whether it is told of others, or of once, before a "but": "they say ..., but"."""

    @property
    def common(self) -> bool:
        """Whether the word carries no idea by itself."""
        return self.token.text in EMPTY


def claims(
    tokens: Sequence[Token], language: str, stem_of: Callable[[str, str], str] = stem
) -> tuple[Claim, ...]:
    """Say of each token what it claims; one claim for each token, in order.

    `language` is a code such as "en"; prefixes that deny are only known in English. `stem_of` may
    be a cheaper stemmer of the language.
    """
    found = []
    waved_away, elsewhere = dismissed(tokens), told(tokens)
    for place, (token, reached) in enumerate(zip(tokens, _reached(tokens), strict=True)):
        distance, disowned = reached
        inner, turned = inside(token.text) if language == "en" else (token.text, False)
        turned ^= place in waved_away
        denied = ((distance > 0) + disowned + turned) % 2 == 1
        one = stem_of(inner, language)
        distance = distance or int(turned)
        found.append(Claim(token, one, denied, distance, disowned, place in elsewhere))
    return tuple(found)


def _reached(tokens: Sequence[Token]) -> Iterator[tuple[int, bool]]:
    """Say of each token how far the nearest denial is, and whether the text disowns it."""
    start = opening(tokens)
    elsewhere = reported(tokens)
    disowned, reach, clause, denying, ignoring = start > 0, 0, -1, False, False
    for place, token in enumerate(tokens):
        text = token.text
        ended = text in LINKS or (text in ADDING and not ignoring) or _corrects(tokens, place)
        if token.clause != clause or ended:
            reach, clause, denying = 0, token.clause, False
        if text in TURNS:
            reach, disowned, denying = 0, False, False
        away = REACH + 1 - reach if reach else 0
        yield away, (disowned and place >= start) or place in elsewhere
        if place < start:
            continue
        if _denies(tokens, place) or (denying and text in ("or", "nor")):
            reach, denying, ignoring = REACH, True, text in DISREGARDING
        elif text in WEAK_DENIALS and not _is_evil(tokens, place + 1):
            reach = 1
        elif text not in EMPTY and reach:
            reach -= 1


def _denies(tokens: Sequence[Token], place: int) -> bool:
    text = tokens[place].text
    return text in DISREGARDING or (text in DENIALS and not _leading_no(tokens, place))


def _corrects(tokens: Sequence[Token], place: int) -> bool:
    """Whether "its a ..." begins what is so instead: "it isnt a limit its a guess"."""
    if tokens[place].text not in ("it", "its") or not 0 < place < len(tokens) - 1:
        return False
    return tokens[place + 1].text in ("a", "an", "the") and tokens[place - 1].text not in MEANING


def _is_evil(tokens: Sequence[Token], place: int) -> bool:
    return place < len(tokens) and stem(tokens[place].text) in EVILS


def _leading_no(tokens: Sequence[Token], place: int) -> bool:
    """A "no" that answers a question denies nothing of what follows it."""
    return (
        tokens[place].text == "no"
        and place == 0
        and (len(tokens) == 1 or tokens[1].clause > tokens[0].clause or tokens[1].text in EMPTY)
    )
