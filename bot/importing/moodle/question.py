"""A question as Moodle has it, whichever of its formats it was written in.

GIFT, Aiken and Moodle's XML are three ways to write the same few kinds of question, so they are
read into these shapes, and what they become here is decided once, in `items`.
"""

from enum import Enum, auto

from msgspec import Struct

from bot.importing.found import Picture

FULL = 100.0
"""The weight of an answer that earns the whole mark; weights count in hundredths of it."""


class Kind(Enum):
    """What has to be done to answer."""

    CHOICE = auto()
    TRUE_FALSE = auto()
    SHORT = auto()
    NUMBER = auto()
    MATCH = auto()
    ORDER = auto()
    GAPS = auto()
    ESSAY = auto()
    DESCRIPTION = auto()


class Answer(Struct, frozen=True):
    """One answer and what it earns; a text of `*` stands for every other answer."""

    text: str
    weight: float = FULL
    feedback: str = ""
    number: float | None = None
    tolerance: float = 0.0
    """How far from `number` an answer may be, on either side."""
    image: Picture | None = None

    @property
    def right(self) -> bool:
        """Whether it earns everything by itself."""
        return self.weight >= FULL - 0.01

    @property
    def half_right(self) -> bool:
        """Whether it earns something, and not everything."""
        return self.weight > 0 and not self.right


Gap = tuple[Answer, ...]
"""Everything that may be filled in at one place of a text."""


class Question(Struct, frozen=True, kw_only=True):
    """One question, its texts plain."""

    source: str
    kind: Kind
    text: str
    name: str = ""
    """What its teacher calls it, which no learner sees."""
    answers: tuple[Answer, ...] = ()
    """For a choice, its options; for true or false, one answer `true` or `false`; for an order,
    its steps; for a match, see `pairs`."""
    pairs: tuple[tuple[str, str], ...] = ()
    """A pair whose first part is empty is a description that belongs to nothing."""
    pieces: tuple[str | Gap, ...] = ()
    """A text with gaps."""
    several: bool = False
    """Whether all right options have to be found."""
    has_case: bool = False
    """Whether capitals count."""
    unit: str = ""
    feedback: str = ""
    """Shown to everybody afterwards."""
    model: str = ""
    """An essay's answer, or what its marker is told."""
    hints: tuple[str, ...] = ()
    category: str = ""
    """Its own part of the category's path."""
    key: str = ""
    """The id number that its teacher gave it."""
    tags: tuple[str, ...] = ()
    images: tuple[Picture, ...] = ()
    """Those of its text."""
