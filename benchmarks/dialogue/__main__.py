"""`python -m benchmarks.dialogue [learners [days]]`: teach the classes and print the tables."""

import sys

from benchmarks.dialogue.report import DAYS, LEARNERS, LEARNERS_IN_VARIANTS, report
from benchmarks.timing import conditions


def main() -> None:
    """Run with the usual numbers, or with those given."""
    given = [int(word) for word in sys.argv[1:]]
    learners, days = (*given, *(LEARNERS, DAYS)[len(given) :])
    variants = min(learners, LEARNERS_IN_VARIANTS)
    print(f"{conditions()}\n\n## dialogue\n\n{report(learners, variants, days)}")


if __name__ == "__main__":
    main()
