"""What the grader may ask about meaning: how near a text is to those of the key.

The grader knows no model. It asks an `Ear`, and its work stays pure: the same vectors give the same
verdict. Some of that work takes as long as a hundred gradings: to compile a key, to encode a text.
An ear decides whether it is done at once. Where others wait for the thread it raises `NotReady`;
whoever asked for the verdict has the work done where there is time for it, and asks again.
"""

from collections.abc import Callable, Iterable, Sequence
from typing import TYPE_CHECKING, Protocol

from bot.grading.meaning.calibration import Calibration

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Similarities = NDArray[float32]
    """A row for each text of the response, a column for each text of the key: the cosine of the
    angle between their vectors, from -1 to 1. Unrelated sentences lie around 0, paraphrases above
    0.6."""
    Vectors = NDArray[float32]
    """A row of length 1 for each text."""

Work = Callable[[], object]


class NotReady(LookupError):
    """Grading needs what takes time: have `work` done where there is some, and grade again."""

    def __init__(self, work: Work) -> None:
        super().__init__("grading needs what is not prepared yet")
        self.work = work


class Ears(Protocol):
    """One ear or several, of which each hears some languages."""

    def hearing(self, language: str) -> "Ear | None":
        """Give the one for texts in a language; None where none hears it."""
        ...

    def later(self, work: Work) -> None:
        """Do work that takes long, or raise NotReady with it."""
        ...


class Ear(Ears, Protocol):
    """Compares texts by what they mean."""

    @property
    def calibration(self) -> Calibration:
        """What the views of what it has compared weigh."""
        ...

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a response with each of a key.

        None where a text cannot be encoded: then words have to do. Raises NotReady.
        """
        ...

    def ready(self, keys: Sequence[str]) -> bool:
        """Say whether nobody would have to wait for the texts of a key."""
        ...

    def between(self, responses: Sequence[str]) -> "Similarities | None":
        """Compare each text of some responses with each, likewise."""
        ...

    def vectors(self, keys: Sequence[str]) -> "Vectors | None":
        """Give the vectors of a key's texts, or None likewise.

        What is missing is encoded first, so this is only asked within the work given to `later`.
        """
        ...


class PreparedEar(Ear, Protocol):
    """An ear that can be prepared for what it will be asked, in a thread of its own."""

    def encode(self, responses: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Encode what is not encoded yet; raises nothing."""
        ...

    def keep_only(self, keys: Iterable[str]) -> None:
        """Forget all other keys, here and on disk."""
        ...

    def save(self) -> None:
        """Keep the vectors of keys for the next start."""
        ...


class PreparedEars(Ears, Protocol):
    """Ears that can be prepared, each for its languages."""

    def each(self) -> "Sequence[PreparedEar]":
        """Give every one of them."""
        ...
