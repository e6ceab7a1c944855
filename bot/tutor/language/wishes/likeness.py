"""How like one example a message is, word by word: that tells whether it may be done unasked.

Both are bags of words, which weigh by how few wishes use them (as in information retrieval, the
*inverse document frequency*); a word that no wish uses weighs as much as the rarest. How alike two
bags are is Dice's coefficient of those weights, 0 to 1. So every word that is not about the wish
speaks against it: an answer that happens to say "remind" stays an answer.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from math import log
from typing import Final

from msgspec import Struct

from bot.tutor.language.wishes.examples import Example
from bot.tutor.language.wishes.wish import Wish

TELLING: Final = 2.0
"""The weight from which a word tells of a wish: one that seven wishes or fewer of fifty use."""

_STEMS: Final = 0.998
"""How alike two messages are at most that are not the same word for word: "eine kurze Runde" is
wished for now, "kürzere Runden" from now on, and both are made of the same stems."""


class Likeness(Struct, frozen=True, eq=False, dict=True):
    """Examples, ready to be compared with messages."""

    examples: tuple[Example, ...]
    denials: frozenset[str]
    """Stems of "not" and its like. Beside one of them a single word is still easily something else:
    "no one" is no "not this one"."""

    def alike(
        self, words: Sequence[str], bag: frozenset[str], argument: str, *, turns: bool
    ) -> Iterator[Wish]:
        """Give the wishes of all examples that may be meant, with how like each the message is.

        `argument` is what it names, which stands among its words as the kind of thing that it is.
        """
        mine = self.weight(bag)
        for place in {place for word in bag for place in self.having.get(word, ())}:
            example, weight = self.examples[place], self._sizes[place]
            if example.turns == turns and bool(argument) == bool(example.slot):
                common = bag & example.bag
                whole = example.whole == tuple(words)
                likeness = 1.0 if whole else min(2 * self.weight(common) / (mine + weight), _STEMS)
                bare = len(common - self.denials) <= 1 and not argument and not whole
                yield Wish(example.intent, likeness, argument, bare)

    def weight(self, bag: frozenset[str]) -> float:
        """Add up what words weigh."""
        weights, rarest = self.weights, self._rarest
        return sum(weights.get(word, rarest) for word in bag)

    @cached_property
    def weights(self) -> Mapping[str, float]:
        """Weigh each word by how few intents use it, one that uses it by the way hardly counted.

        How many is told by the entropy of the shares of their examples that have it.
        """
        sizes = Counter(example.intent for example in self.examples)
        used: dict[str, Counter[str]] = {}
        for example in self.examples:
            for word in example.bag:
                used.setdefault(word, Counter())[example.intent] += 1
        return {
            word: self._rarest - _entropy([count / sizes[one] for one, count in counts.items()])
            for word, counts in used.items()
        }

    @cached_property
    def having(self) -> Mapping[str, Sequence[int]]:
        """Find examples by the words that tell of a wish; by the others where it has no such."""
        index: dict[str, list[int]] = {}
        for place, example in enumerate(self.examples):
            telling = [word for word in example.bag if self.weights[word] > TELLING]
            for word in telling or example.bag:
                index.setdefault(word, []).append(place)
        return index

    @cached_property
    def _rarest(self) -> float:
        return log(len({example.intent for example in self.examples}) + 1)

    @cached_property
    def _sizes(self) -> Sequence[float]:
        return [self.weight(example.bag) for example in self.examples]


def _entropy(shares: Sequence[float]) -> float:
    """Give the logarithm of how many equal shares tell as little as these."""
    total = sum(shares)
    return -sum(one / total * log(one / total) for one in shares)
