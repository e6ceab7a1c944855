"""Self-corrections: "45 BC, no, 44 BC" takes back its first value, and the last one counts."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.text.folding import fold

_FEW: Final = 4
"""Words that may stand behind such a word without stops: a value, and no sentence about it."""
_STOPS: Final = r",;:.!?\u2026\u2013-"


def last_said(text: str, language: str) -> str:
    """Give what stands behind the last correction of a text; the text where there is none.

    Most correcting words stand between two stops, because "CO2, no CO" denies something.
    """
    between_stops, alone = _corrections(language)
    return alone.split(between_stops.split(text)[-1])[-1]


@lru_cache(maxsize=32)
def _corrections(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    one = spoken(language)
    word, alone = _any(one.corrections), _any(one.corrections_alone)
    stop, said_before = rf"[{_STOPS}]", rf"(?<=[^\s{_STOPS}])"
    again = rf"(?:{stop}*\s+{word})*"
    forms = (
        rf"{said_before}\s*{stop}+\s*{word}{again}\s*{stop}+\s+(?=\S)",
        rf"{said_before}{stop}*\s+{stop}*{alone}{stop}*\s+(?!{_any(one.denials)})"
        rf"(?=\S+(?:\s+\S+){{0,{_FEW - 1}}}\s*$)",
    )
    before, behind = (re.compile(form, re.IGNORECASE) for form in forms)
    return before, behind


def _any(words: str) -> str:
    names = {name.replace("_", " ") for name in words.split()}
    longest = sorted(names | set(map(fold, names)), key=len, reverse=True)
    return rf"(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b"
