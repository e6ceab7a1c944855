"""What a reader found in a tutor's file, before anything is written.

Every format is read into these few shapes, and only `write.py` knows how a topic's folder looks, so
that a new format is one reader. Texts are plain, as a learner will see them: a reader takes off its
format's markup and escapes. Nothing is thrown away in silence: what cannot be kept is a `Remark`
that says where it stood.
"""

from collections.abc import Callable, Iterator, Mapping
from types import MappingProxyType
from typing import Final, TypedDict

from msgspec import Struct, field

from bot.importing.remarks import Remark

MAX_TOTAL: Final = 500_000_000
"""Bytes that an archive may unpack to, in all."""

PICTURE: Final = "🖼"
"""What stands for a text that is a picture and nothing else; every language reads it as one."""

Media = Mapping[str, Callable[[], bytes]]
"""What gives the bytes of each picture, by the name that the deck knows it by."""


class Given(Struct, frozen=True):
    """A file as it was given, and what its owner said about it."""

    name: str
    """Its file name, for messages and as a title of last resort; never a reason to trust it."""
    data: bytes
    columns: tuple[str, ...] = ()
    """What each column of a table is, where the owner has said so: `front`, `back`, `-`."""
    most: int = MAX_TOTAL
    """Bytes that it may unpack to, in all, where it is an archive."""


class Picture(Struct, frozen=True):
    """An image by its name in the deck's `media`, and what its file says is to be seen on it."""

    name: str
    alt: str = ""


class Draft(Struct, frozen=True, kw_only=True):
    """What everything that can be asked has in common."""

    source: str
    """Where it stood, as in `Remark`."""
    key: str = ""
    """A name that its file gives it and keeps, as a note's guid; else the text makes the name."""
    concept: str = ""
    """The name of its concept: a tag, a category, a heading; empty when the file says none."""
    why: str = ""
    hints: tuple[str, ...] = ()
    images: tuple[Picture, ...] = ()
    """Those of what is asked; one that only the answer may show is none of them."""
    draft: bool = False
    """Made by rule out of other words: asked in preview only, until the author has read it."""


class About(TypedDict):
    """The fields that all items share, as arguments."""

    source: str
    key: str
    concept: str
    why: str
    hints: tuple[str, ...]
    images: tuple[Picture, ...]


class Card(Draft, frozen=True, kw_only=True):
    """A flashcard."""

    front: str
    back: str
    accept: tuple[str, ...] = ()
    """Other right answers, which are not shown."""
    back_images: tuple[Picture, ...] = ()


class Gap(Struct, frozen=True):
    """One gap of a cloze: every right filling, the one to show first."""

    fillings: tuple[str, ...]


class Cloze(Draft, frozen=True, kw_only=True):
    """A sentence with gaps, in its pieces: a text as it stands, or a gap."""

    pieces: tuple[str | Gap, ...]

    @property
    def gaps(self) -> list[Gap]:
        """Give its gaps alone."""
        return [piece for piece in self.pieces if isinstance(piece, Gap)]

    @property
    def answer(self) -> str:
        """Give the best filling of each gap, one behind the other."""
        return ", ".join(gap.fillings[0] for gap in self.gaps)

    def with_blanks(self, blank: str) -> str:
        """Give the text with a line in the place of each gap."""
        return "".join(piece if isinstance(piece, str) else blank for piece in self.pieces)


class Option(Struct, frozen=True):
    """One option to choose, and what to say to whoever chose it."""

    text: str
    right: bool
    because: str = ""
    shows: str = ""
    """What is believed by whoever chooses it: the `believes` of a misconception."""
    image: Picture | None = None


class Choice(Draft, frozen=True, kw_only=True):
    """Options, of which one is right, or with `several` all that are right must be found."""

    question: str
    options: tuple[Option, ...]
    several: bool = False


class TrueFalse(Draft, frozen=True, kw_only=True):
    """A statement that is true or false."""

    statement: str
    answer: bool
    shows: str = ""
    """What the wrong answer shows to be believed, as in `Option`."""


class Short(Draft, frozen=True, kw_only=True):
    """A question that is answered in words."""

    question: str
    answers: tuple[str, ...]
    """Every answer that is right by itself, the best first; a `*` ends a word in any way."""
    points: tuple[tuple[str, ...], ...] = ()
    """The ideas of an answer in several parts, each with its wordings; empty for a plain answer."""
    need: int = 0
    """How many of the points make a full answer; 0 for all of them."""
    wrong: tuple[str, ...] = ()
    """Answers that are known to be wrong."""


class WrongNumber(Struct, frozen=True):
    """A number that shows how somebody went wrong."""

    gives: float
    because: str
    within: float


class Number(Draft, frozen=True, kw_only=True):
    """A question whose answer is a number; the tolerance counts in the unit of the answer."""

    question: str
    value: float
    tolerance: float = 0.0
    unit: str = ""
    slips: tuple[WrongNumber, ...] = ()


class Order(Draft, frozen=True, kw_only=True):
    """Steps, in the right order."""

    question: str
    steps: tuple[str, ...]


class Match(Draft, frozen=True, kw_only=True):
    """Terms, each with its one description."""

    question: str
    pairs: tuple[tuple[str, str], ...]


class Extended(Draft, frozen=True, kw_only=True):
    """An exam question, credited by marking points of the deck, by their `mark`."""

    question: str
    marks: tuple[str, ...]
    model: str


Item = Card | Cloze | Choice | TrueFalse | Short | Number | Order | Match | Extended


def pictures_of(item: Item) -> Iterator[Picture]:
    """List all pictures of an item: those of what is asked, of a back, of options."""
    yield from item.images
    if isinstance(item, Card):
        yield from item.back_images
    if isinstance(item, Choice):
        yield from (option.image for option in item.options if option.image is not None)


class Concept(Struct, frozen=True):
    """An idea of the topic; items name it by its `name`."""

    name: str
    say: str
    source: str = ""


class Misconception(Struct, frozen=True):
    """A wrong idea, and what is so instead."""

    name: str
    believes: str
    instead: str
    listen_for: tuple[str, ...]
    source: str = ""
    made_up: bool = False
    """Whether `instead` was made by rule, because the file says only what is wrong."""


class MarkingPoint(Struct, frozen=True):
    """What an examiner gives a mark for; `credit_when` as in a topic: a phrase of every line."""

    mark: str
    credit_when: tuple[tuple[str, ...], ...]
    ask_if_missing: str
    source: str


class Deck(Struct, frozen=True):
    """One topic's worth of a file."""

    title: str
    language: str = ""
    """Its code, as `es`; empty when the file does not say."""
    synopsis: str = ""
    concepts: tuple[Concept, ...] = ()
    items: tuple[Item, ...] = ()
    misconceptions: tuple[Misconception, ...] = ()
    tips: tuple[str, ...] = ()
    points: tuple[MarkingPoint, ...] = ()
    media: Media = field(default_factory=lambda: MappingProxyType({}))
    """Every picture by its name; called when it is written, so that one at a time is in memory."""
    remarks: tuple[Remark, ...] = ()
