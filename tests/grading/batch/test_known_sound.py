"""A topic that was found to be sound is not gone through again, and one that was not is."""

import shutil
from pathlib import Path

import pytest

from bot.giving_way import Ended
from bot.grading.batch.known_sound import KnownSound
from content import bundle
from content.complaint import Complaint
from content.library import Library
from content.load import Written, load_library
from tests.authored import QUIZ, TOPIC
from tests.shipped import NOTED, SHIPPED, shipped, sound


def written(quiz: bytes) -> Written:
    return bundle.load_files({"topic.yaml": TOPIC, "quiz.yaml": quiz})


SOUND = written(QUIZ)
FAULTY = written(QUIZ.replace(b"Because of its skin.", b"Because it is ripe."))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "viva.db.sound"


def test_what_was_sound_is_known_at_a_restart(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert not list(KnownSound(path).check(SOUND))
    looked_at: list[Written] = []

    def look(one: Written, **_: object) -> list[Complaint]:
        looked_at.append(one)
        return []

    monkeypatch.setattr("bot.grading.batch.known_sound.surprises", look)
    KnownSound(path).check(SOUND)
    KnownSound(path).check(FAULTY)
    assert looked_at == [FAULTY]


def test_what_is_wrong_is_told_each_time(path: Path) -> None:
    known = KnownSound(path)
    first = list(known.check(FAULTY))
    assert first
    assert list(known.check(FAULTY)) == first


def test_topics_that_come_with_viva_are_noted_as_sound_as_they_stand() -> None:
    assert NOTED.read_text(encoding="utf-8") == sound(), "run `python -m tests.shipped`"


def test_they_are_not_gone_through_at_the_first_start_but_for_one_that_was_changed(
    path: Path, tmp_path: Path
) -> None:
    def gone_through() -> None:
        answers.append(1)

    answers: list[int] = []
    assert KnownSound(path, gone_through).look_over(shipped(), SHIPPED) == (shipped(), None)
    assert not answers
    topics = Path(shutil.copytree(SHIPPED, tmp_path / "topics"))
    quiz = topics / "customer-service" / "business-principles" / "quiz.yaml"
    quiz.write_bytes(quiz.read_bytes() + b"\n# a remark\n")
    KnownSound(path, gone_through).look_over(shipped(), topics)
    assert not answers
    topic = quiz.with_name("topic.yaml")
    topic.write_text(topic.read_text(encoding="utf-8").replace("title: ", "title: New ", 1))
    KnownSound(path, gone_through).look_over(shipped(), topics)
    assert answers


def test_another_version_looks_again(path: Path) -> None:
    KnownSound(path).check(SOUND)
    path.write_text(path.read_text().replace('"version": "', '"version": "an older than '))
    answers: list[int] = []
    KnownSound(path, lambda: answers.append(1)).check(SOUND)
    assert answers


@pytest.mark.parametrize("damage", [b"", b"{", b"5", b"[]", b"{}", b"\xff"])
def test_a_damaged_note_says_nothing(path: Path, damage: bytes) -> None:
    path.write_bytes(damage)
    assert not list(KnownSound(path).check(SOUND))
    assert not list(KnownSound(path).check(SOUND))
    assert path.stat().st_mode & 0o077 == 0


def test_where_it_cannot_be_noted_topics_are_checked_all_the_same(tmp_path: Path) -> None:
    known = KnownSound(tmp_path / "nowhere" / "viva.db.sound")
    assert not list(known.check(SOUND))
    assert list(known.check(FAULTY))


def test_looking_over_leaves_out_what_has_a_fault_and_nothing_where_all_is_sound(
    path: Path, tmp_path: Path
) -> None:
    for name, quiz in (("fruit", QUIZ), ("trees", QUIZ)):
        folder = tmp_path / "topics" / name
        folder.mkdir(parents=True)
        topic = TOPIC.replace(b"topic: fruit", b"topic: %s" % name.encode())
        bundle.write({"topic.yaml": topic, "quiz.yaml": quiz}, folder)
    library = load_library(tmp_path / "topics")
    assert KnownSound(path).look_over(library, tmp_path / "topics") == (library, None)
    wrong = QUIZ.replace(b"Because of its skin.", b"Because it is ripe.")
    bundle.write({"quiz.yaml": wrong}, tmp_path / "topics" / "trees")
    left, error = KnownSound(path).look_over(library, tmp_path / "topics")
    assert list(left.topics) == ["fruit"]
    assert error is not None
    kept, error = KnownSound(path).reload(library, tmp_path / "topics")
    assert kept is library
    assert error is not None


def test_a_folder_in_which_all_was_sound_is_read_again_only_once_something_in_it_is_other(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    topics = tmp_path / "topics"
    (topics / "fruit").mkdir(parents=True)
    bundle.write({"topic.yaml": TOPIC, "quiz.yaml": QUIZ}, topics / "fruit")
    library = load_library(topics)
    assert KnownSound(path).look_over(library, topics) == (library, None)
    read: list[Path] = []

    def reload(known: Library, folder: Path, _check: object) -> tuple[Library, None]:
        read.append(folder)
        return known, None

    monkeypatch.setattr("bot.grading.batch.known_sound.reload", reload)
    assert KnownSound(path).look_over(library, topics) == (library, None)
    assert not read
    bundle.write({"quiz.yaml": QUIZ.replace(b"skin", b"rind")}, topics / "fruit")
    KnownSound(path).look_over(library, topics)
    (topics / "fruit" / "peel.png").write_bytes(b"\x89PNG")
    KnownSound(path).look_over(library, topics)
    assert read == [topics, topics]


def test_once_ended_it_checks_no_more_and_what_is_taught_stays(path: Path, tmp_path: Path) -> None:
    folder = tmp_path / "topics" / "fruit"
    folder.mkdir(parents=True)
    bundle.write({"topic.yaml": TOPIC, "quiz.yaml": QUIZ}, folder)
    library = load_library(tmp_path / "topics")

    def over() -> None:
        raise Ended

    known = KnownSound(path, over)
    bundle.write({"quiz.yaml": QUIZ.replace(b"skin", b"rind")}, folder)
    assert known.look_over(library, tmp_path / "topics") == (library, None)
    assert known.reload(library, tmp_path / "topics") == (library, None)
    assert not path.exists()
