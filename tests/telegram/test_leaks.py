"""What is right is nowhere in what is sent before the answer is in: not shown, and not hidden."""

from typing import Any

import pytest

from bot.playground.server import Call
from tests.chatting import labels
from tests.telegram.conftest import Ask
from tests.telegram.leaks import leaks

SECRETS = {
    "card": ["customer"],
    "tool": ["right", "over time", "because", "who worked"],
    "fair": ["leave", "felt"],
    "facts": ["right", "about service"],
    "steps": ["0.1.2.3", "must rise", "Mix the dough.{0,20}Let it rise.{0,20}Bake it"],
    "tools": [r"Till\W+adds up", r"Oven\W+bakes", r"Rota\W+says", r"pairs?\b"],
    "gaps": ["primary", "secondary"],
    "change": [r"\b15\b", "change in loaves", r"\b30\b"],
    "till": ["what was sold", "how much to bake", "best guess"],
    "rival": ["survey", "open earlier"],
}
FORGED = ["1.1.pick.99", "1.1.judge.3", "1.1.mean.1", "0.9.pick.0", "1.1.next", "m.nothing"]


@pytest.mark.parametrize("item", SECRETS)
async def test_the_answer_is_not_in_what_is_sent_with_a_question(ask: Ask, item: str) -> None:
    bot = (await ask(item)).bot
    kept, _question = bot.calls("sendMessage")
    assert "/privacy" in kept["text"]
    assert leaks(bot.api.server.calls, SECRETS[item]) == []


@pytest.mark.parametrize("item", SECRETS)
async def test_nor_in_what_answers_taps_that_close_nothing(ask: Ask, item: str) -> None:
    ada = await ask(item)
    bot, eve = ada.bot, ada.bot.phone("Eve")
    question = ada.screen
    for data in FORGED:
        await ada.quiet(ada.tap_at(question, data))
        await bot.worked_off(eve.tap_at(question, data))
    if item in {"facts", "steps", "tools"}:  # a first pick edits the question
        await ada.tap(labels(ada.screen)[0])
        assert bot.calls("editMessageText")
    assert len(bot.calls("answerCallbackQuery")) >= len(FORGED)
    assert ada.attempts() == []
    assert leaks(bot.api.server.calls, SECRETS[item]) == []


def sent(method: str, **values: Any) -> Call:
    return Call(method, values, {})


@pytest.mark.parametrize(
    "call",
    [
        sent("sendMessage", text="Who buys? (the CUSTOMER)"),
        sent("sendPhoto", caption="a customer"),
        sent("editMessageText", text="It was the customer."),
        sent("editMessageCaption", caption="customer"),
        sent("answerCallbackQuery", text="customer!"),
        sent("answerCallbackQuery", url="t.me/viva?start=customer"),
        sent("sendPoll", question="Who buys: the customer?", options=[{"text": "x"}]),
        sent("sendPoll", question="Who?", options=[{"text": "a customer"}]),
        sent("sendMessage", reply_markup={"inline_keyboard": [[{"callback_data": "1.customer"}]]}),
        sent("sendMessage", reply_markup={"inline_keyboard": [[{"text": "The customer"}]]}),
        sent("editMessageReplyMarkup", reply_markup={"inline_keyboard": [[{"url": "?customer"}]]}),
        sent("sendDocument", document={"file_name": "customer.csv"}),
    ],
    ids=lambda call: f"{call.method} {next(iter(call.values))}",
)
def test_a_planted_leak_is_found_wherever_it_is(call: Call) -> None:
    assert len(leaks([call], SECRETS["card"])) == 1


def test_what_telegram_keeps_until_a_vote_is_no_leak() -> None:
    poll = sent("sendPoll", question="Who?", correct_option_ids=[1], explanation="The customer.")
    assert leaks([poll], SECRETS["card"]) == []


def test_without_a_secret_nothing_is_proved() -> None:
    with pytest.raises(AssertionError, match="without a secret"):
        leaks([sent("sendMessage", text="anything")], [])
