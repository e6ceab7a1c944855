"""Chemical formulas as answers: `CO₂`, `CO2` and `co2` are one, `CO` and `C02` are others.

Case counts nowhere, because phones change it, unless the author is strict about it. A charge may
be written as `Ca²⁺`, `Ca2+`, `Ca+2` or `Ca++`.
"""

import re
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.verdict import Outcome, Reason

ELEMENTS: Final = frozenset(
    re.findall(
        "[A-Z][a-z]?",
        "HHeLiBeBCNOFNeNaMgAlSiPSClArKCaScTiVCrMnFeCoNiCuZnGaGeAsSeBrKrRbSrYZrNbMoTcRuRhPdAgCdIn"
        "SnSbTeIXeCsBaLaCePtAuHgTlPbBiPoAtRnFrRaAcThPaUNpPuAmWReOsIrTaHf",
    )
)
FORMULA: Final = r"(?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*)+(?:\^?\d?[+-])?"
_COMPOUND: Final = re.compile(rf"\d*{FORMULA}")
_WATER: Final = re.compile(r"\s*[*.]\s*(\d*)h2o$", re.IGNORECASE)
"""The water of a hydrate: "MgSO₄·7H₂O"."""
_SQUARE: Final = str.maketrans("", "", "[]")
"""What stands around a complex: "[Cu(NH₃)₄]²⁺"."""
_TRADE: Final = re.compile("[BCPS]2[BCPS]")
"""Who trades with whom (B2B, C2C, P2P): letters of elements, but no substance."""
_BRACKETED: Final = re.compile(r"^\(([^()]+)\)$")
"""A whole word in brackets: "carbon dioxide (CO2)"."""
_CHARGES: Final = (
    (re.compile(r"\((\d?[+-])\)$"), r"\1"),
    (re.compile(r"(?<=[a-z\d)])([+-])(\d)$"), r"\2\1"),
    (re.compile(r"([+-])\1{1,3}$"), lambda found: f"{len(found.group())}{found[1]}"),
)


def judge_compound(wanted: str, given: str) -> Judged:
    """Compare with a chemical formula; None where the reference is none."""
    if not is_compound(wanted):
        return None
    key = joined(wanted)
    words = [joined(_BRACKETED.sub(r"\1", word.strip(".,;:!?"))) for word in given.split()]
    like = {word for word in words if re.search(r"\d", word) and re.search(r"[a-z]", word)}
    if joined(given) == key or (key in words and like <= {key}):
        return Outcome.RIGHT, Reason.FORMULA
    if key in words:
        return Outcome.UNSURE, Reason.HEDGE
    letters = re.sub(r"[^a-z]", "", key)
    if like or (len(words) == 1 and len(words[0]) <= len(letters) + 1):
        return Outcome.WRONG, Reason.FORMULA
    return None


def is_compound(text: str) -> bool:
    """Whether a text is a chemical formula: digits or a charge, or an element like Na, tell it."""
    text = _WATER.sub(r"\1H2O", text.translate(_SQUARE))
    parts = re.findall(r"[A-Z][a-z]?", text)
    if _TRADE.fullmatch(text):
        return False
    told = re.search(r"[A-Za-z)]\d|[+-]$", text) or (len(parts) > 1 and len(parts[0]) > 1)
    return bool(told and _COMPOUND.fullmatch(text)) and set(parts) <= ELEMENTS


def joined(text: str) -> str:
    """Write a formula in one form: no spaces, no case, its charge as `2+`."""
    text = _WATER.sub(r"*\1h2o", text.translate(_SQUARE))
    text = re.sub(r"(?<=[A-Za-z\d)])-(?=\(?[A-Z])", "", text)
    text = re.sub(r"[\s^_]", "", text).casefold()
    for pattern, form in _CHARGES:
        text = pattern.sub(form, text)
    return re.sub(r"(?<!\d)1(?=[+-]$)", "", text)
