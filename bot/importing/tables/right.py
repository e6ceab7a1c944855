"""Which options of a row are right: told by their text, their letter or their number.

A number may be an option's place or its text, and quizzes of arithmetic have both: of 3, 4, 5
and 6, "4" is the second by its text and the last by its place. A column means one of the two
throughout, so all its rows are looked at before any is read.
"""

import re
from collections.abc import Iterable, Sequence
from typing import Final

LETTERS: Final = "abcdefgh"
_PARTS: Final = re.compile(r"\s*[,;|]\s*|\s+(?:and|y|und|et)\s+")
_NAMED: Final = re.compile(r"^(?:answer|option|choice|respuesta|opci[oó]n|antwort)\s+")

Told = tuple[Sequence[str], str]
"""The options of a row, with those that are empty, and what it says is right."""


def are_places(rows: Iterable[Told]) -> bool:
    """Whether the numbers of a column are places: some fit that are the text of no option."""
    only_places = only_texts = False
    for options, correct in rows:
        parts = _parts(correct)
        if parts and all(part.isdecimal() for part in parts):
            places = all(_at(options, part) for part in parts)
            texts = all(_called(options, part) for part in parts)
            only_places = only_places or (places and not texts)
            only_texts = only_texts or (texts and not places)
        elif _called(options, correct):
            only_texts = True
    return only_places and not only_texts


def right_ones(options: Sequence[str], correct: str, *, places: bool) -> frozenset[str]:
    """Give the options that are right; empty where one of them cannot be told.

    `places`: whether numbers are places, as `are_places` says.
    """
    parts = _parts(correct)
    numbers = places and all(part.isdecimal() for part in parts)
    if not numbers and (whole := _called(options, correct)):
        return frozenset({whole})
    for find in (_at,) if numbers else (_called, _at, _either):
        found = [find(options, part) for part in parts]
        if found and all(found):
            return frozenset(found)
    return frozenset()


def is_unclear(options: Sequence[str], correct: str) -> bool:
    """Whether a number is the text of one option and the place of another."""
    called, placed = _called(options, correct), _at(options, correct)
    return correct.strip().isdecimal() and bool(called and placed) and called != placed


def _parts(correct: str) -> list[str]:
    return [part for part in _PARTS.split(correct.strip()) if part]


def _called(options: Sequence[str], name: str) -> str:
    same = name.strip().casefold()
    return next((one for one in options if same and one.strip().casefold() == same), "")


def _at(options: Sequence[str], name: str) -> str:
    """Give the option of this number or letter."""
    bare = _NAMED.sub("", name.strip().strip(".)(").casefold())
    place = int(bare) - 1 if bare.isdecimal() and len(bare) < 3 else -1
    if len(bare) == 1 and bare in LETTERS:
        place = LETTERS.index(bare)
    return options[place] if 0 <= place < len(options) else ""


def _either(options: Sequence[str], name: str) -> str:
    return _called(options, name) or _at(options, name)
