"""What the words of a weighed response tell of it: conditions of `weighed`.

Each is a sentence that may hold of a response; none says what follows from it.
"""

import re
from collections.abc import Callable, Sequence
from functools import partial
from itertools import zip_longest
from typing import Final

from bot.grading.decision import RIGHT, UNSURE, Weighed
from bot.grading.formulas.judged import ARROW
from bot.grading.match.contradiction import GUARDS
from bot.grading.match.likeness import likeness
from bot.grading.match.names import (
    is_another_form,
    is_another_verb,
    is_other_name,
    is_part_of_name,
    is_turned_name,
    names_one_more,
)
from bot.grading.match.phrases import find_first, is_out_of_order
from bot.grading.match.shortened import leaves_out_the_kind
from bot.grading.match.terms import equates
from bot.grading.match.wording import phrase
from bot.grading.text.claims import Claim
from bot.grading.text.offered import asks_yes_or_no, denies_premise, waves_away
from bot.grading.text.polarity import gives_a_purpose

_SAME: Final = 0.9
"""Likeness from which a response is the same as a right answer, give or take a word."""

_ENDS: Final = re.compile(r"(?<![\s.][A-Za-z])(?<!\d)(?<![IVXL]{2})(?<![IVXL]{3})[.!]\s*$")
"""The end of a sentence; a dot behind a number or a letter, as in "Henry II.", is none."""

_CONTRADICTS: Final = UNSURE / 2
"""Score from which a contradiction is about the key at all; below, the texts hardly meet, and a
denial in one of them says nothing of the other."""


def has_all_ideas(one: Weighed) -> bool:
    """It has as many of the author's ideas as are needed, and no sample speaks against it."""
    return one.score >= RIGHT and one.heard.got >= one.key.key.need


def says_more(one: Weighed) -> bool:
    """Of its telling words most are others than those that earn an idea."""
    telling, earning = _telling(one)
    return len(telling) > 2 * len(earning)


def only_says_ideas(one: Weighed) -> bool:
    """All its telling words earn an idea."""
    telling, earning = _telling(one)
    return telling == earning


def says_mostly_new_words(one: Weighed) -> bool:
    """Most of its telling words earn nothing, and neither question nor key knows them."""
    telling, earning = _telling(one)
    said = one.heard.reading.found
    asked = one.key.asked.weights.keys()
    known = asked | {word for right in one.key.rights for word in right.statement.weights}
    listed = (word for wordings in one.key.ideas for words in wordings for word in words)
    found = {place for word in listed if word.telling for place in said.places(word)}
    new = {place for place in telling - found if said.claims[place].stem not in known}
    return 2 * len(new - earning) > len(telling)


def denies_first(one: Weighed) -> bool:
    """It has what is needed, but begins by denying what the question takes for granted.

    "Nothing, managers think of new ideas." Not where the key, or the question, denies it too.
    """
    return has_all_ideas(one) and _turns_down(one, denies_premise)


def wants_the_danger(one: Weighed) -> bool:
    """It has what is needed, and wants it, where the question is about avoiding it.

    "Why must witnesses not meet?" "So that they agree on a story."
    """
    return has_all_ideas(one) and takes_the_danger_for_the_purpose(one)


def takes_the_danger_for_the_purpose(one: Weighed) -> bool:
    """It says what something is for, where all that is right says what a denial is against."""
    key, said = one.key.key, one.heard.reading.said
    if not _asks_what_to_avoid(one.key.asked.said):
        return False
    if any(claim.denies for claim in said) or not gives_a_purpose(one.heard.text, key.language):
        return False
    rights = (*key.said(), *(text for idea in key.ideas for text in idea.wordings))
    return not any(gives_a_purpose(text, key.language) for text in rights)


def _asks_what_to_avoid(asked: Sequence[Claim]) -> bool:
    """Whether a question denies something; "why not just look here?" asks what else there is."""
    return any(
        claim.denies and (after is None or after.token.text not in after.token.language.extent)
        for claim, after in zip_longest(asked, asked[1:])
    )


def waves_it_away(one: Weighed) -> bool:
    """It has what is needed, but begins by calling the question needless: "no reason to, ..."."""
    return has_all_ideas(one) and _turns_down(one, partial(waves_away, asked=()))


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
    """It has one of the author's ideas."""
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


