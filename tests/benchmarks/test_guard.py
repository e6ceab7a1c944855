"""The guard of `make bench` says what became dearer, and keeps quiet about noise and machines."""

from pathlib import Path

import pytest

from benchmarks import guard
from benchmarks.guard import NOISE, costs, dearer, told
from benchmarks.timing import milliseconds, table

HEAD = ["writer", "turns/s", "p99", "processor time a turn", "memory (RSS)"]


def report(seconds: float, mebibytes: int = 90, *, rate: int = 800) -> dict[str, str]:
    row = ["group", f"{rate}", "300 ms", milliseconds(seconds), f"{mebibytes} MiB"]
    return {"turns": "Median of 3.\n\n" + table(HEAD, [row])}


BEFORE = costs(report(0.002), yardstick=0.01)


def test_what_costs_more_processor_time_or_memory_is_named() -> None:
    (line,) = dearer(BEFORE, costs(report(0.004), yardstick=0.01))
    assert line == "turns, writer group, processor time a turn: 2.00 times what it was"
    (line,) = dearer(BEFORE, costs(report(0.002, 180), yardstick=0.01))
    assert "memory" in line


def test_noise_and_the_clock_on_the_wall_are_no_news() -> None:
    noisy = report(0.002 * (1 + NOISE * 0.9), 100, rate=100)
    assert dearer(BEFORE, costs(noisy, yardstick=0.01)) == []


def test_a_slower_machine_does_not_make_the_program_slower() -> None:
    assert dearer(BEFORE, costs(report(0.006), yardstick=0.03)) == []
    assert dearer(BEFORE, costs(report(0.002), yardstick=0.005)) != []


def test_what_was_not_measured_before_cannot_have_become_dearer() -> None:
    assert dearer(costs({}, 0.01), costs(report(9.0), 0.01)) == []


def test_it_says_of_how_many_costs_nothing_can_be_said() -> None:
    kept = costs(report(0.002), 0.01, "a quiet machine")
    now = costs(report(0.004) | {"growth": table(["items", "memory"], [["200", "9 MiB"]])}, 0.01)
    assert told(kept, now).splitlines() == [
        "- turns, writer group, processor time a turn: 2.00 times what it was",
        "",
        "2 costs were compared; of 1 others none were kept.",
        "Kept were those of: a quiet machine",
    ]
    assert told(kept, kept).startswith("Nothing.")


def test_costs_are_kept_beside_those_of_other_benchmarks(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(guard, "KEPT", tmp_path / "last.json")
    guard.keep(BEFORE)
    begun = table(["items", "a session begun"], [["200", "3 ms"]])
    guard.keep(costs({"growth": begun}, 0.01, "load 1"))
    assert guard.last().conditions == "load 1"
    assert set(guard.last().processor) == {
        "turns, writer group, processor time a turn",
        "growth, items 200, a session begun",
    }
    assert dearer(guard.last(), BEFORE) == []


def test_the_yardstick_measures_something() -> None:
    assert guard.yardstick() > 0
