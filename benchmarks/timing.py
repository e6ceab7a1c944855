"""What every benchmark needs: percentiles, a table, and where and on what it ran."""

import os
import platform
import shutil
import statistics
import tempfile
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path


def percentile(values: Sequence[float], share: float) -> float:
    """Give the value that a share (0 to 1) of the values do not exceed."""
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def median(values: Iterable[float]) -> float:
    """Give the middle value."""
    return statistics.median(values)


def table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    """Write a table in Markdown."""
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def milliseconds(seconds: float) -> str:
    """Write a time so that two figures of it count."""
    value = seconds * 1000
    return (
        f"{value:.0f} ms" if value >= 20 else f"{value:.1f} ms" if value >= 1 else f"{value:.3f} ms"
    )


@contextmanager
def workplace() -> Iterator[Path]:
    """Give an empty folder on the disk of the working directory; /tmp may be held in memory."""
    folder = Path(tempfile.mkdtemp(prefix="viva-bench-", dir=Path.cwd()))
    try:
        yield folder
    finally:
        shutil.rmtree(folder)


def conditions() -> str:
    """Say what the figures depend on: the machine, how busy it was, and the disk."""
    load = os.getloadavg()[0]
    return (
        f"Python {platform.python_version()}, {os.cpu_count()} processors, load {load:.1f}"
        f" before the run, files on {_file_system(Path.cwd())}."
    )


def _file_system(path: Path) -> str:
    """Name the kind of file system that a path is on, where the system tells."""
    mounts = Path("/proc/mounts")
    if not mounts.exists():
        return "an unknown file system"
    rows = [line.split()[1:3] for line in mounts.read_text().splitlines()]
    on = [(point, kind) for point, kind in rows if path.is_relative_to(point)]
    return max(on, key=lambda row: len(row[0]))[1]
