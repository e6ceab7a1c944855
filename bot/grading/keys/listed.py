"""Lists on the back of a flashcard, of which some are enough: "cash, card or cheque (any two)"."""

import re

from msgspec import Struct

from bot.grading.keys.key import Idea
from bot.grading.text.languages.shape import Language


class Listed(Struct, frozen=True):
    """What a back lists."""

    text: str
    """The list without the words that say how many are enough."""
    ideas: tuple[Idea, ...]
    need: int


def listed(back: str, language: Language) -> Listed | None:
    """Read a back that says how many of its list are enough; None where it says nothing of it."""
    for said, count in language.any_of.items():
        text, found = re.subn(rf"\({re.escape(said)}\)", "", back, flags=re.IGNORECASE)
        if found:
            ideas = tuple(Idea(one, (one,)) for one in _parts(text, language))
            return Listed(text.strip(), ideas, min(int(count), len(ideas)))
    return None


def _parts(text: str, language: Language) -> list[str]:
    """Part a list; "and" joins its last two things, and before them stands within one of them."""
    *most, last = re.split("[,;]", text)
    joining = "|".join(language.alternatives | {language.and_word})
    return [one.strip() for one in (*most, *re.split(rf"\b(?:{joining})\b", last)) if one.strip()]
