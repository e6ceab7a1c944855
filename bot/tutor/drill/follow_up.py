"""What follows from an answer: the item once more, and what is done about a wrong idea.

What was missed is asked once more in the same session, unrated, some questions later; what showed
a wrong idea is followed by a question on that idea. Such an extra question takes the place of one
that can wait, so that a session keeps the length it promised. Where all of it was set, as homework
is, nothing can wait: what is missed comes back in a session of another day.
"""

from bot.grading.verdict import Outcome, Verdict
from bot.tutor.choosing import misconceptions
from bot.tutor.drill.pacing import without_one
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, Why
from bot.tutor.moves.turn import Record
from content.ids import topic_id_of
from content.library import Library
from content.model.topic import Misconception
from state.records.learners import Holding, Sure
from state.values import replace

REPEAT_AFTER = 3
"""Questions between missing an item and meeting it again."""

MAX_REPEATS = 2
MAX_CHECKS = 2


def ask_once_more(drill: Drill, prompt: Prompt) -> Drill:
    """Put a missed item back in the queue, if there is enough to ask in between."""
    if drill.repeats >= MAX_REPEATS or len(drill.queue) < REPEAT_AFTER:
        return drill
    with_it = _with(drill, Queued(prompt.ref, Why.AGAIN), REPEAT_AFTER)
    return replace(with_it, repeats=drill.repeats + 1) if with_it else drill


def _with(drill: Drill, queued: Queued, place: int) -> Drill | None:
    """Put an item in the queue for one that can wait, so that the session keeps its length.

    None where nothing can: as many questions as were promised are asked, and no more. In a session
    without an end nothing has to give way.
    """
    if drill.is_set:
        return None
    if drill.endless:
        queue = (*drill.queue[:place], queued, *drill.queue[place:])
        return replace(drill, queue=queue, total=drill.total + 1)
    waiting = without_one(drill.queue, place)
    if waiting == drill.queue:
        return None
    return replace(drill, queue=(*waiting[:place], queued, *waiting[place:]))


def count_misconception(
    desk: Desk, drill: Drill, prompt: Prompt, verdict: Verdict
) -> tuple[Drill, Prompt, tuple[Record, ...]]:
    """Count a wrong idea that was shown, once a prompt, and plan a question on it at once.

    What was called a guess shows no idea.
    """
    if verdict.misconception is None or prompt.heard or prompt.sure is Sure.GUESS:
        return drill, prompt, ()
    name = misconceptions.name_of(prompt.ref, verdict.misconception)
    before = next((one for one in desk.holdings if one.misconception == name), None)
    holding = misconceptions.hit(before, name, desk.today, sure=prompt.sure is Sure.SURE)
    marked = replace(prompt, heard=name, held=before)
    return _check_next(desk, drill, prompt, holding), marked, (holding,)


def take_back_misconception(
    desk: Desk, drill: Drill, prompt: Prompt
) -> tuple[Drill, tuple[Record, ...]]:
    """Take a wrong idea back that was heard in an answer which counts as right after all.

    The holding is as it was before, and so is the queue: no check of what was never held.
    """
    if prompt.heard is None:
        return drill, ()
    holding = prompt.held or misconceptions.never_held(prompt.heard, desk.today)
    wrong = misconceptions.misconception_of(desk.library, holding)
    topic = topic_id_of(prompt.ref)
    checks = {f"{topic}/{item}" for item in wrong.check_with} if wrong else set()
    planned = next((s for s in drill.queue[:1] if s.why is Why.CHECK and s.ref in checks), None)
    if planned is not None:
        drill = replace(
            drill, queue=drill.queue[1:], total=drill.total - 1, checks=drill.checks - 1
        )
    return drill, (holding,)


def _check_next(desk: Desk, drill: Drill, prompt: Prompt, holding: Holding) -> Drill:
    if drill.mode is not Mode.REVISE or drill.is_set or drill.checks >= MAX_CHECKS:
        return drill
    seen = [
        prompt.ref,
        *(queued.ref for queued in drill.queue),
        *(one.ref for one in drill.settled),
    ]
    check = misconceptions.check_for(desk.library, holding, without=seen)
    if check is None:
        return drill
    with_it = _with_check(desk.library, drill, Queued(check, Why.CHECK))
    return replace(with_it, checks=drill.checks + 1) if with_it else drill


def _with_check(library: Library, drill: Drill, check: Queued) -> Drill | None:
    """Put a check next, in the place of what it would tell, or else of what can wait."""
    match _told(library, drill, check.ref):
        case []:
            return _with(drill, check, 0)
        case [told]:
            rest = (one for one in drill.queue if one != told)
            return replace(drill, queue=(check, *rest))
        case _:
            return None


def _told(library: Library, drill: Drill, check: str) -> list[Queued]:
    """Find what a check would tell of what is to come; what is asked once more was told already."""
    near, again = library.siblings_of(check), (Why.AGAIN, Why.CHECK)
    return [one for one in drill.queue if one.ref in near and one.why not in again]


def refutation(desk: Desk, prompt: Prompt, verdict: Verdict) -> Misconception | None:
    """What the author wrote about the wrong idea that a verdict names; None if it names none."""
    if verdict.misconception is None:
        return None
    return desk.library.topic_of(prompt.ref).misconception(verdict.misconception)


def suspicion(desk: Desk, prompt: Prompt, verdict: Verdict) -> Misconception | None:
    """The wrong idea that an unclear answer is asked about: once for an item.

    A check of a wrong idea does not ask, because the question would tell what it is about.
    """
    if verdict.suspected is None or prompt.suspected is not None or prompt.why is Why.CHECK:
        return None
    return desk.library.topic_of(prompt.ref).misconception(verdict.suspected)


def note_refutation(drill: Drill, prompt: Prompt, verdict: Verdict) -> tuple[Drill, bool]:
    """Note that a wrong idea is refuted now; say whether it was before in this session."""
    if verdict.misconception is None:
        return drill, False
    name = misconceptions.name_of(prompt.ref, verdict.misconception)
    if name in drill.refuted:
        return drill, True
    return replace(drill, refuted=(*drill.refuted, name)), False


def is_wrong_idea(verdict: Verdict) -> bool:
    """Whether a response said something that is not so, whether or not an author foresaw it."""
    return verdict.outcome is Outcome.MISCONCEPTION
