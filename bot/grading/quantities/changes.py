"""Changes as answers: "a 20 % increase", "down by a fifth", "+3 °C".

Which way a thing went is half of the answer, and neither sign nor word for it is a spelling of the
other.
"""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.quantity import Asked, Quantity
from bot.grading.quantities.reader import quantities
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold
from state.values import replace

_PLUS: Final = re.compile(r"[+]\s?[£$€]?\s?$")


class Change(Struct, frozen=True):
    """By how much a thing changed, and which way: 1 up, -1 down, 0 where that is not said."""

    size: Quantity
    way: int


@lru_cache(maxsize=2000)
def only_change(text: str, language: str) -> Change | None:
    """Give the change that a text consists of, in words; a bare "+5" is a number."""
    found, one = a_change(text, language), spoken(language)
    if found is None or not found.way or not found.size.turned:
        return None
    written = plain(text)
    around = fold(f"{written[: found.size.start]} {written[found.size.end :]}")
    known = " ".join(
        (one.up, one.down, one.more_behind, one.less_behind, one.about, one.fillers, one.of)
    )
    known = f"{known} {one.changed_by} {one.answer_leads}"
    rest = re.sub(rf"(?<!\w)(?:{any_of(known)})(?!\w)", " ", around)
    return None if re.search(r"\w", rest) else found


@lru_cache(maxsize=2000)
def a_change(text: str, language: str) -> Change | None:
    """Give the change of a text that has one number."""
    some = quantities(text, Asked.of(None, language))
    if len(some) != 1 or some[0].denied or some[0].bound:
        return None
    one = some[0]
    rising = bool(_PLUS.search(plain(text)[: one.start]))
    way = one.turned or (-1 if one.value < 0 else int(rising))
    return Change(replace(one, value=abs(one.value)), way)
