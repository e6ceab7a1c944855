"""Groups: privacy, members, administrators, topics, pins, migration."""

from typing import Any

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.world.world import Chat, Person
from tests.playground.conftest import Client


@pytest.fixture
def ada(api: LocalBotApi) -> Person:
    return api.world.person("Ada")


@pytest.fixture
def ben(api: LocalBotApi) -> Person:
    return api.world.person("Ben")


@pytest.fixture
def group(api: LocalBotApi, ada: Person, ben: Person) -> Chat:
    return api.world.group("Class", [ada, ben])


@pytest.fixture
def forum(api: LocalBotApi, ada: Person, ben: Person) -> Chat:
    chat = api.world.group("Forum", [ada, ben], forum=True)
    api.people.promote(ada, chat, api.world.bot)
    return chat


async def heard(client: Client) -> list[str]:
    updates = await client.ok("getUpdates")
    return [u["message"]["text"] for u in updates if "text" in u.get("message", {})]


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


async def test_messages_go_to_the_topic_they_name(
    api: LocalBotApi, client: Client, ada: Person, forum: Chat
) -> None:
    thread = api.people.open_topic(ada, forum, "Homework")
    sent = await client.ok(
        "sendMessage", chat_id=forum.id, message_thread_id=thread, text="Question 1"
    )
    assert (sent["message_thread_id"], sent["is_topic_message"]) == (thread, True)
    refused = await client.refused("sendMessage", chat_id=forum.id, message_thread_id=999, text="x")
    assert refused == "Bad Request: message thread not found"
    answer = api.people.say(ada, forum, "my answer", reply_to=sent)
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


async def test_reactions_of_people_reach_a_bot_that_asked(
    api: LocalBotApi, client: Client, ada: Person
) -> None:
    api.people.start(ada)
    message = await client.ok("sendMessage", chat_id=ada.id, text="x")
    await client.ok("getUpdates", allowed_updates=["message_reaction"], offset=-1)
    api.people.react(ada, message, "👍")
    api.people.react(ada, message)
    updates = [u["message_reaction"] for u in await client.ok("getUpdates", offset=-2)]
    thumb = [{"type": "emoji", "emoji": "👍"}]
    assert [(u["old_reaction"], u["new_reaction"]) for u in updates] == [([], thumb), (thumb, [])]


async def test_commands_are_kept_per_scope_and_language(client: Client, group: Chat) -> None:
    async def menu(**scope: Any) -> list[str]:
        return [c["command"] for c in await client.ok("getMyCommands", **scope)]

    quiz = [{"command": "quiz", "description": "Start a quiz"}]
    here = {"scope": {"type": "chat", "chat_id": group.id}}
    await client.ok("setMyCommands", commands=[{"command": "/learn", "description": "Learn"}])
    await client.ok("setMyCommands", commands=quiz, scope={"type": "all_group_chats"})
    await client.ok("setMyCommands", commands=quiz, language_code="de")
    assert await menu() == ["learn"]
    assert await menu(language_code="de") == ["quiz"]
    assert await menu(**here) == []
    assert await menu(scope={"type": "all_group_chats"}) == ["quiz"]
    await client.ok("deleteMyCommands", scope={"type": "all_group_chats"})
    assert await menu(scope={"type": "all_group_chats"}) == []


@pytest.mark.parametrize(
    ("command", "error"),
    [
        ({"command": "", "description": "x"}, "command must be non-empty"),
        ({"command": "x" * 33, "description": "x"}, "command length must not exceed 32"),
        ({"command": "Quiz", "description": "x"}, "BOT_COMMAND_INVALID"),
        ({"command": "quiz"}, "command description must be non-empty"),
        (
            {"command": "quiz", "description": "x" * 257},
            "command description length must not exceed 256",
        ),
    ],
)
async def test_a_command_has_to_look_like_one(
    client: Client, command: dict[str, object], error: str
) -> None:
    assert await client.refused("setMyCommands", commands=[command]) == f"Bad Request: {error}"
