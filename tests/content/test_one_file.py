"""A topic in one file is parted into the files of a folder, with every line where it was."""

import pytest

from content.one_file import in_utf_8, is_of_a_topic, joined, name_in, parted, put_into
from tests.authored import QUIZ, TOPIC


def test_lists_go_into_their_files_and_all_else_into_the_topics() -> None:
    cards = b"flashcards:\n- {id: f-a, concept: colour, front: a, back: b}\n"
    parts = parted(cards + TOPIC + QUIZ + b"exam_tips: [Look twice.]\n")
    assert sorted(parts) == ["flashcards.yaml", "quiz.yaml", "topic.yaml"]
    assert parts["flashcards.yaml"] == cards
    assert parts["topic.yaml"].split() == (TOPIC + b"exam_tips: [Look twice.]").split()


def test_every_line_keeps_its_number() -> None:
    whole = TOPIC + QUIZ
    for part in parted(whole).values():
        for at, line in enumerate(part.split(b"\n")):
            assert line in (b"", whole.split(b"\n")[at])


def test_what_another_program_sets_a_text_off_with_is_left_out() -> None:
    framed = b"```yaml\r\n" + TOPIC + b"---\n# the questions\n" + QUIZ + b"```\n"
    assert is_of_a_topic(framed)
    parts = parted(framed)
    assert b"`" not in b"".join(parts.values())
    assert b"---" not in b"".join(parts.values())


def test_a_file_that_an_editor_has_saved_as_utf_16_is_one_too() -> None:
    wide = TOPIC.decode().encode("utf-16")
    assert is_of_a_topic(wide)
    assert in_utf_8(wide) == TOPIC


def test_notes_about_a_topic_are_none_of_its_files() -> None:
    assert not is_of_a_topic(b"topic: Rivers\n- a river: water that flows\n")
    assert not is_of_a_topic(b"questions:\n- what is a plum\n")


def test_a_part_takes_the_place_of_all_that_its_list_was_spread_over() -> None:
    there = {"topic.yaml": TOPIC, "quiz.yaml": b"a", "quiz-2.yaml": b"b", "samples.yaml": b"c"}
    part = parted(b"topic: fruit\n" + QUIZ)
    assert name_in(b"topic: fruit\n" + QUIZ) == "fruit"
    assert put_into(there, part) == {
        "topic.yaml": TOPIC,
        "quiz.yaml": part["quiz.yaml"],
        "samples.yaml": b"c",
    }
    assert put_into({}, part) == part
    other = parted(TOPIC.replace(b"Fruit has", b"All fruit has"))
    assert put_into(there, other) == {**there, "topic.yaml": other["topic.yaml"]}


@pytest.mark.parametrize(
    "hostile",
    [
        b"questions:\n" + b"# a \n  \n" * 2000,
        b"topic: x\n" * 2300,
        b"samples:" + b" \n" * 9000,
        b"questions:\n- " + b"a" * 19_000,
    ],
)
def test_a_file_made_to_take_long_is_no_topic_at_once(hostile: bytes) -> None:
    """Were there two ways to read each of its lines, a bot would be held up for ever."""
    assert not is_of_a_topic(hostile)


def test_a_line_of_blanks_is_parted_at_once() -> None:
    long = b"---" + b" " * 200_000 + b"!"
    assert parted(b"questions:\n" + long)["quiz.yaml"] == b"questions:\n" + long + b"\n"


def test_files_are_joined_into_one_that_is_parted_into_them_again() -> None:
    files = {"topic.yaml": TOPIC, "quiz.yaml": b"\n\n" + QUIZ}
    whole = joined(files)
    assert whole is not None
    assert {name: part.strip() for name, part in parted(whole).items()} == {
        "topic.yaml": TOPIC.strip(),
        "quiz.yaml": QUIZ.strip(),
    }


@pytest.mark.parametrize(
    "files",
    [
        {"topic.yaml": TOPIC, "quiz.yaml": QUIZ, "quiz-2.yaml": QUIZ},
        {"topic.yaml": TOPIC, "dial.png": b"x"},
        {"topic.yaml": TOPIC, ".imported.json": b"{}"},
        {"topic.yaml": TOPIC + b"---\n", "quiz.yaml": QUIZ},
    ],
)
def test_what_needs_a_folder_is_not_joined(files: dict[str, bytes]) -> None:
    assert joined(files) is None


def test_lists_in_the_topics_own_file_are_replaced_and_joined_like_others() -> None:
    there = {"topic.yaml": b"topic: t\nflashcards:\n  - id: f\nquestions:\n  - id: old\n"}
    part = parted(b"topic: t\nquestions:\n  - id: new\n")
    made = put_into(there, part)
    assert (made["topic.yaml"], made["quiz.yaml"].strip()) == (
        b"topic: t\n",
        part["quiz.yaml"].strip(),
    )
    assert b"id: f" in made["flashcards.yaml"]
    whole = joined(there)
    assert whole is not None
    assert parted(whole).keys() == {"topic.yaml", "flashcards.yaml", "quiz.yaml"}
