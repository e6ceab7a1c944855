"""Looks at texts without quotation marks, for what YAML takes from them or leaves in them."""

import re

OPENING = "“”„«\u2018\u2019\u201a"
CLOSING = "“”»\u2018\u2019"
"""Quotation marks, double and single, as word processors and telephones write them."""

_AFTER_TEXT = re.compile(r"(\s+)#(.?)")
"""What may stand behind a text: a note, if it has two spaces before its sign and one after it.

Linters want notes so, too. Without such a rule nobody could tell a note from a text that is lost,
for authors write of "#1" and of "the # key".
"""


def typographic(text: str) -> bool:
    """Whether the whole text stands in typographic quotation marks."""
    return len(text) > 2 and text[0] in OPENING and text[-1] in CLOSING


def left_open(text: str) -> bool:
    """Whether a text begins with a typographic quotation mark that ends nowhere in it."""
    return text[:1] in tuple("“„«") and not set(text[1:]) & set("“”»")


def fences(lines: list[str]) -> list[int]:
    """Give the places of lines, counted from 0, that only mark a file as code in a chat or page."""
    return [place for place, line in enumerate(lines) if line.startswith("```")]


def cut_short(rest: str) -> tuple[str, str] | None:
    """Say what is wrong where a text ends and `rest` of its line is passed over; None for a note.

    YAML ends a text without quotation marks before a number sign that has a space in front.
    """
    found = _AFTER_TEXT.match(rest)
    if not found or (len(found[1]) > 1 and found[2] in ("", " ", "#")):
        return None
    what = f"the text ends before ` #`, and `{rest.strip()}` is lost"
    mend = (
        'Put the whole text in "double quotes". (A note to yourself has two spaces before its #.)'
    )
    return what, mend
