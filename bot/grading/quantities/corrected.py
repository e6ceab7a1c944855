"""Self-corrections: "45 BC, no, 44 BC" takes back its first value, and the last one counts."""

import re
from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.text.folding import fold

_STOPS: Final = r",;:.!?\u2026\u2013-"


def last_said(text: str, language: str) -> str:
    """Give what stands behind the last correction of a text; the text where there is none.

    The correcting word stands between two stops, because "CO2, no CO" denies something.
    """
    return _correction(language).split(text)[-1]


@lru_cache(maxsize=32)
def _correction(language: str) -> re.Pattern[str]:
    names = {name.replace("_", " ") for name in spoken(language).corrections.split()}
    longest = sorted(names | set(map(fold, names)), key=len, reverse=True)
    word = rf"(?:{'|'.join(map(re.escape, longest)) or '(?!)'})\b"
    stop, said_before = rf"[{_STOPS}]", rf"(?<=[^\s{_STOPS}])"
    again = rf"(?:{stop}*\s+{word})*"
    return re.compile(rf"{said_before}\s*{stop}+\s*{word}{again}\s*{stop}+\s+(?=\S)", re.IGNORECASE)
