"""How days, times and places are typed in each language: `bot/texts/*/calendar.yaml`."""

import unicodedata
from collections.abc import Iterable, Mapping
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from msgspec import Struct

ENGLISH: Final = "en"

Phrases = tuple[str, ...]


class Calendar(Struct, frozen=True, eq=False):
    """The words of one language; all in small letters and without accents.

    There is one of each language, so that what is worked out from it can be kept beside it.
    """

    months: Mapping[str, int]
    """Names and short names, with their numbers from 1."""
    weekdays: Mapping[str, int]
    """Likewise, Monday being 0."""
    numbers: Mapping[str, int]
    """Cardinals, and the ordinals that people write out."""
    days: Phrases
    weeks: Phrases
    fortnights: Phrases
    months_long: Phrases
    years: Phrases
    today: Phrases
    tomorrow: Phrases
    day_after: Phrases
    next: Phrases
    next_but_one: Phrases
    this: Phrases
    from_now: Phrases
    end: Phrases
    """What stands before a month of which the last day is meant."""
    named_days: Mapping[str, str]
    """Names of days, and how else they are typed: "christmas eve" and "24 december"."""
    empty: Phrases
    day_of_month: Phrases
    """What makes a number alone behind it a day of the month."""
    past: Phrases
    before: Phrases
    plus: Phrases
    less: Phrases
    half_past: Phrases
    toward: Mapping[str, int]
    """What stands before an hour of which so many minutes have gone: "dreiviertel acht"."""
    minutes: Mapping[str, int]
    """What stands for a number of minutes."""
    minute_word: Phrases
    before_a_part: Phrases
    """What may stand before a part of an hour: "a quarter past 7"."""
    noon: Phrases
    midnight: Phrases
    morning: Phrases
    afternoon: Phrases
    night: Phrases
    hour: Phrases
    at: Phrases
    """What stands before a time of day that follows a date."""
    living: Phrases
    """What stands before the place in which somebody says that they are."""
    zones: tuple[str, ...]
    """Time zones to offer, from west to east: where many live who speak the language."""
    daily: Phrases
    denying: Phrases
    """What stands before a time or a day that is not meant: "not", "instead of"."""
    recurring: Phrases
    """Words of what comes again and again: "every", "mornings"."""
    within: Phrases
    """What stands before how long to wait: "in 2 hours"."""
    hours_long: Phrases
    and_half: Phrases
    spans: Mapping[str, int]
    """Waits that go by a name, with their minutes: "half an hour"."""
    uneven: Phrases
    """What comes again, but neither every day nor on certain days of the week."""
    later_today: Mapping[str, str]
    """Parts of a day, with the hour for each: "tonight", "after school"."""
    goes_on: Phrases
    """Words with which somebody goes on to something else: "tomorrow and i know nothing"."""
    timetable: Mapping[str, Phrases]
    """What a group's timetable may be typed with (see `bot.groups.text_input`)."""


def without_accents(text: str) -> str:
    """Give a text in small letters and without accents; "1º" becomes "1o"."""
    apart = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


@cache
def languages() -> tuple[str, ...]:
    """Every language that has a calendar, English first."""
    folder = files("bot") / "texts"
    codes = {one.name for one in folder.iterdir() if (one / "calendar.yaml").is_file()}
    return (ENGLISH, *sorted(codes - {ENGLISH}))


@cache
def calendar(language: str) -> Calendar:
    """Read the calendar of a language that has one."""
    tree: dict[str, Any] = words_of(language)["calendar"]
    names: dict[str, Any] = {
        "months": _numbered(tree["months"], 1),
        "weekdays": _numbered(tree["weekdays"], 0),
        "numbers": {
            **_numbered(tree["numbers"], 1),
            **_numbered(tree["ordinals"], 1),
            **{word: int(value) for word, value in tree["tens"].items()},
        },
        "spans": {name: int(value) for value, names in tree["spans"].items() for name in names},
        "later_today": {
            name: hour for hour, names in tree["later_today"].items() for name in names
        },
        "minutes": {word: int(value) for word, value in tree["minutes"].items()},
        "toward": {word: int(value) for word, value in tree["toward"].items()},
        "named_days": {
            name: typed for typed, names in tree["named_days"].items() for name in names
        },
        "timetable": {name: tuple(words) for name, words in tree["timetable"].items()},
    }
    lists: dict[str, Any] = {
        name: tuple(tree[name]) for name in Calendar.__struct_fields__ if name not in names
    }
    return Calendar(**names, **lists)


def places() -> dict[str, str]:
    """Give the names of places in all languages that stand for a time zone, with its name."""
    found = (one for language in languages() for one in words_of(language)["towns"].items())
    return {name.strip(): zone for zone, names in found for name in names.split(",")}


@cache
def words_of(language: str, name: str = "calendar") -> dict[str, Any]:
    """Read one of a language's files of words that are looked for in messages."""
    file = files("bot") / "texts" / language / f"{name}.yaml"
    # The base loader builds only text, lists and mappings, so that "on" and "no" stay words.
    tree: dict[str, Any] = yaml.load(file.read_text("utf-8"), Loader=yaml.CBaseLoader)  # noqa: S506  # nosec
    return tree


def _numbered(groups: Iterable[str], first: int) -> dict[str, int]:
    """Number groups of words that mean one thing: "monday mon" is 0, "tuesday tue" is 1."""
    return {word: place for place, group in enumerate(groups, first) for word in group.split()}
