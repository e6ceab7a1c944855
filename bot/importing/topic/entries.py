"""One entry that is to stand in a topic: its keys, and what it is known by when imported again."""

import difflib
from collections.abc import Iterable, Mapping
from typing import Final

from msgspec import Struct

from bot.importing.topic.made import Made
from bot.importing.topic.yaml_text import Entry, Value
from content.ids import free, same

_NEAR: Final = 0.8
"""Likeness of two texts, from 0 to 1, from which one is taken for the other, corrected."""
_COMPARED: Final = 20_000
"""Pairs that are compared: where more has changed, the file is another one."""


class New(Struct):
    """One concept, misconception, marking point, flashcard or question."""

    part: str
    """The list that it belongs to, as in `content.model.topic.Topic`."""
    identity: str
    """What makes it the same when its file is imported again."""
    wanted: str
    """The id that its words make."""
    source: str
    keys: dict[str, Value]
    made: Made | None = None
    """What it was made from, for an item."""
    concept: str = ""
    """The name of its concept, for an item."""
    made_up: bool = False
    """Whether what it says is ours, for its file says nothing there."""
    id: str = ""

    @property
    def options(self) -> list[Mapping[str, Value]]:
        """Give the options of a choice."""
        choices = self.keys.get("choices", [])
        found = choices if isinstance(choices, list) else []
        return [option for option in found if isinstance(option, Mapping)]

    def entry(self, concepts: Mapping[str, str]) -> Entry:
        """Give its keys in the order of the guide; `concepts` are ids by name."""
        keys = dict(self.keys)
        first: dict[str, Value] = {"id": self.id}
        if "type" in keys:
            first["type"] = keys.pop("type")
        if self.concept:
            first["concept"] = concepts[self.concept]
        if keys.pop("draft", False):
            first["draft"] = True
        return {**first, **keys}


def identity(kind: str, key: str, asked: str) -> str:
    """Name a thing by its file's own key for it, or else by its words, however they are spaced."""
    return f"{kind}: {key}" if key else f"{kind}= {same(asked)}"


def give_ids(entries: Iterable[New], recorded: Mapping[str, str], taken: set[str]) -> None:
    """Give each entry the id that it had, or a free one; `recorded` are ids by identity.

    A card whose front was corrected would be a new card, and its learners' progress lost: so what
    is new is held against what is gone, and the nearest in words takes its id over.
    """
    entries = list(entries)
    _part_doubles(entries)
    new = [entry.identity for entry in entries if entry.identity not in recorded]
    before = _corrected(new, set(recorded) - {entry.identity for entry in entries})
    for entry in entries:
        known = recorded.get(before.get(entry.identity, entry.identity))
        entry.id = known or free(entry.wanted, taken)
        taken.add(entry.id)


def _part_doubles(entries: Iterable[New]) -> None:
    """Number the second and third of the same words: one word may have two meanings."""
    seen: dict[str, int] = {}
    for entry in entries:
        seen[entry.identity] = times = seen.get(entry.identity, 0) + 1
        if times > 1:
            entry.identity += f" #{times}"


def _corrected(new: Iterable[str], gone: set[str]) -> dict[str, str]:
    """Pair what is new with what it seems to have been before; each is used once."""
    fresh = [one for one in new if "= " in one]
    left = {one for one in gone if "= " in one}
    if len(fresh) * len(left) > _COMPARED:
        return {}
    pairs: dict[str, str] = {}
    for one in fresh:
        alike = [other for other in left if other.partition("= ")[0] == one.partition("= ")[0]]
        for near in difflib.get_close_matches(one, alike, n=1, cutoff=_NEAR):
            pairs[one] = near
            left.discard(near)
    return pairs
