"""A faulty file gets every complaint it deserves in one run, each at its own line."""

import re
import shutil
from pathlib import Path

import pytest

from content.complaint import ContentError
from content.load import load_topic

HERE = Path(__file__).parent

TWELVE = """\
6: there is a colon in a text without quotation marks. Put the whole text in "double quotes".
17: `anwser` is not a key that belongs here. Did you mean `answer`?
21: there is no concept called `chnage`. Did you mean `change`?
29: `answer` is `usually`, neither true nor false. Write `true` or `false`.
32: `multichoice` is not a type of question. Did you mean `choice`?
40: 2 options of this question are right. Leave one right, or write `type: multi_select`.
51: this option has neither `right` nor `wrong`. Write its text after one of the two.
53: the name `q-type` is already taken at quiz.yaml:31. Give one of the two another name.
63: `answer` is `2,50`, which is no number. Write digits alone, with a point for decimals, \
as in 1250.5; a unit goes after `unit:`.
68: a bracket { or } has no partner. Write each gap as {word} or {word|another word}.
75: a question of type `order` cannot go out to groups. Delete `group`, or use one of the types \
choice, true_false, multi_select.
83: `need` is 2, more than the 1 in `points`. Write 1 or less, or add points.
""".splitlines()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Copy the sound topic to where a test may spoil it."""
    return Path(shutil.copytree(HERE / "sound", tmp_path / "till-work"))


def complaints(folder: Path) -> list[str]:
    """Load, which must fail, and give the complaints without the folder's name."""
    with pytest.raises(ContentError) as caught:
        load_topic(folder)
    return [str(complaint).replace(f"{folder}/", "") for complaint in caught.value.complaints]


def spoil(folder: Path, file: str, old: str, new: str) -> list[str]:
    """Put one fault into the sound topic and give the complaints."""
    path = folder / file
    text = path.read_text()
    assert text.count(old) == 1, f"{old!r} must be there once"
    path.write_text(text.replace(old, new))
    return complaints(folder)


def test_the_sound_topic_loads(folder: Path) -> None:
    topic = load_topic(folder)
    assert [item.id for item in topic.items()] == ["f-float", "q-float", "q-why-float"]


def test_twelve_faults_get_twelve_complaints_at_their_lines(folder: Path) -> None:
    (folder / "topic.yaml").write_text(
        (folder / "topic.yaml").read_text().replace("    check_with: [q-float, q-why-float]\n", "")
    )
    shutil.copy(HERE / "faulty" / "quiz.yaml", folder)
    assert complaints(folder) == [f"quiz.yaml:{complaint}" for complaint in TWELVE]


SINGLE_FAULTS = [
    ("topic.yaml", "title: Working the till\n", "", "1: `title` is missing here."),
    ("topic.yaml", "title: Working the till", "title:", "2: `title` is empty."),
    ("topic.yaml", "topic: till-work", "topic: Till Work", "1: `topic` is `Till Work`, which can"),
    ("topic.yaml", "topic: till-work", "topic: till-work\ntopic: x", "2: `topic` is here a second"),
    ("topic.yaml", "[q-float, q-why-float]", "[q-flaot]", "19: there is no question called `q-fl"),
    ("topic.yaml", "[q-float, q-why-float]", "q-float", "19: `check_with` must be a list."),
    ("topic.yaml", "- [count, add up]", "- []", "25: entry 1 of `credit_when` has 0 of 1"),
    ("topic.yaml", "id: closing\n", "id: change\n", "9: the name `change` is already taken at"),
    ("topic.yaml", "marking_points:", "marking-points:", "21: `marking-points` is not a key that"),
    ("topic.yaml", "marking_points:", "questions: []\nmarking_points:", "21: `questions` does not"),
    ("flashcards.yaml", "flashcards:", "cards:", "1: `flashcards` is missing here."),
    ("flashcards.yaml", "    back:", "    # back:", "2: `back` is missing here."),
    ("flashcards.yaml", "f-float\n", "f-float\n    was: q-float\n", "3: `was: q-float` names an"),
    ("flashcards.yaml", "f-float\n", "f-float\n    status: off\n", "3: `off` is not a status."),
    ("flashcards.yaml", "What is a float?", "|\n" + "      long text\n" * 125, "4: `front` has 12"),
    ("quiz.yaml", "type: choice\n", "", "2: this question does not say its `type`."),
    ("quiz.yaml", "wrong: 340 pounds", "wrong: 240  Pounds", "9: `240  Pounds` is in `choices`"),
    ("quiz.yaml", "right: 240 pounds", "wrong: 240 pounds", "6: no option of this question is r"),
    ("quiz.yaml", "float-is-takings", "float-takings", "11: there is no misconception called"),
    ("quiz.yaml", "need: 1", "need: one", "20: `need` is `one`, which is no whole number."),
    ("quiz.yaml", "need: 1", "need: 0", "20: `need` is 0. Write 1 or more."),
    ("quiz.yaml", "    need: 1", "\tneed: 1", "20: this line is indented with a tab."),
]


