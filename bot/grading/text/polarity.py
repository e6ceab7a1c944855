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
waste wasted ignore forget resist disappear vanish separate disconnect limit restrict halt end leak
escape delete cancel deflate exclude minimise minimize eliminate interrupt poor poorer unable
impossible shut close closed against cheaper drain leave hurt harm withhold suffer wear halve calm
calmer relax loosen loose rarer rare scarce seldom freeze froze frozen forgot never nobody none
neither nor dangerous cool cooler cold colder dark wrong false untrue separate different diminish
dwindle plunge plummet slump collapse ease soothe dampen slacken deter discourage hinder hamper
obstruct impede suppress repel expel erase omit skip neglect abandon deprive dilute useless
worthless unlikely
"""
_PARTED: Final = frozenset(["away", "off", "out", "down"])
"""They point down beside a verb that points nowhere: "carry away", but not in "cut off"."""
_UP: Final = """
more higher bigger greater larger longer wider taller increase rise grow gain raise boost build
improve strengthen strong stronger add extra fast faster quick quicker quickly better best expand
double let allow help enable win through open up high big large many much most lots plenty stay keep
remain create attract spread speed louder hotter heavier full join connect include encourage
multiply everything always feed fed tight tighten tighter jump climb reveal rising trust know safe
safer both enhance extend widen deepen intensify accelerate magnify amplify heighten swell inflate
soar surge escalate gather retain preserve maintain hold support permit admit welcome accept attach
fill
"""


def _forms(words: str) -> frozenset[str]:
    return frozenset(words.split()) | {stem(word) for word in words.split()}


_DOWNS: Final = _forms(_DOWN)
_UPS: Final = _forms(_UP)


@lru_cache(maxsize=4096)
def polarity(text: str) -> int:
    """Tell which way a text points: -1 down, 1 up, 0 neither."""
    words = [token.text for token in read(text)]
    denials = language_of(ENGLISH).denials
    denied = sum(word in denials for word in words)
    downs = sum(_is_one_of(_DOWNS, word) for word in words if word not in denials)
    downs = denied + (downs or int(not _PARTED.isdisjoint(words)))
    return -1 if downs % 2 else int(bool(downs) or any(_is_one_of(_UPS, one) for one in words))


def has_direction(word: str) -> bool:
    """Tell whether a word by itself points one way, as a denial does."""
    known = word in _PARTED or word in language_of(ENGLISH).denials
    return known or _is_one_of(_DOWNS, word) or _is_one_of(_UPS, word)


def _is_one_of(words: frozenset[str], word: str) -> bool:
    return word in words or stem(word) in words
