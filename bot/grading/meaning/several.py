"""Several ears as one: which of them is asked depends on the language of what is heard."""

from collections.abc import Sequence

from msgspec import Struct

from bot.grading.meaning.ear import Ear, PreparedEar, Work


class SeveralEars(Struct, frozen=True, eq=False):
    """Ears of which each hears other languages; where two hear one, the first is asked."""

    ears: tuple[PreparedEar, ...]

    def hearing(self, language: str) -> Ear | None:
        """Give the ear for a language, as `Ears` says."""
        found = (one.hearing(language) for one in self.ears)
        return next(filter(None, found), None)

    def later(self, work: Work) -> None:
        """Do work that takes long as each of them would."""
        self.ears[0].later(work)

    def each(self) -> Sequence[PreparedEar]:
        """Give every ear."""
        return self.ears
