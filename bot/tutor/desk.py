"""What one turn needs to know, loaded for it: the learner, the moment, the content, the memories.

A desk is loaded small. `needs` says, from the event alone, which of the larger things a turn will
look at, so that answering a question never loads a learner's whole history.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum, auto

from bot.grading.grader import Grader
from bot.tutor.events import Commanded, Event, Pressed, Said
from bot.tutor.intents import Intents
from bot.tutor.session import Session
from bot.tutor.tokens import MenuToken, parse
from content.library import Library
from state.records import DayTally, LoggedReview, Memory


class Need(Enum):
    """What a turn will look at beyond the session."""

    QUEUE = auto()  # what is due, and which items have been met
    ALL = auto()  # every memory, and what was done this week
    LAST = auto()  # the last review, for an undo
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything `respond` may look at."""

    name: str
    now: int
    """Seconds of UTC."""
    today: int
    """The learner's day (see `state.days`)."""
    session: Session
    library: Library
    graders: Mapping[str, Grader]
    """By topic."""
    intents: Intents
    delivered: bool = True
    """Whether the open prompt has reached the learner, as far as is known."""
    due: tuple[Memory, ...] = ()
    known: frozenset[str] = frozenset()
    next_due: int | None = None
    """The day on which the next item falls due; None if none ever will."""
    memories: tuple[Memory, ...] = ()
    tallies: tuple[DayTally, ...] = ()
    last_review: LoggedReview | None = None


_COMMAND_NEEDS = {
    "start": Need.QUEUE,
    "revise": Need.QUEUE,
    "quiz": Need.QUEUE,
    "topics": Need.ALL,
    "progress": Need.ALL,
    "undo": Need.LAST,
}


def needs(event: Event, intents: Intents) -> Need:
    """Say what a turn for this event will look at."""
    match event:
        case Commanded(name=name):
            return _COMMAND_NEEDS.get(name, Need.NOTHING)
        case Said(text=text):
            intent = intents.find(text)
            return _COMMAND_NEEDS.get(intent, Need.NOTHING) if intent else Need.NOTHING
        case Pressed(data=data):
            token = parse(data)
            if not isinstance(token, MenuToken):
                return Need.NOTHING
            return _COMMAND_NEEDS.get(token.verb, Need.QUEUE)
