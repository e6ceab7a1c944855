"""Work counted in calls of functions, which no busy machine makes more of."""

import sys
from collections.abc import Callable


def calls(work: Callable[[], object]) -> int:
    """Count the calls that some work makes."""
    count = 0

    def note(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(note)
    try:
        work()
    finally:
        sys.setprofile(None)
    return count
