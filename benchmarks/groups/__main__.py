"""`python -m benchmarks.groups [groups]`: a wave of daily questions, without kills and with ten."""

import sys

from benchmarks.groups.report import report
from benchmarks.groups.wave import Plan
from benchmarks.timing import conditions


def main() -> None:
    """Run with as many groups as usual, or so many."""
    words = [int(word) for word in sys.argv[1:]]
    plan = Plan(groups=words[0]) if words else Plan()
    print(f"{conditions()}\n\n## groups\n\n{report(plan)}")


if __name__ == "__main__":
    main()
