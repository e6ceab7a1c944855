"""What judged answers bring to plain keys: `python -m benchmarks.grading.taught [FILE...]`.

A tutor who marks ten minutes, or a class that contests, adds answers to the samples of a key; this
says what becomes of the *other* answers to the same question. Answers are graded two by two, by a
key that some of the rest have joined as they join it in the tutor (`TopicKeys`): accepted ones its
right samples, all that are refused, half right ones too, its wrong samples. Which ones is left to
chance, the same each time; a tutor judges those that are contested or asked about, which teach
more. The weights have not seen the answers of `held_out/`. For each file of `plain/` they are
fitted on the other files and on FILEs, which are read beside them.

Somebody who makes up eleven answers to a question makes them unlike each other, and of those that
are left out more are right the fewer of the others are. A class does neither. So the third table
has answers of strangers to the topics that come with Viva: keys cut to what a tutor writes in five
minutes are taught by the answers of some and grade those of others. Their answers had no say in the
weights of plain keys; those of `SEEN` had one in the weights that such keys move towards, and in
the wordings that are left.
"""

import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import product
from pathlib import Path
from typing import Final

from benchmarks.grading.calibrate import take
from benchmarks.grading.calibrate_judged import TOPICS
from benchmarks.grading.fit import fitted
from benchmarks.grading.plain_keys import HELD_OUT, OURS, Answer, PlainQuestion, read_questions
from benchmarks.grading.plain_table import corpus_of, print_head, print_row, tallied
from benchmarks.grading.samples import seen, strays
from benchmarks.grading.shipped import CONTENT, HERE, read_labelled
from bot.commands.meaning import ear_at_once
from bot.grading.keys.key import Key, Samples
from bot.grading.keys.of_topic import TopicKeys
from bot.grading.meaning.ear import Ear, Ears
from bot.grading.text.language import ENGLISH
from content.load import load_library
from content.model.items import ShortQuestion
from state.values import replace

COUNTS: Final = (0, 2, 4, 8, 12)
"""Answers judged beforehand; of a question that has fewer, all."""
AT_ONCE: Final = 2
"""Answers graded by one key, so that ten to a question leave eight to be judged."""
BY_STRANGERS: Final = (0, 4, 8, 16)
"""Answers of strangers judged beforehand."""
SEEN: Final = ("shipped_first", "shipped_answers", "shipped_topics")
GRADED: Final = ("shipped_second", "shipped_third")
"""Files whose answers are graded; those of the other one are among the judged."""
PHRASES: Final = 3
"""Of each idea and misconception of a key that is cut."""
ALIEN: Final = ("cards", "spanish", "german")
"""Held-out files without plain keys in English."""


def main() -> int:
    """Print what becomes of answers, the more others have been judged."""
    held_out = [path for path in sorted(HELD_OUT.glob("*.jsonl")) if path.stem not in ALIEN]
    plain = [*sorted(OURS.glob("*.jsonl")), *map(Path, sys.argv[1:])]
    with ear_at_once(no_meaning=False) as ears:
        ear = ears.hearing(ENGLISH) if ears else None
        if ears is None or ear is None:
            return 2
        _print_curve("Held out, weights as shipped", map(read_questions, held_out), ears)
        others = _each_with_weights_of_others([*map(read_questions, plain)], ear)
        _print_curve("Plain, each file with weights of the others", others, ears)
        _print_strangers(ears)
    return 0


def _print_curve(title: str, files: Iterable[list[PlainQuestion]], ears: Ears) -> None:
    counted = {count: Counter[str]() for count in COUNTS}
    for file in files:
        for count, some in counted.items():
            some.update(learnt(file, count, ears))
    print(f"\n{title}")
    print_head()
    for count, some in counted.items():
        print_row(f"{count} judged", some)


def _each_with_weights_of_others(
    files: Sequence[list[PlainQuestion]], ear: Ear
) -> Iterator[list[PlainQuestion]]:
    questions = [one for file in files for one in file]
    samples = [*seen(questions, ear), *strays(questions, ear)]
    for file in files:
        take(ear, *fitted([one for one in samples if one.file != file[0].file]))
        yield file


def _print_strangers(ears: Ears) -> None:
    questions = list(cut_questions())
    print("\nKeys of the shipped topics, cut; weights as shipped")
    print_head()
    for count in BY_STRANGERS:
        given = [replace(one, key=taught(one.key, pool[:count])) for one, pool in questions]
        print_row(f"{count} judged", tallied(given, ears, corpus_of([one for one, _ in questions])))


def cut_questions() -> Iterator[tuple[PlainQuestion, list[Answer]]]:
    """Give the questions of the shipped topics with plain keys, and what others have answered."""
    given: dict[tuple[str, str, str], list[Answer]] = defaultdict(list)
    for name in (*SEEN, *GRADED):
        for one in read_labelled(HERE / f"{name}.jsonl"):
            given[name, one.topic, one.question].append(one.answer)
    library = load_library(CONTENT)
    for topic in (library.topics[name] for name in TOPICS):
        keys = TopicKeys(topic)
        shorts = [one for one in topic.items() if isinstance(one, ShortQuestion)]
        for item, graded in product(shorts, GRADED):
            of = {name: given[name, topic.topic, item.id] for name in (*SEEN, *GRADED)}
            mine = of.pop(graded)
            pool = [one for some in of.values() for one in some]
            random.Random(item.id).shuffle(pool)  # noqa: S311  # the same answers each time
            yield PlainQuestion(graded, cut(keys.of(item)), tuple(mine)), pool


def cut(key: Key) -> Key:
    """Cut a key to what a tutor writes in five minutes; an author's own samples are the first."""
    ideas = tuple(replace(one, wordings=one.wordings[:PHRASES]) for one in key.ideas)
    held = tuple(replace(one, listen_for=one.listen_for[:PHRASES]) for one in key.likely())
    samples = Samples(key.samples.right[:3], key.samples.wrong[:4])
    return replace(key, ideas=ideas, misconceptions=held, samples=samples)


def learnt(file: Sequence[PlainQuestion], count: int, ears: Ears | None) -> Counter[str]:
    """Count what becomes of the answers of a file, when so many others have been judged."""
    taught = [two for one in file for two in taught_by_others(one, count)]
    return tallied(taught, ears, corpus_of(file))


def taught_by_others(question: PlainQuestion, count: int) -> Iterator[PlainQuestion]:
    """Give a question with a few of its answers at a time, its key taught by some of the rest."""
    if not count:
        yield question
        return
    chance = random.Random(question.key.question)  # noqa: S311  # the same answers each time
    mixed = chance.sample(question.answers, len(question.answers))
    for place in range(0, len(mixed), AT_ONCE):
        asked, rest = mixed[place : place + AT_ONCE], mixed[place + AT_ONCE :] + mixed[:place]
        yield replace(question, key=taught(question.key, rest[:count]), answers=tuple(asked))


def taught(key: Key, judged: Sequence[Answer]) -> Key:
    """Give a key that answers have joined which a marker has accepted or refused."""
    sides = {
        is_right: tuple(one.text for one in judged if (one.expected == "right") is is_right)
        for is_right in (True, False)
    }
    samples = replace(
        key.samples,
        right=(*key.samples.right, *sides[True]),
        wrong=(*key.samples.wrong, *sides[False]),
    )
    return replace(key, samples=samples)


if __name__ == "__main__":
    raise SystemExit(main())