@pytest.mark.parametrize(("file", "old", "new", "complaint"), SINGLE_FAULTS)
def test_a_fault_is_named_where_it_stands(
    folder: Path, file: str, old: str, new: str, complaint: str
) -> None:
    found = spoil(folder, file, old, new)
    assert any(each.startswith(f"{file}:{complaint}") for each in found), found


def test_a_misspelt_key_is_one_fault_and_not_a_missing_key_too(folder: Path) -> None:
    assert spoil(folder, "flashcards.yaml", "    back:", "    bakc:") == [
        "flashcards.yaml:5: `bakc` is not a key that belongs here. Did you mean `back`?"
    ]


KINDS_WITH_RULES = [
    ("type: order\n    steps: [one, two, One]", "7: `One` is in `steps` twice."),
    ("type: match\n    pairs: {a: x, b: x}", "7: `x` is in `pairs` twice."),
    ("type: match\n    pairs: {a: x}", "7: `pairs` has 1 of 2 entries."),
    ("type: cloze\n    why: No gap.", "5: this sentence has no gap."),
    ("type: number\n    answer: 15\n    slips: [{gives: 15, because: x}]", "8: the slip 15 would"),
    ("type: number\n    answer: 15%", "7: `answer` is `15%`, which is no number."),
    ("type: number\n    answer: nan", "7: `answer` is `nan`, which is no number."),
    ("type: true_false\n    answer: false\n    group: true\n    why: " + "x" * 201, "9: `why` has"),
    ("type: extended\n    model: m\n    marks: [mp-cuont]", "8: there is no marking point called"),
    (
        "type: extended\n    model: m\n    marks: [mp-count]\n    samples:\n"
        "      - {answer: a, credits: [mp-cost]}",
        "10: there is no marking point called `mp-cost`. Did you mean `mp-count`?",
    ),
]


@pytest.mark.parametrize(("written", "complaint"), KINDS_WITH_RULES)
def test_each_kind_of_question_has_its_rules(folder: Path, written: str, complaint: str) -> None:
    question = "questions:\n  - id: q-new\n    concept: change\n\n    ask: Well?\n    " + written
    (folder / "quiz-2.yaml").write_text(question + "\n")
    assert [each for each in complaints(folder) if each.startswith(f"quiz-2.yaml:{complaint}")]


def test_one_faulty_item_is_told_all_its_faults(folder: Path) -> None:
    (folder / "quiz-2.yaml").write_text(
        "questions:\n"
        "  - id: q-new\n    type: choice\n    concept: cahnge\n    hint: Think.\n    ask: Who?\n"
        "    choices:\n      - right: A\n      - right: A\n"
    )
    assert [each.split(".")[1].split(":", 1)[1] for each in complaints(folder)] == [
        "4: there is no concept called `cahnge`",
        "5: `hint` is not a key that belongs here",
        "7: 2 options of this question are right",
        "9: `A` is in `choices` twice",
    ]


def test_the_marks_of_a_sample_must_be_marks_of_its_question(folder: Path) -> None:
    topic = folder / "topic.yaml"
    second = (
        "  - {id: mp-note, mark: Writes it down, credit_when: [[write]], ask_if_missing: And?}\n"
    )
    topic.write_text(topic.read_text() + second)
    (folder / "quiz-2.yaml").write_text(
        "questions:\n  - id: x-new\n    type: extended\n    concept: change\n    ask: How?\n"
        "    model: Count the cash.\n    marks: [mp-count]\n"
        "    samples:\n      - answer: I write.\n        credits: [mp-note]\n"
    )
    assert complaints(folder) == [
        "quiz-2.yaml:10: `mp-note` is credited here but is not in this question's `marks`. "
        "Add it to `marks`, or take it out here."
    ]


def test_a_file_that_cannot_be_read_brings_no_complaints_about_what_may_be_in_it(
    folder: Path,
) -> None:
    found = spoil(folder, "quiz.yaml", "questions:", "questions: [")
    assert [each.split(":")[0] for each in found] == ["quiz.yaml"]


