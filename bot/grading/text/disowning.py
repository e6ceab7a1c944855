"""Disowning: which words of a text its writer does not stand behind.

"It is not true that ..." turns round all that follows. What others believe ("some people say ...
but") and what one used to believe are told only to be set aside; without the "but" a report counts
as the writer's own view, because learners lean on what their manager says. And what "does not
matter" or "is pointless" is named only to be waved away.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from bot.grading.text.languages.shape import Language, Phrases
from bot.grading.text.words import Token, read

_EARLY: Final = 3
"""The first words among which an opening that denies the whole must begin."""


def opening(tokens: Sequence[Token]) -> int:
    """Give the number of words of an opening such as "it is not true that", or 0."""
    words = [token.text for token in tokens[:10]]
    for place in range(min(_EARLY, len(words))):
        end = _end(words, place, _openings(tokens[0].language))
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
        language = token.language
        recanted = _end(words, place, _recanting(language))
        start = recanted or _report(words, place, language)
        turn = next((at for at in range(start, len(words)) if words[at] in language.turns), None)
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
        before, language = tokens[place - 1], token.language
        if place and not _begins(before, token) and before.text not in language.introducing:
            continue
        start = _telling(words, place, language)
        turns = (
            at
            for at in range(start, len(words))
            if words[at] in language.setting_aside and _same(token, tokens[at - 1])
        )
        if start:
            found.update(range(start, next(turns, start)))
    return frozenset(found)


def dismissed(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of subjects that a text sets aside: "profit does not matter"."""
    words = [token.text for token in tokens]
    found: set[int] = set()
    for place, token in enumerate(tokens):
        if not _end(words, place, _dismissals(token.language)):
            continue
        for at in range(place - 1, -1, -1):
            if tokens[at].clause != token.clause or words[at] in token.language.bounds:
                break
            found.add(at)
    return frozenset(found)


def otherwise(tokens: Sequence[Token]) -> frozenset[int]:
    """Give the places of what is said of the other case: "otherwise nobody would trust it".

    What is denied of that case holds of the one that is spoken of.
    """
    words = [token.text for token in tokens]
    for place, token in enumerate(tokens):
        start = _end(words, place, _otherwise(token.language))
        if start and (place < _EARLY or _begins(tokens[place - 1], token)):
            return frozenset(at for at in range(place, len(words)) if _same(token, tokens[at]))
    return frozenset()


def _begins(before: Token, token: Token) -> bool:
    """Whether a new thought begins between two words."""
    words = token.language
    joins = before.text in words.joining or before.text in words.turns
    return joins or before.clause != token.clause


def _same(token: Token, other: Token) -> bool:
    return token.sentence == other.sentence


def _report(words: Sequence[str], place: int, language: Language) -> int:
    """Give where a report begins after "some people say" or "you might think", or 0."""
    first, *after = [*words[place : place + 4], "", "", "", ""][:4]
    views = after[1] in language.saying
    if first in language.anybody and after[0] in language.supposing and views:
        return place + 3
    return place + 3 if views and first in language.introduced_by.get(after[0], ()) else 0


def _telling(words: Sequence[str], place: int, language: Language) -> int:
    """Give where begins what is told after "they say", "my old boss said", "i thought", or 0."""
    verbs = language.thought if words[place] in language.self else language.tellings
    for at in range(place + 1, min(_teller(words, place, language) + 1, len(words))):
        rest = range(at, len(words))
        after = next((one for one in rest if words[one] not in language.habits), at)
        if words[after] in verbs:
            return after + 1
    return 0


def _teller(words: Sequence[str], place: int, language: Language) -> int:
    """Give the last place at which the verb of those may stand who begin here, or `place`."""
    first, second = words[place], "".join(words[place + 1 : place + 2])
    if first in language.self or first in language.tellers:
        return place + 1
    if first in language.before_tellers:
        return place + 4
    return place + 2 if first in language.introduced_by.get(second, ()) else place


def _end(words: Sequence[str], place: int, phrases: dict[str, list[list[str]]]) -> int:
    """Give the place after the phrase that begins here, or 0."""
    for phrase in phrases.get(words[place], ()):
        if list(words[place : place + len(phrase)]) == phrase:
            return place + len(phrase)
    return 0


def _by_first_word(texts: Phrases, language: Language) -> dict[str, list[list[str]]]:
    """Give phrases by their first word, the longest first."""
    found: dict[str, list[list[str]]] = {}
    for text in sorted(texts, key=len, reverse=True):
        words = [token.text for token in read(text, language=language.code)]
        found.setdefault(words[0], []).append(words)
    return found


@lru_cache(maxsize=8)
def _openings(language: Language) -> dict[str, list[list[str]]]:
    return _by_first_word(language.denied_whole, language)


@lru_cache(maxsize=8)
def _otherwise(language: Language) -> dict[str, list[list[str]]]:
    return _by_first_word(language.otherwise, language)


@lru_cache(maxsize=8)
def _recanting(language: Language) -> dict[str, list[list[str]]]:
    return _by_first_word(language.recanting, language)


@lru_cache(maxsize=8)
def _dismissals(language: Language) -> dict[str, list[list[str]]]:
    return _by_first_word(language.dismissals, language)
