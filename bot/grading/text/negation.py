"""Words that deny themselves: `unreliable` is "not reliable", `stateless` is "no state".

Only the form of a word is looked at, never the topic, so that a word means the same in a key and in
a response. After un- and dis- an adjective's or participle's ending is asked for, after the others
an adjective's; what only looks so (`invoice`, `improve`, `important`) is left whole.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.text.language import ENGLISH, language_of

_SPLITS: Final = (
    re.compile(r"(?:un|dis)(?P<inner>\w{3,}(?:able|ible|ed|ful|al|ive|ent|ant|ing|ous|ly))$"),
    re.compile(r"(?:in|im|il|ir|non)(?P<inner>\w{3,}(?:able|ible|al|ive|ent|ant|ate|ous|ly))$"),
)
_ENDINGS: Final = (("less", True), ("lessly", True), ("ful", False), ("fully", False))


def core(word: str, language: str) -> str:
    """Give the word that is compared: the one inside it, where the language is English."""
    return inside(word)[0] if language == ENGLISH else word


@lru_cache(maxsize=10_000)
def inside(word: str) -> tuple[str, bool]:
    """Give the word inside an English word and whether the word denies it.

    `careless` gives ("care", True), `useful` ("use", False), any other word itself and False.
    """
    if len(word) < 6:
        return word, False
    known = language_of(ENGLISH)
    for ending, denies in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3 and word not in known.not_without:
            return word.removesuffix(ending), denies
    if word.startswith(tuple(known.not_denying)):
        return word, False
    if word in known.denying:
        return re.sub(r"^(?:un|dis|in|im|il|ir|non)", "", word), True
    for split in _SPLITS:
        match = split.match(word)
        if match:
            return match["inner"], True
    return word, False
