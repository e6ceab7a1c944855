"""What is decided of a response that had to be weighed: two tables, read from the top.

The first row that holds decides, and the last row always holds. A row says what is asked of the
response, the outcome, between what the score then lies, and the reason. With points in the key the
author's wordings decide; likeness alone makes nothing right, but it does not make it wrong either:
it is asked about. With full answers only, likeness decides.
"""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from bot.grading.decision import BELOW, DENIED, RIGHT, UNSURE, Decision, Weighed
from bot.grading.match.contradiction import GUARDS
from bot.grading.match.form import is_another_form, is_other_name, is_part_of_name
from bot.grading.match.likeness import likeness
from bot.grading.match.phrases import is_out_of_order
from bot.grading.match.terms import equates
from bot.grading.meaning.meant import Meant
from bot.grading.text.offered import asks_yes_or_no, denies_premise
from bot.grading.verdict import Outcome, Reason

_SAME: Final = 0.9
"""Likeness from which a response is the same as a right answer, give or take a word."""
_CONTRADICTS: Final = UNSURE / 2
"""Score from which a contradiction is about the key at all; below, the texts hardly meet, and a
denial in one of them says nothing of the other."""
MEANT: Final = 0.5
"""How probably a response means enough to be right: more probably than not. Of the answers of
`benchmarks/grading`, with weights from other questions, five in six that are accepted are right.
Up to 0.54 each wrong one that is not accepted costs nearly two that are right."""
_ASKED: Final = 0.42
"""How probably it may be right, so that it is asked about: asking costs little, refusing much."""
_HELD: Final = 0.5
"""How probably a misconception is held that is named: more probably than all others and none."""
_SUSPECTED: Final = 0.4
"""How probably one is held that is asked about. Of those at 0.4 to 0.5 in `benchmarks/grading` half
held it; to name them all accused 25 answers wrongly in place of 14."""
_SOME: Final = 0.5
"""How probably it means one idea where more are needed."""
_LIKE_WRONG: Final = 0.8
"""Likeness in meaning from which a response says what a sample says."""
_NEARER: Final = 0.1
"""How much nearer it must be to a wrong sample than to all that is right. Of the 591 labelled right
answers to the topics that come with Viva none is asked about for this."""
PLAIN: Final = 12
"""Wordings of an idea up to which a key is plain. Nearness to the nearest of sixty means less: an
answer to such a key has to say something of its own (`_SAYS`), and about the matter
(`_ABOUT_MUCH`), before meaning may call it right."""
_ALIKE: Final = 0.65
"""Likeness in meaning from which, where an author has listed much, a response says the same."""
_APART: Final = 0.35
"""How much further it must be from every wrong sample. Of 900 labelled answers to the topics that
come with Viva none that is wrong is as near, unless words hear it denied or it is a word or two."""
_SAYS: Final = 4
"""Telling words beyond the question's from which a response says something of its own: "eat the
cake" is near to much that is said of a cake. Of 1,244 labelled answers to the topics that come with
Viva meaning accepts 22 right ones and 2 wrong ones from 4 on, and one wrong one more from 3."""
_ABOUT: Final = 0.25
"""Likeness in meaning to the nearest right text below which a response is about something else: 5
of 504 right answers in `benchmarks/grading` that meaning would accept, and every third of those to
other questions ("i had pizza for lunch")."""
_ABOUT_MUCH: Final = 0.33
"""The same for a key that has listed much: something in it is nearer to anything."""
_PART: Final = 0.45
"""Score of a part of the right name: midway between asked about and right."""


@dataclass(frozen=True, slots=True)
class Rule:
    """One row: where `holds`, a response has this outcome."""

    holds: Callable[[Weighed], bool]
    outcome: Outcome
    least: float
    most: float
    """The score that was weighed is moved into `least` to `most`, so that it fits the outcome."""
    because: Reason | None = None
    """None leaves the reason that the weighing gave."""
    names: bool = False
    """Whether the misconception that is nearest in meaning is the one."""


