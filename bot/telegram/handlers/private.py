"""What each kind of update means to the tutor: the visible list of handlers, in their order.

A handler turns an update into an event and hands it to the engine; it decides nothing. Commands
count only when they are new, typed by the person themselves: an edited, forwarded or automatic
message is not an order.
"""

from collections.abc import Callable
from typing import Any

from telegram import CallbackQuery, Message, Update
from telegram.constants import ChatMemberStatus
from telegram.ext import (
    BaseHandler,
    CallbackQueryHandler,
    ChatMemberHandler,
    MessageHandler,
    TypeHandler,
    filters,
)

from bot.engine.engine import Engine, Incoming
from bot.telegram.handlers.files import Files
from bot.telegram.handlers.updates import is_anothers, is_photo, language_of, name_of, shown_in
from bot.telegram.inbox import Context, ignoring
from bot.telegram.sender import Sender
from bot.tutor.model.events import Commanded, Event, Pressed, Said, Wordless, read_command
from state.awaiting import awaited
from state.tables import mailbox
from state.writer import Writer

_OWN_WORDS = filters.UpdateType.MESSAGE & filters.ChatType.PRIVATE & ~filters.VIA_BOT
_TYPED = _OWN_WORDS & ~filters.FORWARDED

_SPOKEN = filters.VOICE | filters.AUDIO | filters.VIDEO_NOTE

FIX = "fix"
"""The command that changes a question: it takes longer than a turn may."""


class Handlers:
    """The handlers of one bot."""

    def __init__(
        self,
        engine: Engine,
        sender: Sender,
        writer: Writer,
        bot_id: int,
        now: Callable[[], int],
        files: Files,
    ) -> None:
        self._engine = engine
        self._sender = sender
        self._writer = writer
        self._bot_id = bot_id
        self._now = now
        self._files = files
        self._ignore = ignoring(writer, bot_id)

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
        user = update.effective_user
        if name == FIX and user is not None and await self._files.welcome(user.id):
            shown = shown_in(message.reply_to_message)
            await self._turn(update, await self._files.fix(user.id, shown, argument, at))
        else:
            await self._turn(update, Commanded(name, argument, at))

    async def words(self, update: Update, _context: Context) -> None:
        """Typed words in a private chat, or those under a picture."""
        message = _message(update)
        said = message.text or message.caption or ""
        await self._turn(update, Said(said, int(message.date.timestamp())))

    async def wordless(self, update: Update, _context: Context) -> None:
        """A picture, a voice message, a sticker: the tutor cannot read it, and says so."""
        message = _message(update)
        spoken = _SPOKEN.check_update(update)
        await self._turn(update, Wordless(int(message.date.timestamp()), bool(spoken)))

    async def document(self, update: Update, context: Context) -> None:
        """A file: a tutor's is read; of anybody else only the words below it are."""
        message, user = _message(update), update.effective_user
        if message.document is None or user is None or not await self._files.welcome(user.id):
            await (self.words if message.caption else self.wordless)(update, context)
            return
        at = int(message.date.timestamp())
        await self._turn(update, await self._files.take(user.id, message.document, at))

    async def button(self, update: Update, _context: Context) -> None:
        """A tap on a button, in whatever chat."""
        await self._turn(update, Pressed(_query(update).data or "", self._now()))

    async def my_chat_member(self, update: Update, _context: Context) -> None:
        """The bot was blocked, or let in again."""
        change = update.my_chat_member
        assert change is not None  # noqa: S101  # the handler's own filter
        chat_id, at = change.chat.id, self._now()
        gone = change.new_chat_member.status in (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)

        def note(db: Any) -> None:
            if gone:
                mailbox.silence(db, self._bot_id, chat_id, at)
            else:
                mailbox.hear(db, self._bot_id, chat_id)
            mailbox.finish(db, self._bot_id, update.update_id)

        await awaited(self._writer.submit(note))

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
        postings = await awaited(self._engine.submit(incoming))
        self._sender.put(postings)


def _message(update: Update) -> Message:
    message = update.message
    assert message is not None  # noqa: S101  # the handlers' own filters
    return message


def _query(update: Update) -> CallbackQuery:
    query = update.callback_query
    assert query is not None  # noqa: S101  # the handler's own filter
    return query
