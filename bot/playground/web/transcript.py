"""What was said in a chat, in order, so that a conversation can be kept as a test.

Edits are new lines, as the learner saw them appear. The file has the form of `tests/dialogues`.
"""

from collections import deque

import yaml
from msgspec import Struct

from bot.playground.protocol.wire import Json
from bot.playground.world.world import World

MOST_LINES = 2_000
TUTOR = "Viva"


class Line(Struct, frozen=True):
    """One thing that somebody said, tapped or did; the chat is 0 for what concerns all."""

    chat: int
    who: str
    what: str


class Transcript:
    """Listens to a world and writes down its lines, the newest ones."""

    def __init__(self, world: World) -> None:
        self.bot = world.bot.id
        self.lines: deque[Line] = deque(maxlen=MOST_LINES)
        self.texts: dict[tuple[int, int], str] = {}
        world.listeners.append(self.hear)

    def hear(self, event: str, about: Json) -> None:
        """Write down what was said or changed."""
        if event not in {"message", "edited"} or not _text(about):
            return
        sender, chat = about["from"], about["chat"]["id"]
        who = TUTOR if sender["id"] == self.bot else sender["first_name"]
        if who == TUTOR and not self.is_new(chat, about):
            return
        if event == "message" or who == TUTOR:
            self.lines.append(Line(chat, who, shown(about)))

    def is_new(self, chat: int, message: Json) -> bool:
        """Say whether the text changed; a keyboard that goes away is no new line."""
        place = (chat, message["message_id"])
        text = _text(message)
        before = self.texts.pop(place, None)
        self.texts[place] = text
        if len(self.texts) > MOST_LINES:
            del self.texts[next(iter(self.texts))]
        return before != text

    def tapped(self, chat: int, who: str, label: str) -> None:
        """Write down a tap."""
        self.lines.append(Line(chat, who, f"[{label}]"))

    def forget(self, chat: int) -> None:
        """Keep nothing of a chat whose history was cleared."""
        kept = [line for line in self.lines if line.chat != chat]
        self.lines = deque(kept, maxlen=MOST_LINES)
        self.texts = {place: text for place, text in self.texts.items() if place[0] != chat}

    def waited(self, seconds: float) -> None:
        """Write down that the clock was moved, in whole hours or days."""
        hours = round(seconds / 3600)
        later = f"{hours // 24} days" if hours % 24 == 0 else f"{hours} hours"
        self.lines.append(Line(0, "later", later))

    def dialogue(self, chat: int, title: str, items: list[str]) -> str:
        """Write a chat as a dialogue file."""
        head = {"title": title, "shows": "Kept from the playground.", "items": items}
        steps = [{line.who: line.what} for line in self.lines if line.chat in {chat, 0}]
        return written(head, 100) + written({"steps": steps}, 10_000)


class Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks."""


def written(data: Json, width: int) -> str:
    """Write data as YAML, keeping its order."""
    return str(yaml.dump(data, Dumper=Dumper, sort_keys=False, allow_unicode=True, width=width))


def represent(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    """Choose the form of a text."""
    style = "|" if "\n" in text else None
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style=style)


Dumper.add_representer(str, represent)


def _text(message: Json) -> str:
    """Give what a message says, below its picture or without one."""
    return message.get("text") or message.get("caption") or ""


def shown(message: Json) -> str:
    """A message as a dialogue file shows it: its text, then a line of buttons."""
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    lines = [line.rstrip() for line in _text(message).split("\n")]
    if labels := [f"[{button['text']}]" for row in rows for button in row]:
        lines.append(" ".join(labels))
    return "\n".join(lines)
