"""A copy of a value differs in the fields that were named, and in nothing else."""

import pytest
from msgspec import Struct

from state.values import replace


class Seat(Struct, frozen=True):
    """A value."""

    row: int
    number: int = 1


def test_a_copy_has_the_new_field_and_the_old_others() -> None:
    seat = Seat(3, 4)
    assert replace(seat, row=5) == Seat(5, 4)
    assert seat == Seat(3, 4)


def test_a_field_that_there_is_not_is_refused() -> None:
    with pytest.raises(TypeError):
        replace(Seat(3), colour="red")  # type: ignore[call-arg]  # what is refused
