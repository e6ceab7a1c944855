"""Whether words sound like talk to the tutor, or like an answer."""

import pytest

from bot.tutor.language.talk import talks
from bot.views.texts import load_wishes

ENGLISH = load_wishes("en")
TOPIC = {"customer": 0.02, "ask": 0.01, "the": 0.06, "sale": 0.01, "to": 0.03}


@pytest.mark.parametrize("typed", ["gimme two mins im eating", "show me how well i am doing"])
def test_words_of_wishes_by_somebody_to_somebody_are_talk(typed: str) -> None:
    assert talks(ENGLISH, typed, TOPIC)


@pytest.mark.parametrize(
    "typed",
    [
        "ask the customer",  # words of the topic
        "repeat the question again in two minutes",  # words of wishes, but to nobody
        "i would buy bread, butter, salt and cheese",  # words of neither
        "",
        "please show me " * 10,  # nobody wishes at such length
    ],
)
def test_other_words_are_not(typed: str) -> None:
    assert not talks(ENGLISH, typed, TOPIC)
