"""Several formulas as one answer, in any order: "Na⁺ and Cl⁻"."""

import re
from typing import Final

from bot.grading.formulas.judge import judge_formula
from bot.grading.formulas.judged import Judged
from bot.grading.text.listing import pieces_of
from bot.grading.verdict import Outcome, Reason

_MOST: Final = 6
"""Formulas that one answer has, at most."""
_IN_SIGNS: Final = re.compile(r"[\w⁺⁻+^()-]{1,12}")
"""What a formula may look like; anything longer is said in words."""


def judge_several(wanted: str, given: str, language: str) -> Judged:
    """Compare with a key that is formulas alone; None for any other, and for words."""
    keys = pieces_of(wanted, language)
    if not 1 < len(keys) <= _MOST or not all(judge_formula(key, key, language) for key in keys):
        return None
    rest = list(pieces_of(given, language))[: _MOST + 1]
    in_signs = all(_IN_SIGNS.fullmatch(one) for one in rest)
    for key in keys:
        judged = [judge_formula(key, one, language) for one in rest]
        right = [at for at, one in enumerate(judged) if one and one[0] is Outcome.RIGHT]
        if not right:
            return (Outcome.WRONG, Reason.FORMULA) if in_signs else None
        rest.pop(right[0])
    return (Outcome.PARTLY if rest else Outcome.RIGHT), Reason.FORMULA
