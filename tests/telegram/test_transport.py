"""python-telegram-bot over aiohttp: its methods, its uploads and its errors, against the server."""

import json
import traceback
from collections.abc import AsyncIterator

import aiohttp
import pytest
from telegram import Bot, InputFile
from telegram.error import BadRequest, Forbidden, InvalidToken, NetworkError, RetryAfter, TimedOut

from bot.config import Secret
from bot.playground.faults import Broken, DropBefore, Fault, Refused, Slow, TooMany, WebPage
from bot.playground.local import LocalBotApi
from bot.playground.world.world import Person
from bot.telegram.api import ApiError, BotApi, Unreachable
from bot.telegram.transport import AiohttpRequest


@pytest.fixture
async def library_bot(api: LocalBotApi, http: aiohttp.ClientSession) -> AsyncIterator[Bot]:
    bot = Bot(
        api.token,
        base_url=f"{api.url}/bot",
        base_file_url=f"{api.url}/file/bot",
        request=AiohttpRequest(http),
        get_updates_request=AiohttpRequest(http),
    )
    async with bot:
        yield bot


@pytest.fixture
def learner(api: LocalBotApi) -> Person:
    person = api.world.person("Ada")
    api.people.start(person)
    return person


@pytest.fixture
def raw(api: LocalBotApi, http: aiohttp.ClientSession) -> BotApi:
    return BotApi(http, api.url, Secret(api.token))


async def test_words_of_every_alphabet_arrive_as_they_were(
    library_bot: Bot, learner: Person
) -> None:
    text = "Grüße & <b> 😀 + % = ?"
    sent = await library_bot.send_message(learner.id, text)
    assert sent.text == text


async def test_files_are_uploaded_whole_beside_other_parameters(
    library_bot: Bot, learner: Person
) -> None:
    content = bytes(range(256)) * 500
    sent = await library_bot.send_document(
        learner.id, InputFile(content, filename="größer als 1.csv"), caption="Your data"
    )
    assert sent.caption == "Your data"
    assert sent.document.file_name == "größer als 1.csv"
    assert sent.document.file_size == len(content)
    file = await library_bot.get_file(sent.document.file_id)
    assert bytes(await file.download_as_bytearray()) == content


async def test_a_method_without_parameters_works(library_bot: Bot) -> None:
    assert (await library_bot.get_me()).username == "viva_bot"


async def test_an_answer_that_takes_too_long_is_a_time_out(
    library_bot: Bot, api: LocalBotApi, learner: Person
) -> None:
    api.faults.order(Slow(30), "sendMessage")
    with pytest.raises(TimedOut):
        await library_bot.send_message(learner.id, "x", read_timeout=0.05, write_timeout=0.05)


@pytest.mark.parametrize(
    ("fault", "error"),
    [
        (Broken(), NetworkError),
        (WebPage(), NetworkError),
        (DropBefore(), NetworkError),
        (TooMany(7), RetryAfter),
        (Refused(400, "Bad Request: nothing"), BadRequest),
        (Refused(403, "Forbidden: bot was blocked by the user"), Forbidden),
        (Refused(401, "Unauthorized"), InvalidToken),
    ],
)
@pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")  # on RetryAfter
async def test_errors_are_the_librarys_own_and_never_show_the_token(
    library_bot: Bot, api: LocalBotApi, learner: Person, fault: Fault, error: type[Exception]
) -> None:
    api.faults.order(fault, "sendMessage")
    with pytest.raises(error) as caught:
        await library_bot.send_message(learner.id, "x")
    assert api.token not in "".join(traceback.format_exception(caught.value))


async def test_a_server_that_is_gone_is_a_network_error_without_its_address(
    library_bot: Bot, api: LocalBotApi, learner: Person
) -> None:
    await api.stop()
    with pytest.raises(NetworkError) as caught:
        await library_bot.send_message(learner.id, "x")
    assert api.token not in "".join(traceback.format_exception(caught.value))
    await api.start()


@pytest.mark.parametrize("fault", [Broken(), WebPage(), DropBefore()])
async def test_a_call_of_our_own_without_a_usable_answer_is_unreachable(
    raw: BotApi, api: LocalBotApi, fault: Fault
) -> None:
    api.faults.order(fault, "getMe")
    with pytest.raises(Unreachable) as caught:
        await raw.call("getMe", {})
    assert api.token not in "".join(traceback.format_exception(caught.value))


async def test_a_call_of_our_own_that_takes_too_long_is_unreachable(
    raw: BotApi, api: LocalBotApi
) -> None:
    api.faults.order(Slow(30), "getMe")
    with pytest.raises(Unreachable):
        await raw.post("getMe", {}, timeout=0.05)


async def test_a_refusal_of_our_call_says_how_long_to_wait(raw: BotApi, api: LocalBotApi) -> None:
    api.faults.order(TooMany(7), "getMe")
    with pytest.raises(ApiError) as caught:
        await raw.call("getMe", {})
    assert (caught.value.code, caught.value.retry_after) == (429, 7)


async def test_an_answer_of_many_chunks_is_read_to_its_end(
    raw: BotApi, api: LocalBotApi, learner: Person
) -> None:
    for _ in range(100):
        api.say(learner, learner, "long " * 800)
    updates = await raw.call("getUpdates", {})
    assert len(json.dumps(updates)) > 300_000
