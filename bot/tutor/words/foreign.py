"""Words in another language than the learner is spoken to in: ask, once, whether to speak that.

Telegram says in which language its menus are, which is not always what their owner speaks best.
Answers to a question are in the language of its topic, so nothing is made of them.
"""

from bot.tutor.language.written_in import written_in
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import Offer
from bot.tutor.moves.heard import OfferLanguage
from bot.tutor.moves.helping import NotUnderstood
from bot.tutor.moves.turn import Prefer, Turn
from bot.tutor.starting import has_begun
from state.values import replace


def with_language_offered(desk: Desk, text: str, turn: Turn) -> Turn:
    """Add to what is said between questions whether to speak the language that it is said in.

    It is asked in that language, instead of anything else that would be asked back.
    """
    if desk.session.language_offered or turn.session.activity is not None:
        return turn
    is_new = not has_begun(desk)  # "hola" is all that a newcomer may say
    code = written_in(desk.intents.wishes, text, least=1 if is_new else 2)
    if code is None or any(isinstance(record, Prefer) for record in turn.records):
        return turn
    is_lost = any(isinstance(move, NotUnderstood) for move in turn.moves[-1:])
    said = () if is_lost or turn.session.offer is not None else turn.moves
    offer = Offer(desk.now, "speak", code)
    session = replace(turn.session, offer=offer, language_offered=True)
    return replace(turn, session=session, moves=(*said, OfferLanguage(code, desk.now)))
