"""The list of those who were erased means the same to every release that reads it."""

from state.file import erasures
from state.records.learners import Who


def test_a_list_of_an_earlier_release_still_names_the_same_person() -> None:
    written = "6fcb749bc5c17f362ba84256d2002eedf927f8b9035e5db156c37ee98e4a2dc8"
    assert erasures.digest(bytes(range(32)), Who(7, 42)).hex() == written
