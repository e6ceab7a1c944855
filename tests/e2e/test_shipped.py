"""The topics that are shipped, in a chat: every page and every item fits what Telegram takes."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.config import shipped_content
from bot.playground.local import LocalBotApi
from bot.tutor.choosing.composer import QUIZ_ITEMS
from tests.chatting import Phone, RunningBot, labels
from tests.shipped import shipped

TOPICS = [path.name for path in sorted(shipped_content().glob("*/*")) if path.is_dir()]


@pytest.fixture
async def ada(tmp_path: Path) -> AsyncIterator[Phone]:
    async with LocalBotApi() as api:
        bot = RunningBot(api, shipped(), tmp_path / "viva.db")
        await bot.start()
        ada = bot.phone("Ada")
        await ada.say("/start")
        yield ada
        assert bot.rows("SELECT error FROM outbox WHERE state = 'dead'") == []
        assert bot.rows("SELECT error FROM inbox WHERE state = 'aside'") == []
        assert await bot.stop() == 0
        assert bot.contradictions() == []


@pytest.mark.parametrize("topic", TOPICS)
async def test_every_page_of_a_topic_can_be_read(ada: Phone, topic: str) -> None:
    await ada.say(f"/learn {topic}")
    pages = 1
    while "Next page" in labels(ada.screen):
        assert await ada.tap("Next page")
        pages += 1
    (loaded,) = (one for one in ada.bot.library.topics.values() if one.topic == topic)
    assert pages >= len(loaded.concepts) + 1


FEWEST = 6
"""Questions of a quiz on a short topic, of which no two may give each other away."""


@pytest.mark.parametrize("topic", TOPICS)
async def test_quizzes_can_be_taken_from_end_to_end(ada: Phone, topic: str) -> None:
    title = ada.bot.library.topics[topic].title
    for _ in range(2):
        last = await ada.say(f"/quiz {topic}")
        asked = 0
        while title not in last and asked <= QUIZ_ITEMS:
            await ada.say("a")
            await ada.say("because it is cheaper")
            last = await ada.say("skip")  # goes on, whether that was an answer or not
            asked += 1
        assert FEWEST <= asked <= QUIZ_ITEMS
    assert len(ada.reviews()) >= 10
