"""Credit: which words of a response earn which idea.

An author writes wordings for each idea, and a wording earns its idea where it is said and meant.
Taken so, a learner earns too much, in four ways. Each has its own remedy here.

- *One word, two ideas.* "Good service" may have "good service" for one idea and "service" for
  another. Each stretch of words is given to one idea; those with the fewest places choose first,
  so that an idea with a choice takes nothing from one without. (A greedy matching: not always the
  largest, but it can be followed by hand.)
- *The question's own words.* What is copied from the question or a hint earns nothing.
- *The right words of the wrong thing.* "A forecast sets the limit" has an idea about budgets. It is
  kept back as *swapped*.
- *Both sides.* "It is a plan, it is not a plan" earns nothing, whichever is meant: the idea is
  *contested*. Only one thing both said and denied counts, so "a plan, not a wild plan" is no
  contest. An idea that is somewhere denied and nowhere said is *denied*.
"""

from collections.abc import Sequence
from itertools import islice
from typing import Final

from msgspec import Struct

from bot.grading.match.phrases import find_loosely, is_meant, stands
from bot.grading.match.said import Said
from bot.grading.match.terms import Term, swapped
from bot.grading.match.wording import Wording

_MOST: Final = 4
"""Places of one wording that are looked at; a text that says it more often says nothing new."""


class Occurrence(Struct, frozen=True):
    """A wording found in a text, and the words of it that carry the idea."""

    wording: Wording
    places: tuple[int, ...]
    telling: frozenset[int]


class Credit(Struct, frozen=True):
    """For each idea the places of the words that earn it, and which ideas were kept from it.

    Ideas are numbered as in the key, words as in the response, both from 0.
    """

    places: tuple[tuple[int, ...] | None, ...]
    """One for each idea; None where it is not earned."""
    denied: frozenset[int]
    """Ideas whose wording stands there only to be denied."""
    contested: frozenset[int]
    """Ideas that are both said and, of the same thing, denied."""
    swapped: frozenset[int]
    """Ideas that are said of the other of two terms."""


def credit(
    ideas: Sequence[Sequence[Wording]],
    terms: Sequence[Term | None],
    said: Said,
    copied: frozenset[int],
) -> Credit:
    """Give each idea words of its own.

    `ideas` are the wordings of each idea, the author's favourite first; `terms` has for each idea
    the term that it must be said of, or None; `copied` are the places of words that may earn none.
    """
    both = [_places(wordings, said, copied) for wordings in ideas]
    found, denied = [one for one, _ in both], [one for _, one in both]
    others = swapped([[one.places for one in some] for some in found], terms, said)
    given = _shared_out([() if idea in others else some for idea, some in enumerate(found)])
    used = {one.telling for one in given if one}
    contested = frozenset(
        idea
        for idea, one in enumerate(given)
        for two in denied[idea]
        if one and two.telling not in used and _is_same_thing(two, one, said)
    )
    return Credit(
        tuple(
            one.places if one and idea not in contested else None for idea, one in enumerate(given)
        ),
        frozenset(idea for idea, some in enumerate(denied) if some and not found[idea]),
        contested,
        others,
    )


def _places(
    wordings: Sequence[Wording], said: Said, copied: frozenset[int]
) -> tuple[list[Occurrence], list[Occurrence]]:
    """Give where an idea is said, in the author's order, and where it is denied.

    What the author's own wordings deny too ("waiting in", "not waiting") may be denied.
    """
    found: list[Occurrence] = []
    denied: list[Occurrence] = []
    for words in filter(said.may_have, wordings):
        for places in islice(stands(words, said), _MOST):
            meant = is_meant(words, places, said)
            (found if meant else denied).append(Occurrence(words, places, said.telling(places)))
        loosely = islice(find_loosely(words, said), 1)
        found += [Occurrence(words, places, said.telling(places)) for places in loosely]
    rid_of = {word.name for words in wordings for word in words if word.denied}
    against = [one for one in denied if rid_of.isdisjoint(word.name for word in one.wording)]
    return [one for one in found if not one.telling <= copied], against


def _shared_out(found: Sequence[Sequence[Occurrence]]) -> tuple[Occurrence | None, ...]:
    """Give each idea a place of its own, those with the least choice first."""
    given: list[Occurrence | None] = [None] * len(found)
    for idea in sorted(range(len(found)), key=lambda one: len(found[one])):
        given[idea] = next((one for one in found[idea] if _is_free(one, given)), None)
    return tuple(given)


def _is_free(one: Occurrence, given: Sequence[Occurrence | None]) -> bool:
    """Whether no other idea has these words; one wording of two ideas may serve both."""
    return all(
        other is None or other.wording == one.wording or one.telling.isdisjoint(other.telling)
        for other in given
    )


def _is_same_thing(denied: Occurrence, one: Occurrence, said: Said) -> bool:
    """Whether what is denied is just what was said, with nothing that would tell them apart."""
    theirs, mine = _around(denied, said), _around(one, said)
    stems = {said.claims[place].stem for place in mine}
    new = {
        claim.stem
        for claim in (said.claims[place] for place in theirs)
        if claim.stem not in stems and claim.stem not in claim.token.language.needing
    }
    return mine.isdisjoint(theirs) and not new


def _around(one: Occurrence, said: Said) -> frozenset[int]:
    """Give the places of the telling words that stand around a wording in its statement."""
    first, last = min(one.places), max(one.places)
    while first and not _parts(said, first - 1, first):
        first -= 1
    while last + 1 < len(said.claims) and not _parts(said, last + 1, last):
        last += 1
    return said.telling(range(first, last + 1))


def _parts(said: Said, place: int, beside: int) -> bool:
    """Whether a word ends the statement in which its neighbour stands."""
    token = said.claims[place].token
    return token.text in token.language.bounds or token.clause != said.claims[beside].token.clause
