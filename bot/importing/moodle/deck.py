"""Questions of one file as a deck: its categories are the concepts of a topic."""

import re
from collections.abc import Collection, Iterable, Sequence
from pathlib import PurePath
from types import MappingProxyType
from typing import Final

from bot.importing.found import Concept, Deck, Given, Media
from bot.importing.levels import Path, in_common
from bot.importing.moodle.items import found_in
from bot.importing.moodle.question import Question
from bot.importing.remarks import Remark, left_out, nothing_to_ask

_PLACES: Final = re.compile(r"^\$(?:course|system|module|user|cat\d*)\$$|^top$", re.IGNORECASE)
_DEFAULT: Final = re.compile(r"^(?:Default for|Por defecto en|Valor por defecto para)\s+")
_NO_MEDIA: Final[Media] = MappingProxyType({})


def path_of(category: str) -> Path:
    """Read `$course$/top/Biology/Cells`; a slash in a name is written twice."""
    parts = re.split(r"(?<!/)/(?!/)", category.strip())
    names = (" ".join(part.replace("//", "/").split()) for part in parts)
    return tuple(_DEFAULT.sub("", name) for name in names if name and not _PLACES.match(name))


def deck_of(
    given: Given,
    questions: Sequence[Question],
    remarks: Iterable[Remark] = (),
    media: Media = _NO_MEDIA,
    *,
    paths: Collection[Path] = (),
) -> tuple[Deck, ...]:
    """Make the one deck of a file; Refused when it has no question that can be asked.

    `paths` are its categories; the levels above the last of every one are the title.
    """
    found = [one for question in questions for one in found_in(question)]
    items = tuple(one for one in found if not isinstance(one, Remark | Concept))
    told = [*remarks, *(one for one in found if isinstance(one, Remark))]
    if not items:
        raise nothing_to_ask(given.name, "question in it", told)
    title = ": ".join(in_common(path[:-1] for path in paths)) or _stem(given.name)
    concepts, others = _first_of_each([one for one in found if isinstance(one, Concept)])
    told += [left_out(one.source, f"another text on {one.name}") for one in others]
    in_order = tuple(sorted(told, key=_line))
    return (Deck(title, concepts=concepts, items=items, media=media, remarks=in_order),)


def _first_of_each(concepts: Sequence[Concept]) -> tuple[tuple[Concept, ...], list[Concept]]:
    """Give the first concept of each name, and all the others."""
    kept = {concept.name: concept for concept in reversed(concepts)}
    return tuple(reversed(kept.values())), [one for one in concepts if kept[one.name] is not one]


def _line(remark: Remark) -> int:
    """Give the number in `line 12`."""
    number = remark.source.rpartition(" ")[2]
    return int(number) if number.isdecimal() else 0


def _stem(name: str) -> str:
    """Make a title of a file's name."""
    bare = re.sub(r"\.(?:gift|aiken|moodle|xml|txt)$", "", PurePath(name).stem)
    return bare.replace("_", " ").strip() or "Questions"
