"""What the tutor offers between questions."""

from dataclasses import dataclass

from content.model.topic import Topic


@dataclass(frozen=True, slots=True)
class TopicRow:
    """One topic in a list."""

    topic: Topic
    met: int
    total: int


@dataclass(frozen=True, slots=True)
class Welcome:
    """Greet, and offer topics to begin with."""

    name: str
    topics: tuple[Topic, ...]
    back: bool
    """Whether the learner has answered before, and needs no introduction."""
    resume: tuple[int, int] | None
    """The place and total of an activity left open; the total is 0 if it has no end."""
    chosen: Topic | None = None
    """The topic that was chosen before."""


@dataclass(frozen=True, slots=True)
class HelloAgain:
    """Return a greeting, before the question that was open is put again."""

    name: str
    place: int
    total: int


@dataclass(frozen=True, slots=True)
class ListTopics:
    """Show the topics and how much of each has been met."""

    rows: tuple[TopicRow, ...]


@dataclass(frozen=True, slots=True)
class ChooseTopic:
    """Ask which topic to learn or be quizzed on."""

    verb: str
    """"begin", "learn", "quiz" or "mock": what the buttons start."""
    topics: tuple[Topic, ...]
    unknown: str = ""
    """What was named that no topic has."""


@dataclass(frozen=True, slots=True)
class NoQuestions:
    """Say that a topic has nothing for a quiz or a mock exam, and offer to revise it."""

    topic: Topic


@dataclass(frozen=True, slots=True)
class OfferResume:
    """Say where the learner was, and offer to go on or to start afresh."""

    place: int
    total: int


@dataclass(frozen=True, slots=True)
class NothingDue:
    """Say that nothing is due, and when the next item will be."""

    in_days: int | None


@dataclass(frozen=True, slots=True)
class ShowPage:
    """Show one page of a lesson."""

    topic: Topic
    serial: int
    page: int
    pages: int
    in_place: bool


@dataclass(frozen=True, slots=True)
class NothingToStop:
    """Say that nothing is going on."""


@dataclass(frozen=True, slots=True)
class Help:
    """Say what is most worth knowing of what the tutor can do."""


@dataclass(frozen=True, slots=True)
class MoreHelp:
    """List everything that the tutor can do."""


@dataclass(frozen=True, slots=True)
class SayNumber:
    """Tell a person their number, which names them to whoever gives roles."""

    number: int


@dataclass(frozen=True, slots=True)
class LetBe:
    """Tell somebody who has had enough, while nothing is asked, that nothing has to be done."""


@dataclass(frozen=True, slots=True)
class YouAreWelcome:
    """Answer thanks."""


@dataclass(frozen=True, slots=True)
class AskForWords:
    """Ask for something that came without words to be put in some."""

    spoken: bool
    """Whether it may have been a voice."""


@dataclass(frozen=True, slots=True)
class AskBack:
    """Ask whether that was meant which a sentence most likely asks for."""

    intent: str
    at: int
    """What its buttons carry (see `Offer`)."""
    minute: int | None = None
    """The minute of the day that was named."""
    day: int | None = None
    today: int = 0
    language: str = ""
    """The code of the language that was named."""
    over_question: bool = False
    """Whether it may be the answer to an open question all the same."""
    other: "AskBack | None" = None
    """What else it may ask for, if that is about as likely."""


@dataclass(frozen=True, slots=True)
class AskSubject:
    """Ask whether to practise a topic or a concept that words may have named."""

    name: str
    at: int
    """What its buttons carry (see `Offer`)."""
    is_open: bool
    """Whether a question is open, which would be left."""
    over_question: bool
    """Whether the words may be the answer to it all the same."""


@dataclass(frozen=True, slots=True)
class Declined:
    """Say that what was asked about is left."""

    open: bool
    """Whether a question is still open."""


@dataclass(frozen=True, slots=True)
class Quoted:
    """Some of an author's words, under the name of the concept that they are about."""

    concept: str
    text: str


@dataclass(frozen=True, slots=True)
class AnswerFromTopic:
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


@dataclass(frozen=True, slots=True)
class TakeYourTime:
    """Answer somebody who needs a moment."""


@dataclass(frozen=True, slots=True)
class Reply:
    """Answer in a sentence what is often asked or wished for, where nothing else is to be done."""

    about: str
    """The intent: "aloud", "free"."""


@dataclass(frozen=True, slots=True)
class ShowWeakest:
    """Name what is remembered least; nothing where nothing has been met."""

    concepts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class NotUnderstood:
    """Offer two things to do, or the topics to a newcomer, after words that fitted nothing."""

    times: int = 1
    """How many messages in a row that makes."""
    to_person: bool = False
    """Whether they were meant for a person, as far as is understood."""
    nothing_open: bool = False
    """Whether they were about a question, and none is open."""
    topics: tuple[Topic, ...] = ()
    """What somebody may choose who has begun nothing yet."""


@dataclass(frozen=True, slots=True)
class InGroupsOnly:
    """Say that a command is to be typed in a group."""

    name: str


@dataclass(frozen=True, slots=True)
class UnknownCommand:
    """Say that there is no such command."""

    name: str
    guess: str = ""
    """The command that was most likely meant."""


MenuMove = (
    AnswerFromTopic
    | AskBack
    | AskForWords
    | AskSubject
    | ChooseTopic
    | Declined
    | Reply
    | ShowWeakest
    | TakeYourTime
    | HelloAgain
    | Help
    | InGroupsOnly
    | ListTopics
    | NothingDue
    | NothingToStop
    | NoQuestions
    | NotUnderstood
    | OfferResume
    | SayNumber
    | ShowPage
    | UnknownCommand
    | Welcome
    | LetBe
    | MoreHelp
    | YouAreWelcome
)
