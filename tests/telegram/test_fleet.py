"""Many bots in one process: each teaches its own, and what befalls one touches no other."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from pathlib import Path
from threading import Event

import aiohttp
import pytest

from bot.config import Address, Secret, Settings
from bot.fleet import Fleet, Libraries
from bot.grading.batch.known_sound import KnownSound
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from bot.roster import Served
from bot.shares import Everything, Shares
from bot.telegram.app import REVOKED, STOPPED, ExitCode, run_bot
from bot.telegram.connection import session
from bot.telegram.health import health_files
from bot.telegram.options import Controls, RunOptions
from bot.telegram.rate_limiter import NO_LIMIT, UNLIMITED
from bot.telegram.receiving.webhook import listening
from bot.telegram.upkeep.ticker import Watch
from content.complaint import ContentError
from content.library import Library
from state.file.audit import contradictions
from state.file.database import open_database
from state.values import replace
from state.writer import Writer
from tests.chatting import QUICK, ZONE
from tests.clock import Clock
from tests.databases import session_on
from tests.telegram.conftest import TOPICS, Log
from tests.telegram.switchboard import switchboard

PATIENCE = 10
"""Seconds after which something that should come at once is not going to."""


@dataclass
class Company:
    """A fleet under test, with a Telegram for each of its bots."""

    root: str
    settings: Settings
    apis: dict[str, LocalBotApi]
    stack: AsyncExitStack
    clock: Clock
    tokens: dict[str, str] = field(default_factory=dict)
    contents: dict[str, Path] = field(default_factory=dict)
    languages: dict[str, str] = field(default_factory=dict)
    controls: Controls = field(default_factory=Controls)
    webhook: Address | None = None
    begun: int = 0
    crashing: set[str] = field(default_factory=set)
    """Bots that end by an error when they are next started."""
    shares: Shares | None = None
    ran: "asyncio.Task[ExitCode] | None" = None

    async def add(self, name: str, number: int) -> LocalBotApi:
        """Register a bot with @BotFather."""
        token = f"{number}:{name}{'x' * 26}"
        api = await self.stack.enter_async_context(LocalBotApi(token=token, clock=self.clock))
        self.apis[token] = api
        self.tokens[name] = token
        return api

    def rotate(self, name: str) -> None:
        """Have @BotFather revoke a bot's token and give another."""
        old = self.tokens[name]
        new = f"{old}new"
        self.apis[new] = self.apis.pop(old)
        self.apis[new].server.token = new
        self.tokens[name] = new

    def roster(self) -> tuple[Served, ...]:
        """List the bots as the operator has them now."""
        common = self.settings
        return tuple(
            Served(
                name,
                Secret(token),
                replace(
                    common,
                    content=self.contents.get(name, common.content),
                    language=self.languages.get(name, common.language),
                ),
            )
            for name, token in self.tokens.items()
        )

    async def start(self) -> None:
        """Run them all."""
        writer = Writer(session_on(self.settings.beside))
        self.stack.callback(writer.close)
        http = await self.stack.enter_async_context(session(connections=0))
        libraries = Libraries()
        listener = None
        if self.webhook is not None:
            listener = await self.stack.enter_async_context(listening(self.webhook))

        async def run(bot: Served, library: Library, controls: Controls) -> ExitCode:
            if bot.name in self.crashing:
                self.crashing.remove(bot.name)
                raise ZeroDivisionError
            options = RunOptions(
                bot.token,
                bot.settings,
                self.root,
                clock=self.clock,
                limits=UNLIMITED,
                flood=NO_LIMIT,
                patience=QUICK,
                webhook=self.webhook,
                listener=listener,
                name=bot.name,
                http=http,
                load=libraries.reload,
                taught=libraries.taught,
                watch=watch,
            )
            return await run_bot(options, writer, library, controls)

        watch = Watch(writer, now=self.clock, patience=QUICK)
        beside = [self.beside, watch.run]
        fleet = Fleet(self.roster, run, libraries, beside, shares=self.shares, pause=0.01)
        self.ran = asyncio.create_task(fleet.serve(self.controls))

    async def beside(self) -> None:
        """Fail at first, as nobody foresaw."""
        self.begun += 1
        if self.begun == 1:
            raise ZeroDivisionError
        await asyncio.Event().wait()

    async def stop(self) -> ExitCode:
        """Tell all of them to stop."""
        assert self.ran is not None
        self.controls.stop.set()
        return await self.ran


