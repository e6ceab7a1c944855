"""Doers: who does it and to whom it is done, where a text does not say the doer first.

"The seller is paid by the buyer" and "den Verkäufer bezahlt der Käufer" say of two things what "the
buyer pays the seller" says of them, in another order. So each word has a *rank*: where it would
stand if the doer came first. A passive has its doer behind a "by"; German marks what it is done to
by its article, and Spanish by an "a".
"""

from collections.abc import Iterator, Sequence
from itertools import groupby
from typing import Final

from bot.grading.text.claims import Claim

_BEFORE: Final = 2
"""Words before a noun among which its article stands."""


def doer_first(said: tuple[Claim, ...]) -> tuple[Claim, ...]:
    """Write a text with the doer first."""
    return tuple(said[place] for place in _in_order(said))


def ranks(said: Sequence[Claim]) -> tuple[int, ...]:
    """Give for each word its place in a text that says the doer first."""
    placed = {place: rank for rank, place in enumerate(_in_order(said))}
    return tuple(placed[place] for place in range(len(said)))


def _in_order(said: Sequence[Claim]) -> list[int]:
    order: list[int] = []
    for _, clause in groupby(range(len(said)), key=lambda place: said[place].token.clause):
        order += _doer_first(list(clause), said)
    return order


def is_named(place: int, said: Sequence[Claim]) -> bool:
    """Whether a word stands behind an article, or what marks a doer or an object."""
    before = said[max(place - _BEFORE, 0) : place]
    words = said[place].token.language
    marks = words.articles | words.object_marks | words.by
    return any(claim.token.text in marks for claim in before)


def _doer_first(clause: Sequence[int], said: Sequence[Claim]) -> Sequence[int]:
    """Write a clause as its doer, what is done, and to whom, where it says them the other way."""
    for object_, deed, doer in (*_passive(clause, said), *_marked(clause, said)):
        if _tells(clause[object_:deed], said) and _tells(clause[doer:], said):
            before, behind = clause[:object_], clause[doer:]
            return [*before, *behind, *clause[deed:doer], *clause[object_:deed]]
    return clause


def _passive(clause: Sequence[int], said: Sequence[Claim]) -> Iterator[tuple[int, int, int]]:
    """Give where the subject of a passive begins, what is done, and "by" whom."""
    deed = 0
    for at, place in enumerate(clause):
        text, words = said[place].token.text, said[place].token.language
        deed = deed or (at if text in words.passives else 0)
        behind = clause[at + 1 : at + 2]
        if deed and text in words.by and behind and said[behind[0]].token.number is None:
            yield 0, deed, at


def _marked(clause: Sequence[int], said: Sequence[Claim]) -> Iterator[tuple[int, int, int]]:
    """Give where an object begins that stands first, what is done, and where its doer stands."""
    for at, place in enumerate(clause[:_BEFORE]):
        words = said[place].token.language
        if said[place].token.text not in words.object_marks:
            continue
        for doer, other in enumerate(clause[at + 2 :], at + 2):
            before = said[other - 1].token.text
            if said[other].token.text in words.doer_marks and before not in words.directed:
                telling = [one for one in range(at, doer) if _tells(clause[one : one + 1], said)]
                yield at, telling[-1] if len(telling) > 1 else doer, doer


def _tells(clause: Sequence[int], said: Sequence[Claim]) -> bool:
    return any(not (said[place].common or said[place].denies) for place in clause)
