"""Formulas that are not read but compared as written: factorials, derivatives, integrals.

Words would find `n!/k!` in `n!/(n-k)!`, since letters and numbers are all that they see.
"""

import re
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_FORMULA: Final = re.compile(r"'+\(|(?<![^\W_])\w!|\)!|[∫∂∑√∞^]|\blim\b")
_WORD: Final = re.compile(r"[^\W\d_]{4,}")


def judge_verbatim(wanted: str, given: str) -> Judged:
    """Compare with a formula by all its signs; None where the reference is none, or for words."""
    if not _FORMULA.search(wanted) or _WORD.search(wanted):
        return None
    key, answer = ("".join(fold(text).replace("**", "^").split()) for text in (wanted, given))
    if answer == key:
        return Outcome.RIGHT, Reason.FORMULA
    if _WORD.search(given):
        return None
    same = "(" in key and sorted(answer) == sorted(key)  # factors may change places
    return (Outcome.UNSURE, Reason.ORDER) if same else (Outcome.WRONG, Reason.FORMULA)
