"""Dates as people type them: "12 June", "12/6", "in 3 weeks", "next Friday".

The reading is a library's; here are only the habits of this country (the day comes before the
month), and what a date without a year means: the next one there will be.
"""

import re
from datetime import date, datetime

_LEADING = re.compile(r"^(?:on|by|for|until|till|this|next|the)\s+", re.IGNORECASE)
_WEEKDAY = re.compile(r"(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*", re.IGNORECASE)

LONGEST = 40
"""Characters of a date, at most: nobody needs more, and reading takes longer with each."""


def read_date(text: str, today: int) -> int | None:
    """Read a day, as its ordinal number; None if the text is no date, or not one to the day."""
    plain = " ".join(text.split())[:LONGEST]
    while (shorter := _LEADING.sub("", plain)) != plain:
        plain = shorter
    parts = [] if _WEEKDAY.fullmatch(plain) else ["day", "month"]
    found = _parse(plain, date.fromordinal(today), parts)
    return None if found is None else found.date().toordinal()


def _parse(text: str, today: date, parts: list[str]) -> datetime | None:
    import dateparser  # noqa: PLC0415  # 0.2 s, and most starts never read a date

    try:
        return dateparser.parse(
            text,
            languages=["en"],
            settings={
                "DATE_ORDER": "DMY",
                "PREFER_DATES_FROM": "future",
                "RELATIVE_BASE": datetime(today.year, today.month, today.day),  # noqa: DTZ001  # a day on the wall
                "REQUIRE_PARTS": parts,
                "TIMEZONE": "UTC",
                "RETURN_AS_TIMEZONE_AWARE": False,
            },
        )
    except (ValueError, OverflowError):  # a year beyond what there are dates for
        return None
