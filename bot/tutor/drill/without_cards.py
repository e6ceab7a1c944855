"""Flashcards left out, for whoever does not want them, and asked again.

To judge oneself suits some and is a nuisance to others, and a question in words does as much for
memory. What a tutor has set is asked as it was set.
"""

from bot.tutor.choosing.left_out import is_card, questions
from bot.tutor.drill import running
from bot.tutor.model.desk import Desk
from bot.tutor.model.drill import Drill, Mode, Prompt, Stage
from bot.tutor.moves.account import CardsSet
from bot.tutor.moves.turn import Turn
from state.values import replace


def leave_out(desk: Desk) -> Turn:
    """Ask no more cards from here on, in the session that is going on neither."""
    session, said = replace(desk.session, no_cards=True), CardsSet(asked=False)
    match session.activity:
        case Drill(mode=Mode.REVISE, over=False, prompt=Prompt() as prompt) as drill if (
            not drill.is_set
        ):
            kept = questions(desk.library, drill.queue)
            fewer = len(drill.queue) - len(kept)
            left = replace(drill, queue=kept, total=drill.total - fewer)
            desk = replace(desk, session=replace(session, activity=left))
            if prompt.stage is Stage.SETTLED or not is_card(desk.library, prompt.ref):
                return Turn(desk.session, (said,))
            passed = running.skip(desk, left, prompt)
            return replace(passed, moves=(said, *passed.moves))
        case _:
            return Turn(session, (said,))


def ask_again(desk: Desk) -> Turn:
    """Ask cards again, from the next session on."""
    return Turn(replace(desk.session, no_cards=False), (CardsSet(asked=True),))
