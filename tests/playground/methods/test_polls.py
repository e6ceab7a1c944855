"""Polls and quizzes: their limits, votes, results and closing."""

from typing import Any

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.protocol.errors import ApiError
from bot.playground.world.world import Chat
from tests.clock import Clock
from tests.playground.conftest import Client


@pytest.fixture
def group(api: LocalBotApi) -> Chat:
    return api.world.group("Class", [api.world.person(name) for name in ("Ada", "Ben", "Cy")])


def quiz(**more: Any) -> dict[str, Any]:
    return {"question": "2 + 2?", "options": ["3", "4"], "type": "quiz", **more}


@pytest.mark.parametrize(
    ("values", "error"),
    [
        ({"question": "", "options": ["a"]}, "text must be non-empty"),
        ({"question": "x" * 301, "options": ["a"]}, "poll question length must not exceed 300"),
        ({"question": "?", "options": []}, "poll must have at least one answer option"),
        ({"question": "?", "options": "a"}, "can't parse options JSON object"),
        ({"question": "?", "options": {"a": 1}}, "expected an Array of String as options"),
        ({"question": "?", "options": [1]}, "expected an option to be of type String"),
        ({"question": "?", "options": ["a", "a"]}, "POLL_OPTION_DUPLICATE"),
        ({"question": "?", "options": ["x" * 101]}, "poll options length must not exceed 100"),
        (
            {"question": "?", "options": [str(n) for n in range(13)]},
            "poll can't have more than 12 options",
        ),
        (quiz(media={"type": "photo"}), "media not found"),
        (quiz(media={"type": "photo", "media": "x"}), "wrong file identifier/HTTP URL specified"),
        (quiz(media={"type": "photo", "media": "attach://x"}), "there is no photo in the request"),
        (quiz(media={"type": "dice", "media": "x"}), "unsupported poll media type specified"),
        (
            quiz(options=["a", {"text": "b", "media": {"type": "photo", "media": "x"}}]),
            "wrong file identifier/HTTP URL specified",
        ),
        (quiz(), "correct quiz option list must be non-empty"),
        (quiz(correct_option_ids=[1, 0]), "correct quiz option list must be increasing"),
        (quiz(correct_option_ids=[2]), "wrong quiz correct_option_id"),
        (quiz(correct_option_ids=["1"]), "correct option identifier must be of type Number"),
        (quiz(correct_option_ids=[1], explanation="x" * 201), "poll explanation is too long"),
        (
            quiz(correct_option_ids=[1], explanation="a\nb\nc\nd"),
            "poll explanation has too many line feeds",
        ),
        ({"question": "?", "options": ["a"], "type": "survey"}, "unsupported poll type specified"),
        ({"question": "?", "options": ["a"], "open_period": 3}, "POLL_CLOSE_DATE_INVALID"),
    ],
)
async def test_what_telegram_would_refuse_is_refused(
    client: Client, group: Chat, values: dict[str, Any], error: str
) -> None:
    refused = await client.refused("sendPoll", chat_id=group.id, **values)
    assert refused == f"Bad Request: {error}"


async def test_a_quiz_may_have_several_right_options_and_an_explanation(
    client: Client, group: Chat
) -> None:
    message = await client.ok(
        "sendPoll",
        chat_id=group.id,
        question="Which are <b>even</b>?",
        question_parse_mode="HTML",
        options=[{"text": "1"}, "2", "4"],
        type="quiz",
        correct_option_ids=[1, 2],
        allows_multiple_answers=True,
        explanation="<i>Two</i> divides them.",
        explanation_parse_mode="HTML",
        open_period=60,
    )
    poll = message["poll"]
    assert poll["question"] == "Which are even?"
    assert poll["correct_option_ids"] == [1, 2]
    assert "correct_option_id" not in poll
    assert [option["persistent_id"] for option in poll["options"]] == ["0", "1", "2"]
    assert poll["explanation"] == "Two divides them."
    assert poll["explanation_entities"] == [{"offset": 0, "length": 3, "type": "italic"}]
    assert poll["close_date"] - message["date"] == poll["open_period"] == 60


