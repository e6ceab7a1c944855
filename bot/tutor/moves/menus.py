"""What the tutor offers between questions."""

from msgspec import Struct

from bot.tutor.moves.asking import Handle
from content.model.topic import Topic

HERE = "here"
"""Says in a button that its page takes the place of the message it stands on."""


class TopicRow(Struct, frozen=True):
    """One topic in a list."""

    topic: Topic
    met: int
    total: int


class Welcome(Struct, frozen=True):
    """Greet, and offer topics to begin with."""

    name: str
    topics: tuple[Topic, ...]
    back: bool
    """Whether the learner has answered or chosen something before."""
    resume: tuple[int, int] | None
    """The place and total of an activity left open; the total is 0 if it has no end."""
    chosen: Topic | None = None
    """The topic that was chosen before."""
    teaches: bool = False
    """Whether whoever is greeted may do more than learn."""
    introduced: bool = False
    """Whether they have been told who speaks here."""
    minutes_due: int = 0
    """How long what is due today takes; 0 if nothing is."""
    times: int = 0
    """How often they were greeted just before."""


class HelloAgain(Struct, frozen=True):
    """Return a greeting, before the question that was open is put again."""

    name: str
    place: int
    total: int


class ListTopics(Struct, frozen=True):
    """Show the topics and how much of each has been met."""

    rows: tuple[TopicRow, ...]
    first: int = 0
    """The place of the first that is on this page."""
    in_place: bool = False


class ChooseTopic(Struct, frozen=True):
    """Ask which topic to learn or be quizzed on."""

    verb: str
    """"begin", "learn", "quiz" or "mock": what the buttons start."""
    topics: tuple[Topic, ...]
    unknown: str = ""
    """What was named that no topic has."""
    first: int = 0
    """The place of the first that is on this page."""
    in_place: bool = False


class NoQuestions(Struct, frozen=True):
    """Say that a topic has nothing for a quiz or a mock exam, and offer to revise it."""

    topic: Topic


class OfferResume(Struct, frozen=True):
    """Say where the learner was, and offer to go on or to start afresh."""

    place: int
    total: int


class NothingAsked(Struct, frozen=True):
    """Say that nothing of a topic is asked yet, and offer to read it."""

    topic: Topic


class NothingDue(Struct, frozen=True):
    """Say that nothing is due, and when the next item will be."""

    in_days: int | None


class ShowPage(Struct, frozen=True):
    """Show one page of a lesson."""

    topic: Topic
    serial: int
    page: int
    pages: int
    in_place: bool


class LeftLesson(Struct, frozen=True):
    """Say up to which page a topic was read that is closed now."""

    topic: Topic
    page: int
    pages: int


class NothingToStop(Struct, frozen=True):
    """Say that nothing is going on."""


class Help(Struct, frozen=True):
    """Say what is most worth knowing of what the tutor can do."""

    teaches: bool = False
    """Whether whoever asks may do more than learn."""


class HelpForTutors(Struct, frozen=True):
    """List what those can do who teach a group or write its content."""


class MoreHelp(Struct, frozen=True):
    """List everything that the tutor can do."""


class SayNumber(Struct, frozen=True):
    """Tell a person their number, which names them to whoever gives roles."""

    number: int


class LetBe(Struct, frozen=True):
    """Tell somebody who has had enough, while nothing is asked, that nothing has to be done."""

    exam_near: bool = False
    """Whether an exam is today or tomorrow, so that it is more likely nerves."""


class YouAreWelcome(Struct, frozen=True):
    """Answer thanks."""


class AskForWords(Struct, frozen=True):
    """Ask for something that came without words to be put in some."""

    spoken: bool
    """Whether it may have been a voice."""
    times: int
    """How often it was asked before, so that it is not said in the same words each time."""


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


class ShowWeakest(Struct, frozen=True):
    """Name what is remembered least; nothing where nothing has been met."""

    concepts: tuple[str, ...]


class NotUnderstood(Struct, frozen=True):
    """Offer two things to do, or the topics to a newcomer, after words that fitted nothing."""

    times: int = 1
    """How many messages in a row that makes."""
    to_person: bool = False
    """Whether they were meant for a person, as far as is understood."""
    open: bool = False
    """Whether a question is open, or a verdict waits for "next"."""
    nothing_open: bool = False
    """Whether they were about a question, and none is open."""
    topics: tuple[Topic, ...] = ()
    """What somebody may choose who has begun nothing yet."""


class TellOfClasses(Struct, frozen=True):
    """Say to a tutor who asks how others do where that is told."""


class InGroupsOnly(Struct, frozen=True):
    """Say that a command is to be typed in a group."""

    name: str


class UnknownCommand(Struct, frozen=True):
    """Say that there is no such command."""

    name: str
    guess: str = ""
    """The command that was most likely meant."""


HelpMove = (
    Help
    | HelpForTutors
    | MoreHelp
    | InGroupsOnly
    | TellOfClasses
    | UnknownCommand
    | NotUnderstood
    | AskForWords
    | SayNumber
)
"""What can be said and done here."""

HeardMove = AskBack | OfferLanguage | AskSubject | Declined | Reply | AnswerFromTopic | TakeYourTime
"""Said to words that were understood, or nearly."""

PlaceMove = (
    Welcome
    | HelloAgain
    | ListTopics
    | ChooseTopic
    | NoQuestions
    | OfferResume
    | NothingAsked
    | NothingDue
    | ShowPage
    | LeftLesson
    | NothingToStop
    | LetBe
    | YouAreWelcome
    | ShowWeakest
)
"""Where somebody stands between questions, and where they can go."""

MenuMove = HelpMove | HeardMove | PlaceMove
