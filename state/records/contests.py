"""What learners say of their verdicts, and what markers decide, as values."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Case:
    """A response that learners say was right, waiting for a marker: all who wrote the same."""

    id: int
    item: str
    response: str
    learners: int
    """How many wrote it and say so."""
    confirmed: bool = False
    """Whether all of them said so because they were asked what they meant."""


@dataclass(frozen=True, slots=True)
class Report:
    """A question that a learner says something is wrong with."""

    id: int
    item: str
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Sample:
    """A response that a marker has judged, which makes it part of the key."""

    item: str
    response: str
    is_right: bool


@dataclass(frozen=True, slots=True)
class ContestRecord:
    """How a learner's contests have ended so far."""

    attempts: int
    contested: int
    refused: int
