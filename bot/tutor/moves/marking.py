"""How the tutor marks one item."""

from enum import StrEnum

from msgspec import Struct

from bot.grading.verdict import Verdict
from bot.tutor.moves.asking import Handle
from bot.tutor.moves.hints import Hint
from content.model.items import Flashcard, Item, Option, Question
from content.model.topic import Concept, Misconception


class MarkPicks(Struct, frozen=True):
    """Say how a tapped answer did, option by option; the item is settled."""

    question: Question
    handle: Handle
    order: tuple[int, ...]
    picks: tuple[int, ...]
    verdict: Verdict
    refute: Misconception | None
    explain: Concept | None
    """The concept that this question has opened."""
    in_place: bool
    refuted_before: bool = False
    """Whether `refute` has been shown in full in this session."""


class MarkTyped(Struct, frozen=True):
    """Say how a typed answer did; the item is settled, or open for another try."""

    question: Question
    handle: Handle
    verdict: Verdict
    refute: Misconception | None
    settled: bool
    tries: int
    same_idea: bool = False
    """Whether `refute` has been shown for this item already."""
    refuted_before: bool = False
    """Whether `refute` has been shown in full in this session."""
    explain: Concept | None = None
    hint: Hint | None = None
    """A hint that comes with the verdict, for the next try."""
    claimed: int | None = None
    """The point that is credited because the learner said that it was meant."""
    hinted: bool = False
    """Whether a hint has been shown for this item."""
    more_help: bool = False
    """Whether there is another hint to ask for."""
    nudges: tuple[str, ...] = ()
    """What an examiner would ask for each marking point not found."""
    no_nearer: bool = False
    """Whether a try after the first found nothing that was not found before."""
    in_place: bool = False


class Reveal(Struct, frozen=True):
    """Show the answer and why; the item is settled."""

    question: Question
    handle: Handle
    explain: Concept | None = None
    contestable: bool = False
    """Whether there was an answer that may be stood up for."""


class TurnCard(Struct, frozen=True):
    """Show a flashcard's back and ask how it went."""

    card: Flashcard
    handle: Handle
    typed: str | None
    verdict: Verdict | None
    in_place: bool


class ComesBack(StrEnum):
    """When a flashcard is seen again."""

    LATER = "later"
    SOON = "soon"  # once more in this session
    TOMORROW = "tomorrow"
    BEFORE_EXAM = "before_exam"  # on a day that the plan chooses
    LAST_LOOK = "last_look"  # no day is left for it


class CardJudged(Struct, frozen=True):
    """Take note of how a flashcard went; the card stays readable."""

    card: Flashcard
    handle: Handle
    comes_back: ComesBack
    in_place: bool


Way = Concept | Item | Misconception
"""A way to explain an item again: the idea behind it, another item, or what many think instead."""


class Explain(Struct, frozen=True):
    """Explain a settled item once more, in a way that is new."""

    handle: Handle
    way: Way | None
    """None if all has been said."""
    times: int = 1
    """How often that had to be said, this time included."""


class ExplainOption(Struct, frozen=True):
    """Say of one option of a settled question whether it is right, and why."""

    handle: Handle
    option: Option
    place: int
    """Its place on the screen, from 0."""
    shows: Misconception | None
    """The wrong idea that choosing it shows."""


class ShowSettled(Struct, frozen=True):
    """Show a settled question again, with its answer."""

    handle: Handle
    item: Item


class LookBack(Struct, frozen=True):
    """Show the question before the one that is open or has just been marked, with its answer."""

    handle: Handle
    """Of that one."""
    item: Item
    chosen: Option | None
    """The wrong option that was chosen, where it says why it is wrong."""
    helped: bool
    """Whether there are hints for the open one."""
    settled: bool = False
    """Whether none is open."""


ExplainingMove = Explain | ExplainOption | ShowSettled | LookBack
"""What is said of a settled item to whoever asks on."""

MarkingMove = MarkPicks | MarkTyped | Reveal | TurnCard | CardJudged | ExplainingMove
