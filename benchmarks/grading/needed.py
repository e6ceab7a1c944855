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
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Final

from benchmarks.grading.cutting import (
    FOLDS,
    Cutting,
    Kept,
    Trial,
    is_held_out,
    settled,
    trials_of,
    unfair,
)
from benchmarks.grading.shortening import shorten
from benchmarks.grading.useful import found_in, in_order, most_useful, without_covered
from bot.commands.meaning import ear_at_once
from bot.grading.grader import Grader
from bot.grading.match.said import Said
from bot.grading.meaning.ear import Ears
from bot.grading.text.claims import claims
from bot.grading.text.words import read
from content.load import load_written
from content.model.items import ShortQuestion
from content.model.topic import Topic
from tests.responses.labels import LABELLED

PHRASES: Final = 25
"""Phrases of a misconception, beyond those by which an answer is heard."""


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


def phrases_of(
    topic: Topic, fold: int | None, ear: Ears | None, *, short: bool
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


def with_phrases(topic: Topic, phrases: Mapping[str, tuple[str, ...]]) -> Topic:
    """Give a topic that listens for these phrases alone."""
    heard = tuple(
        wrong.model_copy(update={"listen_for": phrases[wrong.id]}) for wrong in topic.misconceptions
    )
    return topic.model_copy(update={"misconceptions": heard})


def cut_all(
    topic: Topic, fold: int | None, ear: Ears | None, *, short: bool
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


def _sizes(kept: Kept) -> str:
    return ", ".join(str(len(some)) for some in kept)


def _print(
    cut: Sequence[tuple[Cutting, Kept]],
    before: Topic,
    after: Topic,
    fold: int | None,
    ear: Ears | None,
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
            lost -= unfair(uncut.keys.of(cutting.question), sorted(lost, key=str), uncut, hears)
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
