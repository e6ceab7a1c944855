"""A date as far as it was said, and what two of them have in common."""

import calendar
from typing import Final

from msgspec import Struct

_CENTURY: Final = 100
_TWO_FIGURES: Final = range(1930, 2030)
"""Years of which two figures say which one is meant."""
_NEW_STYLE: Final = range(1753, 2101)
"""Years whose weekdays no country counted otherwise but for Russia and the Balkans."""


class Date(Struct, frozen=True):
    """A date as far as it was said; what was not said is None."""

    month: int
    day: int | None = None
    year: int | None = None
    also: tuple[int, int] | None = None
    """The month and day of the other order, where the digits allow it."""
    weekday: int | None = None
    """From 1, Monday."""
    era: int = 0
    """1 for a year after Christ, -1 for one before, 0 where neither is said."""

    def lacks(self, other: "Date") -> bool:
        """Whether this date leaves open what the other says; a weekday is more than is needed."""
        open_year = self.year is None or (self._is_short and other.year not in _TWO_FIGURES)
        return (self.day is None and other.day is not None) or (
            open_year and other.year is not None
        )

    def agrees(self, other: "Date") -> bool:
        """Whether two dates agree in all that both of them say."""
        years = (self.year, other.year)
        if other.year is not None and (self._is_short or other._is_short):
            years = (self.year and self.year % _CENTURY, other.year % _CENTURY)
        pairs = ((self.day, other.day), (self.weekday, other.weekday), years)
        return self.month == other.month and all(
            None in pair or pair[0] == pair[1] for pair in pairs
        )

    def is_another_day(self) -> bool:
        """Whether its weekday is none that the date has, by the calendar of today."""
        if not (self.weekday and self.day and self.year) or self.year not in _NEW_STYLE:
            return False
        if self.day > calendar.monthrange(self.year, self.month)[1]:
            return True  # 29 February of a year that has none
        return calendar.weekday(self.year, self.month, self.day) + 1 != self.weekday

    @property
    def _is_short(self) -> bool:
        """Whether its year was written with two figures, which do not say their century."""
        return self.year is not None and self.era == 0 and self.year < _CENTURY
