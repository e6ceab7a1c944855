"""`python -m benchmarks.learning [main]`: play all cases, or the main ones alone; print tables."""

import sys

from benchmarks.learning.report import (
    LEARNERS,
    MAIN,
    MAIN_LEARNERS,
    OTHERS,
    main_tables,
    other_table,
    play,
)
from benchmarks.timing import conditions


def main() -> None:
    """Print each table as soon as it is known."""
    print(f"{conditions()}\n\n## learning\n", flush=True)
    print(main_tables([play(case, MAIN_LEARNERS) for case in MAIN]), flush=True)
    if sys.argv[1:] != ["main"]:
        print("\n" + other_table([play(case, LEARNERS) for case in OTHERS]))


if __name__ == "__main__":
    main()
