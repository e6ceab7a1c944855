"""Expressions in normal form, so that two writings of one are equal.

A sum is a set of products with their coefficients; a product is a set of names, or of whole sums
in brackets, with their powers. Products of sums are not multiplied out: `2(x + 3)` is another
form than `2x + 6`, although it is worth the same.
"""

from collections.abc import Mapping
from fractions import Fraction
from typing import Final, Union

Atom = Union[str, "Expression"]
Product = frozenset[tuple[Atom, Fraction]]
Expression = frozenset[tuple[Product, Fraction]]

_ONE: Final[Product] = frozenset()
_HIGHEST: Final = 12
"""The highest power."""
_LONGEST: Final = 1_000
"""Bits of a number that is raised to a power: powers of powers grow beyond all bounds."""


_FADING: Final = 0.0137
"""By how much each letter of a name counts less than the one before it: 1 in 73, because letters
of ASCII lie 57 apart at most, so that no rest of a name makes up for another letter."""


class Unreadable(ValueError):
    """A text is no expression."""


def number(value: Fraction) -> Expression:
    """Give an expression that is a number alone; 0 has no terms."""
    return frozenset({(_ONE, value)} if value else ())


def named(name: str) -> Expression:
    """Give an expression that is a name alone."""
    return frozenset({(frozenset({(name, Fraction(1))}), Fraction(1))})


def add(one: Expression, other: Expression) -> Expression:
    """Add two expressions, like terms together."""
    terms = dict(one)
    for product, count in other:
        terms[product] = terms.get(product, Fraction(0)) + count
    return frozenset((product, count) for product, count in terms.items() if count)


def negated(one: Expression) -> Expression:
    """Turn the sign of every term."""
    return frozenset((product, -count) for product, count in one)


def times(one: Expression, other: Expression) -> Expression:
    """Multiply two expressions, powers of one name together."""
    (mine, count), (theirs, by) = _as_product(one), _as_product(other)
    powers = dict(mine)
    for atom, power in theirs:
        powers[atom] = powers.get(atom, Fraction(0)) + power
    product = frozenset((atom, power) for atom, power in powers.items() if power)
    return frozenset({(product, count * by)} if count * by else ())


def raised(one: Expression, power: Fraction) -> Expression:
    """Raise an expression to a power; Unreadable where that is not worked out."""
    if abs(power) > _HIGHEST:
        raise Unreadable("too high a power")
    product, count = _as_product(one)
    if count != 1 and int(power) != power:  # the root of a number stays one
        product, count = frozenset({(one, Fraction(1))}), Fraction(1)
    if not count and power <= 0:
        raise Unreadable("division by zero")
    if max(count.numerator.bit_length(), count.denominator.bit_length()) * abs(power) > _LONGEST:
        raise Unreadable("too long a number")
    atoms = frozenset((atom, power * by) for atom, by in product)
    return frozenset({(atoms, count ** int(power) if count != 1 else count)} if count else ())


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
            (float(count) * _product(product, values) for product, count in sorted(one, key=repr)),
            0.0,
        )
    except (OverflowError, ZeroDivisionError, ValueError):
        return None


def _product(product: Product, values: Mapping[str, float]) -> float:
    worth = 1.0
    for atom, power in product:
        value = _of(atom, values) if isinstance(atom, str) else evaluated(atom, values)
        if value is None or (value < 0 and int(power) != power):
            raise ValueError(atom)
        worth *= value ** float(power)
    return worth


def _of(name: str, values: Mapping[str, float]) -> float:
    """Give what a name is worth: what it was given, or else a number that is no other name's.

    It is positive, so that its roots are real.
    """
    odd = sum(ord(letter) * _FADING**place for place, letter in enumerate(name, 1))
    return values.get(name, 1.1 + odd)


def _as_product(one: Expression) -> tuple[Product, Fraction]:
    """Take an expression as one product: a sum of several terms stays in its brackets."""
    if len(one) == 1:
        (only,) = one
        return only
    return (frozenset({(one, Fraction(1))}), Fraction(1)) if one else (_ONE, Fraction(0))
