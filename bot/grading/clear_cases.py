"""What needs no weighing: attempts, judged answers, known wrong ideas, and answers bad in form.

The order is that of a careful marker, and the first that speaks decides: an exact key, an answer
that was judged right before, no attempt, a misconception by name, an answer judged wrong, a blocked
phrase, the other side of a yes-or-no question, and last the form of the answer.
"""

from typing import Final

from bot.grading.decision import Decision, Heard
from bot.grading.exact import exactly, nearly
from bot.grading.keys.compiled import Compiled
from bot.grading.match.contradiction import contradiction
from bot.grading.match.form import bad_form
from bot.grading.match.phrases import blocks, first_heard
from bot.grading.text.listing import asks_for_list
from bot.grading.text.no_attempt import gives_up, is_gibberish
from bot.grading.text.offered import asks_why, asks_yes_or_no, option, stance
from bot.grading.verdict import Outcome, Reason

_PARTLY: Final = 0.49
"""Score of an answer that is not right but has one of several ideas: just below even."""
_MOSTLY: Final = 0.6
"""Share of copied words from which a response is a copy; the rest is what joins its pieces."""
_LABELLED: Final = {"misconception": Outcome.MISCONCEPTION, "wrong": Outcome.WRONG}


def settled(compiled: Compiled, heard: Heard) -> Decision | None:
    """Decide what needs no weighing."""
    for reference in compiled.key.references:
        exact = exactly(reference, heard.text)
        if exact and (exact.outcome is Outcome.RIGHT or len(compiled.key.references) == 1):
            return Decision(
                exact.outcome, float(exact.outcome is Outcome.RIGHT), Reason(exact.because)
            )
    label = compiled.judged.get(heard.statement.stems)
    if label == "right":
        return Decision(Outcome.RIGHT, 1.0, Reason.SAMPLES)
    if _is_no_attempt(compiled, heard):
        return Decision(Outcome.NO_ATTEMPT, 0.0, Reason.ATTEMPT)
    if _is_copy(compiled, heard):
        return Decision(Outcome.WRONG, 0.1, Reason.COPIED)
    named = first_heard(compiled.listen_for, heard.reading.found, heard.copied)
    if named:
        return Decision(Outcome.MISCONCEPTION, 0.1, Reason.HEARD, named)
    if label == "wrong" and 0 < heard.got < compiled.key.need:
        return Decision(Outcome.PARTLY, _PARTLY, Reason.SAMPLES)
    if label:
        return Decision(_LABELLED[label], 0.0, Reason.SAMPLES)
    if blocks(compiled.blocks, heard.reading.found):
        return Decision(Outcome.WRONG, 0.0, Reason.BLOCKED)
    return _against_the_question(compiled, heard) or _malformed(compiled, heard)


def _is_no_attempt(compiled: Compiled, heard: Heard) -> bool:
    """Whether a response is none: it says so, or holds no word that anybody knows."""
    stems = heard.statement.stems
    if any(stems == right.statement.stems for right in compiled.rights):
        return False
    tokens = [claim.token for claim in heard.reading.said]
    return gives_up(tokens) or is_gibberish(tokens, compiled.words)


def _is_copy(compiled: Compiled, heard: Heard) -> bool:
    """Whether most words of a response are those of the question or a hint, and none earns."""
    if not compiled.ideas or any(heard.credit.places):
        return False
    return len(heard.copied) >= _MOSTLY * max(len(heard.reading.said), 1)


def _against_the_question(compiled: Compiled, heard: Heard) -> Decision | None:
    """Compare yes with no, and the option that is chosen with the right one."""
    said = heard.reading.said
    mine, theirs = compiled.stance, _stance(compiled, heard)
    if mine and theirs and mine != theirs:
        return Decision(Outcome.MISCONCEPTION, 0.05, Reason(theirs))
    if mine and mine == theirs and not asks_why(compiled.asked.said):
        return Decision(Outcome.RIGHT, 0.9, Reason(theirs)) if _is_stance(compiled, heard) else None
    chosen = option(said, compiled.asked.weights)
    right = compiled.option
    if right and chosen and chosen != right and len(said) > 2:
        return Decision(Outcome.MISCONCEPTION, 0.1, Reason.OPTION)
    return None


def _stance(compiled: Compiled, heard: Heard) -> str | None:
    """Give the yes or no that a response says, or means by repeating or denying."""
    said, asked = heard.reading.said, compiled.asked
    given = stance(said)
    if given or not asks_yes_or_no(asked.said):
        return given
    mine, theirs = asked.denials.keys(), heard.statement.denials.keys()
    if len(mine & theirs) < 0.5 * min(len(mine), len(theirs)) or not theirs:
        return None
    return "no" if contradiction(asked, heard.statement) else "yes"


def _is_stance(compiled: Compiled, heard: Heard) -> bool:
    """Whether a response is a bare yes or no, or the question affirmed or denied."""
    new = heard.statement.weights.keys() - compiled.asked.weights.keys()
    return not new - {"yes", "no", "not"}


def _malformed(compiled: Compiled, heard: Heard) -> Decision | None:
    rights = [right.statement for right in compiled.rights]
    form = bad_form(
        heard.statement,
        rights,
        compiled.asked,
        wants_list=asks_for_list(compiled.key.question),
    )
    if form:
        outcome = Outcome.PARTLY if form is Reason.ORDER else Outcome.WRONG
        return Decision(outcome, 0.1, form)
    typed = [claim.token.text for claim in heard.reading.said]
    if len(typed) == 1 and any(
        nearly(claim.token.text, typed[0])
        for right in compiled.rights
        if len(right.statement.weights) == 1
        for claim in right.statement.said
        if not claim.common
    ):
        return Decision(Outcome.PARTLY, 0.4, Reason.SPELLING)
    return None
