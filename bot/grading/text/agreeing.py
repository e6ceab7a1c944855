"""Yes and no in other words: "of course", "not at all", "they don't", and whether it is true.

Only who says nothing else has answered so; "of course not all of them" is a sentence about some.
"""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Final

from bot.grading.text.claims import Claim
from bot.grading.text.languages.shape import Language
from bot.grading.text.words import read

_YES_NO: Final = ("yes", "no")
_BRIEF: Final = 5
"""Words up to which "it is" or "they don't" answers the question."""


def agreeing(said: Sequence[Claim]) -> str | None:
    """Give "yes" or "no" where a text says it in other words, and nothing else."""
    if not said or len({claim.token.clause for claim in said}) > 1:
        return None
    words = tuple(_without_length(claim.token.text) for claim in said)
    return _phrases(said[0].token.language).get(words) or truth(said) or _in_short(said)


def asks_whether_true(asked: Sequence[Claim]) -> bool:
    """Whether a question offers true and false as its answers."""
    words = {claim.token.text for claim in asked}
    language = asked[0].token.language if asked else None
    return language is not None and all(
        words & some for some in (language.true_words, language.false_words)
    )


def truth(said: Sequence[Claim]) -> str | None:
    """Give "yes" for a text that says "true", and "no" for "false" and "not true"."""
    told = [claim.token for claim in said if not (claim.common or claim.denies)]
    if len(told) != 1:
        return None
    sides = (told[0].language.true_words, told[0].language.false_words)
    if not any(told[0].text in side for side in sides):
        return None
    return _YES_NO[(told[0].text in sides[1]) != any(claim.denies for claim in said)]


def _in_short(said: Sequence[Claim]) -> str | None:
    """Read "it is" and "they don't", which have no word of their own."""
    language, words = said[0].token.language, {claim.token.text for claim in said}
    verbs: Collection[str] = language.being | language.asks_yes_or_no
    if len(said) > _BRIEF or words.isdisjoint(verbs) or words & language.hedges:
        return None
    told = any(not (claim.common or claim.denies) for claim in said)
    return None if told else _YES_NO[any(claim.denies for claim in said)]


def _without_length(word: str) -> str:
    """Write "siii" and "nooo" as they are meant."""
    shorter = word.rstrip(word[-1])
    return shorter + word[-1] if len(word) - len(shorter) > 1 and shorter else word


@lru_cache(maxsize=8)
def _phrases(language: Language) -> dict[tuple[str, ...], str]:
    sides = {
        "yes": (*language.says_yes, *language.yes_words),
        "no": (*language.says_no, *language.no_words),
    }
    return {
        tuple(_without_length(token.text) for token in read(text, language=language.code)): side
        for side, texts in sides.items()
        for text in texts
    }
