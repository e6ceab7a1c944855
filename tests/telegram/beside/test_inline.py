"""Inline mode: `@bot words` in any chat, answered at once and beside everybody's turns."""

from typing import Any

from bot.playground.faults import Refused, Slow
from bot.playground.world.inline import InlineQuery
from bot.playground.world.world import Person
from bot.tutor.model.links import mark_of
from content import bundle
from state.records.learners import Role
from tests.chatting import Phone, RunningBot, labels
from tests.telegram.desk import of
from tests.telegram.handlers.test_files import TOPIC

Json = dict[str, Any]


async def listed(bot: RunningBot, person: Person, words: str, **more: Any) -> InlineQuery:
    """Type words behind the bot's name in one's own chat with it, and wait for the list."""
    query = bot.api.people.type_inline(person, person, words, **more)
    await bot.api.until(lambda: query.answer)
    return query


def results(query: InlineQuery) -> list[Json]:
    assert query.answer is not None
    return list(query.answer["results"])


async def shared(ada: Phone) -> None:
    """Answer a question, and have a card made."""
    await ada.say(f"/start p_{mark_of('kinds/fair')}")
    await ada.tap("False")
    await ada.quiet(ada.type("/share"))


async def test_a_question_is_passed_on_and_tried_by_somebody_else(bot: RunningBot) -> None:
    tess, ben = bot.api.world.person("Tess"), bot.phone("Ben")
    group = bot.api.world.group("Class", [tess, ben.person])
    query = bot.api.people.type_inline(tess, group, "takings")
    await bot.api.until(lambda: query.answer)
    (only,) = results(query)
    assert only["title"] == "Are Saturday takings slipping? Which tool answers that?"
    message = bot.api.people.choose(tess, query, only["id"])
    assert message["text"].startswith("A question on One of each kind\n\nAre Saturday takings")
    assert message["via_bot"]["username"] == "viva_bot"
    (button,) = message["reply_markup"]["inline_keyboard"][0]
    assert button["text"] == "Try it"
    payload = button["url"].removeprefix("https://t.me/viva_bot?start=")
    assert "Saturday takings" in await ben.say(f"/start {payload}")
    assert not bot.api.sent(group)


async def test_a_query_is_never_stored_and_waits_for_no_turn(bot: RunningBot, ada: Phone) -> None:
    """It tells what somebody types to somebody else, and is of no worth a second later."""
    bot.api.faults.order(Slow(0.5), "sendMessage")
    waiting = ada.type("/start")
    query = await listed(bot, ada.person, "saturday takings")
    assert not bot.api.sent(ada.person)  # the reply to the turn before is not there yet
    await ada.quiet(waiting)
    assert not bot.rows("SELECT 1 FROM inbox WHERE update_id <> ?", waiting)
    assert results(query)
    stranger = bot.api.world.person("Zoe")
    await listed(bot, stranger, "")
    assert not bot.rows("SELECT 1 FROM learners WHERE learner_id = ?", stranger.id)


async def test_the_list_goes_on_at_its_end(bot: RunningBot, ada: Phone) -> None:
    first = await listed(bot, ada.person, "")
    assert first.answer is not None
    assert first.answer["next_offset"] == ""
    beyond = await listed(bot, ada.person, "", offset="10")
    assert results(beyond) == []
    assert "button" not in (beyond.answer or {})


async def test_where_none_is_found_the_private_chat_is_offered(bot: RunningBot, ada: Phone) -> None:
    query = await listed(bot, ada.person, "xylophone")
    assert query.answer is not None
    assert query.answer["button"]["text"] == "Nothing found here. See all topics"
    await ada.say(f"/start {query.answer['button']['start_parameter']}")
    assert "One of each kind" in labels(ada.screen)


async def test_a_card_is_offered_to_its_owner_once_they_have_had_it_made(
    bot: RunningBot, ada: Phone
) -> None:
    before = await listed(bot, ada.person, "my week")
    assert before.answer is not None
    assert results(before) == []
    assert before.answer["button"] == {
        "text": "Make a picture of my week",
        "start_parameter": "share",
    }
    await shared(ada)
    assert "Send it to a chat" in labels(ada.screen)
    send = ada.screen["reply_markup"]["inline_keyboard"][0][0]
    query = await listed(bot, ada.person, send["switch_inline_query"])
    (card,) = results(query)
    message = bot.api.people.choose(ada.person, query, card["id"])
    assert message["caption"].startswith("My last 7 days: 1 day of revision")
    assert "Ada" not in message["caption"]
    ben = bot.api.world.person("Ben")
    assert results(await listed(bot, ben, "my week")) == []


