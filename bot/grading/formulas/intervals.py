"""Intervals as answers: `[0, 5)`, `[0; 5[` and `0 ≤ x < 5` are one, `(0, 5)` is another.

Two numbers in round brackets may as well be a point, and are left to be compared as one.
"""

import re
from functools import lru_cache
from typing import Final, NamedTuple

from bot.grading.formulas.judged import SIGNS, Judged
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_LONGEST: Final = 60
_ENDLESS: Final = r"(?:∞|inf(?:inity|inito|ini)?|unendlich|oo)(?![^\W\d_])"
_END: Final = rf"[+-]?\s?(?:\d{{1,9}}(?:[.,]\d{{1,9}})?|{_ENDLESS}|(?<![^\W_])[a-z](?![^\W_]))"
_BRACKETED: Final = re.compile(
    rf"(?:[a-z]\s?(?:∈|in)\s?)?(?P<left>[\[\](])\s?(?P<low>{_END})\s?[;,]\s?(?P<high>{_END})"
    r"\s?(?P<right>[\[\])])"
)
_CHAIN: Final = re.compile(
    rf"(?P<low>{_END})\s?(?P<after><=?)\s?[a-z]\s?(?P<before><=?)\s?(?P<high>{_END})"
)
_HALF: Final = re.compile(rf"[a-z]\s?(?P<sign>[<>]=?)\s?(?P<end>{_END})")
_NO_END: Final = "inf"


class _Interval(NamedTuple):
    """Its ends, and the bracket at each: round where the end does not belong to it."""

    low: str
    high: str
    brackets: str
    bracketed: bool = False
    """Whether it was written so, and not as an inequality."""

    @property
    def may_be_a_row(self) -> bool:
        """Whether its brackets could stand around a row of numbers as well."""
        return self.bracketed and self.brackets in ("()", "[]") and not self._is_endless

    @property
    def _is_endless(self) -> bool:
        return _NO_END in self.low + self.high


def judge_interval(wanted: str, given: str) -> Judged:
    """Compare with an interval; None where either is none, or both are inequalities.

    Who gives the right ends and no brackets leaves open which of them belong to it.
    """
    key = _read(wanted)
    if key is None or (key.may_be_a_row and key.brackets == "()"):
        return None
    answer = _read(given)
    if answer is None:
        bare = [*map(_end, re.findall(_END, _plainly(given)))] == [key.low, key.high]
        told = key.bracketed and not key.may_be_a_row
        return (Outcome.UNSURE, Reason.HEDGE) if bare and told else None
    if not (key.bracketed or answer.bracketed) and wanted != given:
        return None
    if answer[:3] == key[:3]:
        return Outcome.RIGHT, Reason.SIGN
    same_ends = answer[:2] == key[:2]
    if same_ends and key.may_be_a_row and answer.may_be_a_row:
        return Outcome.UNSURE, Reason.HEDGE
    return Outcome.MISCONCEPTION, Reason.SIGN if same_ends else Reason.NUMBER


def _plainly(text: str) -> str:
    return fold(text[:_LONGEST].translate(SIGNS)).strip(" .")


@lru_cache(maxsize=2000)
def _read(text: str) -> _Interval | None:
    written = _plainly(text) if len(text) <= _LONGEST else ""
    if found := _BRACKETED.fullmatch(written):
        left, right = found["left"] == "[", found["right"] == "]"
        return _made(found["low"], found["high"], (left, right), bracketed=True)
    if found := _CHAIN.fullmatch(written):
        return _made(found["low"], found["high"], ("=" in found["after"], "=" in found["before"]))
    if found := _HALF.fullmatch(written):
        end, held = found["end"], ("=" in found["sign"],) * 2
        upwards = found["sign"][0] == ">"
        return _made(end, _NO_END, held) if upwards else _made(f"-{_NO_END}", end, held)
    return None


def _made(low: str, high: str, held: tuple[bool, bool], *, bracketed: bool = False) -> _Interval:
    """Make an interval that holds its ends or not; no end without an end belongs to it."""
    ends = (_end(low), _end(high))
    brackets = "".join(
        ("[]" if has and _NO_END not in end else "()")[place]
        for place, (has, end) in enumerate(zip(held, ends, strict=True))
    )
    return _Interval(*ends, brackets, bracketed)


def _end(written: str) -> str:
    """Write an end in one form: "+ ∞" as "inf", "0,50" as "0.5"."""
    bare = re.sub(_ENDLESS, _NO_END, re.sub(r"[\s+]", "", written).replace(",", "."))
    return f"{float(bare):g}" if re.fullmatch(r"-?[\d.]+", bare) else bare
