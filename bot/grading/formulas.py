"""Formulas, equations and code as answers: one form for all writings, and every sign counts.

`CO₂`, `CO2` and `co2` are one formula, `CO` and `C02` are others. `x²`, `x^2` and `x**2` are one
power. The sides of "=" may change places, those of an arrow may not. In code quotes are of one kind
and spaces between signs are free; `print(hello)` is not `print("hello")`. Case counts nowhere,
because phones change it, unless the author is strict about it.
"""

import re
from collections import Counter
from functools import lru_cache
from typing import Final

from bot.grading.quantities.writing import plain
from bot.grading.verdict import Outcome

Judged = tuple[Outcome, str] | None
"""What a comparison came to, and the word that says why; None where it cannot tell."""

_ELEMENTS: Final = frozenset(
    re.findall(
        "[A-Z][a-z]?",
        "HHeLiBeBCNOFNeNaMgAlSiPSClArKCaScTiVCrMnFeCoNiCuZnGaGeAsSeBrKrRbSrYZrNbMoTcRuRhPdAgCdIn"
        "SnSbTeIXeCsBaLaCePtAuHgTlPbBiPoAtRnFrRaAcThPaUNpPuWReOsIrTaHf",
    )
)
_COMPOUND: Final = re.compile(r"\d*(?:[A-Z][a-z]?\d*|\((?:[A-Z][a-z]?\d*)+\)\d*)+(?:\^?\d?[+-])?")
_TRADE: Final = re.compile("[BCPS]2[BCPS]")
"""Who trades with whom (B2B, C2C, P2P): letters of elements, but no substance."""
_SIGNS: Final = str.maketrans({"≠": "!=", "≤": "<=", "≥": ">="})
_CODE: Final = re.compile(
    r"""==|!=|<=|>=|&&|\|\||:=|=>|\+=|-=|//|\+\+|::|;\s*$|^<\w+[^>]*>|^\#\w|^\$\w|^--\w
      | ^[\w.]+\((?!(?:e?s|e|n|en|r)\)$).*\)$|^[\w.]+\[.*\]$|\w\(["'].*["']\)""",
    re.VERBOSE,
)
_ARROW: Final = re.compile(r"\s*(?:→|->|-->|=>|<=>|⇌)\s*")
_EQUALS: Final = re.compile(r"(?<![=<>!:+*/-])=(?![=>])")
_LEADING: Final = re.compile(
    r"^(?:(?:it|its|it's|it is|is|the|answer|that|use|you|write|type|i|think|es|se|pone)\s+)+",
    re.IGNORECASE,
)
_PROSE: Final = re.compile(r"(?:\b[^\W\d_]+\s+){3}[^\W\d_]+(?![^;]*;\s*$)")
"""Four words in a row make a sentence about code, not code; a query ends with a semicolon."""
_TERM_WORDS: Final = 4
_POWERS: Final = ((r"\s*(?:squared|al cuadrado)", "^2"), (r"\s*(?:cubed|al cubo)", "^3"))
_TERM: Final = re.compile(r"([+-]?)([^+-]+)")


def judge_formula(reference: str, response: str) -> Judged:
    """Compare with a reference that is a formula, an equation or code; None for any other."""
    wanted, given = _tidy(reference), _tidy(response)
    if _is_compound(wanted):
        return _compound(wanted, given)
    if _CODE.search(wanted) and not _PROSE.search(wanted):
        return _code(wanted, given)
    if _is_equation(wanted):
        return _equation(wanted, given)
    return _power(wanted, given) if re.search(r"\w\s?(?:\^|\*\*)\s?\w", wanted) else None


def is_formula(reference: str) -> bool:
    """Whether a reference is a formula, an equation or code."""
    return judge_formula(reference, reference) is not None


def sign_of(text: str) -> str:
    """Give the one sign of a text: `!=` of "its !=" and of "≠"; "" where there are none or more."""
    found = set(re.findall(r"[=<>!&|^~+*/\\%-]{1,4}", text.translate(_SIGNS)))
    return found.pop() if len(found) == 1 else ""


@lru_cache(maxsize=2000)
def _tidy(text: str) -> str:
    bare = text.translate(_SIGNS).strip().strip("`").strip()
    return _LEADING.sub("", plain(bare)).strip().rstrip(".").strip()