async def test_a_card_of_yesterday_is_not_offered_and_one_forgotten_is_gone(
    bot: RunningBot, ada: Phone, clock: Any
) -> None:
    await shared(ada)
    clock.move(86_401)
    assert results(await listed(bot, ada.person, "my week")) == []
    await ada.say("/forget")
    await ada.tap("Erase everything")
    assert not bot.rows("SELECT 1 FROM cards")


async def test_answers_are_kept_for_the_person_alone_and_a_card_not_at_all(
    bot: RunningBot, ada: Phone
) -> None:
    await shared(ada)
    await listed(bot, ada.person, "takings")
    await listed(bot, ada.person, "my week")
    kept = [(call["is_personal"], call["cache_time"]) for call in bot.calls("answerInlineQuery")]
    assert kept == [(True, 60), (True, 0)]


async def test_the_list_is_in_the_language_of_whoever_asks(bot: RunningBot) -> None:
    ana = bot.api.world.person("Ana", language_code="es-MX")
    query = await listed(bot, ana, "takings")
    (only,) = results(query)
    assert only["message"]["text"].startswith("Una pregunta sobre")


async def test_what_telegram_never_sends_does_no_harm(bot: RunningBot, ada: Phone) -> None:
    user = ada.person.user()
    spoilt: tuple[Any, ...] = (
        {"id": "1", "from": user, "query": "x", "offset": "-1"},
        {"id": "1", "from": user, "query": "x", "offset": "9" * 40},
        {"id": "1", "from": {**user, "id": 2**70}, "query": "x", "offset": ""},
        {"id": "1", "from": user, "query": 7, "offset": ""},
        {"id": 1, "from": user},
        [],
    )
    for wrong in spoilt:
        await bot.worked_off(bot.deliver(inline_query=wrong))
    bot.deliver(inline_query={"id": "7", "from": user, "query": "\ud800" * 256, "offset": ""})
    assert results(await listed(bot, ada.person, "takings"))
    assert "Hello Ada" in await ada.say("/start")


async def test_a_list_that_is_too_late_or_refused_is_let_be(bot: RunningBot, ada: Phone) -> None:
    bot.api.faults.order(Refused(400, "Bad Request: query is too old"), "answerInlineQuery")
    bot.api.people.type_inline(ada.person, ada.person, "till")
    await bot.api.until(lambda: bot.api.faults.played["Refused"])
    assert results(await listed(bot, ada.person, "takings"))
    assert len(bot.calls("answerInlineQuery")) == 2


async def test_of_a_flood_no_more_is_answered_than_somebody_can_type(
    bot: RunningBot, ada: Phone
) -> None:
    for number in range(200):
        bot.api.people.type_inline(ada.person, ada.person, f"x{number}")
    ben = bot.api.world.person("Ben")
    assert results(await listed(bot, ben, "takings"))
    assert len(bot.calls("answerInlineQuery")) <= 40


async def test_a_bot_whose_owner_has_not_switched_it_on_offers_no_button_for_it(
    bot: RunningBot, ada: Phone
) -> None:
    await bot.stop()
    bot.api.world.inline.on = False
    await bot.start()
    await shared(ada)
    assert "Forward the picture" in ada.screen["text"]
    assert "Send it to a chat" not in labels(ada.screen)


async def test_a_tutors_topic_is_found_by_whoever_is_taught_it_and_nobody_else(
    bot: RunningBot,
) -> None:
    tess, olga, zoe = of(bot, "Tess", Role.TUTOR), of(bot, "Olga", Role.OWNER), bot.phone("Zoe")
    await tess.publishes("fruit.zip", bundle.pack(TOPIC))
    (found,) = results(await listed(bot, tess.person, "ripe plum"))
    assert found["title"] == "A ripe plum is blue."
    assert results(await listed(bot, olga.person, "ripe plum"))
    assert not results(await listed(bot, zoe.person, "ripe plum"))