async def test_votes_are_counted_and_told_by_name_unless_anonymous(
    api: LocalBotApi, client: Client, group: Chat
) -> None:
    ada, ben = api.world.person("Ada"), api.world.person("Ben")
    message = await client.ok(
        "sendPoll", chat_id=group.id, question="?", options=["a", "b"], is_anonymous=False
    )
    api.people.vote(ada, message, [1])
    api.people.vote(ben, message, [1])
    api.people.vote(ben, message, [])
    updates = await client.ok("getUpdates")
    answers = [u["poll_answer"] for u in updates if "poll_answer" in u]
    assert [(a["user"]["id"], a["option_ids"], a["option_persistent_ids"]) for a in answers] == [
        (ada.id, [1], ["1"]),
        (ben.id, [1], ["1"]),
        (ben.id, [], []),
    ]
    polls = [u["poll"] for u in updates if "poll" in u]
    assert [poll["total_voter_count"] for poll in polls] == [1, 2, 1]
    assert polls[-1]["options"][1]["voter_count"] == 1


async def test_an_anonymous_poll_is_nameless(api: LocalBotApi, client: Client, group: Chat) -> None:
    message = await client.ok("sendPoll", chat_id=group.id, question="?", options=["a", "b"])
    api.people.vote(api.world.person("Ada"), message, [0])
    kinds = [set(update) - {"update_id"} for update in await client.ok("getUpdates")]
    assert kinds == [{"poll"}]


async def test_a_vote_that_a_phone_would_not_allow_is_refused(client: Client, group: Chat) -> None:
    ada = client.api.world.person("Ada")
    message = await client.ok("sendPoll", chat_id=group.id, **quiz(correct_option_ids=[1]))
    with pytest.raises(ApiError, match="OPTION_INVALID"):
        client.api.people.vote(ada, message, [2])
    with pytest.raises(ApiError, match="OPTIONS_TOO_MUCH"):
        client.api.people.vote(ada, message, [0, 1])
    client.api.people.vote(ada, message, [0])
    with pytest.raises(ApiError, match="REVOTE_NOT_ALLOWED"):
        client.api.people.vote(ada, message, [1])


async def test_stopping_a_poll_gives_the_result_and_ends_the_voting(
    api: LocalBotApi, client: Client, group: Chat
) -> None:
    ada = api.world.person("Ada")
    message = await client.ok("sendPoll", chat_id=group.id, question="?", options=["a", "b"])
    api.people.vote(ada, message, [0])
    place = {"chat_id": group.id, "message_id": message["message_id"]}
    poll = await client.ok("stopPoll", **place)
    assert (poll["is_closed"], poll["total_voter_count"]) == (True, 1)
    refused = await client.refused("stopPoll", **place)
    assert refused == "Bad Request: poll has already been closed"
    with pytest.raises(ApiError, match="MESSAGE_POLL_CLOSED"):
        api.people.vote(ada, message, [1])
    text = await client.ok("sendMessage", chat_id=group.id, text="x")
    place["message_id"] = text["message_id"]
    refused = await client.refused("stopPoll", **place)
    assert refused == "Bad Request: message with poll to stop not found"


async def test_a_poll_closes_by_itself_when_its_time_is_up(
    api: LocalBotApi, client: Client, clock: Clock, group: Chat
) -> None:
    await client.ok("sendPoll", chat_id=group.id, question="?", options=["a"], open_period=60)
    clock.move(59)
    api.world.close_due_polls()
    assert await client.ok("getUpdates") == []
    clock.move(2)
    api.world.close_due_polls()
    assert (await client.ok("getUpdates"))[-1]["poll"]["is_closed"]
