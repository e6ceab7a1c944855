"""`python -m benchmarks.faults [minutes]`: load with faults, and the tables of what became of it.

200 learners and 1,000 groups, while Telegram, the disk, the clock and the database's lock fail by
turns. Ten minutes are one round of all the faults; fewer shorten them, more repeat them.
"""

import sys

from benchmarks.faults.outcome import Plan
from benchmarks.faults.report import report
from benchmarks.timing import conditions


def main() -> None:
    """Run for ten minutes, or for so many."""
    words = sys.argv[1:]
    plan = Plan(minutes=float(words[0])) if words else Plan()
    print(f"{conditions()}\n\n## load with faults\n\n{report(plan)}")


if __name__ == "__main__":
    main()
