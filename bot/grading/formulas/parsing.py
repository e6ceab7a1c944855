"""Reads an expression as people write it: `2x`, "2 * x", `mc2`, `√(a/b)`, "revenue - costs".

How it is read depends on the key: where its names are single letters, "mgh" is a product of three;
where they are words, it is one name.
"""

import re
from collections.abc import Iterator
from fractions import Fraction
from typing import Final

from msgspec import Struct

from bot.grading.formulas.expressions import (
    Expression,
    Unreadable,
    add,
    named,
    names_of,
    negated,
    number,
    raised,
    times,
)

_TOKEN: Final = re.compile(r"\s*(?:(\d{1,12}(?:\.\d{1,12})?)|([^\W\d_]+)|([-+*/^()√±]))")
MOST_LETTERS: Final = 3
"""Letters of the longest product that is written without a space: "mgh"."""
_MOST: Final = 80
"""Tokens that are read."""
_DEEPEST: Final = 6
"""Brackets in brackets."""
_ROOT, _OPEN = "√", "("


class Notation(Struct, frozen=True):
    """How an expression is read."""

    letters: bool = True
    """Whether each letter is a name; else words are."""
    long: tuple[str, ...] = ()
    """Names of several letters that stand among single ones: the "ek" of `E_k`."""
    tight: bool = False
    """Whether what stands side by side binds tighter than "/": "b/2a" is b over 2a.

    Both readings are in use ("1/2 m" is half of m), so an answer may have either.
    """
    articles: frozenset[str] = frozenset()
    """Small words that are no part of a name."""


def parsed(text: str, how: Notation) -> Expression:
    """Read an expression; raises Unreadable.

    A sign of both (`a ± b`) is read as a number of its own that the term is multiplied by.
    """
    reader = _Reader(list(_tokens(text, how)), how)
    found = reader.sum(0)
    if reader.rest:
        raise Unreadable(text)
    return found


def _tokens(text: str, how: Notation) -> Iterator[str]:
    at, count = 0, 0
    text = text.strip()
    while at < len(text):
        found = _TOKEN.match(text, at)
        count += 1
        if found is None or count > _MOST:
            raise Unreadable(text)
        number, word, sign = found.groups()
        at = found.end()
        yield from _names(word, how) if how.letters and word else (number or word or sign,)


def _names(word: str, how: Notation) -> list[str]:
    """Part "mgh" into its letters, but for names that are longer."""
    names = re.findall("|".join((*map(re.escape, how.long), ".")), word)
    if sum(len(name) == 1 for name in names) > MOST_LETTERS:
        raise Unreadable(word)
    return names


class _Reader:
    """Reads tokens from left to right: sums of products of powers."""

    def __init__(self, tokens: list[str], how: Notation) -> None:
        self.rest = tokens[::-1]
        self.how = how

    def sum(self, depth: int) -> Expression:
        """Read terms with signs between them."""
        found = self._term(depth)
        while self._next() in ("+", "-", "±"):
            sign = self.rest.pop()
            found = add(found, _signed(sign, self._term(depth)))
        return found

    def _term(self, depth: int) -> Expression:
        """Read factors with "*", "/" or nothing between them."""
        found = self._factor(depth)
        while self._next() not in ("", "+", "-", "±", ")"):
            over = self._next() == "/"
            if self._next() in ("*", "/"):
                self.rest.pop()
            factor = self._factor(depth)
            if over and self.how.tight and names_of(found):
                factor = self._beside(factor, depth)
            found = times(found, raised(factor, Fraction(-1)) if over else factor)
        return found

    def _beside(self, factor: Expression, depth: int) -> Expression:
        while self._next() and self._next() not in "+-±*/)":
            factor = times(factor, self._factor(depth))
        return factor

    def _factor(self, depth: int) -> Expression:
        token = self._take()
        if token in ("-", "+", "±"):
            return _signed(token, self._factor(depth))
        if token in _ROOT:
            return raised(self._base(self._take(), depth), Fraction(1, 2))
        base = self._base(token, depth)
        return raised(base, self._power()) if self._next() == "^" else base

    def _base(self, token: str, depth: int) -> Expression:
        if token in _OPEN:
            if depth == _DEEPEST:
                raise Unreadable("too deep")
            found = self.sum(depth + 1)
            if self._take() != ")":
                raise Unreadable("open bracket")
            return found
        if token[0].isdigit():
            return number(Fraction(token))
        if not token[0].isalpha():
            raise Unreadable(token)
        return self._name(token)

    def _name(self, token: str) -> Expression:
        """Read a name: a letter with the digit behind it, or words up to the next sign."""
        if self.how.letters:
            if self._next() in ("2", "3"):  # "mc2" is written for mc^2
                return raised(named(token), Fraction(self.rest.pop()))
            if self._next().isdigit():
                token += self.rest.pop()
            return named(token)
        words = [token]
        while self._next().isalpha():
            words.append(self.rest.pop())
        return named(" ".join(word.rstrip("s") for word in words if word not in self.how.articles))

    def _power(self) -> Fraction:
        self.rest.pop()
        bracket = self._next() == "(" and self.rest.pop()
        sign = -1 if self._next() == "-" and self.rest.pop() else 1
        digits = self._take()
        if not digits.isdigit() or (bracket and self._take() != ")"):
            raise Unreadable(digits)
        return Fraction(sign * int(digits))

    def _next(self) -> str:
        return self.rest[-1] if self.rest else ""

    def _take(self) -> str:
        if not self.rest:
            raise Unreadable("it ends too soon")
        return self.rest.pop()


def _signed(sign: str, term: Expression) -> Expression:
    if sign == "±":
        return times(named(sign), term)
    return term if sign == "+" else negated(term)
