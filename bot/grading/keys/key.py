"""The key of one question as text: what counts as right, what is known to be wrong.

A key comes from a topic's item or from a line of a file; everything that grades a typed response
works on this one shape, so a tutor's spreadsheet and the bot are graded by the same rules.
"""

from typing import Final

from msgspec import Struct, field

from bot.grading.text.language import ENGLISH
from state.values import replace

PLAIN: Final = 12
"""Wordings of an idea up to which a key is plain."""
_FEW: Final = 8
"""Samples up to which nothing has been judged beyond what an author begins with."""
_MANY: Final = 16
"""Samples from which much has been judged: a dozen answers beside what an author begins with."""
_LEARNT: Final = 25
"""Samples from which a key is no longer plain, however few its wordings: the weights for keys by
which much has been judged were fitted on keys with 24 to 40."""


class Idea(Struct, frozen=True):
    """One creditable idea and the wordings that earn it."""

    name: str
    wordings: tuple[str, ...]


class Wrong(Struct, frozen=True):
    """A misconception and how it sounds."""

    id: str
    listen_for: tuple[str, ...]
    believes: str = ""
    """What is believed, in a sentence: compared by its meaning only."""
    is_likely: bool = True
    """Whether it may be held in other words too: it is not where its author checks it elsewhere."""


class Samples(Struct, frozen=True):
    """Responses whose verdict is known."""

    right: tuple[str, ...] = ()
    wrong: tuple[str, ...] = ()
    misconception: tuple[str, ...] = ()


class Key(Struct, frozen=True):
    """What counts as right for one question.

    Either `ideas` (of which `need` make a full answer) or `references` (each one a full right
    answer) must be given; a model answer counts as a reference.
    """

    question: str
    ideas: tuple[Idea, ...] = ()
    need: int = 1
    references: tuple[str, ...] = ()
    misconceptions: tuple[Wrong, ...] = ()
    blocks: tuple[str, ...] = ()
    """Phrases that block all credit."""
    samples: Samples = field(default_factory=Samples)
    confusable: tuple[tuple[str, str], ...] = ()
    language: str = ENGLISH
    is_card: bool = False
    """Whether a reference is to be recalled as a whole: the back of a card, rather than one of many
    answers to a question."""
    hints: tuple[str, ...] = ()
    """What else the learner may be shown: copying it earns no more than copying the question."""

    @property
    def is_plain(self) -> bool:
        """Whether it is one of five minutes: few wordings of each idea, and not much to go by."""
        few = all(len(idea.wordings) <= PLAIN for idea in self.ideas)
        return few and self._given < _LEARNT

    @property
    def is_much_judged(self) -> bool:
        """Whether it is not plain, and many answers to its question have been judged."""
        return self.judged >= 1 and not self.is_plain

    @property
    def judged(self) -> float:
        """How much has been judged beyond what an author begins with: from 0 to 1, which is much.

        It grows answer by answer, so that no single one turns a key over.
        """
        return max(0.0, min(1.0, (self._given - _FEW) / (_MANY - _FEW)))

    @property
    def _given(self) -> int:
        return len(self.samples.right) + len(self.samples.wrong)

    def without(self, sample: str) -> "Key":
        """Give the key as it is without a response that was judged right or wrong."""
        right, wrong = (
            tuple(one for one in some if one != sample)
            for some in (self.samples.right, self.samples.wrong)
        )
        return replace(self, samples=replace(self.samples, right=right, wrong=wrong))

    def likely(self) -> tuple[Wrong, ...]:
        """Give the misconceptions that may be held here in other words than their phrases."""
        return tuple(
            one for one in self.misconceptions if one.is_likely and (one.listen_for or one.believes)
        )

    def texts(self) -> tuple[str, ...]:
        """Every text of the question and its key; words are weighed by how rare they are here."""
        return (*self.own_texts(), *self.heard())

    def own_texts(self) -> tuple[str, ...]:
        """Every text of the question, its references and ideas."""
        return (
            self.question,
            *self.references,
            *(wording for idea in self.ideas for wording in (idea.name, *idea.wordings)),
        )

    def heard(self) -> tuple[str, ...]:
        """What is listened for: the same for all questions of a topic."""
        return tuple(phrase for wrong in self.misconceptions for phrase in wrong.listen_for)

    def said(self) -> tuple[str, ...]:
        """What is right to say here, each as a whole: names of ideas, and full right answers."""
        names = tuple(idea.name for idea in self.ideas)
        return (*names, *self.references, *self.samples.right)

    def rights(self) -> tuple[str, ...]:
        """Every full right answer that the key holds as a text."""
        return self.references or tuple(idea.wordings[0] for idea in self.ideas)
