"""Form: is a response an answer at all, whatever its words? Copies, bets, lists and dumps are not.

These guards look at how a response is built, not at what it claims. Each names itself, so that the
learner hears why ("that is a list of words, say it in a sentence").
"""

import re
from collections.abc import Collection, Sequence
from itertools import pairwise
from typing import Final

from rapidfuzz.distance import Prefix

from bot.grading.match.likeness import Wanted
from bot.grading.match.statement import Statement
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import any_of
from bot.grading.text.claims import Claim
from bot.grading.text.offered import asks_why, hedges
from bot.grading.text.opposites import companions
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

_NONE: Final[frozenset[str]] = frozenset()
_SILENT: Final = {"", "e"}
"""What parts "quit" from "quite": two words, though each is an ending of some."""
_DOUBLING: Final = ("ing", "ed")
_FEWEST: Final = 2
"""Things that a list has at least."""
_NAME: Final = 4
"""Up to so many words a text may be a name rather than a statement."""


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
    if bets and not any(_has_alternatives(statement) for statement in rights):
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


def is_other_name(response: Statement, right: Wanted) -> bool:
    """Whether a response is a name that only shares a word with the right one: "whale shark"."""
    if not all(_is_name(one) or _is_list(one) for one in (response, right.statement)):
        return False
    theirs = response.weights.keys()
    lacking, others = right.fresh - theirs, theirs - right.fresh
    known = companions(response.language)
    meant = {one for one in lacking if not known.get(one, _NONE).isdisjoint(others)}
    said = {one for one in others if not known.get(one, _NONE).isdisjoint(meant)}
    return len(right.fresh) > 1 and bool(lacking - meant) and bool(others - said)


def is_part_of_name(response: Statement, right: Wanted) -> bool:
    """Whether a response is one word of a name of two or three: "balance" for "balance sheet".

    One end of "from London to Paris" is a part of it too.
    """
    both = (response, right.statement)
    named = [_is_name(one) or _is_small(one) or _is_way(one) for one in both]
    if not (named[0] and (named[1] or _is_list(right.statement))):
        return False
    whole, said = right.statement.weights.keys(), response.weights.keys()
    ways = right.statement.language.directed
    lacking = {one for one in whole - said if one not in ways or not one.isalpha()}
    return len(whole) > 1 and said < right.fresh == whole and bool(lacking)


def names_one_more(response: Statement, right: Wanted, asked: Collection[str]) -> bool:
    """Whether a response lists all that a right answer lists, and a thing that is none of it.

    "Salt, water and oil" for "salt and water"; `asked` are the stems of the question.
    """
    wanted, given = (_listed(one) for one in (right.statement, response))
    if not wanted or len(given) <= len(wanted):
        return False
    known = {*right.statement.weights, *asked}
    others = [one for one in given if not one & known]
    return (
        bool(others)
        and len(given) - len(others) == len(wanted)
        and all(any(one <= other for other in given) for one in wanted)
    )


def _is_list(statement: Statement) -> bool:
    """Whether a text is a bare list whose last things an "and" joins."""
    joined = statement.language.adding.intersection(one.token.text for one in statement.said)
    return bool(joined and _listed(statement))


def _listed(statement: Statement) -> list[frozenset[str]]:
    """Give the telling words of each thing in a bare list; nothing where it says more."""
    words = statement.language
    if len({claim.token.sentence for claim in statement.said}) > 1:
        return []
    items: dict[tuple[int, int], set[str]] = {}
    joined = 0
    for claim in statement.said:
        text = claim.token.text
        joined += text in words.adding
        if (
            claim.denies
            or claim.token.number is not None
            or (claim.common and text not in words.adding | words.articles)
        ):
            return []
        if not claim.common:
            items.setdefault((claim.token.clause, joined), set()).add(claim.stem)
    return [frozenset(one) for one in items.values()] if len(items) >= _FEWEST else []


def _bounds_a_number(statement: Statement) -> bool:
    """Whether an "or" offers nothing but says which way a number may be missed: "18 or over"."""
    one = spoken(statement.language.code)
    words = " ".join(claim.token.text for claim in statement.said)
    return bool(re.search(rf"\b(?:{any_of(f'{one.or_more} {one.or_less}')})\b", words))


def _is_name(statement: Statement) -> bool:
    """Whether a text names something rather than saying something of it."""
    if len(statement.stems) > _NAME:
        return False
    return all(
        not claim.common or claim.token.text in claim.token.language.name_words
        for claim in statement.said
    )


def _is_way(statement: Statement) -> bool:
    """Whether a text says from where something goes, or where to, and nothing else."""
    words = statement.language
    ways = [claim for claim in statement.said if claim.token.text in words.directed]
    others = [claim for claim in statement.said if not claim.common and claim not in ways]
    small = words.articles | words.directed
    return len(others) <= len(ways) and all(
        claim.token.text in small for claim in statement.said if claim not in others
    )


def _is_small(statement: Statement) -> bool:
    """Whether a text has small words alone: "sobre todo"."""
    return all(claim.common and not claim.denies for claim in statement.said)


def is_another_form(response: Statement, right: Wanted) -> bool:
    """Whether a response is one word with the stem of the right one, and no form of it.

    "Important" has the stem of "import". In a language without `inflections` nobody can tell.
    """
    mine, theirs = _only_word(response), _only_word(right.statement)
    endings = response.language.inflections
    if mine is None or theirs is None or not endings or mine.stem != theirs.stem:
        return False
    one, other = mine.token.text, theirs.token.text
    if one not in response.language.everyday_words and one not in response.language.real:
        return False
    shared = Prefix.similarity(one, other)
    rests = {one[shared:], other[shared:]}
    return rests == _SILENT or not all(_inflects(rest, endings) for rest in rests)


def _only_word(statement: Statement) -> Claim | None:
    telling = [claim for claim in statement.said if not claim.common]
    return telling[0] if len(telling) == 1 else None


def _inflects(ending: str, endings: Collection[str]) -> bool:
    """Whether a word of an ending is a form of another; "running" doubles a letter of "run"."""
    return not ending or ending in endings or (ending[1:] in endings and ending[1:] in _DOUBLING)


def is_salad(response: Statement, right: Statement) -> bool:
    """Whether a response has the right words in an order that says nothing: all but reversed."""
    held = right.weights.keys() & response.weights.keys()
    if len(held) < _SALAD * len(right.weights):
        return False
    shared = [one for one in right.stems if one in held]
    if len(shared) < _SHUFFLED:
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
    others = sum(one.stem not in known for one in bare)
    return others > 1 and any(right.weights.keys() <= names for right in rights)
