"""What can happen in a conversation, named as facts; each carries its moment in UTC seconds."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Said:
    """The learner typed something."""

    text: str
    at: int


@dataclass(frozen=True, slots=True)
class Pressed:
    """The learner tapped a button; its data may be old, doubled or forged."""

    data: str
    at: int


@dataclass(frozen=True, slots=True)
class Commanded:
    """The learner gave a command, without its slash, and perhaps an argument."""

    name: str
    argument: str
    at: int


Event = Said | Pressed | Commanded
