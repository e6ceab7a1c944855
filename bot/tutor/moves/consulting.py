"""What is said to a learner who asks their tutor, and to the tutor who is asked."""

from msgspec import Struct

from bot.tutor.moves.asking import Handle
from content.model.items import Item
from state.records.classes import Consultation, GroupName, Membership


class NoTutor(Struct, frozen=True):
    """Say that nobody can be asked."""


class EnoughAsked(Struct, frozen=True):
    """Say why a question is not passed on."""

    why: str
    """"same", "waiting" or "today"."""


class WhichTutor(Struct, frozen=True):
    """Ask which class's tutor is meant."""

    key: str
    """The prompt that it is about, for the buttons."""
    groups: tuple[GroupName, ...]


class AskNote(Struct, frozen=True):
    """Ask what the tutor is to be asked."""

    membership: Membership
    item: Item | None
    """What it is about; None for anything."""
    key: str


class SentToTutor(Struct, frozen=True):
    """Say that it is on its way."""

    membership: Membership
    handle: Handle | None


class AskedByLearner(Struct, frozen=True):
    """Show a tutor what a learner asks."""

    consultation: Consultation
    name: str
    """Empty for a learner who does not share."""
    item: Item | None


class NoConsultations(Struct, frozen=True):
    """Tell a tutor that no question waits for them."""


class AskReply(Struct, frozen=True):
    """Ask a tutor for the answer."""

    item: Item | None


class ReplySent(Struct, frozen=True):
    """Tell a tutor that their answer was passed on."""


class ReplyWas(Struct, frozen=True):
    """Tell a tutor how a question was answered already."""

    item: Item | None
    reply: str


class ConsultationGone(Struct, frozen=True):
    """Tell a tutor that there is no such question any more."""


class TutorReplied(Struct, frozen=True):
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
    | NoConsultations
    | AskReply
    | ReplySent
    | ReplyWas
    | ConsultationGone
    | TutorReplied
)