@pytest.fixture
async def company(tmp_path: Path, clock: Clock) -> AsyncIterator[Company]:
    apis: dict[str, LocalBotApi] = {}
    async with AsyncExitStack() as stack:
        root = await stack.enter_async_context(switchboard(apis))
        settings = Settings(tmp_path / "viva.db", TOPICS, ZONE)
        company = Company(root, settings, apis, stack, clock)
        yield company
        if company.ran is not None:
            await company.stop()
        with open_database(settings.beside) as db:
            assert contradictions(db) == []
        db.close()


async def answered(api: LocalBotApi, words: str = "/start", ada: Person | None = None) -> Person:
    """Have somebody, new or known, write to a bot, and wait for an answer."""
    ada = ada or api.world.person("Ada")
    before = len(api.sent(ada))
    api.say(ada, ada, words)
    await api.until(lambda: len(api.sent(ada)) > before)
    return ada


async def test_two_bots_answer_and_remember_apart(company: Company) -> None:
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    await asyncio.gather(answered(maths), answered(baking))
    assert await company.stop() == STOPPED
    with open_database(company.settings.beside) as db:
        assert {row[0] for row in db.execute("SELECT bot_id FROM learners")} == {71, 72}
    db.close()


async def test_a_bot_greets_in_its_own_language_whose_phone_speaks_none_of_ours(
    company: Company,
) -> None:
    maths, celula = await company.add("maths", 71), await company.add("celula", 72)
    company.languages["celula"] = "es"
    await company.start()
    for api, phone, greeting in (
        (maths, "fi", "Hello"),
        (celula, "fi", "Hola"),
        (celula, "en", "Hello"),
    ):
        person = api.world.person(f"{greeting} {phone}", language_code=phone)
        await answered(api, ada=person)
        assert api.sent(person)[-1]["text"].startswith(greeting)


async def test_a_revoked_token_ends_one_bot_and_not_the_other(company: Company, log: Log) -> None:
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    await asyncio.gather(answered(maths), answered(baking))
    maths.revoke_token()
    ben = maths.world.person("Ben")
    maths.say(ben, ben, "/start")
    await said(log, "maths has ended with code 3")
    await answered(baking, "/help")
    assert await company.stop() == STOPPED


async def test_when_all_have_ended_the_process_ends_with_their_code(company: Company) -> None:
    maths = await company.add("maths", 71)
    await company.start()
    ada = await answered(maths)
    maths.revoke_token()
    maths.say(ada, ada, "/help")  # ends the poll that waits, and the next one is refused
    assert company.ran is not None
    assert await company.ran == REVOKED


async def test_a_bot_that_an_error_ended_begins_again_by_itself(company: Company, log: Log) -> None:
    maths = await company.add("maths", 71)
    company.crashing.add("maths")
    await company.start()
    await answered(maths)
    assert "maths has ended with code 70" in log.text


class Shared(Everything):
    """The shares of a process that may lose some bots to another."""

    def __init__(self) -> None:
        super().__init__()
        self.lost: set[str] = set()
        self.given_back: set[str] = set()

    def lose(self, name: str) -> None:
        """Have another process run a bot."""
        self.lost.add(name)
        self.changed.set()

    def mine(self, bots: Sequence[Served]) -> tuple[Served, ...]:
        """Give all but those."""
        return tuple(bot for bot in bots if bot.name not in self.lost)

    def let_go(self, bots: Sequence[Served]) -> None:
        """Note who was given back."""
        self.given_back |= {bot.name for bot in bots}


async def test_a_bot_that_has_ended_here_can_be_run_elsewhere(company: Company, log: Log) -> None:
    company.shares = shares = Shared()
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    ada, _ = await asyncio.gather(answered(maths), answered(baking))
    maths.revoke_token()
    maths.say(ada, ada, "/help")
    await said(log, "maths has ended with code 3")
    shares.lose("maths")
    await answered(baking, "/help")
    assert shares.given_back == {"maths"}


async def test_bots_come_and_go_and_change_their_token_when_the_roster_is_read_again(
    company: Company, log: Log
) -> None:
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    _, ada = await asyncio.gather(answered(maths), answered(baking))
    company.rotate("maths")
    del company.tokens["baking"]
    physics = await company.add("physics", 73)
    company.controls.reload.set()
    await answered(physics)
    await answered(maths, "/help")
    before = len(baking.sent(ada))
    baking.say(ada, ada, "/help")
    await answered(physics, "/help")
    assert len(baking.sent(ada)) == before
    assert "has ended" not in log.text


