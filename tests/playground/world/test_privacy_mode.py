"""Which words of a group reach a bot: commands, replies and mentions, or all of them."""

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat, Person
from tests.playground.conftest import Client, heard


async def test_in_a_group_the_bot_hears_commands_replies_and_mentions_only(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    question = await client.ok("sendMessage", chat_id=group.id, text="Who knows?")
    for text in ("chatter", "/quiz", "/quiz@viva_bot", "/quiz@other_bot", "hi @viva_bot", "a@b"):
        api.say(ada, group, text)
    api.people.say(ada, group, "an answer", reply_to=question)
    assert await heard(client) == ["/quiz", "/quiz@viva_bot", "hi @viva_bot", "an answer"]


async def test_an_administrating_bot_hears_everything(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    api.people.promote(ada, group, api.world.bot)
    api.say(ada, group, "chatter")
    assert await heard(client) == ["chatter"]
