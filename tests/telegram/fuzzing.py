"""Updates that Telegram might send, and updates that nobody should: for whoever wants to break it.

The shapes are those of the Bot API's own list of objects (`objects.py`), with people, groups,
words and buttons that the bot has to do with: first an update as it should be, then some of its
parts are left out, doubled or replaced by something of another kind, huge, or half a letter.
"""

import typing
from collections.abc import Callable
from copy import deepcopy
from random import Random
from typing import Any

import telegram
from hypothesis import HealthCheck, Phase, given, seed, settings
from hypothesis import strategies as st
from telegram import Chat, Update, User

from bot.telegram.receiving.intake import ALLOWED
from bot.tutor.commands.table import COMMANDS
from tests.groups.test_settings import VERBS
from tests.telegram.objects import Own, fields_of, objects

Json = dict[str, Any]

PEOPLE = [1001, 1002, 2**40]
GROUPS = [-1001, -1_002_000_000_001]

HOSTILE: st.SearchStrategy[Any] = st.sampled_from(
    [
        *(None, True, False, 0, -1, 1, 2**31, 2**53, -(2**63), 2**63, 2**70, 1e308, -0.5),
        *("", " ", "\x00", "\ud83d", "\u202e", "0", "/start", "x" * 5000, "\U0001f44d" * 300),
        *([], {}, [[]], [{}], [None] * 50, {"id": {}}, {"": ""}, {"id": "1001"}),
        {"a": [{"b": [{"c": [{"d": []}]}]}]},
    ]
)

TEXTS = st.one_of(
    st.sampled_from(
        [
            *("/start", "/start t_kinds", "/quiz kinds", "/help@viva_bot", "/setup", "/stop", "/"),
            *("next", "hint", "skip", "yes", "sure", "undo", "/forget", "/export", "/join"),
            *(
                "/start inv_" + "A" * 22,
                "/remind 25:99",
                "/exam 31 February",
                "/pause 99999",
                "15:",
            ),
            *(f"/{name}" for name in COMMANDS),
        ]
    ),
    st.text(max_size=60),
)
IDS = st.integers(1, 10_000)
DATES = st.sampled_from([1_800_000_000, 0, 1, 2**31 - 1, 2**33])
USERS = st.fixed_dictionaries(
    {
        "id": st.sampled_from(PEOPLE),
        "is_bot": st.just(value=False),
        "first_name": st.text(max_size=80),
    },
    optional={"language_code": st.sampled_from(["en", "es", "xx", ""]), "username": st.text()},
)
CHATS = st.one_of(
    st.fixed_dictionaries({"id": st.sampled_from(PEOPLE), "type": st.just("private")}),
    st.fixed_dictionaries(
        {
            "id": st.sampled_from(GROUPS),
            "type": st.sampled_from(["group", "supergroup", "channel"]),
            "title": st.text(max_size=300),
        },
        optional={"is_forum": st.booleans()},
    ),
)
FILE = {"file_id": "f", "file_unique_id": "u"}
CONTENTS = st.fixed_dictionaries(
    {},
    optional={
        "text": TEXTS,
        "caption": TEXTS,
        "entities": st.lists(
            st.fixed_dictionaries(
                {
                    "type": st.sampled_from(["bot_command", "bold", "text_link", "mention", "new"]),
                    "offset": st.integers(-1, 5000),
                    "length": st.integers(-1, 5000),
                }
            ),
            max_size=3,
        ),
        "photo": st.just([{**FILE, "width": 1, "height": 1}]),
        "voice": st.just({**FILE, "duration": 1}),
        "sticker": st.just(
            {
                **FILE,
                "type": "regular",
                "width": 1,
                "height": 1,
                "is_animated": False,
                "is_video": False,
            }
        ),
        "dice": st.just({"emoji": "\U0001f3b2", "value": 3}),
        "contact": st.just({"phone_number": "1", "first_name": "x"}),
        "location": st.just({"latitude": 1.5, "longitude": 2.5}),
        "new_chat_members": st.lists(USERS, max_size=2),
        "left_chat_member": USERS,
        "new_chat_title": st.text(max_size=200),
        "migrate_to_chat_id": st.sampled_from(GROUPS),
        "migrate_from_chat_id": st.sampled_from(GROUPS),
        "forum_topic_closed": st.just({}),
        "forum_topic_reopened": st.just({}),
        "forum_topic_created": st.fixed_dictionaries({"name": TEXTS, "icon_color": IDS}),
        "forum_topic_edited": st.fixed_dictionaries({}, optional={"name": TEXTS}),
        "forward_origin": st.just({"type": "hidden_user", "date": 1, "sender_user_name": "x"}),
        "via_bot": st.just({"id": 6, "is_bot": True, "first_name": "Y"}),
        "sender_chat": CHATS,
        "is_automatic_forward": st.booleans(),
        "message_thread_id": IDS,
        "web_app_data": st.just({"data": "x", "button_text": "y"}),
        "a_field_of_the_future": st.just({"x": [1]}),
    },
)

