"""The picture of progress on its way to a phone: drawn in a thread, sent as a photo with words."""

import threading
from io import BytesIO

import pytest
from PIL import Image

from bot.picture.draw import draw
from bot.picture.facts import Facts
from bot.playground.faults import Broken
from content.library import Library
from tests.chatting import Phone, Run, RunningBot, labels, only


@pytest.fixture
async def bot(run: Run, library: Library) -> RunningBot:
    """A bot that teaches one question, so that it is known which comes first."""
    return await run(library=only(library, "fair"))


async def met_something(phone: Phone) -> None:
    await phone.say("/start t_kinds")
    await phone.tap("False")
    await phone.say("/progress")


async def ask_for_picture(phone: Phone) -> None:
    await phone.quiet(phone.tap_at(phone.with_button("Picture"), "Picture"))


async def test_a_tap_brings_a_photo_whose_caption_says_the_same(
    bot: RunningBot, ada: Phone
) -> None:
    await met_something(ada)
    await ask_for_picture(ada)
    message = ada.screen
    (photo,) = message["photo"]
    data = bot.api.world.files.files[photo["file_id"]].data
    assert Image.open(BytesIO(data)).format == "PNG"
    assert photo["width"] == 720
    assert message["caption"].startswith("Your revision")
    assert "1 day of revision" in message["caption"]
    assert labels(message) == ["Revise now", "My progress"]


async def test_the_event_loop_draws_nothing(ada: Phone, monkeypatch: pytest.MonkeyPatch) -> None:
    threads = []

    def watched(facts: Facts) -> bytes:
        threads.append(threading.current_thread())
        return draw(facts)

    monkeypatch.setattr("bot.picture.draw.draw", watched)
    await met_something(ada)
    await ask_for_picture(ada)
    assert len(threads) == 1
    assert threads[0] is not threading.main_thread()


async def test_a_photo_that_did_not_get_through_is_sent_again(bot: RunningBot, ada: Phone) -> None:
    bot.api.faults.order(Broken(), "sendPhoto", times=2)
    await met_something(ada)
    await ask_for_picture(ada)
    assert ada.screen["photo"]
    assert bot.api.faults.played["Broken"] == 2
