"""A world as JSON and back, so that a playground that is started again still has its chats.

Numbers as keys become text in JSON and are turned back here. The file is replaced in one step, so a
kill in mid-write leaves the old one. Sending rates, taps under way and the webhook are not kept.
"""

import asyncio
import base64
import json
from collections.abc import Callable
from dataclasses import asdict
from pathlib import Path
from typing import Any, Self

from msgspec import structs

from bot.playground.protocol.wire import Json
from bot.playground.world.files import StoredFile
from bot.playground.world.polls import Poll
from bot.playground.world.world import Chat, Person, World

FORMAT = 1
PASSING = {"call", "waiting", "action", "clock", "taken", "inline"}
"""Events that change nothing that is kept."""

PAUSE_SECONDS = 0.5
"""Between two times that it is saved, at least."""

PASSED_OVER = 1000
"""Numbers that a world which comes back does not give out: more than it can have given since it was
last saved. A bot that was told of an update, and then of another by the same number, would take the
second for the first again, and never answer it. (That they are passed over is saved at once: see
`Keeper`.)"""

NUMBERED = ("members", "messages", "markups", "topics")
"""What a chat has by number."""


class ForeignFile(Exception):
    """The file is not a playground's world, or one of a newer format."""


def dump(world: World) -> Json:
    """Lay the world out as JSON."""
    return {
        "format": FORMAT,
        "bot": asdict(world.bot),
        "people": [asdict(person) for person in world.people.values()],
        "chats": [vars(chat) for chat in world.chats.values()],
        "polls": [vars(poll) for poll in world.polls.values()],
        "files": [file_json(stored) for stored in world.files.files.values()],
        "commands": world.commands,
        "last_message_id": world.last_message_id,
        "last_id": world.last_id,
        "updates": list(world.updates.pending),
        "last_update_id": world.updates.last_id,
        "allowed_updates": sorted(world.updates.allowed),
    }


def load(saved: Json, clock: Callable[[], float]) -> World:
    """Build the world again; raises ForeignFile."""
    if saved["format"] != FORMAT:
        raise ForeignFile
    world = World(Person(**saved["bot"]), clock)
    world.people = {data["id"]: Person(**data) for data in saved["people"]}
    world.chats = {data["id"]: chat(data) for data in saved["chats"]}
    world.polls = {data["id"]: poll(data) for data in saved["polls"]}
    for data in saved["files"]:
        world.files.put(StoredFile(**{**data, "data": base64.b64decode(data["data"])}))
    world.commands = saved["commands"]
    world.last_message_id = saved["last_message_id"]
    world.last_id = saved["last_id"]
    world.updates.pending.extend(saved["updates"])
    world.updates.last_id = saved["last_update_id"]
    world.updates.allowed = frozenset(saved["allowed_updates"])
    return world


def file_json(stored: StoredFile) -> Json:
    """Lay out a file with its bytes."""
    return structs.asdict(stored) | {"data": base64.b64encode(stored.data).decode()}


def chat(data: Json) -> Chat:
    """Build a chat again."""
    restored = Chat(**data)
    for name in NUMBERED:
        setattr(restored, name, numbered(getattr(restored, name)))
    restored.reactions = {
        number: numbered(by_person) for number, by_person in numbered(restored.reactions).items()
    }
    return restored


def poll(data: Json) -> Poll:
    """Build a poll again."""
    restored = Poll(**data)
    restored.votes = numbered(restored.votes)
    return restored


def numbered(by_text: dict[Any, Any]) -> dict[int, Any]:
    """Turn the keys back into numbers."""
    return {int(key): value for key, value in by_text.items()}


def save(world: World, path: Path) -> None:
    """Write the world to a file that only its owner may read."""
    draft = path.with_name(f"{path.name}.new")
    draft.touch(mode=0o600)
    draft.write_text(json.dumps(dump(world)), encoding="utf-8")
    draft.replace(path)


def restore(path: Path, clock: Callable[[], float]) -> World:
    """Read a world from a file, to go on with it; raises ForeignFile if that holds another thing.

    Its last moments may be missing, if it was killed. So no number is given out that may have been.
    """
    try:
        world = load(json.loads(path.read_text(encoding="utf-8")), clock)
    except (ValueError, KeyError, TypeError) as error:
        raise ForeignFile(path) from error
    world.updates.last_id += PASSED_OVER
    world.last_message_id += PASSED_OVER
    for chat in world.chats.values():
        chat.last_message_id += PASSED_OVER
    return world


def newest(world: World) -> float:
    """The moment of the newest message, in seconds of UTC; 0 without any."""
    dates = (message["date"] for chat in world.chats.values() for message in chat.messages.values())
    return float(max(dates, default=0))


class Keeper:
    """Saves a world when it begins, soon after each change, and once more at the end."""

    def __init__(self, world: World, path: Path) -> None:
        self.world = world
        self.path = path
        self.changed = asyncio.Event()
        world.listeners.append(self.hear)

    def hear(self, event: str, _about: Json) -> None:
        """Note that there is something to save; calls and waiting change nothing."""
        if event not in PASSING:
            self.changed.set()

    async def __aenter__(self) -> Self:
        save(self.world, self.path)  # or a kill before the first change would give numbers twice
        self.task = asyncio.create_task(self.run())
        return self

    async def __aexit__(self, *_: object) -> None:
        self.task.cancel()
        await asyncio.gather(self.task, return_exceptions=True)
        save(self.world, self.path)

    async def run(self) -> None:
        """Save after changes, at most once in a while."""
        while True:
            await self.changed.wait()
            self.changed.clear()
            save(self.world, self.path)
            await asyncio.sleep(PAUSE_SECONDS)
