"""What the bot says about a group itself: who it is, what it asks for, how it is set."""

from dataclasses import dataclass

from content.model import Topic
from state.records.groups import Group

Languages = tuple[tuple[str, str], ...]
"""Codes of languages, each with its name."""


@dataclass(frozen=True, slots=True)
class Hello:
    """Say who this is, after being added; a schedule from before is offered again."""

    before: Group | None
    topics: tuple[Topic, ...] = ()
    """What its questions came from; empty for all."""


@dataclass(frozen=True, slots=True)
class TutorsOnly:
    """Say that this is for the group's tutors."""


@dataclass(frozen=True, slots=True)
class UseOwnName:
    """Tell somebody who hides behind a group or a channel to use their own name."""


@dataclass(frozen=True, slots=True)
class NotSetUp:
    """Say that nothing goes out here yet, and how to change that."""


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
    """Other languages that the group could be spoken to in, while it is being set up."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskTime:
    """Ask when the question is to go out."""

    group: Group
    now: int
    languages: Languages = ()
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

    group: Group
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class AskZone:
    """Ask in which time zone the group lives."""

    group: Group
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskSilence:
    """Ask during which hours nothing may be sent."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskTimes:
    """Show the times of the day, to add one or to take one out."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskHolidays:
    """Show the days off, to add some or to take them all out."""

    group: Group
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class AskReveal:
    """Ask when the answer is to be given."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowWhen:
    """Show when questions go out, and all that can be changed about it."""

    group: Group
    now: int
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowMore:
    """Show what is seldom changed: language, time zone, whether questions go out at all."""

    group: Group
    in_place: bool = True


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show how the group is set up."""

    group: Group
    topics: tuple[Topic, ...]
    """What questions come from; empty for all."""
    next_at: int | None
    """When the next question goes out; None if none will."""
    now: int
    begun: bool = False
    """Whether it has just been set up: then say what to expect."""
    address: str = ""
    """Opens the private chat, for a tutor who never has; empty for one who has."""
    thread_id: int | None = None
    """The forum topic where the settings were asked for."""
    elsewhere: bool = False
    """Whether that is not where questions go."""
    in_place: bool = False


@dataclass(frozen=True, slots=True)
class SayState:
    """Say that the group was paused, goes on, or was stopped."""

    group: Group
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
