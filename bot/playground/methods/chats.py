"""Bot API methods about chats: who is there, what it is, its forum topics, leaving it."""

from bot.playground.methods.access import GENERAL_TOPIC, is_admin, readable_chat, writable_chat
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.limits import TOPIC_NAME, utf16
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.members import change_member, member
from bot.playground.world.world import Chat, World

# Bot API reference, createForumTopic
ICON_COLOURS = {7322096, 16766590, 13338331, 9367192, 16749490, 16478047}


def get_chat(world: World, params: Params) -> Json:
    """getChat: everybody may do everything in a group; of what is pinned, the newest."""
    chat = readable_chat(world, params)
    full: Json = {
        **chat.brief(),
        "accent_color_id": abs(chat.id) % 7,
        "max_reaction_count": 11,
        "accepted_gift_types": dict.fromkeys(
            (
                "unlimited_gifts",
                "limited_gifts",
                "unique_gifts",
                "premium_subscription",
                "gifts_from_channels",
            ),
            False,
        ),
    }
    if chat.kind != "private":
        full["permissions"] = dict.fromkeys(PERMISSIONS, True)
    if chat.username:
        full["active_usernames"] = [chat.username]
    if chat.pinned:
        full["pinned_message"] = chat.messages[chat.pinned[-1]]
    return full


PERMISSIONS = (
    "can_send_messages",
    "can_send_audios",
    "can_send_documents",
    "can_send_photos",
    "can_send_videos",
    "can_send_video_notes",
    "can_send_voice_notes",
    "can_send_polls",
    "can_send_other_messages",
    "can_add_web_page_previews",
    "can_change_info",
    "can_invite_users",
    "can_pin_messages",
    "can_manage_topics",
)


def get_chat_member(world: World, params: Params) -> Json:
    """getChatMember: somebody unknown is refused, somebody who is away is "left"."""
    chat = readable_chat(world, params)
    person = world.someone(params.integer("user_id"))
    if person is None:
        raise bad_request("user not found")
    return member(chat, person, world.bot.id)


def get_chat_administrators(world: World, params: Params) -> list[Json]:
    """getChatAdministrators: other bots are left out, ours is not."""
    chat = writable_chat(world, params)
    if chat.kind == "private":
        raise bad_request("there are no administrators in the private chat")
    people = [world.someone(user_id) for user_id in chat.members if is_admin(chat, user_id)]
    return [member(chat, person, world.bot.id) for person in people if person]


def get_chat_member_count(world: World, params: Params) -> int:
    """getChatMemberCount: two in a private chat, and in a group whoever has not left."""
    chat = readable_chat(world, params)
    return 2 if chat.kind == "private" else len(chat.present())


def leave_chat(world: World, params: Params) -> bool:
    """leaveChat: any but a private one."""
    chat = writable_chat(world, params)
    if chat.kind == "private":
        raise bad_request("chat member status can't be changed in private chats")
    change_member(world, chat, world.bot, world.bot, "left")
    return True


def forum(world: World, params: Params) -> Chat:
    """Find the forum whose topics the bot may change; raises ApiError (400, 403)."""
    chat = writable_chat(world, params)
    if not chat.is_forum:
        raise bad_request("the chat is not a forum")
    if not is_admin(chat, world.bot.id):
        raise bad_request("not enough rights to create a topic")
    return chat


def topic_of(world: World, params: Params) -> tuple[Chat, Json]:
    """Find the topic that a request names."""
    chat = forum(world, params)
    topic = chat.topics.get(params.integer("message_thread_id"))
    if topic is None or topic["message_thread_id"] == GENERAL_TOPIC:
        raise bad_request("TOPIC_ID_INVALID")
    return chat, topic


def topic_name(name: str) -> str:
    """Check the name of a topic."""
    if not name.strip():
        raise bad_request("TOPIC_TITLE_EMPTY")
    if utf16(name) > TOPIC_NAME:
        raise bad_request("TOPIC_TITLE_TOO_LONG")
    return name.strip()


def create_forum_topic(world: World, params: Params) -> Json:
    """createForumTopic: the service message's id becomes the thread's id."""
    chat = forum(world, params)
    name = topic_name(params.text("name"))
    colour = params.integer("icon_color", min(ICON_COLOURS))
    if colour not in ICON_COLOURS:
        raise bad_request("TOPIC_ICON_COLOR_INVALID")
    created = {"name": name, "icon_color": colour}
    message = world.new_message(chat, world.bot, {"forum_topic_created": created})
    topic = {"message_thread_id": message["message_id"], **created}
    message |= {"message_thread_id": message["message_id"], "is_topic_message": True}
    chat.topics[message["message_id"]] = dict(topic)
    world.tell("chat", chat.brief())
    return topic


def edit_forum_topic(world: World, params: Params) -> bool:
    """editForumTopic: its name alone; the same name again is refused."""
    chat, topic = topic_of(world, params)
    name = topic_name(params.text("name"))
    if name == topic["name"]:
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic["name"] = name
    note_in_topic(world, chat, topic, {"forum_topic_edited": {"name": name}})
    return True


def close_forum_topic(world: World, params: Params) -> bool:
    """closeForumTopic: refused if it is closed already, as all changes of nothing are."""
    chat, topic = topic_of(world, params)
    if topic.get("closed"):
        raise bad_request("TOPIC_NOT_MODIFIED")
    topic["closed"] = True
    note_in_topic(world, chat, topic, {"forum_topic_closed": {}})
    return True


def reopen_forum_topic(world: World, params: Params) -> bool:
    """reopenForumTopic: refused if it is open."""
    chat, topic = topic_of(world, params)
    if not topic.pop("closed", False):
        raise bad_request("TOPIC_NOT_MODIFIED")
    note_in_topic(world, chat, topic, {"forum_topic_reopened": {}})
    return True


def delete_forum_topic(world: World, params: Params) -> bool:
    """deleteForumTopic: with all its messages."""
    chat, topic = topic_of(world, params)
    thread_id = topic["message_thread_id"]
    inside = [m for m in chat.messages.values() if m.get("message_thread_id") == thread_id]
    for message in inside:
        world.forget_message(chat, message["message_id"])
    del chat.topics[thread_id]
    world.tell("chat", chat.brief())
    return True


def note_in_topic(world: World, chat: Chat, topic: Json, note: Json) -> None:
    """Write a service message into a topic."""
    place = {"message_thread_id": topic["message_thread_id"], "is_topic_message": True}
    world.new_message(chat, world.bot, {**place, **note})
