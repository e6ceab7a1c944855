"""A wrong idea as pages of notes tell it, as a claim that somebody could hold.

Notes name a mistake ("Neglecting to check the sources, leading to bias"), a belief ("Thinking that
plants breathe at night only") or the wrong sentence itself, sometimes with what is so beside it.
"""

import re
from typing import Final

from msgspec import Struct

from bot.importing.drafting.wording import Wording

_FURTHER: Final = re.compile(
    r",?\s*(?:\(?\b(?:e\.g\.|i\.e\.)|\b(?:such as|for example|leading to|resulting in|failing to|"
    r"por ejemplo|como por ejemplo|lo que)\b).*",
    re.IGNORECASE | re.DOTALL,
)
_QUOTES: Final = '"“”„«»'
_AS_WRITTEN: Final = re.compile(r"[^\W\d_]*(?:[A-Z][^\s]*|[(_\[.=][^\s]+)")
"""A first word with a capital in it, or with a sign of a program."""
_NO_MISTAKE: Final = frozenset(
    [
        "nothing",
        "something",
        "anything",
        "everything",
        "during",
        "spring",
        "string",
        "evening",
        "morning",
        "building",
    ]
)


class Claim(Struct, frozen=True):
    """A wrong idea, sayable as a statement."""

    name: str
    """What was done wrong, in a few words."""
    believes: str
    """The statement that is false."""
    instead: str
    """What is so; empty where the page does not say."""
    is_practice: bool = False
    """Whether something that people do is wrong, and not something that they think."""


def claim_of(text: str, wording: Wording) -> Claim:
    """Tell the claim in a line of a list of misconceptions."""
    called = wording.labels.match(text)
    wrong, instead = _parted(text[called.end() :] if called else text, wording)
    belief = wording.beliefs.match(wrong)
    if belief:
        wrong = _sentence(wrong[belief.end() :])
        return Claim(_short(wrong), wrong, instead)
    first = wording.mistakes.match(wrong)
    if first and first[0].casefold() not in _NO_MISTAKE:
        mistake = _short(wrong)
        believes = _sentence(wording.harmless.format(mistake=mistake))
        return Claim(mistake, believes, instead, is_practice=True)
    return Claim(_short(wrong), _sentence(wrong), instead)


def _parted(text: str, wording: Wording) -> tuple[str, str]:
    """Part what is wrong from what is so, where a line has both."""
    parts = wording.denials.split(text, maxsplit=1)
    if len(parts) == 2 and all(len(part.split()) > 1 for part in parts):
        return parts[0].strip(' .,;:"“”'), _sentence(parts[1].strip(" )"))
    return _unquoted(text.strip()).rstrip("."), ""


def _short(text: str) -> str:
    """Give the main clause, without examples and consequences."""
    short = _FURTHER.sub("", text).strip(" ,;.")
    return short if len(short.split()) > 1 else text.strip(" .")


def _unquoted(text: str) -> str:
    """Take off the quotation marks around a whole text."""
    inside = text[1:-1]
    whole = text[:1] in _QUOTES and text[-1:] in _QUOTES and not set(_QUOTES) & set(inside)
    return inside if whole else text


def _sentence(text: str) -> str:
    """Begin with a capital, but where a word is written otherwise: `sorted(xs)`, pH, mRNA."""
    text = text.strip()
    start = text[:1] if _AS_WRITTEN.match(text) else text[:1].upper()
    return f"{start}{text[1:]}" + ("" if text[-1:] in ".!?" else ".")
