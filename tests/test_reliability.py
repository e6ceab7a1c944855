"""`docs/reliability.md` promises nothing without a test, and its breaches still fit the code."""

import ast
import re
from functools import cache
from pathlib import Path

import pytest

from benchmarks.breaches.table import BREACHES, Breach

ROOT = Path(__file__).parents[1]
PAGE = ROOT / "docs" / "reliability.md"
ROWS = [*(f"F{number}" for number in range(1, 38)), *(f"A{number}" for number in range(1, 28))]


def table() -> dict[str, tuple[str, list[str], str]]:
    """Read the page: of each row its promise, its tests, and how they were seen to fail."""
    found = {}
    for line in PAGE.read_text(encoding="utf-8").splitlines():
        if match := re.match(r"\| ([FA]\d+) \| (.*?) \| (.*?) \| (.*?) \|$", line):
            row, promise, tests, seen = match.groups()
            assert row not in found
            found[row] = (promise, re.findall(r"`([^`]+)`", tests), seen)
    return found


@cache
def names_in(file: str) -> set[str]:
    """Give the names of the tests of a file."""
    tree = ast.parse((ROOT / file).read_text(encoding="utf-8"))
    kinds = ast.FunctionDef | ast.AsyncFunctionDef
    return {node.name for node in ast.walk(tree) if isinstance(node, kinds)}


def test_every_row_is_there_with_a_promise_and_a_test() -> None:
    page = table()
    assert list(page) == ROWS
    assert [row for row, (promise, tests, _) in page.items() if not promise or not tests] == []


@pytest.mark.parametrize("row", ROWS)
def test_every_test_that_is_named_exists(row: str) -> None:
    for test in table()[row][1]:
        file, _, name = test.partition("::")
        assert name.startswith("test_")
        assert name in names_in(f"tests/{file}"), test


def test_every_breach_is_on_the_page_with_its_test_and_the_page_has_no_others() -> None:
    page = table()
    for breach in BREACHES:
        assert breach.test.removeprefix("tests/") in page[breach.row][1]
    said = {row: seen.split("<br>") for row, (_, _, seen) in page.items()}
    assert {(row, one) for row, all_ in said.items() for one in all_} == {
        (breach.row, breach.what) for breach in BREACHES
    }


@pytest.mark.parametrize("breach", BREACHES, ids=lambda one: f"{one.row} {one.what}")
def test_every_breach_still_fits_the_code(breach: Breach) -> None:
    sound = (ROOT / breach.file).read_text(encoding="utf-8")
    assert breach.planted(sound) != sound


def test_a_breach_that_fits_no_more_is_refused() -> None:
    breach = Breach("F1", "nothing", "x.py", "old", "new", "tests/x.py::test_x")
    assert breach.planted("an old line") == "an new line"
    for source in ("no such thing", "old and old"):
        with pytest.raises(ValueError, match="times"):
            breach.planted(source)
