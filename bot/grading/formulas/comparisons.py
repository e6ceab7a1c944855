"""Inequalities as answers: `x > 3`, `3 < x` and "x is more than 3" are one, `x >= 3` is another."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.formulas.expressions import Expression, Unreadable
from bot.grading.formulas.judged import ARROW, SIGNS, Judged
from bot.grading.formulas.parsing import Notation, parsed
from bot.grading.formulas.symbols import in_letters, symbols
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason

_SIGN: Final = re.compile(r"\s*(<>|<=|>=|!=|==|<|>)\s*")
_TURNED: Final = {">": "<", ">=": "<="}
"""A comparison is written from the smaller to the greater."""
_SIDE: Final = re.compile(r"[^\W_][^<>=!&|→;\"']{0,39}|[-(√][^<>=!&|→;\"']{1,39}")
"""What may be compared: no markup."""
_MOST_WORDS: Final = 3
_MOST: Final = 3
"""Sides of a chain: `0 < x < 5`."""

_Side = Expression | str
_Comparison = tuple[tuple[_Side, ...], tuple[str, ...]]
"""What is compared, from the smaller to the greater, and the signs between."""


def judge_comparison(wanted: str, given: str, language: str) -> Judged:
    """Compare with an inequality; None where either is anything else."""
    key = _read(wanted, language)
    if key is None:
        return None
    answer = _read(given, language) or _read(_in_signs(given, language), language)
    if answer is None:
        return None
    if answer == key:
        return Outcome.RIGHT, Reason.SIGN
    same = set(answer[0]) == set(key[0])
    return (Outcome.MISCONCEPTION if same else Outcome.WRONG), Reason.SIGN


@lru_cache(maxsize=2000)
def _read(text: str, language: str) -> _Comparison | None:
    parts = _SIGN.split(text.translate(SIGNS).strip().rstrip(";."))
    texts, signs = parts[::2], ["!=" if sign == "<>" else sign for sign in parts[1::2]]
    if ARROW.search(text) or not 1 < len(texts) <= _MOST or not all(map(_SIDE.fullmatch, texts)):
        return None
    if any(len(side.split()) > _MOST_WORDS for side in texts) or len(set(signs)) < len(signs) - 1:
        return None
    sides = [_side(side, language) for side in texts]
    if set(signs) <= _TURNED.keys():
        sides, signs = sides[::-1], [_TURNED[sign] for sign in reversed(signs)]
    elif not set(signs) <= set(_TURNED.values()):
        if len(signs) > 1:
            return None
        sides.sort(key=repr)
    return tuple(sides), tuple(signs)


def _side(text: str, language: str) -> _Side:
    if in_letters(written := symbols(text, language)):
        try:
            return parsed(written, Notation())
        except Unreadable:
            pass
    small = language_of(language).articles
    return "".join(word for word in fold(text).split() if word not in small)


def _in_signs(text: str, language: str) -> str:
    """Write "x is at least 3" as "x >= 3"."""
    for said, sign in _sayings(language):
        text, found = said.subn(f" {sign} ", text[:80], count=1)
        if found:
            break
    return text


@lru_cache(maxsize=32)
def _sayings(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    one, known = spoken(language), language_of(language)
    is_ = rf"(?:\b(?:{'|'.join(sorted(known.being)) or '(?!)'})\s+)?\b"
    equal = f"(?:{any_of(one.operators.get('=', ''))})"
    more, less = (f"(?:{any_of(words)})" for words in (one.more_than, one.less_than))
    or_equal = rf"\s+(?:{'|'.join(sorted(known.alternatives)) or '(?!)'})\s+{equal}"
    said = (
        (rf"(?:{any_of(one.denials)})\s+{equal}", "!="),
        (rf"(?:{any_of(one.at_least)}|{more}{or_equal})", ">="),
        (rf"(?:{any_of(one.at_most)}|{less}{or_equal})", "<="),
        (more, ">"),
        (less, "<"),
    )
    return tuple((re.compile(rf"{is_}{words}\b", re.IGNORECASE), sign) for words, sign in said)
