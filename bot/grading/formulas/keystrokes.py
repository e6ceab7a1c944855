"""Keys that are pressed together: `Ctrl+C`, "ctrl c" and "control + C" are one, `Ctrl+V` is not."""

import re
from typing import Final

from bot.grading.formulas.judged import Judged
from bot.grading.verdict import Outcome, Reason

_NAMES: Final = {
    **dict.fromkeys(("ctrl", "control", "ctl", "strg", "steuerung"), "ctrl"),
    **dict.fromkeys(("cmd", "command", "⌘", "comando", "befehl", "commande"), "cmd"),
    **dict.fromkeys(("alt", "option", "opt", "⌥"), "alt"),
    **dict.fromkeys(("shift", "⇧", "umschalt", "mayus", "maj"), "shift"),
    **dict.fromkeys(("win", "windows"), "win"),
}
"""The keys that are held down while another is pressed, as they are called."""
_OTHERS: Final = {
    **dict.fromkeys(("esc", "escape"), "esc"),
    **dict.fromkeys(("del", "delete", "entf", "supr", "suppr"), "del"),
    **dict.fromkeys(("enter", "return", "intro", "eingabe", "entree"), "enter"),
    **dict.fromkeys(("space", "leertaste", "espacio", "espace"), "space"),
    "tab": "tab",
}
_PLUS: Final = re.compile(r"\s*[+&-]\s*|\s+(?:(?:and|plus|und|y|et)\s+)?")
_KEY: Final = re.compile(r"f\d{1,2}|[^\W_]")
_LEADS: Final = re.compile(r"^(?:press|hold|push|hit|use|it'?s)\s+")
_LONGEST: Final = 40
"""Characters of an answer that only names keys."""


def judge_keystrokes(wanted: str, given: str) -> Judged:
    """Compare with keys that are pressed together; None where either is anything else."""
    key = _keys(wanted) if "+" in wanted else None
    found = _keys(given) if key else None
    if key is None or found is None:
        return None
    return (Outcome.RIGHT if found == key else Outcome.WRONG), Reason.SIGN


def _keys(text: str) -> frozenset[str] | None:
    """Give the keys of a text that names two or more and nothing else, the first one held down."""
    written = _LEADS.sub("", text.strip().casefold()) if len(text) <= _LONGEST else ""
    names = [one for one in _PLUS.split(written) if one]
    if len(names) < 2 or names[0] not in _NAMES:
        return None
    known = _NAMES | _OTHERS
    keys = [known.get(one) or (one if _KEY.fullmatch(one) else "") for one in names]
    return frozenset(keys) if all(keys) else None
