"""Words that deny themselves: `unreliable` is "not reliable", `stateless` is "no state".

Only the form of a word is looked at, never the topic, so that a word means the same in a key and in
a response. After un- and dis- an adjective's or participle's ending is asked for, after the others
an adjective's; what only looks so (`invoice`, `improve`, `important`) is left whole.
"""

import re
from functools import lru_cache
from typing import Final

from bot.grading.text.language import ENGLISH

_SPLITS: Final = (
    re.compile(r"(?:un|dis)(?P<inner>\w{3,}(?:able|ible|ed|ful|al|ive|ent|ant|ing|ous|ly))$"),
    re.compile(r"(?:in|im|il|ir|non)(?P<inner>\w{3,}(?:able|ible|al|ive|ent|ant|ate|ous|ly))$"),
)
_SHORT: Final = frozenset(
    """unfair unsafe unhappy unpaid unsold unclear unsure untrue unlawful unwell unkind unjust
    uneven unequal unknown unsound unwise unbiased dislike distrust disagree disobey disloyal
    dishonest disadvantage disadvantages disapprove disconnect disability disorganised incorrect
    incomplete inexact insecure informal inaccurate indirect inactive insane impossible impolite
    impure imperfect illegal illegible irregular irrelevant irrational irresponsible nonsense
    immutable immoral unable unlike unlock unusual""".split()  # noqa: SIM905  # a list of words
)
_WHOLE: Final = re.compile(
    r"""(?:important|importan|immediat|impressi|industri|initial|instant|intelligen|intensi|
    interacti|interest|intern|interv|inclusi|individ|incent|includ|incid|indic|indee|innocen|
    innov|insist|instal|institut|integra|intent|invent|invol|immigra|imperial|imitat|impos|
    illustrat|irrita|unit|univers|uniform|union|unanim|uniqu|under|until|dismal|distan|distinct|
    discuss|discover|display|dispos|distribut|disrupt|distract|disguis|discount|discharg|discern|
    dissolv|distil|district|disciplin|disast|diseas|disappoint)""",
    re.VERBOSE,
)
"""Beginnings of words that only look as if they denied something."""
_ENDINGS: Final = (("less", True), ("lessly", True), ("ful", False), ("fully", False))
_WHOLE_ENDINGS: Final = frozenset(("unless", "regardless", "nevertheless", "wireless", "business"))


def core(word: str, language: str) -> str:
    """Give the word that is compared: the one inside it, where the language is English."""
    return inside(word)[0] if language == ENGLISH else word


@lru_cache(maxsize=20_000)
def inside(word: str) -> tuple[str, bool]:
    """Give the word inside an English word and whether the word denies it.

    `careless` gives ("care", True), `useful` ("use", False), any other word itself and False.
    """
    if len(word) < 6:
        return word, False
    for ending, denies in _ENDINGS:
        if word.endswith(ending) and len(word) >= len(ending) + 3 and word not in _WHOLE_ENDINGS:
            return word.removesuffix(ending), denies
    if _WHOLE.match(word):
        return word, False
    if word in _SHORT:
        return re.sub(r"^(?:un|dis|in|im|il|ir|non)", "", word), True
    for split in _SPLITS:
        match = split.match(word)
        if match:
            return match["inner"], True
    return word, False
