"""What needs no weighing: attempts, judged answers, known wrong ideas, and answers bad in form.

`RULES` at the end is the order of a careful marker, and the first rule that speaks decides. What a
person said of this very answer comes before what was only looked up in it: an exact key and a
judged answer stand above a misconception, a misconception above the form.
"""

from collections.abc import Callable, Sequence
from typing import Final

from bot.grading.bets import of_several
from bot.grading.decision import BELOW, UNSURE, Decision, Heard
from bot.grading.exact.exactly import exactly
from bot.grading.exact.judged import Exact
from bot.grading.keys.compiled import Compiled
from bot.grading.keys.key import Key
from bot.grading.match.comparing import puts_another_first
from bot.grading.match.contradiction import contradiction
from bot.grading.match.form import bad_form
from bot.grading.match.phrases import blocks, first_heard
from bot.grading.text.agreeing import agreeing
from bot.grading.text.listing import asks_for_list
from bot.grading.text.no_attempt import gives_up, is_gibberish
from bot.grading.text.offered import asks_why, option, stance, takes_both_sides
from bot.grading.text.spelling import nearly
from bot.grading.text.words import Token
from bot.grading.verdict import Outcome, Reason

_SURE: Final = 1.0
_SURELY_NOT: Final = 0.0
"""Score where no doubt is left: an exact key, a judged answer, a phrase of `not`, no attempt."""
_OTHER_SIDE: Final = 0.05
"""Score of yes for no. All refusals lie far below `UNSURE`; among themselves they only say which is
the surer, and a plain yes or no is surer than a phrase that was found."""
_REFUSED: Final = 0.1
"""Score of what a phrase or the form of an answer rules out."""
_BARE: Final = 0.9
"""Score of the right yes or no alone: right, but one of two could have been guessed."""
_MOSTLY: Final = 0.6
"""Share of copied words from which a response is a copy; the rest is what joins its pieces."""
_REPEATED: Final = 0.5
"""Share of the shorter text's words from which a response says the question again."""


def exact_key(compiled: Compiled, heard: Heard) -> Decision | None:
    """A number, a sign or a letter is the one of the key; only the sole reference can refuse."""
    exact = _of_several(compiled.key, heard.text) or _of_a_reference(compiled.key, heard.text)
    if exact is None:
        return None
    score = _SURE if exact.outcome is Outcome.RIGHT else _SURELY_NOT
    return Decision(exact.outcome, score, exact.because)


def _of_several(key: Key, text: str) -> Exact | None:
    """Judge a text that offers several values, unless the key wants several ideas."""
    phrases = (one for idea in key.ideas for one in (idea.name, *idea.wordings))
    return of_several((*key.references, *phrases), text, key.language) if key.need < 2 else None


def _of_a_reference(key: Key, text: str) -> Exact | None:
    found = (exactly(reference, text, key.language) for reference in key.references)
    alone = len(key.references) == 1
    return next((one for one in found if one and (one.outcome is Outcome.RIGHT or alone)), None)


def judged_right(compiled: Compiled, heard: Heard) -> Decision | None:
    """The same words were judged right before."""
    if compiled.judged.get(heard.statement.stems) == "right":
        return Decision(Outcome.RIGHT, _SURE, Reason.SAMPLES)
    return None


