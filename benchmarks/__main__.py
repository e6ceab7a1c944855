"""`python -m benchmarks [name ...]`: measure, and print a table for each."""

import sys
from importlib import import_module

from benchmarks.timing import conditions

NAMES = ("turns", "storage", "startup", "picture")


def main() -> None:
    """Run the benchmarks that are named, or all."""
    names = sys.argv[1:] or NAMES
    if unknown := set(names) - set(NAMES):
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(NAMES)}")
    print(conditions())
    for name in names:
        print(f"\n## {name}\n\n{import_module(f'benchmarks.{name}').report()}", flush=True)


main()
