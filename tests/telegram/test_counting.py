"""What a bot counts of itself: each update and each letter once, by what became of it."""

import pytest

from bot.playground.faults import DropBefore, Refused, TooMany
from bot.playground.local import LocalBotApi
from tests.chatting import Phone, RunningBot

NEVER = Refused(400, "Bad Request: nobody would take this")


async def test_updates_and_letters_are_counted_when_they_are_done(
    api: LocalBotApi, bot: RunningBot, ada: Phone
) -> None:
    for words in ("/start", "/help", "/topics"):
        await ada.say(words)
    await api.until(lambda: bot.counts.letters_sent == 3)
    assert bot.counts.updates_done == 3
    assert sum(bot.counts.updates_took.within) == 3
    assert sum(bot.counts.letters_took.within) == 3
    assert bot.counts.letters_again == bot.counts.letters_refused == bot.counts.unasked == 0


async def test_what_cannot_be_read_is_counted_apart(bot: RunningBot) -> None:
    assert await bot.worked_off(bot.deliver(message={"message_id": "x"})) == "aside"
    await bot.api.until(lambda: bot.counts.updates_aside)
    assert bot.counts.updates_done == 0


@pytest.mark.parametrize(
    ("fault", "counted"),
    [
        (TooMany(0), "letters_throttled"),
        (DropBefore(), "letters_again"),
        (NEVER, "letters_refused"),
    ],
)
async def test_a_letter_that_telegram_does_not_take_at_once_is_counted_by_the_reason(
    bot: RunningBot, ada: Phone, fault: TooMany | DropBefore | Refused, counted: str
) -> None:
    bot.api.faults.order(fault, "sendMessage")
    ada.type("/start")
    await bot.api.until(lambda: getattr(bot.counts, counted) == 1)
    await bot.api.until(lambda: bot.counts.letters_sent == (fault is not NEVER))
