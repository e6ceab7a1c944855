"""A time of day as people type it: "7pm", "19:30", "half past seven", "quarter to eight"."""

import re

from bot.tutor.reminding import is_quiet

_NUMBERS = {
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
}
_PARTS = {"quarter past": 15, "half past": 30, "half": 30, "quarter to": -15}
_NOON = 12 * 60
_DAY = 24 * 60

_TIME = re.compile(
    r"(?:at |about |around )*(?:(?P<part>quarter past|quarter to|half past|half) )?"
    r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?(?: ?o ?clock)? ?"
    r"(?P<half>am|pm|in the (?:morning|afternoon|evening))?(?: (?:please|every day|daily))?"
)


def minute_in(text: str) -> int | None:
    """Give the minute of the day that words mean; None if they mean none.

    An hour that could be of the morning or of the evening is the one at which people are awake.
    """
    words = text.casefold().replace("a.m.", "am").replace("p.m.", "pm").replace("'", " ")
    plain = " ".join(str(_NUMBERS.get(word, word)) for word in words.strip(" .!").split())
    if plain.removeprefix("at ") in ("noon", "midday"):
        return _NOON
    found = _TIME.fullmatch(plain.replace("a quarter", "quarter"))
    return _minute(found) if found else None


def _minute(found: re.Match[str]) -> int | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    at = hour * 60 + minute + _PARTS.get(found["part"], 0)
    if half in ("am", "in the morning"):
        at -= _NOON if hour == 12 else 0
    elif half:
        at += 0 if hour == 12 else _NOON
    elif is_quiet(at) and not is_quiet(at + _NOON):
        at += _NOON
    return at % _DAY
