"""Phrases: an author's wording found in what a learner typed.

Words match by stem (spelling was settled when the text was read) and articles do not count. One
other word may stand between two words of a phrase, and a phrase of three or more telling words is
also found in another order within one sentence, in some languages two words at the end of a clause.
`*` stands for up to three words, but not over a comma; at the end of a word it stands for any
ending. `->` stands for any number of words: what is before it must be said before what is after it.
A phrase is only found where it is meant: a denial that is not the author's own hides it. This is
what `any`, `not`, `listen_for` and `credit_when` mean.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import Final

from bot.grading.match.doers import is_named
from bot.grading.match.said import Said
from bot.grading.match.turned import PAIR, turned
from bot.grading.match.wording import DENIAL, ORDERED, SLACK, Word, telling_words
from bot.grading.text.claims import Claim

_MOST: Final = 4
"""Places of one half of an ordered phrase that are looked at."""
_LOOSE: Final = 3
"""Telling words from which a phrase is recognised in any order; two words would be chance."""


def stands(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase wherever its words stand in order, whether meant or denied."""
    candidates = _candidates(words, said)
    for start in candidates[0] if candidates else ():
        places = _from(start, words, candidates, said)
        if places and not _turns_doers(words, places, said):
            yield places


def _turns_doers(words: Sequence[Word], places: Sequence[int], said: Said) -> bool:
    """Whether a phrase of who does what to whom stands in order, and says it of the other one."""
    telling = [at for word, at in zip(words, places, strict=True) if word.telling]
    return (
        len(telling) >= _LOOSE and not _agrees(words, telling, said) and _is_turned(telling, said)
    )


