"""What became dearer than noise allows, since the costs that were kept last.

Only processor time and memory are compared: what the clock on the wall says depends on what else
the machine does. Processor time is counted in yardsticks, the cost of a fixed piece of work in the
same run, so that another machine, or a busy one, does not look like a slower program.
"""

import json
import re
import time
from collections.abc import Iterator, Mapping
from pathlib import Path

from msgspec import Struct, structs

from state.values import replace

KEPT = Path(__file__).with_name("last.json")

NOISE = 0.3
"""Share by which a cost may rise: runs of one program minutes apart, on a machine that others use,
have differed by as much as a quarter, measured in yardsticks."""

_COST = re.compile(r"processor|session begun|memory")
"""Heads of the columns that are compared."""

_VALUE = re.compile(r"([\d,]+(?:\.\d+)?) (ms|s|MiB)")
_SECONDS = {"ms": 0.001, "s": 1.0}


class Costs(Struct, frozen=True):
    """What one run of benchmarks cost, by benchmark, row and column."""

    processor: dict[str, float]
    """In yardsticks."""
    memory: dict[str, float]
    """In MiB."""
    conditions: str = ""
    """Where and on what they were measured; of several runs, the last."""


def costs(reports: Mapping[str, str], yardstick: float, conditions: str = "") -> Costs:
    """Read the costs off the tables of reports; `yardstick` is in seconds."""
    processor, memory = {}, {}
    for name, report in reports.items():
        for place, cell in _cells(report):
            if (found := _VALUE.fullmatch(cell)) is None:
                continue
            value = float(found[1].replace(",", ""))
            if found[2] == "MiB":
                memory[f"{name}, {place}"] = value
            else:
                processor[f"{name}, {place}"] = value * _SECONDS[found[2]] / yardstick
    return Costs(processor, memory, conditions)


def dearer(before: Costs, now: Costs) -> list[str]:
    """Say in a line each what costs more than noise allows; what was not there before cannot."""
    pairs = ((before.processor, now.processor), (before.memory, now.memory))
    return [
        f"{place}: {value / was[place]:.2f} times what it was"
        for was, is_now in pairs
        for place, value in is_now.items()
        if place in was and value > was[place] * (1 + NOISE)
    ]


def told(before: Costs, now: Costs) -> str:
    """Say what a comparison came to: what is dearer, and of how many costs nothing can be said."""
    places = [*now.processor, *now.memory]
    new = sum(place not in {**before.processor, **before.memory} for place in places)
    lines = [f"- {line}" for line in dearer(before, now)] or ["Nothing."]
    lines += ["", f"{len(places) - new} costs were compared; of {new} others none were kept."]
    if before.conditions:
        lines.append(f"Kept were those of: {before.conditions}")
    return "\n".join(lines)


def last() -> Costs:
    """Give the costs that were kept last; none before the first."""
    return Costs(**json.loads(KEPT.read_text())) if KEPT.exists() else Costs({}, {})


def keep(now: Costs) -> None:
    """Keep costs, beside those of benchmarks that were not run this time."""
    before = last()
    kept = replace(
        now,
        processor=_rounded(before.processor | now.processor),
        memory=_rounded(before.memory | now.memory),
    )
    KEPT.write_text(json.dumps(structs.asdict(kept), indent=2, ensure_ascii=False) + "\n")


def _rounded(some: Mapping[str, float]) -> dict[str, float]:
    return {place: float(f"{value:.3g}") for place, value in some.items()}


def yardstick() -> float:
    """Give the processor time of a fixed piece of work, in seconds: the least of several goes."""
    return min(_once() for _ in range(9))


def _once() -> float:
    begun = time.process_time()
    words = [f"word {number * 7919 % 1000}" for number in range(20_000)]
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + len(word.split())
    json.loads(json.dumps(sorted(counts.items())))
    return time.process_time() - begun


def _cells(report: str) -> Iterator[tuple[str, str]]:
    """Give the cells of the columns that count, each with its place: row and column."""
    head: list[str] = []
    for line in report.splitlines():
        if not line.startswith("|"):
            head = []
            continue
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if not head:
            head = cells
        for column, cell in zip(head[1:], cells[1:], strict=False):
            if _COST.search(column):
                yield f"{head[0]} {cells[0]}, {column}", cell
