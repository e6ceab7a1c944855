"""Two words the other way round, in languages where a verb stands on either side of its noun.

"Kühlt den Körper" is "um den Körper zu kühlen", and "aumenta la demanda" is "la demanda aumenta",
as long as the clause ends there: "der Körper kühlt das Blut" changes sides. It holds of nothing
that says how much there is of something: "más lluvia" is not "lluvia más fina".
"""

from collections.abc import Iterator, Sequence
from typing import Final

from bot.grading.match.said import Said
from bot.grading.match.wording import SLACK, Word

PAIR: Final = 2
"""Telling words of a phrase that may be turned round."""


def turned(pair: Sequence[Word], said: Said) -> Iterator[tuple[int, ...]]:
    """Give the places of the second word and of the first behind it, meant or denied."""
    first, second = pair
    if not _may_turn(first, second):
        return
    for last in said.places(first):
        if not _ends_clause(last, said):
            continue
        for here in said.places(second):
            if here < last and said.near(here, last, SLACK):
                yield (here, last)


def _may_turn(first: Word, second: Word) -> bool:
    language = first.token.language
    is_plain = second.gap == SLACK and not (first.denied or second.denied)
    measures = {first.token.text, second.token.text} & language.measuring
    return language.verb_either_side and is_plain and not measures


def _ends_clause(place: int, said: Said) -> bool:
    """Whether nothing tells behind a word in its clause: "damit der Kopf geschützt ist"."""
    clause = said.claims[place].token.clause
    for claim in said.claims[place + 1 :]:
        if claim.token.clause != clause or claim.token.text in claim.token.language.bounds:
            return True
        if claim.denies or not claim.common:
            return False
    return True
