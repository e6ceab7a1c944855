"""May the bot do that there? Finds chats and messages as a request names them.

Every method passes through here, so a blocked bot, a migrated group and a message that is gone are
refused in one place, in the order and with the texts of Telegram's server.
"""

from bot.playground.protocol.errors import ApiError, bad_request, forbidden
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import PRESENT, Chat, Person, World

GENERAL_TOPIC = 1  # every forum has it; its messages carry no thread id


def chat_named(world: World, name: str) -> Chat:
    """Find a chat by its id or @username; raises ApiError (400)."""
    if not name:
        raise bad_request("chat_id is empty")
    chat = None
    if name.startswith("@"):
        chat = next((c for c in world.chats.values() if c.username == name[1:]), None)
    elif name.lstrip("-").isdecimal():
        chat = world.chats.get(int(name))
    if chat is None or (chat.kind == "private" and not bot_knows(world, chat)):
        raise bad_request("chat not found")
    return chat


def bot_knows(world: World, chat: Chat) -> bool:
    """Whether the bot ever met the person of a private chat, there or in a group."""
    person = world.people[chat.id]
    return person.started or any(
        person.id in c.members and world.bot.id in c.members for c in world.chats.values()
    )


def readable_chat(world: World, params: Params) -> Chat:
    """Find the chat of a request that only asks; raises ApiError (400, 403)."""
    chat = chat_named(world, params.text("chat_id"))
    if chat.kind == "supergroup":
        check_membership(world, chat)
    return chat


def writable_chat(world: World, params: Params) -> Chat:
    """Find the chat of a request that changes something; raises ApiError (400, 403)."""
    chat = chat_named(world, params.text("chat_id"))
    if chat.kind == "private":
        check_private(world.people[chat.id])
    elif chat.moved_to:
        raise ApiError(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.moved_to,
        )
    else:
        check_membership(world, chat)
    return chat


def check_private(person: Person) -> None:
    """Refuse to write to somebody who never started the bot, or blocked it."""
    if person.blocked:
        raise forbidden("bot was blocked by the user")
    if not person.started:
        raise forbidden("bot can't initiate conversation with a user")


def check_membership(world: World, chat: Chat) -> None:
    """Refuse when the bot is not in the group."""
    status = chat.members.get(world.bot.id)
    if status == "kicked":
        raise forbidden(f"bot was kicked from the {chat.kind} chat")
    if status not in PRESENT:
        raise forbidden(f"bot is not a member of the {chat.kind} chat")


def is_admin(chat: Chat, user_id: int) -> bool:
    """Whether somebody may run the group: its creator or an administrator."""
    return chat.members.get(user_id) in {"creator", "administrator"}


def message_in(chat: Chat, params: Params, what: str) -> Json:
    """Find the message that a request names; `what` names it in the error."""
    message = chat.messages.get(params.integer("message_id"))
    if message is None:
        raise bad_request(f"{what} not found")
    return message


def own_message(world: World, params: Params) -> tuple[Chat, Json]:
    """Find a message that the bot wants to edit; raises unless the bot wrote it."""
    if not params.has("chat_id") and not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    chat = writable_chat(world, params)
    message = message_in(chat, params, "message to edit")
    if message["from"]["id"] != world.bot.id:
        raise bad_request("message can't be edited")
    return chat, message


def thread(chat: Chat, params: Params) -> Json:
    """The fields that name the topic to send to; none for the general one.

    What replies to nothing else replies to the message that opened the topic.
    """
    thread_id = params.integer("message_thread_id")
    if thread_id in {0, GENERAL_TOPIC}:
        return {}
    topic = chat.topics.get(thread_id)
    if topic is None:
        raise bad_request("message thread not found")
    if topic.get("closed"):
        raise bad_request("TOPIC_CLOSED")
    place = {"message_thread_id": thread_id, "is_topic_message": True}
    opened = chat.messages.get(thread_id)
    return place if opened is None else {**place, "reply_to_message": dict(opened)}
