"""Amounts: the longest number that begins at a place, in digits, in words or in both.

"2 million", "1½", "2 and a fifth", "1 in 8", "1:30", "three point one four", "hora y media".
"""

import math
import re
from typing import Final

from bot.grading.quantities.digits import (
    Digits,
    number_in_digits,
    power_at,
    value_of,
)
from bot.grading.quantities.quantity import Quantity, TypedWord, Written
from bot.grading.quantities.shares import joined_share, of_a_scale, ratio
from bot.grading.quantities.spelt import meant, number_in_words
from bot.grading.quantities.units.scales import scale_of
from bot.grading.quantities.words.phrases import any_of, phrases
from bot.grading.text.folding import fold
from state.values import replace

_SUFFIX: Final = re.compile(r"\s?([^\W\d_]{1,4})\.?(?![^\W\d_]|\^|\s?/)")
_OVER: Final = re.compile(r"\s?/\s?(\d{1,9})(?:ths?|rds?|nds?|s)?(?![\d/.,]|\w)")
_TIMES: Final = re.compile(r"(?:\s?[*xX]\s?\d{1,9}(?:[.,]\d{1,9})?){1,9}(?![\w.,^%]*[\d^])")
_NO_SCALES: Final = frozenset(("m", "b", "mil", "t"))
"""Letters that multiply no number in words: "two m" are metres."""
_MIXED: Final = re.compile(r"(?:\s|-|\s?&\s)\s*(\d{1,4})\s?/\s?(\d{1,4})(?![\d/.,]|\w)")


def next_amount(written: Written, at: int) -> Quantity | None:
    """Give the first number from a place on."""
    digits = number_in_digits(written.one).search(written.text, at)
    limit = digits.start() if digits else len(written.text)
    for place, word in enumerate(written.words):
        if word.start >= limit:
            break
        if word.start >= at:
            spelt = _spelt(written, place)
            if spelt:
                return spelt
    return _digits(written, digits) if digits else None


def _spelt(written: Written, place: int) -> Quantity | None:
    """Read a number in words; an article is 1 only before a unit."""
    words, one = written.words, written.one
    power = _power(written, words[place].start)
    if power:
        return power
    found = number_in_words(words, place, written.asked.language)
    if found is None:
        begins = place == 0 or words[place - 1].text in phrases(one.minus)
        if begins and words[place].text in phrases(one.point):
            start = words[place].start
            value, end = _scaled_point(written, 0.0, start)
            return Quantity(value, start, end) if end > start else None
        if words[place].text in phrases(one.one):
            return _article(written, words[place])
        joined = place + 1 < len(words) and words[place + 1].text in phrases(one.joins)
        return _bare_unit(written, words[place]) if joined else None
    last = words[found.after - 1]
    lone = found.after == place + 1 and found.value == 1.0
    value, end = _scaled_point(written, found.value, last.end)
    is_share = found.is_share
    if is_share:
        value, after = of_a_scale(written, value, end)
        is_share, end = after == end, after
    if more := joined_share(written, end):
        value, end = value + more[0], more[1]
    suffix = _SUFFIX.match(written.text, end)
    scale = scale_of(suffix[1]) if suffix and suffix[1].lower() not in _NO_SCALES else None
    if suffix and scale and found.value:  # "forty k"
        value, end = value * scale, suffix.end()
    if of_whole := ratio(written, value, end):
        return replace(of_whole, start=words[place].start, spelling=found.spelling)
    return Quantity(
        value,
        words[place].start,
        end,
        is_share=is_share,
        is_one=lone,
        spelling=found.spelling,
    )


def _article(written: Written, word: TypedWord) -> Quantity | None:
    """Read "an hour", "a whole hour", and "an hour and a half"."""
    whole = re.compile(rf"\s(?:{any_of(written.one.whole)})\b", re.IGNORECASE)
    found = whole.match(written.text, word.end)
    end = found.end() if found else word.end
    unit = written.unit_at(end)
    long = unit and unit.end - end > 3 and written.text[end : end + 1] == " "
    if not (unit and long and unit.like(written.asked.units)):
        return None
    return Quantity(1.0, word.start, end)


def _bare_unit(written: Written, word: TypedWord) -> Quantity | None:
    """Read "hora y media" as one hour and a half."""
    halves = "|".join(name for name, part in written.one.part_of.items() if part == 2)
    joins, ones = "|".join(phrases(written.one.joins)), "|".join(phrases(written.one.one))
    rest = rf"\s(?:{joins})\s(?:(?:{ones})\s)?(?:{halves})\b"
    if not re.match(rest, fold(written.text[word.end : word.end + 30])):
        return None
    unit = written.asked_unit_at(word.start)
    return Quantity(1.0, word.start, word.start) if unit else None


def _scaled_point(written: Written, value: float, end: int) -> tuple[float, int]:
    """Read decimals and what multiplies them: "one point five million"."""
    value, after = _point(written, value, end)
    if after == end:
        return value, end
    place = next((i for i, word in enumerate(written.words) if word.start == after + 1), None)
    more = place and number_in_words(written.words, place, written.asked.language, value)
    if place and more and written.words[place].text in written.one.scale_of:
        return more.value, written.words[more.after - 1].end
    return value, after


