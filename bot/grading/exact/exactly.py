"""Exact keys: numbers, dates, times, formulas, code, symbols and letters, where every sign counts.

A sentence is compared by its words; these keys have none. A different number is not a spelling of
the right one, a lost minus sign is another number, and `m` is not `M`.
"""

import re
from collections.abc import Callable
from functools import lru_cache

from bot.grading.exact import of_directions, of_numbers, of_numerals, of_the_calendar
from bot.grading.exact.judged import Exact
from bot.grading.formulas.intervals import judge_interval
from bot.grading.formulas.judge import judge_formula, sign_of
from bot.grading.formulas.letters import judge_letter
from bot.grading.formulas.several import judge_several
from bot.grading.quantities.corrected import last_said
from bot.grading.quantities.frequencies import frequency
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason


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
        of_the_calendar.name,
        of_directions.direction,
        of_numerals.numeral,
        of_numbers.ordinal,
        of_the_calendar.date,
        of_the_calendar.time,
        of_the_calendar.moment,
        of_the_calendar.span,
        of_the_calendar.period,
        _interval,
        of_numbers.row,
        of_numbers.range_,
        of_numbers.bound,
        of_numbers.frequency,
        of_numbers.multiple,
        of_numbers.change,
        of_numbers.amount,
        of_numbers.share,
        of_numbers.angle,
        _formulas,
        _formula,
    )
    return tuple(judge for judge in every if judge(wanted, wanted, language))


def _letter(wanted: str, given: str) -> Exact | None:
    if re.fullmatch(rf"\d+\s?{wanted}|{wanted}\s?[/*^²³+-]\s?\d*", given):
        return Exact(Outcome.WRONG, Reason.FORMULA)  # a part of a formula is another one
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
        rf"\s*{leads}(?!(?:{any_word(one.bounds)})\s|(?:{any_of(one.number_sign)})\.?\s?\d)"
        rf"(?:{any_of(one.denials)})\s+\S",  # "NE" is north-east in French
        begins,
    )
    return bool(denied) and not re.search(rf"\b(?:{any_of(one.contrasts)})\b", begins)


def _interval(wanted: str, given: str, language: str) -> Exact | None:
    del language  # brackets are the same in all
    judged = judge_interval(plain(wanted), plain(given))
    return Exact(*judged) if judged else None


def _formulas(wanted: str, given: str, language: str) -> Exact | None:
    judged = judge_several(wanted, given, language)
    return Exact(*judged) if judged else None


def _formula(wanted: str, given: str, language: str) -> Exact | None:
    judged = judge_formula(wanted, given, language)
    return Exact(*judged) if judged else None
