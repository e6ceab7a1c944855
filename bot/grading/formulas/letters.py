"""Greek letters and notes by their names: "theta" is θ, "F sharp" is F♯."""

import re
import unicodedata
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of
from bot.grading.text.folding import fold
from bot.grading.verdict import Outcome, Reason

_LOOK_ALIKES: Final = str.maketrans("∑∏∆Ωµ", "ΣΠΔΩμ")
_LONGEST: Final = 4
"""Words of an answer that names a letter: "the capital letter sigma"."""
_LONGEST_NOTE: Final = 20
_NOTE: Final = re.compile(
    r"(?P<note>[a-h])(?P<sign>[#b]?)(?P<rest>(?:\s(?:dur|moll|maj\w*|min\w*|m\w+r))?)"
)


def judge_letter(wanted: str, given: str, language: str) -> Judged:
    """Compare with a Greek letter or with a note; None for any other key."""
    name = _greek(wanted)
    if name:
        return _by_name(name, given)
    key = _note(wanted, language) if re.search("[♯♭#]", wanted) else ""
    found = _note(given, language) if key else ""
    if not found:
        return None
    return (Outcome.RIGHT if key == found else Outcome.WRONG), Reason.SIGN


def _by_name(name: str, given: str) -> Judged:
    words = given.split(maxsplit=_LONGEST)
    if len(words) > _LONGEST:
        return None
    said = [_greek(word) or fold(word).strip(".,!") for word in words]
    return (Outcome.RIGHT, Reason.SIGN) if name in said else None


def _greek(text: str) -> str:
    """Give the name of a Greek letter that stands alone; "" for anything else."""
    letter = text.strip().translate(_LOOK_ALIKES)
    name = unicodedata.name(letter, "") if len(letter) == 1 else ""
    return name.rpartition(" ")[2].lower().replace("lamda", "lambda") if "GREEK" in name else ""


def _note(text: str, language: str) -> str:
    """Write a note as its letter and sign: "f#", "ab major"; "" for anything else."""
    if len(text) > _LONGEST_NOTE:
        return ""
    one = spoken(language)
    written = " ".join(fold(text.replace("♯", "#").replace("♭", "b")).split())
    for words, sign in ((one.sharp, "#"), (one.flat, "b")):
        written = re.sub(rf"(?<=^[a-h])[\s-]?(?:{any_of(words)})\b", sign, written)
    found = _NOTE.fullmatch(written)
    return found.group() if found else ""
