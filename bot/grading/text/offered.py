"""Answers that a question offers: yes or no, and named options.

Some questions name their possible answers ("Is it ...?", "Which is denser, ice or water?"). A
response that takes another side than the key contradicts it whatever else it shares, and one that
takes two sides has not answered.
"""

from collections.abc import Collection, Sequence
from typing import Final

from bot.grading.text.claims import Claim
from bot.grading.text.denials import DENIALS
from bot.grading.text.lexicon import EMPTY, EVERYDAY, HEDGES

_ASKS_YES_OR_NO: Final = frozenset(
    """is are was were do does did can could will would should has have had may might must
    am""".split()  # noqa: SIM905  # a list of words reads better as text
)

_BARE: Final = EMPTY | DENIALS | {"1", "think", "believe", "one", "difference"}
"""Words of a clause that denies without saying what: "i dont think it should", "there isnt one"."""

_BET: Final = 4
"""Up to so many telling words, an "or" is all that a text says."""


def stance(said: Sequence[Claim]) -> str | None:
    """Give the "yes" or "no" with which a text begins."""
    return next((one.token.text for one in said[:2] if one.token.text in ("yes", "no")), None)


def asks_yes_or_no(asked: Sequence[Claim]) -> bool:
    """Whether a question can be answered by yes or no."""
    first_of_sentence: dict[int, str] = {}
    for claim in asked:
        first_of_sentence.setdefault(claim.token.sentence, claim.token.text)
    return any(word in _ASKS_YES_OR_NO for word in first_of_sentence.values())


def asks_why(asked: Sequence[Claim]) -> bool:
    """Whether a question wants a reason beside its answer."""
    return any(claim.token.text in ("why", "explain", "how", "because") for claim in asked)


def denies_premise(said: Sequence[Claim]) -> bool:
    """Whether a text first denies what the question takes for granted: "it shouldnt", "none"."""
    first = [claim for claim in said if claim.token.clause == said[0].token.clause]
    words = {claim.token.text for claim in first}
    return not words.isdisjoint(DENIALS) and words <= _BARE


def option(said: Sequence[Claim], asked: Collection[str]) -> str | None:
    """Give the option of the question that a text names as its first sentence, if it does.

    "Sammy's. Different materials ..." chooses Sammy; "Sammy has different materials" does not.
    """
    first = [claim for claim in said if claim.token.clause == said[0].token.clause] if said else []
    if not 1 <= len(first) <= 2:
        return None
    last = first[-1]
    named = last.stem in asked and last.token.text not in EVERYDAY - {"a"}
    return last.stem if named else None


def hedges(said: Sequence[Claim], right: Collection[str], asked: Collection[str]) -> bool:
    """Whether a text bets on two answers: "maybe a liquid or a solid", "endothermic or exothermic".

    Only where what stands on the two sides of "or" is not all part of the right answer.
    """
    words = [claim.token.text for claim in said]
    if {"yes", "no"} <= set(words):
        return True
    telling = [claim for claim in said if not claim.common]
    if "or" not in words:
        return len(telling) == len(said) == 2 and _offers_both(telling, right, asked)
    place = words.index("or")
    around = [one for one in said[:place][-3:] if not one.common][-1:]
    around += [one for one in said[place + 1 :] if not one.common][:1]
    if len(around) < 2:
        return False
    offered = all(one.stem in asked for one in around)
    bet = any(word in HEDGES for word in words[:place]) or len(telling) <= _BET
    split = len({one.stem in right for one in around}) == 2
    return offered or (bet and split)


def _offers_both(telling: Sequence[Claim], right: Collection[str], asked: Collection[str]) -> bool:
    """Whether a text names two options of the question of which only one is right."""
    offered = all(claim.stem in asked and not claim.denied for claim in telling)
    return offered and sum(claim.stem in right for claim in telling) == 1
