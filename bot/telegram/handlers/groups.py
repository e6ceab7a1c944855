"""What each kind of update from a group means: the visible list of handlers, in their order.

A handler turns an update into an event and hands it to the group engine; it decides nothing. Only
what somebody does in their own name counts: a message sent in the name of a group or a channel,
forwarded or edited, is no order of anybody's.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from telegram import ChatMember, ChatMemberRestricted, Message, Update, User
from telegram.constants import ChatMemberStatus, ChatType
from telegram.ext import BaseHandler

from bot.engine.groups.engine import GroupEngine, GroupIncoming, NoSuchPoll
from bot.engine.groups.load import Happening
from bot.groups.events import (
    MUTED,
    REMOVED,
    Commanded,
    GroupEvent,
    LetIn,
    LookedAhead,
    Nameless,
    Replied,
    ShutOut,
    Tapped,
    TopicClosed,
    Voted,
)
from bot.groups.upcoming import chat_in, chat_of
from bot.telegram.inbox import Callback, Context, ignoring
from bot.telegram.lanes import Patience
from bot.telegram.sender import Sender
from bot.tutor.model.events import read_command
from state.file.awaiting import awaited
from state.file.writer import Writer
from state.tables import mailbox

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)

POLL_TRIES = 5
"""How often a vote is tried whose poll is not known yet: its receipt is on its way."""

MAX_NAME = 64
"""Characters of a name or a title that are kept."""

_OUT = (ChatMemberStatus.BANNED, ChatMemberStatus.LEFT)


class When(BaseHandler[Update, Context, None]):
    """A handler for the updates that a condition holds for."""

    def __init__(self, condition: Callable[[Update], bool], callback: Callback) -> None:
        super().__init__(callback)
        self._condition = condition

    def check_update(self, update: object) -> bool:
        """Tell whether this is one of ours."""
        return isinstance(update, Update) and self._condition(update)


class GroupHandlers:
    """The handlers of one bot for its groups."""

    def __init__(
        self,
        engine: GroupEngine,
        sender: Sender,
        writer: Writer,
        bot: User,
        *,
        now: Callable[[], int],
        patience: Patience,
    ) -> None:
        self._engine = engine
        self._sender = sender
        self._writer = writer
        self._bot = bot
        self._now = now
        self._patience = patience
        self._ignore = ignoring(writer, bot.id)

    def all(self) -> list[BaseHandler[Any, Any, Any]]:
        """Give the handlers; the first that fits an update gets it."""
        return [
            When(lambda update: update.poll_answer is not None, self.vote),
            When(lambda update: _about_group(update) is not None, self.from_private),
            When(lambda update: _in_group(update) and bool(update.callback_query), self.tap),
            When(_is_about_the_bot, self.my_chat_member),
            When(lambda update: _in_group(update) and bool(update.message), self.message),
            When(_in_group, self._ignore),
        ]

    async def vote(self, update: Update, _context: Context) -> None:
        """A vote on a poll, which may be here before the receipt that tells us of the poll."""
        answer = update.poll_answer
        assert answer is not None  # noqa: S101  # the handler's own condition
        if answer.user is None:
            await self._ignore(update, _context)  # a channel has voted
            return
        happening = Happening(0, "", answer.user.id, _name(answer.user), self._now())
        event = Voted(tuple(answer.option_ids), self._now())
        incoming = GroupIncoming(happening, event, update.update_id, poll_id=answer.poll_id)
        for _ in range(POLL_TRIES):
            try:
                postings = await awaited(self._engine.submit(incoming))
            except NoSuchPoll:
                await asyncio.sleep(self._patience.retry)
            else:
                self._sender.put(postings)
                return
        number, bot_id = update.update_id, self._bot.id
        await awaited(
            self._writer.submit(lambda db: mailbox.set_aside(db, bot_id, number, "no such poll"))
        )

    async def from_private(self, update: Update, _context: Context) -> None:
        """A tutor looks after a group from their private chat: a link, a tap on what it shows."""
        chat_id, user, query = _about_group(update), update.effective_user, update.callback_query
        assert chat_id is not None  # noqa: S101  # the handler's own condition
        if user is None or user.is_bot:
            await self._ignore(update, _context)
            return
        now = self._now()
        happening = Happening(chat_id, "", user.id, _name(user), now, language=language_of(user))
        incoming = GroupIncoming(
            happening,
            LookedAhead(now) if query is None else Tapped(query.data or "", now),
            update.update_id,
            message_id=query.message.message_id if query and query.message else None,
            query_id=query.id if query else None,
            private=user.id,
        )
        postings = await awaited(self._engine.submit(incoming))
        self._sender.put(postings)

    async def tap(self, update: Update, _context: Context) -> None:
        """A tap on a button under a message in a group."""
        query = update.callback_query
        assert query is not None  # noqa: S101  # the handler's own condition
        tapped = query.message
        await self._turn(
            update,
            query.from_user,
            Tapped(query.data or "", self._now()),
            thread_id=_thread(tapped) if isinstance(tapped, Message) else None,
            message_id=tapped.message_id if tapped else None,
            query_id=query.id,
        )

    async def my_chat_member(self, update: Update, _context: Context) -> None:
        """The bot was added, thrown out, muted, let write again.

        Other changes, such as becoming an administrator, mean nothing to us.
        """
        change = update.my_chat_member
        assert change is not None  # noqa: S101  # the handler's own condition
        before, after = change.old_chat_member, change.new_chat_member
        event: GroupEvent | None = None
        if after.status in _OUT:
            event = ShutOut(self._now(), REMOVED)
        elif before.status in _OUT:
            event = LetIn(self._now(), added=True)
        elif _may_write(before) != _may_write(after):
            now = self._now()
            event = LetIn(now, added=False) if _may_write(after) else ShutOut(now, MUTED)
        if event is None:
            await self._ignore(update, _context)
        else:
            await self._turn(update, change.from_user, event)

    async def message(self, update: Update, _context: Context) -> None:
        """A message in a group: a command, a reply to one of ours, or Telegram's own word."""
        message = update.message
        assert message is not None  # noqa: S101  # the handler's own condition
        if message.migrate_to_chat_id is not None:
            await self._move(update, message.chat.id, message.migrate_to_chat_id)
        elif message.migrate_from_chat_id is not None:
            await self._move(update, message.migrate_from_chat_id, message.chat.id)
        elif (event := self._event(message)) is None or message.from_user is None:
            await self._ignore(update, _context)
        else:
            original = message.reply_to_message
            await self._turn(
                update,
                message.from_user,
                event,
                thread_id=_thread(message),
                reply_to=original.message_id if original and isinstance(event, Replied) else None,
            )

    def _event(self, message: Message) -> GroupEvent | None:
        """Read a message as what happened; None if it means nothing to us."""
        at = int(message.date.timestamp())
        if message.forum_topic_closed or message.forum_topic_reopened:
            closed = message.forum_topic_closed is not None
            return TopicClosed(_thread(message), closed, at)
        if message.forward_origin or message.via_bot or message.is_automatic_forward:
            return None
        text = message.text or ""
        command = self._command(message, text)
        if message.sender_chat is not None:
            return Nameless(at) if command is not None else None
        if command is not None:
            return Commanded(command, read_command(text)[1], at)
        replied = message.reply_to_message
        if text and replied and replied.from_user and replied.from_user.id == self._bot.id:
            return Replied(text, at)
        return None

    def _command(self, message: Message, text: str) -> str | None:
        """Read the name of a command that is for us; several bots may live in a group."""
        at_start = any(one.type == "bot_command" and one.offset == 0 for one in message.entities)
        if not at_start or not text.startswith("/"):
            return None
        name, _, whom = text.split(maxsplit=1)[0][1:].partition("@")
        ours = not whom or whom.lower() == (self._bot.username or "").lower()
        return name.lower() if ours else None

    async def _turn(self, update: Update, user: User, event: GroupEvent, **where: Any) -> None:
        """Hand an event to the engine; what another bot does is nothing to us."""
        chat = update.effective_chat
        if chat is None or (user.is_bot and not isinstance(event, Nameless)):
            await self._ignore(update, None)
            return
        title = (chat.title or "")[:MAX_NAME]
        thread_id = where.pop("thread_id", None)
        number = 0 if isinstance(event, Nameless) else user.id  # all who hide share one number
        happening = Happening(
            chat.id, title, number, _name(user), event.at, thread_id, language_of(user)
        )
        incoming = GroupIncoming(happening, event, update.update_id, **where)
        postings = await awaited(self._engine.submit(incoming))
        self._sender.put(postings)

    async def _move(self, update: Update, old: int, new: int) -> None:
        """The group has become a supergroup, with another number."""
        number, bot_id = update.update_id, self._bot.id

        def work(db: Any) -> None:
            self._engine.moved(db, old, new)
            mailbox.finish(db, bot_id, number)

        await awaited(self._writer.submit(work))


def _in_group(update: Update) -> bool:
    chat = update.effective_chat
    return chat is not None and chat.type in GROUPS


def _is_about_the_bot(update: Update) -> bool:
    return _in_group(update) and update.my_chat_member is not None


def _about_group(update: Update) -> int | None:
    """Give the group that a tutor looks after from their private chat; None for anything else."""
    chat, message = update.effective_chat, update.message
    if chat is None or chat.type != ChatType.PRIVATE:
        return None
    if update.callback_query is not None:
        return chat_of(update.callback_query.data or "")
    if message is None or message.forward_origin or message.via_bot:
        return None
    command, payload = read_command(message.text or "/")
    return chat_in(payload) if command == "start" else None


def _may_write(member: ChatMember) -> bool:
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages


def _thread(message: Message) -> int | None:
    """Give the forum topic; elsewhere Telegram numbers threads of replies in the same field."""
    return message.message_thread_id if message.is_topic_message else None


def language_of(user: User) -> str:
    """Give the language of somebody's phone ("pt" for Brazil's, too); empty if it is not known."""
    return (user.language_code or "").partition("-")[0]


def _name(user: User) -> str:
    return user.first_name[:MAX_NAME]
