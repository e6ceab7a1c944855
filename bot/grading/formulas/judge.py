"""Formulas, equations and code as answers: one form for all writings, and every sign counts.

A key may be one of several kinds, each with a form of its own: keys of a keyboard, reactions,
isotopes, compounds, inequalities, code, algebra, steps joined by an arrow, formulas that are only
compared as written. The first that it is decides; where that cannot tell, words do.
"""

import re
from functools import lru_cache

from bot.grading.formulas.algebra import judge_algebra
from bot.grading.formulas.code import judge_code
from bot.grading.formulas.comparisons import judge_comparison
from bot.grading.formulas.compounds import judge_compound
from bot.grading.formulas.isotopes import judge_isotope
from bot.grading.formulas.judged import SIGNS, Judged
from bot.grading.formulas.keystrokes import judge_keystrokes
from bot.grading.formulas.reactions import judge_reaction
from bot.grading.formulas.steps import judge_steps
from bot.grading.formulas.verbatim import judge_verbatim
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.quantities.writing import plain


def judge_formula(reference: str, response: str, language: str) -> Judged:
    """Compare with a reference that is a formula, an equation or code; None for any other."""
    wanted, given = _tidy(reference, language), _tidy(response, language)
    return (
        judge_keystrokes(reference, response)
        or judge_reaction(wanted, given)
        or judge_isotope(wanted, given, language)
        or judge_compound(wanted, given)
        or judge_comparison(wanted, given, language)
        or judge_code(wanted, given)
        or judge_algebra(wanted, given, language)
        or judge_steps(wanted, given, language)
        or _as_written(wanted, given, language)
    )


def _as_written(wanted: str, given: str, language: str) -> Judged:
    is_read = judge_algebra(wanted, wanted, language)
    return None if is_read else judge_verbatim(wanted, given, language)


def sign_of(text: str) -> str:
    """Give the one sign of a text: `!=` of "its !=" and of "≠"; "" where there are none or more."""
    found = set(re.findall(r"[=<>!&|^~+*/\\%-]{1,4}", text.translate(SIGNS)))
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=2000)
def _tidy(text: str, language: str) -> str:
    bare = plain(text.translate(SIGNS).strip().strip("`").strip())
    return _leading(language).sub("", bare).strip().rstrip(".").strip()


@lru_cache(maxsize=32)
def _leading(language: str) -> re.Pattern[str]:
    return re.compile(rf"^(?:(?:{any_of(spoken(language).answer_leads)})\s+)+", re.IGNORECASE)
