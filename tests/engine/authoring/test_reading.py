"""A tutor's file is read as the commands would read it, and nothing in it raises."""

from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.engine.authoring.reading import MOST_TOPICS, read_file
from bot.tutor.model.authoring import Change
from content import bundle
from content.bundle import Files
from content.model.topic import Topic
from tests.authored import QUIZ, TOPIC
from tests.importing.reading import FORMATS, packed

CARDS = b"Dog\tperro\nCat\tgato\n"


@dataclass
class Shelf:
    """What is there, and which of it is somebody else's."""

    kept: dict[str, Files] = field(default_factory=dict)
    taken: set[str] = field(default_factory=set)

    def files(self, topic: str) -> Files | None:
        """Give the files of a topic."""
        return self.kept.get(topic)

    def titled(self, title: str) -> str:
        """Give the name of a topic with this title that is not somebody else's."""
        found = (
            name for name in self.kept if bundle.load_files(self.kept[name]).topic.title == title
        )
        return next((name for name in found if name not in self.taken), "")

    def is_taken(self, topic: str) -> bool:
        """Tell whether it is somebody else's."""
        return topic in self.taken

    def topic(self, name: str) -> Topic | None:
        """Give it as it is taught."""
        files = self.kept.get(name)
        return bundle.load_files(files).topic if files else None

    def before_fixes(self, topic: str) -> None:
        """Nothing was put right here."""


def zipped(**files: bytes) -> bytes:
    return packed({f"{name}.yaml": data for name, data in files.items()})


def test_a_deck_becomes_a_topic_of_its_name() -> None:
    (found,) = read_file("Animals.tsv", CARDS, Shelf()).found
    assert (found.topic, found.cards, found.complaints) == ("animals", 2, ())
    assert found.changes.kind is Change.NEW
    assert bundle.load_files(bundle.unpack(found.files)).topic.title == "Animals"


def test_a_deck_that_was_sent_before_is_added_to_its_topic() -> None:
    (first,) = read_file("Animals.tsv", CARDS, Shelf()).found
    shelf = Shelf({"animals": bundle.unpack(first.files)})
    (second,) = read_file("Animals.tsv", CARDS + b"Bird\tave\n", shelf).found
    assert second.added_to
    assert (second.changes.added, second.changes.changed, second.changes.gone) == (1, 0, 0)
    (same,) = read_file("Animals.tsv", CARDS, shelf).found
    assert same.changes.kind is Change.NONE


def test_a_deck_is_added_to_the_topic_of_its_title_whatever_that_is_called() -> None:
    (first,) = read_file("Animals.tsv", CARDS, Shelf()).found
    files = bundle.unpack(first.files)
    files["topic.yaml"] = files["topic.yaml"].replace(b"topic: animals", b"topic: zoo", 1)
    shelf = Shelf({"zoo": files})
    (second,) = read_file("Animals.tsv", CARDS + b"Bird\tave\n", shelf).found
    assert (second.topic, second.added_to, second.changes.added) == ("zoo", True, 1)
    shelf.taken = {"zoo"}
    (other,) = read_file("Animals.tsv", CARDS, shelf).found
    assert (other.topic, other.added_to) == ("animals", False)


def test_a_deck_whose_name_is_somebody_elses_gets_another() -> None:
    (found,) = read_file("Animals.tsv", CARDS, Shelf(taken={"animals"})).found
    assert found.topic == "animals-2"
    assert bundle.load_files(bundle.unpack(found.files)).topic.topic == "animals-2"


def test_a_topic_whose_name_is_somebody_elses_is_refused() -> None:
    data = zipped(topic=TOPIC, quiz=QUIZ)
    (found,) = read_file("fruit.zip", data, Shelf(taken={"fruit"})).found
    assert "is not yours" in found.complaints[0]
    assert found.files == b""


def test_a_topic_that_does_not_pass_its_own_check_is_told_line_by_line() -> None:
    quiz = QUIZ.replace(b"Because of its skin.", b"Because it is ripe.")
    (found,) = read_file("fruit.zip", zipped(topic=TOPIC, quiz=quiz), Shelf()).found
    assert [one.startswith("quiz.yaml:") for one in found.complaints] == [True]


def test_what_is_beyond_doubt_is_mended_and_told() -> None:
    quiz = QUIZ.replace(b"ask: Why is", b"ask: Rated #1: why is")
    (found,) = read_file("fruit.zip", zipped(topic=TOPIC, quiz=quiz), Shelf()).found
    assert found.complaints == ()
    assert found.notes[0].startswith("quiz.yaml:5: ")
    (question,) = bundle.load_files(bundle.unpack(found.files)).topic.questions
    assert question.ask == "Rated #1: why is a plum blue?"


