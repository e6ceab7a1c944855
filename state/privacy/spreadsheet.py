"""Cells of a table that a spreadsheet will open: nothing that somebody typed becomes a formula.

A cell that begins like a formula runs when the file is opened, whoever wrote it. An apostrophe
before it makes it text. Numbers of our own stay numbers.
"""

import re
import unicodedata

_FORMULA = re.compile("[\\s\u00ad\u200b-\u200f\u2060\ufeff]*[=+@\t\r-]")
"""What begins a formula, also behind blanks and invisible characters, which some programs skip."""


def cell(value: str | float | None) -> str | float | None:
    """Give a value as it may stand in a CSV file."""
    if not isinstance(value, str):
        return value
    plain = unicodedata.normalize("NFKC", value)  # full-width signs are undone by some programs
    return f"'{value}" if _FORMULA.match(plain) else value
