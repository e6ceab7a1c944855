"""Questions within a sentence: "how long it takes" answers "What do you ask?", and asks nothing.

The order of the words tells which it is: `bot/texts/*/telling.yaml`. Spanish puts both in the same
order, so there a question without its marks may be either.
"""

import re
from collections.abc import Iterable
from functools import cache

from msgspec import Struct

from bot.tutor.language.calendar import languages, words_of
from bot.tutor.language.plain import plain


class _Forms(Struct, frozen=True):
    """What is looked for in one language."""

    telling: re.Pattern[str]
    """A question word, then what it is about, then what is said of that."""
    either: re.Pattern[str]
    """What is an order of words for both."""
    asking: re.Pattern[str]
    """What shows that the tutor is asked after all."""


def tells(text: str) -> bool:
    """Whether a message has the form of a question within a sentence: "when it ends"."""
    said = _unmarked(text)
    return any(one.telling.fullmatch(said) and not one.asking.search(said) for one in _forms())


def may_tell(text: str) -> bool:
    """Whether a message without the marks of a question may be either: "cuánto dura"."""
    said = _unmarked(text)
    return any(one.either.fullmatch(said) and not one.asking.search(said) for one in _forms())


def _unmarked(text: str) -> str:
    """Give the words of a message; "" where it is marked as a question."""
    return "" if {"?", "¿"}.intersection(text) else plain(text)


@cache
def _forms() -> tuple[_Forms, ...]:
    return tuple(_of(words_of(language, "telling")["telling"]) for language in languages())


def _of(tree: dict[str, list[str]]) -> _Forms:
    before, questions, subjects, articles, either, verbs, asking = (
        _any_of(tree[name])
        for name in ("before", "questions", "subjects", "articles", "either", "verbs", "asking")
    )
    return _Forms(
        re.compile(rf"(?:{before} )?{questions} (?:{subjects}|{articles} \w+) .+"),
        re.compile(rf"{either} {verbs}(?: .+)?"),
        re.compile(rf"\b{asking}\b"),
    )


def _any_of(phrases: Iterable[str]) -> str:
    """Give the pattern of any of these; of none at all, one that nothing fits."""
    return f"(?:{'|'.join(re.escape(plain(one)) for one in phrases) or '(?!)'})"
