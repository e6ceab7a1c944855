"""Names in levels: decks in decks, categories in categories, tags such as `biology::cell_wall`."""

from collections.abc import Iterable
from itertools import takewhile

Path = tuple[str, ...]
"""The names of some levels, the outermost first."""


def in_common(paths: Iterable[Path]) -> Path:
    """Give the levels that all of some paths begin with."""
    levels = zip(*paths, strict=False)
    return tuple(names[0] for names in takewhile(lambda names: len(set(names)) == 1, levels))


def by_levels(tags: Iterable[str]) -> list[str]:
    """Sort Anki's tags: one below others says more of a subject than one that stands alone."""
    return sorted(tags, key=lambda tag: "::" not in tag)


def name_of(tag: str) -> str:
    """Read `biology::cell_wall` as "cell wall"."""
    return tag.rpartition("::")[2].replace("_", " ").strip()
