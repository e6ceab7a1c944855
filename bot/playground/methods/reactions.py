"""Emoji under a message: which exist, and who left which.

The list is the one of the public Bot API reference (ReactionTypeEmoji); premium custom emoji and
paid stars are refused, since nobody here could send them.
"""

from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import Chat, Person, World

SPELT_OUT = """
❤ 👍 👎 🔥 🥰 👏 😁 🤔 🤯 😱 🤬 😢 🎉 🤩 🤮 💩 🙏 👌 🕊
🤡 🥱 🥴 😍 🐳 ❤\u200d🔥 🌚 🌭 💯 🤣 ⚡ 🍌 🏆 💔 🤨 😐 🍓 🍾 💋
🖕 😈 😴 😭 🤓 👻 👨\u200d💻 👀 🎃 🙈 😇 😨 🤝 ✍ 🤗 🫡 🎅 🎄 ☃
💅 🤪 🗿 🆒 💘 🙉 🦄 😘 💊 🙊 😎 👾 🤷\u200d♂ 🤷 🤷\u200d♀ 😡
"""
EMOJI = frozenset(SPELT_OUT.split())


def read_reactions(params: Params) -> list[Json]:
    """Read the bot's reaction: one emoji or none; raises ApiError (400)."""
    given = params.parsed("reaction", "reaction types")
    if given is None:
        return []
    if not isinstance(given, list):
        raise bad_request("expected an Array of ReactionType")
    if len(given) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    return [checked(reaction) for reaction in given]


def checked(reaction: object) -> Json:
    """Check one reaction."""
    if not isinstance(reaction, dict):
        raise bad_request("can't parse ReactionType: expected an Object")
    if reaction.get("type") != "emoji":
        raise bad_request("can't parse ReactionType: invalid reaction type specified")
    emoji = str(reaction.get("emoji", "")).replace("\ufe0f", "")
    if emoji not in EMOJI:
        raise bad_request("REACTION_INVALID")
    return {"type": "emoji", "emoji": emoji}


def show_reactions(
    world: World, chat: Chat, message: Json, person: Person, new: list[Json]
) -> list[Json]:
    """Replace somebody's reactions under a message and return the former ones."""
    on_message = chat.reactions.setdefault(message["message_id"], {})
    old = on_message.pop(person.id, [])
    if new:
        on_message[person.id] = new
    world.tell("reaction", {"chat": chat.id, "message_id": message["message_id"]})
    return old
