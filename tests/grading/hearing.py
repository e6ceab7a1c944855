"""An ear whose vectors are written down, so that a test says what is near to what."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from bot.grading.meaning.calibration import MINILM, Calibration
from bot.grading.meaning.ear import NotReady, Work
from bot.grading.text.language import ENGLISH

if TYPE_CHECKING:
    from bot.grading.meaning.ear import Similarities, Vectors


@dataclass
class WrittenEar:
    """Says that a text is as near to any response as is written here, and else unrelated."""

    near_to: Mapping[str, float]
    deaf: bool = False
    encoded: bool = True
    hears: str = ENGLISH
    weighs: Calibration = MINILM
    asked: list[str] = field(default_factory=list)

    @property
    def calibration(self) -> Calibration:
        """Weigh as one of our encoders does."""
        return self.weighs

    def hearing(self, language: str) -> "WrittenEar | None":
        """Hear one language."""
        return self if language == self.hears else None

    def each(self) -> "Sequence[WrittenEar]":
        """Give this one."""
        return (self,)

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare as `Ear` says."""
        self.asked += responses
        return self._rows([[self.near_to.get(key, 0.0) for key in keys] for _ in responses])

    def ready(self, keys: Sequence[str]) -> bool:  # noqa: ARG002  # the protocol's
        """Say whether anything is encoded."""
        return self.encoded

    def between(self, responses: Sequence[str]) -> "Similarities | None":
        """Compare as `Ear` says: responses that are written here are as near to each other."""
        if not self.encoded:
            raise NotReady(lambda: None)
        near = [self.near_to.get(one, 0.0) for one in responses]
        return self._rows([[min(one, other) for other in near] for one in near])

    def vectors(self, keys: Sequence[str]) -> "Vectors | None":
        """Give vectors as `Ear` says: no text of the key is related to another."""
        return self._rows([[float(one == other) for other in keys] for one in keys])

    def later(self, work: Work) -> None:
        """Do it at once, unless nothing is encoded."""
        if not self.encoded:
            raise NotReady(work)
        work()

    def encode(self, responses: Iterable[str] = (), keys: Iterable[str] = ()) -> None:
        """Have nothing to encode."""

    def save(self) -> None:
        """Have nothing to keep."""

    def keep_only(self, keys: Iterable[str]) -> None:
        """Have nothing to forget."""

    def _rows(self, rows: list[list[float]]) -> "Similarities | None":
        import numpy  # noqa: PLC0415  # only tests that ask need the extra

        return None if self.deaf else numpy.array(rows, dtype=numpy.float32)
