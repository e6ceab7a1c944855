"""Whatever a client sends, it gets a result or a refusal, never a stumbling server."""

import contextlib
import json
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.playground.actions import People
from bot.playground.methods.dispatch import METHODS
from bot.playground.protocol.errors import ApiError
from bot.playground.protocol.params import Params, Upload
from bot.playground.world.world import Person, World

NAMES = [
    *("chat_id", "message_id", "user_id", "message_thread_id", "text", "caption", "parse_mode"),
    *("entities", "caption_entities", "reply_markup", "reply_parameters", "reply_to_message_id"),
    *("question", "options", "type", "correct_option_ids", "correct_option_id", "explanation"),
    *("open_period", "close_date", "is_anonymous", "photo", "document", "file_id", "commands"),
    *("scope", "language_code", "callback_query_id", "reaction", "action", "message_ids", "name"),
    *("icon_color", "url", "secret_token", "max_connections", "allowed_updates", "description"),
    *("link_preview_options", "show_alert", "message_effect_id"),
]
WORDS = st.sampled_from(
    ["", "x", "1", "-1", "HTML", "<b>", "quiz", "attach://a", "default", "chat", "emoji", "\ud800"]
)
PLAIN = st.one_of(st.none(), st.booleans(), st.integers(-3, 3), st.floats(), WORDS)
KEYS = st.sampled_from(
    [
        *("text", "type", "emoji", "chat_id", "user_id", "message_id", "inline_keyboard", "style"),
        *("keyboard", "callback_data", "url", "copy_text", "command", "offset", "length", "user"),
        *("force_reply", "text_parse_mode", "text_entities", "input_field_placeholder"),
    ]
)
VALUES = st.recursive(
    PLAIN,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=4),
    max_leaves=8,
)


def small_world() -> World:
    """A person who started the bot and a forum that it runs, with a message and a poll in each."""
    world = World(Person(7, "Viva", username="viva_bot", is_bot=True), lambda: 1_800_000_000.0)
    people = People(world)
    ada = world.person("Ada")
    forum = world.group("Forum", [ada], forum=True)
    people.promote(ada, forum, world.bot)
    people.start(ada)
    for chat in (ada.id, forum.id):
        METHODS["sendmessage"](world, Params({"chat_id": chat, "text": "x"}))
        poll = {"chat_id": chat, "question": "?", "options": ["a"]}
        METHODS["sendpoll"](world, Params(poll))
    return world


@settings(max_examples=300, deadline=None)
@given(
    method=st.sampled_from(sorted(METHODS)),
    place=st.sampled_from(["private", "forum", "anywhere"]),
    values=st.dictionaries(st.sampled_from(NAMES), VALUES, max_size=7),
    as_text=st.booleans(),
)
def test_no_request_makes_the_server_stumble(
    method: str,
    place: str,
    values: dict[str, Any],
    as_text: bool,  # noqa: FBT001  # Hypothesis names it
) -> None:
    world = small_world()
    chats = list(world.chats)
    if place != "anywhere":
        values["chat_id"] = chats[0 if place == "private" else 1]
        values.setdefault("message_id", 2)
    if as_text:
        values = {
            name: value if isinstance(value, str) else json.dumps(value)
            for name, value in values.items()
        }
    files = {"a": Upload("a.png", "image/png", b"data")}
    with contextlib.suppress(ApiError):
        result = METHODS[method](world, Params(values, files))
        json.dumps(result)
