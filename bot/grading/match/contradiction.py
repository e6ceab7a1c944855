"""Contradiction: a response that denies what a right answer says, or says what it denies.

Likeness cannot see this: "costs rise" and "costs fall" share half their words, and a right answer
with a "not" in it shares all. So both texts are read for what turns a statement round. There are
four such things: a word that one text denies and the other affirms; words on two sides of one
scale, such as rise and fall; another quantifier, all for some; and two things that changed places.

Turns are counted, because two of them cancel: "the longer the string, the lower the sound" agrees
with "the shorter, the higher". An odd number contradicts. All denials together are one turn, and
what is denied is not counted as an opposite again: "not cheap" and "dear" are on one side of their
scale. Quantifiers and places are only looked at where nothing else turns.

A contradiction is *plain* when the turned clause otherwise says what the key says; elsewhere the
two texts may be about different things, and it is only a suspicion. Either is a guard on the
verdict and never a penalty on the score, since nearly all words of a contradiction are right words.
"""

from collections.abc import Collection
from typing import Final

from msgspec import Struct

from bot.grading.match.places import changed_places, runs_counter
from bot.grading.match.statement import Statement
from bot.grading.text.opposites import poles
from bot.grading.verdict import Reason

_CLAUSE_SHARED: Final = 0.6
"""Share of a clause's weight that must be shared before its contradiction is plain."""
_SAME_SUBJECT: Final = 1 / 3
"""Share of the key's words from which two texts count the same things; a quantifier needs few."""

GUARDS: Final = frozenset((Reason.NEGATION, Reason.OPPOSITE, Reason.QUANTIFIER, Reason.ROLES))
"""The reasons that a contradiction may have."""


class Contradiction(Struct, frozen=True):
    """What turned a statement round, and whether it is plain or only suspected."""

    guard: Reason
    plain: bool


def contradiction(wanted: Statement, response: Statement) -> Contradiction | None:
    """Find what turns a right answer round in a response; None where nothing does."""
    denied = denied_otherwise(wanted, response)
    opposite = opposites(wanted, response) - denied
    turns = bool(denied) + len(opposite)
    if turns % 2:
        plain = _is_plain(wanted, response, denied | opposite)
        return Contradiction(Reason.OPPOSITE if opposite else Reason.NEGATION, plain)
    if not turns and _quantified_otherwise(wanted, response):
        return Contradiction(Reason.QUANTIFIER, plain=True)
    if not turns and runs_counter(wanted) is not runs_counter(response):
        return Contradiction(Reason.OPPOSITE, plain=True)
    if not turns and changed_places(wanted, response):
        return Contradiction(Reason.ROLES, plain=True)
    return None


def denied_otherwise(wanted: Statement, response: Statement) -> set[str]:
    """Give the words that one text denies and the other affirms.

    None where both deny the same word ("not in the same path", "not the same closed path"), or
    where one denies the opposite of what the other affirms ("not the same", "separate").
    """
    mine, theirs = _denied(wanted), _denied(response)
    if mine & theirs or _denies_the_opposite(wanted, response, mine | theirs):
        return set()
    return {
        one
        for one, denied in response.denials.items()
        if one in wanted.denials and denied.isdisjoint(wanted.denials[one])
    }


def _denied(statement: Statement) -> set[str]:
    return {one for one, denied in statement.denials.items() if True in denied}


def _denies_the_opposite(wanted: Statement, response: Statement, denied: Collection[str]) -> bool:
    """Whether a denied word puts one text on the side that the other takes with another word."""
    for one in denied:
        for scale, _ in poles(wanted.language).get(one, ()):
            mine, theirs = wanted.sides.get(scale), response.sides.get(scale)
            named = one in wanted.denials and one in response.denials
            if mine and mine == theirs and not named:
                return True
    return False


def opposites(wanted: Statement, response: Statement) -> set[str]:
    """Give the words of the response that stand on the other side of an opposition.

    A word that both texts have says nothing: "less time to grow" is opposed to "more time to grow"
    though both grow.
    """
    found = set()
    for scale in response.sides.keys() & wanted.sides.keys():
        mine, named = _own_sides(response, wanted, scale)
        theirs, _ = _own_sides(wanted, response, scale)
        if len(mine) == len(theirs) == 1 and mine.isdisjoint(theirs):
            found |= named
    return found


def _own_sides(text: Statement, other: Statement, scale: int) -> tuple[set[int], set[str]]:
    """Give the sides that a text takes by words that the other does not have, and those words."""
    sides, named = set(), set()
    for one, denials in text.denials.items():
        for place, side in poles(text.language).get(one, ()) if one not in other.denials else ():
            if place == scale:
                sides |= {-side if is_denied else side for is_denied in denials}
                named.add(one)
    return sides, named


def _is_plain(wanted: Statement, response: Statement, turned: Collection[str]) -> bool:
    """Whether the clauses around the turned words say the same otherwise."""
    scales = {scale for one in turned for scale, _ in poles(wanted.language).get(one, ())}
    return _covers(wanted, response, turned, scales) and _covers(response, wanted, turned, scales)


def _covers(
    text: Statement, other: Statement, turned: Collection[str], scales: Collection[int]
) -> bool:
    """Whether `other` has most of the clauses of `text` in which the turned words stand."""

    def is_turned(one: str) -> bool:
        named = poles(text.language).get(one, ())
        return one in turned or any(scale in scales for scale, _ in named)

    clauses = {claim.token.clause for claim in text.said if is_turned(claim.stem)}
    words = {
        claim.stem
        for claim in text.said
        if claim.token.clause in clauses and not claim.common and not claim.denies
    }
    total = sum(text.weights.get(one, 0.0) for one in words)
    shared = sum(
        text.weights.get(one, 0.0) for one in words if one in other.weights or is_turned(one)
    )
    return bool(total) and shared >= _CLAUSE_SHARED * total


def _quantified_otherwise(wanted: Statement, response: Statement) -> bool:
    """Whether the same thing is said of all and of some, of some and of none."""
    mine, theirs = _leading_quantifiers(wanted), _leading_quantifiers(response)
    if not mine or not theirs or mine & theirs:
        return False
    words = wanted.weights.keys() - wanted.language.quantifier_of.keys()
    return len(words & response.weights.keys()) >= _SAME_SUBJECT * len(words)


def _leading_quantifiers(statement: Statement) -> set[str]:
    """Give of how many a text speaks: quantifiers among the first two words of a clause."""
    found = set()
    for place, claim in enumerate(statement.said):
        before = statement.said[place - 2].token.clause if place > 1 else -1
        how_many = statement.language.quantifier_of.get(claim.token.text)
        if how_many and before != claim.token.clause:
            found.add(how_many)
    return found
