"""Which tests would notice if a line were wrong? Change one thing at a time, and see.

    python -m benchmarks.mutants bot/engine/people.py --tests tests/engine tests/tutor/people

The tests are collected once; each mutant is planted in a fork, in which those tests run that pass
through the function that was changed, the quickest first, until one fails. A mutant with which they
take longer than can be is noticed, too. Survivors are printed: some mean the same, the others are
what no test holds.
"""

import argparse
import os
import random
import signal
import sys
import threading
import time
import types
from collections import defaultdict
from importlib import import_module
from pathlib import Path

import pytest

from benchmarks.mutants.changes import Mutant, mutants
from benchmarks.mutants.planting import plant

ROOT = Path(__file__).parents[2]
PATIENCE = 10
"""How many times as long as before tests may take; at least so many seconds."""

QUIETLY = (
    *("-o", "addopts=--import-mode=importlib", "-s"),
    *("-p", "no:anyio", "-p", "no:cacheprovider", "-p", "no:terminal", "-p", "no:xdist"),
)


class Seeing:
    """A plugin that takes the place of the loop of tests."""

    def __init__(self, files: list[Path], sample: int, seed: int) -> None:
        self._files = {str(file): file for file in files}
        self._sample, self._seed = sample, seed
        self._reports: list[pytest.TestReport] = []
        self._took: dict[pytest.Item, float] = {}
        self._through: dict[tuple[str, str], set[pytest.Item]] = defaultdict(set)

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        """Be told what became of a test."""
        self._reports.append(report)

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """See what the tests pass through, plant a sample of the mutants, and print the rest."""
        for item in session.items:
            self._measure(item)
        chosen = [(file, one) for file in self._files.values() for one in mutants(file.read_text())]
        count = len(chosen)
        chosen = random.Random(self._seed).sample(chosen, min(self._sample, count))  # noqa: S311
        became = [self._try(file, mutant) for file, mutant in sorted(chosen, key=_place)]
        print(f"{count} mutants, {len(chosen)} tried: ", end="")
        print(", ".join(f"{became.count(one)} {one}" for one in sorted(set(became))))
        return True

    def _measure(self, item: pytest.Item) -> None:
        """Run a test as it is, and see which functions of the files it passes through."""
        seen: set[tuple[str, str]] = set()

        def look(frame: types.FrameType, event: str, _arg: object) -> None:
            if event == "call" and frame.f_code.co_filename in self._files:
                seen.add((frame.f_code.co_filename, frame.f_code.co_qualname))

        began = time.monotonic()
        threading.setprofile(look)
        sys.setprofile(look)
        sound = self._passes(item)
        sys.setprofile(None)
        threading.setprofile(None)
        if not sound:
            print(f"left out, for it fails as it is: {item.nodeid}")
            return
        self._took[item] = time.monotonic() - began
        for file, name in seen:
            self._through[file, name.partition(".<locals>")[0]].add(item)

    def _passes(self, item: pytest.Item) -> bool:
        self._reports.clear()
        # As if more of the session were to come: what is made once for it, like a server, stays.
        item.ihook.pytest_runtest_protocol(item=item, nextitem=item.session)
        return not any(report.failed for report in self._reports)

    def _try(self, file: Path, mutant: Mutant) -> str:
        module = import_module(".".join(file.relative_to(ROOT).with_suffix("").parts))
        there = self._through[str(file), mutant.scope] if mutant.scope else set(self._took)
        tests = sorted(there, key=self._took.__getitem__)
        became = "noticed" if tests else "not tried"
        if tests and not (child := os.fork()):
            os._exit(self._live(mutant, module, tests))
        if tests:
            status = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
            became = {0: "survived", 3: "not planted"}.get(status, "noticed")
        if became != "noticed":
            place = f"{file.relative_to(ROOT)}:{mutant.line} {mutant.scope}"
            print(f"{became}: {place}\n    {mutant.before!r}\n    {mutant.after!r}", flush=True)
        return became

    def _live(self, mutant: Mutant, module: types.ModuleType, tests: list[pytest.Item]) -> int:
        """What a fork ends with; one that hangs is ended by its alarm."""
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        try:
            plant(mutant, module)
        except (AttributeError, StopIteration, ValueError):
            return 3
        except Exception:  # noqa: BLE001  # whatever a module does not even load with is noticed
            return 1
        for item in tests:
            signal.alarm(int(PATIENCE + PATIENCE * self._took[item]))
            if not self._passes(item):
                return 1
        return 0


def _place(chosen: tuple[Path, Mutant]) -> tuple[Path, int]:
    return chosen[0], chosen[1].line


def main() -> None:
    """Plant a sample of the mutants of files, and print what no test noticed."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.mutants", description=__doc__)
    parser.add_argument("files", nargs="+", type=Path)
    parser.add_argument("--tests", nargs="+", required=True)
    parser.add_argument("--sample", type=int, default=40)
    parser.add_argument("--seed", type=int, default=14)
    parser.add_argument("--marked", default="not browser and not proof and not postgres")
    asked = parser.parse_args()
    seeing = Seeing([one.resolve() for one in asked.files], asked.sample, asked.seed)
    pytest.main([*QUIETLY, "-m", asked.marked, *asked.tests], plugins=[seeing])


if __name__ == "__main__":
    main()
