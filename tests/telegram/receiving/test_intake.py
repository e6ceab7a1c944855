"""What comes in is told apart without believing any of it: its number, its chat, its end."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.limits import MAX_ID
from bot.telegram.receiving.intake import arrival_of, elements, number_in, read_batch, read_update
from state.records.mail import Arrival, UnreadableUpdate
from tests.examples import FEWER
from tests.narrowing import as_a, only, there
from tests.telegram.receiving.test_webhook import update

CHAT = {"id": -1001, "type": "group"}
PERSON = {"id": 1001, "first_name": "Ada"}
DEEP = "[" * 200_000 + "]" * 200_000


def answer(*updates: str) -> bytes:
    """Write what getUpdates would answer."""
    return f'{{"ok":true,"result":[{",".join(updates)}]}}'.encode()


@pytest.mark.parametrize(
    ("update", "chat"),
    [
        ({"message": {"chat": CHAT, "from": PERSON}}, -1001),
        ({"callback_query": {"from": PERSON, "message": {"chat": CHAT}}}, -1001),
        ({"my_chat_member": {"chat": CHAT, "from": PERSON}}, -1001),
        ({"poll_answer": {"user": PERSON}}, 1001),
        ({"poll_answer": {"voter_chat": CHAT}}, 0),
        ({"callback_query": {"from": PERSON}}, 0),
        ({"message": {"chat": {"id": MAX_ID + 1}}}, 0),
        ({"message": {"chat": {"id": True}}}, 0),
        ({"message": {"chat": [1]}}, 0),
        ({}, 0),
    ],
)
def test_an_update_waits_in_the_lane_of_its_chat(update: dict[str, Any], chat: int) -> None:
    arrival = there(arrival_of({"update_id": 5, **update}))
    assert (arrival.update_id, arrival.chat_id) == (5, chat)
    assert json.loads(arrival.body) == {"update_id": 5, **update}


@pytest.mark.parametrize("number", [-1, MAX_ID + 1, True, "5", 5.0, None])
def test_what_has_no_usable_number_is_kept_apart(number: object) -> None:
    only(UnreadableUpdate, read_batch([{"update_id": number}]))


@pytest.mark.parametrize("number", [0, MAX_ID])
def test_the_least_and_the_greatest_number_are_usable(number: int) -> None:
    only(Arrival, read_batch([{"update_id": number}]))
    assert number_in(b'{"update_id": %d}' % number) == number


@pytest.mark.parametrize(
    ("body", "number", "why"),
    [
        (b'{"update_id": 7, "message": ' + b"[" * 100_000, 7, "nested too deeply"),
        (b'{"message": {"update_id": 8}, "update_id": 7', None, "no JSON"),
        (b'{"message": {"update_id": 8}, "update_id": 7,', 7, "no JSON"),
        (b'{"update_id": %d}' % (MAX_ID + 1), None, "no usable number"),
        (b'"update_id": 7', None, "no JSON"),
        (b"[7]", None, "no usable number"),
    ],
)
def test_what_cannot_be_read_says_why_and_has_its_number_where_one_is_seen(
    body: bytes, number: int | None, why: str
) -> None:
    found = as_a(UnreadableUpdate, read_update(body))
    assert found.update_id == number
    assert why in found.reason


JSON = st.recursive(
    st.none() | st.integers() | st.text(max_size=5) | st.sampled_from(["[{", '"}]', "\\"]),
    lambda inside: st.lists(inside, max_size=3) | st.dictionaries(st.text(max_size=3), inside),
    max_leaves=8,
)


@FEWER
@given(st.lists(st.dictionaries(st.text(max_size=4), JSON), max_size=4), st.sampled_from([None, 1]))
def test_a_batch_is_cut_into_its_updates_whatever_they_hold(
    updates: list[dict[str, Any]], indent: int | None
) -> None:
    body = json.dumps({"ok": True, "result": updates}, indent=indent).encode()
    assert [json.loads(one) for one in elements(body)] == updates


def test_what_is_no_batch_has_no_updates() -> None:
    assert list(elements(b'{"ok": false, "result": [{"update_id": 1}]}')) == []
    assert list(elements(b'{"ok": true, "result": [{"update_id": 1}, {"upd')) == [
        b'{"update_id": 1}'
    ]


@pytest.mark.parametrize(
    ("body", "number"),
    [
        (b'{"update_id":7}', 7),
        (b'{ "update_id" : 7 , "message" : [[[', 7),
        (b'{"message":{"update_id":8},"update_id":7}', 7),
        (b'{"message":{"text":"\\"update_id\\":8"},"update_id":7}', 7),
        (b'{"message":{"update_id":8}}', None),
        (b'{"update_id":7.5}', None),
        (b'{"update_id":-7}', None),
        (b'{"update_id":true}', None),
        (b'{"update_id":99999999999999999999}', None),
        (b'"update_id":7', None),
        (b'{"text":"update_id', None),
        (b"\xff\xfe", None),
    ],
)
def test_the_number_of_the_unreadable_is_that_at_its_top(body: bytes, number: int | None) -> None:
    assert number_in(body) == number


def test_a_sound_batch_and_its_updates_one_by_one_are_read_alike() -> None:
    texts = [json.dumps(update(number, 7, "h\u00e9 \ud83d")) for number in range(3)]
    batch = read_batch(json.loads(answer(*texts))["result"])
    assert batch == [read_update(text.encode()) for text in texts]
    assert all(isinstance(one, Arrival) for one in batch)


def test_what_is_kept_of_the_unreadable_is_bounded() -> None:
    found = as_a(UnreadableUpdate, read_update(b'{"update_id":7,"x":"' + b"x" * 10_000_000))
    assert found.update_id == 7
    assert len(found.body) == 64 * 1024


@pytest.mark.parametrize("chat", [True, 7.5, "7", None])
def test_a_chat_that_is_no_number_is_no_chat(chat: object) -> None:
    found = there(arrival_of({"update_id": 1, "message": {"chat": {"id": chat}}}))
    assert found.chat_id == 0


def test_a_deep_or_unfinished_batch_is_cut_where_its_updates_end() -> None:
    updates = ['{"a":"}]{["}', f'{{"b":{DEEP}}}', "{}"]
    assert [one.decode() for one in elements(answer(*updates))] == updates
    assert list(elements(b'{"ok":true,"result":[{"a":1},{"b":')) == [b'{"a":1}']
