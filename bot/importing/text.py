"""Bytes to text: which encoding a file has, and what no text should hold.

A file says its encoding by a byte mark, or by being valid UTF-8, which no other text is by chance.
What is neither is taken for Windows-1252, which Excel and old exports write and which holds all of
Latin-1. Guessing further was tried: charset-normalizer takes the first lines of a Spanish deck for
Polish ("nińo"), and a wrong letter that nobody sees is worse than a file that is refused.
"""

import re
from typing import Final

from msgspec import Struct

from bot.importing.found import Given
from bot.importing.remarks import Refused

MAX_BYTES: Final = 20_000_000
"""A text file's most: 10,000 cards come to about 1 MB."""

_MARKS: Final = (
    (b"\xef\xbb\xbf", "utf-8-sig"),
    (b"\xff\xfe\x00\x00", "utf-32"),
    (b"\x00\x00\xfe\xff", "utf-32"),
    (b"\xff\xfe", "utf-16"),
    (b"\xfe\xff", "utf-16"),
)
_CONTROL: Final = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufeff\ufffe\uffff]")
"""What YAML lets into no text; line breaks and tabs stay."""
_BREAKS: Final = re.compile("\r\n|[\r\x85\u2028\u2029]")
_FOREIGN: Final = 0.3
"""From this share of letters outside ASCII on, a text is not Western; German and French reach 0.06,
Czech 0.15."""


class Text(Struct, frozen=True):
    """A file's text, its line breaks all line feeds."""

    text: str
    encoding: str
    sure: bool
    """False when the encoding was taken for granted because nothing better fits."""


def looks_like_text(data: bytes) -> bool:
    """Whether these bytes can be a text at all; never raises."""
    return bool(_encoding(data)) or b"\x00" not in data[:10_000]


def text_in(given: Given) -> str:
    """Give a file's text, to be looked at; empty where it is none; never raises."""
    try:
        return decode(given).text if looks_like_text(given.data) else ""
    except Refused:
        return ""


def decode(given: Given) -> Text:
    """Read a file as text; Refused when it is too large, or in no encoding that can be told."""
    if len(given.data) > MAX_BYTES:
        raise Refused(f"{given.name}: this text is larger than {MAX_BYTES // 1_000_000} MB.")
    encoding = _encoding(given.data)
    try:
        if encoding:
            return Text(clean(given.data.decode(encoding)), encoding, sure=True)
        text = given.data.decode("utf-8")
    except UnicodeDecodeError as error:
        if encoding:
            # What was decoded may begin behind the byte mark, and the place is one in that.
            line = error.object[: error.start].count(b"\n") + 1
            raise Refused(f"{given.name}:{line}: this is not {encoding}, as it says.") from None
    else:
        return Text(clean(text), "utf-8", sure=True)
    return _western(given)


def clean(text: str) -> str:
    """Make every line break a line feed, and take out control characters and byte marks."""
    return _CONTROL.sub("", _BREAKS.sub("\n", text))


def _encoding(data: bytes) -> str:
    """Tell the encoding by its mark, or UTF-16 without one by where its zeros are."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return encoding
    head = data[:2_000]
    if len(head) >= 4 and head[1::2].count(0) > len(head) * 0.4 and not head[::2].count(0):
        return "utf-16-le"
    if len(head) >= 4 and head[::2].count(0) > len(head) * 0.4 and not head[1::2].count(0):
        return "utf-16-be"
    return ""


def _western(given: Given) -> Text:
    text = given.data.decode("cp1252", errors="replace")
    letters = [letter for letter in text if letter.isalpha() or letter == "\ufffd"]
    foreign = sum(not letter.isascii() for letter in letters)
    if "\x00" in text or foreign > _FOREIGN * len(letters):
        raise Refused(
            f"{given.name}: the encoding of this file cannot be told. Save it as UTF-8 "
            "(in Excel: CSV UTF-8), and import that."
        )
    return Text(clean(text), "Windows-1252", sure=False)
