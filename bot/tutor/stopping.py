"""What a learner ends before its time, or takes back."""

from bot.tutor.drill import running
from bot.tutor.drill.settle import settled_in
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Lesson
from bot.tutor.moves.menus import NothingToStop
from bot.tutor.moves.results import Finish, NothingToUndo, Undone
from bot.tutor.moves.turn import Turn, Undo, say, turn_leaving
from state.values import replace


def stop(desk: Desk) -> Turn:
    """Leave the session or the lesson that is going on."""
    activity = desk.session.activity
    if isinstance(activity, Drill) and not activity.over:
        return running.finish(desk, activity, stopped=True)
    if isinstance(activity, Lesson):
        return turn_leaving(desk, None, (Finish(0, 0, stopped=True),))
    return say(desk, NothingToStop())


def undo(desk: Desk) -> Turn:
    """Take the last review back, as if it had not been."""
    logged = desk.regrading.last_review
    if logged is None:
        return say(desk, NothingToUndo())
    undone = Undone(desk.library.item(logged.review.item), settled_in(desk))
    return replace(say(desk, undone), records=(Undo(logged),))
