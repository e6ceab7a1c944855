"""What each kind of update from a group means: the visible list of handlers, in their order.

A handler turns an update into an event and hands it to the group engine; it decides nothing.
"""

import asyncio
from collections.abc import Callable
from typing import Any

from telegram import Message, Update, User
from telegram.constants import ChatMemberStatus
from telegram.ext import BaseHandler

from bot.engine.groups.engine import GroupEngine, GroupIncoming, NoSuchPoll
from bot.engine.groups.load import Happening
from bot.groups.events import (
    MUTED,
    REMOVED,
    GroupEvent,
    LetIn,
    LookedAhead,
    Nameless,
    Replied,
    ShutOut,
    Tapped,
    Voted,
)
from bot.telegram.handlers.updates import (
    about_group,
    group_event,
    in_group,
    is_about_the_bot,
    language_of,
    may_write,
    name_of,
    thread_name,
    thread_of,
)
from bot.telegram.receiving.inbox import Callback, Context, ignoring
from bot.telegram.sending.sender import Sender
from bot.telegram.shared import Shared
from bot.tutor.people.names import shown_name
from state.awaiting import awaited
from state.sql import Connection
from state.tables import mailbox

POLL_TRIES = 5
"""How often a vote is tried whose poll is not known yet: its receipt is on its way."""

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

    def __init__(self, shared: Shared, engine: GroupEngine, sender: Sender, bot: User) -> None:
        self._shared = shared
        self._engine = engine
        self._sender = sender
        self._bot = bot
        self._ignore = ignoring(shared.writer, bot.id)

    def all(self) -> list[BaseHandler[Any, Any, Any]]:
        """Give the handlers; the first that fits an update gets it."""
        return [
            When(lambda update: update.poll_answer is not None, self.vote),
            When(lambda update: about_group(update) is not None, self.from_private),
            When(lambda update: in_group(update) and bool(update.callback_query), self.tap),
            When(is_about_the_bot, self.my_chat_member),
            When(lambda update: in_group(update) and bool(update.message), self.message),
            When(in_group, self._ignore),
        ]

    async def vote(self, update: Update, _context: Context) -> None:
        """A vote on a poll, which may be here before the receipt that tells us of the poll."""
        answer = update.poll_answer
        assert answer is not None  # noqa: S101  # the handler's own condition
        if answer.user is None:
            await self._ignore(update, _context)  # a channel has voted
            return
        happening = Happening(0, "", answer.user.id, name_of(answer.user), self._shared.now())
        event = Voted(tuple(answer.option_ids), self._shared.now())
        incoming = GroupIncoming(happening, event, update.update_id, poll_id=answer.poll_id)
        for _ in range(POLL_TRIES):
            try:
                postings = await awaited(self._engine.submit(incoming))
            except NoSuchPoll:
                await asyncio.sleep(self._shared.patience.retry)
            else:
                self._sender.put(postings)
                return
        number, bot_id, why = update.update_id, self._bot.id, "no such poll"
        await awaited(
            self._shared.writer.submit(lambda db: mailbox.set_aside(db, bot_id, number, why))
        )

    async def from_private(self, update: Update, _context: Context) -> None:
        """A tutor looks after a group from their private chat: a link, a tap on what it shows."""
        named, user, query = about_group(update), update.effective_user, update.callback_query
        assert named is not None  # noqa: S101  # the handler's own condition
        if user is None or user.is_bot:
            await self._ignore(update, _context)
            return
        now = self._shared.now()
        happening = Happening(
            named[0], "", user.id, name_of(user), now, named[1], language=language_of(user)
        )
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
            Tapped(query.data or "", self._shared.now()),
            thread_id=thread_of(tapped) if isinstance(tapped, Message) else None,
            thread_name=thread_name(tapped) if isinstance(tapped, Message) else "",
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
            event = ShutOut(self._shared.now(), REMOVED)
        elif before.status in _OUT:
            event = LetIn(self._shared.now(), added=True)
        elif may_write(before) != may_write(after):
            now = self._shared.now()
            event = LetIn(now, added=False) if may_write(after) else ShutOut(now, MUTED)
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
        elif (event := group_event(message, self._bot)) is None or message.from_user is None:
            await self._ignore(update, _context)
        else:
            original = message.reply_to_message
            await self._turn(
                update,
                message.from_user,
                event,
                thread_id=thread_of(message),
                thread_name=thread_name(message),
                reply_to=original.message_id if original and isinstance(event, Replied) else None,
            )

    async def _turn(self, update: Update, user: User, event: GroupEvent, **where: Any) -> None:
        """Hand an event to the engine; what another bot does is nothing to us."""
        chat = update.effective_chat
        if chat is None or (user.is_bot and not isinstance(event, Nameless)):
            await self._ignore(update, None)
            return
        title = shown_name(chat.title or "")
        thread_id, topic = where.pop("thread_id", 0), where.pop("thread_name", "")
        number = 0 if isinstance(event, Nameless) else user.id  # all who hide share one number
        happening = Happening(
            chat.id,
            title,
            number,
            name_of(user),
            event.at,
            thread_id,
            topic,
            language_of(user),
        )
        incoming = GroupIncoming(happening, event, update.update_id, **where)
        postings = await awaited(self._engine.submit(incoming))
        self._sender.put(postings)

    async def _move(self, update: Update, old: int, new: int) -> None:
        """The group has become a supergroup, with another number."""
        number, bot_id = update.update_id, self._bot.id

        def work(db: Connection) -> None:
            self._engine.moved(db, old, new)
            mailbox.finish(db, bot_id, number)

        await awaited(self._shared.writer.submit(work))
