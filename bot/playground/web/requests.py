"""What the page can ask for, by name: everything that people do, and the controls beside the chat.

Each act takes the page's desk and a JSON object and returns one. A fault in the object raises
KeyError, TypeError or ValueError, and the page is told that it was refused.
"""

import base64
import re
from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from msgspec import Struct

from bot.playground import faults
from bot.playground.clock import PlayClock
from bot.playground.local import LocalBotApi
from bot.playground.protocol.wire import Json
from bot.playground.web.shown import menu
from bot.playground.web.transcript import Transcript
from bot.playground.world.world import Chat, Person


class Insight(Protocol):
    """What the bot knows of a learner; the playground itself knows nothing of the bot."""

    def why(self, person: int) -> list[tuple[str, str]]:
        """Labelled lines about the last verdict and the memory it left."""

    def items(self, person: int) -> list[str]:
        """The items the learner has met, for a dialogue file."""


class PageDesk(Struct, frozen=True):
    """All that acts work on."""

    api: LocalBotApi
    clock: PlayClock
    zone: str
    transcript: Transcript
    insight: Insight
    dialogues: Path

    def person(self, body: Json) -> Person:
        """Who acts."""
        return self.api.world.people[body["person"]]

    def chat(self, body: Json) -> Chat:
        """Where it happens."""
        return self.api.world.chats[body["chat"]]

    def message(self, body: Json) -> Json:
        """The message it is about."""
        return self.chat(body).messages[body["message_id"]]


def say(desk: PageDesk, body: Json) -> Json:
    """Send a text, perhaps as an answer, perhaps in a topic."""
    answered = (
        desk.message({**body, "message_id": body["reply_to"]}) if body.get("reply_to") else None
    )
    thread = body.get("thread", 0)
    desk.api.people.say(
        desk.person(body), desk.chat(body), body["text"], reply_to=answered, thread=thread
    )
    return {}


def start(desk: PageDesk, body: Json) -> Json:
    """Press Start or follow a deep link."""
    desk.api.people.start(desk.person(body), body.get("payload", ""))
    return {}


def edit(desk: PageDesk, body: Json) -> Json:
    """Edit a message of one's own."""
    desk.api.people.edit(desk.person(body), desk.message(body), body["text"])
    return {}


def press(desk: PageDesk, body: Json) -> Json:
    """Tap an inline button."""
    person, message = desk.person(body), desk.message(body)
    rows = message["reply_markup"]["inline_keyboard"]
    label = next(b["text"] for row in rows for b in row if b.get("callback_data") == body["data"])
    desk.transcript.tapped(body["chat"], person.first_name, label)
    return {"callback": desk.api.people.press(person, message, body["data"])}


def vote(desk: PageDesk, body: Json) -> Json:
    """Vote in a poll."""
    desk.api.people.vote(desk.person(body), desk.message(body), body["options"])
    return {}


def type_inline(desk: PageDesk, body: Json) -> Json:
    """Type words behind the bot's name; the list comes now, or as an event."""
    person, offset = desk.person(body), body.get("offset", "")
    return desk.api.people.type_inline(person, desk.chat(body), body["text"], offset).view()


def choose(desk: PageDesk, body: Json) -> Json:
    """Send what was chosen from such a list."""
    query, thread = desk.api.world.inline.queries[body["query"]], body.get("thread", 0)
    desk.api.people.choose(desk.person(body), query, body["result"], thread=thread)
    return {}


def react(desk: PageDesk, body: Json) -> Json:
    """Leave or take back an emoji."""
    desk.api.people.react(desk.person(body), desk.message(body), body.get("emoji", ""))
    return {}


def send_file(desk: PageDesk, body: Json) -> Json:
    """Send a photo or document."""
    data = base64.b64decode(body["data"], validate=True)
    kind = body.get("kind") or "application/octet-stream"
    desk.api.people.send_file(desk.person(body), desk.chat(body), body["name"], kind, data)
    return {}


def block(desk: PageDesk, body: Json) -> Json:
    """Block or unblock the bot."""
    person = desk.person(body)
    if body["on"]:
        desk.api.people.block(person)
    else:
        desk.api.people.unblock(person)
    return {}


