"""`python -m benchmarks [--keep] [name ...]`: measure, and print a table for each.

At the end stands what became dearer since the costs that were kept last; `--keep` keeps these.
"""

import sys
from importlib import import_module

from benchmarks import guard
from benchmarks.timing import conditions

NAMES = ("turns", "growth", "storage", "startup", "picture", "waiting")
ONLY_BY_NAME = ("large", "fitting", "fleet", "importing", "pushing", "workers")
"""Too long for `make bench`."""

KEEP = "--keep"


def main() -> None:
    """Run the benchmarks that are named, or all that are short; exit code 1 if any is dearer."""
    words = sys.argv[1:]
    names, known = [word for word in words if word != KEEP] or NAMES, (*NAMES, *ONLY_BY_NAME)
    if unknown := set(names) - set(known):
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    print(where := conditions())
    before, reports = guard.yardstick(), {}
    for name in names:
        reports[name] = import_module(f"benchmarks.{name}").report()
        print(f"\n## {name}\n\n{reports[name]}", flush=True)
    now, last = guard.costs(reports, (before + guard.yardstick()) / 2, where), guard.last()
    print(f"\n## dearer than the last time\n\n{guard.told(last, now)}")
    if KEEP in words:
        guard.keep(now)
    raise SystemExit(KEEP not in words and bool(guard.dearer(last, now)))


main()
