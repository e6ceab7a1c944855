"""What a learner ends before its time, or takes back."""

from bot.tutor import lesson
from bot.tutor.drill import running
from bot.tutor.drill.settle import settled_in
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill
from bot.tutor.model.session import Activity, Lesson
from bot.tutor.moves.menus import NothingToStop
from bot.tutor.moves.results import NothingToUndo, Undone
from bot.tutor.moves.turn import Turn, Undo, say
from bot.tutor.understanding.open_item import waiting
from state.values import replace


def stop(desk: Desk) -> Turn:
    """Leave the session or the lesson that is going on."""
    activity = desk.session.activity
    if isinstance(activity, Drill) and not activity.over:
        return running.finish(desk, activity, stopped=True)
    if isinstance(activity, Lesson):
        return lesson.leave(desk, activity)
    return say(desk, NothingToStop())


def undo(desk: Desk) -> Turn:
    """Take the last review back, as if it had not been, also for what the session comes to."""
    logged, is_open = desk.regrading.last_review, waiting(desk) is not None
    if logged is None:
        return say(desk, NothingToUndo(is_open))
    ref = logged.review.item
    undone = Undone(desk.library.item(ref), settled_in(desk), is_open)
    session = replace(desk.session, activity=_without(desk.session.activity, ref))
    return Turn(session, (undone,), records=(Undo(logged),))


def _without(activity: Activity | None, ref: str) -> Activity | None:
    """Take back how the item that was settled last in a session has ended, if it is this one."""
    if not isinstance(activity, Drill) or not activity.settled or activity.settled[-1].ref != ref:
        return activity
    *before, last = activity.settled
    return replace(activity, settled=(*before, replace(last, taken_back=True)))
