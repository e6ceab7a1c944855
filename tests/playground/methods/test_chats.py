"""What a bot may do in a chat, and with which rights: members, topics, pins, messages of others."""

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat, Person
from tests.playground.conftest import Client


async def test_members_and_administrators_can_be_asked_for(
    api: LocalBotApi, client: Client, ada: Person, ben: Person, group: Chat
) -> None:
    owner = await client.ok("getChatMember", chat_id=group.id, user_id=ada.id)
    assert owner["status"] == "creator"
    eve = api.world.person("Eve")
    stranger = await client.ok("getChatMember", chat_id=group.id, user_id=eve.id)
    assert stranger["status"] == "left"
    refused = await client.refused("getChatMember", chat_id=group.id, user_id=5)
    assert refused == "Bad Request: user not found"
    api.people.promote(ada, group, ben)
    admins = await client.ok("getChatAdministrators", chat_id=group.id)
    assert [admin["user"]["id"] for admin in admins] == [ada.id, ben.id]
    assert await client.ok("getChatMemberCount", chat_id=group.id) == 3
    api.people.start(ada)
    refused = await client.refused("getChatAdministrators", chat_id=ada.id)
    assert refused == "Bad Request: there are no administrators in the private chat"


async def test_messages_go_to_the_topic_they_name(client: Client, ada: Person, forum: Chat) -> None:
    thread = client.api.people.open_topic(ada, forum, "Homework")
    sent = await client.ok(
        "sendMessage", chat_id=forum.id, message_thread_id=thread, text="Question 1"
    )
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    refused = await client.refused("sendMessage", chat_id=forum.id, message_thread_id=999, text="x")
    assert refused == "Bad Request: message thread not found"
    answer = client.api.people.say(ada, forum, "my answer", reply_to=sent)
    assert answer["message_thread_id"] == thread


async def test_topics_are_made_renamed_closed_and_deleted(client: Client, forum: Chat) -> None:
    topic = await client.ok("createForumTopic", chat_id=forum.id, name="Round 1")
    where = {"chat_id": forum.id, "message_thread_id": topic["message_thread_id"]}
    assert await client.ok("editForumTopic", **where, name="Round one")
    assert await client.ok("closeForumTopic", **where)
    refused = await client.refused("sendMessage", **where, text="x")
    assert refused == "Bad Request: TOPIC_CLOSED"
    assert await client.ok("reopenForumTopic", **where)
    refused = await client.refused("reopenForumTopic", **where)
    assert refused == "Bad Request: TOPIC_NOT_MODIFIED"
    assert await client.ok("sendMessage", **where, text="x")
    assert await client.ok("deleteForumTopic", **where)
    refused = await client.refused("sendMessage", **where, text="x")
    assert refused == "Bad Request: message thread not found"
    refused = await client.refused("createForumTopic", chat_id=forum.id, name=" ")
    assert refused == "Bad Request: TOPIC_TITLE_EMPTY"


async def test_topics_need_a_forum_and_rights(client: Client, group: Chat) -> None:
    refused = await client.refused("createForumTopic", chat_id=group.id, name="x")
    assert refused == "Bad Request: the chat is not a forum"


async def test_pins_need_rights_and_show_in_the_chat(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    first = await client.ok("sendMessage", chat_id=group.id, text="Rules")
    pin = {"chat_id": group.id, "message_id": first["message_id"]}
    refused = await client.refused("pinChatMessage", **pin)
    assert refused == "Bad Request: not enough rights to manage pinned messages in the chat"
    api.people.promote(ada, group, api.world.bot)
    assert await client.ok("pinChatMessage", **pin)
    assert (await client.ok("getChat", chat_id=group.id))["pinned_message"]["text"] == "Rules"
    assert api.sent(group)[-1]["pinned_message"]["text"] == "Rules"
    assert await client.ok("unpinChatMessage", chat_id=group.id)
    assert "pinned_message" not in await client.ok("getChat", chat_id=group.id)
    refused = await client.refused("unpinChatMessage", chat_id=group.id)
    assert refused == "Bad Request: message to unpin not found"
    assert await client.ok("pinChatMessage", **pin)
    assert await client.ok("unpinAllChatMessages", chat_id=group.id)


async def test_the_bot_deletes_other_peoples_messages_only_as_administrator(
    api: LocalBotApi, client: Client, ada: Person, group: Chat
) -> None:
    rude = api.say(ada, group, "rude")
    refused = await client.refused("deleteMessage", chat_id=group.id, message_id=rude["message_id"])
    assert refused == "Bad Request: message can't be deleted"
    api.people.promote(ada, group, api.world.bot)
    assert await client.ok("deleteMessages", chat_id=group.id, message_ids=[rude["message_id"], 9])
    assert rude["message_id"] not in group.messages


async def test_the_bot_can_leave(client: Client, group: Chat) -> None:
    assert await client.ok("leaveChat", chat_id=group.id)
    refused = await client.refused("sendMessage", chat_id=group.id, text="x")
    assert refused == "Forbidden: bot is not a member of the group chat"
