"""Keys that are numbers: amounts, places in a row, rows of numbers, ranges, bounds, how often."""

import math
import re
from functools import lru_cache
from typing import Final
from unicodedata import category

from bot.grading.exact.judged import ASKED, Exact
from bot.grading.quantities import compare
from bot.grading.quantities.angles import in_radians, radians
from bot.grading.quantities.bounds import Bound, a_bound, only_bound
from bot.grading.quantities.changes import a_change, only_change
from bot.grading.quantities.frequencies import frequency as how_often
from bot.grading.quantities.multiples import a_multiple, only_multiple
from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.ranges import a_range, as_pair, only_range
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.rows import only_row
from bot.grading.quantities.rows import row as a_row
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.ordinals import only_ordinal
from bot.grading.quantities.words.ordinals import ordinal as an_ordinal
from bot.grading.quantities.words.phrases import phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_FEW_WORDS: Final = 5
"""Words of a key up to which the share in it is the answer."""
_HALF: Final = 0.5
_ALL_BUT: Final = 0.03
"""Share by which two frequencies differ that may mean the same: four weeks and a month do not."""
_IN_FIGURES: Final = re.compile(r"[\d.,\s~≈]{1,20}")
_SIGNS_OF_AMOUNTS: Final = frozenset("+-~≈±")
"""Signs of mathematics that may stand beside an amount; √2 is another number than 2."""


def ordinal(wanted: str, given: str, language: str) -> Exact | None:
    """Compare places in a row."""
    key = only_ordinal(wanted, language)
    if key is None or (found := an_ordinal(given, language)) is None:
        return None
    return Exact(Outcome.RIGHT if found == key else Outcome.MISCONCEPTION, Reason.NUMBER)


def row(wanted: str, given: str, language: str) -> Exact | None:
    """Compare several numbers that make one answer; some of them are a part of it."""
    key = only_row(wanted, language)
    if key is None or (found := a_row(given, language)) is None:
        return None
    if found.agrees(key):
        return Exact(Outcome.RIGHT, Reason.NUMBER)
    part = set(found.values) < set(key.values)
    return Exact(Outcome.PARTLY if part else Outcome.MISCONCEPTION, Reason.NUMBER)


def range_(wanted: str, given: str, language: str) -> Exact | None:
    """Compare ranges by both ends; another one, or a single number, is another answer.

    A ratio in other numbers, 4:6 for 2:3, is asked about, and so is the share that it comes to.
    """
    key = only_range(wanted, language)
    if key is None:
        return None
    found = a_range(as_pair(given) if "/" in wanted else given, language)
    some = () if found else quantities(given, Asked.of(None, language))
    if found is None and not some:
        return None
    if len(some) == 1 and some[0].decimals is None and some[0].value == key.together:
        return Exact(Outcome.RIGHT, Reason.NUMBER)
    matches = (
        {
            _held(found.low, key.low, language),
            _held(found.high, key.high, language),
        }
        if found
        else {compare.Match.OTHER}
    )
    if matches == {compare.Match.SAME}:
        return Exact(Outcome.RIGHT, Reason.NUMBER)
    ratio = found.ratio if found else some[0].value if some[0].is_share else None
    is_ratio = re.search("[:/]", wanted) or key.low.value > key.high.value  # "5-10" is none
    if is_ratio and ratio and key.ratio and math.isclose(ratio, key.ratio):
        return ASKED
    if compare.Match.OTHER in matches:
        return Exact(Outcome.MISCONCEPTION if found else Outcome.WRONG, Reason.NUMBER)
    return _of_another(compare.Match.UNIT if compare.Match.UNIT in matches else compare.Match.ASK)


def _held(given: Quantity, wanted: Quantity, language: str) -> compare.Match:
    asked = Asked(language, wanted.units, frozenset())
    return compare.held_against(given, compare.Wanted(wanted.value, asked))


def bound(wanted: str, given: str, language: str) -> Exact | None:
    """Compare bounds by their number and the way they go; "14 days" may be within 14 days."""
    key = only_bound(wanted, language)
    if key is None:
        return None
    found = a_bound(given, language) or _bare(key, given, language)
    if found is None:
        return None
    match _held(found.quantity, key.quantity, language):
        case compare.Match.SAME if found.is_least is not key.is_least:
            return Exact(Outcome.MISCONCEPTION, Reason.OPPOSITE)
        case compare.Match.SAME if found.is_open is not key.is_open:
            return ASKED
        case compare.Match.SAME:
            alone = set(found.rest) <= set(key.rest)
            return Exact(Outcome.RIGHT, Reason.NUMBER) if alone else None
        case match:
            return _of_another(match)


def _bare(key: Bound, given: str, language: str) -> Bound | None:
    """Read a number alone as the bound that is asked for."""
    few = not re.search(r"\d", given) and len(given.split()) < _FEW_WORDS
    number = _only_quantity(given, language) or (key.is_open and few)  # "exactly half"
    some = quantities(given, Asked.of(None, language)) if number else ()
    return Bound(some[0], key.is_least, is_open=False, rest=()) if some else None


def multiple(wanted: str, given: str, language: str) -> Exact | None:
    """Compare how many times as much."""
    key = only_multiple(wanted, language)
    if key is None or (found := a_multiple(given, language)) is None:
        return None
    same = math.isclose(found, key)
    return Exact(Outcome.RIGHT if same else Outcome.MISCONCEPTION, Reason.NUMBER)


