"""Questions of learners to their tutors: what a turn about them looks at, and what it writes."""

from msgspec import Struct

from state.records.classes import Consultation, Membership

MOST_WAITING, MOST_A_DAY = 3, 5
"""Questions of one learner that may wait for an answer at a time, and that are taken in a day."""


class Consulting(Struct, frozen=True):
    """Whom somebody can ask, and how much they have; for a tutor, what the turn is to answer."""

    tutored: tuple[Membership, ...] = ()
    """The learner's groups whose tutors can be written to: laid for every turn, unlike the rest."""
    waiting: tuple[str, ...] = ()
    """The items of one's own questions that wait for an answer; "" for one about none."""
    lately: int = 0
    """One's own questions of the last day."""
    unanswered: tuple[tuple[Consultation, str], ...] = ()
    """Questions to this person's classes that nobody has answered, the oldest first, and who asks:
    "" for somebody who does not share."""
    consultation: Consultation | None = None
    """None if there is no such question for a group that this person looks after."""


class AskTutor(Struct, frozen=True):
    """Pass a question on to the tutors of a group."""

    membership: Membership
    item: str = ""
    response: str = ""
    picks: tuple[int, ...] = ()
    right: bool = False
    note: str = ""
    prompt: str = ""
    """The prompt that it is about ("4.7"): the reply comes under its message."""


class ReplyToLearner(Struct, frozen=True):
    """Pass a tutor's reply on."""

    consultation: Consultation
    text: str


ConsultationRecord = AskTutor | ReplyToLearner