def test_a_file_nobody_would_read_is_pointed_out(folder: Path) -> None:
    (folder / "quizz.yaml").write_text("questions: []\n")
    assert complaints(folder)[0].startswith(
        "quizz.yaml:1: no file of this name is read. Did you mean `quiz.yaml`?"
    )


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("quiz-2.yaml.txt", "Call it `quiz-2.yaml`; your system may hide the end of its name."),
        ("Quiz-Exam.YML", "Call it `quiz-exam.yaml`; your system may hide the end of its name."),
        ("quiz.yaml.txt", "There is a `quiz.yaml` as well: move what is needed there, and delete"),
    ],
)
def test_a_file_to_whose_name_a_program_added_something_is_named(
    folder: Path, name: str, mend: str
) -> None:
    (folder / name).write_text("questions: []\n")
    (only,) = complaints(folder)
    assert only.startswith(f"{name}:1: no file of this name is read. {mend}")


def test_a_copy_that_an_editor_put_aside_is_nobodys_business(folder: Path) -> None:
    for name in ("quiz.yaml~", "quiz.yaml.bak", ".quiz.yaml.swp"):
        (folder / name).write_text("questions: [\n")
    assert load_topic(folder).topic


def test_a_topic_whose_only_fault_is_the_name_of_its_file_gets_one_complaint(folder: Path) -> None:
    (folder / "topic.yaml").rename(folder / "topic.yaml.txt")
    (only,) = complaints(folder)
    assert only.startswith("topic.yaml.txt:1: no file of this name is read. Call it `topic.yaml`")


ONE_MISTAKE = [
    (
        "quiz.yaml",
        "closing\n    ask: Why",
        "Closing the till\n    ask: Why",
        "there is no concept called `Closing the till`. Write its id, `closing`.",
    ),
    ("topic.yaml", "id: closing", "id: Closing", "`id` is `Closing`, which cannot be a name."),
    ("topic.yaml", "[q-float, q", "[Q, q", "there is no question called `Q`."),
    ("quiz.yaml", "right: 240", "rigth: 240", "`rigth` is not a key that belongs here."),
    ("quiz.yaml", "[not earned, already there, there before]", "not", "`any` must be a list."),
]


@pytest.mark.parametrize(("file", "old", "new", "complaint"), ONE_MISTAKE)
def test_one_mistake_is_one_complaint(
    folder: Path, file: str, old: str, new: str, complaint: str
) -> None:
    (only,) = spoil(folder, file, old, new)
    assert complaint in only


def test_an_id_of_one_letter_is_told_where_it_is_given_and_not_where_it_is_used(
    folder: Path,
) -> None:
    for file in folder.iterdir():
        text = (
            file.read_text()
            .replace("id: closing", "id: c")
            .replace("concept: closing", "concept: c")
        )
        file.write_text(text)
    (only,) = complaints(folder)
    assert only.startswith("topic.yaml:9: `id` is `c`, which cannot be a name.")


def test_a_poll_is_measured_as_telegram_measures_it(folder: Path) -> None:
    ask = "🛒" * 150 + " How many of them?"
    (folder / "quiz-2.yaml").write_text(
        "questions:\n  - id: q-new\n    concept: change\n    type: true_false\n"
        f"    ask: {ask}\n    answer: false\n    group: true\n"
    )
    (only,) = complaints(folder)
    assert "`ask` has 318 characters, and a Telegram poll takes 300 (it counts" in only


def test_a_topic_needs_its_topic_file(folder: Path) -> None:
    (folder / "topic.yaml").unlink()
    assert complaints(folder) == [
        "topic.yaml:1: this file cannot be opened (No such file or directory). "
        "Check its name, and that you may read it."
    ]


@pytest.mark.parametrize("file", ["topic.yaml", "flashcards.yaml", "quiz.yaml"])
def test_whatever_stands_after_a_key_the_complaint_is_in_plain_words(
    folder: Path, file: str
) -> None:
    source = (folder / file).read_text()
    for line in source.splitlines():
        key, colon, _ = line.partition(": ")
        for wrong in ("[]", "{}", "[[a]]", "x y", "-1", "9" * 5000, "") if colon else ():
            (folder / file).write_text(source.replace(line, f"{key}: {wrong}"))
            try:
                load_topic(folder)
            except ContentError as error:
                told = str(error).replace(str(folder), "")
                assert not re.search("pydantic|string_|_type|_parsing|Traceback|None", told), told
