"""Form: is a response an answer at all, whatever its words? Copies, bets, lists and dumps are not.

These guards look at how a response is built, not at what it claims. Each names itself, so that the
learner hears why ("that is a list of words, say it in a sentence").
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from bot.grading.match.names import is_list, listed
from bot.grading.match.statement import Statement
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.claims import Claim
from bot.grading.text.offered import asks_why, hedges
from bot.grading.verdict import Reason

_DUMP: Final = 8
"""From so many words without a single joining word, a text is keywords, not a statement."""
_SIGNS: Final = frozenset("+&/")
"""Signs that join the words of a list."""
_LIST: Final = 3
"""From so many bare names, an answer that asks for one is a guess at all of them."""

_SHUFFLED: Final = 4
"""Words of the right answer from which their order says something; three may stand anyhow."""
_SALAD: Final = 0.8
"""Share of the right answer's words from which a text in another order is a salad of them."""
_COPY: Final = 0.6
"""Share of neighbouring words that stand so in the question, from which a text repeats it."""
_TELLING: Final = 3
"""Words with an idea from which a text can be a copy; one or two may simply be the answer."""


def bad_form(
    response: Statement, rights: Sequence[Statement], asked: Statement, *, wants_list: bool
) -> Reason | None:
    """Name what keeps a response from being an answer: ORDER, COPIED, HEDGE, DUMP, LIST or None.

    `rights` are the full right answers and `asked` is the question; `wants_list` says that it asks
    for items, so that bare names and commas are in order.
    """
    if any(is_salad(response, statement) for statement in rights):
        return Reason.ORDER
    right = {one for statement in rights for one in statement.weights}
    if _copies(response, right, asked):
        return Reason.COPIED
    bets = hedges(response.said, right, asked.weights, wants_reason=asks_why(asked.said))
    bets = bets and not _bounds_a_number(response)
    offers = any(_offers_parts(response, statement) for statement in rights)
    if (bets or offers) and not any(_has_alternatives(statement) for statement in rights):
        return Reason.HEDGE
    if is_dump(response.said, wants_list=wants_list):
        return Reason.DUMP
    if wants_list:
        return None
    named = [claim for claim in response.said if claim.token.number is None]  # a date is no list
    bare = [claim for claim in named if not claim.common]
    if (
        response.is_readable
        and len(bare) == len(named) >= _LIST
        and _is_guessing([one for one in bare if one.stem not in asked.weights], rights)
    ):
        return Reason.LIST
    return None


def is_dump(said: Sequence[Claim], *, wants_list: bool) -> bool:
    """Whether a text is keywords in a row: many words and none that joins them.

    Where a list is wanted, commas join as well.
    """
    parted = wants_list and len({claim.token.clause for claim in said}) > 1
    if parted or any(_joins(claim) for claim in said):
        return False
    return sum(claim.token.text[0].isalnum() for claim in said) >= _DUMP


def _joins(claim: Claim) -> bool:
    """Whether a word or sign makes a statement or a list of words; "their" does neither.

    In a language of which nothing is known any word may.
    """
    text, language = claim.token.text, claim.token.language
    if text in _SIGNS or text in language.statement_words or not language.is_known:
        return True
    return claim.denies or (claim.common and text not in language.whose)


def _has_alternatives(statement: Statement) -> bool:
    return any(claim.token.text in claim.token.language.alternatives for claim in statement.said)


def _offers_parts(response: Statement, right: Statement) -> bool:
    """Whether a response says "rock or roll" of a right answer that is "rock and roll"."""
    return response.weights == right.weights and _has_alternatives(response) and is_list(right)


def _bounds_a_number(statement: Statement) -> bool:
    """Whether an "or" offers nothing but says which way a number may be missed: "18 or over"."""
    one = spoken(statement.language.code)
    words = " ".join(claim.token.text for claim in statement.said)
    return bool(re.search(rf"\b(?:{any_of(f'{one.or_more} {one.or_less}')})\b", words))


def is_salad(response: Statement, right: Statement) -> bool:
    """Whether a response has the right words in an order that says nothing: all but reversed."""
    held = right.weights.keys() & response.weights.keys()
    if len(held) < _SALAD * len(right.weights):
        return False
    shared = [one for one in right.stems if one in held]
    if len(shared) < _SHUFFLED or len(listed(right)) == len(shared):
        return False
    order = {one: place for place, one in enumerate(response.stems)}
    steps = [order[after] - order[before] for before, after in pairwise(shared)]
    backwards = sum(step < 0 for step in steps)
    neighbours = right.pairs & response.pairs
    return backwards == len(steps) and len(neighbours) <= 1


def _copies(response: Statement, right: Collection[str], asked: Statement) -> bool:
    """Whether a response only repeats the question, where the key wants more than that."""
    if len(response.weights) < _TELLING or not right - asked.weights.keys():
        return False
    new = response.weights.keys() - asked.weights.keys()
    return not new and len(response.pairs & asked.pairs) >= _COPY * len(response.pairs)


def _is_guessing(bare: Sequence[Claim], rights: Sequence[Statement]) -> bool:
    """Whether bare names hold a short right answer and more names that are part of none."""
    names = {one.stem for one in bare}
    known = {one for right in rights for one in right.weights}
    others = sum(one.stem not in known and one.token.text.isalpha() for one in bare)
    return others > 1 and any(right.weights.keys() <= names for right in rights)
