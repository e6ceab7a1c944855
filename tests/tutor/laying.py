"""Desks for tests of the pure core: no database, no clock, only values.

`Pupil` plays a conversation against `respond` alone: the desk of each turn is laid from what the
turns before it decided, the way the database would give it back.
"""

from dataclasses import dataclass, field

from bot.tutor.model.desk import Desk, History, Lately, Marking, OpenPrompt, Regrading, Settings
from bot.tutor.model.drill import Drill, Prompt
from bot.tutor.model.events import Commanded, Event, Pressed, Said, read_command
from bot.tutor.model.people import People
from bot.tutor.model.session import Session
from bot.tutor.model.shelf import Shelf
from bot.tutor.model.stored import dump, load
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.turn import Prefer, Turn, Undo
from bot.tutor.respond import respond
from bot.views.message import Message
from bot.views.on_screen import with_buttons
from bot.views.show import show
from bot.views.texts import Texts, load_texts
from content.library import Library
from state.clock.days import day_of
from state.memory import plan, schedule
from state.records.contests import Case, ContestRecord, Report
from state.records.learners import (
    DayTally,
    Holding,
    Learner,
    LoggedReview,
    Memory,
    MockResult,
    Rating,
    Reminder,
    Review,
)
from state.values import replace
from tests.dialogues.player import cut_down
from tests.shipped import shipped, shipped_teaching

TEXTS = load_texts()
LIBRARY = shipped()
MORNING = 1_772_442_000
DAY = day_of(MORNING, "Europe/London")

SMALL = cut_down(
    LIBRARY,
    [
        f"sales-information/{name}"
        for name in (
            "f-trend",
            "q-sales-fact",
            "q-happy-market",
            "q-touchpoints",
            "q-complaint-steps",
            "q-match-loyalty",
            "c-swot",
            "n-change",
            "s-scores",
            "s-report-checks",
            "x-hotel",
        )
    ],
)
"""One item of every kind, and two of some."""

TEACHING = Teaching.of(SMALL)
WHOLE = shipped_teaching()


@dataclass
class Pupil:
    """One learner, with what would be remembered of them."""

    teaching: Teaching = TEACHING
    now: int = MORNING
    session: Session = field(default_factory=Session)
    memories: dict[str, Memory] = field(default_factory=dict)
    log: list[LoggedReview] = field(default_factory=list)
    holdings: dict[str, Holding] = field(default_factory=dict)
    learner: Learner = field(default_factory=lambda: Learner("Ada", "Europe/London"))
    reminder: Reminder | None = None
    is_marker: bool = False
    case: Case | None = None
    beside: tuple[Case, ...] = ()
    report: Report | None = None
    contests: ContestRecord | None = None
    last_mock: MockResult | None = None
    people: People = field(default_factory=People)
    screen: list[Message] = field(default_factory=list)
    texts: Texts = TEXTS

    @property
    def library(self) -> Library:
        """What is taught."""
        return self.teaching.library

    @property
    def today(self) -> int:
        """The learner's day."""
        return day_of(self.now, self.learner.zone)

    @property
    def drill(self) -> Drill:
        """What is going on with them."""
        assert isinstance(self.session.activity, Drill)
        return self.session.activity

    @drill.setter
    def drill(self, drill: Drill) -> None:
        self.session = replace(self.session, activity=drill)

    @property
    def prompt(self) -> Prompt:
        """What is open, or was until a moment ago."""
        assert self.drill.prompt is not None
        return self.drill.prompt

    def desk(self) -> Desk:
        """Lay the desk as the database would give it, with all that any turn may look at."""
        memories = tuple(self.memories.values())
        recent = [logged.review.rating > 1 for logged in self.log[-plan.RECENT :]]
        return Desk(
            learner=self.learner,
            now=self.now,
            session=self.session,
            teaching=self.teaching,
            intents=self.texts.intents,
            holdings=tuple(self.holdings.values()),
            open_prompt=OpenPrompt(last_mock=self.last_mock),
            shelf=Shelf(
                memories=memories,
                holdings=tuple(self.holdings.values()),
                accuracy=sum(recent) / len(recent) if recent else None,
            ),
            history=History(
                memories=memories,
                log=tuple(logged.review for logged in self.log),
                lately=Lately(
                    tallies=self._tallies(),
                    asked_today={one.item: one.due for one in memories if one.day == self.today},
                ),
            ),
            regrading=Regrading(self.log[-1] if self.log else None, self.contests),
            marking=Marking(self.is_marker, self.case, self.report, beside=self.beside),
            settings=Settings(self.reminder, {"en": "English", "cy": "Cymraeg"}),
            people=replace(self.people, number=101),
        )

    def take(self, event: Event) -> Turn:
        """Take a turn: keep what it decided, and show what it says."""
        turn = respond(self.desk(), event)
        for record in turn.records:
            match record:
                case Review():
                    self.remember(record)
                case Holding(misconception=name):
                    self.holdings[name] = record
                case Prefer(learner=learner):
                    self.learner = learner
                case Reminder():
                    self.reminder = record
                case MockResult():
                    self.last_mock = record
                case Undo():
                    self._forget_last()
                case _:
                    pass
        shown = [show(move, self.texts) for move in turn.moves]
        session = with_buttons(turn.session, shown, stripped=turn.done_with_buttons)
        self.session = load(dump(session))
        if turn.done_with_buttons or any(message.in_place for message in shown):
            self.screen = [replace(message, rows=()) for message in self.screen]
        self.screen += shown
        self.now += 10
        return turn

    def say(self, text: str) -> Turn:
        """Type something; a line that begins with a slash is a command."""
        if text.startswith("/"):
            return self.take(Commanded(*read_command(text), self.now))
        return self.take(Said(text, self.now))

    def press(self, data: str) -> Turn:
        """Tap a button with this data."""
        return self.take(Pressed(data, self.now))

    def buttons(self) -> list[str]:
        """Give the data of the buttons that are on the screen, the newest last."""
        return [button.data for message in self.screen for row in message.rows for button in row]

    def _tallies(self) -> tuple[DayTally, ...]:
        done: dict[int, list[bool]] = {}
        for logged in self.log:
            done.setdefault(logged.review.day, []).append(logged.review.rating > Rating.AGAIN)
        return tuple(DayTally(day, len(known), sum(known)) for day, known in done.items())

    def remember(self, review: Review) -> None:
        """Log a review, with the memory that follows from it."""
        self.memories[review.item] = schedule.review(self.memories.get(review.item), review)
        self.log.append(LoggedReview(len(self.log) + 1, review))

    def _forget_last(self) -> None:
        gone = self.log.pop().review.item
        again = schedule.replay(one.review for one in self.log if one.review.item == gone)
        self.memories.pop(gone)
        if again is not None:
            self.memories[gone] = again
