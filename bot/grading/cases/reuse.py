"""What a response makes of the words of a right answer: the same, a part of it, or its opposite.

What an answer says in words of its own can be heard by its meaning. In the words of the key it
cannot: "raises rates so that people borrow more" is as near to the key as anything, and only where
each word stands, and beside what, tells that it is wrong. A whole sentence may name both sides of
an opposition ("raises rates, so that people spend less"); so its clauses are compared one by one.
"""

from collections.abc import Collection, Iterator, Sequence
from functools import lru_cache
from typing import Final

from bot.grading.match.contradiction import contradiction
from bot.grading.match.statement import Statement, Weights
from bot.grading.meaning.clauses import clauses
from bot.grading.meaning.directions import directions, sends_otherwise
from bot.grading.text.claims import claims
from bot.grading.text.polarity import polarity
from bot.grading.text.words import read

_LITTLE: Final = 1
"""Words of its own that a response may have beside those of the one clause that it repeats."""
_NAME: Final = 2
"""Words of a name that the rest of a card explains: "Trend analysis, usually drawn as a line"."""
_ALIKE: Final = Weights(())
"""Of a single clause all words weigh the same."""


def turns_round(right: str, response: str, language: str) -> bool:
    """Whether a response in the words of a right answer says something else with them.

    A clause of it contradicts the clause that it repeats most of; or the whole points another way,
    and so does what it says of some thing.
    """
    rights = _clauses(right, language)
    if any(_contradicts(one, rights) for one in _clauses(response, language)):
        return True
    if polarity(right, language) * polarity(response, language) >= 0:
        return False
    return sends_otherwise(directions(response, language), directions(right, language))


def says_a_part(right: str, response: Statement, asked: Collection[str]) -> bool:
    """Whether a response adds little to a right answer, and leaves a clause or half of it out.

    Who gives the name that a right answer begins with need not explain it.
    """
    said = response.weights.keys() - asked
    name, *others = _clauses(right, response.language.code)
    if others and len(name.stems) <= _NAME and name.weights.keys() <= response.weights.keys():
        return False
    rights = [one.weights.keys() - asked for one in (name, *others)]
    every = frozenset().union(*rights)
    if not said - every and 2 * len(said) <= len(every):
        return True
    return len(said - every) <= _LITTLE and any(one and one.isdisjoint(said) for one in rights)


@lru_cache(maxsize=512)  # the same few cards are answered again and again
def _clauses(text: str, language: str) -> tuple[Statement, ...]:
    parts = clauses(text, language) or (text,)
    return tuple(Statement.of(claims(read(one, language=language)), _ALIKE) for one in parts)


def _contradicts(clause: Statement, rights: Sequence[Statement]) -> bool:
    return any(contradiction(one, clause) for one in _repeated(clause, rights))


def _repeated(clause: Statement, rights: Sequence[Statement]) -> Iterator[Statement]:
    """Give those of some clauses with which one shares the most words."""
    shared = [len(one.weights.keys() & clause.weights.keys()) for one in rights]
    most = max(shared)
    return (one for one, count in zip(rights, shared, strict=True) if count == most > 0)
