"""A quiz has no hints; saying so must not cost the learner the question."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.conversation import Conversation


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    talk = Conversation(tmp_path / "viva.db")
    yield talk
    talk.close()


def test_asking_for_a_hint_in_a_quiz_leaves_the_options_of_the_question(
    talk: Conversation,
) -> None:
    talk.say("Ada", "/quiz sales-information")
    while not any(label.startswith("B") for label, _ in talk.reply[0].buttons):
        talk.say("Ada", "skip")
    options = [label for label, _ in talk.reply[0].buttons]
    talk.say("Ada", "hint")
    still = {label for bubble in talk.chats["Ada"].values() for label, _ in bubble.buttons}
    assert set(options) <= still
