"""What somebody wishes for who says it in a sentence of their own: "could u remind me abt 7ish".

A message is compared with example sentences, a list for each wish (`bot/texts/*/wishes.yaml`). Both
are bags of words: empty words are left out, short forms written out, endings taken off and slips of
the thumb put right. Words weigh by how few wishes use them (as in information retrieval, the
*inverse document frequency*), and a word that no wish uses weighs as much as the rarest. How alike
two bags are is Dice's coefficient of those weights, 0 to 1. So every word that is not about the
wish speaks against it: an answer that happens to say "remind" stays an answer.

What belongs to a wish, a time or a day, is recognised first and stands in its bag as one word.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cached_property, lru_cache
from math import log
from sys import intern
from typing import Final

from msgspec import Struct

from bot.grading.text.folding import fold
from bot.grading.text.language import language_of
from bot.grading.text.stems import stem
from bot.tutor.language.letters import Letters
from bot.tutor.language.slots import SLOTS, longest
from bot.tutor.language.spellings import Spellings
from bot.tutor.language.typed_words import typed_words
from bot.tutor.language.wish import Wish
from state.values import replace

MOST_WORDS: Final = 16
"""Words of a message up to which it is compared: nobody wishes at greater length."""

_TELLING: Final = 2.0
"""The weight from which a word tells of a wish: one that seven wishes or fewer of fifty use."""

_STRAY: Final = 0.02
"""The share of an intent's examples, at most, that may have a turning word by the way: "dont let me
forget" asks to be reminded."""

_STEMS: Final = 0.998
"""How alike two messages are at most that are not the same word for word: "eine kurze Runde" is
wished for now, "kürzere Runden" from now on, and both are made of the same stems."""


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
    spellings: Spellings
    """Of whole words of the examples, for putting slips right."""
    phrases: tuple[Phrase, ...] = ()

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
        unread = Spellings.of(language, ())
        blank = cls(language, (), meant, turning, empty, speaking | pleading, pleading, unread)
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
            spellings=Spellings.of(language, spelt),
        )

    def read_ahead(self) -> None:
        """Prepare all that messages are compared with."""
        _ = self._index, self._letters, self._turning, self._slots, self._naming

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

    def known(self, typed: Iterable[str]) -> int:
        """Count the words that belong to the language: of its examples, or of everyday."""
        return sum(word in self._vocabulary for word in typed)

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
            found = longest(typed, name)
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
            looked_for = slot.by_itself or bag & self._naming[name]
            found = longest(typed, name) if looked_for else None
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
                whole = example.whole == tuple(words)
                likeness = 1.0 if whole else min(2 * self._weight(common) / (mine + weight), _STEMS)
                bare = len(common) == 1 and not argument and not whole
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
        meant = self.spellings.meant_by(typed)
        return typed if meant == typed else self.short_for.get(meant, meant)

    @cached_property
    def shares(self) -> Mapping[str, float]:
        """Give for each word of the examples the share of all their words that it is."""
        words = Counter(word for one in self.examples for word in one.whole if word[0] != "<")
        total = words.total()
        return {word: count / total for word, count in words.items()}

    @cached_property
    def _vocabulary(self) -> frozenset[str]:
        examples = (word for one in self.examples for word in one.whole)
        return language_of(self.language).everyday_words.union(examples, self.short_for)

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


@lru_cache(maxsize=512)
def _heard(wishes: Wishes, text: str) -> tuple[Wish, ...]:
    return wishes.compared(text)


def _spoken(sentence: str) -> str:
    """Say an example in full: with a time where it stands for any."""
    for name, slot in SLOTS.items():
        sentence = sentence.replace(f"<{name}>", slot.example)
    return sentence


def _stem(word: str, language: str) -> str:
    return word if word.startswith("<") else stem(word, language)
