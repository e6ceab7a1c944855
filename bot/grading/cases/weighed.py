"""What is decided of a response that had to be weighed: two tables, read from the top.

The first row that holds decides, and the last row always holds. A row says what is asked of the
response, the outcome, between what the score then lies, and the reason. With points in the key the
author's wordings decide; likeness alone makes nothing right, but it does not make it wrong either:
it is asked about. With full answers only, likeness decides. What is asked of a response stands in
`said` and `meant`.
"""

from collections.abc import Callable
from typing import Final

from msgspec import Struct

from bot.grading.cases.meant import (
    denies_for_a_wrong_idea,
    holds_a_misconception,
    is_near,
    may_hold_a_misconception,
    may_mean_enough,
    may_only_seem_to_contradict,
    means_enough,
    means_nothing,
    means_some,
    means_something_else,
    says_the_same,
    sounds_wrong,
)
from bot.grading.cases.said import (
    contradicts_the_key,
    denies_first,
    denies_the_question,
    equates_terms,
    gives_another_value,
    has_all_ideas,
    has_an_idea,
    has_other_numbers,
    has_steps_in_another_order,
    has_swapped_terms,
    is_all_but_the_same,
    is_another_form_of_it,
    is_another_name,
    is_contrary,
    is_disowned,
    is_like_a_right_answer,
    is_part_of_the_name,
    may_say_another_thing,
    names_too_much,
    only_denies,
    says_and_denies,
    says_only_the_question,
    turns_the_name_round,
    wants_the_danger,
)
from bot.grading.cases.whole import (
    may_be_the_answer,
    may_mean_the_answer,
    says_a_part_of_the_card,
    turns_the_card_round,
)
from bot.grading.decision import BELOW, DENIED, RIGHT, UNSURE, Decision, Weighed
from bot.grading.verdict import Outcome, Reason

_PART: Final = 0.45
"""Score of a part of the right name: midway between asked about and right."""


class Rule(Struct, frozen=True):
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


def is_anything_else(_: Weighed) -> bool:
    """It is what no row above describes."""
    return True


BY_POINTS: Final = (
    Rule(is_disowned,            Outcome.MISCONCEPTION, DENIED, DENIED, Reason.NEGATION),
    Rule(denies_for_a_wrong_idea, Outcome.MISCONCEPTION, 0.0,   DENIED, Reason.MEANING, names=True),
    Rule(denies_first,           Outcome.UNSURE,        UNSURE, BELOW,  Reason.NEGATION),
    Rule(wants_the_danger,       Outcome.UNSURE,        UNSURE, BELOW,  Reason.OPPOSITE),
    Rule(sounds_wrong,           Outcome.UNSURE,        UNSURE, BELOW,  Reason.MEANING),
    Rule(means_something_else,   Outcome.UNSURE,        UNSURE, BELOW,  Reason.MEANING),
    Rule(has_all_ideas,          Outcome.RIGHT,         RIGHT,  1.0),
    Rule(is_all_but_the_same,    Outcome.RIGHT,         RIGHT,  1.0,    Reason.SAMPLES),
    Rule(holds_a_misconception,  Outcome.MISCONCEPTION, 0.0,    DENIED, Reason.MEANING, names=True),
    Rule(has_swapped_terms,      Outcome.MISCONCEPTION, 0.0,    DENIED, Reason.ROLES),
    Rule(means_enough,           Outcome.RIGHT,         RIGHT,  1.0,    Reason.MEANING),
    Rule(says_the_same,          Outcome.RIGHT,         RIGHT,  1.0,    Reason.MEANING),
    Rule(has_an_idea,            Outcome.PARTLY,        0.0,    BELOW),
    Rule(says_and_denies,        Outcome.UNSURE,        UNSURE, BELOW,  Reason.NEGATION),
    Rule(may_only_seem_to_contradict, Outcome.UNSURE,   UNSURE, BELOW,  Reason.MEANING),
    Rule(contradicts_the_key,    Outcome.WRONG,         0.0,    DENIED),
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
    Rule(names_too_much,         Outcome.PARTLY,        _PART,  _PART,  Reason.LIST),
    Rule(is_disowned,            Outcome.MISCONCEPTION, DENIED, DENIED, Reason.NEGATION),
    Rule(is_another_form_of_it,  Outcome.UNSURE,        UNSURE, BELOW),
    Rule(has_steps_in_another_order, Outcome.UNSURE,    UNSURE, BELOW,  Reason.ORDER),
    Rule(may_say_another_thing,  Outcome.UNSURE,        UNSURE, BELOW,  Reason.LIKENESS),
    Rule(turns_the_name_round,   Outcome.UNSURE,        UNSURE, BELOW,  Reason.ORDER),
    Rule(turns_the_card_round,   Outcome.UNSURE,        UNSURE, BELOW,  Reason.OPPOSITE),
    Rule(says_a_part_of_the_card, Outcome.PARTLY,       0.0,    BELOW),
    Rule(has_other_numbers,      Outcome.UNSURE,        UNSURE, BELOW,  Reason.NUMBER),
    Rule(is_like_a_right_answer, Outcome.RIGHT,         RIGHT,  1.0),
    Rule(may_mean_the_answer,    Outcome.UNSURE,        UNSURE, BELOW,  Reason.MEANING),
    Rule(is_contrary,            Outcome.MISCONCEPTION, 0.0,    BELOW),
    Rule(may_be_the_answer,      Outcome.UNSURE,        UNSURE, BELOW),
    Rule(is_anything_else,       Outcome.WRONG,         0.0,    UNSURE),
)  # fmt: skip  # a table
"""For a key of full answers."""


def weighed_case(one: Weighed) -> Decision:
    """Decide by the first row that holds."""
    rules = BY_POINTS if one.key.ideas else BY_LIKENESS
    rule = next(rule for rule in rules if rule.holds(one))
    score = min(max(one.score, rule.least), rule.most)
    return Decision(rule.outcome, score, rule.because or one.because, _named(rule, one))


def _named(rule: Rule, one: Weighed) -> str | None:
    meant = one.meant() if rule.names else None
    return meant.misconception if meant else None
