"""What a learner sees: a few messages with their buttons. All that anybody in the class acts on."""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from html import unescape

from msgspec import Struct

from content.library import Library
from content.model.items import Item
from state.records.mail import Posting
from state.values import replace

KEPT = 8
"""Messages that fit on a screen; nobody scrolls back."""

_MARKS = re.compile(
    r"^[✓✗·] (?=[A-H]\. )| ☑$| \((?:right, [a-z ]+|the right answer|your answer)\)$"
)
_TAG = re.compile(r"</?[a-z-]+[^>]*>")


class Seen(Struct, frozen=True):
    """One message as it stands on the screen."""

    number: int
    text: str
    buttons: Mapping[str, str]
    """Label to data."""
    edited: bool
    lines: tuple[str, ...]
    """The lines that hold anything, without the marks that a verdict puts around an option."""


@dataclass
class Screen:
    """A chat on a phone."""

    messages: dict[int, Seen] = field(default_factory=dict)
    focus: Seen | None = None
    """The newest message that came or changed."""
    came: tuple[int, ...] = ()
    """The numbers of all that came or changed with it, oldest first."""
    toast: str = ""

    def take(self, postings: Iterable[Posting]) -> list[Seen]:
        """Do what the letters say, and give the messages that came or changed."""
        self.toast = ""
        came = []
        for posting in postings:
            body = json.loads(posting.letter.body)
            match posting.letter.kind:
                case "say" | "edit" | "photo" as kind:
                    number = body["message_id"] if kind == "edit" else posting.id
                    came.append(_seen(number, body, edited=kind == "edit"))
                    self.messages[number] = came[-1]
                case "strip":
                    self._strip(body["message_id"])
                case _:
                    self.toast = body["text"]
        if came:
            self.focus, self.came = came[-1], tuple(seen.number for seen in came)
        for number in sorted(self.messages)[:-KEPT]:
            del self.messages[number]
        return came

    def _strip(self, number: int) -> None:
        if (message := self.messages.get(number)) is not None:
            self.messages[number] = replace(message, buttons={})


def _seen(number: int, body: dict[str, object], *, edited: bool) -> Seen:
    rows = body["rows"]
    assert isinstance(rows, list)  # noqa: S101  # the engine's own letters
    buttons = {label: data for row in rows for label, data in row}
    text = unescape(_TAG.sub("", str(body["html"])))
    plain = (_MARKS.sub("", line.strip()) for line in text.splitlines())
    return Seen(number, text, buttons, edited, tuple(line for line in plain if line))


class Recognised:
    """Tells which item a message is about, from the words that are shown."""

    def __init__(self, library: Library) -> None:
        self._items: dict[str, tuple[str, Item]] = {}
        self._refutations: dict[str, str] = {}
        self._reminders: dict[str, str] = {}
        for topic in library.topics.values():
            for item in topic.items():
                self._items[_first_line(item.asked)] = (f"{topic.topic}/{item.id}", item)
            for wrong in topic.misconceptions:
                self._refutations[_first_line(wrong.instead)] = f"{topic.topic}/{wrong.id}"
                again = f"The same idea again: “{wrong.believes}”"
                self._reminders[again] = f"{topic.topic}/{wrong.id}"

    def item(self, seen: Seen) -> tuple[str, Item] | None:
        """Give the item that a message shows, with its reference."""
        return next((self._items[line] for line in seen.lines if line in self._items), None)

    def refutations(self, lines: Iterable[str]) -> list[str]:
        """Give the wrong ideas that lines refute."""
        return [self._refutations[line] for line in lines if line in self._refutations]

    def reminders(self, lines: Iterable[str]) -> list[str]:
        """Give the wrong ideas that lines name again, after a refutation in the same session."""
        return [self._reminders[line] for line in lines if line in self._reminders]


def _first_line(text: str) -> str:
    return text.splitlines()[0].strip()
