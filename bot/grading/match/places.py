"""Places: whether two things stand on the other sides of a word, as in "hare beat tortoise".

Where places matter, a text with all the right words may say the opposite; where they do not ("A is
joined to B", "red, white and blue"), their order says nothing.
"""

from collections.abc import Sequence
from typing import Final

from bot.grading.match.doers import doer_first
from bot.grading.match.statement import Statement
from bot.grading.text.claims import Claim

_SAME_WORDS: Final = 0.75
"""Share of the longer text's words from which two texts differ in the order of words at most."""


def changed_places(wanted: Statement, response: Statement) -> bool:
    """Whether two things stand on the other sides of the same word: "hare beat tortoise".

    Any word parts two things in texts that use almost the same words; in others only one with two
    sides ("to", "minus") does, and only what stands right beside it.
    """
    return _crossed(wanted, response) or _turned_round(wanted, response)


def runs_counter(statement: Statement) -> bool:
    """Whether a text begins by saying against what something goes: "gegen den Uhrzeigersinn"."""
    words = statement.language
    telling = (
        claim.token.text
        for claim in statement.said
        if claim.token.text in words.counter
        or not (claim.common or claim.token.text in words.courses)
    )
    return next(telling, "") in words.counter


def _turned_round(wanted: Statement, response: Statement) -> bool:
    """Whether what goes from one to another goes back: "from strong to weak"."""
    theirs = _sides(response)
    return any(
        word in theirs and _swapped(sides, theirs[word]) for word, sides in _sides(wanted).items()
    )


_Sides = tuple[set[str], set[str]]
"""What stands right before a word, and right behind it."""


def _swapped(mine: _Sides, theirs: _Sides) -> bool:
    crossing = not mine[0].isdisjoint(theirs[1]) and not mine[1].isdisjoint(theirs[0])
    return crossing and mine[0].isdisjoint(theirs[0])


def _sides(statement: Statement) -> dict[str, _Sides]:
    """Give what stands beside each word of two sides, up to the next of them."""
    words, said = statement.language, statement.said
    parting = words.directed - words.by
    places = [-1, *(at for at, one in enumerate(said) if one.token.text in parting), len(said)]
    return {
        words.same_words.get(said[here].token.text, said[here].token.text): (
            _things_beside(statement, range(before + 1, here), here),
            _things_beside(statement, range(here + 1, after), here),
        )
        for before, here, after in zip(places, places[1:], places[2:], strict=False)
    }


def _things_beside(statement: Statement, stretch: range, place: int) -> set[str]:
    """Give the things named in a stretch of a text, in the clause of the word at a place."""
    said, clause = statement.said, statement.said[place].token.clause
    near = (said[at] for at in stretch if said[at].token.clause == clause)
    return {one.stem for one in near if not (one.common or one.denies)}


def _crossed(wanted: Statement, response: Statement) -> bool:
    """Whether two texts of almost the same words have things on other sides of one of them."""
    mine = wanted.weights.keys() - wanted.language.directed
    theirs = response.weights.keys() - response.language.directed
    if len(mine & theirs) < _SAME_WORDS * max(len(mine), len(theirs)):
        return False
    plainly, given = doer_first(wanted.said), doer_first(response.said)
    if _is_passive(wanted, plainly) != _is_passive(response, given):
        return False
    if any(_is_symmetric(one) or _repeats(one) for one in (wanted, response)):
        return False
    items = _items(plainly)
    if items == _items(given) or _is_list_of_words(items, given):
        return False
    order = {one.stem: place for place, one in enumerate(given)}
    for at, pivot in enumerate(plainly):
        if pivot.stem in order and _divides(pivot):
            before, after = (_things(wanted, some) for some in (plainly[:at], plainly[at + 1 :]))
            place = order[pivot.stem]
            crossed = {one for one in before - after if order.get(one, -1) > place}
            back = {one for one in after - before if order.get(one, place) < place}
            if crossed and back:
                return True
    return False


def _divides(claim: Claim) -> bool:
    directed = claim.token.text in claim.token.language.directed
    return directed or not (claim.common or claim.denies)


def _things(statement: Statement, stretch: Sequence[Claim]) -> set[str]:
    """Give the things named in a stretch of a text."""
    return {one.stem for one in stretch if one.stem in statement.weights and not one.denies}


def _is_passive(statement: Statement, plainly: Sequence[Claim]) -> bool:
    """Whether a text has a doer behind what is done, although it was read with the doer first."""
    turned = plainly != statement.said
    return not turned and any(one.token.text in statement.language.by for one in statement.said)


def _is_symmetric(statement: Statement) -> bool:
    """Whether a text says what holds both ways round, or joins clauses that may change places."""
    words = statement.language
    texts = [claim.token.text for claim in statement.said]
    return any(text in words.symmetric or text in words.links for text in texts)


def _items(said: Sequence[Claim]) -> list[list[str]]:
    """Give what stands between the commas and "and"s of a text, in an order of its own.

    "Blue, white and red" names the same things as "red, white and blue".
    """
    items: dict[tuple[int, int], list[str]] = {}
    joined = 0
    for claim in said:
        words = claim.token.language
        joined += claim.token.text in words.adding
        if claim.token.text not in words.adding | words.articles:
            items.setdefault((claim.token.clause, joined), []).append(claim.stem)
    return sorted(items.values())


def _is_list_of_words(items: Sequence[Sequence[str]], said: Sequence[Claim]) -> bool:
    """Whether a text has the single words of a list and nothing else: "blue white red"."""
    words = sorted(word for item in items for word in item)
    return len(words) == len(items) > 1 and words == sorted(
        word for one in _items(said) for word in one
    )


def _repeats(statement: Statement) -> bool:
    """Whether several words with an idea come twice, so that their places say nothing."""
    telling = [claim.stem for claim in statement.said if not claim.common]
    return len(telling) - len(set(telling)) > 1
