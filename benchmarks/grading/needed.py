"""Which wordings a key needs: `python -m benchmarks.grading.needed TOPIC`.

TOPIC is the folder of a topic with labelled answers in `tests/responses`. Out of its lists go the
phrases that are spare (who types one has typed another as well), but for those without which a
verdict would be fair no more, with the sentence encoder or without, over the labelled answers and
over the samples (graded by a key without them).

`--short` goes further. A key of a few wordings an idea is heard by meaning where a long one is not,
so that is tried: those by which most answers are heard, and those that lie near most of the
author's others. Half of the answers choose and the other half judge, and the other way round; only
where neither half loses a verdict that was fair with the encoder is the key cut so far.

With `--fold` a third of the labelled answers is kept out of all that, and tells what the cut is
worth: those who wrote the lists had them before their eyes. `--write` cuts the files; comments and
order stay. OPENBLAS_NUM_THREADS=1 makes it quicker where others are using the machine.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property
from hashlib import blake2b
from itertools import chain
from pathlib import Path
from typing import Final

from benchmarks.grading.shortening import shorten
from bot.commands.meaning import ear_at_once
from bot.grading.batch.spare import covered
from bot.grading.grader import Grader
from bot.grading.keys.compiled import compile_key
from bot.grading.keys.key import Idea, Key, Samples
from bot.grading.match.phrases import find_first
from bot.grading.match.said import Said
from bot.grading.match.wording import phrase
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.key_texts import plain
from bot.grading.short import ShortGrader
from bot.grading.text.claims import claims
from bot.grading.text.words import read
from bot.grading.weighed_cases import PLAIN
from content.load import load_written
from content.model import ShortQuestion, Topic
from tests.responses.labels import LABELLED, is_fair

FOLDS: Final = 3
FEW: Final = (10, PLAIN)
"""Wordings of an idea that are tried; with more than the last a key is not plain."""
PHRASES: Final = 25
"""Phrases of a misconception, beyond those by which an answer is heard."""
NEAR: Final = 0.6
"""Cosine from which one wording stands for another."""
WEIGHT: Final = 0.15
"""What standing for another wording is worth, beside an answer that is heard."""
HEARD: Final = ("right", "thumbed", "slip", "partly", "paraphrase")

Kept = tuple[tuple[str, ...], ...]
"""The wordings that stay, idea by idea."""


@dataclass(frozen=True)
class Trial:
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
    ear: Ear | None
    judging: int | None = None
    """The labelled answers of this half judge and do not choose."""
    tried: dict[tuple[Kept, bool], frozenset[Trial]] = field(default_factory=dict)

    @cached_property
    def key(self) -> Key:
        """The key as it is written."""
        return self.grader.key(self.question)

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


def most_useful(
    texts: Sequence[str], heard: Sequence[Sequence[str]], most: int, ear: Ear | None
) -> Iterator[str]:
    """Give phrases, each of which adds most to those before it, the author's first.

    `heard` has for each answer the phrases that are found in it.
    """
    left, others, near = list(texts), set(texts), standing_for(texts, ear)
    answers = [set(some) for some in heard if some]
    for _ in range(min(most, len(left))):
        use = {
            one: sum(one in some for some in answers) + WEIGHT * len(near[one] & others)
            for one in left
        }
        best = max(left, key=lambda one: use[one])
        if not use[best]:
            return
        yield best
        left.remove(best)
        answers = [some for some in answers if best not in some]
        others -= near[best]


def standing_for(texts: Sequence[str], ear: Ear | None) -> dict[str, set[str]]:
    """For each phrase give those for which it stands, itself among them."""
    vectors = ear.vectors([plain(one) for one in texts]) if ear and texts else None
    if vectors is None:
        return {one: {one} for one in texts}
    cosines = vectors @ vectors.T
    return {
        one: {two for at, two in enumerate(texts) if cosines[row][at] >= NEAR} | {one}
        for row, one in enumerate(texts)
    }


def without_covered(texts: Sequence[str], language: str, name: str = "") -> tuple[str, ...]:
    """Give the phrases that no other one covers."""
    spare = covered(texts, language, name)
    return tuple(one for one in texts if one not in spare)


def found_in(said: Said, texts: Sequence[str], language: str) -> list[str]:
    """Give the phrases that are said and meant in an answer."""
    return [one for one in texts if find_first([phrase(one, language)], said)]


def in_order(texts: Sequence[str], *some: Iterable[str]) -> tuple[str, ...]:
    """Give some phrases in the author's order."""
    chosen = set(chain(*some))
    return tuple(one for one in texts if one in chosen)