def has_all_ideas(one: Weighed) -> bool:
    """It has as many of the author's ideas as are needed, and no sample speaks against it."""
    return one.score >= RIGHT and one.heard.got >= one.key.key.need


def denies_first(one: Weighed) -> bool:
    """It has what is needed, but begins by denying what the question takes for granted.

    "Nothing, managers think of new ideas." Not where the key, or the question, denies it too.
    """
    said, asked = one.heard.reading.said, one.key.asked.said
    if not has_all_ideas(one) or not denies_premise(said):
        return False
    earned = [said[place] for places in one.heard.credit.places for place in places or ()]
    rights = [right.statement.said for right in one.key.rights]
    return not (
        any(claim.denied or claim.denies for claim in earned)
        or any(claim.denies for claim in asked)
        or asks_yes_or_no(asked)
        or any(denies_premise(right) for right in rights)
    )


def denies_for_a_wrong_idea(one: Weighed) -> bool:
    """It begins by denying the question, and goes on to say what is a misconception."""
    return denies_first(one) and holds_a_misconception(one)


def sounds_wrong(one: Weighed) -> bool:
    """Few of its words earn the one idea that is needed, and all of it is like a wrong sample."""
    if not has_all_ideas(one) or one.key.key.need > 1 or not one.key.key.samples.wrong:
        return False
    said = one.heard.reading.said
    earned = {place for places in one.heard.credit.places for place in places or ()}
    telling = {place for place, claim in enumerate(said) if not claim.common}
    if len(telling - earned) <= len(telling & earned) or any(claim.denies for claim in said):
        return False
    meant = one.meant()
    return meant is not None and meant.near_wrong >= max(_LIKE_WRONG, meant.near + _NEARER)


def is_all_but_the_same(one: Weighed) -> bool:
    """It says what a right answer says, in other wordings than the author's, and is not turned."""
    if one.heard.credit.denied or one.because in GUARDS:
        return False
    return likeness(one.nearest, one.heard.statement) >= _SAME


def is_like_a_right_answer(one: Weighed) -> bool:
    """It is more probably right than anything else."""
    return one.score >= RIGHT


def is_disowned(one: Weighed) -> bool:
    """It would be right, but ends in what its writer disowns: "it is not true that ..."."""
    if not any(claim.disowned for claim in one.heard.reading.said[-1:]):
        return False
    if one.key.ideas:
        return has_all_ideas(one) or is_all_but_the_same(one)
    return is_like_a_right_answer(one)


def has_swapped_terms(one: Weighed) -> bool:
    """It says an idea of the other of two terms: "a forecast sets the limit"."""
    return bool(one.heard.credit.swapped)


def has_an_idea(one: Weighed) -> bool:
    """It has one of the author's ideas, which beats every guard below."""
    return one.heard.got > 0


def says_and_denies(one: Weighed) -> bool:
    """It says an idea and denies it of the same thing, so nobody knows what is meant."""
    return bool(one.heard.credit.contested)


def contradicts_the_key(one: Weighed) -> bool:
    """It speaks of what the key speaks of, and turns it round."""
    return one.because in GUARDS and one.score >= _CONTRADICTS


def only_denies(one: Weighed) -> bool:
    """An idea's own wording stands there only to be denied."""
    return bool(one.heard.credit.denied)


def equates_terms(one: Weighed) -> bool:
    """It says that one of two terms is the other: "a budget is just a forecast"."""
    return equates(one.key.terms, one.heard.reading.found)


def gives_another_value(one: Weighed) -> bool:
    """It gives another date, amount or formula than the one that an idea is."""
    return one.heard.another is not None


def is_in_another_order(one: Weighed) -> bool:
    """It says the steps of an idea in another order than the key's `->`."""
    return any(is_out_of_order(some, one.heard.reading.found) for some in one.key.ideas)


def denies_the_question(one: Weighed) -> bool:
    """It begins by denying what the question takes for granted: "there isnt one"."""
    return denies_premise(one.heard.reading.said)


def says_only_the_question(one: Weighed) -> bool:
    """None of its words is new."""
    return one.heard.statement.weights.keys() <= one.key.asked.weights.keys()


