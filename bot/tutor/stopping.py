"""What a learner ends before its time, or takes back."""

from bot.tutor.drill import running
from bot.tutor.drill.settle import handle
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Drill, Lesson, Prompt, Stage
from bot.tutor.moves.asking import Handle
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
    undone = Undone(desk.library.item(logged.review.item), _goes_on(desk))
    return replace(say(desk, undone), records=(Undo(logged),))


def _goes_on(desk: Desk) -> Handle | None:
    """Give the settled item of the session that is going on; None where none waits for "next"."""
    match desk.session.activity:
        case Drill(over=False, prompt=Prompt(stage=Stage.SETTLED) as prompt) as drill:
            return handle(desk, drill, prompt)
        case _:
            return None
