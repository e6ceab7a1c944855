"""A change is there for whoever has imported the function or the constant before."""

import sys
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from benchmarks.mutants.changes import mutants
from benchmarks.mutants.planting import plant

SOURCE = """
from functools import cache

LIMIT = 7

def larger(number):
    return number > LIMIT

@cache
def remembered(number):
    return number + 1

class Pair:
    size: int = 2

    @property
    def half(self):
        return [one for one in (1, 2) if one < 2]

    @staticmethod
    def sound():
        return True
"""


@pytest.fixture
def module(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Any:
    """A module of ours, and another that has imported from it."""
    found: Any = ModuleType("tests.planted")
    found.__file__ = str(tmp_path / "planted.py")
    exec(SOURCE, vars(found))  # noqa: S102  # the text above
    user: Any = ModuleType("tests.user")
    user.LIMIT, user.larger = found.LIMIT, found.larger
    monkeypatch.setitem(sys.modules, "tests.planted", found)
    monkeypatch.setitem(sys.modules, "tests.user", user)
    return found


def planted(module: ModuleType, scope: str, after: str) -> None:
    (one,) = [one for one in mutants(SOURCE) if (one.scope, one.after) == (scope, after)]
    plant(one, module)


def test_a_function_is_changed_for_those_who_have_it_already(module: Any) -> None:
    planted(module, "larger", "number >= LIMIT")
    assert sys.modules["tests.user"].larger(7)


def test_what_a_function_remembers_is_forgotten(module: Any) -> None:
    assert module.remembered(3) == 4
    planted(module, "remembered", "number - 1")
    assert module.remembered(3) == 2


def test_methods_of_all_kinds_are_changed(module: Any) -> None:
    planted(module, "Pair.half", "one <= 2")
    planted(module, "Pair.sound", "False")
    assert (module.Pair().half, module.Pair.sound()) == ([1, 2], False)


def test_a_constant_is_changed_wherever_it_is_held(module: Any) -> None:
    planted(module, "", "8")
    assert (module.LIMIT, sys.modules["tests.user"].LIMIT) == (8, 8)
    assert not module.larger(8)


def test_what_is_made_with_its_class_cannot_be_changed(module: Any) -> None:
    with pytest.raises(AttributeError):
        planted(module, "Pair", "3")
