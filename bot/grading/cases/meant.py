"""What the meaning of a weighed response tells of it: the other conditions of `weighed`.

Without an ear, or where a response cannot be encoded, none of them holds but `is_near`. An encoder
does not hear everything that words do, so some guards of words stand before what is right.
"""

from typing import Final

from bot.grading.cases.said import (
    contradicts_the_key,
    denies_first,
    denies_the_question,
    equates_terms,
    gives_another_value,
    has_all_ideas,
    is_in_another_order,
    is_vague,
    only_denies,
    only_says_ideas,
    says_and_denies,
    says_more,
    says_mostly_new_words,
    says_only_the_question,
    takes_the_danger_for_the_purpose,
    waves_it_away,
)
from bot.grading.decision import UNSURE, Weighed
from bot.grading.match.contradiction import GUARDS
from bot.grading.meaning.meant import Meant

_HELD: Final = 0.5
"""How probably a misconception is held that is named: more probably than all others and none."""

_SUSPECTED: Final = 0.3
"""How probably one is held that is asked about. Of the 48 answers in `benchmarks/grading` for which
that is asked 25 hold it: to name it would accuse as many as it would help. Half of them would be
refused otherwise. From 0.25 on only every third would hold it."""

_SOME: Final = 0.5
"""How probably it means one idea where more are needed."""

_LIKE_WRONG: Final = 0.65
"""Likeness in meaning from which a response says what a sample says."""

_NEARER: Final = 0.1
"""How much nearer it must be to a wrong sample than to all that is right. Of 753 right answers to
the topics that come with Viva that words accept five are asked about for this, of 11 wrong ones
four."""

_NEARER_AND_NEW: Final = 0.03
"""How much nearer to a right answer to another question, where most words are new to this one. Of
43 right answers that were put to another question of their topic, and that a word or two made
right, it has 22 asked about; of 670 that are right one, and at 0 two more of either."""

_ALIKE: Final = 0.65
"""Likeness in meaning from which, where an author has listed much, a response says the same."""

_APART: Final = 0.35
"""How much further it must be from every wrong sample. Of 900 labelled answers to the topics that
come with Viva none that is wrong is as near, unless words hear it denied or it is a word or two."""

_SAYS: Final = 4
"""Telling words beyond the question's from which a response says something of its own, where much
is listed: "eat the cake" is near to much that is said of a cake."""

_SAYS_JUDGED: Final = 3
"""The same where many answers have been judged. Of the answers to the topics that come with Viva
that mean enough three of three with three words are right, and one of twelve with two."""

_ABOUT: Final = 0.25
"""Likeness in meaning to the nearest right text below which a response is about something else: 5
of 499 right answers in `benchmarks/grading` that meaning would accept, and every third of those to
other questions ("i had pizza for lunch")."""

_FAR: Final = 0.2
"""Likeness from which, with a plain key, it is asked about if it would be right but for being so
far off: its images are its own ("yummier" for "it gives flavour"). So are six in
`benchmarks/grading`, all of them right, and 25 of 1,024 answers to other questions; between 0.15
and here lie two and 19."""

_ELSEWHERE: Final = 0.1
"""How much nearer it may lie to a right answer to another question than to any to this one."""

_FAR_ELSEWHERE: Final = 0.15
"""How much nearer, from which it is not asked about either: of the 274 lay 87 so far off, of 21
right answers that meaning accepts none."""


def denies_for_a_wrong_idea(one: Weighed) -> bool:
    """It begins by turning the question down, and goes on to say what is a misconception."""
    return (denies_first(one) or waves_it_away(one)) and holds_a_misconception(one)


def sounds_wrong(one: Weighed) -> bool:
    """Few of its words earn the one idea that is needed, and all of it is like a wrong sample.

    Or like a right answer to another question, the surer where most of its words are new to this.
    """
    if not has_all_ideas(one) or one.key.key.need > 1 or not says_more(one):
        return False
    is_new = says_mostly_new_words(one)
    denies = any(claim.denies for claim in one.heard.reading.said)
    if denies and not is_new:
        return False
    meant = one.meant()
    if meant is None:
        return False
    if is_new and _answers_another(one, _NEARER_AND_NEW):
        return True
    is_like_wrong = meant.near_wrong >= max(_LIKE_WRONG, meant.near + _NEARER)
    return not denies and (is_like_wrong or _answers_another(one, _NEARER))