def test_what_works_in_a_language_is_said() -> None:
    topic = TOPIC + b"language: fr\n"
    (found,) = read_file("fruit.zip", zipped(topic=topic), Shelf()).found
    assert any("in `fr` these work" in note for note in found.notes)


def test_too_many_topics_are_refused() -> None:
    topics: dict[str, bytes | str] = {f"{n}/topic.yaml": TOPIC for n in range(MOST_TOPICS + 1)}
    read = read_file("a.zip", packed(topics), Shelf())
    assert read.refused == "a.zip: it holds 9 topics, and I take 8 at a time."


@pytest.mark.parametrize(
    "path", sorted(one for one in FORMATS.rglob("*") if one.is_file() and one.suffix != ".py")
)
def test_every_file_of_the_formats_is_read_or_refused(path: Path) -> None:
    read = read_file(path.name, path.read_bytes(), Shelf())
    assert bool(read.found) != bool(read.refused)
    assert all(found.complaints == () for found in read.found)


@pytest.mark.parametrize(
    "data", [b"", b"\0", b"PK\x03\x04", b"PK\x03\x04" + bytes(100), b"<quiz>", b"\xff" * 100]
)
def test_what_is_nothing_is_refused_in_a_sentence(data: bytes) -> None:
    read = read_file("x", data, Shelf())
    assert read.found == ()
    assert read.refused.startswith("x")


ONE_FILE = TOPIC + QUIZ


def test_a_topic_in_one_file_is_taken_as_its_folder_would_be() -> None:
    (found,) = read_file("fruit.yaml", ONE_FILE, Shelf()).found
    (whole,) = read_file("fruit.zip", zipped(topic=TOPIC, quiz=QUIZ), Shelf()).found
    assert (found.complaints, found.questions) == ((), 1)
    assert bundle.unpack(found.files) == bundle.unpack(whole.files)


def test_what_is_wrong_in_one_file_is_told_at_its_own_line() -> None:
    faulty = ONE_FILE.replace(b"concept: colour", b"concept: color")
    (found,) = read_file("my fruit.txt", faulty, Shelf()).found
    (told,) = found.complaints
    assert told.startswith("my fruit.txt:8: there is no concept called `color`.")
    (found,) = read_file("fruit.yaml", ONE_FILE.replace(b"ask: ", b"ask:"), Shelf()).found
    assert found.notes[0].startswith("fruit.yaml:9: ")


def test_the_questions_of_a_topic_that_is_there_are_enough_if_it_is_named() -> None:
    cards = b"flashcards:\n  - {id: f-plum, concept: colour, front: Plum, back: blue}\n"
    shelf = Shelf({"fruit": {"topic.yaml": TOPIC, "quiz-2.yaml": QUIZ, "flashcards.yaml": cards}})
    better = QUIZ.replace(b"Why is a plum blue?", b"Why is any plum blue?")
    (found,) = read_file("quiz.yaml", b"topic: fruit\n" + better, shelf).found
    assert (found.complaints, found.cards, found.questions) == ((), 1, 1)
    assert found.changes.kind is Change.FIX
    read = read_file("quiz.yaml", better, shelf)
    assert read.refused.startswith("quiz.yaml: it does not say which topic it is of.")


def test_no_part_of_somebody_elses_topic_is_taken() -> None:
    (found,) = read_file("q.yaml", b"topic: fruit\n" + QUIZ, Shelf(taken={"fruit"})).found
    assert "is not yours" in found.complaints[0]


def test_what_would_make_it_better_is_told_what_misleads_first_and_the_same_once() -> None:
    telling = b"""  - {id: n-a, type: number, concept: colour, ask: How many?, answer: 4, unit: C}
  - {id: n-b, type: number, concept: colour, ask: How few?, answer: 3}
"""
    (found,) = read_file("fruit.yaml", ONE_FILE + telling, Shelf()).found
    first, *rest = found.remarks
    assert first.startswith("fruit.yaml:12: ")
    assert "coulombs" in first
    assert [line for line in rest if "no hint" in line] == [
        "fruit.yaml:6: `s-plum` is answered by typing and has no hint. Write two hints that do "
        "not give it away. (The same in 2 more places.)"
    ]


def test_a_deck_gets_no_remarks_on_files_that_its_sender_never_saw() -> None:
    (found,) = read_file("Animals.tsv", CARDS, Shelf()).found
    assert found.remarks == ()
