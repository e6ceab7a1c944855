"""Exact keys: numbers, dates, times, formulas, code, symbols and letters, where every sign counts.

A sentence is compared by its words; these keys have none. A different number is not a spelling of
the right one, a lost minus sign is another number, and `m` is not `M`.
"""

import math
import re
from collections.abc import Callable
from functools import lru_cache
from typing import Final
from unicodedata import category

from msgspec import Struct

from bot.grading.formulas.judge import judge_formula, sign_of
from bot.grading.formulas.letters import judge_letter
from bot.grading.formulas.several import judge_several
from bot.grading.quantities import compare
from bot.grading.quantities.bounds import Bound, a_bound, only_bound
from bot.grading.quantities.calendar_names import any_name, full_name
from bot.grading.quantities.corrected import last_said
from bot.grading.quantities.dates import dates, only_date
from bot.grading.quantities.frequencies import frequency
from bot.grading.quantities.periods import Period, number_of_century, only_period, period
from bot.grading.quantities.quantity import Asked
from bot.grading.quantities.ranges import a_range, only_range
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.rows import only_row, row
from bot.grading.quantities.times import only_time, times
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.ordinals import only_ordinal, ordinal
from bot.grading.quantities.words.shape import any_of, any_word, phrases
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_HALF: Final = 0.5
_HUNDRED_YEARS: Final = 100
_ALL_BUT: Final = 0.03
"""Share by which two frequencies differ that may mean the same: four weeks and a month do not."""
_SIGNS_OF_AMOUNTS: Final = frozenset("+-~≈±")
"""Signs of mathematics that may stand beside an amount; √2 is another number than 2."""


class Exact(Struct, frozen=True):
    """What an exact comparison came to, and why."""

    outcome: Outcome
    because: Reason


_ASKED: Final = Exact(Outcome.UNSURE, Reason.HEDGE)
"""It leaves open which of two values is meant."""


def exactly(reference: str, response: str, language: str = "en") -> Exact | None:
    """Compare with a reference that is a number, a symbol or a letter; None for any other.

    Of "45, no, 44" what was said last counts, if it can be compared.
    """
    wanted, given = reference.strip().rstrip("."), response.strip().rstrip(".")
    ways = dict.fromkeys((last_said(given, language), given))
    return next(filter(None, (_compared(wanted, one, language) for one in ways)), None)


def _compared(wanted: str, given: str, language: str) -> Exact | None:
    named = judge_letter(wanted, given, language)
    if named:
        return Exact(*named)
    if len(wanted) == 1 and wanted.isalpha():
        return _letter(wanted, given)
    if not any(character.isalnum() for character in wanted):
        return _symbol(wanted, given)
    for judge in _judges(wanted, language):
        found = judge(wanted, given, language)
        if found and found.outcome is Outcome.RIGHT and _is_denied(given, language):
            return Exact(Outcome.WRONG, Reason.NEGATION)
        if found:
            return found
    return None


def is_exact(reference: str, language: str) -> bool:
    """Whether a text is an amount, a date, a time, a formula or the like, and no sentence."""
    wanted = reference.strip().rstrip(".")
    signed = any(one.isdigit() or one in "=<>\u2192\u2260" for one in wanted)
    told = signed or frequency(wanted, language) is not None
    return told and bool(_judges(wanted, language))


_Judge = Callable[[str, str, str], Exact | None]


@lru_cache(maxsize=20_000)
def _judges(wanted: str, language: str) -> tuple[_Judge, ...]:
    """Give those who can compare with a reference: whoever knows it from itself."""
    every: tuple[_Judge, ...] = (
        _named, _ordinal, _date, _time, _period, _row,
        _range, _bound, _frequency, _amount, _formulas, _formula,
    )  # fmt: skip  # two lines are enough
    return tuple(judge for judge in every if judge(wanted, wanted, language))


def _letter(wanted: str, given: str) -> Exact | None:
    if fold(given) != fold(wanted):
        return Exact(Outcome.WRONG, Reason.LETTER) if len(given) == 1 and given.isalnum() else None
    if given.isupper() == wanted.isupper():
        return Exact(Outcome.RIGHT, Reason.LETTER)
    return Exact(Outcome.MISCONCEPTION, Reason.CASE)


