"""Anything that can be asked and scheduled: a flashcard and every kind of question, with its key.

There is one class for each kind, so that a question never carries fields of another kind.
"""

from enum import StrEnum
from typing import Final, Literal

from pydantic import Field

from content.keys.answers import answers_of
from content.keys.gaps import filled_in, gaps_of
from content.model.fields import Alt, File, Id, Label, Number, Pictured, Shape, Text

GAP: Final = "____"
"""How a gap is shown to whoever is to fill it in."""


class Status(StrEnum):
    """Where an item is in its life; only a live one is asked."""

    DRAFT = "draft"
    CHECKED = "checked"
    LIVE = "live"
    RETIRED = "retired"


class Strict(StrEnum):
    """What an author does not forgive in a typed answer."""

    ACCENTS = "accents"
    CASE = "case"
    SPELLING = "spelling"
    UNITS = "units"


class Askable(Shape):
    """What every item has: identity, concept, life."""

    id: Id
    concept: Id
    was: Id | None = None
    """The id this item had before it was renamed; its learners' progress moves with it."""
    status: Status = Status.LIVE
    draft: bool = False
    """Made by rule and not yet read by a person; like `status: draft`, one line to take away."""
    strict: tuple[Strict, ...] = ()
    """What is not forgiven when the answer is typed, beside what the topic does not forgive."""

    @property
    def is_live(self) -> bool:
        """Whether learners are asked this."""
        return self.status is Status.LIVE and not self.draft


class Flashcard(Askable, Pictured):
    """A front and a back; the learner judges their own recall."""

    front: Text
    back: Text
    accept: tuple[Label, ...] = ()
    """Other answers that are right as well; only the back is shown."""
    why: Text | None = None
    back_image: File | None = None
    """What is shown with the back; `image` is shown with the front."""
    back_alt: Alt | None = None

    @property
    def asked(self) -> str:
        """What a learner is shown: its front."""
        return self.front

    @property
    def answers(self) -> tuple[str, ...]:
        """All right answers: those of the back, and those that are accepted as well."""
        return answers_of(self.back, self.accept)


class AskedQuestion(Askable, Pictured):
    """What every question has beside its key."""

    ask: Text
    reword: Text | None = None
    """The same question in plainer words, for whoever does not understand it."""
    why: Text | None = None
    hints: tuple[Text, ...] = Field(default=(), max_length=3)
    """Up to two nudges, then, if the author wrote one, the gap: "to avoid b___"."""
    group: bool = False
    """May go out to groups as a quiz poll; Telegram's limits then apply."""

    @property
    def asked(self) -> str:
        """What a learner is shown, which tells nothing of what is right."""
        return self.ask


class Option(Pictured):
    """One option, right or wrong, why it is so, and the misconception that choosing it shows.

    One with an image is shown by its image and its alt; its text is told with the verdict.
    """

    right: Label | None = None
    wrong: Label | None = None
    because: Text | None = None
    shows: Id | None = None

    @property
    def text(self) -> str:
        """What it is called."""
        return self.right or self.wrong or ""

    @property
    def shown(self) -> str:
        """What the learner reads before the verdict."""
        return self.alt if self.image is not None and self.alt else self.text

    @property
    def correct(self) -> bool:
        """Whether choosing it is right."""
        return self.right is not None


class ChoiceQuestion(AskedQuestion):
    """Several options, exactly one of them right."""

    type: Literal["choice"]
    choices: tuple[Option, ...] = Field(min_length=2, max_length=8)


class MultiSelectQuestion(AskedQuestion):
    """Several options, one or more of them right; all must be found."""

    type: Literal["multi_select"]
    choices: tuple[Option, ...] = Field(min_length=3, max_length=8)


class TrueFalseQuestion(AskedQuestion):
    """A statement that is true or false."""

    type: Literal["true_false"]
    answer: bool
    shows: Id | None = None
    """The misconception that the wrong answer shows."""


class OrderQuestion(AskedQuestion):
    """Steps, written in the right order and asked in another."""

    type: Literal["order"]
    steps: tuple[Label, ...] = Field(min_length=3, max_length=8)


class MatchQuestion(AskedQuestion):
    """Terms, each with the one description that belongs to it."""

    type: Literal["match"]
    pairs: dict[Label, Label] = Field(min_length=2, max_length=6)


class ClozeQuestion(AskedQuestion):
    """A sentence with gaps, as `content.keys.gaps` has them."""

    type: Literal["cloze"]

    @property
    def asked(self) -> str:
        """The sentence with a line in each gap."""
        return self.with_gaps(GAP)

    @property
    def gaps(self) -> tuple[tuple[str, ...], ...]:
        """For each gap, in order, the fillings that are right."""
        return gaps_of(self.ask)

    def with_gaps(self, filled: str | None = None) -> str:
        """Give the sentence with `filled` in each gap; with None, with its first right filling."""
        return filled_in(self.ask, lambda gap: gap[0] if filled is None else filled)


class Slip(Shape):
    """A wrong number that shows a known slip, and what to say about it."""

    gives: Number
    within: Number = Field(default=0.0, ge=0)
    because: Text


class NumberQuestion(AskedQuestion):
    """A number with its tolerance (in the unit of the answer) and unit."""

    type: Literal["number"]
    answer: Number
    within: Number = Field(default=0.0, ge=0)
    unit: Label | None = None
    slips: tuple[Slip, ...] = ()


class Point(Shape):
    """One creditable idea of a short question and the wordings that earn it."""

    idea: Label
    any: tuple[Label, ...] = Field(min_length=1)


class Samples(Shape):
    """Answers that must come out right, and answers that must not."""

    right: tuple[Text, ...] = ()
    wrong: tuple[Text, ...] = ()


class ShortQuestion(AskedQuestion):
    """A question answered in a sentence, credited idea by idea."""

    type: Literal["short"]
    points: tuple[Point, ...] = Field(min_length=1, max_length=8)
    need: int = Field(default=1, ge=1)
    """How many ideas make a full answer."""
    blocks: tuple[Label, ...] = Field(default=(), alias="not")
    """Phrases that block all credit."""
    model: Text
    samples: Samples = Samples()


class ExtendedSample(Shape):
    """A written answer and the marking points it must earn."""

    answer: Text
    credits: tuple[Id, ...] = ()


class ExtendedQuestion(AskedQuestion):
    """A free-text exam question, credited by the topic's marking points."""

    type: Literal["extended"]
    marks: tuple[Id, ...] = Field(min_length=1)
    model: Text
    samples: tuple[ExtendedSample, ...] = ()


Question = (
    ChoiceQuestion
    | MultiSelectQuestion
    | TrueFalseQuestion
    | OrderQuestion
    | MatchQuestion
    | ClozeQuestion
    | NumberQuestion
    | ShortQuestion
    | ExtendedQuestion
)

Item = Flashcard | Question
"""Anything that can be asked and scheduled."""

DEMAND: Final = {
    "true_false": 0,
    "choice": 0,
    "multi_select": 0,
    "match": 0,
    "order": 0,
    "flashcard": 1,
    "cloze": 1,
    "number": 1,
    "short": 2,
    "extended": 3,
}
"""From recognising, over recalling with support, to producing, to writing as in the exam."""


def kind_of(item: Item) -> str:
    """Name an item's kind as the content files do."""
    return "flashcard" if isinstance(item, Flashcard) else item.type


def demand_of(item: Item) -> int:
    """Give how much an item asks for, from 0 (recognising) to 3 (writing as in the exam)."""
    return DEMAND[kind_of(item)]
