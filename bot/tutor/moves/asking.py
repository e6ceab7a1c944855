"""What the tutor can ask, and how it helps with what it has asked."""

from enum import StrEnum

from msgspec import Struct

from bot.tutor.model.drill import Why
from bot.tutor.moves.hints import Hint
from content.model.items import Item, Question
from content.model.topic import Concept


class Handle(Struct, frozen=True):
    """Where a prompt stands, so that its buttons find back."""

    serial: int
    number: int
    place: int
    """Which item of the activity this is, from 1."""
    total: int
    """How many there are; 0 if it goes on until the learner stops."""
    is_last: bool = False
    tutored: bool = False
    """Whether the learner has a tutor who can be asked about its verdict."""
    is_card: bool = False
    """Whether it is turned over instead of answered."""


class Ask(Struct, frozen=True):
    """Put an item, with whatever has been tapped of it so far."""

    item: Item
    handle: Handle
    order: tuple[int, ...]
    """The author's indices of options, steps or descriptions, in the order shown."""
    picks: tuple[int, ...] = ()
    helped: bool = True
    """Whether hints are on offer (not in a quiz)."""
    in_place: bool = False
    minutes: int = 0
    """The length of the activity, said with its first item only."""
    last_of: int = 0
    """Where it became the last because the time is nearly over: how many minutes were promised."""
    why: Why = Why.DUE
    concept: str = ""
    """The name of the concept that it is about."""
    mock: bool = False
    """Whether it is asked as in an exam."""
    language: str = ""
    """The code of the language it is in, and so the answer."""
    tell: Concept | None = None
    """The concept, told before the question because its item keeps being forgotten."""


class Kept(StrEnum):
    """What has become of an answer while the learner was asked how sure they are."""

    FIRST = "first"
    AS_IT_WAS = "as_it_was"
    CHANGED = "changed"
    LONGER = "longer"
    ASKED_ABOUT = "asked_about"  # it is as it was; help with the question was asked for


class AskSure(Struct, frozen=True):
    """Ask how sure the learner is, before the verdict."""

    item: Item
    handle: Handle
    picks: tuple[int, ...]
    response: str
    """What was typed so far, where it has to be shown."""
    kept: Kept
    times: int
    """How often other words have come instead."""
    in_place: bool


class AskClosest(Struct, frozen=True):
    """Say that the answer could not be judged, and offer the idea it may have meant."""

    handle: Handle
    idea: str
    times: int
    """How often it has been asked about this item, this time included."""
    in_place: bool = False


class AskWhetherHeld(Struct, frozen=True):
    """Ask whether the learner would say what an answer was near to, which is wrong."""

    handle: Handle
    believes: str
    """What somebody thinks who holds that wrong idea."""
    in_place: bool = False


class AskAgain(Struct, frozen=True):
    """Ask for the answer in other words, at no cost."""

    handle: Handle
    times: int
    """How often it has been asked about this item, this time included."""
    helped: bool = True
    """Whether hints are on offer (not in a quiz)."""
    number: bool = False
    """Whether a number is wanted, and no other words."""
    in_place: bool = False


class GiveHint(Struct, frozen=True):
    """Show a hint that was asked for."""

    handle: Handle
    hint: Hint
    more_help: bool
    contestable: bool
    """Whether there was an answer that may be stood up for."""


class HintCard(Struct, frozen=True):
    """Show how the back of a flashcard begins."""

    handle: Handle
    hint: Hint


class NoHints(Struct, frozen=True):
    """Say that this activity has no hints."""

    handle: Handle
    times: int = 1
    """How often something was said beside the question, this time included."""


class TakeBreath(Struct, frozen=True):
    """Say to somebody who has had enough what they can do, at no cost."""

    handle: Handle
    times: int
    settled: bool
    helped: bool
    right: bool = False
    """Of a settled item: whether it went well, so that there is nothing to get over."""


class ShowButtons(Struct, frozen=True):
    """Explain that this prompt wants a tap or a letter."""

    question: Question
    handle: Handle
    times: int
    """How often something was said beside the question, this time included."""
    helped: bool
    more_help: bool = False
    """Whether there is a hint left."""


class AskOption(Struct, frozen=True):
    """Ask whether the one option is meant that has something of what was typed."""

    place: int
    """Its place on the screen, from 0."""
    text: str
    at: int
    """What its buttons carry (see `Offer`)."""


class RemindToJudge(Struct, frozen=True):
    """A card is turned over; only the learner can say how it went."""

    handle: Handle
    times: int = 1


class AskWhether(Struct, frozen=True):
    """Ask whether what was typed is meant as the answer: it sounds like something else."""

    handle: Handle
    at: int
    """What its button carries (see `Offer`)."""
    times: int
    helped: bool
    falls_short: bool = False
    """Whether it is only too little for the sentences that are wanted."""


class StillOpen(Struct, frozen=True):
    """Say that the question is still open, after words that are no answer to any."""

    handle: Handle
    times: int
    helped: bool


class Reword(Struct, frozen=True):
    """Put the open question in other words, or say what it is about; at no cost."""

    item: Item
    handle: Handle
    concept: str
    helped: bool


class HowToAnswer(Struct, frozen=True):
    """Say how the open question is answered."""

    item: Item
    handle: Handle
    helped: bool


class NoneEasier(Struct, frozen=True):
    """Say that there is no easier question on this idea."""

    handle: Handle
    times: int
    helped: bool


class HowFar(Struct, frozen=True):
    """Say how far a session has come, and about how many minutes are left."""

    handle: Handle
    minutes: int


class NotCorrected(StrEnum):
    """Why an "I meant ..." after the verdict changes nothing."""

    MISSED = "not_it_either"
    TOO_LATE = "answer_is_out"  # tapping another option would show nothing any more


class RemindOfNext(Struct, frozen=True):
    """The item is settled; the next one waits for a tap."""

    handle: Handle
    times: int = 1
    """How often something was said beside the question, this time included."""
    corrected: NotCorrected | None = None
    """What came of it, if the learner has tried to correct the answer."""


class SayChanged(Struct, frozen=True):
    """The author has changed the open item, which is asked afresh, or has taken it out."""

    gone: bool


AsideMove = (
    AskSure
    | AskClosest
    | AskWhetherHeld
    | AskAgain
    | GiveHint
    | NoHints
    | TakeBreath
    | ShowButtons
    | AskOption
    | RemindOfNext
)
"""Said beside the open question, or what it has become."""

TalkMove = AskWhether | StillOpen | Reword | HowToAnswer | NoneEasier | HowFar
"""Said to words that are no answer."""

AskingMove = Ask | AsideMove | TalkMove | HintCard | RemindToJudge | SayChanged
