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
from typing import Final

from msgspec import Struct

from bot.grading.text.disowning import dismissed, opening, otherwise, reported, told
from bot.grading.text.language import ENGLISH
from bot.grading.text.negation import inside
from bot.grading.text.stems import stem
from bot.grading.text.words import Token

REACH: Final = 3
"""Words with an idea that one denial reaches; content-format.md promises authors three."""


class Claim(Struct, frozen=True):
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
        return self.token.text in self.token.language.empty

    @property
    def denies(self) -> bool:
        """Whether the word turns round what follows it."""
        return self.token.text in self.token.language.denials


def claims(tokens: Sequence[Token], stem_of: Callable[[str, str], str] = stem) -> tuple[Claim, ...]:
    """Say of each token what it claims; one claim for each token, in order.

    Prefixes that deny are only known in English. `stem_of` may be a cheaper stemmer.
    """
    found = []
    waved_away, elsewhere, behind = dismissed(tokens), told(tokens), _denied_behind(tokens)
    for place, (token, reached) in enumerate(zip(tokens, _reached(tokens), strict=True)):
        distance, disowned = reached
        distance = distance or behind.get(place, 0)
        language = token.language.code
        inner, turned = inside(token.text) if language == ENGLISH else (token.text, False)
        turned ^= place in waved_away
        denied = ((distance > 0) + disowned + turned) % 2 == 1
        one = stem_of(inner, language)
        distance = distance or int(turned)
        found.append(Claim(token, one, denied, distance, disowned, place in elsewhere))
    return tuple(found)


def _reached(tokens: Sequence[Token]) -> Iterator[tuple[int, bool]]:
    """Say of each token how far the nearest denial is, and whether the text disowns it."""
    start = opening(tokens)
    elsewhere, in_other_case = reported(tokens), otherwise(tokens)
    disowned, reach, clause, denying, ignoring = start > 0, 0, -1, False, False
    for place, token in enumerate(tokens):
        text, words = token.text, token.language
        adds = text in words.adding and not ignoring
        ended = text in words.links or adds or _corrects(tokens, place)
        if token.clause != clause or ended:
            reach, clause, denying = 0, token.clause, False
        if text in words.turns:
            reach, disowned, denying = 0, False, False
        away = REACH + 1 - reach if reach else 0
        yield away, (disowned and place >= start) or place in elsewhere
        if place < start:
            continue
        if place in in_other_case:
            continue
        if text in words.without and place and tokens[place - 1].text in words.denials:
            reach, denying = 0, False
        elif _denies(tokens, place) or (denying and text in words.nor):
            reach, denying, ignoring = REACH, True, text in words.disregarding
        elif text in words.weak_denials and not _is_evil(tokens, place + 1):
            reach = 1
        elif text not in words.empty and reach:
            reach -= 1


def _denied_behind(tokens: Sequence[Token]) -> dict[int, int]:
    """Give the words that a denial at the end of their clause denies, with how far away it is.

    "Er schützt den Kopf nicht": in some languages a denial comes last.
    """
    found: dict[int, int] = {}
    if not tokens or not tokens[0].language.denials_behind:
        return found
    for last, token in enumerate(tokens):
        after = last + 1  # "geht nicht auf" ends in a part of its verb
        after += after < len(tokens) and tokens[after].text in token.language.particles
        ends = after == len(tokens) or _begins(tokens[after], token.clause)
        if token.text not in token.language.denials_behind or not ends:
            continue
        away = 0
        for place in range(last - 1, -1, -1):
            before = tokens[place]
            if before.clause != token.clause or before.text in before.language.bounds:
                break
            away += before.text not in before.language.empty
            found[place] = max(away, 1)
            if away == REACH:
                break
    return found


def _begins(token: Token, clause: int) -> bool:
    return token.clause != clause or token.text in token.language.bounds


def _denies(tokens: Sequence[Token], place: int) -> bool:
    text, words = tokens[place].text, tokens[place].language
    return text in words.disregarding or (text in words.denials and not _leading_no(tokens, place))


def _corrects(tokens: Sequence[Token], place: int) -> bool:
    """Whether "its a ..." begins what is so instead: "it isnt a limit its a guess"."""
    words = tokens[place].language
    if tokens[place].text not in words.pointing or not 0 < place < len(tokens) - 1:
        return False
    after, before = tokens[place + 1].text, tokens[place - 1].text
    return after in words.articles and before not in words.meaning


def _is_evil(tokens: Sequence[Token], place: int) -> bool:
    if place >= len(tokens):
        return False
    words = tokens[place].language
    return stem(tokens[place].text, words.code) in words.evils


def _leading_no(tokens: Sequence[Token], place: int) -> bool:
    """A "no" that answers a question denies nothing of what follows it."""
    if place or tokens[0].text not in tokens[0].language.no_words:
        return False
    if len(tokens) == 1 or tokens[1].clause > tokens[0].clause:
        return True
    return tokens[0].language.plain_answers and tokens[1].text in tokens[1].language.empty
