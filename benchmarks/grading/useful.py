"""Which of many phrases do most: those that stand in answers, and near the author's others."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Final

from bot.grading.batch.spare import covered
from bot.grading.match.phrases import find_first
from bot.grading.match.said import Said
from bot.grading.match.wording import phrase
from bot.grading.meaning.ear import Ears
from bot.grading.meaning.key_texts import plain
from bot.grading.text.language import ENGLISH

NEAR: Final = 0.6
"""Cosine from which one wording stands for another."""
WEIGHT: Final = 0.15
"""What standing for another wording is worth, beside an answer that is heard."""


def most_useful(
    texts: Sequence[str], heard: Sequence[Sequence[str]], most: int, ear: Ears | None
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


def standing_for(texts: Sequence[str], ear: Ears | None) -> dict[str, set[str]]:
    """For each phrase give those for which it stands, itself among them."""
    hearing = ear.hearing(ENGLISH) if ear else None
    vectors = hearing.vectors([plain(one) for one in texts]) if hearing and texts else None
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
