"""How drafts are worded, in the languages that a tutor may write in: a file for each."""

import re
from functools import cache
from importlib.resources import files
from typing import Any, Final

import yaml
from msgspec import Struct

_FOLDER: Final = files("bot.importing.drafting")
_ENGLISH: Final = "en"


class Wording(Struct, frozen=True):
    """Sentences with places for a page's own words, and how pages begin theirs."""

    meaning: str
    which: str
    explain: str
    exam: str
    harmless: str
    in_fact: str
    not_so: str
    what_about: str
    begins: str
    letters: str
    lead_ins: re.Pattern[str]
    tasks: re.Pattern[str]
    unnamed: re.Pattern[str]
    labels: re.Pattern[str]
    beliefs: re.Pattern[str]
    mistakes: re.Pattern[str]
    denials: re.Pattern[str]
    about: re.Pattern[str]
    hollow: frozenset[str]


@cache
def wording_of(language: str) -> Wording:
    """Give the wording of a language; English where there is none of its own."""
    path = _FOLDER / f"{language}.yaml"
    if language.isalpha() and path.is_file():
        said = yaml.safe_load(path.read_text(encoding="utf-8"))
        hollow = frozenset(said.pop("hollow").split())
        values: dict[str, Any] = {name: _value(value) for name, value in said.items()}
        return Wording(**values, hollow=hollow)
    return wording_of(_ENGLISH)


def _value(value: str | list[str]) -> str | re.Pattern[str]:
    return value if isinstance(value, str) else re.compile("|".join(value), re.IGNORECASE)
