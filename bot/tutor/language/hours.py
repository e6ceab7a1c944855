"""A time of day as people type it: "7pm", "19h30", "20 past 7", "a las siete y media".

The words of one language mean no other time in another, so all of them are read for everybody;
accents do not matter.
"""

import re
from functools import cache
from typing import Final

from bot.grading.text.language import language_of
from bot.tutor.language.calendar import ENGLISH, Calendar, calendar, languages, without_accents

QUIET_FROM, QUIET_TO = 21 * 60, 8 * 60
"""The minutes of the day between which nobody is written to unasked."""

_NOON: Final = 12 * 60
_DAY: Final = 24 * 60
_LONGEST: Final = 60
"""Characters of a time, at most."""

_HALVES: Final = re.compile(r"(?<![a-z])([ap])\s?\.?\s?m\b\.?")
"""The writings of am and pm: "p.m.", "P. M."."""
_ON_A_CLOCK: Final = re.compile(r"\b0\d")
"""An hour with a nought before it, which is one of the morning."""
_BESIDE_FIGURES: Final = re.compile(r"(?<=\d)(?=[^\W\d_])|(?<=[^\W\d_])(?=\d)")
_LASTING: Final = re.compile(r"\d{1,2} MINUTES")
"""How long something takes, and no time: "5 mins"."""
_TENS_AND_ONES: Final = re.compile(r"\b([2-5]0) ([1-9])\b(?![:.])|\b([3-5]0) PLUS ([1-9])\b")

_TIME: Final = re.compile(
    r"(?:(?P<early>AM|PM|NIGHT) )?"
    r"(?:(?:TO_)?(?P<first>\d{1,2}) (?P<sign>PAST|BEFORE) )?"
    r"(?:(?P<half>HALF_PAST|TO_\d\d) )?"
    r"(?P<hour>\d{1,2})(?:(?:[:.,]| HOUR | )?(?P<minute>\d{2}))?(?: HOUR)?"
    r"(?: (?P<turn>PLUS|LESS) (?P<behind>\d{1,2}))?(?: HOUR)?"
    r"(?: (?P<late>AM|PM|NIGHT))?"
)


def is_quiet(minute: int) -> bool:
    """Whether a minute of the day (0 to 1439) is in quiet hours, 21:00 to 8:00."""
    return minute >= QUIET_FROM or minute < QUIET_TO


def minute_in(text: str) -> int | None:
    """Read a time of day as its minute, 0 to 1439; None if the words are none.

    An hour that could be of the morning or of the evening is the one at which people are awake; one
    with a nought before it stands as on a digital clock.
    """
    plain = _HALVES.sub(r" \1m ", without_accents(text)[:_LONGEST].replace("-", " "))
    plain = " ".join(re.sub("['\u2019]", "", plain).split()).strip(" .!?¿¡")
    if plain in language_of(ENGLISH).everyday_words and plain not in calendar(ENGLISH).numbers:
        return None  # "once" is eleven in Spanish, but not alone
    for language in languages():
        marked = _marked(plain, language)
        if _LASTING.fullmatch(marked):
            return None
        found = _TIME.fullmatch(marked.replace(" MINUTES", ""))
        if found is not None:
            return _minute(found)
    return None


def minute_near(text: str, near: int) -> int | None:
    """Read a time of day that stands for another one, which came at the minute `near`.

    An hour that could be of the morning or of the evening is the one nearer to that, in the waking
    day: "8" for 19:00 is 20:00.
    """
    minute = minute_in(text)
    both = [minute_in(f"{text} {part}") for part in ("am", "pm")]
    awake = [one for one in both if one is not None and not is_quiet(one)]
    if minute is None or None in both or not awake or _ON_A_CLOCK.search(text):
        return minute
    return min(awake, key=lambda one: abs(one - near))


def _marked(text: str, language: str) -> str:
    """Put figures for number words, and marks for words that have a part in a time."""
    text = _BESIDE_FIGURES.sub(" ", text)
    for phrase, mark in _marks(language):
        if phrase in text:
            text = re.sub(rf"(?<!\w){re.escape(phrase)}(?!\w)", f" {mark} ", text)
    text = " ".join(text.replace(" :", ":").split())
    return _TENS_AND_ONES.sub(_added, text)


def _added(found: re.Match[str]) -> str:
    return str(sum(int(part) for part in found.groups() if part))


@cache
def _marks(language: str) -> tuple[tuple[str, str], ...]:
    """Give the phrases of a language with what is put for them, the longest first."""
    words: Calendar = calendar(language)
    lists = (
        (words.past, "PAST"), (words.before, "BEFORE"), (words.plus, "PLUS"), (words.less, "LESS"),
        (words.half_past, "HALF_PAST"), (words.hour, "HOUR"),
        (("am", *words.morning), "AM"), (("pm", *words.afternoon), "PM"), (words.night, "NIGHT"),
        (words.noon, "12:00"), (words.midnight, "00:00"), (words.daily, ""),
        (words.minute_word, "MINUTES"), (words.before_a_part, ""),
    )  # fmt: skip  # a table reads better in columns
    marks = {phrase: mark for phrases, mark in lists for phrase in phrases}
    marks |= {phrase: f"TO_{minutes}" for phrase, minutes in words.toward.items()}
    figures = {word: str(value) for word, value in (*words.minutes.items(), *words.numbers.items())}
    return tuple(sorted({**figures, **marks}.items(), key=lambda one: (-len(one[0]), one[0])))


def _minute(found: re.Match[str]) -> int | None:
    hour, minute, part = int(found["hour"]), int(found["minute"] or 0), found["late"]
    part = part or found["early"]
    beside = int(found["first"] or found["behind"] or 0)
    if hour > 23 or minute > 59 or beside > 59 or (minute and (beside or found["half"])):
        return None
    if part and not (1 <= hour <= 12 or (hour == 0 and part == "AM")):
        return None
    sign = -1 if found["sign"] == "BEFORE" or found["turn"] == "LESS" else 1
    at = hour * 60 + minute + sign * beside + _halves(found["half"])
    return _in_part(at, hour, part, as_on_a_clock=found["hour"].startswith("0")) % _DAY


def _halves(mark: str | None) -> int:
    """Give the minutes by which a time is past its hour, or short of it."""
    match mark:
        case None:
            return 0
        case "HALF_PAST":
            return 30
        case _:
            return int(mark.removeprefix("TO_")) - 60


def _in_part(at: int, hour: int, part: str | None, *, as_on_a_clock: bool) -> int:
    """Take an hour for one of the morning or of the evening."""
    if part == "NIGHT":  # nine at night, but two in the night
        part = "AM" if hour == 12 or hour < 6 else "PM"
    if part == "AM":
        return at - (_NOON if hour == 12 else 0)
    if part == "PM":
        return at + (0 if hour == 12 else _NOON)
    may_be_either = hour <= 12 and not as_on_a_clock
    if may_be_either and is_quiet(at % _DAY) and not is_quiet((at + _NOON) % _DAY):
        return at + _NOON
    return at
