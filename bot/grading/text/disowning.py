"""Disowning: which words of a text its writer does not stand behind.

"It is not true that ..." turns round all that follows. What others believe ("some people say ...
but") and what one used to believe are told only to be set aside; without the "but" a report counts
as the writer's own view, because learners lean on what their manager says. And what "does not
matter" or "is pointless" is named only to be waved away.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.text.denials import (
    BEFORE_TELLERS,
    DENIED_WHOLE,
    DISMISSALS,
    HABITS,
    INTRODUCING,
    JOINING,
    OTHERS,
    RECANTING,
    SAYING,
    SETTING_ASIDE,
    SUPPOSING,
    TELLERS,
    TELLING,
    THOUGHT,
    TURNS,
)
from bot.grading.text.lexicon import LINKS
from bot.grading.text.words import Token, read

_EARLY: Final = 3
"""The first words among which an opening that denies the whole must begin."""


def opening(tokens: Sequence[Token]) -> int:
    """Give the number of words of an opening such as "it is not true that", or 0."""
    words = [token.text for token in tokens[:10]]
    for place in range(min(_EARLY, len(words))):
        end = _end(words, place, _OPENINGS)
        if end:
            return end
    return 0


def reported(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of what others say, or the writer once thought, and then sets aside."""
    words = [token.text for token in tokens]
    found: set[int] = set()
    for place, token in enumerate(tokens):
        if place and not _begins(tokens[place - 1], token):
            continue
        recanted = _end(words, place, _RECANTING)
        start = recanted or _report(words, place)
        turn = next((at for at in range(start, len(words)) if words[at] in TURNS), None)
        if start and turn is not None:
            found.update(range(start, turn))
        elif recanted:
            found.update(at for at in range(start, len(words)) if _same(token, tokens[at]))
    return frozenset(found)


def told(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of what anybody at all is said to hold, up to a "but".

    It is nobody's mistake, yet it may earn an idea: "they thought it would be great, but ..." tells
    what customers expected.
    """
    words = [token.text for token in tokens]
    found: set[int] = set()
    for place, token in enumerate(tokens):
        before = tokens[place - 1]
        if place and not _begins(before, token) and before.text not in INTRODUCING:
            continue
        start = _telling(words, place)
        turns = (
            at
            for at in range(start, len(words))
            if words[at] in SETTING_ASIDE and _same(token, tokens[at - 1])
        )
        if start:
            found.update(range(start, next(turns, start)))
    return frozenset(found)


def dismissed(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of subjects that a text sets aside: "profit does not matter"."""
    words = [token.text for token in tokens]
    found: set[int] = set()
    for place, token in enumerate(tokens):
        if not _end(words, place, _DISMISSALS):
            continue
        for at in range(place - 1, -1, -1):
            if tokens[at].clause != token.clause or words[at] in _BOUNDS:
                break
            found.add(at)
    return frozenset(found)


def _begins(before: Token, token: Token) -> bool:
    """Whether a new thought begins between two words."""
    return before.clause != token.clause or before.text in JOINING or before.text in TURNS


def _same(token: Token, other: Token) -> bool:
    return token.sentence == other.sentence


def _report(words: Sequence[str], place: int) -> int:
    """Give where a report begins after "some people say" or "you might think", or 0."""
    first, *after = [*words[place : place + 4], "", "", "", ""][:4]
    if first == "you" and after[0] in SUPPOSING and after[1] in SAYING:
        return place + 3
    if after[0] in OTHERS and first in OTHERS[after[0]]:
        return place + 3 if after[1] in SAYING else 0
    return 0


def _telling(words: Sequence[str], place: int) -> int:
    """Give where begins what is told after "they say", "my old boss said", "i thought", or 0."""
    verbs = THOUGHT if words[place] in _SELF else TELLING
    for at in range(place + 1, min(_teller(words, place) + 1, len(words))):
        after = next((one for one in range(at, len(words)) if words[one] not in HABITS), at)
        if words[after] in verbs:
            return after + 1
    return 0


def _teller(words: Sequence[str], place: int) -> int:
    """Give the last place at which the verb of those may stand who begin here, or `place`."""
    first, second = words[place], "".join(words[place + 1 : place + 2])
    if first in _SELF | TELLERS:
        return place + 1
    if first in BEFORE_TELLERS:
        return place + 4
    return place + 2 if first in OTHERS.get(second, ()) else place


def _end(words: Sequence[str], place: int, phrases: dict[str, list[list[str]]]) -> int:
    """Give the place after the phrase that begins here, or 0."""
    for phrase in phrases.get(words[place], ()):
        if list(words[place : place + len(phrase)]) == phrase:
            return place + len(phrase)
    return 0


def _by_first_word(texts: Sequence[str]) -> dict[str, list[list[str]]]:
    """Give phrases by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for text in sorted(texts, key=len, reverse=True):
        words = [token.text for token in read(text)]
        found.setdefault(words[0], []).append(words)
    return found


_SELF: Final = frozenset(("i", "we"))
_OPENINGS: Final = _by_first_word(DENIED_WHOLE)
_RECANTING: Final = _by_first_word(RECANTING)
_DISMISSALS: Final = _by_first_word(DISMISSALS)
_BOUNDS: Final = LINKS | TURNS | JOINING
"""Words before which a subject cannot begin."""
