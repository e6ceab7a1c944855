"""What people call themselves, and each other's groups, made safe to show to somebody else.

Names come from Telegram, where anything may stand in them: signs that turn a line around, that
nobody can see, or that pile up over the lines above. They are made safe before they are kept.
"""

import unicodedata

MOST_LETTERS = 24
"""Characters of a nickname: as many as fit a line beside its points."""

MAX_NAME = 64
"""Characters of a name or a title that are kept."""

MOST_MARKS = 4
"""Marks that one letter may carry: Burmese needs as many, a tower of them covers other lines."""

_ALSO = " '\u2019-_"
"""What a nickname may hold beside letters, digits and pictures.

No full stops, slashes or at signs: Telegram would make an address or a call for somebody of them.
"""

_UNSEEN = frozenset({"Cc", "Cf", "Cs", "Co"})
"""Kinds of characters that show nothing, or that turn around what follows. Those that are not
assigned yet may be the newest pictures, and stay."""

_BLANK_LETTERS = frozenset("\u115f\u1160\u3164\uffa0\u2800")
"""Letters and pictures, as Unicode has it, that show nothing either."""

_JOINERS = "\u200c\u200d"
"""They show nothing themselves, but Persian names and pictures of families need them."""


def nickname(text: str) -> str:
    """Make a nickname safe to print, at most 24 characters; empty if nothing of it may stand."""
    return _without_towers("".join(map(_plain, text)))[:MOST_LETTERS].strip()


def shown_name(text: str) -> str:
    """Make a name or a title safe to show, at most 64 characters; empty if none of it is seen."""
    seen = ""
    for letter in text:
        if letter in _JOINERS:
            seen += letter if seen and not seen[-1].isspace() and seen[-1] not in _JOINERS else ""
        elif letter.isspace():
            seen += " "
        elif unicodedata.category(letter) not in _UNSEEN and letter not in _BLANK_LETTERS:
            seen += letter
    return _without_towers(seen)[:MAX_NAME].rstrip(f" {_JOINERS}")


def _plain(letter: str) -> str:
    """Give a letter, or a blank or nothing in its place."""
    kind = unicodedata.category(letter)
    if kind[0] in "LNM" or kind == "So" or letter in _ALSO:
        return letter
    return " " if letter.isspace() else ""


def _without_towers(text: str) -> str:
    """Put a text on one line with single blanks, no letter with more marks than are needed."""
    kept, marks = "", 0
    for letter in unicodedata.normalize("NFC", " ".join(text.split())):
        marks = marks + 1 if unicodedata.category(letter).startswith("M") else 0
        kept += letter if marks <= MOST_MARKS else ""
    return kept
