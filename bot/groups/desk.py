"""What one turn in a group needs to know: who acts, what is set up there, the content.

Like the tutor's desk it is loaded small: what a question was answered, and what a voter remembers,
is there only when the event is about a question.
"""

from collections.abc import Mapping

from msgspec import Struct

from bot.tutor.model.rights import Act, may
from bot.tutor.model.teaching import Teaching
from content.library import Library
from state.records.groups import Past, Push, Round, Timetable, Vote, Where
from state.records.learners import Holding, Learner, Role

NOWHERE = -1
"""The number of no topic: in which of several something happens is not known."""


class Person(Struct, frozen=True):
    """Who acts, and what they may do here."""

    number: int
    name: str
    roles: frozenset[Role] = frozenset()
    looks_after: bool = False
    """Whether they are one of the group's own tutors."""
    learner: Learner | None = None
    """What is known of them as a learner; None for somebody who never wrote to the bot."""
    today: int = 0
    """Their own revision day (see `state.clock.days`)."""
    holdings: tuple[Holding, ...] = ()
    reviewed_at: int = 0
    """When they last settled the item that the event is about; 0 for never."""

    def may(self, act: Act) -> bool:
        """Whether they may do something in this group, by their roles or as one of its tutors."""
        return may(act, self.roles, looks_after=self.looks_after)


class GroupDesk(Struct, frozen=True):
    """Everything that a turn in a group may look at."""

    now: int
    """Seconds of UTC."""
    chat_id: int
    title: str
    bot_name: str
    """The bot's user name, for links that open the private chat."""
    language: str
    """The language spoken here: the timetable's, and before that is chosen the person's."""
    languages: Mapping[str, str]
    """The names of all languages, by code."""
    zone: str
    """The zone to suggest: the person's, or else the operator's."""
    teaching: Teaching
    person: Person
    timetable: Timetable | None
    """What is set up where this happens; None for nothing."""
    timetables: tuple[Timetable, ...]
    """All that is set up in the group; where somebody acts, or something happens to it."""
    thread_id: int
    """The forum topic in which this happens; 0 for General, and in a group without topics."""
    thread_name: str = ""
    """What that is called, as far as it is known."""
    push: Push | None = None
    """The question that the event is about."""
    votes: tuple[Vote, ...] = ()
    """What has been answered to it."""
    live: Round | None = None
    """The live round that is under way."""
    asked: tuple[tuple[Push, tuple[Vote, ...]], ...] = ()
    """Its questions so far, each with what was answered, where the event is about one of them."""
    past: tuple[Past, ...] = ()
    """What was asked lately, oldest first; where a question is to be chosen."""
    lined_up: tuple[str, ...] = ()
    """Items that tutors have lined up, next first."""
    sent: int = 0
    """How many questions of the timetable have gone out so far; where one is to go out."""
    noted: frozenset[tuple[int, int]] = frozenset()
    """Slots of today and of days to come that are in the ledger already: day and number."""
    tutors: tuple[int, ...] = ()
    """Who looks after the group, to be told in private what it cannot be told."""
    fresh: str = ""
    """A text that nobody can guess, for a link; another one each time."""

    @property
    def library(self) -> Library:
        """What is taught here."""
        return self.teaching.library

    def where(self, bot_id: int) -> Where:
        """Where this happens."""
        return Where(bot_id, self.chat_id, self.thread_id)
