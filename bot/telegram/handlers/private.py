"""What each kind of update means to the tutor: the visible list of handlers, in their order.

A handler turns an update into an event and hands it to the engine; it decides nothing. Commands
count only when they are new, typed by the person themselves: an edited, forwarded or automatic
message is not an order.
"""

from functools import partial
from typing import Any

from telegram import CallbackQuery, Document, Message, Update
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.engine.engine import Engine
from bot.engine.incoming import Incoming
from bot.telegram.handlers.authored import pasted, renaming
from bot.telegram.handlers.files import Files
from bot.telegram.handlers.updates import is_anothers, is_photo, language_of, name_of, shown_in
from bot.telegram.receiving.inbox import Context, ignoring
from bot.telegram.sending.sender import Sender
from bot.telegram.shared import Shared
from bot.tutor.model.events import Commanded, Event, Pressed, Said, Wordless, read_command
from bot.tutor.model.tokens import TAKE_ALONG, MenuToken, parse
from state.awaiting import awaited, handed_in
from state.sql import Connection
from state.tables import mailbox

_OWN_WORDS = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.VIA_BOT
_TYPED = _OWN_WORDS & ~filters.FORWARDED

_SPOKEN = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE

FIX, RENAME = "fix", "rename"
"""The commands that change a topic: they take longer than a turn may."""


class Handlers:
    """The handlers of one bot."""

    def __init__(self, shared: Shared, engine: Engine, sender: Sender, files: Files) -> None:
        self._shared = shared
        self._engine = engine
        self._sender = sender
        self._files = files
        self._ignore = ignoring(shared.writer, shared.bot_id)

    def all(self) -> list[BaseHandler[Any, Any, Any]]:
        """Give the handlers; the first that fits an update gets it, and each update fits one."""
        return [
            MessageHandler(_TYPED & filters.COMMAND, self.command),
            MessageHandler(_OWN_WORDS & filters.COMMAND, self._ignore),  # a forwarded one
            MessageHandler(_OWN_WORDS & filters.TEXT, self.words),
            CallbackQueryHandler(self.button),
            ChatMemberHandler(self.my_chat_member, ChatMemberHandler.MY_CHAT_MEMBER),
            MessageHandler(_OWN_WORDS & filters.Document.ALL, self.document),
            MessageHandler(_OWN_WORDS & filters.CAPTION, self.words),
            MessageHandler(_OWN_WORDS & filters.ATTACHMENT, self.wordless),
            TypeHandler(Update, self._ignore),  # a pin, another background, whatever comes
        ]

    async def command(self, update: Update, _context: Context) -> None:
        """`/quiz sales` in a private chat."""
        message = _message(update)
        at = int(message.date.timestamp())
        name, argument = read_command(message.text or "")
        user, shown = update.effective_user, shown_in(message.reply_to_message)
        event: Event = Commanded(name, argument, at)
        if name in (FIX, RENAME) and user is not None and await self._files.welcome(user.id):
            if name == FIX:
                event = await self._files.fix(user.id, shown, argument, at)
            elif argument:
                event = await self._files.rename(user.id, shown, argument, at)
        await self._turn(update, event)

    async def words(self, update: Update, _context: Context) -> None:
        """Typed words in a private chat, or those under a picture."""
        message = _message(update)
        said, at = message.text or message.caption or "", int(message.date.timestamp())
        authored = await self._authored(update, said, at) if message.text else None
        await self._turn(update, authored or Said(said, at))

    async def _authored(self, update: Update, said: str, at: int) -> Event | None:
        """What a tutor says of a topic of theirs; None for all other words."""
        user, message = update.effective_user, _message(update)
        title, name = renaming(said), pasted(said)
        if user is None or not (title or name):
            return None
        if not await self._files.welcome(user.id, at_leisure=not title):
            return None
        if title:
            return await self._files.rename(user.id, shown_in(message.reply_to_message), title, at)
        return await self._files.pasted(user.id, name, said, at)

    async def wordless(self, update: Update, _context: Context) -> None:
        """A picture, a voice message, a sticker: the tutor cannot read it, and says so."""
        message = _message(update)
        spoken = _SPOKEN.check_update(update)
        await self._turn(update, Wordless(int(message.date.timestamp()), bool(spoken)))

    async def document(self, update: Update, context: Context) -> None:
        """A file: a tutor's file or a learner's deck is read; of any other only the caption."""
        message, user = _message(update), update.effective_user
        uploaded = None
        if message.document is not None and user is not None:
            is_author = await self._files.welcome(user.id)
            read = self._files.take if is_author else self._files.look
            at = int(message.date.timestamp())
            uploaded = await read(user.id, message.document, at, message.message_id)
        if uploaded is not None:
            await self._turn(update, uploaded)
        else:
            await (self.words if message.caption else self.wordless)(update, context)

    async def button(self, update: Update, _context: Context) -> None:
        """A tap on a button, in whatever chat."""
        query, user = _query(update), update.effective_user
        match parse(query.data or ""):
            case MenuToken(verb=verb) if verb == TAKE_ALONG and user is not None:
                document = _deck_above(query)
                event: Event = await self._files.take_along(user.id, document, self._shared.now())
            case _:
                event = Pressed(query.data or "", self._shared.now())
        await self._turn(update, event)

    async def my_chat_member(self, update: Update, _context: Context) -> None:
        """The bot was blocked, or let in again."""
        change = update.my_chat_member
        assert change is not None  # noqa: S101  # the handler's own filter
        chat_id, at = change.chat.id, self._shared.now()
        gone = change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)

        def note(db: Connection) -> None:
            if gone:
                mailbox.silence(db, self._shared.bot_id, chat_id, at)
            else:
                mailbox.hear(db, self._shared.bot_id, chat_id)
            mailbox.finish(db, self._shared.bot_id, update.update_id)

        await awaited(self._shared.writer.submit(note))

    async def _turn(self, update: Update, event: Event) -> None:
        user, chat = update.effective_user, update.effective_chat
        if user is None or chat is None or user.is_bot or is_anothers(chat, user):
            await self._ignore(update, None)
            return
        query, message = update.callback_query, update.message
        original = message.reply_to_message if message else None
        incoming = Incoming(
            learner_id=user.id,
            chat_id=chat.id,
            name=name_of(user),
            event=event,
            update_id=update.update_id,
            message_id=query.message.message_id if query and query.message else None,
            on_photo=is_photo(query),
            query_id=query.id if query else None,
            reply_to=original.message_id if original else None,
            language=language_of(user),
        )
        postings = await handed_in(partial(self._engine.hand_in, incoming))
        self._sender.put(postings)


def _deck_above(query: CallbackQuery) -> Document | None:
    """Give the file of a private chat that the tapped message answers."""
    message = query.message
    if not isinstance(message, Message) or message.chat.type != ChatType.PRIVATE:
        return None
    return message.reply_to_message.document if message.reply_to_message else None


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # noqa: S101  # the handlers' own filters
    return message


def _query(update: Update) -> CallbackQuery:
    query = update.callback_query
    assert query is not None  # noqa: S101  # the handler's own filter
    return query
