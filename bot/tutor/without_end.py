"""A session without an end: the one that is running becomes one, or else another begins."""

from bot.tutor.drill import asides, running
from bot.tutor.model.desk import Desk, Need, NotLaid
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.moves.turn import Turn
from bot.tutor.resuming import revise_for
from state.values import replace


def until_stopped(desk: Desk) -> Turn:
    """Go on without an end from the question that is open, or from the next if it is marked."""
    match desk.session.activity:
        case Drill(mode=Mode.REVISE, homework=None, over=False, prompt=Prompt() as prompt) as drill:
            if not drill.topics:
                return revise_for(desk, "0")
            endless = replace(drill, endless=True, seconds=0)
            if prompt.stage is not Stage.SETTLED:
                return asides.how_far(desk, endless, prompt)
            if Need.SHELF not in desk.laid:  # there may be none left, and more is chosen
                raise NotLaid(Need.SHELF)
            return running.go_on(desk, endless)
        case _:
            return revise_for(desk, "0")
