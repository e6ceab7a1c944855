"""What an update says: who it is for, whose it is, and what happened."""

from datetime import UTC, datetime
from typing import Any

import pytest
from telegram import Chat, Message, Update, User

from bot.groups.events import Commanded, Nameless, Replied, TopicClosed, TopicNamed
from bot.telegram.handlers.updates import (
    about_group,
    group_event,
    in_group,
    is_anothers,
    language_of,
    name_of,
    shown_in,
    thread_name,
    thread_of,
)
from bot.tutor.people.names import MAX_NAME

AT = 1_800_000_000
BOT = User(7, "Viva", is_bot=True, username="viva_bot")
ADA = {"id": 1, "is_bot": False, "first_name": "Ada"}
GROUP = {"id": -1001, "type": "supergroup", "title": "Class"}
HIDDEN = {"type": "hidden_user", "date": AT, "sender_user_name": "Eve"}


def message(text: str = "", **more: Any) -> Message:
    """Read a message of a group as Telegram writes one; a command at its start is marked."""
    command = text.partition(" ")[0]
    marked = [{"type": "bot_command", "offset": 0, "length": len(command)}]
    body = {"message_id": 5, "date": AT, "chat": GROUP, "from": ADA, "text": text}
    if command.startswith("/"):
        body["entities"] = marked
    return Message.de_json({**body, **more}, None)


@pytest.mark.parametrize("text", ["/quiz", "/quiz@viva_bot", "/QUIZ@Viva_Bot"])
def test_a_command_is_ours_where_it_names_us_or_nobody(text: str) -> None:
    assert group_event(message(f"{text} sales"), BOT) == Commanded("quiz", "sales", AT)


@pytest.mark.parametrize("text", ["/quiz@other_bot", "try /quiz", "what of it?", ""])
def test_what_is_said_to_others_means_nothing_to_us(text: str) -> None:
    assert group_event(message(text), BOT) is None


def test_only_a_reply_to_a_message_of_ours_is_heard() -> None:
    ours, theirs = BOT.to_dict(), {**BOT.to_dict(), "id": 8}
    asked = {"message_id": 4, "date": AT, "chat": GROUP, "from": ours, "text": "Why?"}
    assert group_event(message("because", reply_to_message=asked), BOT) == Replied("because", AT)
    assert group_event(message("because", reply_to_message={**asked, "from": theirs}), BOT) is None


def test_a_command_in_the_name_of_a_group_is_nobodys() -> None:
    assert group_event(message("/quiz", sender_chat=GROUP), BOT) == Nameless(AT)
    assert group_event(message("hello", sender_chat=GROUP), BOT) is None


def test_a_forwarded_command_is_no_order() -> None:
    assert group_event(message("/quiz", forward_origin=HIDDEN), BOT) is None
    assert group_event(message("/quiz", is_automatic_forward=True), BOT) is None


@pytest.mark.parametrize("closed", [True, False])
def test_a_topic_is_closed_and_opened_by_its_number(*, closed: bool) -> None:
    what: dict[str, Any] = {"forum_topic_closed" if closed else "forum_topic_reopened": {}}
    told = message(**what, message_thread_id=9, is_topic_message=True)
    assert group_event(told, BOT) == TopicClosed(closed, AT)
    assert thread_of(told) == 9


def test_a_topic_is_called_what_it_was_opened_as_until_it_is_renamed() -> None:
    created = {"name": "Sales", "icon_color": 1}
    opened = {"message_id": 9, "date": AT, "chat": GROUP, "forum_topic_created": created}
    inside = message("/quiz", reply_to_message=opened, message_thread_id=9, is_topic_message=True)
    renamed = message(forum_topic_edited={"name": "Selling" + "!" * 99})
    assert thread_name(inside) == "Sales"
    assert group_event(renamed, BOT) == TopicNamed(AT)
    assert thread_name(renamed) == ("Selling" + "!" * 99)[:MAX_NAME]
    assert thread_name(message("hello")) == ""


def test_words_in_a_topic_that_the_bot_opened_are_no_reply_to_it() -> None:
    created = {"name": "Sales", "icon_color": 1}
    opened = {"message_id": 9, "date": AT, "chat": GROUP, "forum_topic_created": created}
    by_us = {**opened, "from": BOT.to_dict()}
    assert group_event(message("hello", reply_to_message=by_us), BOT) is None


def test_a_thread_of_replies_is_no_topic() -> None:
    assert thread_of(message("x", message_thread_id=9)) == 0
    assert thread_of(message("x", message_thread_id=9, is_topic_message=True)) == 9


@pytest.mark.parametrize("borrowed", [{}, {"forward_origin": HIDDEN}, {"via_bot": BOT.to_dict()}])
def test_a_link_to_a_group_counts_when_its_own_tutor_types_it(borrowed: dict[str, Any]) -> None:
    private = {"id": 1, "type": "private"}
    link = message("/start q_-1001_31", chat=private, **borrowed)
    assert (about_group(Update(1, message=link)) is None) == bool(borrowed)


def test_a_private_chat_is_that_of_whom_it_is_numbered_after() -> None:
    chat = Chat(1, "private")
    assert not in_group(Update(1, message=Message(5, datetime.now(UTC), chat)))
    assert not is_anothers(chat, User(1, "Ada", is_bot=False))
    assert is_anothers(chat, User(2, "Ben", is_bot=False))
    assert is_anothers(Chat(-1001, "channel"), User(1, "Ada", is_bot=False))


def test_a_name_is_kept_within_bounds_and_a_language_without_its_country() -> None:
    assert name_of(User(1, "A" * 500, is_bot=False)) == "A" * MAX_NAME
    assert name_of(User(1, "\u3164\u200b", is_bot=False)) == "\u2026"
    assert name_of(User(1, "\u202eA\nda", is_bot=False)) == "A da"
    languages = ["pt-br", "es", None]
    known = [language_of(User(1, "Ada", is_bot=False, language_code=one)) for one in languages]
    assert known == ["pt", "es", ""]


def test_what_a_message_shows_is_its_text_its_caption_or_what_its_poll_asks() -> None:
    more = {"total_voter_count": 0, "is_closed": False, "is_anonymous": True, "type": "quiz"}
    may = {"allows_multiple_answers": False, "allows_revoting": False, "members_only": False}
    asked = message(poll={"id": "1", "question": "2 + 2?", "options": [], **more, **may})
    shown = [shown_in(one) for one in (message("Why?"), message(caption="Look"), asked, None)]
    assert shown == ["Why?", "Look", "2 + 2?", ""]
