"""Phrases that an author may add to a key, taken from an answer that it should have credited.

A single word would credit anything that has it ("water", "quicker"), so a proposal is a stretch of
what the learner said: two words that tell something, and what stands between them.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Final

from bot.grading.keys.key import Key
from bot.grading.match.phrases import find_first
from bot.grading.match.said import Said
from bot.grading.match.wording import phrase
from bot.grading.meaning.clauses import parts
from bot.grading.text.claims import Claim, claims
from bot.grading.text.words import read

_MOST: Final = 3
"""Phrases that are proposed for one answer; an author sees at a glance which of them says it."""


def proposed_phrases(answer: str, key: Key) -> tuple[str, ...]:
    """Give stretches of an answer that say what no wording of its key says.

    None that is found in an answer which was judged wrong; the whole answer where there is none.
    """
    known = {claim.stem for idea in key.ideas for text in idea.wordings for claim in _of(text, key)}
    wrong = [Said(_of(one, key)) for one in key.samples.wrong]
    stretches = (
        stretch
        for part in parts(answer, key.language)
        for stretch in _stretches(part, _of(part, key), known)
    )
    phrases = [
        one
        for one in dict.fromkeys(stretches)
        if not any(find_first([phrase(one, key.language)], said) for said in wrong)
    ]
    return tuple(phrases[:_MOST]) or (answer,)


def _stretches(text: str, said: Sequence[Claim], known: set[str]) -> Iterator[str]:
    """Give what stands from each telling word to the next, where one of them is new to the key."""
    telling = [claim for claim in said if claim.denies or not claim.common]
    for first, last in pairwise(telling):
        if not {first.stem, last.stem} <= known:
            yield text[first.token.start : last.token.end].lower()


def _of(text: str, key: Key) -> Sequence[Claim]:
    return claims(read(text, language=key.language))
