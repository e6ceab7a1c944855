"""Everybody and everything there is: people, chats, messages, and what the bot has not heard yet.

Plain state with no HTTP in it. A message is kept as the Bot API's own JSON object, since that is
what the room next door sends and what a page shows. Everything is bounded, and time comes from the
clock that is passed in, as UTC seconds.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.protocol.wire import Json
from bot.playground.rates import Rates
from bot.playground.webhook import Webhook
from bot.playground.world.files import FileStore
from bot.playground.world.inline import InlineMode
from bot.playground.world.polls import Poll
from bot.playground.world.updates import UpdateQueue

Listener = Callable[[str, Json], None]

MOST_MESSAGES = 5_000  # kept in a chat; the oldest go first
MOST_CALLBACKS = 1_000  # taps remembered for answerCallbackQuery
FIRST_GROUP_ID = -4_000_000_000
FIRST_SUPERGROUP_ID = -1_002_000_000_000  # Telegram prefixes supergroup ids with -100
PRESENT = {"creator", "administrator", "member"}


@dataclass
class Person:
    """Somebody with an account, or the bot."""

    id: int
    first_name: str
    last_name: str = ""
    username: str = ""
    language_code: str = "en"
    is_bot: bool = False
    started: bool = False
    blocked: bool = False

    def user(self) -> Json:
        """The Bot API's User."""
        user: Json = {"id": self.id, "is_bot": self.is_bot, "first_name": self.first_name}
        if self.last_name:
            user["last_name"] = self.last_name
        if self.username:
            user["username"] = self.username
        if self.language_code and not self.is_bot:
            user["language_code"] = self.language_code
        return user


@dataclass
class Chat:
    """A private chat (its id is the person's), a group or a supergroup."""

    id: int
    kind: str
    title: str = ""
    first_name: str = ""
    last_name: str = ""
    username: str = ""
    is_forum: bool = False
    last_message_id: int = 0
    moved_to: int = 0
    members: dict[int, str] = field(default_factory=dict)
    messages: dict[int, Json] = field(default_factory=dict)
    markups: dict[int, Json] = field(default_factory=dict)
    reactions: dict[int, dict[int, list[Json]]] = field(default_factory=dict)
    topics: dict[int, Json] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)

    def brief(self) -> Json:
        """The Bot API's Chat."""
        brief: Json = {"id": self.id, "type": self.kind}
        for key in ("title", "first_name", "last_name", "username"):
            if value := getattr(self, key):
                brief[key] = value
        if self.is_forum:
            brief["is_forum"] = True
        return brief

    def present(self) -> list[int]:
        """Ids of those who are in the chat now."""
        return [user_id for user_id, status in self.members.items() if status in PRESENT]


@dataclass
class Callback:
    """A tap on an inline button and how the bot answered it."""

    id: str
    person: int
    chat: int
    message: int
    at: float
    answer: Json | None = None


