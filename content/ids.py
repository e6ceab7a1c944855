"""Ids out of texts: short enough to say, the same each time, and never one that is taken.

Also: whether two texts are the same to a reader, so that one id would do for both, and which ids a
reference is made of.
"""

import re
import unicodedata
from collections.abc import Container, Iterator
from hashlib import blake2b
from itertools import count
from typing import Final

_MOST: Final = 40
"""Characters of an id, as `content.model.fields.Id` has it."""
_WORDS: Final = 5


def topic_id_of(ref: str) -> str:
    """Give the topic's id out of the name of an item, or of a misconception, across topics."""
    return ref.partition("/")[0]


def own_id_of(ref: str) -> str:
    """Give its id within its topic, likewise."""
    return ref.partition("/")[2]


def slug(text: str, prefix: str = "") -> str:
    """Make an id of a text's first words; of letters that ASCII does not have, of its digest."""
    letters = unicodedata.normalize("NFKD", text.lower())
    bare = "".join(letter for letter in letters if not unicodedata.combining(letter))
    words = re.findall(r"[a-z0-9]+", bare)[:_WORDS]
    foreign = sum(letter.isalpha() and not letter.isascii() for letter in bare)
    if not words or foreign > len("".join(words)):
        words = [blake2b(text.encode(), digest_size=4).hexdigest()]
    made = prefix + "-".join(words)
    if not made[0].isalpha():
        made = f"t-{made}"
    return made[:_MOST].rstrip("-") if len(made) > 1 else f"{made}-{made}"


def same(text: str) -> str:
    """Give a text without capitals and spare spaces, to be compared."""
    return " ".join(text.casefold().split())


def free(wanted: str, taken: Container[str]) -> str:
    """Give the id that is wanted, or the first of `wanted-2`, `wanted-3` that is not taken."""
    return next(name for name in _numbered(wanted) if name not in taken)


def _numbered(wanted: str) -> Iterator[str]:
    yield wanted
    for number in count(2):
        end = f"-{number}"
        yield wanted[: _MOST - len(end)].rstrip("-") + end
