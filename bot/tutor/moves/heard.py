"""What the tutor says to words that it has understood, or nearly."""

from msgspec import Struct

from bot.tutor.moves.asking import Handle


class AskBack(Struct, frozen=True):
    """Ask whether that was meant which a sentence most likely asks for."""

    intent: str
    at: int
    """What its buttons carry (see `Offer`)."""
    minute: int | None = None
    """The minute of the day that was named."""
    minutes: int | None = None
    """The minutes that a session should take."""
    day: int | None = None
    today: int = 0
    language: str = ""
    """The code of the language that was named."""
    over_question: bool = False
    """Whether it may be the answer to an open question all the same."""
    weekdays: int = 0
    """The days of the week that were named, a sum as in `state.clock.timetable`; 0 for none."""
    uneven: bool = False
    """Whether it was wished for every other day or the like, of which there is no such thing."""
    other: "AskBack | None" = None
    """What else it may ask for, if that is about as likely."""


class OfferLanguage(Struct, frozen=True):
    """Ask somebody who writes another language, in that one, whether it should be spoken."""

    language: str
    at: int
    """What its buttons carry (see `Offer`)."""


class AskSubject(Struct, frozen=True):
    """Ask whether to practise a topic or a concept that words may have named."""

    name: str
    at: int
    """What its buttons carry (see `Offer`)."""
    is_open: bool
    """Whether a question is open, which would be left."""
    over_question: bool
    """Whether the words may be the answer to it all the same."""


class Declined(Struct, frozen=True):
    """Say that what was asked about is left."""

    open: bool
    """Whether a question is still open."""


class Quoted(Struct, frozen=True):
    """Some of an author's words, under the name of the concept that they are about."""

    concept: str
    text: str


class AnswerFromTopic(Struct, frozen=True):
    """Answer a question in the author's own words; without any, say that none are near enough."""

    quoted: tuple[Quoted, ...]
    about: str = ""
    """The mark of the concept that may be asked about next."""
    would_tell: bool = False
    """Whether what there is would give away the answer to the open question."""
    tutored: bool = False
    """Whether a tutor of the learner's can be asked instead."""
    may_be_answer_at: int | None = None
    """What the button carries that takes the words as the answer to an open question after all."""
    handle: Handle | None = None
    """The settled item of the session that goes on, if one does."""


class TakeYourTime(Struct, frozen=True):
    """Answer somebody who needs a moment."""

    at: int
    """When, so that it is not said in the same words each time."""


class Reply(Struct, frozen=True):
    """Answer in a sentence what is often asked or wished for, where nothing else is to be done."""

    about: str
    """The intent: "aloud", "free"."""


HeardMove = AskBack | OfferLanguage | AskSubject | Declined | Reply | AnswerFromTopic | TakeYourTime
"""Said to words that were understood, or nearly."""
