"""What the tutor shows of a learner's own things: settings, reminders, data.

Pages of the settings carry `in_place`: tapped, they take the place of the page before.
"""

from collections.abc import Mapping

from msgspec import Struct

from bot.tutor.model.taking_along import Brought, TakenAlong
from state.clock.timetable import EVERY_DAY
from state.records.learners import Learner, Reminder


class ShowSettings(Struct, frozen=True):
    """Show everything that is set, with a button for each."""

    learner: Learner
    now: int
    reminder: Reminder | None
    languages: Mapping[str, str]
    in_place: bool
    planned: int | None = None
    """Minutes a day that a plan gives sessions in place of the learner's own."""


class AskTime(Struct, frozen=True):
    """Ask when to remind, or leave it."""

    daily: int | None
    """The minute of the day at which they are reminded now."""
    in_place: bool
    days: int = EVERY_DAY
    """On which days of the week they are."""


class ReminderSet(Struct, frozen=True):
    """Say when the learner will be reminded."""

    minute: int
    learner: Learner
    now: int
    check_zone: bool
    """Whether to ask if the clock is right: at the first reminder."""
    in_place: bool
    day: int | None = None
    """The one day on which it comes; None for one that comes again and again."""
    days: int = EVERY_DAY
    """The days of the week on which that comes."""


class ReminderStands(Struct, frozen=True):
    """Say that the reminder just set stays as it is: the clock was right."""

    minute: int


class Snoozed(Struct, frozen=True):
    """Say when the next reminder comes, after it was put off."""

    minute: int
    today: bool
    """Whether it comes today; tomorrow if not."""


class ReminderOff(Struct, frozen=True):
    """Say that there will be no reminders."""

    in_place: bool


class QuietTime(Struct, frozen=True):
    """Say that nobody is written to at such a time, and ask for another."""

    minute: int
    in_place: bool


class NoTime(Struct, frozen=True):
    """Say that words were no time of day."""


class AskZone(Struct, frozen=True):
    """Ask what time it is for the learner, by cities."""

    now: int
    in_place: bool


class NoZone(Struct, frozen=True):
    """Say that words were no place whose time is known."""


class AskLength(Struct, frozen=True):
    """Ask how long sessions should be, and say how long they are to whoever wants to know."""

    minutes: int | None = None
    """What one takes now, 0 where it goes on until told to stop; None where that was not asked."""


class AskLanguage(Struct, frozen=True):
    """Ask which language to speak."""

    languages: Mapping[str, str]


class LanguageSet(Struct, frozen=True):
    """Say in which language it goes on; None where that one is not spoken."""

    name: str | None
    languages: Mapping[str, str]
    already: bool = False
    """Whether it was spoken before: then the language of the questions is what is missed."""


class LengthSet(Struct, frozen=True):
    """Say how long sessions are from now on."""

    minutes: int
    """0 for sessions without an end."""
    was: int


class SureSet(Struct, frozen=True):
    """Say whether it is asked how sure the learner is, from now on."""

    on: bool


class CardsSet(Struct, frozen=True):
    """Say whether cards are asked from now on."""

    asked: bool


class OfferPlan(Struct, frozen=True):
    """After the first finished session: offer an exam date and a reminder, this once."""

    exam: bool = True
    """Whether there is no date yet."""
    remind: bool = True
    """Whether there is no reminder yet."""


class Remind(Struct, frozen=True):
    """Say that there is something to revise, and how long it takes."""

    minutes: int
    variant: int


class RemindersStopped(Struct, frozen=True):
    """Say that reminders were not wanted, it seems, and that this was the last."""


class SendExport(Struct, frozen=True):
    """Send a learner all that is kept about them, as a file."""

    number: int


class ConfirmForget(Struct, frozen=True):
    """Say what will be gone, and ask once more."""

    at: int
    asked: bool = False
    """Whether that has just been said, and was answered in words."""


class NotForgotten(Struct, frozen=True):
    """Say that nothing was erased."""

    late: bool
    """Whether that is because the button was old."""


class Forgotten(Struct, frozen=True):
    """Say goodbye to somebody of whom nothing is known any more."""


class TellKept(Struct, frozen=True):
    """Say in a line that answers are kept, to whoever a link has brought in medias res."""


class ShowPrivacy(Struct, frozen=True):
    """Say what is kept, where, for how long, who sees it, how to get it and how to erase it."""


class OfferHistory(Struct, frozen=True):
    """Ask whether somebody's answers are to be taken along out of a deck that they have sent."""

    brought: Brought
    message_id: int | None
    """The message that the deck came with: its file is fetched again when they say so."""


class SayTakenAlong(Struct, frozen=True):
    """Say what was taken along; None where the deck could not be had any more."""

    taken: TakenAlong | None


class NothingBrought(Struct, frozen=True):
    """Say that a deck has no answers to anything that is taught."""


ReminderMove = AskTime | QuietTime | NoTime | ReminderSet | ReminderStands | ReminderOff | Snoozed
"""A learner's own reminder, while it is set."""

SettingsMove = (
    ShowSettings
    | AskZone
    | NoZone
    | AskLength
    | AskLanguage
    | LanguageSet
    | LengthSet
    | CardsSet
    | SureSet
)

OwnMove = (
    OfferPlan
    | Remind
    | RemindersStopped
    | OfferHistory
    | SayTakenAlong
    | NothingBrought
    | SendExport
    | ConfirmForget
    | NotForgotten
    | Forgotten
    | ShowPrivacy
    | TellKept
)
"""Reminders that come, and what is kept about somebody."""

YoursMove = ReminderMove | SettingsMove | OwnMove
