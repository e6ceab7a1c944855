"""Formulas that are not read but compared as written: factorials, derivatives, integrals.

Words would find `n!/k!` in `n!/(n-k)!`, since letters and numbers are all that they see.
"""

import re
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_FUNCTION: Final = (
    r"\b(?:sin|cos|tan|cot|log|ln|lg|exp|arc(?:sin|cos|tan))(?:_?\d{1,2})?"
    r"[\s(]+(?:\d|[^\W\d_](?![^\W_]))"
)
"""A function of a number or a letter: "log in" is none."""
_FORMULA: Final = re.compile(rf"'+\(|(?<![^\W_])\w!|\)!|[∫∂∑√∞^]|\blim\b|{_FUNCTION}")
_ARGUMENT: Final = re.compile(r"(?<=[a-z\d])\(([^()]*)\)")
"""Brackets that may be left out around what a function is taken of."""
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def judge_verbatim(wanted: str, given: str, language: str) -> Judged:
    """Compare with a formula by all its signs; None where the reference is none, or for words."""
    if not _FORMULA.search(wanted) or _WORD.search(wanted):
        return None
    key, answer = (_form(text, language) for text in (wanted, given))
    if answer == key:
        return Outcome.RIGHT, Reason.FORMULA
    if _WORD.search(given):
        return None
    same = "(" in key and sorted(answer) == sorted(key)  # factors may change places
    return (Outcome.UNSURE, Reason.ORDER) if same else (Outcome.WRONG, Reason.FORMULA)


def _form(text: str, language: str) -> str:
    """Write a formula without spaces; that of a function as `log2 8`."""
    factorial = any_of(spoken(language).operators.get("!", ""))
    written = re.sub(rf"\s(?:{factorial})\b", "!", fold(text).replace("**", "^").strip())
    if re.match(_FUNCTION, written):
        apart = _ARGUMENT.sub(r" \1", written.replace("_", "")).replace("°", "")
        return " ".join(apart.split())
    return "".join(written.split())
