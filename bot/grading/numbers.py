"""Number questions: a typed number is right within its tolerance, a known slip, or wrong.

A number takes no spelling tolerance: 1954 is not nearly 1945, and 42 m is not 42 km. How numbers
are written and what units do is the business of `quantities`.
"""

import re
from collections.abc import Collection, Sequence
from typing import Final

from bot.grading.quantities.compare import (
    Match,
    Wanted,
    as_change,
    direction,
    held_against,
    is_contrary,
    meant,
    none_at_all,
)
from bot.grading.quantities.corrected import last_said
from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.units.scales import counted
from bot.grading.quantities.units.units import of_one_kind
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import by_name
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from bot.grading.text.no_attempt import is_no_attempt
from bot.grading.text.roman import NUMERALS, numeral
from bot.grading.verdict import Outcome, Reason, Verdict
from content.model.items import NumberQuestion, Strict
from state.values import replace

_A_TIME: Final = ("time", -1)
_ASKED = 0.4
"""Score of a number that is asked about."""
_LONGEST = 30
"""Characters of a word or two that stand for a number."""
_NO_NUMERALS = frozenset(("i", "v", "x", "xx", "xxx"))
"""Numerals that are a word, single letters or kisses sooner than a number."""
_BRACKETED: Final = re.compile(r"\(([^\d()-]{0,4}\d[^()]*)\)")
"""How accounts write what is below zero."""
_TO_WORK_OUT: Final = re.compile(r"[\d.,]+(?:[*x/^+:-][\d.,]+)+")


def grade_number(
    question: NumberQuestion, response: str, language: str, strict: Collection[Strict]
) -> Verdict:
    """Grade a typed number, written as people of this language write numbers."""
    counted_in, unit = counted(question.unit, language)
    answer, within = question.answer * counted_in, question.within * counted_in
    wanted = Wanted(answer, Asked.of(unit, language), within, counted_in=counted_in)
    last = last_said(response, language)
    response = last if quantities(last, wanted.asked) else response
    response = _as_said(response, language) or response
    bracketed = _BRACKETED.fullmatch(plain(response).strip()) if answer < 0 else None
    response = f"-{bracketed[1]}" if bracketed else response
    given = quantities(response, wanted.asked) or quantities(_numeral(response), wanted.asked)
    if all(one.is_one for one in given):  # none at all, or the "one" of "no one"
        given = _nothing(question, response, language) or given
    if not given or _repeats(question, response):
        return Verdict(Outcome.NO_ATTEMPT, 0.0, because=Reason.NUMBER)
    affirmed = [one for one in given if not one.denied]
    if not affirmed:
        return _only_denied(given, wanted)
    one = meant(affirmed, wanted, response)
    if one is None:
        return Verdict(Outcome.UNSURE, _ASKED, because=Reason.HEDGE)
    one = _as_asked(question, one, wanted, response)
    verdict = _judged(question, one, wanted, direction(question.ask, language))
    return _with_unit(verdict, one, wanted) if Strict.UNITS in strict else verdict


def _numeral(response: str) -> str:
    """Write a Roman numeral in figures; "" where there is none."""
    letters = response.strip(" .!")
    if letters.lower() in _NO_NUMERALS:
        return ""
    value = numeral(letters) if letters.isupper() else NUMERALS.get(letters.lower())
    return str(value or "")


def _repeats(question: NumberQuestion, response: str) -> bool:
    """Whether a response is what the question gives to be worked out: "8*8"."""
    asked, given = ("".join(plain(text).lower().split()) for text in (question.ask, response))
    return bool(_TO_WORK_OUT.fullmatch(given)) and given in asked


def _as_said(response: str, language: str) -> str:
    """Write "both" and "twice" in figures; "" where the answer is nothing of the kind."""
    one, said = spoken(language), fold(response[:_LONGEST].strip(" .!"))
    return str((by_name(one.as_numbers) | by_name(one.times_of)).get(said, ""))


def _nothing(question: NumberQuestion, response: str, language: str) -> tuple[Quantity, ...]:
    """Read "none" as 0; where 0 is not the answer, "nothing" may also be no attempt."""
    none = none_at_all(response, language)
    nothing = none is None or (question.answer and is_no_attempt(response, language))
    return () if nothing or none is None else (none,)


def _only_denied(given: Sequence[Quantity], wanted: Wanted) -> Verdict:
    """Judge an answer that only says which number it is not."""
    if any(held_against(one, wanted) is Match.SAME for one in given):
        return Verdict(Outcome.WRONG, 0.0, because=Reason.NEGATION)
    return Verdict(Outcome.UNSURE, _ASKED, because=Reason.HEDGE)


def _as_asked(question: NumberQuestion, one: Quantity, wanted: Wanted, response: str) -> Quantity:
    """Take a rate in the key's unit if the question itself ends by asking "how many a year"."""
    keys = wanted.asked.units
    rates = {tuple(sorted((*unit.dimension, _A_TIME))) for unit in keys}
    if of_one_kind(one.units, keys) or rates.isdisjoint(unit.dimension for unit in one.units):
        return one
    last = fold(re.split(r"[.!]\s", question.ask.strip())[-1])
    _, _, said = fold(response[one.start : one.end]).rpartition(" ")
    return replace(one, units=keys) if re.search(rf"\b{re.escape(said)}\b", last) else one


def _judged(question: NumberQuestion, answer: Quantity, wanted: Wanted, asked: int) -> Verdict:
    match held_against(as_change(answer, wanted, asked), wanted):
        case Match.UNIT:
            return Verdict(Outcome.WRONG, 0.0, because=Reason.UNIT)
        case Match.OTHER:
            note = _slip(question, answer, wanted)
            return Verdict(Outcome.WRONG, 0.0, because=Reason.NUMBER, note=note)
        case Match.SAME if is_contrary(answer, wanted, asked):
            return Verdict(Outcome.WRONG, 0.0, because=Reason.OPPOSITE)
        case Match.SAME if not answer.bound:
            outcome = Outcome.SLIP if answer.spelling else Outcome.RIGHT
            return Verdict(outcome, 1.0, spelling=answer.spelling, because=Reason.NUMBER)
        case _:
            return Verdict(Outcome.UNSURE, _ASKED, because=Reason.HEDGE)


def _with_unit(verdict: Verdict, answer: Quantity, wanted: Wanted) -> Verdict:
    """Refuse a bare number where the author wants its unit as well."""
    if verdict.outcome.is_right and wanted.asked.units and not answer.units:
        return Verdict(Outcome.WRONG, 0.0, because=Reason.NO_UNIT)
    return verdict


def _slip(question: NumberQuestion, answer: Quantity, wanted: Wanted) -> str:
    """Give what the author says of this wrong number, where it is a known one."""
    for slip in question.slips:
        gives, within = slip.gives * wanted.counted_in, slip.within * wanted.counted_in
        if held_against(answer, replace(wanted, value=gives, within=within)) is Match.SAME:
            return slip.because
    return ""
