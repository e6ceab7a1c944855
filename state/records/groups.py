"""What is remembered of groups, as values: settings, questions that went out, votes.

Frozen values only, beside those of `state.records.learners`. Times are whole seconds of UTC;
days are calendar dates of the group's own zone as ordinal numbers (see `state.clock.timetable`),
and minutes are counted from the group's midnight.
"""

from enum import StrEnum
from typing import Final, NamedTuple

from msgspec import Struct

from state.clock.timetable import Hours

ROUND_SLOTS = 11
"""The first slot number of a live round; below it are the slots of the timetable."""

MOST_SLOTS = 3
"""Questions a day that a timetable may have."""

MOST_TIMETABLES = 20
"""Timetables that a group may have: a college's subjects, and no flood from whoever plays."""


class TimetableState(StrEnum):
    """Whether questions go out."""

    ON = "on"
    PAUSED = "paused"
    STOPPED = "stopped"
    CUT_OFF = "cut off"
    """It cannot be written there at present; it was on before."""


class Slot(Struct, frozen=True):
    """One time of the day at which a question goes out."""

    number: int
    """1 to 3."""
    minute: int


class Where(NamedTuple):
    """Where a timetable runs: a bot, one of its groups, and a topic of the group's forum."""

    bot_id: int
    chat_id: int
    thread_id: int
    """0 for General, and in a group without topics."""


class Timetable(Struct, frozen=True):
    """What goes out in one topic of a group's forum, or in a group without topics, and when."""

    chat_id: int
    title: str
    """The group's."""
    zone: str
    days: int
    """Days of the week as a sum: Monday 1, Tuesday 2, ... Sunday 64; 0 before they are chosen."""
    silent_from: int
    silent_to: int
    state: TimetableState
    set_up_by: int
    """Who set the group up first."""
    topics: tuple[str, ...] = ()
    """Ids of the topics that questions come from; empty for all."""
    thread_id: int = 0
    """The forum topic that it runs in; 0 for General, and in a group without topics."""
    name: str = ""
    """What the forum topic is called, as far as Telegram has said so."""
    reveal_after: int | None = None
    """Minutes until the answer is given; None for next morning."""
    slots: tuple[Slot, ...] = ()
    holidays: frozenset[int] = frozenset()
    language: str = "en"
    """The language that is spoken there: a folder of `bot/texts`."""

    @property
    def is_complete(self) -> bool:
        """Whether all has been chosen that questions need to go out: a time and days."""
        return bool(self.slots and self.days)

    @property
    def hours(self) -> Hours:
        """The days and hours at which something may be sent."""
        return Hours(self.zone, self.days, self.holidays, self.silent_from, self.silent_to)

    @property
    def label(self) -> str:
        """What people who look after several groups know it by: the group, and its topic."""
        return label(self.title, self.name)

    def where(self, bot_id: int) -> Where:
        """Where it runs."""
        return Where(bot_id, self.chat_id, self.thread_id)


def label(title: str, name: str) -> str:
    """Name a topic of a group, or a group whose topics have no names: "College · Sales"."""
    return f"{title} · {name}" if name else title


class Shown(StrEnum):
    """How a question stands in a group."""

    POLL = "poll"
    BUTTONS = "buttons"  # a choice that does not fit a poll
    WORDS = "words"  # to be answered in words, as a reply or in private


class Push(Struct, frozen=True):
    """A question that went out to a group, as it was asked; its slot is its place in the ledger."""

    chat_id: int
    day: int
    slot: int
    item: str
    version: str
    """The digest of the item as it was asked; another one means that it was edited since."""
    shown: Shown
    order: tuple[int, ...]
    """The author's indices in the order shown."""
    at: int
    reveal_at: int | None
    token: str
    """What the link to answer in private carries: nobody outside the group can guess it."""
    open: bool = True
    message_id: int | None = None
    """The message it stands in; None before its receipt, and after the group has moved."""
    sent: bool = False
    """Whether it has reached the group."""
    thread_id: int = 0
    """The forum topic of the timetable that it belongs to."""

    def where(self, bot_id: int) -> Where:
        """Where its timetable runs."""
        return Where(bot_id, self.chat_id, self.thread_id)

    def place(self, bot_id: int) -> tuple[int, int, int, int, int]:
        """Its key in the ledger: where its timetable runs, the day and the slot."""
        return (*self.where(bot_id), self.day, self.slot)


_NOT_ALL: Final = 0.99
"""The most that an answer scores which has not all of a right one."""


def vote_score(score: float, *, right: bool) -> float:
    """Give the score of a vote: 1 exactly where it was right, however sure the grader was."""
    return 1.0 if right else min(score, _NOT_ALL)


class Vote(Struct, frozen=True):
    """What one person answered."""

    learner_id: int
    picks: tuple[int, ...]
    """The author's indices; empty for an answer in words."""
    response: str
    score: float
    """0 to 1, as `vote_score` has it."""
    misconception: str | None
    """The wrong idea that it shows, by its id in the topic."""
    at: int


class Round(Struct, frozen=True):
    """How far a live round has come."""

    items: tuple[str, ...]
    """What it asks, in order."""
    day: int
    first: int
    """The ledger's slot of its first question; the others follow, all on the same day."""
    number: int
    """The question that is open, counted from 1."""

    @property
    def item(self) -> str:
        """What is asked now."""
        return self.items[self.number - 1]

    @property
    def place(self) -> tuple[int, int]:
        """Where the open question stands in the ledger: day and slot."""
        return self.day, self.first + self.number - 1


class Past(Struct, frozen=True):
    """How a question that went out to a group went."""

    item: str
    day: int
    slot: int
    voters: int
    right: int
