"""Topics of the database are read when they are met, and all that are taught are there at once."""

from datetime import timedelta

import pytest

from bot.engine.authoring import published
from content import bundle
from state.records.learners import Role, Who
from state.records.topics import Edition, Upload
from state.tables import roles, topics
from tests.authored import FRUIT, TOPIC
from tests.conversation import START, Conversation, Opened
from tests.tutor.laying import SMALL


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess is a tutor who wants to be reminded at half past twelve."""
    talk = opened(SMALL)
    talk.say("Tess", "/start")
    talk.say("Tess", "/remind 12:30")
    talk.writer.do(lambda db: roles.give(db, tess(talk), Role.TUTOR))
    return talk


def tess(talk: Conversation) -> Who:
    return talk.who("Tess")


def publish(talk: Conversation, name: str) -> None:
    """Publish a topic under a name."""
    files = {**FRUIT, "topic.yaml": TOPIC.replace(b"topic: fruit", b"topic: " + name.encode())}
    made = Edition(0, name, 0, name, bundle.digest_of(files), "{}", 5, 0, "")
    talk.writer.do(lambda db: topics.add_edition(db, tess(talk), made, bundle.pack(files)))


def test_however_many_are_published_all_are_taught(
    talk: Conversation, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(published, "_MOST", 1)
    names = {"apples", "pears", "plums", "figs"}
    for name in names:
        publish(talk, name)
    talk.restart()
    assert names <= talk.engine.curriculum.teaching().library.topics.keys()


def test_a_reminder_reaches_who_was_trying_a_topic_out_at_a_restart(talk: Conversation) -> None:
    sent = Upload(bundle.digest_of(FRUIT), "fruit", "Fruit", 0, 5, files=bundle.pack(FRUIT))
    talk.writer.do(lambda db: topics.keep_upload(db, tess(talk), sent))
    talk.say("Tess", "/content")
    talk.tap("Tess", "Decide: Fruit")
    talk.tap("Tess", "Try")
    talk.restart()
    talk.now = (START + timedelta(days=1)).replace(hour=12, minute=30)
    (said,) = talk.tick()
    assert "minute" in str(said)
