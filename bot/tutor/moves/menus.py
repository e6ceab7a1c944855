"""What the tutor offers between questions."""

from msgspec import Struct

from content.model.items import Item
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


class LetBe(Struct, frozen=True):
    """Tell somebody who has had enough, while nothing is asked, that nothing has to be done."""

    exam_near: bool = False
    """Whether an exam is today or tomorrow, so that it is more likely nerves."""


class YouAreWelcome(Struct, frozen=True):
    """Answer thanks."""


class ShowWeakest(Struct, frozen=True):
    """Name what is remembered least; nothing where nothing has been met."""

    concepts: tuple[str, ...]
    missed: tuple[Item, ...] = ()
    """What was missed the last time that it was asked, the latest first."""


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
