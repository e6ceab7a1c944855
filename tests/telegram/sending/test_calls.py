"""Letters as calls of the Bot API, and what each refusal of Telegram's means."""

import json
from typing import Any

import pytest

from bot.telegram.api import ApiError
from bot.telegram.sending.calls import (
    Call,
    Refusal,
    as_new_message,
    call_for,
    in_plain_text,
    refusal,
    without_images,
)
from state.records.mail import Letter, Posting

HTML = "<b>3 &lt; 4</b>, they say"
ROWS = [[["Yes", "1.1.yes"], ["Look", "https://t.me/viva_bot"]]]


def call(kind: str, **body: Any) -> Call:
    return call_for(Posting(1, 42, Letter(kind, json.dumps(body)), 0))


def test_a_message_has_its_place_and_buttons_that_call_back_or_lead_somewhere() -> None:
    method, sent = call("say", html=HTML, rows=ROWS, thread_id=9, reply_to=5)
    assert (method, sent["chat_id"], sent["text"], sent["parse_mode"]) == (
        *("sendMessage", 42),
        *(HTML, "HTML"),
    )
    assert sent["message_thread_id"] == 9
    assert sent["reply_parameters"] == {"message_id": 5, "allow_sending_without_reply": True}
    assert sent["reply_markup"]["inline_keyboard"] == [
        [
            {"text": "Yes", "callback_data": "1.1.yes"},
            {"text": "Look", "url": "https://t.me/viva_bot"},
        ]
    ]


def test_no_buttons_are_no_keyboard() -> None:
    assert "reply_markup" not in call("say", html=HTML, rows=[])[1]


@pytest.mark.parametrize(
    ("kind", "body", "method"),
    [
        ("edit", {"html": HTML, "message_id": 5}, "editMessageText"),
        ("edit", {"html": HTML, "message_id": 5, "caption": True}, "editMessageCaption"),
        ("strip", {"message_id": 5}, "editMessageReplyMarkup"),
        ("close_poll", {"message_id": 5}, "stopPoll"),
        ("photo", {"html": HTML}, "sendPhoto"),
        ("file", {"html": HTML, "what": "picture"}, "sendPhoto"),
        ("file", {"html": "", "what": "export"}, "sendDocument"),
        ("toast", {"query_id": "q", "text": "Late"}, "answerCallbackQuery"),
    ],
)
def test_each_kind_of_letter_has_its_call(kind: str, body: dict[str, Any], method: str) -> None:
    assert call(kind, **body)[0] == method


def test_a_kind_of_letter_that_there_is_not_is_refused() -> None:
    with pytest.raises(ValueError, match="no such kind"):
        call("telegram")


def test_a_vote_has_a_name_and_says_no_more_than_the_poll() -> None:
    poll = {"question": "2 + 2?", "options": ["3", "4"], "right": [1], "several": False}
    method, sent = call("poll", **poll, explanation="Count.")
    assert method == "sendPoll"
    assert (sent["type"], sent["is_anonymous"], sent["correct_option_ids"]) == ("quiz", False, [1])
    assert "description" not in sent
    assert not sent["allows_multiple_answers"]
    assert call("poll", **poll | {"several": True}, explanation="")[1]["allows_multiple_answers"]


def test_without_markup_the_same_words_are_said() -> None:
    for kind, field in (("say", "text"), ("photo", "caption")):
        marked = call(kind, html=HTML)
        assert marked[1]["parse_mode"] == "HTML"
        method, plain = in_plain_text(marked)
        assert (method, plain[field]) == (marked[0], "3 < 4, they say")
        assert "parse_mode" not in plain


def test_what_cannot_be_changed_any_more_is_said_as_a_new_message() -> None:
    for more in ({}, {"caption": True}):
        method, new = as_new_message(call("edit", html=HTML, message_id=5, **more))
        assert (method, new["text"]) == ("sendMessage", HTML)
        assert not new.keys() & {"message_id", "caption"}


def test_without_its_image_a_photo_is_its_words_and_an_option_its_text() -> None:
    assert without_images(call("photo", html=HTML))[0] == "sendMessage"
    options = [{"text": "A", "media": {"type": "photo"}}, {"text": "B"}]
    method, poll = without_images(("sendPoll", {"options": options, "media": {}, "question": "?"}))
    assert (method, poll) == (
        "sendPoll",
        {"options": [{"text": "A"}, {"text": "B"}], "question": "?"},
    )


REFUSED = [
    (429, "Too Many Requests: retry after 5", Refusal.WAIT),
    (400, "Bad Request: message is not modified: specified new message content", Refusal.DONE),
    (400, "Bad Request: query is too old and response timeout expired", Refusal.DONE),
    (403, "Forbidden: bot was blocked by the user", Refusal.SILENT),
    (400, "Bad Request: chat not found", Refusal.SILENT),
    (400, "Bad Request: not enough rights to send text messages to the chat", Refusal.MUTED),
    (403, "Forbidden: CHAT_WRITE_FORBIDDEN", Refusal.MUTED),
    (400, "Bad Request: TOPIC_CLOSED", Refusal.CLOSED),
    (400, "Bad Request: message thread not found", Refusal.NO_TOPIC),
    (400, "Bad Request: message to edit not found", Refusal.GONE),
    (401, "Unauthorized", Refusal.NOT_US),
    (404, "Not Found", Refusal.NOT_US),
    (400, "Bad Request: can't parse entities: unclosed tag", Refusal.PLAIN),
    (400, "Bad Request: wrong file identifier/HTTP URL specified", Refusal.SENT_ANEW),
    (400, "Bad Request: FILE_ID_INVALID", Refusal.SENT_ANEW),
    (400, "Bad Request: IMAGE_PROCESS_FAILED", Refusal.NO_IMAGE),
    (400, "Bad Request: not enough rights to send photos to the chat", Refusal.NO_IMAGE),
    (413, "Request Entity Too Large", Refusal.NO_IMAGE),
    (400, "Bad Request: something that nobody has seen yet", Refusal.GIVE_UP),
]


@pytest.mark.parametrize(("code", "said", "means"), REFUSED)
def test_a_refusal_is_read_by_what_telegram_says(code: int, said: str, means: Refusal) -> None:
    assert refusal(ApiError(code, said)) is means


def test_a_group_with_another_number_is_looked_for_there_whatever_else_is_said() -> None:
    assert refusal(ApiError(400, "group chat was upgraded", moved_to=-1001)) is Refusal.MOVED
