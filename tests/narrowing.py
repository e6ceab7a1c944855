"""Values that must be of one kind, or be there at all; a type checker knows it from then on."""

from collections.abc import Iterable
from typing import TypeVar

T = TypeVar("T")


def as_a(kind: type[T], value: object) -> T:
    """Give a value that must be of this kind."""
    assert isinstance(value, kind), value
    return value


def only(kind: type[T], values: Iterable[object]) -> T:
    """Give the only one of some values, which must be of this kind."""
    (value,) = values
    return as_a(kind, value)


def there(value: T | None) -> T:
    """Give a value that must not be None."""
    assert value is not None
    return value