def is_vague(one: Weighed) -> bool:
    """Beyond the question it only praises, blames or waves away: "not sure, its just bad"."""
    said = one.heard.reading.said
    vague = said[0].token.language.vague if said else frozenset()
    new = [claim for claim in said if not claim.common and claim.stem not in one.key.asked.weights]
    return all(claim.token.text in vague or claim.denies for claim in new)


def is_another_name(one: Weighed) -> bool:
    """It is a name that only shares a word with the right one: "whale shark"."""
    names = one.score >= RIGHT and not one.nearest_is_sentence
    return names and is_other_name(one.heard.statement, one.nearest)


def is_part_of_the_name(one: Weighed) -> bool:
    """It is one word of a name of two or three: "balance" for "balance sheet"."""
    names = one.score >= RIGHT and not one.nearest_is_sentence
    return names and is_part_of_name(one.heard.statement, one.nearest)


def is_another_form_of_it(one: Weighed) -> bool:
    """It is one word with the stem of the right one, but no form of it: "important"."""
    return one.score >= RIGHT and is_another_form(one.heard.statement, one.nearest)


def is_contrary(one: Weighed) -> bool:
    """It is at least as probably a contradiction of the key as it is merely wrong."""
    return one.contrary


def holds_a_misconception(one: Weighed) -> bool:
    """What it means is a misconception, rather than the right answer."""
    return named(one.meant()) is not None


def may_hold_a_misconception(one: Weighed) -> bool:
    """What it means is near to a misconception, and no nearer to what is right."""
    meant = one.meant()
    return meant is not None and meant.held >= max(_SUSPECTED, meant.some)


def means_enough(one: Weighed) -> bool:
    """What it means is right, in other words than those of the key, and no guard speaks."""
    if any(guard(one) for guard in _AGAINST_MEANING):
        return False
    return _right(one) >= MEANT and (has_plain_key(one) or says_something(one))


def says_the_same(one: Weighed) -> bool:
    """Its key has listed much, and it means what one of those texts means, far from all wrong ones.

    The evidence does not see that, because it takes what is nearest of all for suspicious.
    """
    if has_plain_key(one) or one.key.key.need > 1 or one.because in GUARDS:
        return False
    if not says_something(one) or any(guard(one) for guard in _AGAINST_MEANING):
        return False
    meant = one.meant()
    return meant is not None and meant.near >= max(_ALIKE, meant.near_wrong + _APART)


def says_something(one: Weighed) -> bool:
    """It has some telling words that the question does not have."""
    asked = one.key.asked.weights
    new = {claim.stem for claim in one.heard.reading.said if not claim.common} - asked.keys()
    return len(new) >= _SAYS


def may_mean_enough(one: Weighed) -> bool:
    """What it means may be right."""
    return _right(one) >= _ASKED


def _right(one: Weighed) -> float:
    """Say how probably what it means is right; 0 where that is something else altogether."""
    meant = one.meant()
    if meant is None or meant.near < (_ABOUT if has_plain_key(one) else _ABOUT_MUCH):
        return 0.0
    return meant.right


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
    """Its key says each idea in a few wordings."""
    return all(len(idea.wordings) <= PLAIN for idea in one.key.key.ideas)


def is_near(one: Weighed) -> bool:
    """It is too near to be refused, as far as words can tell."""
    return one.score >= UNSURE and one.meant() is None


def is_anything_else(_: Weighed) -> bool:
    """It is what no row above describes."""
    return True


_AGAINST_MEANING: Final = (
    says_and_denies,
    only_denies,
    equates_terms,
    gives_another_value,
    is_in_another_order,
    denies_the_question,
    says_only_the_question,
    is_vague,
)
"""What an encoder does not hear, and words do: these guards stand before it."""

