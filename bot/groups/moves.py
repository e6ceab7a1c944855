"""What the bot can do in a group, named as deeds and carrying all that has to be shown.

A move says what, never how. Pages of the settings carry `in_place` when they rewrite the message
whose button was tapped, so that setting up takes one message and not eight.
"""

from dataclasses import dataclass

from bot.groups.digest import WeekForGroup, WeekForTutors
from content.model import Item, Misconception, Topic
from state.group_records import Group, Shown


@dataclass(frozen=True, slots=True)
class Hello:
    """Say who this is, after being added; a schedule from before is offered again."""

    before: Group | None
    topics: tuple[Topic, ...] = ()
    """What its questions came from; empty for all."""


@dataclass(frozen=True, slots=True)
class TutorsOnly:
    """Say that this is for the group's tutors."""


@dataclass(frozen=True, slots=True)
class UseOwnName:
    """Tell somebody who hides behind a group or a channel to use their own name."""


@dataclass(frozen=True, slots=True)
class NotSetUp:
    """Say that nothing goes out here yet, and how to change that."""


@dataclass(frozen=True, slots=True)
class InPrivate:
    """Say that a command belongs in the private chat."""

    address: str


@dataclass(frozen=True, slots=True)
class AskTopics:
    """Ask what the questions are to be about."""

    topics: tuple[Topic, ...]
    chosen: tuple[str, ...]
    ticking: bool = False
    """Whether several are being ticked."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskTime:
    """Ask when the question is to go out."""

    group: Group
    now: int
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskDays:
    """Ask on which days."""

    group: Group
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskZone:
    """Ask in which time zone the group lives."""

    group: Group
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskSilence:
    """Ask during which hours nothing may be sent."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskTimes:
    """Show the times of the day, to add one or to take one out."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskHolidays:
    """Show the days off, to add some or to take them all out."""

    group: Group
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskReveal:
    """Ask when the answer is to be given."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show how the group is set up."""

    group: Group
    topics: tuple[Topic, ...]
    """What questions come from; empty for all."""
    next_at: int | None
    """When the next question goes out; None if none will."""
    now: int
    begun: bool = False
    """Whether it has just been set up: then say what to expect."""
    address: str = ""
    """Opens the private chat, for a tutor who never has; empty for one who has."""
    thread_id: int | None = None
    """The forum topic where the settings were asked for."""
    elsewhere: bool = False
    """Whether that is not where questions go."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class SayState:
    """Say that the group was paused, goes on, or was stopped."""

    group: Group
    next_at: int | None
    now: int


@dataclass(frozen=True, slots=True)
class SaySkipped:
    """Say that the next question is left out, and when the one after it comes."""

    skipped_at: int | None
    """None if there is none to leave out."""
    next_at: int | None
    now: int
    zone: str


@dataclass(frozen=True, slots=True)
class NotASetting:
    """Say that what was typed after /setup was not understood, with examples."""


@dataclass(frozen=True, slots=True)
class PutQuestion:
    """Ask the group a question."""

    item: Item
    shown: Shown
    order: tuple[int, ...]
    """The author's indices in the order shown."""
    place: str
    """Where it stands in the ledger, for its buttons: "day-slot"."""
    address: str
    """Opens the private chat on it."""
    reveal_at: int | None
    """When the answer is given; None in a live round."""
    now: int
    zone: str


@dataclass(frozen=True, slots=True)
class ClosePoll:
    """End the voting on a poll."""

    message_id: int


@dataclass(frozen=True, slots=True)
class Reveal:
    """Give the answer to a question."""

    item: Item
    shown: Shown
    order: tuple[int, ...]
    voters: int
    right: int
    common: tuple[int, int] | None
    """The wrong option that most chose, as the author's index, and how many: two at least."""
    idea: Misconception | None
    """The wrong idea that most answers showed, if two or more did."""
    address: str
    """Opens the private chat, to practise it."""
    reply_to: int | None


@dataclass(frozen=True, slots=True)
class QuestionGone:
    """Say that the author has changed or removed a question since it was asked."""

    reply_to: int | None


@dataclass(frozen=True, slots=True)
class TellShutOut:
    """Tell a tutor in private that a group cannot be written to."""

    title: str
    why: str


@dataclass(frozen=True, slots=True)
class TellBack:
    """Tell a tutor in private that a group goes on."""

    title: str
    next_at: int | None
    now: int
    zone: str


@dataclass(frozen=True, slots=True)
class Tally:
    """How one question of a round went."""

    place: tuple[int, int]
    """Where it stands in the ledger."""
    ref: str
    item: Item
    voters: int
    right: int


@dataclass(frozen=True, slots=True)
class RoundStep:
    """Say how the question before went, and which one follows."""

    number: int
    total: int
    before: Tally | None
    """None at the first question, which is introduced, and for one that was changed."""


@dataclass(frozen=True, slots=True)
class RoundUnderWay:
    """Say that a round is under way, and offer to go on or to end it."""

    number: int
    total: int
    place: str
    """Where its question stands in the ledger, for the buttons: "day-slot"."""
    elsewhere: bool
    """Whether it goes on in another forum topic."""


@dataclass(frozen=True, slots=True)
class RoundResult:
    """Say how a round went, and what to look at again."""

    people: int
    tallies: tuple[Tally, ...]
    concept: str
    """What the question that fewest had right is about; empty if all was right."""
    address: str
    """Opens the private chat, to practise it."""


@dataclass(frozen=True, slots=True)
class NothingToAsk:
    """Say that everything has been asked within a fortnight."""


@dataclass(frozen=True, slots=True)
class QueueInPrivate:
    """Say that what comes is shown in private, so that nobody sees it before."""

    address: str


@dataclass(frozen=True, slots=True)
class Coming:
    """One question that is to come."""

    at: int
    day: int
    slot: int
    """Its place in the ledger, with the day."""
    ref: str
    item: Item


@dataclass(frozen=True, slots=True)
class ShowQueue:
    """Show what comes next, each with a button for another one and one to leave it out."""

    chat_id: int
    title: str
    coming: tuple[Coming, ...]
    now: int
    zone: str
    goes_out: bool
    """Whether questions go out at all at present."""
    in_place: bool


GroupMove = (
    Hello
    | TutorsOnly
    | UseOwnName
    | NotSetUp
    | InPrivate
    | AskTopics
    | AskTime
    | AskDays
    | AskZone
    | AskSilence
    | AskTimes
    | AskHolidays
    | AskReveal
    | ShowSettings
    | SayState
    | SaySkipped
    | NotASetting
    | PutQuestion
    | ClosePoll
    | Reveal
    | QuestionGone
    | RoundStep
    | RoundUnderWay
    | RoundResult
    | NothingToAsk
    | QueueInPrivate
    | ShowQueue
    | TellShutOut
    | TellBack
    | WeekForGroup
    | WeekForTutors
)
