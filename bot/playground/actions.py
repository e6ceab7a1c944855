"""What people do: say, tap, vote, react, block, join, leave. Each act reaches the bot as an update.

The other half of the wire: tests and the page act through this room, the bot through the methods.
Acts that a phone would not allow raise ValueError or the ApiError that Telegram would show.
"""

from collections.abc import Iterable

from bot.playground.methods.files import document, photo_size
from bot.playground.methods.reactions import checked, show_reactions
from bot.playground.methods.sending import without_reply
from bot.playground.protocol.entities import complete
from bot.playground.protocol.limits import INLINE_QUERY, TEXT, utf16
from bot.playground.protocol.wire import Json
from bot.playground.world import members
from bot.playground.world.files import StoredFile, image_size
from bot.playground.world.inline import InlineQuery
from bot.playground.world.privacy_mode import bot_hears
from bot.playground.world.world import PRESENT, Chat, Person, World


class People:
    """The acts of everybody in one world."""

    def __init__(self, world: World) -> None:
        self.world = world

    def say(
        self,
        person: Person,
        chat: Chat | Person,
        text: str,
        *,
        reply_to: Json | None = None,
        thread: int = 0,
    ) -> Json:
        """Send a text and return the message; a person stands for their chat with the bot."""
        plain, entities = complete(text, [])
        if not plain or utf16(plain) > TEXT:
            raise ValueError(f"a phone would not send {utf16(plain)} characters")
        content: Json = {"text": plain}
        if entities:
            content["entities"] = entities
        return self.post(person, chat, content, reply_to=reply_to, thread=thread)

    def start(self, person: Person, payload: str = "") -> Json:
        """Press Start, or follow a deep link t.me/<bot>?start=<payload>."""
        return self.say(person, person, f"/start {payload}".strip())

    def send_file(
        self, person: Person, chat: Chat | Person, name: str, kind: str, data: bytes
    ) -> Json:
        """Send a photo, if it is one, or a document."""
        world = self.world
        is_photo = image_size(data) is not None
        folder = "photos" if is_photo else "documents"
        stored: StoredFile = world.files.add(world.next_id(), folder, name, kind, data)
        content = {"photo": [photo_size(stored)]} if is_photo else {"document": document(stored)}
        return self.post(person, chat, content)

    def post(
        self,
        person: Person,
        chat: Chat | Person,
        content: Json,
        *,
        reply_to: Json | None = None,
        thread: int = 0,
    ) -> Json:
        """Put a message into a chat and let the bot hear of it, if it may."""
        place = self.chat_of(chat)
        self.check_can_write(person, place)
        if reply_to:
            thread = thread or reply_to.get("message_thread_id", 0)
            content = {"reply_to_message": without_reply(reply_to), **content}
        if thread:
            opened = place.messages.get(thread)
            if opened and not reply_to:  # so Telegram has it: the topic's first message
                content = {"reply_to_message": dict(opened), **content}
            content = {"message_thread_id": thread, "is_topic_message": True, **content}
        message = self.world.new_message(place, person, content)
        if bot_hears(self.world.bot, place, message):
            self.world.updates.push("message", dict(message))
        return message

    def check_can_write(self, person: Person, chat: Chat) -> None:
        """Start the private chat, or refuse outsiders of a group."""
        if chat.kind == "private":
            members.block(self.world, person, blocked=False)
            if not person.started:
                person.started = True
                self.world.tell("chat", chat.brief())
        elif chat.members.get(person.id) not in PRESENT or chat.moved_to:
            raise ValueError(f"{person.first_name} is not in {chat.title}")

    def edit(self, person: Person, message: Json, text: str) -> Json:
        """Change an own message afterwards."""
        if message["from"]["id"] != person.id:
            raise ValueError("only the author may edit a message")
        plain, entities = complete(text, [])
        message |= {"text": plain, "entities": entities, "edit_date": self.world.now()}
        self.world.tell("edited", message)
        if bot_hears(self.world.bot, self.world.chats[message["chat"]["id"]], message):
            self.world.updates.push("edited_message", dict(message))
        return message

    def press(self, person: Person, message: Json | int, button: str) -> str:
        """Tap an inline button, found by label or data, and return the callback query's id.

        A bare number is a message in the person's private chat. Any data may be sent for a message
        that has a keyboard, as a modified client can do.
        """
        if isinstance(message, int):
            message = self.world.chats[person.id].messages[message]
        rows = message.get("reply_markup", {}).get("inline_keyboard")
        if not rows:
            raise ValueError("the message has no inline keyboard")
        labelled = [b for row in rows for b in row if b["text"] == button]
        data = labelled[0].get("callback_data", "") if labelled else button
        callback = self.world.new_callback(person, message)
        self.world.updates.push(
            "callback_query",
            {
                "id": callback.id,
                "from": person.user(),
                "message": dict(message),
                "chat_instance": str(message["chat"]["id"] * 7_919),
                "data": data,
            },
        )
        return callback.id

    def vote(self, person: Person, message: Json, options: Iterable[int]) -> None:
        """Vote for options by position; none takes the vote back. Raises ApiError (400)."""
        poll = self.world.polls[message["poll"]["id"]]
        chosen = list(options)
        poll.vote(person.id, chosen)
        self.world.show_poll(poll)
        if not poll.anonymous:
            answer = {
                "poll_id": poll.id,
                "user": person.user(),
                "option_ids": sorted(set(chosen)),
                "option_persistent_ids": [
                    poll.options[number]["persistent_id"] for number in sorted(set(chosen))
                ],
            }
            self.world.updates.push("poll_answer", answer)

    def type_inline(
        self, person: Person, chat: Chat | Person, text: str, offset: str = ""
    ) -> InlineQuery:
        """Type words behind the bot's name; a list comes soon, or is kept from before.

        `offset` is that of the list before, whose end has been reached. Nothing is sent where
        inline mode is off.
        """
        world, place = self.world, self.chat_of(chat)
        if not world.inline.on:
            raise ValueError("inline mode is off")
        text = text.encode("utf-16-le")[: 2 * INLINE_QUERY].decode("utf-16-le", "ignore")
        number = str(world.next_id() * 1_000_037)
        query = InlineQuery(number, person.id, place.id, text, offset, world.clock())
        world.inline.add(query)
        if query.answer is None:
            kind = "sender" if place.kind == "private" else place.kind
            asked = {"query": text, "offset": offset, "chat_type": kind}
            world.updates.push("inline_query", {"id": number, "from": person.user(), **asked})
        return query

    def choose(self, person: Person, query: InlineQuery, result: str, *, thread: int = 0) -> Json:
        """Choose from the list and return the message that it sends."""
        listed = query.answer["results"] if query.answer else []
        chosen = next((one for one in listed if one["id"] == result), None)
        if chosen is None:
            raise ValueError("there is no such result in the list")
        content = {"via_bot": self.world.bot.user(), **chosen["message"]}
        return self.post(person, self.world.chats[query.chat], content, thread=thread)

    def react(self, person: Person, message: Json, emoji: str = "") -> None:
        """Leave one emoji under a message, or take it back with none."""
        chat = self.world.chats[message["chat"]["id"]]
        new = [checked({"type": "emoji", "emoji": emoji})] if emoji else []
        old = show_reactions(self.world, chat, message, person, new)
        if chat.kind == "private" or chat.members.get(self.world.bot.id) == "administrator":
            self.world.updates.push(
                "message_reaction",
                {
                    "chat": chat.brief(),
                    "message_id": message["message_id"],
                    "user": person.user(),
                    "date": self.world.now(),
                    "old_reaction": old,
                    "new_reaction": new,
                },
            )

    def block(self, person: Person) -> None:
        """Block the bot."""
        members.block(self.world, person, blocked=True)

    def unblock(self, person: Person) -> None:
        """Unblock the bot."""
        members.block(self.world, person, blocked=False)

    def clear_history(self, person: Person) -> None:
        """Delete one's private chat, on both sides; the bot does not hear of it."""
        self.world.clear_history(self.world.chats[person.id])

    def join(self, person: Person, chat: Chat) -> None:
        """Join a group."""
        members.change_member(self.world, chat, person, person, "member")

    def leave(self, person: Person, chat: Chat) -> None:
        """Leave a group."""
        members.change_member(self.world, chat, person, person, "left")

    def add_bot(self, person: Person, chat: Chat) -> None:
        """Let the bot into a group."""
        members.change_member(self.world, chat, self.world.bot, person, "member")

    def remove_bot(self, person: Person, chat: Chat) -> None:
        """Throw the bot out of a group."""
        members.change_member(self.world, chat, self.world.bot, person, "kicked")

    def promote(self, by: Person, chat: Chat, whom: Person) -> None:
        """Make somebody (perhaps the bot) an administrator."""
        members.change_member(self.world, chat, whom, by, "administrator")

    def migrate(self, person: Person, chat: Chat) -> Chat:
        """Turn a group into a supergroup: a new chat, with a service message on either side."""
        world = self.world
        new = world.group(chat.title, [], supergroup=True)
        new.members = dict(chat.members)
        chat.moved_to = new.id
        for place, note in (
            (chat, {"migrate_to_chat_id": new.id}),
            (new, {"migrate_from_chat_id": chat.id}),
        ):
            world.updates.push("message", dict(world.new_message(place, person, note)))
        world.tell("chat", new.brief())
        return new

    def open_topic(self, person: Person, chat: Chat, name: str) -> int:
        """Open a forum topic and return its thread id."""
        created = {"name": name, "icon_color": 7322096}
        message = self.world.new_message(chat, person, {"forum_topic_created": created})
        number: int = message["message_id"]
        message |= {"message_thread_id": number, "is_topic_message": True}
        chat.topics[number] = {"message_thread_id": number, **created}
        self.world.updates.push("message", dict(message))
        self.world.tell("chat", chat.brief())
        return number

    def chat_of(self, chat: Chat | Person) -> Chat:
        """Take a person for their private chat."""
        return chat if isinstance(chat, Chat) else self.world.chats[chat.id]
