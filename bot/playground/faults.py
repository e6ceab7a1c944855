"""Trouble to order: what the server does to the next requests instead of answering them.

Each fault is planned for one method (or any) and a number of times, and used up in that order.
The server plays them; this room only keeps the plan.
"""

from collections import Counter
from dataclasses import dataclass, field

from msgspec import Struct


class TooMany(Struct, frozen=True):
    """Answer 429 with this many seconds to wait."""

    retry_after: int = 3


class Broken(Struct, frozen=True):
    """Answer a 5xx in the Bot API's JSON."""

    code: int = 502
    description: str = "Bad Gateway"


class WebPage(Struct, frozen=True):
    """Answer a proxy's HTML error page instead of JSON."""

    code: int = 502


class Refused(Struct, frozen=True):
    """Answer any error, such as 403 or "message is not modified"."""

    code: int
    description: str


class Garbled(Struct, frozen=True):
    """Answer these very bytes, as if all had gone well."""

    body: bytes


class DropBefore(Struct, frozen=True):
    """Close the connection; nothing has been done."""


class DropAfter(Struct, frozen=True):
    """Do what was asked, then close the connection without an answer."""


class Slow(Struct, frozen=True):
    """Wait this many seconds of real time, then answer properly."""

    seconds: float


class DeliverTwice(Struct, frozen=True):
    """Give getUpdates the last confirmed batch once more."""


Fault = (
    TooMany | Broken | WebPage | Refused | Garbled | DropBefore | DropAfter | Slow | DeliverTwice
)


@dataclass
class Planned:
    """A fault and how often it is still to happen."""

    fault: Fault
    method: str
    left: int


@dataclass
class Faults:
    """The plan, oldest first."""

    plan: list[Planned] = field(default_factory=list)
    played: Counter[str] = field(default_factory=Counter)

    def order(self, fault: Fault, method: str = "", times: int = 1) -> None:
        """Plan a fault for the next `times` calls of a method; an empty name means any."""
        self.plan.append(Planned(fault, method.lower(), times))

    def take(self, method: str) -> Fault | None:
        """Use up and return the fault for a call of this method (in lower case)."""
        for planned in self.plan:
            if planned.method in {"", method}:
                planned.left -= 1
                if planned.left <= 0:
                    self.plan.remove(planned)
                self.played[type(planned.fault).__name__] += 1
                return planned.fault
        return None

    def clear(self) -> None:
        """Forget everything planned."""
        self.plan.clear()
