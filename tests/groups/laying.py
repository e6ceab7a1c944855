"""Desks for tests of the groups' pure core: no database, no clock, only values.

A `Room` plays what happens in one group against `respond` alone: the desk of each turn is laid from
what the turns before it decided, the way the database would give it back.
"""

from dataclasses import dataclass, field

from bot.engine import letters
from bot.groups.desk import GroupDesk, Person
from bot.groups.events import Commanded, GroupEvent, Replied, Tapped
from bot.groups.moves.move import GroupMove
from bot.groups.moves.questions import ClosePoll
from bot.groups.respond import respond
from bot.groups.settings import with_times
from bot.groups.turn import GroupTurn, LookAfter, MoveHere, Save
from bot.tutor.model.teaching import Teaching
from bot.views.groups.show import show
from bot.views.message import Message
from bot.views.texts import load_texts
from state.records.groups import Timetable, TimetableState
from state.records.learners import Learner, Role
from tests.clock import NOON
from tests.narrowing import there
from tests.shipped import shipped_teaching

TEXTS = load_texts()
TEACHING = shipped_teaching()
CHAT = -1_002_000_000_500
TESS = Person(7, "Tess", frozenset({Role.TUTOR}), learner=Learner("Tess", "Europe/London"))
ADA = Person(8, "Ada")

GROUP = Timetable(
    chat_id=-5,
    title="Class",
    zone="Europe/London",
    days=0b0011111,
    silent_from=21 * 60,
    silent_to=7 * 60,
    state=TimetableState.ON,
    set_up_by=7,
)
SEVENTEEN = there(with_times(GROUP, (17 * 60,)))


def minutes(timetable: Timetable) -> list[int]:
    """Give the times of a timetable, in minutes of the day."""
    return [slot.minute for slot in timetable.slots]


@dataclass
class Room:
    """One group, with what would be remembered of it; and the topic in which things happen."""

    teaching: Teaching = TEACHING
    now: int = NOON
    kept: dict[int, Timetable] = field(default_factory=dict)
    """Its timetables, by topic."""
    tutors: tuple[int, ...] = ()
    thread_id: int = 0
    thread_name: str = ""
    noted: frozenset[tuple[int, int]] = frozenset()
    languages: dict[str, str] = field(default_factory=dict)
    last: GroupTurn = field(default_factory=GroupTurn)
    screen: list[Message] = field(default_factory=list)

    @property
    def timetable(self) -> Timetable:
        """What is set up in the topic where things happen."""
        return self.kept[self.thread_id]

    @timetable.setter
    def timetable(self, timetable: Timetable) -> None:
        self.kept[timetable.thread_id] = timetable

    def labels(self) -> list[str]:
        """Give what the buttons of the newest message say."""
        return [button.label for row in self.screen[-1].rows for button in row]

    def desk(self, person: Person) -> GroupDesk:
        """Lay the desk for what somebody does."""
        timetables = tuple(self.kept[number] for number in sorted(self.kept))
        here = self.kept.get(self.thread_id)
        spoken = here or next(iter(timetables), None)
        return GroupDesk(
            now=self.now,
            chat_id=CHAT,
            title="Class",
            bot_name="viva_bot",
            language=spoken.language if spoken else "en",
            languages=self.languages,
            zone=person.learner.zone if person.learner else "UTC",
            teaching=self.teaching,
            person=Person(
                person.number,
                person.name,
                person.roles,
                person.number in self.tutors,
                person.learner,
            ),
            timetable=here,
            timetables=timetables,
            thread_id=self.thread_id,
            thread_name=self.thread_name,
            noted=self.noted,
            tutors=self.tutors,
            fresh="token",
        )

    def happens(self, event: GroupEvent, person: Person = TESS) -> GroupTurn:
        """Let something happen, and keep what the turn decided."""
        self.last = respond(self.desk(person), event)
        for record in self.last.records:
            match record:
                case Save(timetable=timetable):
                    self.timetable = timetable
                case MoveHere(timetable=timetable):
                    del self.kept[timetable.thread_id]
                case LookAfter(learner_id=learner_id):
                    self.tutors = (*self.tutors, learner_id)
                case _:
                    pass
        self.screen += said(self.last)
        return self.last

    def types(self, text: str, person: Person = TESS) -> str:
        """Give a command; gives what the bot says to it."""
        name, _, argument = text[1:].partition(" ")
        return self._said(self.happens(Commanded(name, argument, self.now), person))

    def says_in_reply(self, text: str, person: Person = TESS) -> str:
        """Reply to a message of the bot; gives what the bot says to it."""
        return self._said(self.happens(Replied(text, self.now), person))

    def taps(self, label: str, person: Person = TESS) -> str:
        """Tap the newest button whose label begins so."""
        for message in reversed(self.screen):
            for row in message.rows:
                for button in row:
                    if button.label.startswith(label):
                        return self.presses(button.data, person)
        raise AssertionError(f"no button {label!r}")

    def presses(self, data: str, person: Person = TESS) -> str:
        """Send a tap with this data, whatever is on the screen."""
        return self._said(self.happens(Tapped(data, self.now), person))

    def _said(self, turn: GroupTurn) -> str:
        return "\n\n".join(message.html for message in said(turn))

    def set_up(self) -> Timetable:
        """Set the group up as most would: all topics, 17:00, Monday to Friday."""
        self.types("/setup")
        self.taps("All topics")
        self.taps("17:00")
        self.taps("Monday to Friday")
        assert self.timetable.state is TimetableState.ON
        return self.timetable


def said(turn: GroupTurn) -> list[Message]:
    """Give what is said in the group; the end of a poll is no message."""
    return [show(move, TEXTS) for move in turn.moves if not isinstance(move, ClosePoll)]


def written(move: GroupMove) -> str:
    """Give the body of the last letter that a move becomes."""
    return letters.of_group(move, TEXTS)[-1].body
