"""Keys of the calendar and the clock: months and weekdays, dates, times of the day, periods."""

import re
from typing import Final

from bot.grading.exact.judged import ASKED, Exact
from bot.grading.quantities.calendar.dates import dates, only_date
from bot.grading.quantities.calendar.names import any_name, full_name
from bot.grading.quantities.calendar.periods import Period, number_of_century, only_period
from bot.grading.quantities.calendar.periods import period as a_period
from bot.grading.quantities.calendar.spans import a_span, only_span
from bot.grading.quantities.calendar.times import Time, only_time, times
from bot.grading.quantities.words.known import spoken
from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.verdict import Outcome, Reason

_HUNDRED_YEARS: Final = 100


def name(wanted: str, given: str, language: str) -> Exact | None:
    """Compare names of months and weekdays; what is none is left to its letters."""
    key = full_name(wanted, language)
    found = any_name(given, language) if key else None
    if key is None or found is None:
        is_word = fold(given) in language_of(language).real and not full_name(given[:-1], language)
        return Exact(Outcome.WRONG, Reason.DATE) if key and is_word else None  # "luna" for "lunes"
    return Exact(Outcome.RIGHT if found == key else Outcome.WRONG, Reason.DATE)


def date(wanted: str, given: str, language: str) -> Exact | None:
    """Compare dates; one that leaves open what the key says is asked about."""
    key = only_date(wanted, language)
    if key is None or not (found := dates(given, language, key)):
        return None
    one = found[0]
    if len(found) > 1 and found[0] != found[1]:
        return ASKED
    if one.agrees(key):
        return (
            ASKED if one.lacks(key) or one.is_another_day() else Exact(Outcome.RIGHT, Reason.DATE)
        )
    swapped = one.also == (key.month, key.day) and (one.year or key.year) == (key.year or one.year)
    return ASKED if swapped else Exact(Outcome.MISCONCEPTION, Reason.DATE)


def time(wanted: str, given: str, language: str) -> Exact | None:
    """Compare times of the day; one that leaves the half of the day open is asked about."""
    key = only_time(wanted, language)
    if key is None or not (found := times(given, language, asked=True)):
        return None
    one = found[0]
    if len(found) > 1 and found[0] != found[1]:
        return ASKED
    is_in_words = not any(map(str.isdigit, wanted))  # "half past two" is 14:30 too
    if one.minutes == key.minutes or (is_in_words and not key.sure and one.may_be(key)):
        return Exact(Outcome.RIGHT, Reason.TIME)
    open_ = _may_stand_for(one, key, wanted, language)
    return ASKED if open_ else Exact(Outcome.MISCONCEPTION, Reason.TIME)


def moment(wanted: str, given: str, language: str) -> Exact | None:
    """Compare a date with a time of the day behind it; either alone is a part."""
    parts = re.split(r",\s+", wanted)
    if len(parts) != len((date, time)):
        return None
    told = [
        (date(day, given, language), time(hour, given, language))
        for day, hour in (parts, parts[::-1])
        if only_date(day, language) and only_time(hour, language)
    ]
    judged = [one for one in told[0] if one] if told else []
    if len(judged) < len(parts):
        return Exact(Outcome.PARTLY, Reason.DATE) if judged else None
    return max(judged, key=lambda one: (one.outcome is not Outcome.RIGHT, one != ASKED))


def span(wanted: str, given: str, language: str) -> Exact | None:
    """Compare times from one to another; a half of the day that is left open is asked about."""
    key = only_span(wanted, language)
    if key is None:
        return None
    found = a_span(given, language)
    if found is None:
        alone = len(times(given, language)) == 1
        return Exact(Outcome.WRONG, Reason.TIME) if alone else None
    pairs = tuple(zip(found, key, strict=True))
    if all(one.minutes == other.minutes for one, other in pairs):
        return Exact(Outcome.RIGHT, Reason.TIME)
    if all(_may_stand_for(one, other, wanted, language) for one, other in pairs):
        return ASKED
    return Exact(Outcome.MISCONCEPTION, Reason.TIME)


def _may_stand_for(one: Time, key: Time, wanted: str, language: str) -> bool:
    """Whether a time is that of a key, but for a half of the day that one of them leaves open."""
    in_figures = spoken(language).clock_of_the_day and any(map(str.isdigit, wanted))
    return one.may_be(key) and not (one.sure and (key.sure or in_figures))


def period(wanted: str, given: str, language: str) -> Exact | None:
    """Compare years with an era, decades and centuries; without the era a year is asked about."""
    key = only_period(wanted, language)
    if key is None:
        return None
    found = a_period(given, language)
    if found is None and key.length > 1 and number_of_century(given) == key.number:
        return Exact(Outcome.RIGHT, Reason.DATE)
    if found is None:
        return _number_for_a_period(key, given)
    if found.agrees(key) or found.counts_as(key) or key.counts_as(found):
        return ASKED if found.lacks(key) else Exact(Outcome.RIGHT, Reason.DATE)
    return Exact(Outcome.MISCONCEPTION, Reason.DATE)


def _number_for_a_period(key: Period, given: str) -> Exact | None:
    """Compare a bare number with a period: 44 may be 44 BC and 90 the 90s, but 1990 is one year."""
    numbers = {int(one) for one in re.findall(r"(?<![\w.,])\d{1,4}(?![\w]|[.,]\d)", given)}
    if not numbers or (key.number in numbers and key.length == _HUNDRED_YEARS):
        return None
    asked = abs(key.number) in numbers and key.length == 1
    if asked or (key.length > 1 and key.number % _HUNDRED_YEARS in numbers):
        return ASKED
    return Exact(Outcome.WRONG, Reason.DATE) if key.length > 1 else None
