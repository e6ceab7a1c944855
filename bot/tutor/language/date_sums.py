"""Sums with dates: the next Monday, a month from now, the last day of June, the next 29 February.

A day is its ordinal number, and None where there is no such day.
"""

from datetime import MAXYEAR, MINYEAR, date


def months_after(start: date, months: int) -> int | None:
    """Give the same day of a later month, or the last there is: a month from 31 January."""
    years, month = divmod(start.month - 1 + months, 12)
    days = (ordinal(start.year + years, month + 1, day) for day in range(start.day, 27, -1))
    return next(
        (day for day in days if day), ordinal(start.year + years, month + 1, min(start.day, 28))
    )


def coming(today: date, weekday: int) -> int:
    """Give the next such day after today."""
    return today.toordinal() + ((weekday - today.weekday() - 1) % 7 + 1)


def dated(day: int, month: int, year: int | None, today: int) -> int | None:
    """Give a date; without a year the next there will be, today included."""
    if year is not None:
        return ordinal(full_year(year), month, day)
    this_year = date.fromordinal(today).year
    found = (ordinal(one, month, day) for one in range(this_year, this_year + 9))
    return next((one for one in found if one and one >= today), None)


def next_of_month(day: int, today: int) -> int | None:
    """Give the next such day of a month, today included."""
    start = date.fromordinal(today)
    months = (divmod(start.year * 12 + start.month - 1 + ahead, 12) for ahead in range(3))
    found = (ordinal(year, month + 1, day) for year, month in months)
    return next((one for one in found if one and one >= today), None)


def full_year(year: int) -> int:
    """Give the year that is meant: 27 is 2027."""
    return 2000 + year if year < 100 else year


def ordinal(year: int, month: int, day: int) -> int | None:
    """Give the ordinal number of a day; None for 30 February, or year 0."""
    if not (MINYEAR <= year <= MAXYEAR and 1 <= month <= 12):
        return None
    try:
        return date(year, month, day).toordinal()
    except ValueError:
        return None


def last_of_month(year: int, month: int) -> int | None:
    """Give the last day of a month; the thirteenth is the next January."""
    years, following = divmod(month, 12)
    first = ordinal(year + years, following + 1, 1)
    return first - 1 if first else None


def easter(year: int) -> int:
    """Give Easter Sunday of the western churches (by Meeus, Jones and Butcher)."""
    century = year // 100
    leaps = century - century // 4 - (8 * century + 13) // 25
    moon = (19 * (year % 19) + leaps + 15) % 30
    moon -= (moon // 28) * (1 - (29 // (moon + 1)) * ((21 - year % 19) // 11))
    weekday = (year + year // 4 + moon + 2 - century + century // 4) % 7
    day = moon - weekday
    month = 3 + (day + 40) // 44
    return date(year, month, day + 28 - 31 * (month // 4)).toordinal()
