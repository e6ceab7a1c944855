"""What a turn says, put into words and letters: to whoever took it, and to others who did not ask.

All inside the turn's own transaction.
"""

from msgspec import Struct

from bot.engine import letters
from bot.engine.incoming import Incoming
from bot.engine.languages import Languages
from bot.engine.letters import Place
from bot.engine.save import Told
from bot.tutor.model.desk import Desk
from bot.tutor.model.session import prompt_key
from bot.tutor.moves.turn import Prefer, Turn
from bot.views.message import Message
from bot.views.on_screen import with_buttons
from bot.views.show import show
from state.records.learners import Who
from state.records.mail import Letter, Posting
from state.sql import Connection
from state.tables import mailbox
from state.values import replace


class Worded(Struct, frozen=True):
    """A turn, and what it says in the learner's language."""

    turn: Turn
    """With the buttons noted that they will see."""
    messages: tuple[Message, ...]
    toast: str


def worded(languages: Languages, desk: Desk, turn: Turn) -> Worded:
    """Put a turn into words."""
    texts = languages.texts(_language(desk, turn))
    messages = tuple(show(move, texts) for move in turn.moves)
    session = with_buttons(turn.session, messages, stripped=turn.done_with_buttons)
    toast = texts.plain(f"toast.{turn.toast}") if turn.toast else ""
    return Worded(replace(turn, session=session), messages, toast)


def reply(
    db: Connection, bot_id: int, desk: Desk, said: Worded, incoming: Incoming
) -> list[Posting]:
    """Post what a turn says to whoever took it; a tap is always answered, and first."""
    place = Place(tapped=incoming.message_id, on_photo=incoming.on_photo)
    written = [letter for one in said.messages for letter in letters.of_message(one, place)]
    if said.turn.done_with_buttons:
        rewritten = any(one.kind == "edit" for one in written)
        written += _strips(db, bot_id, desk, incoming, rewritten=rewritten)
    if incoming.query_id is not None:
        written = [letters.toast(incoming.query_id, said.toast), *written]
    return mailbox.post(db, bot_id, incoming.chat_id, written, desk.now)


def tell(db: Connection, bot_id: int, languages: Languages, told: Told, now: int) -> list[Posting]:
    """Post what people are told who did not ask just now, each in their own language."""
    postings: list[Posting] = []
    for number, move in told:
        texts = languages.texts_for(db, Who(bot_id, number))
        written = letters.of_message(show(move, texts))
        postings += mailbox.post(db, bot_id, number, written, now)
    return postings


def _language(desk: Desk, turn: Turn) -> str:
    """Give the language of a reply: the one that was just chosen, or the learner's."""
    chosen = [one.learner.language for one in turn.records if isinstance(one, Prefer)]
    return chosen[-1] if chosen else desk.learner.language


def _strips(
    db: Connection, bot_id: int, desk: Desk, incoming: Incoming, *, rewritten: bool
) -> list[Letter]:
    """Take the buttons from the message that was tapped and from those of the open prompt."""
    messages = set()
    if (prompt := prompt_key(desk.session)) is not None:
        messages |= {*mailbox.take_buttons(db, bot_id, incoming.chat_id, prompt)}
    if incoming.message_id is not None:
        messages.add(incoming.message_id)
        if rewritten:
            messages.remove(incoming.message_id)
    return [letters.strip(number) for number in sorted(messages)]
