"""For checks of data: each case is looked at, and one test fails with the complaints of all."""

from collections.abc import Callable, Iterable
from typing import TypeVar

Case = TypeVar("Case")


def check_each(
    cases: Iterable[Case],
    check: Callable[[Case], object],
    name: Callable[[Case], object] = lambda case: f"{case!r:.120}",
) -> None:
    """Check every case, go on past those that fail, and fail once with all that failed, by name.

    To have looked at nothing is a failure too.
    """
    complaints, looked_at = [], 0
    for looked_at, case in enumerate(cases, start=1):  # noqa: B007  # counts them
        try:
            check(case)
        except Exception as error:  # noqa: BLE001  # whatever it stumbles over is its complaint
            complaints.append(f"{name(case)}: {type(error).__name__}: {error}")
    assert looked_at, "there was nothing to check"
    assert not complaints, f"{len(complaints)} of {looked_at}:\n" + "\n".join(complaints)