BY_POINTS: Final = (
    Rule(is_disowned,            Outcome.MISCONCEPTION, DENIED, DENIED, Reason.NEGATION),
    Rule(denies_for_a_wrong_idea, Outcome.MISCONCEPTION, 0.0,   DENIED, Reason.MEANING, names=True),
    Rule(denies_first,           Outcome.UNSURE,        UNSURE, BELOW,  Reason.NEGATION),
    Rule(sounds_wrong,           Outcome.UNSURE,        UNSURE, BELOW,  Reason.MEANING),
    Rule(has_all_ideas,          Outcome.RIGHT,         RIGHT,  1.0),
    Rule(is_all_but_the_same,    Outcome.RIGHT,         RIGHT,  1.0,    Reason.SAMPLES),
    Rule(has_swapped_terms,      Outcome.MISCONCEPTION, 0.0,    DENIED, Reason.ROLES),
    Rule(holds_a_misconception,  Outcome.MISCONCEPTION, 0.0,    DENIED, Reason.MEANING, names=True),
    Rule(means_enough,           Outcome.RIGHT,         RIGHT,  1.0,    Reason.MEANING),
    Rule(says_the_same,          Outcome.RIGHT,         RIGHT,  1.0,    Reason.MEANING),
    Rule(has_an_idea,            Outcome.PARTLY,        0.0,    BELOW),
    Rule(says_and_denies,        Outcome.UNSURE,        UNSURE, BELOW,  Reason.NEGATION),
    Rule(contradicts_the_key,    Outcome.MISCONCEPTION, 0.0,    BELOW),
    Rule(only_denies,            Outcome.WRONG,         0.0,    DENIED, Reason.NEGATION),
    Rule(equates_terms,          Outcome.MISCONCEPTION, 0.0,    DENIED, Reason.ROLES),
    Rule(gives_another_value,    Outcome.WRONG,         0.0,    DENIED),
    Rule(denies_the_question,    Outcome.WRONG,         0.0,    DENIED, Reason.NEGATION),
    Rule(says_only_the_question, Outcome.WRONG,         0.0,    DENIED, Reason.COPIED),
    Rule(means_nothing,          Outcome.WRONG,         0.0,    DENIED),
    Rule(may_mean_enough,        Outcome.UNSURE,        UNSURE, BELOW,  Reason.MEANING),
    Rule(may_hold_a_misconception, Outcome.UNSURE,      UNSURE, BELOW,  Reason.MEANING, names=True),
    Rule(means_some,             Outcome.PARTLY,        0.0,    BELOW,  Reason.MEANING),
    Rule(is_near,                Outcome.UNSURE,        UNSURE, BELOW),
    Rule(is_anything_else,       Outcome.WRONG,         0.0,    UNSURE),
)  # fmt: skip  # a table
"""For a key with points."""

BY_LIKENESS: Final = (
    Rule(is_another_name,        Outcome.WRONG,         DENIED, DENIED, Reason.NAME),
    Rule(is_part_of_the_name,    Outcome.PARTLY,        _PART,  _PART,  Reason.NAME),
    Rule(is_disowned,            Outcome.MISCONCEPTION, DENIED, DENIED, Reason.NEGATION),
    Rule(is_another_form_of_it,  Outcome.UNSURE,        UNSURE, BELOW),
    Rule(is_like_a_right_answer, Outcome.RIGHT,         RIGHT,  1.0),
    Rule(is_contrary,            Outcome.MISCONCEPTION, 0.0,    RIGHT),
    Rule(is_near,                Outcome.UNSURE,        UNSURE, RIGHT),
    Rule(is_anything_else,       Outcome.WRONG,         0.0,    UNSURE),
)  # fmt: skip  # a table
"""For a key of full answers."""


def named(meant: Meant | None) -> str | None:
    """Give the misconception that a response holds, whatever words have refused it for."""
    return meant.misconception if meant and meant.held >= max(_HELD, meant.right / 2) else None


def weighed_case(one: Weighed) -> Decision:
    """Decide by the first row that holds."""
    rules = BY_POINTS if one.key.ideas else BY_LIKENESS
    rule = next(rule for rule in rules if rule.holds(one))
    score = min(max(one.score, rule.least), rule.most)
    return Decision(rule.outcome, score, rule.because or one.because, _named(rule, one))


def _named(rule: Rule, one: Weighed) -> str | None:
    meant = one.meant() if rule.names else None
    return meant.misconception if meant else None