async def test_many_bots_hear_by_webhook_on_one_address(company: Company, address: Address) -> None:
    company.webhook = replace(address, url=f"{address.url}/")
    maths, baking = await company.add("maths", 71), await company.add("baking bread", 72)
    await company.start()
    ada, ben = await asyncio.gather(answered(maths), answered(baking))
    await asyncio.gather(answered(maths, "/help", ada), answered(baking, "/help", ben))
    hooks = [one.world.webhook for one in (maths, baking)]
    assert [hook.url for hook in hooks if hook] == [
        f"{address.url}/maths",
        f"{address.url}/baking%20bread",
    ]


async def test_the_secret_of_one_bot_opens_no_other(
    company: Company, address: Address, http: aiohttp.ClientSession
) -> None:
    company.webhook = address
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    await asyncio.gather(answered(maths), answered(baking))
    assert maths.world.webhook is not None
    secret = {"X-Telegram-Bot-Api-Secret-Token": maths.world.webhook.secret_token}
    for path, refusal in (("baking", 403), ("physics", 503), ("", 503)):  # 503: none such here
        async with http.post(f"{address.url}/{path}", json={}, headers=secret) as answer:
            assert answer.status == refusal, path
    async with http.post(f"{address.url}/maths", json={}, headers=secret) as answer:
        assert answer.status == 400  # no update, but heard


async def test_each_bot_reminds_its_own_learners_when_the_time_has_come(
    company: Company, clock: Clock
) -> None:
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    await company.start()
    ada, ben = await answered(maths), await answered(baking)
    await answered(maths, "/remind 19:00", ada)
    before, quiet = len(maths.sent(ada)), len(baking.sent(ben))
    clock.move(11 * 3600 + 60)  # it was eight in the morning
    await maths.until(lambda: len(maths.sent(ada)) > before)
    assert len(baking.sent(ben)) == quiet


async def test_what_goes_on_for_all_begins_again_after_an_error(company: Company) -> None:
    maths = await company.add("maths", 71)
    await company.start()
    await maths.until(lambda: company.begun == 2)
    await answered(maths)


async def test_bad_content_keeps_its_bot_from_starting_until_it_is_mended(
    company: Company, tmp_path: Path, log: Log
) -> None:
    maths, baking = await company.add("maths", 71), await company.add("baking", 72)
    broken = company.contents["baking"] = tmp_path / "broken"
    (broken / "shop").mkdir(parents=True)
    (broken / "shop" / "topic.yaml").write_text("topic: shop\ntitel: Shop\n")
    await company.start()
    await answered(maths)
    await said(log, "baking is not started: ")
    assert "topic.yaml:2" in log.text
    assert set(health_files(company.settings.beside)) == {"maths", "baking"}
    del company.contents["baking"]
    company.controls.reload.set()
    await answered(baking)


class SlowCheck(KnownSound):
    """A check of the content that goes on until it is let go."""

    def __init__(self, path: Path) -> None:
        super().__init__(path)
        self.begun, self.let_go = Event(), Event()

    def look_over(self, library: Library, folder: Path) -> tuple[Library, ContentError | None]:  # noqa: ARG002, D102  # as there
        self.begun.set()
        assert self.let_go.wait(9 * PATIENCE)
        return library, None


def test_while_the_content_is_checked_others_start_and_are_taught(tmp_path: Path) -> None:
    check = SlowCheck(tmp_path / "viva.db.sound")
    libraries = Libraries(known=check)
    library = libraries.of(TOPICS)
    with ThreadPoolExecutor() as threads:
        threads.submit(libraries.look_over, library, TOPICS)
        assert check.begun.wait(PATIENCE)
        starting = threads.submit(libraries.of, TOPICS)
        taught = threads.submit(libraries.taught, library)
        try:
            assert starting.result(PATIENCE) is library
            assert taught.result(PATIENCE).library is library
        finally:
            check.let_go.set()


async def said(log: Log, words: str) -> None:
    """Wait until something is said in the log."""
    while words not in log.text:
        log.changed.clear()
        await asyncio.wait_for(log.changed.wait(), 10)
