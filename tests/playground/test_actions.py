"""What people do in a group reaches the bot as Telegram tells it, and only what it may hear of."""

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat, Person
from tests.playground.conftest import Client, heard


async def test_a_stranger_cannot_write_into_a_group(api: LocalBotApi, group: Chat) -> None:
    eve = api.world.person("Eve")
    with pytest.raises(ValueError, match="Eve is not in Class"):
        api.say(eve, group, "let me in")


async def test_the_bot_learns_that_it_was_thrown_out_and_let_in(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    api.people.remove_bot(ada, group)
    refused = await client.refused("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: bot was kicked from the group chat"
    api.say(ada, group, "/quiz")
    api.people.add_bot(ada, group)
    await client.ok("sendMessage", chat_id=group.id, text="x")
    updates = await client.ok("getUpdates")
    changes = [u["my_chat_member"] for u in updates if "my_chat_member" in u]
    assert [change["new_chat_member"]["status"] for change in changes] == ["kicked", "member"]
    assert not await heard(client)


async def test_members_come_and_go_with_service_messages(
    api: LocalBotApi, client: Client, ben: Person, group: Chat
) -> None:
    api.people.leave(ben, group)
    api.people.join(ben, group)
    messages = [u["message"] for u in await client.ok("getUpdates")]
    assert messages[0]["left_chat_member"]["id"] == ben.id
    assert messages[1]["new_chat_members"][0]["id"] == ben.id


async def test_chat_member_updates_reach_an_administrator_who_asked(
    api: LocalBotApi, client: Client, ada: Person, ben: Person, group: Chat
) -> None:
    api.people.promote(ada, group, api.world.bot)
    await client.ok("getUpdates", allowed_updates=["chat_member"], offset=-1)
    api.people.promote(ada, group, ben)
    change = (await client.ok("getUpdates"))[-1]["chat_member"]
    assert change["old_chat_member"]["status"] == "member"
    assert change["new_chat_member"]["status"] == "administrator"


async def test_a_group_that_became_a_supergroup_says_where_it_went(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    new = api.people.migrate(ada, group)
    body = await client.call("sendMessage", chat_id=group.id, text="x")
    assert body["description"] == "Bad Request: group chat was upgraded to a supergroup chat"
    assert body["parameters"] == {"migrate_to_chat_id": new.id}
    notes = [u["message"] for u in await client.ok("getUpdates")]
    assert notes[0]["migrate_to_chat_id"] == new.id
    assert notes[1]["migrate_from_chat_id"] == group.id
    sent = await client.ok("sendMessage", chat_id=new.id, text="x")
    assert sent["chat"]["type"] == "supergroup"
    assert str(new.id).startswith("-100")


async def test_reactions_of_people_reach_a_bot_that_asked(client: Client, ada: Person) -> None:
    client.api.people.start(ada)
    message = await client.ok("sendMessage", chat_id=ada.id, text="x")
    await client.ok("getUpdates", allowed_updates=["message_reaction"], offset=-1)
    client.api.people.react(ada, message, "👍")
    client.api.people.react(ada, message)
    updates = [u["message_reaction"] for u in await client.ok("getUpdates", offset=-2)]
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert [(u["old_reaction"], u["new_reaction"]) for u in updates] == [([], thumb), (thumb, [])]
