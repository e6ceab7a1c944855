"""Days of the week on which something comes again and again: "mondays and thursdays", "werktags".

One day alone ("on monday") is a day, and named as such (`moments`). Short forms are read beside
other days only, and those of two letters ("so", "do") in one's own language.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from typing import Final

from msgspec import Struct

from bot.tutor.language.calendar import ENGLISH, Calendar, calendar, languages
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.moments import part_of_day
from bot.tutor.language.wishes.slots import longest
from state.clock.timetable import EVERY_DAY
from state.values import replace

_DASH: Final = re.compile(r"(?<=[^\W\d_])\s?[-\u2013]\s?(?=[^\W\d_])")
"""What stands between the first day and the last: "mon-fri"."""
_SHORT: Final = 4
"""Letters of a short form, at most: "mier" is one, and no day by itself."""
_SHORTEST: Final = 2
"""Letters of one that is more often another word: "so" is Sunday in German."""
_SOON: Final = 3
"""Words behind days among which they are denied."""
_LONGEST: Final = 4
"""Words of a phrase, at most."""


class Weekdays(Struct, frozen=True):
    """Days of the week, each sum as in `state.clock.timetable`."""

    days: int
    """Those that are named; 0 if only those are that are left out."""
    without: int = 0

    def among(self, before: int) -> int:
        """Give the days that are meant, where `before` are those until now."""
        return (self.days or before) & ~self.without


class _Words(Struct, frozen=True):
    """What is looked for, of all languages together: phrases as words, with what they stand for."""

    names: Mapping[str, int]
    """Whole names of days, in the singular."""
    again: Mapping[str, int]
    """Names that say by themselves that the day comes again: "mondays", "lunes" has none."""
    short: Mapping[str, int]
    sets: Mapping[tuple[str, ...], int]
    turns: Mapping[tuple[str, ...], bool | None]
    """What turns to days that are meant or not meant; None for what turns about."""
    beside: frozenset[str]
    every: frozenset[str]
    """What makes one day a day of each week: "every", "los"."""
    until: frozenset[str]

    @property
    def denied(self) -> frozenset[tuple[str, ...]]:
        """What turns to days that are not meant."""
        return frozenset(phrase for phrase, is_wanted in self.turns.items() if is_wanted is False)

    def joins(self, word: str) -> bool:
        """Whether a word only stands between days, or between a time and a day."""
        return word in self.until or (word in self.beside and word not in self.every)


class _Named(Struct, frozen=True):
    """One day, or several that go by one name, where it stands."""

    start: int
    end: int
    days: int
    is_wanted: bool
    is_each: bool
    """Whether it comes again by its own words."""


def read_weekdays(text: str, language: str) -> Weekdays | None:
    """Read the days of the week that something comes on; None for one day, or for none."""
    found = _found(_words_of(text), language)
    wanted, without = _sum(found, is_wanted=True), _sum(found, is_wanted=False)
    is_weekly = any(one.is_each for one in found) or (wanted | without).bit_count() > 1 or without
    return Weekdays(wanted, without) if is_weekly else None


def named_weekdays(text: str, language: str) -> str:
    """Give days of the week, and the time beside them, in words to be read again; "" for none."""
    found = read_weekdays(text, language)
    if found is None:
        return ""
    typed = typed_words(text)
    time = longest(typed, "time")
    at = " ".join(typed[slice(*time)]) if time else part_of_day(typed)
    return f"{written(found)} {at}".strip()


def written(weekdays: Weekdays) -> str:
    """Write days in English, to be read again."""
    named = "every day" if weekdays.days == EVERY_DAY else _listed(weekdays.days)
    return f"{named} except {_listed(weekdays.without)}" if weekdays.without else named


def without_weekdays(typed: Sequence[str], language: str) -> Sequence[str]:
    """Leave out days of the week, with the small words beside them."""
    known, gone = _known(language), set[int]()
    for one in _found(typed, language):
        start = one.start
        while start and (typed[start - 1] in known.beside or typed[start - 1] in known.every):
            start -= 1
        gone.update(range(start, one.end))
    return [word for at, word in enumerate(typed) if at not in gone]


def only_beside(text: str, language: str) -> Sequence[str]:
    """Give what is left of a message without days and what turns to them: "only", "not"."""
    typed, known = without_weekdays(_words_of(text), language), _known(language)
    turning = {word for phrase in known.turns for word in phrase}
    return [word for word in typed if word not in turning and not known.joins(word)]


def _words_of(text: str) -> list[str]:
    return typed_words(_DASH.sub(" to ", text))


def _sum(found: Sequence[_Named], *, is_wanted: bool) -> int:
    days = 0
    for one in found:
        days |= one.days if one.is_wanted is is_wanted else 0
    return days


def _listed(days: int) -> str:
    names = {day: word for word, day in calendar(ENGLISH).weekdays.items() if word.endswith("day")}
    return " ".join(f"{names[day]}s" for day in range(7) if days >> day & 1)


def _found(typed: Sequence[str], language: str) -> list[_Named]:
    """Find the days, from the first to the last; two with "to" between are one span."""
    found: list[_Named] = []
    for one in _each(typed, language):
        before = found[-1] if found else None
        if before is not None and _is_span(typed, before, one, language):
            span = _span(before.days, one.days)
            found[-1] = _Named(before.start, one.end, span, one.is_wanted, is_each=True)
        else:
            found.append(one)
    if _are_denied_behind(typed, found, _known(language)):
        return [replace(one, is_wanted=False) for one in found]
    return found


def _are_denied_behind(typed: Sequence[str], found: Sequence[_Named], known: _Words) -> bool:
    """Whether a message begins with days that are denied after that: "sonntags bitte nicht"."""
    if not found or not all(one.is_wanted for one in found):
        return False
    begins = all(known.joins(word) or word in known.every for word in typed[: found[0].start])
    behind = typed[found[-1].end :][:_SOON]
    return begins and any((word,) in known.denied for word in behind)


def _each(typed: Sequence[str], language: str) -> Iterator[_Named]:
    known, at, is_wanted = _known(language), 0, True
    while at < len(typed):
        length, days, turn = _phrase(known, typed, at)
        if turn is not None:
            is_wanted = turn if isinstance(turn, bool) else not is_wanted
        elif days:
            yield _Named(at, at + length, days, is_wanted, is_each=True)
        elif (day := _day(known, typed, at)) is not None:
            is_each = typed[at] in known.again or _behind(known, typed, at) in known.every
            yield _Named(at, at + 1, 1 << day, is_wanted, is_each)
        at += length


def _phrase(known: _Words, typed: Sequence[str], at: int) -> tuple[int, int, bool | str | None]:
    """Give how many words a phrase has that begins here, the days it names, and how it turns."""
    for length in range(_LONGEST, 0, -1):
        phrase = tuple(typed[at : at + length])
        if phrase in known.turns:
            turn = known.turns[phrase]
            return length, 0, "about" if turn is None else turn
        if phrase in known.sets:
            return length, known.sets[phrase], None
    return 1, 0, None


def _day(known: _Words, typed: Sequence[str], at: int) -> int | None:
    """Read one day; none that only says how long something lasts, "until monday"."""
    word = typed[at]
    day = known.names.get(word, known.again.get(word))
    if day is None and word in known.short:
        beside = (_behind(known, typed, at), _ahead(known, typed, at))
        is_day = any(one in (*known.names, *known.again, *known.short) for one in beside)
        day = known.short[word] if is_day or beside[0] in known.every else None
    before = typed[at - 2] if at > 1 else ""
    ends = at > 0 and typed[at - 1] in known.until and _weekday_in(known, before) is None
    return None if ends else day


def _weekday_in(known: _Words, word: str) -> int | None:
    return known.names.get(word, known.again.get(word, known.short.get(word)))


def _behind(known: _Words, typed: Sequence[str], at: int) -> str:
    """Give the word before, past those that only join."""
    words = (word for word in reversed(typed[:at]) if not known.joins(word))
    return next(words, "")


def _ahead(known: _Words, typed: Sequence[str], at: int) -> str:
    return next((word for word in typed[at + 1 :] if not known.joins(word)), "")


def _is_span(typed: Sequence[str], one: _Named, two: _Named, language: str) -> bool:
    between = typed[one.end : two.start]
    is_single = one.days.bit_count() == two.days.bit_count() == 1
    return is_single and len(between) == 1 and between[0] in _known(language).until


def _span(first: int, last: int) -> int:
    """Give all days from one to another, past Sunday if need be."""
    begins, ends = first.bit_length() - 1, last.bit_length() - 1
    return sum(1 << (begins + n) % 7 for n in range((ends - begins) % 7 + 1))


@cache
def _known(language: str) -> _Words:
    """Gather the words of all languages, with the shortest of one."""
    named = [calendar(code) for code in languages()]
    own = calendar(language).weekdays if language in languages() else {}
    whole = {w: n for one in named for w, n in one.weekdays.items() if len(w) > _SHORT}
    short = {w: n for one in named for w, n in one.weekdays.items() if _SHORTEST < len(w) <= _SHORT}
    sets = {"every_day": EVERY_DAY, "workdays": 0b0011111, "weekends": 0b1100000}
    return _Words(
        names=whole,
        again={f"{word}s": n for word, n in whole.items() if not word.endswith("s")},
        short=short | {word: n for word, n in own.items() if len(word) <= _SHORTEST},
        sets={phrase: days for name, days in sets.items() for phrase in _phrases(named, name)},
        turns=dict.fromkeys(_phrases(named, "denied"), False)
        | dict.fromkeys(_phrases(named, "only"), True)
        | dict.fromkeys(_phrases(named, "but")),
        beside=frozenset(word for one in named for word in one.timetable["beside"]),
        every=frozenset(word for one in named for word in one.timetable["every"]),
        until=frozenset(word for one in named for word in one.timetable["to"]),
    )


def _phrases(named: Sequence[Calendar], name: str) -> Iterator[tuple[str, ...]]:
    for one in named:
        yield from (tuple(phrase.split()) for phrase in one.timetable[name])
