"""What somebody wishes for who says it in a sentence of their own: "could u remind me abt 7ish".

A message is compared with example sentences, a list for each wish (`bot/texts/*/wishes.yaml`). Both
are bags of words: empty words are left out, short forms written out, endings taken off and slips of
the thumb put right. Words weigh by how few wishes use them (as in information retrieval, the
*inverse document frequency*), and a word that no wish uses weighs as much as the rarest. How alike
two bags are is Dice's coefficient of those weights, 0 to 1. So every word that is not about the
wish speaks against it: an answer that happens to say "remind" stays an answer.

What belongs to a wish, a time or a day, is recognised first and stands in its bag as one word.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from sys import intern
from typing import Final

from msgspec import Struct, field

from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.text.spelling import slips
from bot.grading.text.stems import stem
from bot.tutor.language.letters import Letters
from bot.tutor.language.slots import SLOTS, Slot
from state.values import replace

DO: Final = 0.74
"""From here on a message is so like an example that it is done."""
ASK: Final = 0.5
"""From here on it is asked whether that was meant. Both are chosen on our own wishes, which are in
`tests/wishes`, and on labelled answers, none of which may be taken for one."""

MOST_WORDS: Final = 16
"""Words of a message up to which it is compared: nobody wishes at greater length."""

CLOSE: Final = 0.04
"""By how much a wish must be more alike than the next, for one to be meant and not the other."""

_TELLING: Final = 2.0
"""The weight from which a word tells of a wish: one that seven wishes or fewer of fifty use."""

_STRAY: Final = 0.02
"""The share of an intent's examples, at most, that may have a turning word by the way: "dont let me
forget" asks to be reminded."""

_WORD: Final = re.compile(r"<\w+>|\d[\d:.,/h]*[^\W\d_]*|[^\W\d_]+")
_APOSTROPHES: Final = re.compile("['’`´]")  # noqa: RUF001  # what phones put in words


class Wish(Struct, frozen=True):
    """What a message most likely asks for."""

    intent: str
    likeness: float
    """How alike the message and the nearest example are, 0 to 1."""
    argument: str = ""
    """The time, day or other thing that it names, as typed."""
    is_bare: bool = False
    """Whether a single word is all that they share, which is easily something else."""
    speaks: bool = False
    """Whether it speaks to the tutor: "I", "you", "please" are in few answers."""

    @property
    def is_sure(self) -> bool:
        """Whether it is so like an example that it may be done without asking."""
        return self.likeness >= DO


class Phrase(Struct, frozen=True):
    """An example as a whole sentence, for whoever compares by meaning."""

    intent: str
    text: str
    turns: bool
    """Whether a word in it turns a wish into its opposite: "stop", "not"."""


class _Example(Struct, frozen=True):
    intent: str
    whole: tuple[str, ...]
    bag: frozenset[str]
    slot: str
    turns: bool


