"""Comparisons: whether a text puts the other of two things first, as "Luke earns more than Ann".

It is read what stands before a "than" and what behind it, and which way the comparison goes. The
key says the same of its own two things: in a right answer ("less dense than water"), or in the
question ("Who earns more, Ann or Luke?") of which it names one. Turned round twice ("Luke earns
less than Ann") it is the same again.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from msgspec import Struct

from bot.grading.match.statement import Statement
from bot.grading.text.claims import Claim
from bot.grading.text.opposites import amounts, poles

_NEAR: Final = 4
"""Words between what is more or less and its "than", at most."""


class Compared(Struct, frozen=True):
    """What is said to have more of something, what to have less of it, and which of the two."""

    first: frozenset[str]
    second: frozenset[str]
    way: int
    """+1 where the first has more, -1 where it has less."""

    def turned(self) -> "Compared":
        """Say the same the other way round."""
        return Compared(self.second, self.first, -self.way)


def compared(text: Statement) -> Compared | None:
    """Read the comparison of a text; None where there is none."""
    for place, claim in enumerate(text.said):
        if claim.token.text not in text.language.than:
            continue
        clause = [one for one in text.said if one.token.clause == claim.token.clause]
        before, behind = (list(_split(clause, claim, side)) for side in (0, 1))
        way = _way(before[-_NEAR:])
        if way and place:
            return Compared(_things(before), _things(behind), way)
    return None


def puts_another_first(response: Statement, rights: Sequence[Statement], asked: Statement) -> bool:
    """Whether a response compares the two things of a key, and says it of the other one."""
    given = compared(response)
    if given is None:
        return False
    wanted = next(filter(None, (_wanted(right, asked) for right in rights)), None)
    if wanted is None:
        return False
    if given.way != wanted.way:
        given = given.turned()
    lost = wanted.second - wanted.first
    return not given.first.isdisjoint(lost) and given.second.isdisjoint(lost)


def _wanted(right: Statement, asked: Statement) -> Compared | None:
    """Give what a right answer compares, or what the question does of which it names one."""
    found = compared(right)
    way = _way(asked.said)
    if found or not way:
        return found
    words, said = asked.language.alternatives, asked.said
    place = next((at for at, one in enumerate(said) if one.token.text in words), 0)
    around = [one.stem for one in (*said[place - 1 : place], *said[place + 1 : place + 2]) if place]
    named = [one for one in around if one in right.weights]
    if len(around) != 2 or len(named) != 1:
        return None
    return Compared(frozenset(named), frozenset(around) - frozenset(named), way)


def _split(clause: Sequence[Claim], than: Claim, behind: int) -> Iterator[Claim]:
    return (
        one
        for one in clause
        if (one.token.start > than.token.start if behind else one.token.start < than.token.start)
    )


def _way(said: Sequence[Claim]) -> int:
    """Say whether words are about more (+1) or less (-1); 0 for neither, or for both."""
    found = {way for claim in said for way in _amount(claim)}
    found = found or {way for claim in said for way in _sides(claim)}
    return found.pop() if len(found) == 1 else 0


def _amount(claim: Claim) -> Iterator[int]:
    some = amounts(claim.token.language).get(claim.stem, ())
    return (1 if one == "more" else -1 for one in some)


def _sides(claim: Claim) -> Iterator[int]:
    return (side for _, side in poles(claim.token.language).get(claim.stem, ()))


def _things(said: Sequence[Claim]) -> frozenset[str]:
    return frozenset(claim.stem for claim in said if not (claim.common or claim.denies))
