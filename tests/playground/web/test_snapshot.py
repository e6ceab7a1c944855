"""A world survives a restart of the playground."""

import json
from pathlib import Path

import pytest

from bot.playground.local import LocalBotApi
from bot.playground.web.snapshot import ForeignFile, Keeper, dump, load, restore, save
from tests.clock import Clock
from tests.playground.conftest import Client


async def test_a_world_comes_back_from_its_file_as_it_was(
    api: LocalBotApi, client: Client, clock: Clock, tmp_path: Path
) -> None:
    ada, ben = api.world.person("Ada"), api.world.person("Ben", username="ben")
    group = api.world.group("Class", [ada, ben], forum=True)
    api.people.start(ada)
    api.people.promote(ada, group, api.world.bot)
    topic = api.people.open_topic(ada, group, "Homework")
    where = {"chat_id": group.id, "message_thread_id": topic}
    poll = await client.ok("sendPoll", **where, question="?", options=["a", "b"])
    api.people.vote(ben, poll, [1])
    api.people.react(ben, poll, "👍")
    await client.ok("setMyCommands", commands=[{"command": "revise", "description": "Revise"}])
    await client.ok("sendMessage", chat_id=ada.id, text="?", reply_markup={"keyboard": [["a"]]})
    api.people.send_file(ada, ada, "notes.txt", "text/plain", b"notes")
    path = tmp_path / "world.json"
    save(api.world, path)
    again = load(json.loads(path.read_text()), clock)
    assert json.loads(json.dumps(dump(again))) == json.loads(json.dumps(dump(api.world)))
    assert again.polls[poll["poll"]["id"]].votes == {ben.id: [1]}
    assert path.stat().st_mode & 0o077 == 0


async def test_a_restarted_server_goes_on_with_the_unconfirmed_updates(
    api: LocalBotApi, client: Client, clock: Clock, tmp_path: Path
) -> None:
    ada = api.world.person("Ada")
    api.people.start(ada)
    before = await client.ok("getUpdates")
    path = tmp_path / "world.json"
    save(api.world, path)
    async with LocalBotApi(token=api.token, world=restore(path, clock)) as second:
        client.api = second
        assert await client.ok("getUpdates") == before


async def test_no_number_is_given_twice_though_the_last_moments_were_not_saved(
    api: LocalBotApi, client: Client, clock: Clock, tmp_path: Path
) -> None:
    ada, path = api.world.person("Ada"), tmp_path / "world.json"
    group = api.world.group("Class", [ada], supergroup=True)
    api.people.start(ada)
    save(api.world, path)
    given = [await unsaved(api, ada.id, group.id, client)]
    for _ in range(2):
        async with LocalBotApi(token=api.token, world=restore(path, clock)) as again:
            async with Keeper(again.world, path):
                as_it_begins = path.read_bytes()
            client.api = again
            given.append(await unsaved(again, ada.id, group.id, client))
            path.write_bytes(as_it_begins)  # it is killed before anything more was saved
    assert len(set().union(*given)) == sum(map(len, given))


async def unsaved(api: LocalBotApi, person: int, group: int, client: Client) -> set[object]:
    """Say something in two chats; gives the messages' numbers, and that of the newest update."""
    world = api.world
    said = [api.say(world.people[person], world.chats[chat], "on") for chat in (person, group)]
    *_, newest = await client.ok("getUpdates")
    return {newest["update_id"], *((one["chat"]["id"], one["message_id"]) for one in said)}


@pytest.mark.parametrize("content", ["", "{}", "[]", '{"format": 99}', "not json"])
def test_a_foreign_file_is_refused(content: str, clock: Clock, tmp_path: Path) -> None:
    path = tmp_path / "world.json"
    path.write_text(content)
    with pytest.raises(ForeignFile):
        restore(path, clock)
