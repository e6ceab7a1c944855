"""Sentences that wish for something, as they are listed: as words, and whole."""

from sys import intern

from msgspec import Struct

from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wishes.reader import Reader
from bot.tutor.language.wishes.slots import SLOTS


class Example(Struct, frozen=True):
    """A sentence that wishes for something."""

    intent: str
    whole: tuple[str, ...]
    """Its words, short forms written out."""
    bag: frozenset[str]
    slot: str
    """What kind of thing it names: a time, a day; "" for none."""
    turns: bool
    """Whether a word in it turns a wish into its opposite."""


class Phrase(Struct, frozen=True):
    """An example as a whole sentence, for whoever compares by meaning."""

    intent: str
    text: str
    turns: bool
    """Whether a word in it turns a wish into its opposite: "stop", "not"."""


def example_of(reader: Reader, intent: str, sentence: str) -> Example:
    """Read a sentence that wishes for something."""
    words = tuple(map(intern, reader.full(typed_words(sentence))))  # each only once
    bag = reader.bag(words)
    slot = next((word[1:-1] for word in bag if word.startswith("<")), "")
    return Example(intent, words, bag, slot, reader.turns(bag))


def spoken(sentence: str) -> str:
    """Say an example in full: with a time where it stands for any."""
    for name, slot in SLOTS.items():
        sentence = sentence.replace(f"<{name}>", slot.example)
    return sentence
