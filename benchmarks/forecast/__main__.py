"""`python -m benchmarks.forecast [learners]`: so many learners in each cell of each world."""

import sys

from benchmarks.forecast.honesty import report
from benchmarks.timing import conditions


def main() -> None:
    """Run with as many learners as usual, or so many."""
    learners = int(sys.argv[1]) if sys.argv[1:] else 30
    print(f"{conditions()}\n\n## forecast\n\n{report(learners)}")


if __name__ == "__main__":
    main()
