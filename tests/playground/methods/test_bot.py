"""Menus of commands: kept by scope and language, and only as Telegram takes them."""

from typing import Any

import pytest

from bot.playground.world.world import Chat
from tests.playground.conftest import Client


async def test_commands_are_kept_per_scope_and_language(client: Client, group: Chat) -> None:
    async def menu(**scope: Any) -> list[str]:
        return [c["command"] for c in await client.ok("getMyCommands", **scope)]

    quiz = [{"command": "quiz", "description": "Start a quiz"}]
    here = {"scope": {"type": "chat", "chat_id": group.id}}
    await client.ok("setMyCommands", commands=[{"command": "/learn", "description": "Learn"}])
    await client.ok("setMyCommands", commands=quiz, scope={"type": "all_group_chats"})
    await client.ok("setMyCommands", commands=quiz, language_code="de")
    assert await menu() == ["learn"]
    assert await menu(language_code="de") == ["quiz"]
    assert await menu(**here) == []
    assert await menu(scope={"type": "all_group_chats"}) == ["quiz"]
    await client.ok("deleteMyCommands", scope={"type": "all_group_chats"})
    assert await menu(scope={"type": "all_group_chats"}) == []


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "x" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "Quiz", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "quiz"}, "command description must be non-empty"),
        (
            {"command": "quiz", "description": "x" * 257},
            "command description length must not exceed 256",
        ),
    ],
)
async def test_a_command_has_to_look_like_one(
    client: Client, command: dict[str, object], error: str
) -> None:
    assert await client.refused("setMyCommands", commands=[command]) == f"Bad Request: {error}"
