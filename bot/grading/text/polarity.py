"""Polarity: which way a clause points.

Less, prevented, lost and denied point down; more, allowed and gained point up.

A sentence encoder hears what a text is about and is nearly deaf to its direction: "slower" lies
beside "faster", "it lets the smoke out" beside "it keeps the smoke in". So a likeness of meaning
counts for more where both texts point the same way. Two downs make an up ("stops the loss").
Only the words of English are known; a text in another language points nowhere, which costs and
gains nothing.
"""

from functools import lru_cache
from typing import Final

from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.words import read, stem

_DOWN: Final = """
less fewer lower lessen reduce decrease drop fall shrink decline weaken weak weaker lose loss lost
stop prevent block avoid slow slower slowly cut remove rid free without lack miss missing hide ban
forbid refuse reject deny destroy break broke broken damage spoil ruin kill die dead starve empty
worse worst bad smaller small shorter short low few little narrow thin hardly barely fail devalue
waste wasted ignore forget resist disappear vanish separate disconnect limit restrict halt end away
off leak escape delete cancel deflate exclude minimise minimize eliminate interrupt poor poorer
unable impossible shut close closed down against cheaper drain leave hurt harm withhold suffer wear
halve
"""
_UP: Final = """
more higher bigger greater larger longer wider taller increase rise grow gain raise boost build
improve strengthen strong stronger add extra fast faster quick quicker quickly better best expand
double let allow help enable win through open up high big large many much most lots plenty stay keep
remain create attract spread speed louder hotter heavier full join connect include encourage
multiply everything always
"""


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split()) | {stem(word) for word in words.split()}


_DOWNS: Final = _forms(_DOWN)
_UPS: Final = _forms(_UP)


@lru_cache(maxsize=4096)
def polarity(text: str) -> int:
    """Tell which way a text points: -1 down, 1 up, 0 neither."""
    tokens, denials = read(text), language_of(ENGLISH).denials
    downs = sum(
        token.text in _DOWNS or stem(token.text) in _DOWNS or token.text in denials
        for token in tokens
    )
    if downs % 2:
        return -1
    return int(bool(downs) or any(t.text in _UPS or stem(t.text) in _UPS for t in tokens))
