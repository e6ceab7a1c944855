"""Whatever Telegram sends, or somebody who pretends to be it: nothing fails, blocks or spills over.

`python -m benchmarks.fuzz 100000` does the same for as long as you like, and writes down what it
finds; what was found once stands in `found.json`, and is sent again here.
"""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram import Update

from bot.telegram.beside.inline import asked_of
from tests.chatting import Run, RunningBot
from tests.telegram.fuzzing import KINDS, PEOPLE, Json, sample
from tests.telegram.test_abuse import everything_of

FOUND = Path(__file__).parent / "found.json"

pytestmark = pytest.mark.filterwarnings("ignore::telegram.warnings.PTBDeprecationWarning")
"""Of numbers of seconds that the library is going to give as spans of time."""


def found() -> list[Json]:
    """Give what was found once."""
    return list(json.loads(FOUND.read_text(encoding="utf-8")))


async def takes(bot: RunningBot, sent: list[Json]) -> list[tuple[str, Json]]:
    """Send updates and wait until all are worked off; give those that failed, with why.

    What is no update, and a vote on a poll that nobody put, are set aside as they should be.
    """
    numbers = {bot.deliver(**update): update for update in sent}
    for number, update in numbers.items():
        if asked_of({"update_id": number, **update}) is None:  # which goes around the inbox
            await bot.worked_off(number)
    rows = bot.rows("SELECT update_id, error FROM inbox WHERE state = 'aside' ORDER BY update_id")
    return [
        (why, numbers[number])
        for number, why in rows
        if number in numbers and why.startswith("failed")
    ]


def of_kind(kind: str) -> st.SearchStrategy[Json]:
    """Give updates of one kind as they should be."""
    return KINDS[kind].map(lambda one: {kind: one})


@given(st.sampled_from(Update.ALL_TYPES).flatmap(of_kind))
def test_what_is_not_spoilt_is_understood_whatever_kind_it_is_of(update: Json) -> None:
    (kind,) = update
    assert getattr(Update.de_json({"update_id": 1, **update}, None), kind) is not None


@pytest.mark.parametrize("start", [1, 2])
async def test_no_update_fails_and_a_bystander_notices_nothing(run: Run, start: int) -> None:
    bot = await run()
    ada, eve, ben = (bot.phone(name) for name in ("Ada", "Eve", "Ben"))
    assert {ada.id, eve.id} <= set(PEOPLE)
    assert ben.id not in PEOPLE
    await ben.say("/start t_kinds")
    before, shown = everything_of(bot, ben), len(ben.shown)
    assert await takes(bot, sample(150, start)) == []
    assert everything_of(bot, ben) == before
    assert len(ben.shown) == shown
    assert "1 of" in ben.screen["text"]
    assert await ben.say("skip")


async def test_what_was_found_once_fails_no_more(run: Run) -> None:
    assert await takes(await run(), found()) == []