class Wishes(Struct, frozen=True, eq=False, dict=True):
    """The examples of one language, ready for comparing."""

    language: str
    examples: tuple[_Example, ...]
    short_for: Mapping[str, str]
    turning: frozenset[str]
    empty: frozenset[str]
    speaking: frozenset[str]
    pleading: frozenset[str]
    phrases: tuple[Phrase, ...] = ()
    spellings: Mapping[int, Sequence[str]] = field(default_factory=dict)
    """Whole words of the examples by their length, for putting slips right."""

    @classmethod
    def of(
        cls,
        language: str,
        lists: Mapping[str, Iterable[str]],
        short_for: Mapping[str, Iterable[str]],
        marks: Mapping[str, Iterable[str]],
    ) -> "Wishes":
        """Prepare the examples of a language: intent → sentences that wish for it."""
        meant = {fold(short): fold(word) for word, many in short_for.items() for short in many}
        turning = frozenset(_stem(fold(word), language) for word in marks["turning"])
        empty, speaking, pleading = (
            frozenset(map(fold, marks[name])) for name in ("empty", "speaking", "pleading")
        )
        blank = cls(language, (), meant, turning, empty, speaking | pleading, pleading)
        sentences = [(intent, one) for intent, many in lists.items() for one in many]
        examples = [blank._example(intent, one) for intent, one in sentences]
        spelt = {word for one in examples for word in one.whole if word.isalpha()}
        return replace(
            blank,
            examples=tuple(dict.fromkeys(one for one in examples if one.bag)),
            phrases=tuple(
                Phrase(example.intent, _spoken(sentence), example.turns)
                for example, (_, sentence) in zip(examples, sentences, strict=True)
            ),
            spellings=_by_length(spelt),
        )

    def heard(self, text: str) -> tuple[Wish, ...]:
        """Give the wishes that a message may mean, the likeliest first; none for a long one."""
        return _heard(self, text[:200])

    def compared(self, text: str) -> tuple[Wish, ...]:
        """Find the same, without looking it up."""
        typed = typed_words(text)
        if not 0 < len(typed) <= MOST_WORDS:
            return ()
        speaks = self.speaks(typed)
        best: dict[str, Wish] = {}
        for argument, words in self._ways(typed):
            for wish in self._alike(words, argument):
                known = best.get(wish.intent)
                if known is None or known.likeness < wish.likeness:
                    best[wish.intent] = wish
        ranked = sorted(best.values(), key=lambda wish: -wish.likeness)
        return tuple(
            replace(wish, speaks=speaks, argument=wish.argument or self.argument(text, wish.intent))
            for wish in ranked
        )

    def speaks(self, typed: Iterable[str]) -> bool:
        """Whether words speak to somebody: "I", "you", "please"."""
        return any(not self.speaking.isdisjoint((w, self.short_for.get(w, w))) for w in typed)

    def pleads(self, typed: Iterable[str]) -> bool:
        """Whether a plea or a sigh is among words: "pls", "ugh"."""
        return not self.pleading.isdisjoint(typed)

    def turns(self, text: str) -> bool:
        """Whether a message has a word that turns a wish into its opposite: "stop", "not"."""
        words = (self.short_for.get(word, word) for word in typed_words(text))
        return not self.turning.isdisjoint(self._bag(words))

    def spelt_alike(self, text: str) -> Mapping[str, float]:
        """Say how alike a message is to each intent letter by letter, 0 to 1."""
        return self._letters.near(self._full(typed_words(text)))

    def turning_of(self, intent: str) -> frozenset[bool]:
        """Say for an intent whether its examples have such a word: {True, False} if some have."""
        return self._turning[intent]

    def argument(self, text: str, intent: str) -> str:
        """Give what a message names for a wish: a time, a day; "" where it names nothing."""
        typed = typed_words(text)
        for name in self._slots.get(intent, ()):
            slot = SLOTS[name]
            found = _longest(typed, slot) if slot.is_likely(typed) else None
            if found is not None:
                return " ".join(typed[found[0] : found[1]])
        return ""

    def _example(self, intent: str, sentence: str) -> _Example:
        typed = typed_words(sentence)
        words = tuple(intern(self.short_for.get(word, word)) for word in typed)  # each only once
        bag = self._bag(words)
        slot = next((word[1:-1] for word in bag if word.startswith("<")), "")
        return _Example(intent, words, bag, slot, bool(bag & self.turning))

    def _ways(self, typed: list[str]) -> Iterator[tuple[str, list[str]]]:
        """Give the words as they are, and with each thing that they may name put in its place."""
        plain = [self._spelling(self.short_for.get(word, word)) for word in typed]
        yield "", plain
        bag = self._bag(plain)
        for name, slot in SLOTS.items():
            looked_for = slot.is_likely(typed) and (slot.by_itself or bag & self._naming[name])
            found = _longest(typed, slot) if looked_for else None
            if found is not None:
                start, end = found
                words = [*plain[:start], f"<{name}>", *plain[end:]]
                yield " ".join(typed[start:end]), words

    def _alike(self, words: list[str], argument: str) -> Iterator[Wish]:
        bag = self._bag(words)
        turns = bool(bag & self.turning)
        mine = self._weight(bag)
        near = {place for word in bag for place in self._index.get(word, ())}
        for place in near:
            example, weight = self.examples[place], self._sizes[place]
            if example.turns == turns and bool(argument) == bool(example.slot):
                common = bag & example.bag
                likeness = 2 * self._weight(common) / (mine + weight)
                bare = len(common) == 1 and not argument and example.whole != tuple(words)
                yield Wish(example.intent, likeness, argument, bare)

    def _bag(self, words: Iterable[str]) -> frozenset[str]:
        return frozenset(_stem(word, self.language) for word in words if word not in self.empty)

    def _weight(self, bag: Iterable[str]) -> float:
        weights, rarest = self._weights, self._rarest
        return sum(weights.get(word, rarest) for word in bag)

    def _spelling(self, typed: str) -> str:
        """Read a word that no example has as the nearest that one has."""
        if len(typed) < 4 or not typed.isalpha() or typed in self.empty:
            return typed
        return _nearest(self, typed)

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Give for each word of the examples the share of all their words that it is."""
        words = Counter(word for one in self.examples for word in one.whole if word[0] != "<")
        total = words.total()
        return {word: count / total for word, count in words.items()}

    @cached_property
    def _rarest(self) -> float:
        return log(len({example.intent for example in self.examples}) + 1)

    @cached_property
    def _weights(self) -> Mapping[str, float]:
        """Weigh each word by how few intents use it."""
        used: dict[str, set[str]] = {}
        for example in self.examples:
            for word in example.bag:
                used.setdefault(word, set()).add(example.intent)
        return {word: self._rarest - log(len(intents)) for word, intents in used.items()}

    @cached_property
    def _sizes(self) -> Sequence[float]:
        return [self._weight(example.bag) for example in self.examples]

    @cached_property
    def _index(self) -> Mapping[str, Sequence[int]]:
        """Find examples by the words that tell of a wish; by the others where it has no such."""
        index: dict[str, list[int]] = {}
        for place, example in enumerate(self.examples):
            telling = [word for word in example.bag if self._weights[word] > _TELLING]
            for word in telling or example.bag:
                index.setdefault(word, []).append(place)
        return index

    @cached_property
    def _letters(self) -> Letters:
        return Letters(
            (phrase.intent, self._full(typed_words(phrase.text))) for phrase in self.phrases
        )

    def _full(self, typed: Iterable[str]) -> list[str]:
        """Write short forms out."""
        return [self.short_for.get(word, word) for word in typed]

    @cached_property
    def _turning(self) -> Mapping[str, frozenset[bool]]:
        count = Counter((phrase.intent, phrase.turns) for phrase in self.phrases)
        return {
            intent: frozenset(
                turns
                for turns in (True, False)
                if count[intent, turns] > _STRAY * (count[intent, True] + count[intent, False])
            )
            for intent, _ in count
        }

    @cached_property
    def _slots(self) -> Mapping[str, Sequence[str]]:
        """Give what the examples of each intent name."""
        slots: dict[str, dict[str, None]] = {}
        for example in self.examples:
            if example.slot:
                slots.setdefault(example.intent, {})[example.slot] = None
        return {intent: tuple(names) for intent, names in slots.items()}

    @cached_property
    def _naming(self) -> Mapping[str, frozenset[str]]:
        """Gather what tells of a wish that names something, so that it is looked for only there."""
        found: dict[str, set[str]] = {name: set() for name in SLOTS}
        for example in self.examples:
            if example.slot:
                found[example.slot] |= example.bag
        return {
            name: frozenset(word for word in bag if self._weights[word] > _TELLING)
            for name, bag in found.items()
        }


def best_of(found: Iterable[tuple[Wish, ...]], least: float = ASK) -> Wish | None:
    """Choose between languages: the likeliest wish, which is asked about if another is as likely.

    Of several that are, one that names something ("auf deutsch") has more to be known by. None
    where nothing is as likely as `least`.
    """
    ranked = sorted((wish for many in found for wish in many), key=lambda wish: -wish.likeness)
    if not ranked or ranked[0].likeness < least:
        return None
    best = ranked[0]
    close = [wish for wish in ranked if best.likeness - wish.likeness < CLOSE]
    if best.likeness < 1 - CLOSE / 10 and any(wish.intent != best.intent for wish in close):
        best = next((wish for wish in close if wish.argument), best)
        return replace(best, likeness=min(best.likeness, DO - CLOSE))
    return best


@lru_cache(maxsize=512)
def _heard(wishes: Wishes, text: str) -> tuple[Wish, ...]:
    return wishes.compared(text)


def _spoken(sentence: str) -> str:
    """Say an example in full: with a time where it stands for any."""
    for name, slot in SLOTS.items():
        sentence = sentence.replace(f"<{name}>", slot.example)
    return sentence


def typed_words(text: str) -> list[str]:
    """Give the words of a message in small letters, without accents and apostrophes."""
    return list(_typed_words(text))


@lru_cache(maxsize=64)  # a message is held against the wishes of each language
def _typed_words(text: str) -> tuple[str, ...]:
    return tuple(_WORD.findall(_APOSTROPHES.sub("", fold(text))))


@lru_cache(maxsize=8192)
def _nearest(wishes: Wishes, typed: str) -> str:
    """Give the word that was meant; one of everyday, or another at its first letter, is itself."""
    known = language_of(wishes.language).everyday_words
    if typed in wishes.spellings.get(len(typed), ()) or typed in known:
        return typed
    best, fewest = typed, 3
    for length in range(len(typed) - 2, len(typed) + 3):
        for word in wishes.spellings.get(length, ()):
            count = slips(typed, word, wishes.language) if word[0] == typed[0] else None
            if count is not None and count < fewest:
                best, fewest = word, count
    return wishes.short_for.get(best, best)


def _longest(typed: list[str], slot: Slot) -> tuple[int, int] | None:
    """Find the longest run of words that names such a thing, the first of several."""
    for length in range(min(len(typed), slot.most_words), 0, -1):
        for start in range(len(typed) - length + 1):
            if slot.fits(typed[start : start + length]):
                return start, start + length
    return None


def _stem(word: str, language: str) -> str:
    return word if word.startswith("<") else stem(word, language)


def _by_length(words: Iterable[str]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for word in sorted(words):
        found.setdefault(len(word), []).append(word)
    return found
