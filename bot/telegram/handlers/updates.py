"""What an update says, read without deciding anything: who, where, and what happened.

Only what somebody does in their own name counts: a message sent in the name of a group or a
channel, forwarded or edited, is no order of anybody's.
"""

from telegram import CallbackQuery, Chat, ChatMember, ChatMemberRestricted, Message, Update, User
from telegram.constants import ChatType

from bot.groups.events import Commanded, GroupEvent, Nameless, Replied, TopicClosed, TopicNamed
from bot.groups.upcoming import There, named_in, named_on
from bot.tutor.model.events import read_command
from bot.tutor.people.names import shown_name

GROUPS = (ChatType.GROUP, ChatType.SUPERGROUP)

_NAMELESS = "\u2026"
"""Somebody of whose name nothing can be seen."""


def group_event(message: Message, bot: User) -> GroupEvent | None:
    """Read a message of a group as what happened; None if it means nothing to this bot."""
    at = int(message.date.timestamp())
    if message.forum_topic_closed or message.forum_topic_reopened:
        closed = message.forum_topic_closed is not None
        return TopicClosed(closed, at)
    if message.forum_topic_edited and message.forum_topic_edited.name:
        return TopicNamed(at)
    if message.forward_origin or message.via_bot or message.is_automatic_forward:
        return None
    text = message.text or ""
    command = _command(message, text, bot)
    if message.sender_chat is not None:
        return Nameless(at) if command is not None else None
    if command is not None:
        return Commanded(command, read_command(text)[1], at)
    replied = message.reply_to_message
    if text and replied and _is_from(bot, replied):
        return Replied(text, at)
    return None


def _is_from(bot: User, message: Message) -> bool:
    """Whether a message is one of ours, and not Telegram's word that we opened a topic."""
    ours = message.from_user is not None and message.from_user.id == bot.id
    return ours and message.forum_topic_created is None


def _command(message: Message, text: str, bot: User) -> str | None:
    """Read the name of a command that is for us; several bots may live in a group."""
    at_start = any(one.type == "bot_command" and one.offset == 0 for one in message.entities)
    if not at_start or not text.startswith("/"):
        return None
    name, _, whom = text.split(maxsplit=1)[0][1:].partition("@")
    ours = not whom or whom.lower() == (bot.username or "").lower()
    return name.lower() if ours else None


def in_group(update: Update) -> bool:
    """Whether it happened in a group."""
    chat = update.effective_chat
    return chat is not None and chat.type in GROUPS


def is_about_the_bot(update: Update) -> bool:
    """Whether the bot itself became or ceased to be something in a group."""
    return in_group(update) and update.my_chat_member is not None


def about_group(update: Update) -> There | None:
    """Give what a tutor looks after from their private chat; None for anything else."""
    chat, message = update.effective_chat, update.message
    if chat is None or chat.type != ChatType.PRIVATE:
        return None
    if update.callback_query is not None:
        return named_on(update.callback_query.data or "")
    if message is None or message.forward_origin or message.via_bot:
        return None
    command, payload = read_command(message.text or "/")
    return named_in(payload) if command == "start" else None


def may_write(member: ChatMember) -> bool:
    """Whether a member of a group may write there."""
    return not isinstance(member, ChatMemberRestricted) or member.can_send_messages


def thread_of(message: Message) -> int:
    """Give the forum topic; elsewhere Telegram numbers threads of replies in the same field."""
    return (message.message_thread_id or 0) if message.is_topic_message else 0


def thread_name(message: Message) -> str:
    """Give what Telegram says of the topic's name: its new one, or the one it was opened with.

    A message in a topic that replies to no other replies to the one that opened it.
    """
    opened = message.reply_to_message.forum_topic_created if message.reply_to_message else None
    named = message.forum_topic_edited or opened
    return shown_name(named.name or "") if named else ""


def language_of(user: User) -> str:
    """Give the language of somebody's phone ("pt" for Brazil's, too); empty if it is not known."""
    return (user.language_code or "").partition("-")[0]


def name_of(user: User) -> str:
    """Give what somebody calls themselves, as it is kept."""
    return shown_name(user.first_name) or _NAMELESS


def is_anothers(chat: Chat, user: User) -> bool:
    """Tell whether somebody acts elsewhere than in their private chat, which bears their id."""
    return chat.id != user.id


def shown_in(message: Message | None) -> str:
    """Give what a message shows that somebody replies to."""
    if message is None:
        return ""
    return message.text or message.caption or (message.poll.question if message.poll else "")


def is_photo(query: CallbackQuery | None) -> bool:
    """Tell whether a button was tapped under a photo."""
    return bool(query and isinstance(query.message, Message) and query.message.photo)