def means_something_else(one: Weighed) -> bool:
    """It has the words of the one idea that a plain key needs, and does not mean what they mean.

    "You want the blood to go down the throat", "it can tip over if the forks are kept low". What
    gives a number is left to words. In `benchmarks/grading` ten wrong answers to plain keys have
    the words of the one idea, and nine right ones: four wrong ones are asked about for this, and 4
    of 682 that say a wording as it stands, with "because" or the like.
    """
    if not has_all_ideas(one) or one.key.key.need > 1 or not has_plain_key(one):
        return False
    if only_says_ideas(one) or any(claim.token.number for claim in one.heard.reading.said):
        return False
    meant = one.meant()
    if meant is None:
        return False
    return meant.near < meant.believed_from and meant.right < meant.asked_from


def holds_a_misconception(one: Weighed) -> bool:
    """What it means is a misconception, rather than the right answer."""
    return named(one.meant()) is not None


def may_hold_a_misconception(one: Weighed) -> bool:
    """What it means is near to a misconception, and no nearer to what is right."""
    meant = one.meant()
    return meant is not None and meant.held >= max(_SUSPECTED, meant.some)


def means_enough(one: Weighed) -> bool:
    """What it means is right, in other words than those of the key, and no guard speaks."""
    meant = one.meant()
    if meant is None or _right(one) < meant.right_from:
        return False
    if any(guard(one) for guard in _AGAINST_MEANING):
        return False
    if only_denies(one) and _right(one) < meant.surely_from:
        return False
    return has_plain_key(one) or (says_something(one) and not _answers_another(one, _ELSEWHERE))


def _answers_another(one: Weighed, by: float) -> bool:
    """It is nearer to what is right to say to another question, by so much."""
    meant = one.meant()
    return meant is not None and meant.elsewhere > meant.near + by


def says_the_same(one: Weighed) -> bool:
    """Its key has listed much, and it means what one of those texts means, far from all wrong ones.

    The evidence does not see that, because it takes what is nearest of all for suspicious.
    """
    if has_plain_key(one) or one.key.key.need > 1 or one.because in GUARDS:
        return False
    if not says_something(one) or only_denies(one) or any(guard(one) for guard in _AGAINST_MEANING):
        return False
    meant = one.meant()
    return meant is not None and meant.near >= max(_ALIKE, meant.near_wrong + _APART)


def says_something(one: Weighed) -> bool:
    """It has some telling words that the question does not have."""
    asked = one.key.asked.weights
    new = {claim.stem for claim in one.heard.reading.said if not claim.common} - asked.keys()
    return len(new) >= (_SAYS_JUDGED if one.key.key.is_much_judged else _SAYS)


def may_mean_enough(one: Weighed) -> bool:
    """What it means may be right, or would be if it were not far from all that the key says."""
    meant = one.meant()
    if meant is None:
        return False
    is_far = has_plain_key(one) and _FAR <= meant.near < _ABOUT
    return _right(one) >= meant.asked_from or (is_far and meant.right >= meant.right_from)


def _right(one: Weighed) -> float:
    """Say how probably what it means is right; 0 where that is something else altogether."""
    meant = one.meant()
    if meant is None or meant.near < _ABOUT:
        return 0.0
    if not has_plain_key(one) and _answers_another(one, _FAR_ELSEWHERE):
        return 0.0
    return meant.right


def may_only_seem_to_contradict(one: Weighed) -> bool:
    """Words hear the key turned round in it, but what it means may be right, and no guard speaks.

    "The body doesnt bother to keep it" for "it loses mass": five in six of such are right.
    """
    if not contradicts_the_key(one) or only_denies(one):
        return False
    return may_mean_enough(one) and not any(guard(one) for guard in _AGAINST_MEANING)


def means_nothing(one: Weighed) -> bool:
    """It is vague, and there is an ear, to which something is always near."""
    return is_vague(one) and one.meant() is not None


def means_some(one: Weighed) -> bool:
    """It means some idea of a plain key where more are needed."""
    if one.key.key.need < 2 or not has_plain_key(one):
        return False
    meant = one.meant()
    return meant is not None and meant.some >= _SOME


def has_plain_key(one: Weighed) -> bool:
    """Its key says each idea in a few wordings, and little has been judged."""
    return one.key.key.is_plain


def is_near(one: Weighed) -> bool:
    """It is too near to be refused, as far as words can tell."""
    return one.score >= UNSURE and one.meant() is None


_AGAINST_MEANING: Final = (
    says_and_denies,
    equates_terms,
    gives_another_value,
    is_in_another_order,
    denies_the_question,
    says_only_the_question,
    takes_the_danger_for_the_purpose,
    is_vague,
)
"""What an encoder does not hear, and words do: these guards stand before it."""


def named(meant: Meant | None) -> str | None:
    """Give the misconception that a response holds, whatever words have refused it for."""
    return meant.misconception if meant and meant.held >= max(_HELD, meant.right / 2) else None
