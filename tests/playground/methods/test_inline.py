"""Inline mode: what is typed behind the bot's name in any chat, the list, and what is sent."""

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.world.inline import InlineQuery
from tests.clock import Clock
from tests.playground.conftest import Client

ONE = {
    "type": "article",
    "id": "1",
    "title": "Why ask?",
    "description": "Sales",
    "input_message_content": {"message_text": "<b>Why ask?</b>", "parse_mode": "HTML"},
    "reply_markup": {"inline_keyboard": [[{"text": "Try it", "url": "https://t.me/viva_bot"}]]},
}


def asked(api: LocalBotApi, text: str = "sales", name: str = "Ada") -> InlineQuery:
    ada = api.world.person(name)
    return api.people.type_inline(ada, ada, text)


def heard(api: LocalBotApi) -> list[str]:
    updates = [one["inline_query"]["query"] for one in api.world.updates.pending]
    api.world.updates.clear()
    return updates


async def test_the_bot_hears_who_typed_what_and_where(api: LocalBotApi) -> None:
    ada, ben = api.world.person("Ada"), api.world.person("Ben")
    group = api.world.group("Class", [ben])
    query = api.people.type_inline(ben, group, "sales")
    asked(api, "x" * 300)
    first, second = (one["inline_query"] for one in api.world.updates.pending)
    assert first == {
        "id": query.id,
        "from": ben.user(),
        "query": "sales",
        "offset": "",
        "chat_type": "group",
    }
    assert (second["from"]["id"], second["chat_type"]) == (ada.id, "sender")
    assert second["query"] == "x" * 256


async def test_what_is_chosen_is_sent_by_the_person_through_the_bot(
    api: LocalBotApi, client: Client
) -> None:
    ben = api.world.person("Ben")
    group = api.world.group("Class", [ben])
    query = api.people.type_inline(ben, group, "sales")
    await client.ok("answerInlineQuery", inline_query_id=query.id, results=[ONE])
    api.world.updates.clear()
    message = api.people.choose(ben, query, "1")
    assert message["text"] == "Why ask?"
    assert message["from"] == ben.user()
    assert message["via_bot"] == api.world.bot.user()
    assert message["reply_markup"] == ONE["reply_markup"]
    assert len(api.world.updates.pending) == 1  # privacy mode keeps back no message of one's own
    with pytest.raises(ValueError, match="no such result"):
        api.people.choose(ben, query, "2")


async def test_a_photo_that_was_sent_before_can_be_passed_on(client: Client) -> None:
    stored = client.api.world.files.add(1, "photos", "week.png", "image/png", b"")
    photo = {"type": "photo", "id": "card", "photo_file_id": stored.id, "caption": "My week"}
    query = asked(client.api)
    await client.ok("answerInlineQuery", inline_query_id=query.id, results=[photo])
    sent = client.api.people.choose(client.api.world.person("Ada"), query, "card")
    assert (sent["photo"][0]["file_id"], sent["caption"]) == (stored.id, "My week")
    unknown = {**photo, "photo_file_id": "nobody's"}
    again = asked(client.api, "another")
    assert "wrong file identifier" in await client.refused(
        "answerInlineQuery", inline_query_id=again.id, results=[unknown]
    )


async def test_an_answer_is_kept_for_whoever_it_is_for_and_as_long_as_it_says(
    api: LocalBotApi, client: Client, clock: Clock
) -> None:
    own = {"results": [ONE], "is_personal": True, "cache_time": 60}
    await client.ok("answerInlineQuery", inline_query_id=asked(api).id, **own)
    assert heard(api) == ["sales"]
    assert asked(api).answer is not None
    assert heard(api) == []
    asked(api, name="Ben")
    clock.move(61)
    asked(api)
    assert heard(api) == ["sales", "sales"]
    await client.ok("answerInlineQuery", inline_query_id=asked(api, "kpi").id, results=[])
    assert asked(api, "kpi", "Ben").answer == {"results": [], "next_offset": ""}


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        ({"results": "none"}, "can't parse inline query results JSON object"),
        ({"results": [ONE] * 51}, "too many inline query results specified"),
        ({"results": [ONE, ONE]}, "RESULT_ID_DUPLICATE"),
        ({"results": [{**ONE, "id": "x" * 65}]}, "RESULT_ID_INVALID"),
        ({"results": [{**ONE, "title": ""}]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [{**ONE, "input_message_content": {}}]}, "message text is empty"),
        ({"results": [{**ONE, "type": "venue"}]}, "no inline query results of type venue"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [], "button": {"text": "", "start_parameter": "a"}}, "SWITCH_PM_TEXT_EMPTY"),
        ({"results": [], "button": {"text": "Go", "start_parameter": "?"}}, "START_PARAM_INVALID"),
    ],
)
async def test_a_list_that_telegram_would_not_take_is_refused(
    api: LocalBotApi, client: Client, wrong: dict[str, object], says: str
) -> None:
    refusal = await client.refused("answerInlineQuery", inline_query_id=asked(api).id, **wrong)
    assert says in refusal


async def test_a_query_is_answered_once_and_soon(client: Client, clock: Clock) -> None:
    query = asked(client.api)
    await client.ok("answerInlineQuery", inline_query_id=query.id, results=[])
    late = asked(client.api, "another")
    clock.move(31)
    for number in (query.id, late.id, "1"):
        refusal = await client.refused("answerInlineQuery", inline_query_id=number, results=[])
        assert "query is too old" in refusal


async def test_nothing_is_asked_while_the_owner_has_not_switched_it_on(client: Client) -> None:
    assert (await client.ok("getMe"))["supports_inline_queries"]
    client.api.world.inline.on = False
    assert not (await client.ok("getMe"))["supports_inline_queries"]
    with pytest.raises(ValueError, match="inline mode is off"):
        asked(client.api)