def _point(written: Written, value: float, end: int) -> tuple[float, int]:
    """Read decimals that are said one by one: "three point one four"."""
    after = [word for word in written.words if word.start >= end]
    if not after or after[0].text not in phrases(written.one.point):
        return value, end
    digits = ""
    place = len(written.words) - len(after) + 1
    whole = number_in_words(written.words, place, written.asked.language) if after[1:] else None
    if whole and 10 <= whole.value < 100:  # "coma setenta y cinco"
        return float(f"{value:.0f}.{whole.value:.0f}"), written.words[whole.after - 1].end
    for word in after[1:12]:
        names = meant(word.text, written.asked.language)
        one = written.one.value_of.get(names[0]) if names else None
        if one is None or (one > 9 and digits):
            break
        digits, end = f"{digits}{one:.0f}", word.end
    return (float(f"{value:.0f}.{digits}"), end) if digits else (value, end)


def _digits(written: Written, match: re.Match[str]) -> Quantity | None:
    """Read a number in digits with what belongs to it."""
    power = _power(written, match.start())
    if power:
        return power
    read = value_of(match, written.one)
    if read is None:
        return next_amount(written, match.end())
    at, end = match.start(), match.end()
    return (
        _fraction(written, read, at, end)
        or _product(written, read, at, end)
        or _clock(written, match)
        or _said_point(written, read, match)
        or _ratio_from(written, read, at, end)
        or _scaled(written, read, at, end)
    )


def _power(written: Written, at: int) -> Quantity | None:
    """Read "10^6", "ten to the nine", "8 squared"."""
    found = power_at(written.text, at, written.one)
    return Quantity(found[0], at, found[1]) if found else None


def _fraction(written: Written, read: Digits, at: int, end: int) -> Quantity | None:
    """Read "3/4", "1 1/2", "2 and a half"."""
    over = _OVER.match(written.text, end)
    if over and float(over[1]):
        value = read.value / float(over[1])
        return _multiplied(written, Quantity(value, at, over.end(), is_share=True))
    mixed = _MIXED.match(written.text, end)
    if mixed and float(mixed[2]) and float(mixed[1]) < float(mixed[2]):
        value = read.value + float(mixed[1]) / float(mixed[2])
        return _multiplied(written, Quantity(value, at, mixed.end()))
    more = joined_share(written, end)
    return _multiplied(written, Quantity(read.value + more[0], at, more[1])) if more else None


def _product(written: Written, read: Digits, at: int, end: int) -> Quantity | None:
    """Read "8*8" and "2 x 2 x 3"; another sign than that of a product is left to formulas."""
    times = _TIMES.match(written.text, end)
    if times is None:
        return None
    factors = re.split("[*x]", times.group().lower().replace(",", ".").replace(" ", ""))[1:]
    return Quantity(read.value * math.prod(map(float, factors)), at, times.end())


def _said_point(written: Written, read: Digits, match: re.Match[str]) -> Quantity | None:
    """Read "3 point 14" and "29 con 95"."""
    point = rf"\s(?:{any_of(written.one.point)})\s(\d{{1,6}})(?![\d.,]*\d)"
    decimals = re.compile(point, re.IGNORECASE).match(written.text, match.end())
    if decimals is None or read.decimals:
        return None
    value = float(f"{read.value:.0f}.{decimals[1]}")
    return Quantity(value, match.start(), decimals.end(), decimals=len(decimals[1]))


def _multiplied(written: Written, found: Quantity) -> Quantity:
    """Read the scale after a fraction: "2½ million"."""
    scaled = _scaled(written, Digits(found.value), found.start, found.end)
    return found if scaled.end == found.end else scaled


def _clock(written: Written, match: re.Match[str]) -> Quantity | None:
    """Read "1:30" as hours and minutes, or minutes and seconds, where a time is asked for."""
    clock = re.compile(r"(\d{1,3}):([0-5]\d)(?::([0-5]\d))?(?!\d)").match(
        written.text, match.start()
    )
    time = next((one for one in written.asked.units if one.dimension == (("time", 1),)), None)
    if not (clock and time):
        return None
    first, second = int(clock[1]), int(clock[2])
    seconds = 3600 * first + 60 * second + int(clock[3] or 0)
    values = [seconds / time.size, (60 * first + second) / time.size]
    if time.size < 60:
        values.reverse()
    return Quantity(values[0], match.start(), clock.end(), (time,), also=tuple(values[1:]))


def _ratio_from(written: Written, read: Digits, at: int, end: int) -> Quantity | None:
    found = ratio(written, read.value, end)
    return replace(found, start=at) if found else None


def _scaled(written: Written, read: Digits, at: int, end: int) -> Quantity:
    """Read what multiplies digits: "2 million", "2m", "3k"."""
    place = next((i for i, word in enumerate(written.words) if word.start >= end), None)
    if place is not None and re.fullmatch(
        r"[\s-]{0,2}", written.text[end : written.words[place].start]
    ):
        found = number_in_words(written.words, place, written.asked.language, read.value)
        if found and math.isfinite(found.value):
            last = written.words[found.after - 1].end
            return Quantity(found.value, at, last, spelling=found.spelling)
    suffix = _SUFFIX.match(written.text, end)
    scale = scale_of(suffix[1]) if suffix else None
    plainly = Quantity(read.value, at, end, also=read.also, decimals=read.decimals)
    if suffix is None or scale is None:
        return plainly
    is_scale = written.asked_unit_at(suffix.end())  # "150m km"
    if not is_scale and (
        written.asked_unit_at(end) or (suffix[1] == "m" and written.asked.physical)
    ):
        return plainly  # metres, where degrees are asked for
    scaled = Quantity(read.value * scale, at, suffix.end())
    if suffix[1] in "mM" or (written.asked.units and not written.asked.money):
        scaled = replace(scaled, also=(read.value,))  # "5k" may be kilometres
    if written.asked.units or suffix[1] != "m" or suffix.start(1) == end:
        return scaled
    return replace(plainly, also=(scaled.value,))
