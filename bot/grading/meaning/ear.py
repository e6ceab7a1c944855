"""What the grader may ask about meaning: how near a text is to those of the key.

The grader knows no model. It asks an `Ear`, and its work stays pure: the same vectors give the same
verdict. An ear looks up what has been encoded before and never encodes while it is asked, because
that takes as long as ten gradings; what is missing it names in `NotEncoded`. Whoever asked for the
verdict has those texts encoded where there is time for it, and asks again.
"""

from collections.abc import Sequence
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from numpy import float32
    from numpy.typing import NDArray

    Similarities = NDArray[float32]
    """A row for each text of the response, a column for each text of the key: the cosine of the
    angle between their vectors, from -1 to 1. Unrelated sentences lie around 0, paraphrases above
    0.6."""


class NotEncoded(LookupError):
    """Grading needs vectors of these texts; encode them and grade again."""

    def __init__(self, responses: Sequence[str] = (), keys: Sequence[str] = ()) -> None:
        super().__init__(f"not encoded: {len(responses)} of a response, {len(keys)} of a key")
        self.responses = tuple(responses)
        self.keys = tuple(keys)


class Ear(Protocol):
    """Compares texts by what they mean."""

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a response with each of a key.

        None where a text cannot be encoded: then words have to do. Raises NotEncoded.
        """
        ...

    def among(self, keys: Sequence[str]) -> "Similarities | None":
        """Compare each text of a key with each, likewise."""
        ...
