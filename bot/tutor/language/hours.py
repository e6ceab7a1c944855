"""A time of day as people type it: "7pm", "19:30", "half past seven", "a las siete y media".

The words of one language mean no other time in another, so all of them are read for everybody;
accents do not matter.
"""

import re
import unicodedata

QUIET_FROM, QUIET_TO = 21 * 60, 8 * 60
"""The minutes of the day between which nobody is written to unasked."""


def is_quiet(minute: int) -> bool:
    """Whether a minute of the day (0 to 1439) is in quiet hours, 21:00 to 8:00."""
    return minute >= QUIET_FROM or minute < QUIET_TO


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
    "una": 1,
    "dos": 2,
    "tres": 3,
    "cuatro": 4,
    "cinco": 5,
    "seis": 6,
    "siete": 7,
    "ocho": 8,
    "nueve": 9,
    "diez": 10,
    "doce": 12,
}
_PARTS = {
    "quarter past": 15,
    "half past": 30,
    "half": 30,
    "quarter to": -15,
    "y cuarto": 15,
    "y media": 30,
    "menos cuarto": -15,
}
_NOON = 12 * 60
_DAY = 24 * 60

_TIME = re.compile(
    r"(?:at |about |around |sobre |a |las? )*(?:(?P<part>quarter past|quarter to|half past|half) )?"
    r"(?P<hour>\d{1,2})(?:[:.]?(?P<minute>\d{2}))?(?: ?o ?clock| ?h)?"
    r"(?: (?P<after>y cuarto|y media|menos cuarto))? ?"
    r"(?P<half>am|pm|in the (?:morning|afternoon|evening)|de la (?:manana|tarde|noche))?"
    r"(?: (?:please|every day|daily|por favor|cada dia|todos los dias))?"
)


def minute_in(text: str) -> int | None:
    """Read a time of day as its minute, 0 to 1439; None if the words are none.

    An hour that could be of the morning or of the evening is the one at which people are awake.
    """
    words = _bare(text).replace("a.m.", "am").replace("p.m.", "pm").replace("'", " ")
    words = words.replace("las once", "las 11")  # alone, "once" is an English word
    plain = " ".join(str(_NUMBERS.get(word, word)) for word in words.strip(" .!").split())
    if plain.removeprefix("at ") in ("noon", "midday", "al mediodia", "mediodia"):
        return _NOON
    found = _TIME.fullmatch(plain.replace("a quarter", "quarter"))
    return _minute(found) if found else None


def _bare(text: str) -> str:
    """Give a text in small letters and without accents."""
    apart = unicodedata.normalize("NFD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _minute(found: re.Match[str]) -> int | None:
    hour, minute, half = int(found["hour"]), int(found["minute"] or 0), found["half"]
    if hour > 23 or minute > 59 or (half and not 1 <= hour <= 12):
        return None
    at = hour * 60 + minute + _PARTS.get(found["part"] or found["after"], 0)
    midnight = half == "de la noche" and hour == 12
    if midnight or half in ("am", "in the morning", "de la manana"):
        at -= _NOON if hour == 12 else 0
    elif half:
        at += 0 if hour == 12 else _NOON
    elif is_quiet(at) and not is_quiet(at + _NOON):
        at += _NOON
    return at % _DAY
