"""Times of the day as answers: "14:30", "2.30 pm", "half past two", "las dos y media"."""

import re
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.quantities.words.known import spoken
from bot.grading.quantities.words.phrases import any_of, any_word, by_name, phrases
from bot.grading.quantities.words.shape import Spoken
from bot.grading.quantities.writing import plain
from bot.grading.text.folding import fold

HALF: Final = 720
"""Minutes of half a day."""
_HALF_HOUR: Final = 30
_DAWN, _NOON = 6, 12
_FEW: Final = 3
"""Words of an answer that gives an hour alone."""


class Time(Struct, frozen=True):
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
    whole, one = fold(plain(text)).strip(" ."), spoken(language)
    leads = any_of(" ".join((one.hour_leads, one.date_links, one.answer_leads, one.one)))
    bare = re.sub(rf"^(?:(?:{leads})\s+)+", "", whole)
    found = _find(whole, language)
    written = whole if found and found[1] == (0, len(whole)) else bare
    found = _find(written, language)
    if found is None or found[1] != (0, len(written)) or re.fullmatch(r"\d+[.]\d+|\d+", written):
        return None
    return found[0]


def times(response: str, language: str, *, asked: bool = False) -> tuple[Time, ...]:
    """Give the first time of a response, and another one where two are offered.

    Where a time is `asked` for, an hour alone is one too ("nine", "at 9"), and so is "1745".
    """
    rest, found = fold(plain(response)), list[Time]()
    while len(found) < 2:
        one = _find(rest, language)
        if one is None:
            break
        found.append(one[0])
        rest = rest[: one[1][0]] + " ; " + rest[one[1][1] :]
    if asked and not found:
        alone = _hour_alone(rest, spoken(language))
        return (alone,) if alone else ()
    return tuple(found)


def _hour_alone(text: str, one: Spoken) -> Time | None:
    """Read "nine", "at 9", "930" and "0900 hrs", which are times only where one is asked for."""
    together = re.fullmatch(r"\s*([01]?\d|2[0-4])([0-5]\d)\s?(?:h|hrs|hours)?\.?\s*", text)
    if together:
        time = _time(int(together[1]), int(together[2]))
        return time and Time(time.minutes, time.sure or len(together[1]) > 1)
    numbers = re.findall(r"\d+", text)
    named = [one.count_of[word] for word in re.findall(r"[^\W\d_]+", text) if word in one.count_of]
    hours = [int(number) for number in numbers] + named
    if len(hours) != 1 or not 1 <= hours[0] <= 24 or len(text.split()) > _FEW:
        return None
    small = (one.hour_leads, one.hour_words, one.date_links, one.answer_leads, one.about)
    known = phrases(" ".join((*small, one.fillers, one.units["h"]))) | {"hrs"}
    others = {word for word in re.findall(r"[^\W\d_]+", text) if word not in one.count_of}
    return None if others - known else _time(hours[0], 0)


_Found = tuple[Time, tuple[int, int]]


def _find(text: str, language: str) -> _Found | None:
    one = spoken(language)
    return _named(text, one) or _spoken(text, one) or _in_digits(text, one)


def _named(text: str, one: Spoken) -> _Found | None:
    more = rf"(?!\s(?:(?:{_links(one)})\s)?{_minutes_form(one)}\b)" if one.hour_first else ""
    for words, minutes in ((one.noon, HALF), (one.midnight, 0)):
        match = re.search(rf"(?<![\w-])(?:12\s)?(?:{any_of(words)})\b{more}", text)
        if match:
            return Time(minutes, sure=True), match.span()
    return None


def _in_digits(text: str, one: Spoken) -> _Found | None:
    """Find "14:30", "14.30", "14h30", "2:30 pm", "2 pm", "2 o'clock"."""
    clock = r"(?<![\d.,:])(?P<h>\d{1,2})(?:(?:[:.h]|\s?hrs?\s?)(?P<m>[0-5]\d)(?::[0-5]\d)?)?"
    tail = r"(?:\s*(?:h|hrs|hours|horas|uhr|o'?clock))?"
    for found in re.finditer(rf"{clock}{tail}{_halves(one)}?(?![\d:]|[^\W\d_])", text):
        hour = int(found["h"])
        half = _half(found, hour)
        bare = found["m"] is None and not half
        if bare and not re.search(r"o'?clock|uhr|h$", found.group()):
            continue
        time = _time(hour, int(found["m"] or 0), half)
        if time:
            padded = found["h"].startswith("0")
            return (Time(time.minutes, time.sure or padded), found.span())
    return None


