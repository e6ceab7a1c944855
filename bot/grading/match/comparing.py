"""Comparisons: whether a text puts the other of two things first, as "Luke earns more than Ann".

It is read what stands before a "than" and what behind it, and which way the comparison goes. The
key says the same of its own two things: in a right answer ("less dense than water"), or in the
question ("Who earns more, Ann or Luke?") of which it names one. Turned round twice ("Luke earns
less than Ann") it is the same again.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from bot.grading.match.statement import Statement
from bot.grading.text.claims import Claim
from bot.grading.text.opposites import amounts, poles

_OPTION: Final = 2
"""Telling words that a thing has which is compared, at most."""
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
    words, said = asked.language.alternatives, asked.said
    place = next((at for at, one in enumerate(said) if one.token.text in words), 0)
    if found or not place:
        return found
    one, other = (_option(said[:place][::-1], said[place]), _option(said[place + 1 :], said[place]))
    way = _way([claim for claim in said if claim.stem not in one | other])
    named, rest = (one, other) if not one.isdisjoint(right.weights) else (other, one)
    if not way or named.isdisjoint(right.weights) or not rest.isdisjoint(right.weights):
        return None
    return Compared(named, rest, way)


def _option(said: Sequence[Claim], between: Claim) -> frozenset[str]:
    """Give the words of an option from where it touches an "or", up to the end of its clause.

    A clause that says more of it is no option, so its word beside the "or" has to do.
    """
    clause = [one for one in said if one.token.clause == between.token.clause]
    telling = [one for one in clause if not (one.common or one.denies)]
    whole = len(telling) <= _OPTION
    return frozenset(one.stem for one in (telling if whole else telling[:1]))


def _split(clause: Sequence[Claim], than: Claim, behind: int) -> Iterator[Claim]:
    return (
        one
        for one in clause
        if (one.token.start > than.token.start if behind else one.token.start < than.token.start)
    )


def _way(said: Sequence[Claim]) -> int:
    """Say whether words are about more (+1) or less (-1), by the last that tells; 0 for neither."""
    for ways in (_amount, _sides):
        found = next(({*ways(claim)} for claim in reversed(said) if {*ways(claim)}), set[int]())
        if found:
            return found.pop() if len(found) == 1 else 0
    return 0


def _amount(claim: Claim) -> Iterator[int]:
    some = amounts(claim.token.language).get(claim.stem, ())
    return (1 if one == "more" else -1 for one in some)


def _sides(claim: Claim) -> Iterator[int]:
    return (side for _, side in poles(claim.token.language).get(claim.stem, ()))


def _things(said: Sequence[Claim]) -> frozenset[str]:
    """Give what a comparison is about: the first telling words of one side."""
    telling = (claim.stem for claim in said if not (claim.common or claim.denies))
    return frozenset(islice(telling, _OPTION))
