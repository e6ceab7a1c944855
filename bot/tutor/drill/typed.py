"""Answers that are typed: short, cloze, number, extended.

What a response earns is found in `scoring`; here it is said, and the item is closed or left open
for another try, with a step of help (see `hints`). What could not be judged costs nothing.
"""

from bot.grading.text.no_attempt import begins_giving_up, is_no_attempt
from bot.grading.verdict import Outcome, Reason, Verdict
from bot.tutor.drill import confidence, follow_up, hint_ladder
from bot.tutor.drill.hints import climbed, give_help, height, rungs
from bot.tutor.drill.pacing import is_up
from bot.tutor.drill.scoring import (
    Graded,
    Typed,
    as_held,
    as_meant,
    final_share,
    grade,
    says_it_all,
)
from bot.tutor.drill.settle import MAX_KEPT, attempt, ending, explanation, handle, lower, settle
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage, Why
from bot.tutor.moves.asking import AskAgain, AskClosest, AskWhetherHeld
from bot.tutor.moves.hints import Hint
from bot.tutor.moves.marking import MarkTyped
from bot.tutor.moves.turn import Confirm, Record, Turn, show_instead, turn_leaving
from content.model.items import ExtendedQuestion, NumberQuestion, ShortQuestion
from state.records.learners import Rating
from state.values import replace

MAX_UNCLEAR = 2
"""Times that a prompt may ask what was meant, before it goes on to help."""


def said(
    desk: Desk, drill: Drill, question: Typed, prompt: Prompt, text: str, *, in_place: bool = False
) -> Turn:
    """Grade what was typed and say so; close the item, or leave it open for another try."""
    heard = replace(prompt, response=text)
    language = desk.library.language_of(prompt.ref)
    gave_up = is_no_attempt(text, language)
    if confidence.wanted(desk, drill, prompt) and not gave_up:
        return confidence.ask(desk, drill, heard, in_place=in_place)
    verdict = grade(desk, question, prompt, text)
    if isinstance(question, NumberQuestion) and not gave_up:
        verdict = _unread(verdict)
    if verdict.outcome is Outcome.WRONG and begins_giving_up(text, language):
        verdict = replace(verdict, outcome=Outcome.NO_ATTEMPT)
    if verdict.outcome is Outcome.NO_ATTEMPT and drill.mode is Mode.REVISE:
        return give_help(desk, drill, question, prompt, (attempt(desk, prompt, text, verdict),))
    tried = replace(heard, tries=prompt.tries + 1)
    return _take(desk, drill, question, tried, verdict, in_place=in_place)


def _take(
    desk: Desk, drill: Drill, question: Typed, prompt: Prompt, verdict: Verdict, *, in_place: bool
) -> Turn:
    """Take note of what a verdict found in a response, and say it."""
    earned = frozenset(index for index, point in enumerate(verdict.points) if point.got)
    gained = bool(earned - prompt.earned)
    same_idea = verdict.misconception is not None and verdict.misconception == prompt.refuted
    tried = replace(
        prompt, earned=prompt.earned | earned, refuted=verdict.misconception or prompt.refuted
    )
    drill, tried, held = follow_up.count_misconception(desk, drill, tried, verdict)
    drill, before = follow_up.note_refutation(drill, tried, verdict)
    notes = (attempt(desk, tried, prompt.response, verdict), *held)
    graded = Graded(question, tried, verdict, notes, gained, same_idea, before, in_place)
    return _judge(desk, drill, graded)


def _unread(verdict: Verdict) -> Verdict:
    """Take words given for a number as an answer that cannot be read, not as no answer."""
    unread = verdict.outcome is Outcome.NO_ATTEMPT
    return replace(verdict, outcome=Outcome.UNSURE) if unread else verdict


