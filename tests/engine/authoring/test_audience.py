"""Who is taught what a tutor publishes: the groups of its makers, and nobody else."""

import pytest

from bot.tutor.model.authoring import Change, Changes
from content import bundle
from state.records.learners import Role
from state.records.topics import Edition, Upload
from state.tables import roles, topics
from tests.authored import FRUIT
from tests.conversation import BOT_ID, Conversation, Opened
from tests.engine.classes import ask, found, meet
from tests.tutor.laying import SMALL

CHAT, OTHER = -1001, -1002


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess looks after 9B, in which Ada is; Tom after 9C, in which Ben is; Olga owns the bot."""
    one = opened(SMALL)
    for name in ("Tess", "Tom", "Olga", "Ada", "Ben"):
        one.say(name, "/start")
    found(one, CHAT, "9B", "Tess")
    found(one, OTHER, "9C", "Tom")
    meet(one, "Ada", CHAT)
    meet(one, "Ben", OTHER)
    one.writer.do(lambda db: roles.give(db, one.who("Olga"), Role.OWNER))
    return one


def send(talk: Conversation, name: str) -> str:
    """Let somebody have sent a topic; gives what its buttons carry."""
    files = bundle.pack(FRUIT)
    upload = Upload(bundle.digest_of(FRUIT), "fruit", "Fruit", 0, 5, files=files)
    talk.writer.do(lambda db: topics.keep_upload(db, talk.who(name), upload))
    return upload.digest


def publish(talk: Conversation, name: str) -> str:
    talk.press(name, f"m.publish.{send(talk, name)}")
    return talk.shown


def are_taught(talk: Conversation) -> set[str]:
    """Name those who find the topic of fruit among all topics, and can begin it."""
    found_by = set()
    for name in ("Tess", "Tom", "Olga", "Ada", "Ben"):
        talk.say(name, "/topics")
        listed = "Fruit" in talk.shown
        talk.say(name, "/start t_fruit")
        assert ("plum" in talk.shown) == listed, name
        talk.say(name, "/stop")
        found_by |= {name} if listed else set()
    return found_by


def test_what_a_tutor_publishes_is_for_their_groups_and_the_owner(talk: Conversation) -> None:
    told = publish(talk, "Tess")
    assert "for your groups (“9B”)" in told
    assert "To have a group asked it, type /setup there" in told
    assert are_taught(talk) == {"Tess", "Ada", "Olga"}
    talk.restart()
    assert are_taught(talk) == {"Tess", "Ada", "Olga"}


def test_what_an_owner_publishes_is_for_everybody(talk: Conversation) -> None:
    assert "groups" not in publish(talk, "Olga")
    assert are_taught(talk) == {"Tess", "Tom", "Olga", "Ada", "Ben"}


def test_an_owner_can_publish_for_everybody_what_was_for_a_group(talk: Conversation) -> None:
    publish(talk, "Tess")
    publish(talk, "Olga")
    assert are_taught(talk) == {"Tess", "Tom", "Olga", "Ada", "Ben"}


def test_a_learner_who_joins_the_group_is_taught_it(talk: Conversation) -> None:
    publish(talk, "Tess")
    meet(talk, "Ben", CHAT)
    assert "Ben" in are_taught(talk)


@pytest.mark.parametrize("told", [False, True], ids=["open", "after its answer"])
def test_whoever_comes_from_a_groups_question_is_taught_its_topic_from_then_on(
    talk: Conversation, *, told: bool
) -> None:
    """A member who has only read along so far, and taps a link under it, has come from there."""
    publish(talk, "Tess")
    ask(talk, CHAT, "fruit/s-plum", closed=told)
    talk.say("Ben", "/start a_t")
    assert "plum" in talk.shown
    talk.say("Ben", "skip")
    assert "Ben" in are_taught(talk)


def test_a_tutor_changes_neither_what_is_for_all_nor_what_others_made(talk: Conversation) -> None:
    publish(talk, "Olga")
    assert "somebody else" in publish(talk, "Tess")
    topic = next(iter(SMALL.topics))
    talk.say("Tess", f"/content {topic}")
    assert SMALL.topics[topic].title not in talk.shown


def test_a_name_that_another_tutor_has_taken_cannot_be_taken_though_it_is_not_seen(
    talk: Conversation,
) -> None:
    publish(talk, "Tess")
    assert "somebody else" in publish(talk, "Tom")
    assert are_taught(talk) == {"Tess", "Ada", "Olga"}


def test_tutors_of_one_group_can_change_each_others_topics(talk: Conversation) -> None:
    found(talk, CHAT, "9B", "Tom")
    publish(talk, "Tess")
    assert "version 2 is in use" in publish(talk, "Tom")
    assert are_taught(talk) == {"Tess", "Tom", "Olga", "Ada", "Ben"}  # Tom's other group, too


def test_forged_taps_reach_nothing_of_another_tutors_topic(talk: Conversation) -> None:
    publish(talk, "Tess")
    ((edition,),) = talk.writer.do(lambda db: db.execute("SELECT id FROM editions").fetchall())
    for name in ("Tom", "Ben"):
        for forged in (
            "m.begin.fruit",
            "m.learn.fruit",
            "m.quiz.fruit",
            "m.mock.fruit",
            "m.content.fruit",
            "m.goback.fruit",
            f"m.goback.{edition}",
            "m.sendfile.fruit",
            f"m.sendfile.{edition}",
            f"m.publish.{bundle.digest_of(FRUIT)}",
            f"m.preview.{bundle.digest_of(FRUIT)}",
        ):
            talk.press(name, forged)
            assert "plum" not in talk.shown, (name, forged)
            assert "Fruit" not in talk.shown, (name, forged)
    count = talk.writer.do(lambda db: db.execute("SELECT count(*) FROM editions").fetchone())
    assert count == (1,)


def test_going_back_and_taking_out_change_nothing_about_whom_it_is_for(talk: Conversation) -> None:
    publish(talk, "Tess")
    talk.press("Olga", "m.goback.fruit")
    editions = talk.writer.do(lambda db: topics.editions(db, BOT_ID, "fruit"))
    talk.press("Olga", f"m.goback.{editions[-1].id}")
    assert are_taught(talk) == {"Tess", "Ada", "Olga"}


def test_a_group_chooses_from_what_its_tutors_published(talk: Conversation) -> None:
    publish(talk, "Tess")
    for tutor, sees in (("Tess", True), ("Tom", False)):
        taught = talk.engine.curriculum.teaching(frozenset({talk.number(tutor)})).library.topics
        assert ("fruit" in taught) == sees


def test_what_was_published_before_the_rule_stays_for_everybody(talk: Conversation) -> None:
    made = Changes(Change.NEW, added=1).dump()
    old = Edition(0, "fruit", 0, "Fruit", bundle.digest_of(FRUIT), made, 5, 0, "")
    tess = talk.who("Tess")
    talk.writer.do(lambda db: topics.add_edition(db, tess, old, bundle.pack(FRUIT)))
    talk.restart()
    assert are_taught(talk) == {"Tess", "Tom", "Olga", "Ada", "Ben"}
