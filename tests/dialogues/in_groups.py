"""Groups beside the private chats of a conversation: what is said, tapped and voted there.

A place is written "9B", or "9B / Quiz night" for a topic of a forum. Groups and topics are numbered
as they come up, and keep their numbers when they are renamed. As on Telegram, a message in a topic
brings the name that this was opened with.
"""

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from bot.engine.groups.engine import GroupEngine, GroupIncoming
from bot.engine.groups.load import Happening
from bot.groups.events import Commanded, GroupEvent, LookedAhead, Tapped, TopicNamed, Voted
from bot.groups.upcoming import There, named_in, named_on
from bot.tutor.model.events import read_command
from state.records.mail import Posting
from tests.conversation import PROFILE, Bubble, Conversation

PARTED = " / "
"""What stands between a group and its topic."""

_LINK = re.compile(r"\?start=([\w-]+)")


@dataclass
class Group:
    """A group as Telegram knows it."""

    chat_id: int
    topics: dict[int, str] = field(default_factory=dict)
    """What its forum topics are called, by their numbers."""
    opened_as: dict[int, str] = field(default_factory=dict)
    """What they were called in the beginning."""

    def thread(self, topic: str) -> int:
        """Give the number of a topic, opening it if it is not there; 0 is the group itself."""
        if not topic:
            return 0
        for number, name in self.topics.items():
            if name == topic:
                return number
        number = len(self.topics) + 1
        self.topics[number] = self.opened_as[number] = topic
        return number


class GroupConversation(Conversation):
    """A conversation with groups in it."""

    def open(self) -> None:
        """Start the bot on its database."""
        self.groups: dict[str, Group] = getattr(self, "groups", {})
        super().open()
        teaching = self.engine.curriculum.teaching
        self.group_engine = GroupEngine(self.writer, teaching, self.languages, PROFILE)

    def tick(self) -> list[tuple[str, Bubble]]:
        """Let the bot look for what has fallen due, for groups too."""
        told = [*super().tick()]
        if not self.groups:
            return told
        now = int(self.now.timestamp())
        for due in self.group_engine.due(now).result():
            self._seen(self.group_engine.do(due, now).result())
            told += self.told
        self.told = told
        return told

    def say(self, who: str, text: str) -> list[Bubble]:
        """Type something in private; a link may lead to what is looked after from there."""
        command, payload = read_command(text if text.startswith("/") else "/")
        there = named_in(payload) if command == "start" else None
        if there is None:
            return super().say(who, text)
        return self._from_private(who, there, LookedAhead(int(self.now.timestamp())))

    def press(self, who: str, data: str, message_id: int = 0) -> list[Bubble]:
        """Tap in private; a link opens it, and a button may be about a group."""
        if found := _LINK.search(data):
            return self.say(who, f"/start {found[1]}")
        if (there := named_on(data)) is None:
            return super().press(who, data, message_id)
        event = Tapped(data, int(self.now.timestamp()))
        return self._from_private(who, there, event, message_id)

    def say_in(self, who: str, where: str, text: str) -> None:
        """Give a command in a group; other words are none of the bot's business."""
        assert text.startswith("/"), f"the bot does not hear {text!r} in a group"
        self._happens(who, where, Commanded(*read_command(text), int(self.now.timestamp())))

    def tap_in(self, who: str, where: str, label: str) -> None:
        """Tap the newest button of a place whose label begins so."""
        for number, bubble in reversed(self.chats.get(where.partition(PARTED)[0], {}).items()):
            for text, data in bubble.buttons:
                if text.startswith(label):
                    if _LINK.search(data):
                        self.press(who, data)
                    else:
                        event = Tapped(data, int(self.now.timestamp()))
                        self._happens(who, where, event, number)
                    return
        raise AssertionError(f"{who} sees no button {label!r} in {where}")

    def vote(self, who: str, option: str) -> None:
        """Vote for an option of the newest poll that has one which begins so."""
        for number, place in self._open_options(option):
            happening = Happening(0, "", self.number(who), who, int(self.now.timestamp()))
            event = Voted((place,), happening.at)
            self._hand_in(GroupIncoming(happening, event, poll_id=str(number)), who)
            return
        raise AssertionError(f"{who} sees no option {option!r}")

    def rename(self, where: str, name: str) -> None:
        """Rename a topic of a forum."""
        title, _, topic = where.partition(PARTED)
        group = self._group(title)
        number = group.thread(topic)
        group.topics[number] = name
        self._happens("Tess", f"{title}{PARTED}{name}", TopicNamed(int(self.now.timestamp())))

    def _open_options(self, option: str) -> Iterator[tuple[int, int]]:
        for chat in self.chats.values():
            for number, bubble in reversed(chat.items()):
                for place, text in enumerate(bubble.options):
                    if text.startswith(option):
                        yield number, place

    def _happens(self, who: str, where: str, event: GroupEvent, tapped: int | None = None) -> None:
        title, _, topic = where.partition(PARTED)
        group = self._group(title)
        thread = group.thread(topic)
        named = group.topics if isinstance(event, TopicNamed) else group.opened_as
        happening = Happening(
            group.chat_id, title, self.number(who), who, event.at, thread, named.get(thread, "")
        )
        query = "q" if isinstance(event, Tapped) else None
        self._hand_in(GroupIncoming(happening, event, message_id=tapped, query_id=query), who)

    def _from_private(
        self, who: str, there: There, event: GroupEvent, tapped: int | None = None
    ) -> list[Bubble]:
        number = self.number(who)
        happening = Happening(there[0], "", number, who, event.at, there[1])
        query = "q" if isinstance(event, Tapped) else None
        self._hand_in(
            GroupIncoming(happening, event, message_id=tapped, query_id=query, private=number), who
        )
        return self.reply

    def _hand_in(self, incoming: GroupIncoming, who: str) -> None:
        self._seen(self.group_engine.submit(incoming).result(), who)
        self.later(seconds=10)

    def _group(self, title: str) -> Group:
        if title not in self.groups:
            self.groups[title] = Group(-1000 - len(self.groups))
            self.names[self.groups[title].chat_id] = title
        return self.groups[title]

    def place(self, posting: Posting) -> str:
        """Name where a letter is seen: in a group with the topic that it is in."""
        title = super().place(posting)
        thread = self._thread_of(posting)
        return f"{title}{PARTED}{self.groups[title].topics[thread]}" if thread else title

    def _thread_of(self, posting: Posting) -> int:
        return int(json.loads(posting.letter.body).get("thread_id", 0))
