"""`python -m benchmarks [name ...]`: measure, and print a table for each."""

import sys
from importlib import import_module

from benchmarks.timing import conditions

NAMES = ("turns", "growth", "storage", "startup", "picture")
ONLY_BY_NAME = ("large", "fitting", "fleet")
"""Too long for `make bench`."""


def main() -> None:
    """Run the benchmarks that are named, or all that are short."""
    names, known = sys.argv[1:] or NAMES, (*NAMES, *ONLY_BY_NAME)
    if unknown := set(names) - set(known):
        raise SystemExit(f"no benchmark {', '.join(sorted(unknown))}; there are {', '.join(known)}")
    print(conditions())
    for name in names:
        print(f"\n## {name}\n\n{import_module(f'benchmarks.{name}').report()}", flush=True)


main()
