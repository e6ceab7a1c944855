"""How long a new tutor waits, from a file of theirs to the first question, and for a large one.

Each step is the command that a person types, in a process of its own: `viva import`, then `viva
preview`, whose page is opened as a browser does, and a quiz asked for. Nothing is edited between.
"""

import asyncio
import resource
import subprocess
import sys
import time
from pathlib import Path

from msgspec import Struct

from benchmarks.timing import median, table, workplace
from tests.commands.visitor import visiting
from tests.importing.reading import FORMATS

ROUNDS = 3
PAIRS, LARGE = 30, 10_000


class _Way(Struct, frozen=True):
    """One file's way, in seconds."""

    imported: float
    asked: float


def report() -> str:
    """Go each way several times, and write the tables."""
    with workplace() as folder:
        files = {
            f"a table of {PAIRS} pairs": _pairs(folder / "pairs.tsv", PAIRS),
            "a page of notes with 13 entries": FORMATS / "pages" / "headings_of_the_seeds.txt",
        }
        ways = {
            name: [_way(file, folder / f"{file.stem}-{round_}") for round_ in range(ROUNDS)]
            for name, file in files.items()
        }
        large = {
            f"{LARGE:,} cards": _pairs(folder / "large.tsv", LARGE),
            f"{LARGE:,} rows, of which three in four are typed questions": _typed(folder),
        }
        rows = [_large(name, file, folder / f"of-{file.stem}") for name, file in large.items()]
    head = ["from a file to the first question", "import", "preview, until it is asked", "all"]
    first = table(head, (_row(name, measured) for name, measured in ways.items()))
    return f"{first}\n\n{table(['imported', 'time', 'processor', 'memory (RSS)'], rows)}"


def _row(name: str, ways: list[_Way]) -> list[str]:
    imported = median(one.imported for one in ways)
    asked = median(one.asked for one in ways)
    return [name, f"{imported:.1f} s", f"{asked:.1f} s", f"{imported + asked:.1f} s"]


def _way(file: Path, folder: Path) -> _Way:
    begun = time.perf_counter()
    _import(file, folder)
    imported = time.perf_counter()
    asyncio.run(_first_question(folder))
    return _Way(imported - begun, time.perf_counter() - imported)


def _import(file: Path, folder: Path) -> None:
    command = [sys.executable, "-m", "bot", "import", str(file), "--to", str(folder)]
    subprocess.run(command, check=True, capture_output=True)  # noqa: S603  # nosec  # ours


async def _first_question(folder: Path) -> None:
    async with visiting("preview", str(folder)) as visitor:
        ada = (await visitor.state())["people"][0]["id"]
        await visitor.act("start", person=ada)
        await visitor.until(ada, 2)
        await visitor.act("say", person=ada, chat=ada, text="/revise")
        async with asyncio.timeout(60):
            await visitor.until(ada, 3)


def _large(name: str, file: Path, folder: Path) -> list[str]:
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    begun = time.perf_counter()
    _import(file, folder)
    took = time.perf_counter() - begun
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    processor = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return [name, f"{took:.0f} s", f"{processor:.0f} s", f"{after.ru_maxrss / 1024:.0f} MiB"]


def _pairs(file: Path, count: int) -> Path:
    rows = (f"term number {n}\tmeaning {n} of {n * 7 % 97}" for n in range(count))
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file


def _typed(folder: Path) -> Path:
    """Write a table of cards, short questions, gaps and numbers."""
    file = folder / "typed.csv"
    rows = ["type,question,answer,unit"]
    for n in range(LARGE // 4):
        rows += [
            f"card,Term {n}?,meaning {n},",
            f"short,Which town is number {n}?,town of {n} houses,",
            f"cloze,The {{wheel}} of cart {n} turns,,",
            f"number,How far is mile stone {n}?,{n}.5,km",
        ]
    file.write_text("\n".join(rows) + "\n", encoding="utf-8")
    return file
