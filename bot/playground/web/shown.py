"""What the page gets to see of the world: everything, as somebody at a phone could.

Messages stay the Bot API's JSON; beside them stands what the bot is not told but a phone shows.
"""

from dataclasses import asdict

from bot.playground.methods.bot import commands_for
from bot.playground.protocol.wire import Json
from bot.playground.world.world import Chat, Person, World

MOST_SHOWN = 300  # messages of a chat in a snapshot


def snapshot(world: World) -> Json:
    """The whole world, for a page that has just been opened."""
    return {
        "bot": asdict(world.bot),
        "people": [asdict(person) for person in world.people.values()],
        "chats": [chat_view(world, chat) for chat in world.chats.values()],
        "now": world.clock(),
    }


def chat_view(world: World, chat: Chat) -> Json:
    """One chat with its newest messages."""
    newest = list(chat.messages.values())[-MOST_SHOWN:]
    return {
        **chat_head(world, chat),
        "messages": [message_view(world, message) for message in newest],
    }


def chat_head(world: World, chat: Chat) -> Json:
    """One chat without its messages."""
    person = world.people.get(chat.id)
    return {
        **chat.brief(),
        "members": chat.members,
        "moved_to": chat.moved_to,
        "topics": list(chat.topics.values()),
        "pinned": chat.pinned,
        "blocked": bool(person and person.blocked),
        "started": person is None or person.started,
    }


def message_view(world: World, message: Json) -> Json:
    """One message with its keyboard, its reactions and who voted for what."""
    chat = world.chats[message["chat"]["id"]]
    number = message["message_id"]
    view: Json = {"message": message, "markup": chat.markups.get(number)}
    view["reactions"] = {
        str(person): [reaction["emoji"] for reaction in left]
        for person, left in chat.reactions.get(number, {}).items()
    }
    if poll := world.polls.get(message.get("poll", {}).get("id", "")):
        view["votes"] = poll.votes
        view["shuffle"] = poll.shuffle
        view["hide_results"] = poll.hide_results
    return view


def event_view(world: World, event: str, about: Json) -> Json | None:
    """What the page is told of an event; None when it concerns nobody."""
    match event:
        case "message" | "edited":
            return message_view(world, about)
        case "reaction":
            chat = world.chats[about["chat"]]
            message = chat.messages.get(about["message_id"])
            return message and message_view(world, message)
        case "deleted":
            return {"chat": about["chat"]["id"], "message_id": about["message_id"]}
        case "chat":
            return chat_head(world, world.chats[about["id"]])
        case "answer" | "action" | "call" | "clock" | "inline":
            return about
        case _:
            return None


def menu(world: World, chat: Chat, person: Person) -> list[Json]:
    """The command menu that somebody sees in a chat."""
    return commands_for(world, chat.id, person.id, person.language_code)
