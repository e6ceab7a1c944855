"""Bot API methods about messages: send, edit, delete, pin, react, answer a tap.

Each takes the world and the parameters and returns what goes under `result`; each refusal is an
ApiError with Telegram's text.
"""

from bot.playground.methods import access
from bot.playground.methods.keyboards import inline_markup
from bot.playground.methods.reactions import read_reactions, show_reactions
from bot.playground.methods.sending import deliver
from bot.playground.protocol.entities import Formatted, formatted
from bot.playground.protocol.errors import bad_request
from bot.playground.protocol.limits import CALLBACK_ANSWER, CAPTION, TEXT, utf16
from bot.playground.protocol.params import Params
from bot.playground.protocol.wire import Json
from bot.playground.world.world import Chat, World

CALLBACK_SECONDS = 60.0  # Telegram does not publish it; clients stop waiting well before
DELETE_SECONDS = 48 * 3600  # Bot API reference, deleteMessage
MOST_DELETED = 100  # Bot API reference, deleteMessages
ACTIONS = {
    "typing",
    "upload_photo",
    "record_video",
    "upload_video",
    "record_voice",
    "upload_voice",
    "upload_document",
    "choose_sticker",
    "find_location",
    "record_video_note",
    "upload_video_note",
}
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def text_content(world: World, params: Params) -> Json:
    """Read and check the text of a message."""
    if not params.text("text"):
        raise bad_request("message text is empty")
    text, entities = formatted(params, "text")
    if not text:
        raise bad_request("text must be non-empty")
    if utf16(text) > TEXT:
        raise bad_request("message is too long")
    content = with_entities("text", "entities", (text, mentioned(world, entities)))
    if preview := params.parsed("link_preview_options", "link preview options"):
        if not isinstance(preview, dict):
            raise bad_request("object expected as link preview options")
        content["link_preview_options"] = preview
    return content


def caption_content(world: World, params: Params) -> Json:
    """Read and check the caption of a photo or document; may be empty."""
    prefix = "" if params.has("parse_mode") else "caption_"
    text, entities = formatted(params, "caption", prefix)
    if utf16(text) > CAPTION:
        raise bad_request("message caption is too long")
    return with_entities("caption", "caption_entities", (text, mentioned(world, entities)))


def mentioned(world: World, entities: list[Json]) -> list[Json]:
    """Put the person into a mention by number; nobody is mentioned who is not known."""
    named = []
    for entity in entities:
        if entity["type"] != "text_mention":
            named.append(entity)
        elif person := world.someone(entity.get("user_id") or entity["user"]["id"]):
            place = {key: entity[key] for key in ("offset", "length", "type")}
            named.append({**place, "user": person.user()})
    return named


def with_entities(text_key: str, entities_key: str, formatted_text: Formatted) -> Json:
    """Lay out a text and its entities, leaving out what is empty."""
    text, entities = formatted_text
    content: Json = {text_key: text} if text else {}
    if entities:
        content[entities_key] = entities
    return content


def send_message(world: World, params: Params) -> Json:
    """sendMessage: what is counted is the text, after its marks are taken out."""
    return deliver(world, params, text_content(world, params))


def edit_message_text(world: World, params: Params) -> Json:
    """editMessageText: only of the bot's own text messages."""
    content = text_content(world, params)
    markup = inline_markup(params)
    _, message = access.own_message(world, params)
    if "text" not in message:
        raise bad_request("there is no text in the message to edit")
    return edit(world, message, content, markup, ("text", "entities", "link_preview_options"))


def edit_message_caption(world: World, params: Params) -> Json:
    """editMessageCaption: only of the bot's own photos and documents."""
    content = caption_content(world, params)
    markup = inline_markup(params)
    _, message = access.own_message(world, params)
    if not ("photo" in message or "document" in message):
        raise bad_request("there is no caption in the message to edit")
    return edit(world, message, content, markup, ("caption", "caption_entities"))


def edit_message_reply_markup(world: World, params: Params) -> Json:
    """editMessageReplyMarkup: without a keyboard, the one that is there goes."""
    markup = inline_markup(params)
    _, message = access.own_message(world, params)
    return edit(world, message, {}, markup, ())


def edit(
    world: World, message: Json, content: Json, markup: Json | None, keys: tuple[str, ...]
) -> Json:
    """Replace some fields and the keyboard of a message, unless that changes nothing."""
    same = all(message.get(key) == content.get(key) for key in keys)
    if same and message.get("reply_markup") == markup:
        raise bad_request(NOT_MODIFIED)
    for key in keys:
        message.pop(key, None)
    message.pop("reply_markup", None)
    message |= content
    if markup:
        message["reply_markup"] = markup
    message["edit_date"] = world.now()
    world.tell("edited", message)
    return message


