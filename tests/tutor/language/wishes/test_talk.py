"""Whether words sound like talk to the tutor, or like an answer."""

import pytest

from bot.views.texts import load_texts

INTENTS = load_texts("en").intents
TOPIC = {"customer": 0.02, "ask": 0.01, "the": 0.06, "sale": 0.01, "to": 0.03}
ANSWERS = [
    "ask the customer",  # words of the topic
    "i would buy bread, butter, salt and cheese",  # words of neither
]


@pytest.mark.parametrize("typed", ["gimme two mins im eating", "show me how well i am doing"])
@pytest.mark.parametrize("answer", ANSWERS)
def test_words_of_wishes_lean_to_talk_and_speak_for_one_more_than_answers(
    typed: str, answer: str
) -> None:
    wish, said = INTENTS.sound(typed, TOPIC), INTENTS.sound(answer, TOPIC)
    assert wish.leaning > said.leaning
    assert wish.evidence > said.evidence


@pytest.mark.parametrize("typed", ["can you show it", "the receipt pls", "is it late?"])
def test_who_asks_pleads_or_begins_with_can_you_hails(typed: str) -> None:
    assert INTENTS.sound(typed, TOPIC).hails
    assert not INTENTS.sound("show the receipt", TOPIC).hails


@pytest.mark.parametrize("typed", ["", "?!", "please show me " * 10])
def test_nobody_wishes_without_a_word_or_at_great_length(typed: str) -> None:
    assert INTENTS.sound(typed, TOPIC).evidence == 0.0
