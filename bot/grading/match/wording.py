"""Wordings: an author's phrase, compiled once into words that can be looked for.

Words are known by their stem, all denials by one name; `*` leaves its mark as a gap or an open
ending, `->` as a gap in which only the order counts. Articles do not count. What a phrase denies
itself ("no spying") is noted, because it is meant as it stands.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import Final

from msgspec import Struct

from bot.grading.text.claims import Claim, claims
from bot.grading.text.language import ENGLISH
from bot.grading.text.languages.shape import Language
from bot.grading.text.opposites import amounts
from bot.grading.text.stems import of_participle
from bot.grading.text.words import Token, read
from state.values import replace

DENIAL: Final = "not"
"""Under this name all denials are found: one is as good as another."""
NOTHING_TO: Final = "nothing to"
"""The name of the one denial that has an object of its own: "nothing to pay" is not "not paid"."""
BE: Final = "be"

_GAP: Final = 3
"""Words that `*` may stand for."""
ORDERED: Final = 1000
"""Words that `->` may stand for: more than any text has, so that only the order counts."""
SLACK: Final = 1
"""Words that may stand between two words of a phrase without an asterisk."""
_GAPS: Final = {"*": _GAP, "->": ORDERED, "\u2192": ORDERED}
_OF_IT: Final = " of it"
_INFLECTIONS: Final = ("s", "ed", "ing")


class Word(Struct, frozen=True):
    """One word of a phrase, and what may stand for it and before it."""

    token: Token
    name: str
    """What it is found by: its stem, or its beginning if any ending will do."""
    open_ended: bool = False
    gap: int = SLACK
    """How many other words may stand before it."""
    denied: bool = False
    """Whether the phrase itself denies it: "no spying" is meant as it stands."""
    telling: bool = True
    """Whether it carries an idea."""
    also: tuple[str, ...] = ()
    """Further names: "closer" is about "distance", "not angry" less angry, "reduce" is "fewer"."""


Wording = tuple[Word, ...]


@lru_cache(maxsize=20_000)
def phrase(text: str, language: str = ENGLISH) -> Wording:
    """Compile an author's phrase, with its `*` and `->`; a phrase of no words gives none.

    `language` is a code such as "en"; one that has no stemmer leaves words as they are.
    """
    words: list[Word] = []
    gap = 0
    for part in text.split():
        if part in _GAPS:
            gap = _GAPS[part]
            continue
        open_ended = part.endswith("*") and len(part) > 1
        for token in read(part.rstrip("*") if open_ended else part, language=language):
            slack = max(gap, SLACK) if words else 0
            known = token.language
            telling = token.text not in known.empty and token.text not in known.denials
            words.append(Word(token, token.text, open_ended, slack, telling=telling))
            gap = 0
    return _tightened(_without_be(_without_idle(_of_something(_all_named(words)))))


def telling_words(words: Sequence[Word]) -> Sequence[Word]:
    """Give the words of a phrase that carry an idea, or all of them where none does."""
    return [word for word in words if word.telling] or words


def about(dimension: str) -> str:
    """Give the name under which a word is found that says how much of a dimension there is."""
    return f"about {dimension}"


def how_much(amount: str) -> str:
    """Give the name under which a word is found that says that there is more of a thing, or less.

    Who "improves reliability" makes it "more reliable", and "reduces errors" makes "fewer errors".
    """
    return f"{amount}{_OF_IT}"


def _all_named(words: Sequence[Word]) -> list[Word]:
    said = claims([word.token for word in words])
    following = [*(word.token.text for word in words[1:]), ""]
    return [_named(*each) for each in zip(words, said, following, strict=False)]


def _of_something(words: list[Word]) -> list[Word]:
    """Let a word of amount stand for itself where it stands alone: a "cut" makes nothing lower."""
    if sum(word.telling for word in words) > 1:
        return words
    others = (tuple(name for name in word.also if not name.endswith(_OF_IT)) for word in words)
    return [replace(word, also=also) for word, also in zip(words, others, strict=True)]


def _named(word: Word, claim: Claim, following: str) -> Word:
    text, language = word.token.text, word.token.language
    if word.open_ended:
        return replace(word, denied=claim.denied)
    if claim.denies:
        nothing = f"{text} {following}" in language.nothing_to
        also: tuple[str, ...] = (NOTHING_TO,) if nothing else ()
        return replace(word, name=DENIAL, denied=claim.denied, also=also)
    if text in language.being:
        return replace(word, name=BE, denied=claim.denied)
    if text in language.same_words:
        return replace(word, name=language.same_words[text], denied=claim.denied)
    verb = of_participle(text, language.code)
    also = (*((verb,) if verb else ()), *map(how_much, amounts(language).get(claim.stem, ())))
    if text in language.weak_denials:
        return replace(word, name=claim.stem, also=(DENIAL, *also))
    if text in language.dimensions and not claim.denied:
        also = (about(claim.stem), *also)
    return replace(word, name=_name(text, claim.stem, language), denied=claim.denied, also=also)


def _name(text: str, stem: str, language: Language) -> str:
    """Know a word by its stem, unless that is a word without an idea: likely is not like."""
    alone = (
        stem in language.empty and text not in language.empty and not text.endswith(_INFLECTIONS)
    )
    return text if alone else stem


def _without_idle(words: list[Word]) -> list[Word]:
    """Leave out articles, the "sich" of a verb, and how an answer begins: "damit er"."""
    language = words[0].token.language if words else None
    if language is None:
        return words
    small = language.articles | language.reflexive
    lead = next((at for at, one in enumerate(words) if one.token.text not in language.leads), 0)
    told = [one for one in words[lead:] if one.token.text not in small]
    return told if any(word.telling for word in told) else words


def _without_be(words: list[Word]) -> list[Word]:
    """Leave out a leading "is" before a participle: who "got annoyed" says that he "is annoyed"."""
    if len(words) < 2 or not words[1].telling:
        return words
    language = words[0].token.language
    participle = words[1].token.text.endswith(tuple(language.participles))
    leads = words[0].name == BE and participle
    return [replace(words[1], gap=0), *words[2:]] if leads else words


def _tightened(words: list[Word]) -> Wording:
    """Let nothing stand between words of which none tells: "how it was" is not "how old it is"."""
    if any(word.telling for word in words):
        return tuple(words)
    return tuple(replace(word, gap=0) if word.gap == SLACK else word for word in words)
