"""A card of one's week to pass on: made of what was done, with nothing private unless chosen."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from bot.tutor.model.links import mark_of
from tests.conversation import Conversation
from tests.tutor.laying import SMALL


@pytest.fixture
def talk(tmp_path: Path) -> Iterator[Conversation]:
    one = Conversation(tmp_path / "viva.db", SMALL)
    one.say("Ada", "/start")
    yield one
    one.close()


def shown(talk: Conversation) -> str:
    return "\n".join(str(bubble) for bubble in talk.reply)


def bodies(talk: Conversation) -> str:
    """Give all that is on its way, with what pictures are made of."""
    query = "SELECT body FROM outbox"
    return "\n".join(body for (body,) in talk.writer.do(lambda db: db.execute(query).fetchall()))


def test_without_a_question_in_the_week_there_is_nothing_to_share(talk: Conversation) -> None:
    talk.say("Ada", "/share")
    assert "nothing to show of the last seven days yet" in shown(talk)


def test_the_card_has_the_week_the_bot_and_no_name(talk: Conversation) -> None:
    talk.say("Ada", f"/start p_{mark_of('sales-information/n-change')}")
    talk.say("Ada", "25")
    talk.say("Ada", "share my week")
    card, how = talk.reply
    assert card.text == (
        "My last 7 days: 1 day of revision, 1 question answered.\nWith https://t.me/viva_bot"
    )
    assert card.buttons == []
    assert "Ada" not in card.text
    assert "Forward the picture" in how.text
    talk.tap("Ada", "With what I know best")
    assert "Forward the picture" in shown(talk)
    assert "[With what I know best]" not in shown(talk)


def test_sharing_with_tutors_is_still_a_button_of_its_own(talk: Conversation) -> None:
    talk.press("Ada", "m.share.-1001")
    assert "I have not met you in a group yet" in shown(talk)
