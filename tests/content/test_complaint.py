"""A faulty file gets every complaint it deserves in one run, each at its own line."""

import shutil
from pathlib import Path

import pytest

from content.load import load_topic
from tests.content.spoilt import complaints, spoil

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
    ("topic.yaml", "- [count, add up]", "- count", "25: entry 1 of `credit_when` has no brackets"),
    ("topic.yaml", "- [count, add up]", "- []", "25: entry 1 of `credit_when` has 0 of 1"),
    ("topic.yaml", "id: closing\n", "id: change\n", "9: the name `change` is already taken at"),
    ("topic.yaml", "marking_points:", "marking-points:", "21: `marking-points` is not a key that"),
    (
        "topic.yaml",
        "marking_points:",
        "questions: x\nmarking_points:",
        "21: `questions` must be a list",
    ),
    ("flashcards.yaml", "flashcards:", "cards:", "1: `cards` is not a key that belongs at"),
    ("flashcards.yaml", "    back:", "    # back:", "2: `back` is missing here."),
    ("flashcards.yaml", "f-float\n", "f-float\n    was: q-float\n", "3: `was: q-float` names an"),
    ("flashcards.yaml", "f-float\n", "f-float\n    status: off\n", "3: `status` cannot be `off`."),
    ("flashcards.yaml", "f-float\n", "f-float\n    kind: card\n", "3: `kind` is not a key that"),
    ("flashcards.yaml", "f-float\n", "f-float\n    strict: [x]\n", "3: entry 1 of `strict` cannot"),
    ("flashcards.yaml", "What is a float?", "|\n" + "      long text\n" * 125, "4: `front` has 12"),
    ("quiz.yaml", "questions:\n", "questions:\n  - Why?\n", "2: entry 1 of `questions` must be a"),
    ("quiz.yaml", "type: choice\n", "", "2: this question does not say its `type`."),
    ("quiz.yaml", "wrong: 340 pounds", "wrong: 240  Pounds", "9: `240  Pounds` is in `choices`"),
    ("quiz.yaml", "right: 240 pounds", "wrong: 240 pounds", "6: no option of this question is r"),
    ("quiz.yaml", "float-is-takings", "float-takings", "11: there is no misconception called"),
    ("quiz.yaml", "need: 1", "need: one", "20: `need` is `one`, which is no whole number."),
    ("quiz.yaml", "need: 1", "need: 0", "20: `need` is 0. Write 1 or more."),
    ("quiz.yaml", "- {idea: it", "- {idea:it", "19: there is no space after `idea:`. Put a space."),
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


ONE_MISTAKE = [
    (
        "quiz.yaml",
        "closing\n    ask: Why",
        "Closing the till\n    ask: Why",
        "there is no concept called `Closing the till`. Write its id, `closing`.",
    ),
    (
        "topic.yaml",
        "id: closing",
        "id: Closing",
        "`id` is `Closing`, which cannot be a name. Write `closing`, for example. Use 2",
    ),
    ("quiz.yaml", "type: short", "type: Short-Answer", "type of question. Write `short`."),
    ("topic.yaml", "[q-float, q", "[Q, q", "there is no question called `Q`."),
    ("quiz.yaml", "right: 240", "rigth: 240", "`rigth` is not a key that belongs here."),
    ("quiz.yaml", "[not earned, already there, there before]", "not", "`any` must be a list."),
    ("quiz.yaml", "[not earned, already there, there before]", "a, b, c", "`any` must be a list."),
    ("quiz.yaml", "it was not earned today", "Say: it was", "that needs quotation marks"),
    ("quiz.yaml", "it was not earned today", "old, too, really", "`too` is not a key that"),
    ("quiz.yaml", "questions:", "Quiz:", "`Quiz` is not a key that belongs at the margin"),
    (
        "quiz.yaml",
        "type: choice",
        "type: MCQ\n    group: true",
        "a type of question. Write `choice`.",
    ),
    ("quiz.yaml", "ask: Why", "ask Why", "this line is neither a key with a colon nor part of"),
    ("quiz.yaml", "ask: Why", "ask:\N{NO-BREAK SPACE}Why", "looks like a space and is none."),
    ("quiz.yaml", "    why: Takings", "      why: Takings", "more or fewer spaces in front"),
    ("quiz.yaml", "right: 240", "correct: 240", "belongs here. Did you mean `right`?"),
    (
        "quiz.yaml",
        "    why: Takings",
        "    answer: A\n    why: Takings",
        "begins with `right:`, each",
    ),
    ("quiz.yaml", "right: 240 pounds", "right: !Throw it", "`!Throw` begins with a sign that YAML"),
    ("quiz.yaml", "[not earned,", "['cause of it,", 'Close it, or put the text in "double quotes"'),
    ("quiz.yaml", "[not earned,", "[“no, not earned”,", "does not keep a text with a comma"),
    ("quiz.yaml", "questions:", "```yaml\nquestions:", "three backticks at the margin belong"),
    ("quiz.yaml", "questions:", "{\\rtf1 questions:", "this is a document of a word processor"),
    ("topic.yaml", "[count, add up]", "[Say: count]", "entry 1 of `credit_when`"),
    ("topic.yaml", "id: closing", "id: clsoing", "called `closing`, which is used 2 more times."),
]


@pytest.mark.parametrize(("file", "old", "new", "complaint"), ONE_MISTAKE)
def test_one_mistake_is_one_complaint(
    folder: Path, file: str, old: str, new: str, complaint: str
) -> None:
    (only,) = spoil(folder, file, old, new)
    assert complaint in only


def test_tabs_in_front_of_many_lines_are_one_complaint(folder: Path) -> None:
    source = (folder / "quiz.yaml").read_text(encoding="utf-8")
    (folder / "quiz.yaml").write_text(source.replace("    ", "\t"), encoding="utf-8")
    first, *_ = complaints(folder)
    assert first.startswith("quiz.yaml:3: this line is indented with a tab; so are ")
