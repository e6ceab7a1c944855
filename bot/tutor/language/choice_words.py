"""How an option is named in words, in all languages together: `bot/texts/*/choices.yaml`.

What means one thing in a language means no other in the next, so everybody's words are read for
everybody. They are without accents, as they are looked for in what was typed.
"""

import re
from collections.abc import Mapping
from functools import cache
from typing import Any

from msgspec import Struct

from bot.tutor.language.calendar import languages, without_accents, words_of


class ChoiceWords(Struct, frozen=True):
    """The words of all languages."""

    plainly: Mapping[str, int]
    """Words that mean true (0) or false (1) and nothing else, whatever is said beside them."""
    true_false: Mapping[str, int]
    """The same with those that mean it if nothing else is said."""
    places: Mapping[str, int]
    """Names of places from the top, 0 being the first; -1 the last."""
    one: frozenset[str]
    """Words that stand for an option and say nothing about it: "the second one"."""
    all: frozenset[str]
    denials: frozenset[str]
    joining: re.Pattern[str]
    """What stands between letters."""
    around: re.Pattern[str]
    """What people put around a letter or the words of an option: "I think it's b"."""
    turns: re.Pattern[str]
    """What stands between options that are named in words, one after the other."""
    because: re.Pattern[str]
    but: re.Pattern[str]
    """What stands between an option and what somebody has to say to it."""
    taken_back: re.Pattern[str]
    """What takes back what was said before it: "d, no wait, a"."""


@cache
def choice_words() -> ChoiceWords:
    """Read the words of every language."""
    trees = [words_of(language, "choices")["choices"] for language in languages()]
    plainly = {**_meaning(trees, "true", 0), **_meaning(trees, "false", 1)}
    placed = {
        word: place
        for tree in trees
        for place, group in enumerate(tree["places"])
        for word in without_accents(group).split()
    }
    either = {**plainly, **_meaning(trees, "yes_too", 0), **_meaning(trees, "no_too", 1)}
    around = re.compile(rf"{_any_of(_all(trees, 'around'))}|[^\w\s.,;:()&+/>-]+")
    return ChoiceWords(
        plainly,
        {" ".join(around.sub(" ", words).split()): meant for words, meant in either.items()},
        {**placed, **_meaning(trees, "last", -1)},
        frozenset(_all(trees, "one")),
        frozenset(_all(trees, "all")),
        frozenset(_all(trees, "not")),
        re.compile(rf"{_any_of(_all(trees, 'joining'))}|[\s,.;:&+/>()-]+"),
        around,
        re.compile(rf"{_any_of(_all(trees, 'turns'))}|[,;&+>→]+|\s-\s"),
        re.compile(_any_of(_all(trees, "because"))),
        re.compile(_any_of(_all(trees, "but"))),
        re.compile(_any_of(_all(trees, "taken_back")).replace(r"\ ", r"[\s,.!]+")),
    )


def _all(trees: list[dict[str, Any]], name: str) -> list[str]:
    return [without_accents(word) for tree in trees for word in tree[name]]


def _meaning(trees: list[dict[str, Any]], name: str, value: int) -> dict[str, int]:
    return dict.fromkeys(_all(trees, name), value)


def _any_of(phrases: list[str]) -> str:
    longest_first = sorted(set(phrases), key=lambda one: (-len(one), one))
    return rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b"
