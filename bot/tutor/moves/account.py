"""What the tutor shows of a learner's own things: settings, reminders, data.

Pages of the settings carry `in_place`: tapped, they take the place of the page before.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.tutor.model.taking_along import Brought, TakenAlong
from state.records.learners import Learner, Reminder


@dataclass(frozen=True, slots=True)
class ShowSettings:
    """Show everything that is set, with a button for each."""

    learner: Learner
    now: int
    reminder: Reminder | None
    languages: Mapping[str, str]
    in_place: bool


@dataclass(frozen=True, slots=True)
class AskTime:
    """Ask when to remind, or leave it."""

    is_on: bool
    in_place: bool


@dataclass(frozen=True, slots=True)
class ReminderSet:
    """Say when the learner will be reminded."""

    minute: int
    learner: Learner
    now: int
    check_zone: bool
    """Whether to ask if the clock is right: at the first reminder."""
    in_place: bool


@dataclass(frozen=True, slots=True)
class ReminderStands:
    """Say that the reminder just set stays as it is: the clock was right."""

    minute: int


@dataclass(frozen=True, slots=True)
class Snoozed:
    """Say when the next reminder comes, after it was put off."""

    minute: int
    today: bool
    """Whether it comes today; tomorrow if not."""


@dataclass(frozen=True, slots=True)
class ReminderOff:
    """Say that there will be no reminders."""

    in_place: bool


@dataclass(frozen=True, slots=True)
class QuietTime:
    """Say that nobody is written to at such a time, and ask for another."""

    minute: int
    in_place: bool


@dataclass(frozen=True, slots=True)
class NoTime:
    """Say that words were no time of day."""


@dataclass(frozen=True, slots=True)
class AskZone:
    """Ask what time it is for the learner, by cities."""

    now: int
    in_place: bool


@dataclass(frozen=True, slots=True)
class NoZone:
    """Say that words were no place whose time is known."""


@dataclass(frozen=True, slots=True)
class AskLength:
    """Ask how long sessions should be."""


@dataclass(frozen=True, slots=True)
class AskLanguage:
    """Ask which language to speak."""

    languages: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class LanguageSet:
    """Say in which language it goes on; None where that one is not spoken."""

    name: str | None
    languages: Mapping[str, str]
    already: bool = False
    """Whether it was spoken before: then the language of the questions is what is missed."""


@dataclass(frozen=True, slots=True)
class LengthSet:
    """Say how long sessions are from now on."""

    minutes: int
    """0 for sessions without an end."""
    was: int


@dataclass(frozen=True, slots=True)
class SureSet:
    """Say whether it is asked how sure the learner is, from now on."""

    on: bool


@dataclass(frozen=True, slots=True)
class OfferPlan:
    """After the first finished session: offer an exam date and a reminder, this once."""

    exam: bool = True
    """Whether there is no date yet."""
    remind: bool = True
    """Whether there is no reminder yet."""


@dataclass(frozen=True, slots=True)
class Remind:
    """Say that there is something to revise, and how long it takes."""

    minutes: int
    variant: int


@dataclass(frozen=True, slots=True)
class RemindersStopped:
    """Say that reminders were not wanted, it seems, and that this was the last."""


@dataclass(frozen=True, slots=True)
class SendExport:
    """Send a learner all that is kept about them, as a file."""

    number: int


@dataclass(frozen=True, slots=True)
class ConfirmForget:
    """Say what will be gone, and ask once more."""

    at: int
    in_place: bool


@dataclass(frozen=True, slots=True)
class NotForgotten:
    """Say that nothing was erased."""

    late: bool
    """Whether that is because the button was old."""


@dataclass(frozen=True, slots=True)
class Forgotten:
    """Say goodbye to somebody of whom nothing is known any more."""


@dataclass(frozen=True, slots=True)
class ShowPrivacy:
    """Say what is kept, where, for how long, who sees it, how to get it and how to erase it."""


@dataclass(frozen=True, slots=True)
class OfferHistory:
    """Ask whether somebody's answers are to be taken along out of a deck that they have sent."""

    brought: Brought
    message_id: int | None
    """The message that the deck came with: its file is fetched again when they say so."""


@dataclass(frozen=True, slots=True)
class SayTakenAlong:
    """Say what was taken along; None where the deck could not be had any more."""

    taken: TakenAlong | None


@dataclass(frozen=True, slots=True)
class NothingBrought:
    """Say that a deck has no answers to anything that is taught."""


YoursMove = (
    ShowSettings
    | AskTime
    | ReminderSet
    | ReminderOff
    | QuietTime
    | NoTime
    | AskZone
    | NoZone
    | AskLength
    | AskLanguage
    | LanguageSet
    | LengthSet
    | SureSet
    | ReminderStands
    | Snoozed
    | OfferPlan
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
)
