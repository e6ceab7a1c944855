"""What learners say of their verdicts, and what markers decide, as values."""

from msgspec import Struct


class Case(Struct, frozen=True):
    """A response that learners say was right, waiting for a marker: all who wrote the same."""

    id: int
    item: str
    response: str
    learners: int
    """How many wrote it and say so."""
    confirmed: bool = False
    """Whether all of them said so because they were asked what they meant."""


class Report(Struct, frozen=True):
    """A question that a learner says something is wrong with."""

    id: int
    item: str
    reason: str
    text: str


class Sample(Struct, frozen=True):
    """A response that a marker has judged, which makes it part of the key."""

    item: str
    response: str
    is_right: bool


class ContestRecord(Struct, frozen=True):
    """How a learner's contests have ended so far."""

    attempts: int
    contested: int
    refused: int
