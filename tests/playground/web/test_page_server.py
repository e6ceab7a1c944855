"""What stands behind the page: the key, the cookie, acts, and the stream of events."""

import asyncio
import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.playground.clock import PlayClock
from bot.playground.local import LocalBotApi
from bot.playground.web import page_server
from bot.playground.web.cast import set_scene
from bot.playground.web.page_server import PageServer
from bot.playground.web.requests import ACTS, FAULTS, PageDesk
from bot.playground.web.transcript import Transcript


class Insight:
    """Knows one thing about everybody."""

    def why(self, person: int) -> list[tuple[str, str]]:
        """Name the person."""
        return [("Person", str(person))]

    def items(self, _person: int) -> list[str]:
        """Name an item."""
        return ["topic/item"]


class Browser:
    """Speaks to the page server as the page does."""

    def __init__(self, page: PageServer, session: aiohttp.ClientSession) -> None:
        self.page = page
        self.world = page.desk.api.world
        self.session = session

    async def status(self, path: str, **options: Any) -> int:
        """The status of a GET."""
        url = f"{self.page.desk.api.url}{path}"
        async with self.session.get(url, allow_redirects=False, **options) as got:
            return got.status

    async def act(self, name: str, /, **values: Any) -> dict[str, Any]:
        """Do an act and return its answer."""
        url = f"{self.page.desk.api.url}/playground/acts/{name}"
        async with self.session.post(url, json=values) as got:
            answer: dict[str, Any] = await got.json()
            return answer

    def ids(self, name: str) -> dict[str, int]:
        """A person in their own chat."""
        number = self.world.person(name).id
        return {"person": number, "chat": number}


@pytest.fixture
async def page(tmp_path: Path) -> AsyncIterator[PageServer]:
    clock = PlayClock()
    api = LocalBotApi(clock=clock)
    set_scene(api.world)
    desk = PageDesk(api, clock, "Europe/London", Transcript(api.world), Insight(), tmp_path)
    server = PageServer(desk)
    await api.start()
    yield server
    await api.stop()


@pytest.fixture
async def stranger(page: PageServer) -> AsyncIterator[Browser]:
    jar = aiohttp.CookieJar(unsafe=True)  # which here means: cookies of an IP address, too
    async with aiohttp.ClientSession(cookie_jar=jar) as session:
        yield Browser(page, session)


@pytest.fixture
async def browser(stranger: Browser, page: PageServer) -> Browser:
    assert await stranger.status(f"/?key={page.key}") == 303
    return stranger


PATHS = ["/", "/page/main.js", "/playground/state", "/playground/events", "/playground/files/x"]


@pytest.mark.parametrize("path", PATHS)
async def test_nothing_is_given_without_the_key(stranger: Browser, path: str) -> None:
    assert await stranger.status(path) == 403
    assert await stranger.status(f"{path}?key=wrong") == 403


async def test_acts_need_the_key_too(stranger: Browser) -> None:
    url = f"{stranger.page.desk.api.url}/playground/acts/say"
    async with stranger.session.post(url, json={}) as got:
        assert got.status == 403


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "http://evil.example"}])
async def test_the_cookie_does_not_help_a_foreign_page(
    browser: Browser, headers: dict[str, object]
) -> None:
    for path in PATHS:
        assert await browser.status(path, headers=headers) == 403


async def test_the_page_is_whole_and_takes_nothing_from_elsewhere(browser: Browser) -> None:
    page = browser.page
    for name, body in page.files.items():
        assert await browser.status(f"/page/{name}") == 200
        for word in (b"http://", b"https://", b"@import", b"innerHTML"):
            known = b"http://www.w3.org/2000/svg" if name == "icon.svg" else b""
            assert word not in body.replace(known, b""), (name, word)
    assert await browser.status("/") == 200
    assert await browser.status("/page/../server.py") == 404
    assert await browser.status("/page/missing.js") == 404


async def test_the_state_holds_everybody_and_every_chat(browser: Browser) -> None:
    browser.page.desk.api.people.start(browser.world.person("Ada"))
    url = f"{browser.page.desk.api.url}/playground/state"
    async with browser.session.get(url) as got:
        state = await got.json()
    assert [person["first_name"] for person in state["people"]] == ["Ada", "Ben", "Tess", "Sam"]
    ada = next(chat for chat in state["chats"] if chat.get("username") == "ada")
    assert ada["messages"][0]["message"]["text"] == "/start"
    group = next(chat for chat in state["chats"] if chat["type"] == "supergroup")
    assert [topic["name"] for topic in group["topics"]] == ["Quiz night", "Questions and answers"]


async def test_what_happens_is_streamed(browser: Browser) -> None:
    url = f"{browser.page.desk.api.url}/playground/events"
    async with browser.session.get(url) as stream:
        assert (await stream.content.readline()).startswith(b"retry:")
        await browser.act("start", **browser.ids("Ada"))
        lines = [await stream.content.readline() for _ in range(5)]
    events = [json.loads(line.removeprefix(b"data: ")) for line in lines if len(line) > 1]
    assert events[0]["event"] == "chat"
    assert events[1]["event"] == "message"
    assert events[1]["view"]["message"]["text"] == "/start"


