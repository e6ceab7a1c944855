"""An ear whose vectors are written down, so that a test says what is near to what."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from bot.grading.meaning.ear import NotEncoded, Similarities


@dataclass
class WrittenEar:
    """Says that a text is as near to any response as is written here, and else unrelated."""

    near_to: Mapping[str, float]
    deaf: bool = False
    encoded: bool = True
    asked: list[str] = field(default_factory=list)

    def near(self, responses: Sequence[str], keys: Sequence[str]) -> Similarities | None:
        """Compare as `Ear` says."""
        self.asked += [text for text in responses if text not in keys]
        if not self.encoded:
            raise NotEncoded(responses, keys)
        if self.deaf:
            return None
        return [[self._near(text, key, keys) for key in keys] for text in responses]

    def _near(self, text: str, key: str, keys: Sequence[str]) -> float:
        """Compare one text of the key with another, or a response with one of them."""
        if text in keys:
            return float(text == key)
        return self.near_to.get(key, 0.0)
