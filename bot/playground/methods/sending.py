"""What all sending methods share: chat, topic, reply, markup, rates.

The content is checked by the method itself and handed in; nothing is written before every check has
passed, and a message counts against the rates only when it is really sent.
"""

from bot.playground.methods.access import thread, writable_chat
from bot.playground.methods.keyboards import reply_markup
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import Chat, World


def deliver(world: World, params: Params, content: Json) -> Json:
    """Send the content as the bot and return the message; raises ApiError."""
    markup = reply_markup(params)
    chat = writable_chat(world, params)
    place = thread(chat, params)
    answered = reply_to(chat, params)
    if params.has("message_effect_id") and chat.kind != "private":
        raise bad_request("EFFECT_ID_INVALID")
    if world.rates:
        world.rates.spend(chat.id)
    extra: Json = dict(place)
    if answered:
        extra["reply_to_message"] = without_reply(answered)
    if params.flag("protect_content"):
        extra["has_protected_content"] = True
    if markup and "inline_keyboard" in markup:
        extra["reply_markup"] = markup
    return world.new_message(chat, world.bot, {**extra, **content}, markup)


def reply_to(chat: Chat, params: Params) -> Json | None:
    """Find the message that is being answered, if any."""
    wanted = params.parsed("reply_parameters", "reply parameters")
    if wanted is None:
        wanted = {
            "message_id": params.integer("reply_to_message_id"),
            "allow_sending_without_reply": params.flag("allow_sending_without_reply"),
        }
    if not isinstance(wanted, dict):
        raise bad_request("object expected as reply parameters")
    number = wanted.get("message_id") or 0
    message = chat.messages.get(number) if isinstance(number, int) else None
    if message is None and number and not wanted.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return message


def without_reply(message: Json) -> Json:
    """Telegram nests an answered message only one deep."""
    return {key: value for key, value in message.items() if key != "reply_to_message"}
