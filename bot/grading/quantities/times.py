"""Times of the day as answers: "14:30", "2.30 pm", "half past two", "las dos y media"."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.shape import Spoken, phrases
from bot.grading.quantities.writing import plain
from bot.grading.text.words import fold

HALF: Final = 720
"""Minutes of half a day."""


@dataclass(frozen=True, slots=True)
class Time:
    """A time of the day, in minutes after midnight."""

    minutes: int
    sure: bool
    """Whether it is said which half of the day is meant."""

    def may_be(self, other: "Time") -> bool:
        """Whether it is the same but for the half of the day."""
        return self.minutes % HALF == other.minutes % HALF


@lru_cache(maxsize=2000)
def only_time(text: str, language: str) -> Time | None:
    """Give the time that a text consists of, if it is nothing else; "14.30" alone is a number."""
    written = fold(plain(text)).strip(" .")
    found = _find(written, language)
    if found is None or found[1] != (0, len(written)) or re.fullmatch(r"\d+[.]\d+|\d+", written):
        return None
    return found[0]


def times(response: str, language: str) -> tuple[Time, ...]:
    """Give the first time of a response, and another one where two are offered."""
    rest, found = fold(plain(response)), list[Time]()
    while len(found) < 2:
        one = _find(rest, language)
        if one is None:
            break
        found.append(one[0])
        rest = rest[: one[1][0]] + " ; " + rest[one[1][1] :]
    return tuple(found)


_Found = tuple[Time, tuple[int, int]]


def _find(text: str, language: str) -> _Found | None:
    one = spoken(language)
    return _named(text, one) or _spoken(text, one) or _in_digits(text, one)


def _named(text: str, one: Spoken) -> _Found | None:
    for words, minutes in ((one.noon, HALF), (one.midnight, 0)):
        match = re.search(rf"\b(?:12\s)?(?:{_any(phrases(words))})\b", text)
        if match:
            return Time(minutes, sure=True), match.span()
    return None


def _in_digits(text: str, one: Spoken) -> _Found | None:
    """Find "14:30", "14.30", "14h30", "2:30 pm", "2 pm", "2 o'clock"."""
    halves = (
        rf"(?:\s*(?P<am>{_any(phrases(one.morning))})|\s*(?P<pm>{_any(phrases(one.afternoon))}))"
    )
    clock = r"(?<![\d.,:])(?P<h>\d{1,2})(?:(?:[:.h]|\s?hrs?\s?)(?P<m>[0-5]\d)(?::[0-5]\d)?)?"
    tail = r"(?:\s*(?:h|hrs|hours|horas|uhr|o'?clock))?"
    for found in re.finditer(rf"{clock}{tail}{halves}?(?![\d:]|[^\W\d_])", text):
        bare = found["m"] is None and not (found["am"] or found["pm"])
        if bare and not re.search(r"o'?clock|uhr|h$", found.group()):
            continue
        time = _time(int(found["h"]), int(found["m"] or 0), found["am"], found["pm"])
        if time:
            padded = found["h"].startswith("0")
            return (Time(time.minutes, time.sure or padded), found.span())
    return None


def _spoken(text: str, one: Spoken) -> _Found | None:
    """Find "half past two", "20 past 7", "quarter to 3", "las dos y media"."""
    hours = {word: number for word, number in one.value_of.items() if 1 <= number <= 12}
    halves = (
        rf"(?:\s*(?P<am>{_any(phrases(one.morning))})|\s*(?P<pm>{_any(phrases(one.afternoon))}))?"
    )
    hour, part = rf"(?P<h>\d{{1,2}}(?![:.h]?\d)|{_any(hours)})", _any({*one.part_of, *one.value_of})
    links = rf"(?P<to>{_any(phrases(one.to))})|{_any(phrases(one.past))}"
    forms = (
        rf"(?:a\s)?(?P<m>\d{{1,2}}|{part})(?:\sminutes)?\s(?:{links})\s{hour}",
        rf"(?:a\s)?(?:las?|the)\s{hour}(?:\s(?:{links})\s(?P<m>\d{{1,2}}|{part}))?",
    )
    form = forms[1] if one.past == "y" else forms[0]
    found = re.search(rf"\b{form}\b(?:\s*o'?clock)?{halves}", text)
    if found is None:
        return None
    minutes = _minutes(found["m"], one)
    hour_of = int(found["h"]) if found["h"].isdigit() else hours[found["h"]]
    if minutes is None:
        return None
    time = _time(hour_of, 0, found["am"], found["pm"])
    shift = -minutes if found["to"] else minutes
    return (Time((time.minutes + shift) % (2 * HALF), time.sure), found.span()) if time else None


def _minutes(word: str | None, one: Spoken) -> int | None:
    """Give the minutes that a word means: a half, a quarter, twenty."""
    if word is None:
        return 0
    if word in one.part_of:
        return 60 // one.part_of[word] if one.part_of[word] in (2, 4) else None
    minutes = int(word) if word.isdigit() else one.value_of[word]
    return minutes if minutes < 60 else None


def _time(hour: int, minute: int, morning: str | None, afternoon: str | None) -> Time | None:
    if hour > 24 or (hour > 12 and morning):
        return None
    if morning or afternoon:
        hour = hour % 12 + (12 if afternoon else 0) if hour <= 12 else hour
    return Time(
        (60 * hour + minute) % (2 * HALF), bool(morning or afternoon) or not 1 <= hour <= 12
    )


def _any(words: Iterable[str]) -> str:
    return "|".join(sorted(map(re.escape, words), key=len, reverse=True))