def clear_history(desk: PageDesk, body: Json) -> Json:
    """Delete one's private chat, and what was written down of it."""
    person = desk.person(body)
    desk.api.people.clear_history(person)
    desk.transcript.forget(person.id)
    return {}


def bot_in_group(desk: PageDesk, body: Json) -> Json:
    """Throw the bot out of a group, let it in, or make it an administrator."""
    person, chat, people = desk.person(body), desk.chat(body), desk.api.people
    match body["status"]:
        case "kicked":
            people.remove_bot(person, chat)
        case "member":
            people.add_bot(person, chat)
        case "administrator":
            people.promote(person, chat, desk.api.world.bot)
    return {}


def open_topic(desk: PageDesk, body: Json) -> Json:
    """Open a forum topic."""
    return {"thread": desk.api.people.open_topic(desk.person(body), desk.chat(body), body["name"])}


def migrate(desk: PageDesk, body: Json) -> Json:
    """Turn a group into a supergroup."""
    return {"chat": desk.api.people.migrate(desk.person(body), desk.chat(body)).id}


def commands(desk: PageDesk, body: Json) -> Json:
    """The command menu."""
    return {"commands": menu(desk.api.world, desk.chat(body), desk.person(body))}


def move_clock(desk: PageDesk, body: Json) -> Json:
    """Move the clock on by seconds, or to tomorrow morning."""
    before = desk.clock.ahead
    if body.get("to") == "morning":
        desk.clock.to_morning(desk.zone)
    else:
        desk.clock.move(body["seconds"])
    desk.transcript.waited(desk.clock.ahead - before)
    desk.api.world.close_due_polls()
    desk.api.world.tell("clock", {"now": desk.clock()})
    return {"now": desk.clock()}


def why(desk: PageDesk, body: Json) -> Json:
    """What the bot made of the last response."""
    return {"lines": desk.insight.why(body["person"])}


FAULTS: dict[str, Callable[[float], faults.Fault]] = {
    "429": lambda number: faults.TooMany(int(number)),
    "500": lambda _: faults.Broken(500, "Internal Server Error"),
    "html": lambda _: faults.WebPage(),
    "drop before": lambda _: faults.DropBefore(),
    "drop after": lambda _: faults.DropAfter(),
    "slow": faults.Slow,
    "twice": lambda _: faults.DeliverTwice(),
}


def order_fault(desk: PageDesk, body: Json) -> Json:
    """Order trouble for the next calls of a method."""
    fault = FAULTS[body["kind"]](body.get("number", 3))
    desk.api.faults.order(fault, body.get("method", ""), body.get("times", 1))
    return {"planned": planned(desk)}


def clear_faults(desk: PageDesk, _: Json) -> Json:
    """Call off all trouble."""
    desk.api.faults.clear()
    return {"planned": []}


def planned(desk: PageDesk) -> list[Json]:
    """What trouble is still to come."""
    return [
        {"fault": str(item.fault), "method": item.method, "left": item.left}
        for item in desk.api.faults.plan
    ]


def save_dialogue(desk: PageDesk, body: Json) -> Json:
    """Keep the conversation as a dialogue file; never writes over another.

    Raises ValueError for a title that makes no file name.
    """
    title = body["title"].strip()
    slug = re.sub(r"[^a-z0-9]+", "_", title.lower()).strip("_")[:60]
    if not slug:
        raise ValueError("a dialogue needs a title of letters or digits")
    path = desk.dialogues / f"{slug}.yaml"
    text = desk.transcript.dialogue(body["chat"], title, desk.insight.items(body["person"]))
    with path.open("x", encoding="utf-8") as file:
        file.write(text)
    return {"path": str(path)}


ACTS: dict[str, Callable[[PageDesk, Json], Json]] = {
    act.__name__: act
    for act in (
        *(say, start, edit, press, vote, type_inline, choose, react, send_file, block),
        *(clear_history, bot_in_group, open_topic, migrate, commands, move_clock, why),
        *(order_fault, clear_faults, save_dialogue),
    )
}
