"""What the bot says about a group itself: who it is, what it asks for, how it is set."""

from msgspec import Struct

from content.model.topic import Topic
from state.records.groups import Timetable

Languages = tuple[tuple[str, str], ...]
"""Codes of languages, each with its name."""


class Hello(Struct, frozen=True):
    """Say who this is, after being added; what was set up before is offered again."""

    before: tuple[tuple[Timetable, tuple[Topic, ...]], ...]
    """Timetables, each with the topics that its questions come from; none of these for all."""
    change: bool
    """Whether it can be changed where this is said."""
    at_work: bool
    """Whether it goes on as it is, so that nothing need be offered again."""


class TutorsOnly(Struct, frozen=True):
    """Say that this is for the group's tutors."""


class UseOwnName(Struct, frozen=True):
    """Tell somebody who hides behind a group or a channel to use their own name."""


class NotSetUp(Struct, frozen=True):
    """Say that nothing goes out here yet, and how to change that."""

    beside: tuple[Timetable, ...]
    """What is set up in other topics of the group."""


class TooManyTimetables(Struct, frozen=True):
    """Say that a group has as many timetables as it can have, and what can be moved instead."""

    movable: tuple[Timetable, ...]


class InPrivate(Struct, frozen=True):
    """Say that a command belongs in the private chat."""

    address: str


class AskTopics(Struct, frozen=True):
    """Ask what the questions are to be about."""

    topics: tuple[Topic, ...]
    chosen: tuple[str, ...]
    ticking: bool
    """Whether several are being ticked."""
    languages: Languages = ()
    """Other languages that could be spoken here, while it is being set up."""
    beside: tuple[Timetable, ...] = ()
    """What is set up in other topics of the group, while this one begins."""
    left_out: tuple[Topic, ...] = ()
    """Topics of which nothing can be asked in a group."""
    in_place: bool = False


class AskTime(Struct, frozen=True):
    """Ask when the question is to go out."""

    timetable: Timetable
    now: int
    languages: Languages = ()
    """As for the topics, where it is asked first because there is only one."""
    beside: tuple[Timetable, ...] = ()
    """As for the topics."""
    in_place: bool = False


class AskLanguage(Struct, frozen=True):
    """Ask in which language the group is to be spoken to."""

    languages: Languages


class AskDays(Struct, frozen=True):
    """Ask on which days."""

    timetable: Timetable
    in_place: bool = False


class AskZone(Struct, frozen=True):
    """Ask in which time zone the group lives."""

    timetable: Timetable
    now: int


class AskSilence(Struct, frozen=True):
    """Ask during which hours nothing may be sent."""

    timetable: Timetable


class AskTimes(Struct, frozen=True):
    """Show the times of the day, to add one or to take one out."""

    timetable: Timetable


class AskHolidays(Struct, frozen=True):
    """Show the days off, to add some or to take them all out."""

    timetable: Timetable
    now: int


class AskReveal(Struct, frozen=True):
    """Ask when the answer is to be given."""

    timetable: Timetable


class ShowWhen(Struct, frozen=True):
    """Show when questions go out, and all that can be changed about it."""

    timetable: Timetable
    now: int


class ShowMore(Struct, frozen=True):
    """Show what is seldom changed: language, time zone, whether questions go out at all."""

    timetable: Timetable


class ShowSettings(Struct, frozen=True):
    """Show how it is set up here."""

    timetable: Timetable
    topics: tuple[Topic, ...]
    """What questions come from; empty for all."""
    next_at: int | None
    """When the next question goes out; None if none will."""
    now: int
    begun: bool
    """Whether it has just been set up: then say what to expect."""
    address: str = ""
    """Opens the private chat, for a tutor who never has; empty for one who has."""
    several: bool = False
    """Whether other topics of the group have timetables of their own."""
    in_place: bool = False


class SayState(Struct, frozen=True):
    """Say that questions were paused, go on, or were stopped."""

    timetable: Timetable
    next_at: int | None
    now: int


class SaySkipped(Struct, frozen=True):
    """Say that the next question is left out, and when the one after it comes."""

    skipped_at: int | None
    """None if there is none to leave out."""
    next_at: int | None
    now: int
    zone: str


class NotASetting(Struct, frozen=True):
    """Say that what was typed after /setup was not understood, with examples."""


AskMove = (
    AskTopics
    | AskTime
    | AskLanguage
    | AskDays
    | AskZone
    | AskSilence
    | AskTimes
    | AskHolidays
    | AskReveal
)
"""Pages that ask for one setting."""

SettingsMove = (
    Hello
    | TutorsOnly
    | UseOwnName
    | NotSetUp
    | TooManyTimetables
    | InPrivate
    | AskMove
    | ShowWhen
    | ShowMore
    | ShowSettings
    | SayState
    | SaySkipped
    | NotASetting
)
