"""What one turn needs to know, loaded for it: the learner, the moment, the content, the memories.

A desk is loaded small. `needs` says, from the event alone, which of the larger things a turn will
look at, so that answering a question never loads a learner's whole history.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.grading.grader import Grader
from bot.tutor.language.intents import Intents
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.tutor.model.people import People
from bot.tutor.model.session import Drill, Session, Writing
from bot.tutor.model.shelf import Shelf
from bot.tutor.model.tokens import MenuToken, PromptToken, parse
from content.library import Library
from state.memory.schedule import DEFAULTS, Parameters
from state.records.groups import Push
from state.records.learners import (
    Calibration,
    Case,
    ContestRecord,
    DayTally,
    Holding,
    Learner,
    LoggedReview,
    Memory,
    MockResult,
    Pause,
    Reminder,
    Report,
    Review,
)


class Need(Enum):
    """What a turn will look at beyond the session."""

    SHELF = auto()  # what there is to ask
    STANDING = auto()  # every memory, and all that was done
    LAST = auto()  # the last review, for an undo
    CONTESTS = auto()  # how this learner's contests have ended
    MARKING = auto()  # what waits for a marker
    SETTINGS = auto()  # when to remind
    NOTHING = auto()


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything `respond` may look at."""

    number: int
    """Telegram's number for the learner."""
    learner: Learner
    now: int
    """Seconds of UTC."""
    today: int
    """The learner's day (see `state.clock.days`)."""
    session: Session
    library: Library
    graders: Mapping[str, Grader]
    """By topic."""
    intents: Intents
    delivered: bool = True
    """Whether the open prompt has reached the learner, as far as is known."""
    met_before: bool = False
    """Whether the open item has been settled before today's prompt."""
    holdings: tuple[Holding, ...] = ()
    shelf: Shelf = Shelf()  # noqa: RUF009  # frozen, and empty
    next_due: int | None = None
    """The day on which the next item falls due; None if none ever will."""
    memories: tuple[Memory, ...] = ()
    tallies: tuple[DayTally, ...] = ()
    """Every day on which the learner did something."""
    log: tuple[Review, ...] = ()
    """Every review that counts, oldest first."""
    pauses: tuple[Pause, ...] = ()
    exams: Mapping[str, int] = field(default_factory=dict)
    """The days of the learner's exams, by topic (see `state.tables.exams`)."""
    parameters: Parameters = DEFAULTS
    """The learner's own numbers of the memory model."""
    calibration: Calibration | None = None
    last_review: LoggedReview | None = None
    contests: ContestRecord | None = None
    is_marker: bool = False
    case: Case | None = None
    report: Report | None = None
    waiting: int = 0
    """Cases and reports that wait for a marker."""
    last_mock: MockResult | None = None
    reminder: Reminder | None = None
    asked: Push | None = None
    """The question of a group that a link names."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """The languages there are texts in, by code, each with the name it gives itself."""
    people: People = People()  # noqa: RUF009  # frozen, and empty
    """Roles, groups and invitations, where those are what is wanted."""
    bot_name: str = ""
    """The bot's user name on Telegram, for links."""


_NEEDS = {
    "start": Need.SHELF,
    "revise": Need.SHELF,
    "revise_2": Need.SHELF,
    "revise_4": Need.SHELF,
    "revise_0": Need.SHELF,
    "quiz": Need.SHELF,
    "mock": Need.SHELF,
    "weak": Need.SHELF,
    "begin": Need.SHELF,
    "continue": Need.SHELF,
    "go_on": Need.SHELF,
    "yes": Need.SHELF,
    "new": Need.SHELF,
    "topics": Need.STANDING,
    "progress": Need.STANDING,
    "picture": Need.STANDING,
    "exam": Need.STANDING,
    "examdate": Need.STANDING,
    "plan": Need.STANDING,
    "undo": Need.LAST,
    "queue": Need.MARKING,
    "accept": Need.MARKING,
    "refuse": Need.MARKING,
    "closed": Need.MARKING,
    "contest": Need.CONTESTS,
    "settings": Need.SETTINGS,
    "remind": Need.SETTINGS,
    "unremind": Need.SETTINGS,
    "zone": Need.SETTINGS,
    "length": Need.SETTINGS,
    "asksure": Need.SETTINGS,
    "confidence_off": Need.SETTINGS,
    "language": Need.SETTINGS,
}


def needs(event: Event, intents: Intents, session: Session) -> Need:
    """Say what a turn for this event will look at."""
    named = _named(event, intents)
    match session.activity:
        case Writing(about="exam") if isinstance(event, Said):
            return Need.STANDING
        case Writing(about="time" | "zone") if isinstance(event, Said) and named is Need.NOTHING:
            return Need.SETTINGS
        case Drill(endless=True, queue=()) | Writing(before=Drill(endless=True, queue=())) if (
            named is Need.NOTHING
        ):
            return Need.SHELF  # whatever happens may lead on to the next item
        case _:
            return named


def _named(event: Event, intents: Intents) -> Need:
    match event:
        case Commanded(name=name):
            return _NEEDS.get(name, Need.NOTHING)
        case Said(text=text):
            if intents.exam(text):
                return Need.STANDING
            intent = intents.find(text) or intents.loosely(text) or ""
            return _NEEDS.get(intent, Need.NOTHING)
        case Pressed(data=data):
            match parse(data):
                case MenuToken(verb=verb) | PromptToken(verb=verb):
                    return _NEEDS.get(verb, Need.NOTHING)
                case None:
                    return Need.NOTHING