def delete_message(world: World, params: Params) -> bool:
    """deleteMessage: for 48 hours; in groups those of others only for an administrator."""
    if not params.has("chat_id"):
        raise bad_request("chat identifier is not specified")
    if not params.has("message_id"):
        raise bad_request("message identifier is not specified")
    chat = access.writable_chat(world, params)
    message = access.message_in(chat, params, "message to delete")
    own = message["from"]["id"] == world.bot.id
    if not own and chat.kind != "private" and not access.is_admin(chat, world.bot.id):
        raise bad_request("message can't be deleted")
    if world.now() - message["date"] > DELETE_SECONDS:
        raise bad_request("message can't be deleted for everyone")
    world.forget_message(chat, message["message_id"])
    world.tell("deleted", message)
    return True


def delete_messages(world: World, params: Params) -> bool:
    """deleteMessages: those that cannot be found are skipped."""
    wanted = params.parsed("message_ids")
    if not isinstance(wanted, list) or not wanted:
        raise bad_request("message identifiers are not specified")
    if len(wanted) > MOST_DELETED:
        raise bad_request("too many message identifiers specified")
    if not all(isinstance(number, int) for number in wanted):
        raise bad_request("message identifier must be a Number")
    chat = access.writable_chat(world, params)
    for number in wanted:
        if number in chat.messages:
            delete_message(world, Params({"chat_id": chat.id, "message_id": number}))
    return True


def answer_callback_query(world: World, params: Params) -> bool:
    """answerCallbackQuery: once per tap, and not for ever."""
    callback = world.callbacks.get(params.text("callback_query_id"))
    if callback is None or callback.answer is not None:
        raise bad_request(TOO_OLD)
    if world.clock() - callback.at > CALLBACK_SECONDS:
        raise bad_request(TOO_OLD)
    text = params.text("text")
    if utf16(text) > CALLBACK_ANSWER:
        raise bad_request("MESSAGE_TOO_LONG")
    callback.answer = {"text": text, "show_alert": params.flag("show_alert")}
    if params.has("url"):
        callback.answer["url"] = params.text("url")
    world.tell("answer", {"person": callback.person, "chat": callback.chat, **callback.answer})
    return True


def send_chat_action(world: World, params: Params) -> bool:
    """sendChatAction: shown to whoever looks on, and kept nowhere."""
    action = params.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    chat = access.writable_chat(world, params)
    world.tell("action", {"chat": chat.id, "action": action})
    return True


def pin_chat_message(world: World, params: Params) -> bool:
    """pinChatMessage: a message that is pinned already stays so, without a note."""
    chat = access.writable_chat(world, params)
    message = access.message_in(chat, params, "message to pin")
    check_may_pin(world, chat)
    number = message["message_id"]
    if number in chat.pinned:
        return True
    chat.pinned.append(number)
    world.new_message(chat, world.bot, {"pinned_message": dict(message)})
    return True


def unpin_chat_message(world: World, params: Params) -> bool:
    """unpinChatMessage: the newest pin unless one is named."""
    chat = access.writable_chat(world, params)
    check_may_pin(world, chat)
    number = params.integer("message_id") or (chat.pinned[-1] if chat.pinned else 0)
    if number not in chat.messages:
        raise bad_request("message to unpin not found")
    if number in chat.pinned:
        chat.pinned.remove(number)
        world.tell("edited", chat.messages[number])
    return True


def unpin_all_chat_messages(world: World, params: Params) -> bool:
    """unpinAllChatMessages: there need not be any."""
    chat = access.writable_chat(world, params)
    check_may_pin(world, chat)
    chat.pinned.clear()
    world.tell("chat", chat.brief())
    return True


def check_may_pin(world: World, chat: Chat) -> None:
    """Refuse unless it is a private chat or the bot runs the group."""
    if chat.kind != "private" and not access.is_admin(chat, world.bot.id):
        raise bad_request("not enough rights to manage pinned messages in the chat")


def set_message_reaction(world: World, params: Params) -> bool:
    """setMessageReaction: a bot may leave one."""
    reactions = read_reactions(params)
    chat = access.readable_chat(world, params)
    message = access.message_in(chat, params, "message to react")
    show_reactions(world, chat, message, world.bot, reactions)
    return True
