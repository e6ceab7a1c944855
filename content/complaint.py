"""What the loader says to an author: where, what is wrong, and what to write instead.

A complaint is for somebody who does not program, so it never names a Python type or a library's
error code. Complaints are gathered and raised together; an author fixes a file in one go.
"""

import difflib
from collections.abc import Iterable

from msgspec import Struct

MAX_CHOICES = 20
"""Names offered when none is near: as many as a question has keys, not a whole quiz bank."""


class Place(Struct, frozen=True, order=True):
    """A line of a file; lines count from 1."""

    file: str
    line: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}"


class Complaint(Struct, frozen=True, order=True):
    """One fault of a content file; `what` has no full stop, `mend` is a whole sentence."""

    place: Place
    what: str
    mend: str

    def __str__(self) -> str:
        return f"{self.place}: {self.what}. {self.mend}"

    @property
    def line(self) -> int:
        """The line to go to, counted from 1."""
        return self.place.line


class ContentError(Exception):
    """The content cannot be used; `complaints` holds every fault that was found, in file order."""

    def __init__(self, complaints: Iterable[Complaint]) -> None:
        self.complaints = tuple(sorted(set(complaints)))
        super().__init__("\n".join(map(str, self.complaints)))


def did_you_mean(word: str, known: Iterable[str]) -> str:
    """Give a sentence that offers the nearest known word, or else lists what is known."""
    known = sorted(set(known))
    near = difflib.get_close_matches(word.lower(), known, n=1)
    if near:
        return f"Did you mean `{near[0]}`?"
    if not known:
        return "There is none to choose from yet."
    more = f" and {len(known) - MAX_CHOICES} more" if len(known) > MAX_CHOICES else ""
    return f"Choose from: {', '.join(known[:MAX_CHOICES])}{more}."