def change(wanted: str, given: str, language: str) -> Exact | None:
    """Compare changes by how much and which way; one that leaves the way open is asked about."""
    key = only_change(wanted, language)
    if key is None or (found := a_change(given, language)) is None:
        return None
    match _held(found.size, key.size, language):
        case compare.Match.SAME if found.way == -key.way:
            return Exact(Outcome.MISCONCEPTION, Reason.OPPOSITE)
        case compare.Match.SAME if found.way:
            return Exact(Outcome.RIGHT, Reason.NUMBER)
        case match:
            return _of_another(match)


def frequency(wanted: str, given: str, language: str) -> Exact | None:
    """Compare how often; what is all but the same, 30 days and a month, is asked about."""
    key = how_often(wanted, language)
    if key is None or (found := how_often(given, language)) is None:
        return None
    if math.isclose(found, key, rel_tol=_ALL_BUT):
        return Exact(Outcome.RIGHT, Reason.NUMBER) if math.isclose(found, key) else ASKED
    return Exact(Outcome.MISCONCEPTION, Reason.NUMBER)


def amount(wanted: str, given: str, language: str) -> Exact | None:
    """Compare amounts, each in its unit."""
    quantity = _only_quantity(wanted, language)
    return _quantity(quantity, given) if quantity else None


def angle(wanted: str, given: str, language: str) -> Exact | None:
    """Compare a share of π with an angle in degrees; one without a unit is asked about."""
    key, asked = radians(plain(wanted)), Asked.of("rad", language)
    if key is None:
        return None
    if wanted == given:
        return Exact(Outcome.RIGHT, Reason.NUMBER)
    found = _quantity(compare.Wanted(key, asked), given)
    if _IN_FIGURES.fullmatch(given):
        return ASKED if found and found.outcome is Outcome.RIGHT else None
    named = any(one.units for one in quantities(given, asked))
    return found if named and in_radians(plain(given)) == plain(given) else None


def _quantity(wanted: compare.Wanted, response: str) -> Exact | None:
    every = quantities(response, wanted.asked)
    given = [one for one in every if not one.denied]
    if not given and any(compare.held_against(one, wanted) is compare.Match.SAME for one in every):
        return Exact(Outcome.WRONG, Reason.NEGATION)
    if not given:
        return None
    answer = compare.meant(given, wanted, response)
    if answer is None:
        return ASKED
    match compare.held_against(answer, wanted):
        case compare.Match.SAME if compare.is_contrary(answer, wanted, 0):
            return Exact(Outcome.MISCONCEPTION, Reason.OPPOSITE)
        case compare.Match.SAME if not answer.bound:
            return Exact(Outcome.RIGHT, Reason.NUMBER)
        case match:
            return _of_another(match)


def _of_another(match: compare.Match) -> Exact:
    """Say what follows where a number is not plainly the one of the key."""
    match match:
        case compare.Match.UNIT:
            return Exact(Outcome.WRONG, Reason.UNIT)
        case compare.Match.OTHER:
            return Exact(Outcome.MISCONCEPTION, Reason.NUMBER)
        case _:
            return ASKED


def share(wanted: str, given: str, language: str) -> Exact | None:
    """Compare the share in a few words: "half a cup" is not "a third of a cup".

    Of the same share the words beside it are left to be compared as words.
    """
    key, found = _share_in(wanted, language), _share_in(given, language)
    short = len(wanted.split()) <= _FEW_WORDS
    if key is None or found is None or not (key.is_share and short):
        return None
    if not math.isclose(key.value, found.value):
        return Exact(Outcome.MISCONCEPTION, Reason.NUMBER)
    same = fold(wanted).split() == fold(given).split()
    return Exact(Outcome.RIGHT, Reason.NUMBER) if same else None


def _share_in(text: str, language: str) -> Quantity | None:
    """Give the one number of a text, if it is a share of something that has no unit."""
    some = quantities(text, Asked.of(None, language))
    words = re.findall(r"[^\W\d_]+|\d+", text)
    return some[0] if len(some) == 1 and not some[0].units and len(words) > 1 else None


@lru_cache(maxsize=2000)
def _only_quantity(text: str, language: str) -> compare.Wanted | None:
    """Give the quantity that a text consists of, if it is nothing else.

    A bare "third" may be a place in a row, and 24/7 is no share: they are compared as words.
    """
    found = quantities(text, Asked.of(None, language))
    if len(found) != 1 or found[0].denied or found[0].bound or text.rstrip().endswith("!"):
        return None
    one = found[0]
    before = fold(text[: one.start]).strip(" ~≈")
    if before in phrases(spoken(language).about):
        before = ""
    around = before + " " + text[one.end :]
    if any(category(one) == "Sm" and one not in _SIGNS_OF_AMOUNTS for one in around):
        return None
    if any(character.isalnum() for character in around) and around.strip().upper() != "US$":
        return None
    if one.is_share and (one.value >= 1 or (text.isalpha() and one.value != _HALF)):
        return None
    asked = Asked(language, one.units, frozenset())
    return compare.Wanted(one.value, asked, is_share=one.is_share)
