"""Expressions in normal form, so that two writings of one are equal.

A sum is a set of products with their coefficients; a product is a set of names, or of whole sums
in brackets, with their powers. Products of sums are not multiplied out: `2(x + 3)` is another
form than `2x + 6`, although it is worth the same.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from fractions import Fraction
from typing import Final, Union

Atom = Union[str, "Expression"]
Product = frozenset[tuple[Atom, Fraction]]
Expression = frozenset[tuple[Product, Fraction]]

_TOKEN: Final = re.compile(r"\s*(?:(\d{1,12}(?:\.\d{1,12})?)|([^\W\d_]+)|([-+*/^()√±]))")
MOST_LETTERS: Final = 3
"""Letters of the longest product that is written without a space: "mgh"."""
_ONE: Final[Product] = frozenset()
_MOST: Final = 80
"""Tokens that are read, brackets in brackets, and the highest power."""
_DEEPEST: Final = 6
_HIGHEST: Final = 12
_ROOT, _OPEN = "√", "("
_ARTICLES: Final = frozenset(
    ("a", "an", "the", "el", "la", "los", "las", "der", "die", "das", "le", "les")
)


@dataclass(frozen=True, slots=True)
class Reading:
    """How an expression is read."""

    letters: bool = True
    """Whether each letter is a name; else words are."""
    long: tuple[str, ...] = ()
    """Names of several letters that stand among single ones: the "ek" of `E_k`."""
    tight: bool = False
    """Whether what stands side by side binds tighter than "/": "b/2a" is b over 2a.

    Both readings are in use ("1/2 m" is half of m), so an answer may have either.
    """


class Unreadable(ValueError):
    """A text is no expression."""


def parsed(text: str, how: Reading) -> Expression:
    """Read an expression; raises Unreadable.

    A sign of both (`a ± b`) is read as a number of its own that the term is multiplied by.
    """
    reader = _Reader(list(_tokens(text, how)), how)
    found = reader.sum(0)
    if reader.rest:
        raise Unreadable(text)
    return found


def add(one: Expression, other: Expression) -> Expression:
    """Add two expressions, like terms together."""
    terms = dict(one)
    for product, count in other:
        terms[product] = terms.get(product, Fraction(0)) + count
    return frozenset((product, count) for product, count in terms.items() if count)


def negated(one: Expression) -> Expression:
    """Turn the sign of every term."""
    return frozenset((product, -count) for product, count in one)


def names_of(one: Expression) -> frozenset[str]:
    """Give all names of an expression."""
    atoms = [atom for product, _ in one for atom, _ in product]
    return frozenset().union(
        *({atom} if isinstance(atom, str) else names_of(atom) for atom in atoms)
    )


def lone_name(one: Expression) -> str | None:
    """Give the name that an expression consists of, if it is nothing else."""
    if len(one) != 1:
        return None
    ((product, count),) = one
    if count != 1 or len(product) != 1:
        return None
    ((atom, power),) = product
    return atom if power == 1 and isinstance(atom, str) else None


def evaluated(one: Expression, values: Mapping[str, float]) -> float | None:
    """Give what an expression is worth; names without a value have one of their own.

    Two expressions that are worth the same at such odd values are the same but for their form.
    """
    try:
        return sum(
            (float(count) * _product(product, values) for product, count in _in_order(one)), 0.0
        )
    except (OverflowError, ZeroDivisionError, ValueError):
        return None


def _in_order(one: Expression) -> list[tuple[Product, Fraction]]:
    return sorted(one, key=repr)


def _product(product: Product, values: Mapping[str, float]) -> float:
    worth = 1.0
    for atom, power in product:
        value = _of(atom, values) if isinstance(atom, str) else evaluated(atom, values)
        if value is None or (value < 0 and int(power) != power):
            raise ValueError(atom)
        worth *= value ** float(power)
    return worth


def _of(name: str, values: Mapping[str, float]) -> float:
    return values.get(
        name, 1.1 + sum(ord(letter) * 0.0137**place for place, letter in enumerate(name, 1))
    )


def _tokens(text: str, how: Reading) -> Iterator[str]:
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


def _names(word: str, how: Reading) -> list[str]:
    """Part "mgh" into its letters, but for names that are longer."""
    names = re.findall("|".join((*map(re.escape, how.long), ".")), word)
    if sum(len(name) == 1 for name in names) > MOST_LETTERS:
        raise Unreadable(word)
    return names


class _Reader:
    """Reads tokens from left to right: sums of products of powers."""

    def __init__(self, tokens: list[str], how: Reading) -> None:
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
            found = _times(found, _raised(factor, Fraction(-1)) if over else factor)
        return found

    def _beside(self, factor: Expression, depth: int) -> Expression:
        while self._next() and self._next() not in "+-±*/)":
            factor = _times(factor, self._factor(depth))
        return factor

    def _factor(self, depth: int) -> Expression:
        token = self._take()
        if token in ("-", "+", "±"):
            return _signed(token, self._factor(depth))
        if token in _ROOT:
            return _raised(self._base(self._take(), depth), Fraction(1, 2))
        base = self._base(token, depth)
        return _raised(base, self._power()) if self._next() == "^" else base

    def _base(self, token: str, depth: int) -> Expression:
        if token in _OPEN:
            if depth == _DEEPEST:
                raise Unreadable("too deep")
            found = self.sum(depth + 1)
            if self._take() != ")":
                raise Unreadable("open bracket")
            return found
        if token[0].isdigit():
            return frozenset({(_ONE, Fraction(token))} if Fraction(token) else ())
        if not token[0].isalpha():
            raise Unreadable(token)
        return self._name(token)

    def _name(self, token: str) -> Expression:
        """Read a name: a letter with the digit behind it, or words up to the next sign."""
        if self.how.letters:
            if self._next() in ("2", "3"):  # "mc2" is written for mc^2
                return _raised(_named(token), Fraction(self.rest.pop()))
            if self._next().isdigit():
                token += self.rest.pop()
            return _named(token)
        words = [token]
        while self._next().isalpha():
            words.append(self.rest.pop())
        return _named(" ".join(word.rstrip("s") for word in words if word not in _ARTICLES))

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
        return _times(_named(sign), term)
    return term if sign == "+" else negated(term)


def _named(name: str) -> Expression:
    return frozenset({(frozenset({(name, Fraction(1))}), Fraction(1))})


def _as_product(one: Expression) -> tuple[Product, Fraction]:
    """Take an expression as one product: a sum of several terms stays in its brackets."""
    if len(one) == 1:
        (only,) = one
        return only
    return (frozenset({(one, Fraction(1))}), Fraction(1)) if one else (_ONE, Fraction(0))


def _times(one: Expression, other: Expression) -> Expression:
    (mine, count), (theirs, by) = _as_product(one), _as_product(other)
    powers = dict(mine)
    for atom, power in theirs:
        powers[atom] = powers.get(atom, Fraction(0)) + power
    product = frozenset((atom, power) for atom, power in powers.items() if power)
    return frozenset({(product, count * by)} if count * by else ())


def _raised(one: Expression, power: Fraction) -> Expression:
    if abs(power) > _HIGHEST:
        raise Unreadable("too high a power")
    product, count = _as_product(one)
    if count != 1 and int(power) != power:  # the root of a number stays one
        product, count = frozenset({(one, Fraction(1))}), Fraction(1)
    if not count and power <= 0:
        raise Unreadable("division by zero")
    raised = frozenset((atom, power * times) for atom, times in product)
    return frozenset({(raised, count ** int(power) if count != 1 else count)} if count else ())