def _is_compound(text: str) -> bool:
    """Whether a text is a chemical formula: digits or a charge, or an element like Na, tell it."""
    parts = re.findall(r"[A-Z][a-z]?", text)
    if _TRADE.fullmatch(text):
        return False
    told = re.search(r"[A-Za-z)]\d|[+-]$", text) or (len(parts) > 1 and len(parts[0]) > 1)
    return bool(told and _COMPOUND.fullmatch(text)) and all(part in _ELEMENTS for part in parts)


def _compound(wanted: str, given: str) -> Judged:
    key = _joined(wanted)
    words = [_joined(word).strip(".,;:!?") for word in given.split()]
    like = {word for word in words if re.search(r"\d", word) and re.search(r"[a-z]", word)}
    if _joined(given) == key or (key in words and like <= {key}):
        return Outcome.RIGHT, "formula"
    if key in words:
        return Outcome.UNSURE, "hedge"
    letters = re.sub(r"[^a-z]", "", key)
    if like or (len(words) == 1 and len(words[0]) <= len(letters) + 1):
        return Outcome.WRONG, "formula"
    return None


def _joined(text: str) -> str:
    return re.sub(r"[\s^_]", "", text).casefold()


def _code(wanted: str, given: str) -> Judged:
    if _coded(wanted) == _coded(given):
        return Outcome.RIGHT, "sign"
    same_words = re.findall(r"\w+", wanted.casefold()) == re.findall(r"\w+", given.casefold())
    return (Outcome.WRONG, "sign") if same_words or _CODE.search(given) else None


def _coded(text: str) -> str:
    """Write code without free spaces, with one kind of quotes, without a last semicolon."""
    text = text.replace("'", '"').rstrip("; ").casefold()
    return re.sub(r"(?<!\w)\s+|\s+(?!\w)", "", text)


def _is_equation(text: str) -> bool:
    """Whether a text is two sides with a sign between them, each of short terms."""
    sides = (_ARROW if _ARROW.search(text) else _EQUALS).split(text)
    terms = [term for side in sides for term in re.split(r"[+*/-]", side)]
    return len(sides) > 1 and all(0 < len(term.split()) <= _TERM_WORDS for term in terms)


def _equation(wanted: str, given: str) -> Judged:
    arrow = bool(_ARROW.search(wanted))
    parted = _ARROW if arrow else _EQUALS
    key = [_side(side) for side in parted.split(wanted)]
    split = parted.split(given) if parted.search(given) else _EQUALS.split(given)
    answer = [_side(side) for side in split]
    if len(key) < 2 or len(answer) != len(key):
        return None
    if answer == key or (not arrow and answer[::-1] == key):
        return Outcome.RIGHT, "formula"
    if arrow and answer[::-1] == key:
        return Outcome.MISCONCEPTION, "roles"
    if _letters(key) == _letters(answer):
        return Outcome.UNSURE, "order"
    wordless = all(len(word) <= 2 for word in re.findall(r"[^\W\d_]+", wanted))
    return (Outcome.WRONG, "formula") if wordless else None


def _side(text: str) -> Counter[str]:
    """Give the signed terms of a side; their order is free."""
    terms = _TERM.findall(_math(text))
    return Counter((sign if sign == "-" else "+") + term for sign, term in terms if term)


def _letters(sides: list[Counter[str]]) -> Counter[str]:
    return Counter(letter for side in sides for term in side for letter in term if letter.isalnum())


def _power(wanted: str, given: str) -> Judged:
    key, answer = _math(wanted), _math(given)
    if key == answer:
        return Outcome.RIGHT, "formula"
    short = len(answer) <= 2 * len(key) and re.fullmatch(r"[a-z\d+\-*/^=().]+", answer)
    return (Outcome.WRONG, "formula") if short else None


def _math(text: str) -> str:
    """Write a formula without spaces, times signs and marks of powers."""
    text = text.casefold()
    for words, power in _POWERS:
        text = re.sub(words, power, text)
    text = re.sub(r"\band\b", "+", text).replace("**", "^")
    text = re.sub(r"\s+", "", text)
    text = re.sub(r"(?<=[a-z)])\^(?=\d)", "", text)
    return re.sub(r"(?<=[\w)])\*(?=[a-z(])", "", text)
