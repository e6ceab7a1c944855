"""A zip of a topic's folder comes in by the names that content files have, and by no path."""

import pytest

from bot.importing.bundles import is_bundle, topics_in
from bot.importing.found import Given
from bot.importing.remarks import Refused
from tests.importing.reading import packed


def test_a_folder_is_read_wherever_it_lies_in_the_zip() -> None:
    inside = {"my topic/topic.yaml": "topic: a", "my topic/quiz.yaml": "questions: []"}
    zipped = Given("a.zip", packed({**inside, "__MACOSX/my topic/._topic.yaml": b"\0"}))
    assert is_bundle(zipped.data)
    assert topics_in(zipped) == ({"quiz.yaml": b"questions: []", "topic.yaml": b"topic: a"},)


def test_a_name_that_a_phone_has_lengthened_is_the_one_that_was_meant() -> None:
    zipped = Given(
        "a.zip", packed({"a/topic.yaml.txt": "topic: a", "a/quiz.yml": "old", "a/quiz.yaml": "new"})
    )
    assert is_bundle(zipped.data)
    assert topics_in(zipped) == ({"quiz.yaml": b"new", "topic.yaml": b"topic: a"},)


def test_several_folders_are_several_topics() -> None:
    zipped = Given("a.zip", packed({"a/topic.yaml": "topic: a", "b/topic.yaml": "topic: b"}))
    assert [files["topic.yaml"] for files in topics_in(zipped)] == [b"topic: a", b"topic: b"]


def test_a_name_that_climbs_out_is_only_a_name() -> None:
    zipped = Given("a.zip", packed({"../../etc/topic.yaml": "topic: a", "../quiz.yaml": "x"}))
    assert topics_in(zipped) == ({"topic.yaml": b"topic: a"},)


@pytest.mark.parametrize(
    ("members", "why"),
    [
        ({"quiz.yaml": "questions: []"}, "no topic.yaml"),
        ({f"{n}/topic.yaml": "topic: a" for n in range(21)}, "more than 20 topics"),
        ({"topic.yaml": "x" * 1_000_002}, "larger than 1000001"),
        ({"topic.yaml": "", **{f"quiz-{n}.yaml": "" for n in range(100)}}, "more than 100 files"),
    ],
)
def test_what_is_no_topic_or_too_much_is_refused(members: dict[str, str], why: str) -> None:
    with pytest.raises(Refused, match=why):
        topics_in(Given("a.zip", packed(dict(members))))


def test_no_other_archive_is_taken_for_one() -> None:
    assert not is_bundle(packed({"word/document.xml": "<x/>"}))
    assert not is_bundle(b"front\tback\n")


def test_it_unpacks_to_no_more_than_it_may() -> None:
    zipped = Given("a.zip", packed({"topic.yaml": "a" * 900, "quiz.yaml": "b" * 900}), most=1000)
    with pytest.raises(Refused, match="larger than 100 bytes"):
        topics_in(zipped)