def _symbol(wanted: str, given: str) -> Exact | None:
    sign = sign_of(given)
    if "".join(wanted.split()) == "".join(given.split()) or (sign and sign == sign_of(wanted)):
        return Exact(Outcome.RIGHT, Reason.SIGN)
    if given and not any(character.isalnum() for character in given) and given.isascii():
        return Exact(Outcome.MISCONCEPTION, Reason.SIGN)
    return None


def _is_denied(given: str, language: str) -> bool:
    """Whether an answer only says what it is not: "not 25 Dec"."""
    one = spoken(language)
    begins = f"{fold(given[:40])} "
    leads = rf"(?:(?:{any_of(one.answer_leads)})\s+)*"
    denied = re.match(
        rf"\s*{leads}(?!(?:{any_word(one.bounds)})\s)(?:{any_of(one.denials)})\s", begins
    )
    return bool(denied) and not re.search(rf"\b(?:{any_of(one.contrasts)})\b", begins)


def _named(wanted: str, given: str, language: str) -> Exact | None:
    """Compare names of months and weekdays; what is none is left to its letters."""
    key, found = full_name(wanted, language), any_name(given, language)
    if key is None or found is None:
        return None
    return Exact(Outcome.RIGHT if found == key else Outcome.WRONG, Reason.DATE)


def _ordinal(wanted: str, given: str, language: str) -> Exact | None:
    """Compare places in a row."""
    key = only_ordinal(wanted, language)
    found = ordinal(given, language) if key else None
    if found is None:
        return None
    return Exact(Outcome.RIGHT if found == key else Outcome.MISCONCEPTION, Reason.NUMBER)


def _date(wanted: str, given: str, language: str) -> Exact | None:
    """Compare dates; one that leaves open what the key says is asked about."""
    key = only_date(wanted, language)
    found = dates(given, language, key) if key else ()
    if key is None or not found:
        return None
    one = found[0]
    if len(found) > 1 and found[0] != found[1]:
        return _ASKED
    if one.agrees(key):
        return _ASKED if one.lacks(key) else Exact(Outcome.RIGHT, Reason.DATE)
    swapped = one.also == (key.month, key.day) and (one.year or key.year) == (key.year or one.year)
    return _ASKED if swapped else Exact(Outcome.MISCONCEPTION, Reason.DATE)


def _time(wanted: str, given: str, language: str) -> Exact | None:
    """Compare times of the day; one that leaves the half of the day open is asked about."""
    key = only_time(wanted, language)
    found = times(given, language, asked=True) if key else ()
    if key is None or not found:
        return None
    one = found[0]
    if len(found) > 1 and found[0] != found[1]:
        return _ASKED
    said_by_hand = not key.sure and not any(
        map(str.isdigit, wanted)
    )  # "half past two" is 14:30 too
    if one.minutes == key.minutes or (said_by_hand and one.may_be(key)):
        return Exact(Outcome.RIGHT, Reason.TIME)
    open_ = one.may_be(key) and not (one.sure and key.sure)
    return _ASKED if open_ else Exact(Outcome.MISCONCEPTION, Reason.TIME)


def _period(wanted: str, given: str, language: str) -> Exact | None:
    """Compare years with an era, decades and centuries; without the era a year is asked about."""
    key = only_period(wanted, language)
    found = period(given, language) if key else None
    if key is None:
        return None
    if found is None and key.length > 1 and number_of_century(given) == key.number:
        return Exact(Outcome.RIGHT, Reason.DATE)
    if found is None:
        return _number_for_a_period(key, given)
    if found.agrees(key) or found.counts_as(key):
        return Exact(Outcome.RIGHT, Reason.DATE)
    return Exact(Outcome.MISCONCEPTION, Reason.DATE)


