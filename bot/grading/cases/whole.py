"""What is asked of a response where the key is a whole answer, as the back of a card may be.

Such a key lists nothing that is wrong, so there is nothing to tell apart by meaning, only nearness.
Of what a learner says in words of their own nearness tells much: on the labelled cards of
`benchmarks/grading` the area for *right* is .87. Of what repeats the words of the key it tells
nothing (.51), because wrong answers repeat them too. Nor is nearness enough to accept: on answers
of school classes (SciEntsBank, Beetle) what words refuse and meaning would accept is wrong two
times in three. So the ear has answers asked about that words would refuse, and makes none right.
"""

from typing import Final

from bot.grading.cases.reuse import says_a_part, turns_round
from bot.grading.decision import RIGHT, UNSURE, Weighed
from bot.grading.match.likeness import repeats

_STATEMENT: Final = 5
"""Words from which a right answer says something, and is more than a name."""

_EQUALS: Final = "="


def says_a_part_of_the_card(one: Weighed) -> bool:
    """It says some of what is on a card, in the card's words, and leaves out a whole clause."""
    if not _would_do_for_a_card(one):
        return False
    asked = one.key.asked.weights.keys()
    return says_a_part(one.nearest_text, one.heard.statement, asked)


def turns_the_card_round(one: Weighed) -> bool:
    """It repeats the words of a card, and says another thing with them."""
    if not _would_do_for_a_card(one) or not _repeats(one):
        return False
    return turns_round(one.nearest_text, one.heard.reading.text, one.key.key.language)


def may_mean_the_answer(one: Weighed) -> bool:
    """It may say in other words what a right answer says."""
    if not _is_statement(one) or _repeats(one):
        return False
    meant = one.meant()
    return meant is not None and meant.right >= meant.asked_from


def may_be_the_answer(one: Weighed) -> bool:
    """It is too like a right answer to be refused."""
    return one.score >= UNSURE


def _would_do_for_a_card(one: Weighed) -> bool:
    return one.key.key.is_card and one.score >= RIGHT and _is_statement(one)


def _is_statement(one: Weighed) -> bool:
    """Whether the right answer is a sentence; of an equation either side may be all of it."""
    if _EQUALS in one.nearest_text:
        return False
    return len(one.nearest.statement.stems) >= _STATEMENT


def _repeats(one: Weighed) -> bool:
    asked = one.key.asked.weights.keys()
    return repeats(one.nearest.statement, one.heard.statement, asked)