def has_steps_in_another_order(one: Weighed) -> bool:
    """It does not say all the steps of a card, `a -> b -> c`, one after the other."""
    if one.score < RIGHT or not ARROW.search(one.nearest_text):
        return False
    said = one.heard.reading.said
    small = said[0].token.language
    if any(claim.token.text in small.links - small.purpose for claim in said):
        return False  # "b because of a"
    steps = phrase(ARROW.sub(" -> ", one.nearest_text), one.key.key.language)
    return find_first([steps], one.heard.reading.found) is None


def may_say_another_thing(one: Weighed) -> bool:
    """It is a short sentence with another word in the place of one: "les prix baissent"."""
    response = one.heard.statement
    if one.score < RIGHT or not _is_sentence(one) or not is_other_name(response, one.nearest):
        return False
    lacking = {word[0] for word in one.nearest.fresh - response.words}
    others = response.weights.keys() - one.nearest.statement.weights.keys()
    return not all(word[0] in lacking for word in others)  # it may be a form: "perderá"


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
    """It is a name that only shares a word with the right one: "whale shark", "turn off"."""
    if one.score < RIGHT or _is_sentence(one):
        return False
    response = one.heard.statement
    return is_other_name(response, one.nearest) or is_another_verb(response, one.nearest)


def names_too_much(one: Weighed) -> bool:
    """It lists what the right answer lists, and something else."""
    asked = one.key.asked.weights
    return one.score >= RIGHT and names_one_more(one.heard.statement, one.nearest, asked)


def has_other_numbers(one: Weighed) -> bool:
    """It has numbers that are not those of the right answer, or has them in another order."""
    texts = (one.heard.statement, one.nearest.statement)
    given, wanted = (
        [claim.stem for claim in text.said if claim.token.number is not None] for text in texts
    )
    if one.score < RIGHT or not (given and wanted) or _runs_in(wanted, given):
        return False
    free = not texts[1].language.alternatives.isdisjoint(texts[1].stems)  # "3 or 4"
    return not (_runs_in(given, wanted) or (free and sorted(given) == sorted(wanted)))


def _runs_in(some: Sequence[str], whole: Sequence[str]) -> bool:
    """Whether some words stand in a row among others."""
    return any(whole[at : at + len(some)] == some for at in range(len(whole)))


def is_part_of_the_name(one: Weighed) -> bool:
    """It is one word of a name of two or three: "balance" for "balance sheet"."""
    names = one.score >= RIGHT and not _is_sentence(one)
    said = one.heard.statement
    lacks = names and is_part_of_name(said, one.nearest)
    return lacks and not leaves_out_the_kind(one.nearest_text, said)


def is_another_form_of_it(one: Weighed) -> bool:
    """It is one word with the stem of the right one, but no form of it: "important"."""
    return one.score >= RIGHT and is_another_form(one.heard.statement, one.nearest)


def turns_the_name_round(one: Weighed) -> bool:
    """It has the two words of a name the other way round: "potato couch"."""
    return one.score >= RIGHT and is_turned_name(one.heard.statement, one.nearest)


def is_contrary(one: Weighed) -> bool:
    """It is at least as probably a contradiction of the key as it is merely wrong."""
    return one.contrary


def _is_sentence(one: Weighed) -> bool:
    """Whether its author wrote the nearest right answer as a sentence, with a full stop."""
    return bool(_ENDS.search(one.nearest_text))


def _telling(one: Weighed) -> tuple[set[int], set[int]]:
    """Give the places of its telling words, and of those among them that earn an idea."""
    said = one.heard.reading.said
    telling = {place for place, claim in enumerate(said) if not claim.common}
    earned = {place for places in one.heard.credit.places for place in places or ()}
    return telling, telling & earned


def _turns_down(one: Weighed, begins: Callable[[Sequence[Claim]], bool]) -> bool:
    """Whether it `begins` by turning the question down, as neither key nor question does."""
    said, asked = one.heard.reading.said, one.key.asked.said
    if not begins(said):
        return False
    earned = [said[place] for places in one.heard.credit.places for place in places or ()]
    rights = [right.statement.said for right in one.key.rights]
    return not (
        any(claim.denied or claim.denies for claim in earned)
        or any(claim.denies for claim in asked)
        or asks_yes_or_no(asked)
        or any(denies_premise(right) for right in rights)
    )
