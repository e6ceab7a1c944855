"""What words mean that share none with what they are about: "unhappy customers", of complaints.

An ear compares them with what concepts are called and say (see `bot.grading.meaning.ear`). Nothing
is worked out in a turn: what is compared with is encoded beforehand, what was typed beside the
writer, and then the turn is taken again. The encoder knows English only, so other languages have
words alone, as has everybody without an ear.
"""

from typing import Final

from bot.tutor.model.teaching import Teaching
from content.model import Concept, Topic

NAMED: Final = 0.33
"""How near a name has to come to a concept, where words say that it is one ("practise ..."): the
cosine of their vectors. On our topics 17 of 20 names came as near to the concept they meant, while
none of 12 that are about nothing there came nearer than 0.27."""
ALONE: Final = 0.45
"""The same where nothing shows the words to be a name."""


def subject(teaching: Teaching, named: str, *, alone: bool) -> tuple[Topic, Concept] | None:
    """Find the concept that words come nearest to; None without an ear, or if none is near.

    Raises NotReady where the words have to be encoded first.
    """
    known = list(teaching.named())
    if teaching.ear is None or not known or not named:
        return None
    near = teaching.ear.near([named], [text for *_, text in known])
    if near is None:
        return None
    (row,) = near.tolist()
    best = max(range(len(row)), key=row.__getitem__)
    return known[best][:2] if row[best] >= (ALONE if alone else NAMED) else None