async def test_a_page_that_lags_too_far_behind_is_cut_off(
    page: PageServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_server, "MOST_WAITING", 2)
    queue: asyncio.Queue[bytes | None] = asyncio.Queue()
    page.watchers.add(queue)
    ada = page.desk.api.world.person("Ada")
    for _ in range(3):
        page.desk.api.say(ada, ada, "hello")
    waiting = [queue.get_nowait() for _ in range(queue.qsize())]
    assert None in waiting
    page.watchers.clear()


async def test_acts_reach_the_bot_as_updates(browser: Browser) -> None:
    world, api = browser.world, browser.page.desk.api
    ada, group = browser.ids("Ada"), next(c for c in world.chats.values() if c.is_forum)
    tess = {"person": world.person("Tess").id, "chat": group.id}
    await browser.act("start", **ada, payload="t_pricing")
    said = world.chats[ada["chat"]].messages[world.last_message_id]
    await browser.act("say", **ada, text="yes", reply_to=said["message_id"])
    await browser.act("send_file", **ada, name="a.txt", kind="text/plain", data="aGk=")
    await browser.act("block", **ada, on=True)
    await browser.act("block", **ada, on=False)
    for status in ("kicked", "member", "administrator"):
        await browser.act("bot_in_group", **tess, status=status)
    await browser.act("open_topic", **tess, name="Exam week")
    await browser.act("react", **ada, message_id=said["message_id"], emoji="👍")
    await browser.act("edit", **ada, message_id=said["message_id"], text="/start again")
    kinds = [next(k for k in update if k != "update_id") for update in api.world.updates.pending]
    opened_at_first = 2  # the topics that the group came with
    assert kinds.count("message") == opened_at_first + 5
    assert kinds.count("my_chat_member") == 5
    assert kinds.count("edited_message") == 1
    assert api.world.chats[ada["chat"]].reactions[said["message_id"]]


@pytest.mark.parametrize(
    ("name", "values"),
    [
        ("say", {"person": 1, "chat": 1, "text": "x"}),
        ("say", {}),
        ("move_clock", {"seconds": -1}),
        ("order_fault", {"kind": "earthquake"}),
        ("save_dialogue", {"title": "!", "chat": 1, "person": 1}),
        ("send_file", {"person": 1, "chat": 1, "name": "x", "data": "not base64"}),
    ],
)
async def test_an_act_that_cannot_be_done_says_so(
    browser: Browser, name: str, values: dict[str, object]
) -> None:
    assert "error" in await browser.act(name, **values)


async def test_an_act_that_does_not_exist_is_not_found(browser: Browser) -> None:
    url = f"{browser.page.desk.api.url}/playground/acts/nothing"
    async with browser.session.post(url, json={}) as got:
        assert got.status == 404


async def test_faults_are_planned_and_called_off(browser: Browser) -> None:
    for kind in FAULTS:
        planned = (await browser.act("order_fault", kind=kind, method="sendMessage"))["planned"]
    assert len(planned) == len(FAULTS)
    assert (await browser.act("clear_faults"))["planned"] == []


async def test_why_comes_from_the_bot(browser: Browser) -> None:
    assert (await browser.act("why", person=7))["lines"] == [["Person", "7"]]


async def test_a_conversation_is_saved_once_by_its_title(browser: Browser, tmp_path: Path) -> None:
    ada = browser.ids("Ada")
    await browser.act("start", **ada)
    await browser.act("move_clock", seconds=2 * 86400)
    saved = await browser.act("save_dialogue", **ada, title="A first hello!")
    path = tmp_path / "a_first_hello.yaml"
    assert saved == {"path": str(path)}
    assert path.read_text() == (
        "title: A first hello!\nshows: Kept from the playground.\nitems:\n- topic/item\n"
        "steps:\n- Ada: /start\n- later: 2 days\n"
    )
    again = await browser.act("save_dialogue", **ada, title="A first hello")
    assert again == {"error": "There is a file of that name."}


async def test_every_act_of_the_page_is_in_the_table(browser: Browser) -> None:
    scripts = b"".join(body for name, body in browser.page.files.items() if name.endswith(".js"))
    used = {name for name in ACTS if f'"{name}"'.encode() in scripts}
    assert used == set(ACTS)


async def test_what_is_kept_for_a_page_that_does_not_read_has_an_end(
    browser: Browser, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(page_server, "MOST_WAITING", 2)
    stuck: asyncio.Queue[bytes | None] = asyncio.Queue()
    browser.page.watchers.add(stuck)
    for _ in range(9):
        browser.page.complain(["topic.yaml:1: no"])
    assert stuck.qsize() == 3
    assert stuck not in browser.page.watchers


async def test_a_chat_whose_history_is_cleared_leaves_nothing_on_this_machine(
    browser: Browser,
) -> None:
    desk, ada = browser.page.desk, browser.ids("Ada")
    await browser.act("say", **ada, text="kanarienvogel")
    await browser.act("send_file", **ada, name="a.txt", kind="text/plain", data="aGk=")
    assert "kanarienvogel" in desk.transcript.dialogue(ada["chat"], "", [])
    await browser.act("clear_history", **ada)
    assert not browser.world.chats[ada["chat"]].messages
    assert not browser.world.files.files
    assert "kanarienvogel" not in desk.transcript.dialogue(ada["chat"], "", [])