class World:
    """The state of one playground with one bot in it."""

    def __init__(self, bot: Person, clock: Callable[[], float]) -> None:
        self.bot = bot
        self.clock = clock
        self.people: dict[int, Person] = {}
        self.chats: dict[int, Chat] = {}
        self.polls: dict[str, Poll] = {}
        self.callbacks: dict[str, Callback] = {}
        self.commands: dict[str, list[Json]] = {}
        self.files = FileStore()
        self.inline = InlineMode()
        self.updates = UpdateQueue()
        self.listeners: list[Listener] = []
        self.rates: Rates | None = None
        self.webhook: Webhook | None = None
        self.last_message_id = 0
        self.last_id = 1000

    def now(self) -> int:
        """Whole UTC seconds."""
        return int(self.clock())

    def next_id(self) -> int:
        """Give a number that was never given before."""
        self.last_id += 1
        return self.last_id

    def tell(self, event: str, about: Json) -> None:
        """Let whoever watches know that something changed."""
        for listener in self.listeners:
            listener(event, about)

    def person(self, name: str, **details: Any) -> Person:
        """Find somebody by first name, or let them join the world."""
        for person in self.people.values():
            if person.first_name == name:
                return person
        new = Person(self.next_id(), name, **details)
        self.people[new.id] = new
        chat = Chat(new.id, "private", "", name, new.last_name, new.username)
        self.chats[new.id] = chat
        return new

    def group(
        self, title: str, people: Iterable[Person], *, supergroup: bool = False, forum: bool = False
    ) -> Chat:
        """Found a group with the bot in it; the first person owns it. A forum is a supergroup."""
        kind, first = ("group", FIRST_GROUP_ID)
        if supergroup or forum:
            kind, first = ("supergroup", FIRST_SUPERGROUP_ID)
        chat = Chat(first - self.next_id(), kind, title, is_forum=forum)
        chat.last_message_id = 1  # Telegram's own first message, so that no topic is number 1
        chat.members = {person.id: "member" for person in people}
        if chat.members:
            chat.members[next(iter(chat.members))] = "creator"
        chat.members[self.bot.id] = "member"
        self.chats[chat.id] = chat
        self.tell("chat", chat.brief())
        return chat

    def someone(self, user_id: int) -> Person | None:
        """Find a person or the bot by id."""
        return self.bot if user_id == self.bot.id else self.people.get(user_id)

    def new_message(
        self, chat: Chat, sender: Person, content: Json, markup: Json | None = None
    ) -> Json:
        """Write a message into the chat; ids count per supergroup, once for all other chats.

        `markup` is kept aside when it is no inline keyboard, since the Bot API does not repeat it.
        """
        if chat.kind == "supergroup":
            chat.last_message_id += 1
            message_id = chat.last_message_id
        else:
            self.last_message_id += 1
            message_id = chat.last_message_id = self.last_message_id
        message = {
            "message_id": message_id,
            "from": sender.user(),
            "chat": chat.brief(),
            "date": self.now(),
            **content,
        }
        chat.messages[message_id] = message
        if markup and "inline_keyboard" not in markup:
            chat.markups[message_id] = markup
        if len(chat.messages) > MOST_MESSAGES:
            self.forget_message(chat, next(iter(chat.messages)))
        self.tell("message", message)
        return message

    def forget_message(self, chat: Chat, message_id: int) -> None:
        """Remove a message and what hangs on it."""
        message = chat.messages.pop(message_id, {})
        chat.markups.pop(message_id, None)
        chat.reactions.pop(message_id, None)
        if message_id in chat.pinned:
            chat.pinned.remove(message_id)
        if poll := message.get("poll"):
            self.polls.pop(poll["id"], None)

    def clear_history(self, chat: Chat) -> None:
        """Remove all messages of a chat, and their files; the bot does not hear of it."""
        for message in list(chat.messages.values()):
            for stored in (*message.get("photo", ()), message.get("document", {})):
                self.files.forget(stored.get("file_id", ""))
            self.forget_message(chat, message["message_id"])
            self.tell("deleted", message)

    def new_callback(self, person: Person, message: Json) -> Callback:
        """Remember a tap, so that its answer can be checked and shown."""
        identifier = str(self.next_id() * 1_000_003)
        callback = Callback(
            identifier, person.id, message["chat"]["id"], message["message_id"], self.clock()
        )
        self.callbacks[identifier] = callback
        if len(self.callbacks) > MOST_CALLBACKS:
            del self.callbacks[next(iter(self.callbacks))]
        return callback

    def show_poll(self, poll: Poll) -> None:
        """Bring a poll's message up to date and tell the bot how the poll stands."""
        message = self.chats[poll.chat].messages[poll.message]
        message["poll"] = poll.public()
        self.updates.push("poll", message["poll"])
        self.tell("edited", message)

    def close_poll(self, poll: Poll) -> None:
        """Close a poll for good."""
        poll.closed = True
        self.show_poll(poll)

    def close_due_polls(self) -> None:
        """Close the polls whose time is up; to be called as the clock goes on."""
        now = self.clock()
        for poll in list(self.polls.values()):
            if not poll.closed and 0 < poll.close_date <= now:
                self.close_poll(poll)
