"""What the bot says about a group itself: who it is, what it asks for, how it is set."""

from dataclasses import dataclass

from content.model.topic import Topic
from state.records.groups import Timetable

Languages = tuple[tuple[str, str], ...]
"""Codes of languages, each with its name."""


@dataclass(frozen=True, slots=True)
class Hello:
    """Say who this is, after being added; what was set up before is offered again."""

    before: tuple[tuple[Timetable, tuple[Topic, ...]], ...] = ()
    """Timetables, each with the topics that its questions come from; none of these for all."""
    change: bool = False
    """Whether it can be changed where this is said."""
    at_work: bool = False
    """Whether it goes on as it is, so that nothing need be offered again."""


@dataclass(frozen=True, slots=True)
class TutorsOnly:
    """Say that this is for the group's tutors."""


@dataclass(frozen=True, slots=True)
class UseOwnName:
    """Tell somebody who hides behind a group or a channel to use their own name."""


@dataclass(frozen=True, slots=True)
class NotSetUp:
    """Say that nothing goes out here yet, and how to change that."""

    beside: tuple[Timetable, ...] = ()
    """What is set up in other topics of the group."""


@dataclass(frozen=True, slots=True)
class TooManyTimetables:
    """Say that a group has as many timetables as it can have, and what can be moved instead."""

    movable: tuple[Timetable, ...]


@dataclass(frozen=True, slots=True)
class InPrivate:
    """Say that a command belongs in the private chat."""

    address: str


@dataclass(frozen=True, slots=True)
class AskTopics:
    """Ask what the questions are to be about."""

    topics: tuple[Topic, ...]
    chosen: tuple[str, ...]
    ticking: bool = False
    """Whether several are being ticked."""
    languages: Languages = ()
    """Other languages that could be spoken here, while it is being set up."""
    beside: tuple[Timetable, ...] = ()
    """What is set up in other topics of the group, while this one begins."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskTime:
    """Ask when the question is to go out."""

    timetable: Timetable
    now: int
    languages: Languages = ()
    """Likewise."""
    beside: tuple[Timetable, ...] = ()
    """Likewise."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskLanguage:
    """Ask in which language the group is to be spoken to."""

    languages: Languages
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskDays:
    """Ask on which days."""

    timetable: Timetable
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskZone:
    """Ask in which time zone the group lives."""

    timetable: Timetable
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskSilence:
    """Ask during which hours nothing may be sent."""

    timetable: Timetable
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskTimes:
    """Show the times of the day, to add one or to take one out."""

    timetable: Timetable
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskHolidays:
    """Show the days off, to add some or to take them all out."""

    timetable: Timetable
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskReveal:
    """Ask when the answer is to be given."""

    timetable: Timetable
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowWhen:
    """Show when questions go out, and all that can be changed about it."""

    timetable: Timetable
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Show what is seldom changed: language, time zone, whether questions go out at all."""

    timetable: Timetable
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show how it is set up here."""

    timetable: Timetable
    topics: tuple[Topic, ...]
    """What questions come from; empty for all."""
    next_at: int | None
    """When the next question goes out; None if none will."""
    now: int
    begun: bool = False
    """Whether it has just been set up: then say what to expect."""
    address: str = ""
    """Opens the private chat, for a tutor who never has; empty for one who has."""
    several: bool = False
    """Whether other topics of the group have timetables of their own."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class SayState:
    """Say that questions were paused, go on, or were stopped."""

    timetable: Timetable
    next_at: int | None
    now: int


@dataclass(frozen=True, slots=True)
class SaySkipped:
    """Say that the next question is left out, and when the one after it comes."""

    skipped_at: int | None
    """None if there is none to leave out."""
    next_at: int | None
    now: int
    zone: str


@dataclass(frozen=True, slots=True)
class NotASetting:
    """Say that what was typed after /setup was not understood, with examples."""
