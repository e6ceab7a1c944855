"""Who belongs to a chat as what, and how the bot hears of a change.

`my_chat_member` is about the bot itself, `chat_member` about others and only for a bot that runs
the group and asked for it.
"""

from bot.playground.protocol.wire import Json
from bot.playground.world.world import PRESENT, Chat, Person, World

RIGHTS = (
    "can_manage_chat",
    "can_change_info",
    "can_delete_messages",
    "can_invite_users",
    "can_restrict_members",
    "can_pin_messages",
    "can_manage_topics",
    "can_promote_members",
    "can_manage_video_chats",
    "can_post_stories",
    "can_edit_stories",
    "can_delete_stories",
    "can_manage_tags",
    "can_send_welcome_messages",
)


def member(chat: Chat, person: Person, bot_id: int, status: str | None = None) -> Json:
    """The Bot API's ChatMember, for the status given or the one the person has."""
    if status is None:
        status = "member" if chat.kind == "private" else chat.members.get(person.id, "left")
    described: Json = {"user": person.user(), "status": status}
    match status:
        case "creator":
            described["is_anonymous"] = False
        case "administrator":
            described |= {"can_be_edited": False, "is_anonymous": False}
            described |= dict.fromkeys(RIGHTS, True)
            described["can_be_edited"] = person.id != bot_id
        case "kicked":
            described["until_date"] = 0
        case _:
            pass
    return described


def change_member(world: World, chat: Chat, person: Person, by: Person, status: str) -> None:
    """Change somebody's status in a group, with the service message and the update it brings."""
    old = chat.members.get(person.id, "left")
    chat.members[person.id] = status
    if status in PRESENT and old not in PRESENT:
        announce(world, chat, by, {"new_chat_members": [person.user()]})
    elif old in PRESENT and status not in PRESENT:
        announce(world, chat, by, {"left_chat_member": person.user()})
    tell_bot(world, chat, person, by, old)
    world.tell("chat", chat.brief())


def announce(world: World, chat: Chat, by: Person, service: Json) -> None:
    """Write a service message; the bot hears of it while it is there, or is the one who left."""
    message = world.new_message(chat, by, service)
    left = service.get("left_chat_member", {}).get("id")
    if chat.members.get(world.bot.id) in PRESENT and left != world.bot.id:
        world.updates.push("message", message)


def tell_bot(
    world: World, chat: Chat, person: Person, by: Person, old: str, new: str | None = None
) -> None:
    """Queue my_chat_member or chat_member."""
    change = {
        "chat": chat.brief(),
        "from": by.user(),
        "date": world.now(),
        "old_chat_member": member(chat, person, world.bot.id, old),
        "new_chat_member": member(chat, person, world.bot.id, new),
    }
    if person.id == world.bot.id:
        world.updates.push("my_chat_member", change)
    elif chat.members.get(world.bot.id) == "administrator":
        world.updates.push("chat_member", change)


def block(world: World, person: Person, *, blocked: bool) -> None:
    """Let somebody block or unblock the bot in their private chat."""
    if person.blocked == blocked:
        return
    person.blocked = blocked
    chat = world.chats[person.id]
    old, new = ("member", "kicked") if blocked else ("kicked", "member")
    tell_bot(world, chat, world.bot, person, old, new)
    world.tell("chat", chat.brief())
