"""How numbers, dates and units are said in a language: the shape of one language's file.

A language is a file of data beside this one. Words are written as they are spelt; case and accents
are taken off when the file is loaded, for learners leave them out. Several words for one thing
stand in one text, a phrase of several words is joined with `_`.
"""

from collections.abc import Mapping
from functools import cached_property
from itertools import product

from msgspec import Struct, field

from bot.grading.quantities.words.phrases import by_name, phrases
from bot.grading.text.language import language_of


class Spoken(Struct, frozen=True, eq=False, dict=True):
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
    at_least: str
    more_than: str
    at_most: str
    less_than: str
    """Words right before a number that say it is only a bound, and which: "more than 7"."""
    within: str
    """What says so of a time that may not be passed, and leaves its number as it is."""
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
    """The names of the twelve months, each with its short forms behind it."""
    weekdays: tuple[str, ...]
    """The names of the seven weekdays from Monday on, each with its short forms behind it."""
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
    above_zero: str = ""
    """What leaves a number as it is that stands before it."""
    has_feet: bool = False
    """Whether ' and " behind a number are feet and inches."""
    said_for_nought: str = ""
    """What is said for a nought beside the decimal sign, and nowhere else: "oh"."""
    below: str = ""
    """What makes a temperature negative where nothing follows it: "ten below"."""
    how_often: Mapping[tuple[str, float], str] = field(default_factory=dict)
    """Words for how often, by the unit of time and how many of it pass: 2 weeks for fortnightly."""
    as_numbers: Mapping[int, str] = field(default_factory=dict)
    """What stands for a number where it is the whole answer: "both", "a couple"."""
    times_of: Mapping[int, str] = field(default_factory=dict)
    multiples: Mapping[float, str] = field(default_factory=dict)
    """Words for so many times as much: "double"."""
    as_much: str = ""
    folded: str = ""
    """What makes a number one: "as much" behind "4 times", the "fold" of "fourfold"."""
    number_sign: str = ""
    """What stands before a number that is a place or a name: "no. 1"."""
    times: str = ""
    each: str = ""
    other: str = ""
    """What says so in several words: "twice", "3 times", "every", "every other"."""
    changed_by: str = ""
    """Small words of what tells of a change: the "by" of "rose by 20 %"."""
    once_in: str = ""
    """What says in how many periods something happens: "once in 4 years"."""
    counted_adverbs: bool = False
    """Whether a number before such a word counts its periods: "4-yearly"."""
    more_behind: str = ""
    less_behind: str = ""
    """Words that say which way only behind a number: "15 % less"."""
    before_after: str = ""
    """Words before a year that say it is another one: "before 1914"."""
    or_more: str = ""
    or_less: str = ""
    """Words right behind a number that say it is only a bound, and which: "7 or more"."""
    about: str = ""
    """Words before a number of a key that leave it as it is: "about 7"."""
    fillers: str = ""
    """Words that may stand between such a word and its number: "not about 7"."""
    whole: str = ""
    """What may stand between an article and its unit: "a whole year"."""
    ones: str = ""
    """Articles that are 1 where a number is asked for: "una" alone."""
    ones_before_tens: str = ""
    """What joins the ones to the tens where they come first: the "und" of "einundzwanzig"."""
    tens_up_to_nineteen: tuple[int, ...] = ()
    """Tens to which up to 19 is added: French counts 60 to 79 and 80 to 99 on."""
    others: Mapping[float, str] = field(default_factory=dict)
    """Numbers that are no sum of their words: "quatre-vingts", "anderthalb"."""
    prefixes: Mapping[str, str] = field(default_factory=dict)
    """How the prefixes of units are said, by their letter."""
    date_links: str = ""
    """Small words that may stand before a date or between its parts."""
    before_christ: str = ""
    after_christ: str = ""
    """What is said of a year, a decade or a century, before or behind it."""
    century: str = ""
    early: str = ""
    middle: str = ""
    late: str = ""
    """What says which part of a century or decade is meant."""
    decades: Mapping[int, str] = field(default_factory=dict)
    decade_endings: str = ""
    decade_leads: str = ""
    """What makes tens a decade: the "s" of "90s", the "años" of "los años 90"."""
    operators: Mapping[str, str] = field(default_factory=dict)
    """What the signs of algebra are called."""
    answer_leads: str = ""
    """What may stand before an answer that is a formula, a date or an amount: "it is"."""
    contrasts: str = ""
    """What sets the right thing against a denied one: "not 5 but 7"."""
    corrections: str = ""
    """What takes back what was said before it: "5, no, 7"."""
    corrections_alone: str = ""
    """Those that need no stops around them: "5 i mean 7"; a "no" there denies."""
    range_joins: str = ""
    range_leads: str = ""
    plus_minus: str = ""
    """What joins the ends of a range ("to", "and"), leads it in ("between"), and says "±"."""
    night: str = ""
    """What says of an hour that it is around midnight: 12 at night, 2 at night, 10 at night."""
    hour_words: str = ""
    """What may stand behind an hour: "o'clock"."""
    hour_leads: str = ""
    """What stands before an hour that is told: the "las" of "las dos"."""
    half_past: str = ""
    """The word for half an hour past the hour that follows: "half nine" is half past nine."""
    parts_to: Mapping[int, str] = field(default_factory=dict)
    """Words for so many minutes before the hour that follows: "halb drei" is half past two."""
    to_before: str = ""
    """What joins minutes to the hour that follows where most are told behind it."""
    clock_of_the_day: bool = False
    """Whether hours in figures run from 0 to 24."""
    hour_first: bool = False
    """Whether the hour comes before what is past it, or to it: "las dos y media"."""
    sharp: str = ""
    flat: str = ""
    """What the signs of a note are called: ♯ and ♭."""
    compass: Mapping[str, str] = field(default_factory=dict)
    """The four points of the compass by their English letters: what they are called."""
    elements: Mapping[str, str] = field(default_factory=dict)
    """What chemical elements are called, by their symbols: those of which isotopes are named."""
    compass_parts: Mapping[str, str] = field(default_factory=dict)
    """What they are called in the name of a direction: the "nor" of "noreste"."""
    direction_leads: str = ""
    """What may stand before a direction: "towards the"."""
    misspelt: Mapping[int, str] = field(default_factory=dict)
    """Misspellings of number words that are too far off to be told by their letters."""
    not_numbers: str = ""
    """Real words that differ from a number word by a slip: "thirsty"."""

    @cached_property
    def bounds(self) -> frozenset[str]:
        """What says before a number that it is only a bound."""
        return phrases(" ".join((self.least, self.more_than, self.most, self.less_than)))

    @cached_property
    def nought(self) -> str:
        """The word for 0."""
        return next(name for name, value in self.value_of.items() if value == 0)

    @property
    def least(self) -> str:
        """What says "at least", and the denied contrary: "not younger than"."""
        return f"{self.at_least} {self._denied(self.less_than)}"

    @property
    def most(self) -> str:
        """What says "at most", and the denied contrary: "not over"."""
        return f"{self.at_most} {self._denied(self.more_than)}"

    def _denied(self, words: str) -> str:
        pairs = product(self.denials.split(), words.split())
        return " ".join(f"{denial}_{word}" for denial, word in pairs)

    @cached_property
    def value_of(self) -> dict[str, float]:
        """Values by name, of what is added up: 0 to 20, the tens, `doscientos`, "quatre vingt"."""
        numbers = (language_of(code).number_of for code in self.languages)
        found = {word: value for some in numbers for word, value in some.items()}
        found |= by_name({1.0: self.ones, **self.others})
        found |= {word: float(value) for word, value in by_name(self.misspelt).items()}
        return found | self._ones_and_tens(found)

    def _ones_and_tens(self, values: Mapping[str, float]) -> dict[str, float]:
        """Give the numbers that say their ones first: "einundzwanzig" and "ein und zwanzig"."""
        if not self.ones_before_tens:
            return {}
        ones = [(word, value) for word, value in values.items() if 1 <= value <= 9]
        tens = [(word, value) for word, value in values.items() if value in range(20, 100, 10)]
        return {
            space.join((first, self.ones_before_tens, second)): one + ten
            for first, one in ones
            for second, ten in tens
            for space in ("", " ")
        }

    @cached_property
    def count_of(self) -> dict[str, int]:
        """The whole numbers from 1 to 59 by name: days of a month, hours and minutes."""
        tens = {name: value for name, value in self.value_of.items() if value in range(20, 60, 10)}
        ones = {name: value for name, value in self.value_of.items() if 1 <= value < 10}
        joins = phrases(self.joins)
        spaces = (" ", "-", *(f" {one} " for one in joins), *(f"-{one}-" for one in joins))
        found = {
            f"{ten}{space}{one}": tens[ten] + ones[one]
            for ten in tens
            for one in ones
            for space in spaces
        } | self.value_of
        return {name: int(value) for name, value in found.items() if value in range(1, 60)}

    @cached_property
    def long_names(self) -> frozenset[str]:
        """Names of numbers that have several words."""
        return frozenset(name for name in self.value_of if " " in name)

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
