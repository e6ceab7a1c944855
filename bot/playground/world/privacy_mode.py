"""Which messages of a group reach the bot: privacy mode, which stays on.

A bot that does not run the group hears commands (not those for another bot), replies to its own
messages, messages that mention it or are sent through it, and service messages
(core.telegram.org/bots/features).
"""

from bot.playground.protocol.wire import Json
from bot.playground.world.world import PRESENT, Chat, Person


def bot_hears(bot: Person, chat: Chat, message: Json) -> bool:
    """Whether the bot hears a person's message: in groups privacy mode keeps most back."""
    if chat.kind == "private":
        return True
    status = chat.members.get(bot.id)
    if status not in PRESENT:
        return False
    if status == "administrator":
        return True
    answered = message.get("reply_to_message", {}).get("from", {}).get("id")
    through = message.get("via_bot", {}).get("id")
    return bot.id in (answered, through) or names_bot(bot, message)


def names_bot(bot: Person, message: Json) -> bool:
    """Whether a message holds a command or a mention for the bot."""
    units = message.get("text", "").encode("utf-16-le", "surrogatepass")
    for entity in message.get("entities", []):
        start, stop = entity["offset"], entity["offset"] + entity["length"]
        part = units[2 * start : 2 * stop].decode("utf-16-le", "surrogatepass")
        if entity["type"] == "bot_command" and part.partition("@")[2] in {"", bot.username}:
            return True
        if entity["type"] == "mention" and part == f"@{bot.username}":
            return True
    return False
