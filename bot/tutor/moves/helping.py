"""What the tutor says of what can be said and done, and to whom it has not understood."""

from msgspec import Struct

from content.model.topic import Topic


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


class AskForWords(Struct, frozen=True):
    """Ask for something that came without words to be put in some."""

    spoken: bool
    """Whether it may have been a voice."""
    times: int
    """How often it was asked before, so that it is not said in the same words each time."""


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
