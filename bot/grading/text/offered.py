"""Answers that a question offers: yes or no, and named options.

Some questions name their possible answers ("Is it ...?", "Which is denser, ice or water?"). A
response that takes another side than the key contradicts it whatever else it shares, and one that
takes two sides has not answered.
"""

from collections.abc import Collection, Sequence
from typing import Final

from bot.grading.text.claims import Claim
from bot.grading.text.words import Token

_BET: Final = 4
"""Up to so many telling words, an "or" is all that a text says."""
_BOTH: Final = 3
"""Words of "sí y no"; Spanish words for yes and no are also *if* and *not*."""
_BRIEF: Final = 6
"""Up to so many words, a first clause may do no more than turn a question down."""


def stance(said: Sequence[Claim]) -> str | None:
    """Give the "yes" or "no" with which a text begins."""
    return next((side for place in range(len(said[:2])) if (side := _side(said, place))), None)


def _side(said: Sequence[Claim], place: int) -> str | None:
    """Give "yes" or "no" where a word says it; one with other meanings must stand alone."""
    token = said[place].token
    words = token.language
    if not words.plain_answers and any(
        one.token.clause == token.clause for one in (*said[:place], *said[place + 1 :])
    ):
        return None
    if token.text in words.yes_words:
        return "yes"
    return "no" if token.text in words.no_words else None


def takes_both_sides(said: Sequence[Claim]) -> bool:
    """Whether a text says yes and no; a longer one may have the words with another meaning."""
    words, language = {claim.token.text for claim in said}, said[0].token.language
    joined = not words.isdisjoint(language.adding | language.alternatives)
    plainly = language.plain_answers or (len(said) <= _BOTH and joined)
    return plainly and not any(
        words.isdisjoint(side) for side in (language.yes_words, language.no_words)
    )


def asks_yes_or_no(asked: Sequence[Claim]) -> bool:
    """Whether a question can be answered by yes or no."""
    first_of_sentence: dict[int, Token] = {}
    for claim in asked:
        first_of_sentence.setdefault(claim.token.sentence, claim.token)
    return any(one.text in one.language.asks_yes_or_no for one in first_of_sentence.values())


def asks_why(asked: Sequence[Claim]) -> bool:
    """Whether a question wants a reason beside its answer."""
    words = f" {' '.join(claim.token.text for claim in asked)} "
    phrases = asked[0].token.language.asks_why if asked else ()
    return any(f" {phrase} " in words for phrase in phrases)


def denies_premise(said: Sequence[Claim]) -> bool:
    """Whether a text first denies what the question takes for granted: "it shouldnt", "none"."""
    if _gives_a_reason(said):
        return True
    first = [claim for claim in said if claim.token.clause == said[0].token.clause]
    return any(claim.denies for claim in first) and all(_is_bare(claim) for claim in first)


def waves_away(said: Sequence[Claim], asked: Collection[str]) -> bool:
    """Whether a text begins by turning down its question, and goes on with something else.

    "It isnt better, ...", "no need, ...", "its fine, ...": its first clause says nothing of its
    own, and denies what was `asked` (stems) or dismisses it.
    """
    if _gives_a_reason(said):
        return True
    first = [claim for claim in said if claim.token.clause == said[0].token.clause]
    if all(claim.common for claim in said[len(first) :]) or len(first) > _BRIEF:
        return False
    dismisses = [claim.token.text in claim.token.language.dismissing for claim in first]
    denies = any(claim.denies for claim in first)
    return (denies or any(dismisses)) and all(
        dismissed or _is_bare(claim) or (denies and claim.stem in asked)
        for claim, dismissed in zip(first, dismisses, strict=True)
    )


def _gives_a_reason(said: Sequence[Claim]) -> bool:
    """Whether a text denies in one word, and goes on: "nothing because the staff ..."."""
    return len(said) > 1 and said[0].denies and said[1].token.text in said[1].token.language.links


def _is_bare(claim: Claim) -> bool:
    return claim.common or claim.denies or claim.token.text in claim.token.language.bare


def option(said: Sequence[Claim], asked: Collection[str]) -> str | None:
    """Give the option of the question that a text names as its first sentence, if it does.

    "Sammy's. Different materials ..." chooses Sammy; "Sammy has different materials" does not.
    """
    first = [claim for claim in said if claim.token.clause == said[0].token.clause] if said else []
    if not 1 <= len(first) <= 2:
        return None
    last = first[-1]
    text = last.token.text
    named = last.stem in asked and (text == "a" or text not in last.token.language.everyday_words)
    return last.stem if named else None


def hedges(
    said: Sequence[Claim], right: Collection[str], asked: Collection[str], *, wants_reason: bool
) -> bool:
    """Whether a text bets on two answers: "maybe a liquid or a solid", "endothermic or exothermic".

    Only where what stands on the two sides of "or" is not all part of the right answer. Of two
    reasons both may hold ("it sinks or burns"), and "or not" offers nothing.
    """
    if not said:
        return False
    language, words = said[0].token.language, [claim.token.text for claim in said]
    if takes_both_sides(said):
        return True
    telling = [claim for claim in said if not claim.common]
    place = next((at for at, word in enumerate(words) if word in language.alternatives), None)
    if place is not None and place + 1 < len(said) and said[place + 1].denies:
        return False
    if place is None:
        return len(telling) == len(said) == 2 and _offers_both(telling, right, asked)
    around = [one for one in said[:place][-3:] if not one.common][-1:]
    around += [one for one in said[place + 1 :] if not one.common][:1]
    if len(around) < 2:
        return False
    offered = all(one.stem in asked for one in around)
    short = len(telling) <= _BET and not wants_reason
    bet = short or any(word in language.hedges for word in words[:place])
    split = len({one.stem in right for one in around}) == 2
    return offered or (bet and split)


def _offers_both(telling: Sequence[Claim], right: Collection[str], asked: Collection[str]) -> bool:
    """Whether a text names two options of the question of which only one is right."""
    offered = all(claim.stem in asked and not claim.denied for claim in telling)
    return offered and sum(claim.stem in right for claim in telling) == 1
