"""What is said to a learner who asks their tutor, and to the tutor who is asked."""

from dataclasses import dataclass

from bot.tutor.moves.asking import Handle
from content.model.items import Item
from state.records.classes import Consultation, GroupName, Membership


@dataclass(frozen=True, slots=True)
class NoTutor:
    """Say that nobody can be asked."""


@dataclass(frozen=True, slots=True)
class EnoughAsked:
    """Say why a question is not passed on."""

    why: str
    """"same", "waiting" or "today"."""


@dataclass(frozen=True, slots=True)
class WhichTutor:
    """Ask which class's tutor is meant."""

    key: str
    """The prompt that it is about, for the buttons."""
    groups: tuple[GroupName, ...]


@dataclass(frozen=True, slots=True)
class AskNote:
    """Ask what the tutor is to be asked."""

    membership: Membership
    item: Item | None
    """What it is about; None for anything."""
    key: str


@dataclass(frozen=True, slots=True)
class SentToTutor:
    """Say that it is on its way."""

    membership: Membership
    handle: Handle | None


@dataclass(frozen=True, slots=True)
class AskedByLearner:
    """Show a tutor what a learner asks."""

    consultation: Consultation
    name: str
    """Empty for a learner who does not share."""
    item: Item | None


@dataclass(frozen=True, slots=True)
class AskReply:
    """Ask a tutor for the answer."""

    item: Item | None


@dataclass(frozen=True, slots=True)
class ReplySent:
    """Tell a tutor that their answer was passed on."""


@dataclass(frozen=True, slots=True)
class ReplyWas:
    """Tell a tutor how a question was answered already."""

    item: Item | None
    reply: str


@dataclass(frozen=True, slots=True)
class ConsultationGone:
    """Tell a tutor that there is no such question any more."""


@dataclass(frozen=True, slots=True)
class TutorReplied:
    """Bring a learner the answer of their tutor, under the question that it is about."""

    item: Item | None
    consultation: Consultation
    reply: str


ConsultationMove = (
    NoTutor
    | EnoughAsked
    | WhichTutor
    | AskNote
    | SentToTutor
    | AskedByLearner
    | AskReply
    | ReplySent
    | ReplyWas
    | ConsultationGone
    | TutorReplied
)