def no_attempt(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says "idk", or holds no word that anybody knows.

    A right answer is always an attempt, and so is a filler of which the key makes something:
    "sorry", where the idea is to say so.
    """
    said = heard.statement.weights.keys()
    if any(said == right.statement.weights.keys() for right in compiled.rights) and not (
        compiled.stance and len(heard.reading.said) > 1  # "no sé" is no "no"
    ):
        return None
    if compiled.stance and agreeing(heard.reading.said):
        return None
    tokens = [claim.token for claim in heard.reading.said]
    if _is_filler_of_the_key(compiled, tokens):
        return None
    if gives_up(heard.text, tokens) or is_gibberish(tokens, compiled.words):
        return Decision(Outcome.NO_ATTEMPT, _SURELY_NOT, Reason.ATTEMPT)
    return None


def copied_out(compiled: Compiled, heard: Heard) -> Decision | None:
    """Most of its words are those of the question or a hint, and none earns an idea."""
    if not compiled.ideas or any(heard.credit.places):
        return None
    if len(heard.copied) >= _MOSTLY * max(len(heard.reading.said), 1):
        return Decision(Outcome.WRONG, _REFUSED, Reason.COPIED)
    return None


def known_misconception(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says a phrase for which a misconception listens, whatever else it says."""
    named = first_heard(compiled.listen_for, heard.reading.found, heard.copied)
    return Decision(Outcome.MISCONCEPTION, _REFUSED, Reason.HEARD, named) if named else None


def judged_not_right(compiled: Compiled, heard: Heard) -> Decision | None:
    """The same words were judged wrong before; one of several ideas keeps its credit."""
    label = compiled.judged.get(heard.statement.stems)
    if label == "wrong" and heard.completes(compiled.key.need):
        return None
    if label == "wrong" and 0 < heard.got < compiled.key.need:
        return Decision(Outcome.PARTLY, BELOW, Reason.SAMPLES)
    return Decision(Outcome(label), _SURELY_NOT, Reason.SAMPLES) if label else None


def blocked_phrase(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says a phrase of `not`."""
    if blocks(compiled.blocks, heard.reading.found):
        return Decision(Outcome.WRONG, _SURELY_NOT, Reason.BLOCKED)
    return None


def other_side(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says yes where every reference says no, or the other way round."""
    theirs = _stance(compiled, heard) if compiled.stance else None
    if theirs and theirs != compiled.stance:
        return Decision(Outcome.MISCONCEPTION, _OTHER_SIDE, Reason(theirs))
    return None


def other_of_two(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says of the other of two things what the key says: "Luke earns more than Ann"."""
    rights = [right.statement for right in compiled.rights[: compiled.references]]
    if puts_another_first(heard.statement, rights, compiled.asked):
        return Decision(Outcome.MISCONCEPTION, _OTHER_SIDE, Reason.ROLES)
    return None


def right_side_alone(compiled: Compiled, heard: Heard) -> Decision | None:
    """It says the right yes or no and nothing else, and no reason was asked for."""
    side = _right_side(compiled, heard)
    if side and not takes_both_sides(heard.reading.said) and _adds_nothing(compiled, heard):
        return Decision(Outcome.RIGHT, _BARE, Reason(side))
    return None


def other_option(compiled: Compiled, heard: Heard) -> Decision | None:
    """It begins with another option of the question than every reference does."""
    said = heard.reading.said
    if not compiled.option or len(said) <= 2 or _right_side(compiled, heard):
        return None
    if option(said, compiled.asked.weights) in (None, compiled.option):
        return None
    return Decision(Outcome.MISCONCEPTION, _REFUSED, Reason.OPTION)


def malformed(compiled: Compiled, heard: Heard) -> Decision | None:
    """It is no answer by its form: a salad, a copy, a bet, a dump or a list of guesses."""
    rights = [right.statement for right in compiled.rights]
    wants_list = asks_for_list(compiled.key.question, compiled.key.language)
    form = bad_form(heard.statement, rights, compiled.asked, wants_list=wants_list)
    if not form:
        return None
    outcome = Outcome.PARTLY if form is Reason.ORDER else Outcome.WRONG
    return Decision(outcome, _REFUSED, form)


def nearly_spelt(compiled: Compiled, heard: Heard) -> Decision | None:
    """It is one word, and a one-word answer can be recognised in it: "que" for queue."""
    said = heard.reading.said
    answers = [right.statement for right in compiled.rights if len(right.statement.weights) == 1]
    wanted = [one.token.text for answer in answers for one in answer.said if not one.common]
    if len(said) != 1 or any(said[0].stem in answer.weights for answer in answers):
        return None
    if any(nearly(word, said[0].token.text, compiled.key.language) for word in wanted):
        return Decision(Outcome.PARTLY, UNSURE, Reason.SPELLING)
    return None


RULES: Final[tuple[Callable[[Compiled, Heard], Decision | None], ...]] = (
    exact_key,
    judged_right,
    no_attempt,
    copied_out,
    known_misconception,
    judged_not_right,
    blocked_phrase,
    other_side,
    other_of_two,
    right_side_alone,
    other_option,
    malformed,
    nearly_spelt,
)
"""From the first to the last; each says in its first line when it speaks."""


def clear_case(compiled: Compiled, heard: Heard) -> Decision | None:
    """Decide by the first rule that speaks; None where a response has to be weighed."""
    spoken = (rule(compiled, heard) for rule in RULES)
    return next((decision for decision in spoken if decision), None)


def _is_filler_of_the_key(compiled: Compiled, tokens: Sequence[Token]) -> bool:
    told = {one.text for one in tokens if one.text not in one.language.empty}
    if not told or not all(one.text in one.language.no_attempt_fillers for one in tokens):
        return False
    wordings = (words for idea in compiled.ideas for words in idea)
    return any(told <= {word.token.text for word in words} for words in wordings)


def _right_side(compiled: Compiled, heard: Heard) -> str | None:
    """Give the yes or no that response and key share, where that is all that was asked for."""
    if not compiled.stance or asks_why(compiled.asked.said):
        return None
    return compiled.stance if _stance(compiled, heard) == compiled.stance else None


def _stance(compiled: Compiled, heard: Heard) -> str | None:
    """Give the yes or no that a response says, or means by repeating or denying the question."""
    said, asked = heard.reading.said, compiled.asked
    given = agreeing(said) or stance(said)
    if given:
        return given
    mine, theirs = asked.denials.keys(), heard.statement.denials.keys()
    if len(mine & theirs) < _REPEATED * min(len(mine), len(theirs)) or not theirs:
        return None
    return "no" if contradiction(asked, heard.statement) else "yes"


def _adds_nothing(compiled: Compiled, heard: Heard) -> bool:
    """Whether a response is a bare yes or no, or the question affirmed or denied."""
    new = heard.statement.weights.keys() - compiled.asked.weights.keys()
    denials = {claim.stem for claim in heard.reading.said if claim.denies}
    return bool(agreeing(heard.reading.said)) or not new - {"yes", "no", *denials}