OURS: Own = {User: USERS, Chat: CHATS}
"""Of people and chats, those that the bot knows."""


def _message(anything: Json, content: Json, rest: Json) -> Json:
    return {**anything, **content, **rest}


MESSAGES = st.builds(
    _message,
    st.one_of(st.just({}), objects(telegram.Message, OURS)),
    CONTENTS,
    st.fixed_dictionaries({"message_id": IDS, "date": DATES, "chat": CHATS, "from": USERS}),
)
ABOUT = st.one_of(
    st.sampled_from(
        [
            *("", ".", ".kinds", ".4", ".-1001", ".-1001-31", ".1001--1001", ".missed-739685-1001"),
            *(".0123456789abcdef-739685-1001-31", ".missed-999999-1001-0", ".page0", ".page99999"),
            *(".off", ".on", ".99", ".-1", ".-1001.1", ".-1001-31.5", "." + "9" * 40),
        ]
    ),
    st.builds(".{}".format, st.text(max_size=40)),
)
"""What stands behind a verb on a button: topics, numbers, classes, days."""

DATA = st.one_of(
    st.builds(
        "{}.{}.{}.{}".format,
        st.integers(0, 3),
        st.integers(0, 9),
        st.sampled_from(["pick", "next", "show", "hint", "judge", "mean", "sure", "report"]),
        st.integers(-1, 99),
    ),
    st.builds("m.{}{}".format, st.sampled_from(sorted(COMMANDS)), ABOUT),
    st.builds("g.{}{}".format, st.sampled_from(VERBS) | st.text(max_size=9), ABOUT),
    st.text(max_size=64),
)
TAPS = st.fixed_dictionaries(
    {"id": st.text(min_size=1, max_size=20), "from": USERS, "chat_instance": st.just("1")},
    optional={"data": DATA, "message": MESSAGES, "inline_message_id": st.text()},
)


def _kind(name: str) -> st.SearchStrategy[Any]:
    """Give updates of one kind, as they should be."""
    (kind, _) = typing.get_args(fields_of(Update)[name][0])
    match name:
        case "callback_query":
            return TAPS
        case _ if kind is telegram.Message:
            return MESSAGES
        case _:
            return objects(kind, OURS)


KINDS = {name: _kind(name) for name in Update.ALL_TYPES} | {
    "a_kind_of_the_future": st.just({"x": 1})
}
"""Every kind of update that there is, and one that there will be."""


@st.composite
def updates(draw: Callable[[st.SearchStrategy[Any]], Any]) -> Json:
    """Give an update without its number, sound or spoilt in up to four places."""
    kind = draw(st.sampled_from(list(KINDS)) | st.sampled_from(ALLOWED))
    update = {kind: deepcopy(draw(KINDS[kind]))}
    for _ in range(draw(st.integers(0, 4))):
        spoil(update, draw)
    return update


def spoil(value: Any, draw: Callable[[st.SearchStrategy[Any]], Any]) -> None:
    """Leave out or replace one part, somewhere inside."""
    while True:
        places = list(value) if isinstance(value, dict) else list(range(len(value)))
        if not places:
            return
        place = draw(st.sampled_from(places))
        inside = value[place]
        if isinstance(inside, dict | list) and inside and draw(st.booleans()):
            value = inside
        elif draw(st.booleans()):
            del value[place]
            return
        else:
            value[place] = deepcopy(draw(HOSTILE))
            return


def sample(count: int, start: int) -> list[Json]:
    """Collect updates, so that one running bot can take them all; the same start, the same ones."""
    found: list[Json] = []

    @seed(start)
    @settings(
        max_examples=count,
        database=None,
        phases=[Phase.generate],
        deadline=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(updates())
    def collect(example: Json) -> None:
        found.append(example)

    collect()
    Random(start).shuffle(found)  # noqa: S311  # the first ones are the simplest
    return found[:count]