def _judge(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Say how it was, and close the item or leave it open."""
    match graded.verdict.outcome:
        case Outcome.RIGHT | Outcome.SLIP:
            return _close(desk, drill, graded)
        case Outcome.UNSURE if graded.prompt.unclear < MAX_UNCLEAR and drill.mode is not Mode.MOCK:
            return _ask_what_was_meant(desk, drill, graded)
        case _ if drill.mode is not Mode.REVISE:
            return _close(desk, drill, graded)
        case _:
            return _try_again(desk, drill, graded)


def meant(desk: Desk, drill: Drill, question: Typed, prompt: Prompt, *, it: bool) -> Turn:
    """Take the learner's word for what an unclear answer meant: once for an item, and as Hard.

    The idea was read off the screen, so it counts, but it is not known yet: it comes back sooner,
    and it clears no wrong idea.
    """
    asked = replace(prompt, stage=Stage.ASKED)
    if not it:
        return _ask_again(desk, drill, asked)
    claimed = replace(
        asked,
        earned=prompt.earned | {prompt.closest},
        cap=lower(prompt.cap, Rating.HARD),
        claimed=True,
    )
    verdict = as_meant(question, claimed, grade(desk, question, claimed, prompt.response))
    notes: tuple[Record, ...] = (attempt(desk, claimed, prompt.response, verdict),)
    if says_it_all(question, claimed, verdict):
        notes = (*notes, Confirm(prompt.ref, prompt.response[:MAX_KEPT]))
    graded = Graded(question, claimed, verdict, notes, gained=True, in_place=True)
    if verdict.outcome.is_right or drill.mode is not Mode.REVISE:
        return _close(desk, drill, graded)
    return _try_again(desk, drill, graded)


def holds(desk: Desk, drill: Drill, question: Typed, prompt: Prompt, *, it: bool) -> Turn:
    """Take the learner's word on a wrong idea that an unclear answer was near to.

    Whoever would say it holds it, as if it had been named in the answer. To anybody else it has
    cost nothing.
    """
    asked = replace(prompt, stage=Stage.ASKED)
    if not it or asked.suspected is None:
        return _ask_again(desk, drill, asked)
    verdict = as_held(grade(desk, question, asked, prompt.response), asked.suspected)
    return _take(desk, drill, question, asked, verdict, in_place=True)


def _ask_again(desk: Desk, drill: Drill, prompt: Prompt) -> Turn:
    """Ask for other words in the place of what was asked about."""
    again = AskAgain(
        handle(desk, drill, prompt),
        times=prompt.unclear,
        helped=drill.mode is Mode.REVISE,
        in_place=True,
    )
    return show_instead(desk, replace(drill, prompt=prompt), again)


def _try_again(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Leave the item open with a step of help; or close it, with none left or the time up."""
    prompt, question = graded.prompt, graded.question
    if is_up(drill):
        return _close(desk, drill, graded)
    wrong_idea = follow_up.is_wrong_idea(graded.verdict) and prompt.cap is not Rating.AGAIN
    say_more = graded.gained and prompt.cap is Rating.GOOD and not wrong_idea
    if not (say_more or wrong_idea or prompt.rung < height(question, prompt, _focus(graded))):
        return _close(desk, drill, graded)
    if wrong_idea:  # a refutation all but tells the answer
        helped, give = replace(prompt, cap=Rating.AGAIN), None
    elif say_more:
        helped, give = replace(prompt, cap=lower(prompt.cap, Rating.HARD)), None
    else:
        give = rungs(desk, question, prompt, _focus(graded))[prompt.rung]
        helped = climbed(prompt, give)
    changed = replace(drill, prompt=helped)
    move = _mark(desk, changed, replace(graded, prompt=helped), settled=False, hint=give)
    return show_instead(desk, changed, move, graded.notes)


def _focus(graded: Graded) -> int | None:
    return hint_ladder.nearest(graded.verdict)


def _close(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Settle the item: right, or out of tries."""
    right = graded.verdict.outcome.is_right
    score = 1.0 if right else final_share(graded)
    end = ending(graded.prompt, right=right, score=score, response=graded.prompt.response)
    if isinstance(graded.question, ExtendedQuestion) and not right and score >= 0.5:
        # An exam answer with half its marks is not a forgotten one.
        end = replace(end, rating=Rating.HARD)
    closed, records = settle(desk, drill, graded.prompt, end)
    written = (*graded.notes, *records)
    if drill.mode is Mode.MOCK:
        return turn_leaving(desk, closed, records=written)
    move = _mark(desk, closed, graded, settled=True)
    return show_instead(desk, closed, move, written)


def _mark(
    desk: Desk, drill: Drill, graded: Graded, *, settled: bool, hint: Hint | None = None
) -> MarkTyped:
    question, prompt, verdict = graded.question, graded.prompt, graded.verdict
    topic = desk.library.topic_of(prompt.ref)
    nudges: tuple[str, ...] = ()
    if isinstance(question, ExtendedQuestion):
        nudges = tuple(
            topic.marking_point(mark).ask_if_missing
            for index, mark in enumerate(question.marks)
            if index not in prompt.earned
        )
    return MarkTyped(
        question=question,
        handle=handle(desk, drill, prompt),
        verdict=verdict,
        refute=follow_up.refutation(desk, prompt, verdict),
        same_idea=graded.same_idea,
        refuted_before=graded.refuted_before,
        settled=settled,
        tries=prompt.tries,
        explain=explanation(desk, prompt) if settled else None,
        hint=hint,
        hinted=prompt.rung > 0,
        more_help=not settled and prompt.rung < height(question, prompt, _focus(graded)),
        claimed=prompt.closest if _is_claimed(verdict) else None,
        nudges=nudges,
        no_nearer=prompt.tries > 1 and not graded.gained,
        in_place=graded.in_place,
    )


def _is_claimed(verdict: Verdict) -> bool:
    return verdict.because == Reason.MEANT and verdict.misconception is None


def _ask_what_was_meant(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Ask about a wrong idea that an answer may show, or offer the nearest one that is missing."""
    wrong = follow_up.suspicion(desk, graded.prompt, graded.verdict)
    if wrong is None:
        return _offer_the_nearest(desk, drill, graded)
    prompt = graded.prompt
    asked = replace(prompt, stage=Stage.SUSPECTED, suspected=wrong.id, unclear=prompt.unclear + 1)
    move = AskWhetherHeld(handle(desk, drill, asked), wrong.believes, in_place=graded.in_place)
    return show_instead(desk, replace(drill, prompt=asked), move, graded.notes)


def _offer_the_nearest(desk: Desk, drill: Drill, graded: Graded) -> Turn:
    """Offer the nearest idea that is still missing; cloze and numbers have none to offer.

    One idea may be taken on the learner's word; after that it is asked for in words, and what was
    refused is not offered again. A check of a wrong idea offers none: the right one, read off the
    screen, would prove nothing.
    """
    question = graded.question
    nearest = hint_ladder.nearest(graded.verdict)
    unclear = replace(graded.prompt, unclear=graded.prompt.unclear + 1)
    changed = replace(drill, prompt=unclear)
    offers = isinstance(question, ShortQuestion | ExtendedQuestion) and not unclear.claimed
    offered = graded.prompt.unclear > (graded.prompt.suspected is not None)
    refused = offered and graded.prompt.closest == nearest
    if nearest is None or refused or not offers or unclear.why is Why.CHECK:
        again = AskAgain(
            handle(desk, changed, unclear),
            times=unclear.unclear,
            helped=drill.mode is Mode.REVISE,
            number=isinstance(question, NumberQuestion),
            in_place=graded.in_place,
        )
        return show_instead(desk, changed, again, graded.notes)
    unclear = replace(unclear, stage=Stage.CLOSEST, closest=nearest)
    idea = graded.verdict.points[nearest].idea
    move = AskClosest(
        handle(desk, changed, unclear), idea, times=unclear.unclear, in_place=graded.in_place
    )
    return show_instead(desk, replace(drill, prompt=unclear), move, graded.notes)
