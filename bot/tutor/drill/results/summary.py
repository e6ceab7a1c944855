"""What a session came to: each question once, and the wrong ideas that its answers spoke against.

A question counts by its first try. When it was asked once more its answer had just been shown, so
that is told beside the tally and never in it.
"""

from bot.tutor.choosing import misconceptions
from bot.tutor.choosing.items import item_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, SettledItem
from bot.tutor.moves.results import ComingBack, Finish, HeldIdea, HomeworkLeft
from bot.tutor.today import today
from content.library import Library
from state.records.learners import Hold, Holding

_BETTER = (Hold.CLEARING, Hold.CLEARED, Hold.WATCH)
"""States that right answers lead to."""


def summary(desk: Desk, drill: Drill, *, stopped: bool) -> Finish:
    """Sum a session up, its first tries only; `stopped` says that the learner ended it."""
    first = _first_tries(drill)
    missed = [one.ref for one in first if not one.right]
    second = {one.ref for one in drill.counted if one.right}.intersection(missed)
    return Finish(
        answered=len(first),
        right=len(first) - len(missed),
        stopped=stopped,
        minutes=drill.seconds // 60 if drill.cut else 0,
        second=len(second),
        moved=_moved(desk, drill),
        missed=tuple(_coming_back(desk, drill, ref) for ref in missed if desk.library.item(ref)),
        skipped=len(drill.skipped),
        homework=_homework(desk, drill),
        today=today(desk) if desk.history.lately.tallies else None,
    )


def _homework(desk: Desk, drill: Drill) -> HomeworkLeft | None:
    """Say what is left of the homework that a session did: what it has not settled."""
    if drill.homework is None:
        return None
    asked = {drill.prompt.ref} if drill.prompt else set()
    refs = asked.union(drill.skipped, (queued.ref for queued in drill.queue))
    left = refs - {one.ref for one in drill.settled}
    return HomeworkLeft(drill.homework, sum(map(desk.library.asks, left)))


def idea_of(library: Library, holding: Holding) -> HeldIdea | None:
    """How an idea stands, as a move shows it; None if its author has taken it out."""
    wrong = misconceptions.misconception_of(library, holding)
    if wrong is None:
        return None
    return HeldIdea(wrong.name, holding.state, misconceptions.checks_left(holding))


def _coming_back(desk: Desk, drill: Drill, ref: str) -> ComingBack:
    """Say when a question that was missed comes back; before an exam no day can be promised."""
    item = item_of(desk.library, ref)
    if drill.exam is not None:
        return ComingBack(item, None, exam=drill.exam - desk.today)
    due = desk.history.lately.asked_today.get(ref)
    return ComingBack(item, due - desk.today if due else None)


def _first_tries(drill: Drill) -> list[SettledItem]:
    """Give how each question ended when it was first asked; one left blank was not answered."""
    tries = [one for one in drill.counted if one.response or drill.mode is not Mode.MOCK]
    return list({one.ref: one for one in reversed(tries)}.values())


def _moved(desk: Desk, drill: Drill) -> tuple[HeldIdea, ...]:
    """Give the ideas that are nearer to cleared than before, as they stand now."""
    now = {one.misconception: one for one in desk.holdings}
    moved = [now[name] for name in dict.fromkeys(drill.moved) if name in now]
    ideas = [idea_of(desk.library, one) for one in moved if one.state in _BETTER]
    return tuple(idea for idea in ideas if idea is not None)
