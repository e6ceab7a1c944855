"""The answers of a flashcard: "the house / home" has two, and what stands in brackets is optional.

A semicolon or a slash between spaces parts short answers only. In a sentence it parts clauses, and
half a sentence is no answer; in a formula or in code it is a sign.
"""

import re
from collections.abc import Iterator, Sequence
from typing import Final

_BETWEEN: Final = re.compile(r"\s*;\s+|\s+/\s+|;(?=\S)")
_SIGNS: Final = re.compile(r"=|;\s*$|[{}<>\u2192]")
_BRACKETS: Final = re.compile(r"(?<!\S)(?:\([^()]*\)|\[[^\[\]]*\])(?![^\s,;.])")
_VALUE: Final = re.compile(r"=\s*[\[(]")
_SHORT: Final = 4
"""Words up to which a part is an answer of its own."""
_FORMS: Final = re.compile(r"(?<!\S)([^\W\d_]{3,})/([^\W\d_]+)(?!\S)")
"""Two forms of one word: "actor/actress", "maestro/a"."""
_SHARED: Final = 3
"""Letters with which two forms of one word begin alike."""
_ABBREVIATION: Final = re.compile(r"[^\W\d_]{2,6}")
_SYMBOL: Final = re.compile(r"[A-Z][a-z]?|(?=.*\d)(?:[A-Z][a-z]?[\d₀-₉]*){1,6}|[A-Z]\w*[₀-₉]\w*")
"""The sign of an element or a compound."""
_VOWELS: Final = "aeiou"


def answers_of(back: str, accept: Sequence[str]) -> tuple[str, ...]:
    """Give all right answers of a card's back, and others that its author accepts."""
    parts = (
        [back] if _SIGNS.search(back) else [part for part in _BETWEEN.split(back) if part.strip()]
    )
    if any(len(part.split()) > _SHORT for part in parts):
        parts = [back]
    texts = [*parts, *accept]
    found = [form for text in texts for form in (text, *_without_brackets(text), *_forms(text))]
    return tuple(dict.fromkeys(" ".join(text.split()) for text in found if text.strip()))


def _without_brackets(text: str) -> Iterator[str]:
    """Give a text without its brackets; an abbreviation and its words are two answers.

    What a name is set to, `x = [1, 2]`, is no remark.
    """
    if _VALUE.search(text):
        return
    bare = _BRACKETS.sub(" ", text)
    if bare != text:
        yield bare
    inside = [found.group()[1:-1] for found in _BRACKETS.finditer(text)]
    for one, other in ((bare, some) for some in inside):
        if _stands_for(one.strip(), other.strip()) or _stands_for(other.strip(), one.strip()):
            yield other


def _stands_for(short: str, long: str) -> bool:
    """Whether one text is an abbreviation of the other, or its sign: Pb of lead, H₂O of water."""
    is_sign = _SYMBOL.fullmatch(short) and not _SYMBOL.fullmatch(long)
    own = len(short) > 1 or short.casefold() == long[:1].casefold()  # "carbon (C)"
    return bool(is_sign and own and long.isalpha()) or _abbreviates(short, long)


def _abbreviates(short: str, long: str) -> bool:
    """Whether letters are the first ones of words: GDP of "gross domestic product"."""
    letters = short.replace(".", "")
    if not _ABBREVIATION.fullmatch(letters) or not letters.isupper():
        return False
    words = re.findall(r"[^\W\d_]+", long)
    firsts = ["".join(word[0] for word in some).upper() for some in (words, _telling(words))]
    return letters in firsts


def _telling(words: Sequence[str]) -> list[str]:
    return [word for word in words if len(word) > 3 or word[0].isupper()]


def _forms(text: str) -> Iterator[str]:
    """Give both forms of a word that is written with a slash: "maestro/a" is maestro or maestra."""
    found = _FORMS.search(text)
    if found is None:
        return
    first, second = found.groups()
    if len(second) < _SHARED:
        stem = first[:-1] if first[-1] in _VOWELS and second[0] in _VOWELS else first
        second = stem + second
    elif first[:_SHARED].casefold() != second[:_SHARED].casefold():
        return
    for form in (first, second):
        yield f"{text[: found.start()]}{form}{text[found.end() :]}"