def find_all(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase wherever it is said and meant, in its order: the places of its words."""
    return (places for places in stands(words, said) if is_meant(words, places, said))


def is_meant(words: Sequence[Word], places: Sequence[int], said: Said) -> bool:
    """Whether a phrase that stands at these places is neither denied nor disowned there.

    `places` has one place for each of `words`, in their order. The text must deny exactly those
    words that the phrase denies; what it disowns as a whole ("it is not true that ...") is never
    meant.
    """
    return all(
        not claim.disowned
        and (claim.common or claim.denied == word.denied or _is_rid_of(claim, place, said.claims))
        for word, place in zip(words, places, strict=True)
        for claim in (said.claims[place],)
    )


def find(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase that is said and meant, in its order and then, if it is long, in any."""
    yield from find_all(words, said)
    yield from find_loosely(words, said)


def find_first(phrases: Iterable[Sequence[Word]], said: Said) -> tuple[int, ...] | None:
    """Find the first phrase that is said and meant, in its order or, if it is long, in any."""
    near = filter(said.may_have, phrases)
    return next((places for words in near for places in find(words, said)), None)


def blocks(phrases: Iterable[Sequence[Word]], said: Said) -> bool:
    """Whether one of these phrases is said and meant as it stands, and as the writer's own view.

    What some do ("some never tell") or what is wrong ("hiding it is wrong") is not.

    Order matters here: "cheaper than new ones" is not "new ones are cheaper".
    """
    near = filter(said.may_have, phrases)
    found = (places for words in near for places in find_all(words, said))
    return any(said.own(places) and not said.is_of_some(places) for places in found)


def first_heard(
    listen_for: Iterable[tuple[str, Iterable[Sequence[Word]]]], said: Said, copied: frozenset[int]
) -> str | None:
    """Give the id of the first misconception of which a phrase is said, meant and not `copied`."""
    heard = (
        name
        for name, phrases in listen_for
        for words in filter(said.may_have, phrases)
        for places in find(words, said)
        if said.own(places) and not said.telling(places) <= copied
    )
    return next(heard, None)


def nearness(phrases: Iterable[Sequence[Word]], said: Said) -> float:
    """Say how near a text comes to the nearest of these phrases, from 0 to 1.

    It is the share of the phrase's telling words that stand anywhere, denied or not: enough to
    choose the idea that a hint should work on, and nothing that earns credit.
    """
    best = 0.0
    for words in phrases:
        telling = telling_words(words)
        if telling:
            best = max(best, sum(map(said.has, telling)) / len(telling))
    return best


def _candidates(words: Sequence[Word], said: Said) -> list[list[int]]:
    """Give the places of each word of a phrase; nothing as soon as one of them is missing."""
    found = []
    for word in words:
        places = said.places(word)
        if not places:
            return []
        found.append(places)
    return found


def _from(
    start: int, words: Sequence[Word], candidates: Sequence[Sequence[int]], said: Said
) -> tuple[int, ...] | None:
    """Follow a phrase from one place, taking each word at its first chance."""
    places = [start]
    for before, word, candidate in zip(words, words[1:], candidates[1:], strict=False):
        last = places[-1]
        place = next(
            (here for here in candidate if here > last and said.near(last, here, word.gap)), None
        )
        if place is None or (
            before.name == DENIAL and _denies_another(said.claims[last + 1 : place])
        ):
            return None
        places.append(place)
    return tuple(places)


def _denies_another(between: Iterable[Claim]) -> bool:
    """Whether a denial denies the need for what follows or its extent, and not the thing itself.

    There is "no need to compare"; who does "not always tell" may tell now and then, and who does
    "not just ask them" asks them.
    """
    return any(
        text in words.needing or text in words.extent or words.quantifier_of.get(text) == "all"
        for text, words in ((one.token.text, one.token.language) for one in between)
    )


def find_loosely(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find a phrase of three or more telling words within one sentence, in any order.

    Two are found turned round where the language does that with its verbs. Gives the places of the
    telling words, lowest first. A phrase with `*` has an order by intent and is never found so; one
    with `->` is found where "after" turns the order round.
    """
    if any(word.gap == ORDERED for word in words):
        yield from _said_after(words, said)
        return
    telling = [word for word in words if word.telling]
    if len(words) == PAIR == len(telling):
        yield from (two for two in turned(telling, said) if is_meant(telling, two[::-1], said))
    if len(telling) < _LOOSE or any(word.gap > SLACK for word in words):
        return
    candidates = _candidates(telling, said)
    for first in candidates[0] if candidates else ():
        sentence = said.claims[first].token.sentence
        places = [
            next((at for at in some if said.claims[at].token.sentence == sentence), None)
            for some in candidates
        ]
        found = tuple(place for place in places if place is not None)
        if len(set(found)) < len(telling) or _changes_sides(words, found, said):
            continue
        if is_meant(telling, found, said):
            yield tuple(sorted(found))


def _changes_sides(words: Sequence[Word], found: Sequence[int], said: Said) -> bool:
    """Whether the words of a phrase stand the other way round in one clause.

    "The supplier pays the buyer" is not "the buyer pays the supplier". It is looked at where the
    first and the last of them stand, the doer first, if both are named things or all are reversed.
    """
    row = said.claims[min(found) : max(found) + 1]
    if len({claim.token.clause for claim in row}) > 1 or _agrees(words, found, said):
        return False
    small = row[0].token.language
    if any(claim.token.text in small.by | small.adding for claim in row):
        return _is_turned(found, said)
    named = is_named(found[0], said.claims) and is_named(found[-1], said.claims)
    return named or list(found) == sorted(found, reverse=True)


def _is_turned(places: Sequence[int], said: Said) -> bool:
    """Whether the first and the last of some words change places once the doer is said first."""
    order = places[0] < places[-1]
    return order != (said.ranks[places[0]] < said.ranks[places[-1]])


def _agrees(words: Sequence[Word], found: Sequence[int], said: Said) -> bool:
    """Whether the first and the last word of a phrase do and suffer the same as in the phrase."""
    passive = any(word.token.text in word.token.language.by for word in words)
    return passive == (said.ranks[found[0]] > said.ranks[found[-1]])


def _said_after(words: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Find "exhale after you inhale" for "inhale -> exhale"."""
    steps = [place for place, word in enumerate(words) if word.gap == ORDERED]
    if len(steps) > 1:
        return
    first, second = words[: steps[0]], words[steps[0] :]
    for later in islice(find_all(second, said), _MOST):
        for earlier in islice(find_all(first, said), _MOST):
            if earlier[0] > later[-1] and said.turns_round(later[-1], earlier[0]):
                yield (*later, *earlier)


def is_out_of_order(phrases: Iterable[Sequence[Word]], said: Said) -> bool:
    """Whether all words of a phrase with `->` are said, but not in its order."""
    return any(
        any(word.gap == ORDERED for word in words)
        and all(said.places(word) for word in telling_words(words))
        and next(find(words, said), None) is None
        for words in phrases
    )


def _is_rid_of(claim: Claim, place: int, said: Sequence[Claim]) -> bool:
    """Whether something is denied as a thing to be rid of, or to be checked.

    Who writes "so it is not biased" has the idea of bias; "there is no bias" says there is none.
    """
    clause = claim.token.clause
    before = [one for one in said[:place] if one.token.clause == clause]
    words = claim.token.language
    if any(one.token.text in words.checking and not one.denied for one in before):
        return True
    if claim.stem not in words.evils or claim.distance != 1:
        return False
    for one in reversed(before):
        if one.token.text in words.purpose:
            return True
        if one.token.text in words.links:
            return False  # "you can use it because it is not stealing" is a reason, no purpose
    return False