def _number_for_a_period(key: Period, given: str) -> Exact | None:
    """Compare a bare number with a period: 44 may be 44 BC and 90 the 90s, but 1990 is one year."""
    numbers = {int(one) for one in re.findall(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)", given)}
    if not numbers or (key.number in numbers and key.length == _HUNDRED_YEARS):
        return None
    asked = abs(key.number) in numbers and key.length == 1
    if asked or (key.length > 1 and key.number % _HUNDRED_YEARS in numbers):
        return _ASKED
    return Exact(Outcome.WRONG, Reason.DATE) if key.length > 1 else None


def _row(wanted: str, given: str, language: str) -> Exact | None:
    """Compare several numbers that make one answer; some of them are a part of it."""
    key = only_row(wanted, language)
    found = row(given, language) if key else None
    if key is None or found is None:
        return None
    if found.agrees(key):
        return Exact(Outcome.RIGHT, Reason.NUMBER)
    part = set(found.values) < set(key.values)
    return Exact(Outcome.PARTLY if part else Outcome.MISCONCEPTION, Reason.NUMBER)


def _range(wanted: str, given: str, language: str) -> Exact | None:
    """Compare ranges by both ends; another one, or a single number, is another answer."""
    key = only_range(wanted, language)
    found = a_range(given, language) if key else None
    if key is None:
        return None
    if found:
        alike = key.units == found.units or not (key.units and found.units)
        same = alike and (found.low, found.high) == (key.low, key.high)
        return Exact(Outcome.RIGHT if same else Outcome.MISCONCEPTION, Reason.NUMBER)
    some = quantities(given, Asked.of(None, language))
    return Exact(Outcome.WRONG, Reason.NUMBER) if some else None


def _bound(wanted: str, given: str, language: str) -> Exact | None:
    """Compare bounds by their number and the way they go; "14 days" may be within 14 days."""
    key = only_bound(wanted, language)
    if key is None:
        return None
    found = a_bound(given, language) or _bare(key, given, language)
    if found is None:
        return None
    asked = Asked(language, key.quantity.units, frozenset())
    match compare.held_against(found.quantity, compare.Wanted(key.quantity.value, asked)):
        case compare.Match.SAME if found.is_least is not key.is_least:
            return Exact(Outcome.MISCONCEPTION, Reason.OPPOSITE)
        case compare.Match.SAME if found.is_open is not key.is_open:
            return _ASKED
        case compare.Match.SAME:
            alone = set(found.rest) <= set(key.rest)
            return Exact(Outcome.RIGHT, Reason.NUMBER) if alone else None
        case match:
            return _of_another(match)


def _bare(key: Bound, given: str, language: str) -> Bound | None:
    """Read a number alone as the bound that is asked for."""
    number = _only_quantity(given, language)
    some = quantities(given, Asked.of(None, language)) if number else ()
    return Bound(some[0], key.is_least, is_open=False, rest=()) if some else None


def _frequency(wanted: str, given: str, language: str) -> Exact | None:
    """Compare how often; what is all but the same, 30 days and a month, is asked about."""
    key = frequency(wanted, language)
    found = frequency(given, language) if key else None
    if key is None or found is None:
        return None
    if math.isclose(found, key, rel_tol=_ALL_BUT):
        return Exact(Outcome.RIGHT, Reason.NUMBER) if math.isclose(found, key) else _ASKED
    return Exact(Outcome.MISCONCEPTION, Reason.NUMBER)


def _amount(wanted: str, given: str, language: str) -> Exact | None:
    quantity = _only_quantity(wanted, language)
    return _quantity(quantity, given) if quantity else None


def _formulas(wanted: str, given: str, language: str) -> Exact | None:
    judged = judge_several(wanted, given, language)
    return Exact(*judged) if judged else None


def _formula(wanted: str, given: str, language: str) -> Exact | None:
    judged = judge_formula(wanted, given, language)
    return Exact(*judged) if judged else None


def _quantity(wanted: compare.Wanted, response: str) -> Exact | None:
    every = quantities(response, wanted.asked)
    given = [one for one in every if not one.denied]
    if not given and any(compare.held_against(one, wanted) is compare.Match.SAME for one in every):
        return Exact(Outcome.WRONG, Reason.NEGATION)
    if not given:
        return None
    answer = compare.meant(given, wanted, response)
    if answer is None:
        return _ASKED
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
            return _ASKED


@lru_cache(maxsize=2000)
def _only_quantity(text: str, language: str) -> compare.Wanted | None:
    """Give the quantity that a text consists of, if it is nothing else.

    A bare "third" may be a place in a row, and 24/7 is no share: they are compared as words.
    """
    found = quantities(text, Asked.of(None, language))
    if len(found) != 1 or found[0].denied or found[0].bound:
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
    if one.is_share and (one.value > 1 or (text.isalpha() and one.value != _HALF)):
        return None
    asked = Asked(language, one.units, frozenset())
    return compare.Wanted(one.value, asked, is_share=one.is_share)
