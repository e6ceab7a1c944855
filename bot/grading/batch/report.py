"""The report: how well each key grades what it was not told, and what to add where it is weak.

A key that holds a sample grades it as its author did, which proves nothing. So each sample is
graded by the key without it, and answers are made from the right ones as learners would spoil or
turn them: misspelt, in another order, denied, or with the question copied out. Precision is the
share of accepted answers that deserved it, recall the share of deserving ones that were accepted.
"""

import re
from collections.abc import Collection, Iterator, Sequence
from enum import StrEnum
from typing import Final

from msgspec import Struct

from bot.grading.batch.proposed import proposed_phrases
from bot.grading.grader import Grader
from bot.grading.keys.key import Key
from bot.grading.meaning.ear import Ears
from bot.grading.short import ShortGrader
from bot.grading.text.language import ENGLISH, language_of
from bot.grading.text.spelling import allowance
from bot.grading.text.words import Token, read
from bot.grading.verdict import Outcome
from content.model.items import ExtendedQuestion, ShortQuestion
from content.model.topic import Topic

WEAK: Final = 0.8
"""Precision or recall below which a key is called weak: one answer in five unfairly graded."""


class Made(StrEnum):
    """Where a tried answer comes from."""

    SAMPLE = "sample"
    TYPO = "typo"
    REORDERED = "reordered"
    DENIED = "denied"
    COPIED = "copied"


class Probe(Struct, frozen=True):
    """One answer, whether it deserves to be right, and what came out."""

    made: Made
    answer: str
    deserves: bool
    outcome: Outcome

    @property
    def is_fair(self) -> bool:
        """Whether it came out as it deserves."""
        return self.outcome.is_right == self.deserves


class KeyReport(Struct, frozen=True):
    """How one question's key graded the answers that it was probed with."""

    item: str
    probes: tuple[Probe, ...]
    advice: tuple[str, ...] = ()
    """What to add, in words for the author."""

    @property
    def precision(self) -> float:
        """Share of the accepted answers that deserved it; 1 where none was accepted."""
        accepted = [probe for probe in self.probes if probe.outcome.is_right]
        return _share([probe.deserves for probe in accepted])

    @property
    def recall(self) -> float:
        """Share of the deserving answers that were accepted; 1 where there are none."""
        deserving = [probe for probe in self.probes if probe.deserves]
        return _share([probe.outcome.is_right for probe in deserving])

    @property
    def is_weak(self) -> bool:
        """Whether too many answers were graded unfairly."""
        return min(self.precision, self.recall) < WEAK


def report(topic: Topic, ear: Ears | None = None) -> tuple[KeyReport, ...]:
    """Report on each short and extended question of a topic, in the author's order.

    A key is compiled once for each of its samples, so a topic takes seconds rather than moments.
    """
    grader = Grader(topic, ear=ear)
    return tuple(
        short_report(grader, item)
        if isinstance(item, ShortQuestion)
        else _extended_report(grader, item, topic)
        for item in topic.questions
        if isinstance(item, ShortQuestion | ExtendedQuestion)
    )


def whole(reports: Sequence[KeyReport]) -> KeyReport:
    """Put the probes of several questions together, for the figures of a topic."""
    return KeyReport("", tuple(probe for one in reports for probe in one.probes))


def short_report(grader: Grader, item: ShortQuestion) -> KeyReport:
    """Try a short question's key on its samples and on answers made from them."""
    key = grader.keys.of(item)
    probes = (*_left_out(key, grader), *_made(key, grader))
    return KeyReport(item.id, probes, tuple(_advice(key, probes)))


def _left_out(key: Key, grader: Grader) -> Iterator[Probe]:
    """Grade each sample by the key without it."""
    for deserves, texts in ((True, key.samples.right), (False, key.samples.wrong)):
        for text in texts:
            blind = ShortGrader(key.without(text), grader.corpus, grader.ear)
            yield Probe(Made.SAMPLE, text, deserves, blind.grade(text).outcome)


def _made(key: Key, grader: Grader) -> Iterator[Probe]:
    """Grade what learners would make of the right answers."""
    graded = ShortGrader(key, grader.corpus, grader.ear)
    answers = (*key.references, *key.samples.right)
    words = frozenset(
        token.text for text in key.texts() for token in read(text, language=key.language)
    )
    denials = language_of(key.language).denied_whole[:1]
    made = [
        *((Made.TYPO, with_typo(text, words, key.language), True) for text in answers),
        *((Made.REORDERED, reordered(text, key.language), True) for text in answers),
        *((Made.DENIED, f"{denial} {text}", False) for denial in denials for text in answers),
        (Made.COPIED, key.question, False),
    ]
    for kind, text, deserves in made:
        if text not in answers:
            yield Probe(kind, text, deserves, graded.grade(text).outcome)


def with_typo(text: str, words: Collection[str], language: str = ENGLISH) -> str:
    """Swap two letters in the middle of the longest of these words that a text has."""
    known = [
        token
        for token in read(text, language=language)
        if token.text in words and allowance(token.text) and not _is_empty(token)
    ]
    if not known:
        return text
    longest = max(known, key=lambda token: token.end - token.start)
    middle = (longest.start + longest.end) // 2
    return text[: middle - 1] + text[middle] + text[middle - 1] + text[middle + 1 :]


def _is_empty(token: Token) -> bool:
    return token.text in token.language.empty


def reordered(text: str, language: str = ENGLISH) -> str:
    """Put the last of the parts that commas or "and" divide first."""
    word = language_of(language).and_word
    parts = re.split(rf"\s*,\s*(?:{word}\s+)?|\s+{word}\s+", text.rstrip("."))
    parts = [part for part in parts if part]
    return f" {word} ".join((parts[-1], *parts[:-1])) if word and len(parts) > 1 else text


def _advice(key: Key, probes: Sequence[Probe]) -> Iterator[str]:
    """Say what to add for the samples that came out unfairly."""
    for probe in probes:
        if probe.made is not Made.SAMPLE or probe.is_fair:
            continue
        if probe.deserves:
            phrases = ", ".join(f"`{one}`" for one in proposed_phrases(probe.answer, key))
            yield f"Add to `any` what makes `{probe.answer}` right, perhaps {phrases}."
        else:
            yield f"Add to `not` what makes `{probe.answer}` wrong, or narrow the phrase it hits."


def _extended_report(grader: Grader, item: ExtendedQuestion, topic: Topic) -> KeyReport:
    """Try each marking point on the written samples; credit stands for being right."""
    probes = []
    advice = []
    for sample in item.samples:
        points = grader.grade_text(item, sample.answer).points
        for mark, point in zip(item.marks, points, strict=True):
            outcome = Outcome.RIGHT if point.got else Outcome.WRONG
            probe = Probe(Made.SAMPLE, sample.answer, mark in sample.credits, outcome)
            probes.append(probe)
            if not probe.is_fair:
                change = "Add to" if probe.deserves else "Narrow"
                name = topic.marking_point(mark).id
                advice.append(f"{change} `credit_when` of `{name}` for `{sample.answer}`.")
    return KeyReport(item.id, tuple(probes), tuple(advice))


def _share(fair: Sequence[bool]) -> float:
    return sum(fair) / len(fair) if fair else 1.0
