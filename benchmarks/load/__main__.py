"""`python -m benchmarks.load [seconds]`: load the bots by turns, and print the table."""

import sys

from benchmarks.load.measuring import Load
from benchmarks.load.report import report
from benchmarks.timing import conditions


def main() -> None:
    """Run as long as usual, or so many seconds each."""
    seconds = [float(word) for word in sys.argv[1:]]
    load = Load(seconds=seconds[0]) if seconds else Load()
    print(f"{conditions()}\n\n## load\n\n{report(load)}")


if __name__ == "__main__":
    main()
