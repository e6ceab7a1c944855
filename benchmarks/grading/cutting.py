"""The key of one question while it is being cut, and the answers that have a say in it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from hashlib import blake2b
from typing import Final

from msgspec import Struct

from benchmarks.grading.useful import found_in, in_order, most_useful, without_covered
from bot.grading.grader import Grader
from bot.grading.keys.compiled import compile_key
from bot.grading.keys.key import PLAIN, Idea, Key, Samples
from bot.grading.meaning.ear import Ears
from bot.grading.short import ShortGrader
from content.model.items import ShortQuestion
from content.model.topic import Topic
from state.values import replace
from tests.responses.labels import LABELLED, is_fair

FOLDS: Final = 3
FEW: Final = (10, PLAIN)
"""Wordings of an idea that are tried; with more than the last a key is not plain."""
HEARD: Final = ("right", "thumbed", "slip", "partly", "paraphrase")

Kept = tuple[tuple[str, ...], ...]
"""The wordings that stay, idea by idea."""


class Trial(Struct, frozen=True):
    """One answer with its label; `blind` ones are samples, graded by a key without them."""

    kind: str
    text: str
    blind: bool = False

    def part(self, parts: int) -> int:
        """Give the part it belongs to, by its own letters, so that a new answer moves no other."""
        return blake2b(f"{parts} {self.text}".encode(), digest_size=8).digest()[0] % parts


@dataclass
class Cutting:
    """The key of one question while it is being cut."""

    grader: Grader
    question: ShortQuestion
    trials: Sequence[Trial]
    ear: Ears | None
    judging: int | None = None
    """The labelled answers of this half judge and do not choose."""
    tried: dict[tuple[Kept, bool], frozenset[Trial]] = field(default_factory=dict)

    def judged_by(self, half: int) -> "Cutting":
        """Give the same, where this half of the answers judges and does not choose."""
        return Cutting(self.grader, self.question, self.trials, self.ear, half, self.tried)

    @cached_property
    def key(self) -> Key:
        """The key as it is written."""
        return self.grader.keys.of(self.question)

    @cached_property
    def whole(self) -> Kept:
        """All wordings."""
        return tuple(idea.wordings for idea in self.key.ideas)

    def chooses(self, trial: Trial) -> bool:
        """Whether an answer may have a say in what is kept."""
        return trial.blind or trial.part(2) != self.judging

    def unfair(self, kept: Kept, *, heard: bool) -> frozenset[Trial]:
        """Give the answers that a key of these wordings grades unfairly; `heard` by meaning too."""
        if (kept, heard) not in self.tried:
            ear = self.ear if heard else None
            found = unfair(self.with_only(kept), self.trials, self.grader, ear)
            self.tried[kept, heard] = found
        return self.tried[kept, heard]

    def lost(self, kept: Kept, *, heard: bool = True) -> frozenset[Trial]:
        """Give the answers that were graded fairly by all wordings, and are not by these."""
        now = self.unfair(kept, heard=heard)
        return now - self.unfair(self.whole, heard=heard) if now else now

    def missed(self, kept: Kept) -> list[Trial]:
        """Give the answers that choose and are lost, be it with the ear or without."""
        lost = self.lost(kept) | self.lost(kept, heard=False)
        return sorted(filter(self.chooses, lost), key=lambda one: one.text)

    def with_only(self, kept: Kept) -> Key:
        """Give the key with no other wordings."""
        ideas = zip(self.key.ideas, kept, strict=True)
        return replace(self.key, ideas=tuple(Idea(idea.name, some) for idea, some in ideas))

    def short(self) -> Kept | None:
        """Choose few wordings by which every answer that chooses is graded as fairly as before."""
        for most in FEW:
            chosen = self.chosen(most)
            for kept in (chosen, self.mended(chosen)):
                plain_ = all(len(some) <= PLAIN for some in kept)
                if plain_ and not self.missed(kept):
                    return kept
        return None

    def spared(self) -> Kept:
        """Give all wordings but those that are spare, or all of them where one is missed."""
        kept = self.mended(self.without_spare)
        return self.whole if self.missed(kept) else kept

    def mended(self, kept: Kept) -> Kept:
        """Take back, for each answer that is now refused, the wordings that stand in it.

        One may be spare for all but its letters: "reeson" is read as reason, and not as reasons.
        """
        for trial in (one for one in self.missed(kept) if one.kind in HEARD):
            found = self.heard_in[trial.text]
            kept = tuple(
                in_order(whole, some, again)
                for whole, some, again in zip(self.whole, kept, found, strict=True)
            )
        return kept

    @cached_property
    def without_spare(self) -> Kept:
        """All wordings but those that another one covers."""
        return tuple(
            without_covered(idea.wordings, self.key.language, idea.name) for idea in self.key.ideas
        )

    @cached_property
    def heard_in(self) -> Mapping[str, list[list[str]]]:
        """For each answer that may choose the wordings of each idea that are found in it."""
        reader = compile_key(self.key, self.grader.corpus).reader
        return {
            trial.text: [
                found_in(reader.read(trial.text).found, some, self.key.language)
                for some in self.whole
            ]
            for trial in self.trials
            if self.chooses(trial) and trial.kind in HEARD
        }

    def chosen(self, most: int) -> Kept:
        """Choose so many wordings of each idea: those of most use first."""
        return tuple(
            in_order(self.whole[place], most_useful(some, heard, most, self.ear))
            for place, some in enumerate(self.without_spare)
            for heard in [[found[place] for found in self.heard_in.values()]]
        )


def settled(whole: Cutting, *, short: bool) -> Kept:
    """Cut a key as far as answers that did not choose bear out."""
    if not short:
        return whole.spared()
    for judging in (0, 1):
        half = whole.judged_by(judging)
        kept = half.short()
        if kept is None or half.lost(kept):
            return whole.spared()
    return whole.short() or whole.spared()


def unfair(key: Key, trials: Sequence[Trial], grader: Grader, ear: Ears | None) -> frozenset[Trial]:
    """Give the answers that a key grades unfairly."""
    listed = ShortGrader(key, grader.corpus, ear)
    blind = ShortGrader(replace(key, samples=Samples()), grader.corpus, ear)
    return frozenset(
        trial
        for trial in trials
        if not is_fair(trial.kind, (blind if trial.blind else listed).grade(trial.text))
    )


def trials_of(topic: Topic, question: ShortQuestion) -> list[Trial]:
    """Give every answer to a question of which it is known what it deserves."""
    labelled = [
        Trial(kind, text)
        for of, item, kind, text in LABELLED
        if (of, item) == (topic.topic, question.id)
    ]
    samples = [
        *(Trial("right", text, blind=True) for text in (question.model, *question.samples.right)),
        *(Trial("stuffed", text, blind=True) for text in question.samples.wrong),
    ]
    return [*labelled, *samples]


def is_held_out(trial: Trial, fold: int | None) -> bool:
    """Whether an answer has no say at all."""
    return not trial.blind and trial.part(FOLDS) == fold