def _spoken(text: str, one: Spoken) -> _Found | None:
    """Find "half past two", "20 past 7", "las dos y media", "14 Uhr 30", "halb drei"."""
    for form in _forms(one):
        found = form.search(text)
        minutes = _minutes(found["m"], one) if found else None
        if found is None or minutes is None:
            continue
        part = found.groupdict()
        hour = _hour(found["h"], one)
        half = "pm" if found["h"] in phrases(one.noon) else _half(found, hour)
        time = _time(hour, 0, half)
        shift = -minutes if part.get("to") else minutes
        if part.get("part_to"):
            shift = -by_name(one.parts_to)[part["part_to"]]
        if part.get("half_past"):
            shift = _HALF_HOUR
        if time:
            return Time((time.minutes + shift) % (2 * HALF), time.sure), found.span()
    return None


def _hour(word: str, one: Spoken) -> int:
    """Give an hour in digits or in words; noon and midnight are hours where minutes follow."""
    if word.isdigit():
        return int(word)
    return _NOON if word in phrases(one.noon) else one.count_of.get(word, 0)


def _minutes_form(one: Spoken) -> str:
    return rf"(?P<m>\d{{1,2}}|{any_word({*one.part_of, *one.count_of})})"


def _links(one: Spoken) -> str:
    return rf"(?P<to>{any_of(one.to)})|{any_of(one.past)}"


@lru_cache(maxsize=32)
def _forms(one: Spoken) -> tuple[re.Pattern[str], ...]:
    """Give the ways to say a time, in turn: with a part past or to it, with the hour's word, bare.

    Words that a language lacks match nothing: an empty choice is `(?!)`.
    """
    hours = {name for name, number in one.count_of.items() if number <= 24}
    if one.hour_first:
        hours |= phrases(one.noon) | phrases(one.midnight)
    hour = rf"(?<![\w:.,])(?P<h>\d{{1,2}}(?![:.h]?\d)|{any_word(hours)})"
    minutes, links = _minutes_form(one), _links(one)
    name = rf"(?:\s?(?:{any_of(one.hour_words)}))"
    halves, named = _halves(one), rf"(?:\s(?:{any_of(one.units.get('min', ''))}))?"
    lead = rf"(?:\b(?:a\s)?(?:{any_of(one.hour_leads)})\s)"
    forms: tuple[str, ...]
    if one.hour_first:
        forms = (
            rf"\b{minutes}{named}\s(?P<to>{any_of(one.to_before)})\s{hour}\b{halves}?",
            rf"{lead}?{hour}{name}?\s(?:{links})\s{minutes}\b{halves}?",
            rf"{hour}{name}\s{minutes}\b{halves}?",
            rf"{hour}{name}(?P<m>)\b{halves}?",
            rf"{lead}?{hour}\s{minutes}\b{halves}?",
            rf"{lead}{hour}(?P<m>)\b{halves}?",
            rf"{hour}(?P<m>){halves}",
        )
    else:
        parts = any_of(" ".join(one.parts_to.values()))
        half = rf"(?P<part_to>{parts})|(?P<half_past>{any_of(one.half_past)})"
        forms = (
            rf"\b(?:an?\s)?{minutes}{named}\s(?:{links})\s{hour}\b{name}?{halves}?",
            rf"\b(?:{half})\s{hour}(?P<m>)\b{halves}?",
            rf"{hour}{name}\s{minutes}\b{halves}?",
            rf"{hour}{name}(?P<m>)(?!\w){halves}?",
            rf"{hour}\s{minutes}\b{halves}?",
            rf"{hour}(?P<m>){halves}",
        )
    return tuple(map(re.compile, forms))


def _halves(one: Spoken) -> str:
    """Give a pattern for what tells the half of the day: "in the morning", "pm", "at night"."""
    return (
        rf"(?:\s*(?P<pm>{any_of(one.afternoon)})|\s*(?P<night>{any_of(one.night)})"
        rf"|\s*(?P<am>{any_of(one.morning)}))"
    )


def _half(found: re.Match[str], hour: int) -> str:
    """Say which half of the day is told: "am", "pm" or ""; "at night" may be either."""
    if found["night"]:
        return "am" if hour < _DAWN or hour == _NOON else "pm"
    return "am" if found["am"] else "pm" if found["pm"] else ""


def _minutes(word: str | None, one: Spoken) -> int | None:
    """Give the minutes that a word means: a half, a quarter, twenty."""
    if not word:
        return 0
    if word in one.part_of:
        return 60 // one.part_of[word] if one.part_of[word] in (2, 4) else None
    minutes = int(word) if word.isdigit() else one.count_of[word]
    return minutes if minutes < 60 else None


def _time(hour: int, minute: int, half: str = "") -> Time | None:
    if hour > 2 * _NOON or (hour > _NOON and half == "am"):
        return None
    if half:
        hour = hour % _NOON + (_NOON if half == "pm" else 0) if hour <= _NOON else hour
    sure = bool(half) or not 1 <= hour <= _NOON
    return Time((60 * hour + minute) % (2 * HALF), sure)
