"""How numbers, dates and units are said in a language: the shape of one language's file.

A language is a file of data beside this one. Words are written as they are spelt; case and accents
are taken off when the file is loaded, for learners leave them out. Several words for one thing
stand in one text, a phrase of several words is joined with `_`.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property, lru_cache

from bot.grading.text.language import language_of
from bot.grading.text.words import fold


@lru_cache(maxsize=2000)
def phrases(text: str) -> frozenset[str]:
    """Give the folded words and phrases of a text: `more_than` becomes "more than"."""
    return frozenset(fold(word).replace("_", " ") for word in text.split())


def by_name(table: Mapping[int, str]) -> dict[str, int]:
    """Turn "number: its names" round, so that a name leads to its number."""
    return {name: number for number, names in table.items() for name in phrases(names)}


@dataclass(frozen=True)
class Spoken:
    """What one language calls numbers, dates and units."""

    languages: tuple[str, ...]
    """The codes of the languages whose number words it has; those are with all other words of the
    language, in `text/languages`, for sentences have numbers too."""
    decimal: str
    """The sign before decimals, "." or ","; the other one parts thousands."""
    parts: Mapping[int, str]
    """Fractions by their denominator: 2 for half."""
    one: str
    """Articles that mean 1 before a scale, a part or a unit: "a million"."""
    joins: str
    """What joins the parts of a number: "two hundred and five"."""
    point: str
    """How the decimal sign is said."""
    minus: str
    below_zero: str
    """What makes a number negative that stands before it."""
    none: str
    """What stands for 0 where it is the whole answer."""
    of: str
    """What joins a share to its whole: "1 in 8"."""
    denials: str
    """Words right before a number that is not meant: "not 7"."""
    bounds: str
    """Words right before a number that say it is only a bound: "more than 7"."""
    up: str
    down: str
    """Words beside a number that say which way a thing changed."""
    per: str
    """What divides units: "per", "a"."""
    units: Mapping[str, str]
    """Names of units by their symbol; a name of several units stands with each, first wins."""
    powers: Mapping[int, str]
    """Words that raise a unit, before or after it: "square", "cubed"."""
    months: tuple[str, ...]
    """The names of the twelve months, each with its short forms."""
    ordinals: Mapping[int, str]
    """Words for days of a month: "first"."""
    noon: str
    midnight: str
    morning: str
    afternoon: str
    """What says that an hour is before noon, or after it: "am", "pm"."""
    past: str
    to: str
    """What joins minutes to an hour, the minutes first: "20 past 7"."""
    ones: str = ""
    """Articles that are 1 where a number is asked for: "una" alone."""
    misspelt: Mapping[int, str] = field(default_factory=dict)
    """Misspellings of number words that are too far off to be told by their letters."""
    not_numbers: str = ""
    """Real words that differ from a number word by a slip: "thirsty"."""

    @cached_property
    def value_of(self) -> dict[str, int]:
        """Values by word, of what is added up: 0 to 20, the tens, `doscientos`."""
        numbers = (language_of(code).number_of for code in self.languages)
        found = {word: int(value) for some in numbers for word, value in some.items()}
        return found | by_name({1: self.ones}) | by_name(self.misspelt)

    @cached_property
    def scale_of(self) -> dict[str, int]:
        """What multiplies the words before it, by word: 100, 1000, 12 (dozen)."""
        scales = (language_of(code).scale_of for code in self.languages)
        return {word: int(value) for some in scales for word, value in some.items()}

    @cached_property
    def part_of(self) -> dict[str, int]:
        """Denominators by word."""
        return by_name(self.parts)

    @cached_property
    def number_words(self) -> frozenset[str]:
        """Every word that is a number or a fraction."""
        return frozenset(self.value_of) | frozenset(self.scale_of) | frozenset(self.part_of)

    @cached_property
    def ordinals_text(self) -> str:
        """Every ordinal word."""
        return " ".join(self.ordinals.values())

    @cached_property
    def month_of(self) -> dict[str, int]:
        """Months from 1 by name."""
        return by_name(dict(enumerate(self.months, 1)))
