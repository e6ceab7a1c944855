"""The writing of algebra: words for signs become signs; and whether a text is algebra at all."""

import re
import unicodedata
from functools import lru_cache
from typing import Final

from bot.grading.formulas.parsing import MOST_LETTERS
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, phrases
from bot.grading.text.folding import fold

_SUBSCRIPT: Final = re.compile(r"([^\W\d_])_\{?([^\W\d_]{1,8})\}?")
_HYPHENATED: Final = re.compile(r"[^\W\d_]{2,}(?:-[^\W\d_]{2,})+")
_PRODUCT: Final = re.compile(
    r"\d*\s?[a-z]{0,2}[α-ω][a-z]{0,2}|\d/\d\s?[a-z]{2,3}"  # noqa: RUF001  # Greek is meant
    r"|-?\d{0,4}\s?(?:π|pi)\s?(?:/\s?\d{1,4})?"
)
"""A product without a sign, "2πr", "λf", "1/2 bh", or a share of π; what has no Greek letter may be
a word."""
_SIGN: Final = re.compile(r"[\d²³^π]")
"""What tells letters from short words: "pay = net + tax"."""
_CHANGE: Final = unicodedata.lookup("GREEK SMALL LETTER DELTA")
_WORD: Final = re.compile(r"[^\W\d_]+")

GREEK: Final = {
    name: unicodedata.lookup(f"GREEK SMALL LETTER {name.replace('lambda', 'lamda').upper()}")
    for name in (
        *("alpha", "beta", "gamma", "delta", "epsilon", "theta", "lambda", "mu", "pi", "rho"),
        *("sigma", "phi", "omega"),
    )
} | {"sqrt": "√"}
_GREEK: Final = re.compile(r"(?<![^\W\d_])(?:" + "|".join(GREEK) + r")(?![^\W\d_])")


def in_letters(text: str) -> bool:
    """Whether the names of a text are single letters, "mc" being a product."""
    return all(len(word) <= MOST_LETTERS for word in _WORD.findall(text))


def is_symbolic(text: str) -> bool:
    """Whether an expression without "=" is algebra: "2x + 3", "2πr", but not "B2B" or "A-4"."""
    if "√" in text or _PRODUCT.fullmatch(text.strip()):
        return True
    signed = re.search(r"[+*/^-]", text)
    fraction = re.search(r"(?<![^\W_])[a-z]/[a-z](?![^\W_])", text) and re.search(r"[-+]", text)
    told = fraction or re.search(r"\^|(?<![^\W_])\d+[a-z]|\)\(|\d\(|\([^()]*[-+*/^][^()]*\)", text)
    return bool(signed and told)


def symbols(text: str, language: str) -> str:
    """Write a text in signs: "a squared plus b" becomes "a^2 + b"."""
    text = re.sub(r"(?<=\d),(?=\d)", ".", fold(text).replace("**", "^"))
    text = _SUBSCRIPT.sub(r"\1\2", re.sub(r"\+\s?/?-", "±", text))
    text = _GREEK.sub(lambda name: GREEK[name.group()], text)
    text = re.sub(rf"({_CHANGE})\s+(?=[^\W\d_])", r"\1", text)
    for pattern, sign in _operators(language):
        text = pattern.sub(sign, text)
    return text


def subscripted(text: str) -> tuple[str, ...]:
    """Give the names of several letters: those with a subscript, as `E_k`, and changes, as ΔH."""
    changes = re.findall(rf"{_CHANGE}[^\W\d_]", fold(text))
    return tuple(sorted({*(fold("".join(found)) for found in _SUBSCRIPT.findall(text)), *changes}))


def named_by_a_word(text: str) -> tuple[str, ...]:
    """Give the word that names a formula of letters: the "area" of `area = πr²`."""
    name, equals, rest = text.partition("=")
    word = fold(name).strip()
    alone = word.isalpha() and len(word) > MOST_LETTERS and equals and "=" not in rest
    return (word,) if alone and _SIGN.search(rest) and in_letters(rest) else ()


def without_hyphens(text: str, reference: str) -> str:
    """Write a hyphenated name before the "=" of a reference as two words: it is no difference."""
    name, equals, _ = reference.partition("=")
    for word in _HYPHENATED.findall(name) if equals else ():
        text = re.sub(re.escape(word), word.replace("-", " "), text, flags=re.IGNORECASE)
    return text


def in_digits(text: str, language: str) -> str:
    """Write number words in digits: "two x" as "2 x"."""
    one = spoken(language)
    digits = {name: f"{value:g}" for name, value in one.value_of.items()}
    digits |= {name: f"(1/{part})" for name, part in one.part_of.items()}
    written = _WORD.sub(lambda word: digits.get(word.group(), word.group()), text)
    return _part_of(language).sub(r"\1", written)


@lru_cache(maxsize=32)
def _part_of(language: str) -> re.Pattern[str]:
    """Find the share of "a quarter of pi" with what belongs to it."""
    one = spoken(language)
    return re.compile(rf"(?:\b(?:{any_of(one.one)})\s)?(\(1/\d+\))(?:\s(?:{any_of(one.of)})\b)?")


def initials(text: str, language: str) -> str:
    """Write words as their first letters: "force = mass x acceleration" as "f = m * a"."""
    text = re.sub(r"\bx\b", "*", symbols(text, language))
    return _WORD.sub(lambda word: word.group()[0], text)


@lru_cache(maxsize=32)
def _operators(language: str) -> tuple[tuple[re.Pattern[str], str], ...]:
    table = {
        name: sign for sign, words in spoken(language).operators.items() for name in phrases(words)
    }
    longest = sorted(table, key=len, reverse=True)
    return tuple(
        (re.compile(rf"\s*\b{re.escape(name)}\b\s*"), f" {table[name]} ".replace(" ^", "^"))
        for name in longest
    )
