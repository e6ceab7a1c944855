"""Terms: of which of two confusable terms a text says something.

"What is the difference between a budget and a forecast?" has an idea for each, and "a forecast sets
the limit" says the right thing of the wrong one. Such ideas count only when said of their own term;
where neither term is named ("one is a plan, the other a guess") nothing is held against them.
"""

from collections.abc import Sequence
from itertools import pairwise
from typing import Final

from msgspec import Struct

from bot.grading.match.said import Said
from bot.grading.text.claims import Claim
from bot.grading.text.languages.shape import Language, Words

_SWAP: Final = 2
"""One idea beside the other term may be a turn of phrase; two are a swap."""

Found = Sequence[tuple[int, ...]]
"""The places at which one idea was found."""


class Term(Struct, frozen=True):
    """The term that an idea is about and the one that it is confused with, as stems."""

    own: str
    other: str


def terms_of(
    ideas: Sequence[frozenset[str]], pairs: Sequence[tuple[str, str]], asked: frozenset[str]
) -> tuple[Term | None, ...]:
    """Give each idea its term, from the words of its name; None where it has none.

    `ideas` are the stems of each idea's name, `pairs` the confusable terms of the topic and `asked`
    the stems of the question. A pair counts where both are single words, the question names both,
    and each has an idea.
    """
    found: list[Term | None] = [None] * len(ideas)
    for one, other in pairs:
        if not {one, other} <= asked:
            continue
        mine = [place for place, words in enumerate(ideas) if one in words and other not in words]
        theirs = [place for place, words in enumerate(ideas) if other in words and one not in words]
        if mine and theirs:
            for place in mine:
                found[place] = Term(one, other)
            for place in theirs:
                found[place] = Term(other, one)
    return tuple(found)


def swapped(found: Sequence[Found], terms: Sequence[Term | None], said: Said) -> frozenset[int]:
    """Give the ideas that a text has only of the other term, by their place in the key.

    One such idea is held against a text only where it never names the idea's own term.
    """
    starts = [places[0] for some, term in zip(found, terms, strict=True) if term for places in some]
    misplaced = frozenset(
        idea
        for idea, (some, term) in enumerate(zip(found, terms, strict=True))
        if term and some and all(_is_of_other(places, term, starts, said) for places in some)
    )
    if len(misplaced) >= _SWAP:
        return misplaced
    stems = {claim.stem for claim in said.claims}
    return frozenset(idea for idea in misplaced if (term := terms[idea]) and term.own not in stems)


def equates(terms: Sequence[Term | None], said: Said) -> bool:
    """Whether a text says that one of two terms is the other: "a budget is just a forecast"."""
    named = {one for term in terms if term for one in (term.own, term.other)}
    places = [place for place, claim in enumerate(said.claims) if claim.stem in named]
    return any(_is_the_other(said.claims[start : end + 1]) for start, end in pairwise(places))


def _is_the_other(stretch: Sequence[Claim]) -> bool:
    """Whether a stretch from one term to the next says that the first is the second."""
    first, *between, last = stretch
    words, language = [claim.token.text for claim in between], first.token.language
    says_is = not _is(language).isdisjoint(words) and _merely(language).issuperset(words)
    return first.stem != last.stem and says_is


def _is_of_other(places: tuple[int, ...], term: Term, starts: Sequence[int], said: Said) -> bool:
    claims = said.claims
    if any(claims[place].stem in (term.own, term.other) for place in places):
        return False
    clause = claims[places[0]].token.clause
    named = [place for place, one in enumerate(claims) if one.stem in (term.own, term.other)]
    beside = _in_brackets_after(places[-1], named, claims)
    if beside is not None:
        return claims[beside].stem == term.other
    if not claims[places[0]].token.aside:
        named = [place for place in named if not claims[place].token.aside]
    here = [place for place in named if claims[place].token.clause == clause]
    before = [place for place in named if place < places[0]]
    after = [place for place in here if place > places[0]]
    first = min((start for start in starts if claims[start].token.clause == clause), default=-1)
    if here and first < here[0] and after:  # "the plan is the budget, ..."
        return claims[after[0]].stem == term.other
    return bool(before) and claims[before[-1]].stem == term.other


def _in_brackets_after(last: int, named: Sequence[int], claims: Sequence[Claim]) -> int | None:
    """Give the term that stands alone in brackets after an idea: "a plan for money (a budget)"."""
    here = claims[last].token
    rest = range(last + 1, len(claims))
    opens = next((at for at in rest if claims[at].token.aside), None)
    if here.aside or opens is None or claims[opens].token.clause != here.clause + 1:
        return None
    inside = [at for at in rest if claims[at].token.clause == here.clause + 1]
    terms = [at for at in inside if at in named]
    return terms[0] if terms and all(at in terms or claims[at].common for at in inside) else None


def _is(language: Language) -> Words:
    return language.being | {"="}


def _merely(language: Language) -> Words:
    """Give what may stand between two terms that are said to be one."""
    return _is(language) | language.articles | language.merely
