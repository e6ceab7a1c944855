"""Steps joined by an arrow as answers, in words: "glucose + oxygen -> energy"; never backwards."""

import re
from collections import Counter
from functools import lru_cache

from bot.grading.formulas.judged import ARROW, Judged
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason

_TERM_WORDS = 4
"""Words that one term may have; what is longer is a sentence."""


def judge_steps(wanted: str, given: str, language: str) -> Judged:
    """Compare with steps that an arrow joins; None where the reference has none."""
    key = _steps(wanted, ARROW)
    answer = _steps(given, ARROW) or _steps(given, _listed(language)) if key else None
    if key is None or answer is None or len(answer) != len(key):
        return None
    if answer == key:
        return Outcome.RIGHT, Reason.FORMULA
    if answer[::-1] == key:
        return Outcome.MISCONCEPTION, Reason.ROLES
    mine, theirs = sum(answer, Counter()), sum(key, Counter())
    return (Outcome.UNSURE, Reason.ORDER) if mine == theirs else None


def _steps(text: str, between: re.Pattern[str]) -> list[Counter[str]] | None:
    """Read the terms of each step; their order within it is free."""
    if not between.search(text):
        return None
    steps = [re.split(r"\s*\+\s*", fold(step)) for step in between.split(text)]
    short = all(0 < len(term.split()) <= _TERM_WORDS for step in steps for term in step)
    return [Counter(" ".join(term.split()) for term in step) for step in steps] if short else None


@lru_cache(maxsize=32)
def _listed(language: str) -> re.Pattern[str]:
    """Find what parts the steps of an answer without arrows: commas, ">", "and"."""
    words = "|".join(sorted(language_of(language).adding)) or r"(?!)"
    return re.compile(rf"(?:\s*+(?:[,;>\n]|\b(?:{words})\b))++\s*+")
