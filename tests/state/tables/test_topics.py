"""What waits to be published, for a while; and what was, the newest of each topic in use."""

import pytest

from state.privacy.forgetting import forget
from state.records.learners import Learner, Who
from state.records.topics import MOST_EDITIONS, MOST_UPLOADS, UPLOADS_LAST, Edition, Upload
from state.sql import Connection
from state.tables import learners, topics


@pytest.fixture(autouse=True)
def _ana(db: Connection, who: Who) -> None:
    learners.welcome(db, who, Learner("Ana", "UTC"), 1)


def sent(digest: str, at: int) -> Upload:
    return Upload(digest, "fruit", "Fruit", 2, at, files=b"zip")


def test_a_topic_waits_for_who_sent_it_until_it_is_thrown_away(db: Connection, who: Who) -> None:
    topics.keep_upload(db, who, sent("a", 5))
    found = topics.upload(db, who, "a")
    assert found is not None
    assert (found.topic, found.drafts, found.files) == ("fruit", 2, b"zip")
    assert topics.upload(db, Who(who.bot_id, who.learner_id + 1), "a") is None
    topics.drop_upload(db, who, "a")
    assert topics.uploads(db, who) == ()


def test_the_same_files_wait_once_and_many_push_out_the_oldest(db: Connection, who: Who) -> None:
    for at in range(MOST_UPLOADS + 1):
        topics.keep_upload(db, who, sent(f"d{at}", at))
    topics.keep_upload(db, who, sent("d5", 99))
    assert [one.digest for one in topics.uploads(db, who)] == [
        "d5",
        *(f"d{at}" for at in range(MOST_UPLOADS, 0, -1) if at != 5),
    ]


def test_what_waited_for_too_long_is_thrown_away(db: Connection, who: Who) -> None:
    topics.keep_upload(db, who, sent("old", 5))
    topics.keep_upload(db, who, sent("new", 6))
    topics.expire_uploads(db, who.bot_id, 6 + UPLOADS_LAST)
    assert [one.digest for one in topics.uploads(db, who)] == ["new"]


def test_nothing_of_it_outlives_its_author(db: Connection, who: Who) -> None:
    topics.keep_upload(db, who, sent("a", 5))
    forget(db, who)
    assert db.execute("SELECT count(*) FROM uploads").fetchone() == (0,)


def made(topic: str, digest: str, at: int = 5) -> Edition:
    return Edition(0, topic, 0, topic.title(), digest, "{}", at, 0, "")


def test_editions_are_numbered_by_topic_and_the_newest_is_in_use(db: Connection, who: Who) -> None:
    topics.add_edition(db, who, made("fruit", "a"), b"first")
    topics.add_edition(db, who, made("trees", "b"), b"trees")
    second = topics.add_edition(db, who, made("fruit", "c", 9), b"second")
    assert [(one.topic, one.number) for one in topics.current_editions(db, who.bot_id)] == [
        ("fruit", 2),
        ("trees", 1),
    ]
    assert [one.digest for one in topics.editions(db, who.bot_id, "fruit")] == ["c", "a"]
    assert (second.author, second.made_at, second.has_files) == ("Ana", 9, True)
    assert topics.files_of_edition(db, who.bot_id, second.id) == b"second"
    assert topics.topics_by(db, who) == {"fruit", "trees"}


def test_an_edition_may_have_no_files_of_its_own(db: Connection, who: Who) -> None:
    kept = topics.add_edition(db, who, made("fruit", ""), None)
    assert not kept.has_files
    assert topics.files_of_edition(db, who.bot_id, kept.id) is None


def test_only_the_oldest_editions_are_let_go(db: Connection, who: Who) -> None:
    for number in range(MOST_EDITIONS + 2):
        topics.add_edition(db, who, made("fruit", str(number)), b"")
    numbers = [one.number for one in topics.editions(db, who.bot_id, "fruit")]
    assert numbers == list(range(MOST_EDITIONS + 2, 2, -1))


def test_what_a_forgotten_author_published_stays_without_a_name(db: Connection, who: Who) -> None:
    kept = topics.add_edition(db, who, made("fruit", "a"), b"first")
    forget(db, who)
    (found,) = topics.current_editions(db, who.bot_id)
    assert (found.id, found.author, found.made_by) == (kept.id, "", 0)
    assert topics.topics_by(db, who) == frozenset()


def test_another_bot_knows_nothing_of_it(db: Connection, who: Who) -> None:
    kept = topics.add_edition(db, who, made("fruit", "a"), b"first")
    assert topics.current_editions(db, who.bot_id + 1) == ()
    assert topics.edition(db, who.bot_id + 1, kept.id) is None
    assert topics.files_of_edition(db, who.bot_id + 1, kept.id) is None


def test_files_keep_the_images_that_they_use_and_no_others(db: Connection, who: Who) -> None:
    topics.keep_images(db, who.bot_id, "first", ["a"], {"a": b"1", "b": b"2"})
    topics.keep_images(db, who.bot_id, "second", ["b", "unknown"], {})
    kept = [topics.images_of(db, who.bot_id, files) for files in ("first", "second")]
    assert kept == [("a",), ("b",)]