def phrases_of(
    topic: Topic, fold: int | None, ear: Ear | None, *, short: bool
) -> dict[str, tuple[str, ...]]:
    """Choose the phrases of each misconception: all that are not spare.

    To be short those by which an answer is heard, and a few more.
    """
    if not short:
        return {
            wrong.id: without_covered(wrong.listen_for, topic.language)
            for wrong in topic.misconceptions
        }
    answers = [
        Said(claims(read(text, language=topic.language)))
        for of, _, kind, text in LABELLED
        if of == topic.topic and kind == "misconceived" and not is_held_out(Trial(kind, text), fold)
    ]
    chosen = {}
    for wrong in topic.misconceptions:
        texts = without_covered(wrong.listen_for, topic.language)
        heard = [found_in(said, texts, topic.language) for said in answers]
        needed = list(most_useful(texts, heard, len(texts), ear=None))
        by_answers = [one for one in needed if any(one in some for some in heard)]
        few = most_useful(texts, heard, PHRASES, ear)
        chosen[wrong.id] = in_order(wrong.listen_for, by_answers, few)
    return chosen


def unfair(key: Key, trials: Sequence[Trial], grader: Grader, ear: Ear | None) -> frozenset[Trial]:
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


def settled(whole: Cutting, *, short: bool) -> Kept:
    """Cut a key as far as answers that did not choose bear out."""
    if not short:
        return whole.spared()
    for judging in (0, 1):
        half = replace(whole, judging=judging, tried=whole.tried)
        kept = half.short()
        if kept is None or half.lost(kept):
            return whole.spared()
    return whole.short() or whole.spared()


def main() -> int:
    """Cut one topic and print what came of it."""
    arguments = argparse.ArgumentParser(description=__doc__.partition("\n")[0])
    arguments.add_argument("topic", type=Path)
    arguments.add_argument("--short", action="store_true")
    arguments.add_argument("--fold", type=int, choices=range(FOLDS))
    arguments.add_argument("--write", action="store_true")
    given = arguments.parse_args()
    (written,) = load_written(given.topic)
    with ear_at_once(no_meaning=False) as ear:
        phrases = phrases_of(written.topic, given.fold, ear, short=given.short)
        topic = with_phrases(written.topic, phrases)
        cut = list(cut_all(topic, given.fold, ear, short=given.short))
        _print(cut, written.topic, topic, given.fold, ear)
    if given.write:
        shorten(given.topic, {cutting.question.id: kept for cutting, kept in cut}, phrases)
    return 0


def with_phrases(topic: Topic, phrases: Mapping[str, tuple[str, ...]]) -> Topic:
    """Give a topic that listens for these phrases alone."""
    heard = tuple(
        wrong.model_copy(update={"listen_for": phrases[wrong.id]}) for wrong in topic.misconceptions
    )
    return topic.model_copy(update={"misconceptions": heard})


def cut_all(
    topic: Topic, fold: int | None, ear: Ear | None, *, short: bool
) -> Iterator[tuple[Cutting, Kept]]:
    """Cut the key of every short question; say which answers called a spare phrase back."""
    grader = Grader(topic, ear=ear)
    for question in topic.questions:
        if isinstance(question, ShortQuestion):
            seen = [one for one in trials_of(topic, question) if not is_held_out(one, fold)]
            cutting = Cutting(grader, question, seen, ear)
            kept = settled(cutting, short=short)
            print(f"  {question.id}: {_sizes(cutting.whole)} -> {_sizes(kept)}", flush=True)
            for trial in cutting.missed(cutting.without_spare):
                print(f"    needs a spare phrase: {trial.kind}: {trial.text}")
            yield cutting, kept


def is_held_out(trial: Trial, fold: int | None) -> bool:
    """Whether an answer has no say at all."""
    return not trial.blind and trial.part(FOLDS) == fold


def _sizes(kept: Kept) -> str:
    return ", ".join(str(len(some)) for some in kept)


def _print(
    cut: Sequence[tuple[Cutting, Kept]],
    before: Topic,
    after: Topic,
    fold: int | None,
    ear: Ear | None,
) -> None:
    """Print how many phrases stay, and how many answers are graded fairly no more."""
    old = sum(len(some) for cutting, _ in cut for some in cutting.whole)
    print(f"wordings: {old} -> {sum(len(some) for _, kept in cut for some in kept)}")
    heard = [sum(len(one.listen_for) for one in topic.misconceptions) for topic in (before, after)]
    print(f"phrases of misconceptions: {heard[0]} -> {heard[1]}")
    counted: Counter[str] = Counter()
    for how, hears in (("meaning", ear), ("words", None)):
        uncut = Grader(before, ear=hears)
        for cutting, kept in cut:
            held_out = [
                one for one in trials_of(before, cutting.question) if is_held_out(one, fold)
            ]
            lost = unfair(cutting.with_only(kept), held_out, cutting.grader, hears)
            lost |= cutting.unfair(kept, heard=hears is not None)
            lost -= unfair(uncut.key(cutting.question), sorted(lost, key=str), uncut, hears)
            for trial in (*cutting.trials, *held_out):
                part = "held out" if trial in held_out else "samples" if trial.blind else "seen"
                counted[f"{how}, {part}"] += 1
                counted[f"{how}, {part}, lost"] += trial in lost
            for trial in sorted(lost, key=lambda one: one.text):
                print(f"    {how}, {cutting.question.id}: {trial.kind}: {trial.text}")
    for name in [one for one in counted if not one.endswith("lost")]:
        print(f"{name}: {counted[name]} answers, fair no more {counted[f'{name}, lost']}")


if __name__ == "__main__":
    raise SystemExit(main())
