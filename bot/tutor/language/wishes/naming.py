"""What wishes name, and where it stands in a message: it is looked for only where it may be meant.

A time, a day or a place stands in the words of an example, and of a message, as one word.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence

from msgspec import Struct

from bot.tutor.language.wishes.likeness import TELLING, Likeness
from bot.tutor.language.wishes.slots import SLOTS, longest


class Mention(Struct, frozen=True):
    """A thing that is named in a message, and where."""

    name: str
    start: int
    end: int


class Naming(Struct, frozen=True):
    """What the wishes of one language name."""

    slots: Mapping[str, Sequence[str]]
    """For each intent, the kinds of things that its examples name."""
    telling: Mapping[str, frozenset[str]]
    """For each kind, the words that tell of a wish which names one."""

    @classmethod
    def of(cls, known: Likeness) -> "Naming":
        """Gather both from examples."""
        slots: dict[str, dict[str, None]] = {}
        telling: dict[str, set[str]] = {name: set() for name in SLOTS}
        for example in known.examples:
            if example.slot:
                slots.setdefault(example.intent, {})[example.slot] = None
                telling[example.slot] |= {
                    word for word in example.bag if known.weights[word] > TELLING
                }
        return cls(
            {intent: tuple(names) for intent, names in slots.items()},
            {name: frozenset(words) for name, words in telling.items()},
        )

    def found(self, typed: Sequence[str], bag: frozenset[str]) -> list[Mention]:
        """Find what a message names, of each kind one at most."""
        found = []
        for name, slot in SLOTS.items():
            looked_for = slot.by_itself or not bag.isdisjoint(self.telling[name])
            if looked_for and (where := longest(typed, name)) is not None:
                found.append(Mention(name, *where))
        return found

    def argument(self, typed: Sequence[str], intent: str, without: Collection[str] = ()) -> str:
        """Give what a message names for a wish, of other kinds than `without`; "" for nothing."""
        for name in self.slots.get(intent, ()):
            if name not in without and (where := longest(typed, name)) is not None:
                return " ".join(typed[where[0] : where[1]])
        return ""


def put_in(words: Sequence[str], one: Mention) -> list[str]:
    """Let a thing stand in its place as one word."""
    return [*words[: one.start], f"<{one.name}>", *words[one.end :]]


def all_put_in(words: Sequence[str], found: Iterable[Mention]) -> list[str]:
    """Do so with all that do not overlap, the first of those that do."""
    kept: list[Mention] = []
    for one in found:
        if all(one.end <= other.start or other.end <= one.start for other in kept):
            kept.append(one)
    for one in sorted(kept, key=lambda one: -one.start):
        words = put_in(words, one)
    return list(words)
