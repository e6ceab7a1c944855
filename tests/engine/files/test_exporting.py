"""The tables that tutors open in a spreadsheet: whatever is typed stays text."""

import csv
import io
import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.engine.files.exporting import csv_files
from bot.views.texts import clean
from state.privacy.spreadsheet import cell
from state.records.exports import TABLES, AnswerRow, LearnerRow, Tables
from tests.clock import NOON
from tests.shipped import shipped

LIBRARY = shipped()
CHOICE = "sales-information/q-sales-fact"
TYPED = "sales-information/s-scores"

HOSTILE = st.sampled_from(
    [
        '=HYPERLINK("http://evil.example","click")',
        "+44 20",
        "-1+1",
        "@SUM(A1)",
        "\t=1",
        "\r=1",
        "  =1",
        "\uff1d1",
        "\u200b=1",
        "\u202e=1",
        "<b>bold</b>",
        'two\nlines, "quoted"; and a comma',
        "x" * 4096,
    ]
)
texts = HOSTILE | st.text(max_size=60)


def answer(**over: object) -> AnswerRow:
    row = {
        "learner": 3,
        "name": None,
        "group": "9B",
        "item": CHOICE,
        "at": NOON,
        "response": "B",
        "picks": (0,),
        "score": 1.0,
        "misconception": None,
    }
    return AnswerRow(**(row | over))  # type: ignore[arg-type]  # a test's own row


def read(content: bytes) -> list[dict[str, str]]:
    text = content.decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(text, newline="")))


def files(*answers: AnswerRow, zone: str = "Europe/London") -> dict[str, list[dict[str, str]]]:
    learners = (LearnerRow(3, None, shares=False, since=NOON),)
    made = csv_files(Tables(answers, learners, zone), LIBRARY)
    return {name: read(content) for name, content in made.items()}


def test_an_answer_says_who_when_what_and_how_it_went() -> None:
    (row,) = files(answer())["answers"]
    item = LIBRARY.item(CHOICE)
    assert row["learner"] == "3"
    assert row["name"] == ""
    assert row["group"] == "9B"
    assert row["at"] == "2026-03-02T12:00:00+00:00"
    assert (row["topic"], row["item"]) == ("sales-information", "q-sales-fact")
    assert row["question"] == item.ask
    assert row["chosen"] == item.choices[0].text
    assert row["score"] == "1.0"


def test_moments_are_told_in_the_readers_zone() -> None:
    (row,) = files(answer(), zone="Asia/Kolkata")["answers"]
    assert row["at"] == "2026-03-02T17:30:00+05:30"


def test_questions_and_learners_add_the_answers_up() -> None:
    made = files(
        answer(),
        answer(score=0.5, picks=(1,)),
        answer(item=TYPED, picks=(), response="they felt it", score=0.0, at=NOON + 60),
    )
    choice, typed = made["questions"]
    assert (choice["item"], choice["answers"], choice["right"], choice["share_right"]) == (
        "q-sales-fact",
        "2",
        "1",
        "0.5",
    )
    assert (typed["item"], typed["type"], typed["people"]) == ("s-scores", "short", "1")
    (learner,) = made["learners"]
    assert (learner["answers"], learner["right"]) == ("3", "1")
    assert learner["last_answer"] == "2026-03-02T12:01:00+00:00"


def test_an_item_that_is_no_longer_taught_keeps_its_answers() -> None:
    made = files(answer(item="gone/q-gone", picks=(7,)))
    assert made["answers"][0]["question"] == ""
    assert made["answers"][0]["chosen"] == ""
    assert made["questions"][0]["type"] == ""


def test_a_spreadsheet_is_told_that_the_file_is_utf_8() -> None:
    made = csv_files(Tables((), (), "UTC"), LIBRARY)
    assert tuple(made) == TABLES
    assert all(content.startswith(b"\xef\xbb\xbf") for content in made.values())


def test_columns_have_the_names_that_programs_know_them_by() -> None:
    made = csv_files(Tables((), (), "UTC"), LIBRARY)
    assert {file: content.decode("utf-8-sig").strip() for file, content in made.items()} == {
        "answers": "learner,name,group,at,topic,item,question,response,chosen,score,misconception",
        "learners": "learner,name,shares_progress,since,answers,right,last_answer",
        "questions": ("topic,item,concept,type,question,answers,right,share_right,people"),
    }


@given(name=texts, group=texts, response=texts, score=st.floats(0, 1))
@settings(max_examples=200, deadline=None)
def test_whatever_is_typed_comes_back_as_text_and_never_as_a_formula(
    name: str, group: str, response: str, score: float
) -> None:
    learners = (LearnerRow(3, name, shares=True, since=NOON),)
    row = answer(name=name, group=group, response=response, score=score)
    made = {
        file: read(content)
        for file, content in csv_files(Tables((row,), learners, "UTC"), LIBRARY).items()
    }
    (back,) = made["answers"]
    for column, value in (("name", name), ("group", group), ("response", response)):
        assert back[column] == cell(clean(value))
    assert float(back["score"]) == round(score, 2)
    assert made["learners"][0]["name"] == back["name"]
    cells = [text for rows in made.values() for one in rows for text in one.values()]
    assert [text for text in cells if _runs(text)] == []


def _runs(text: str) -> bool:
    """Whether a spreadsheet could take a cell for a formula."""
    seen = "".join(letter for letter in text if unicodedata.category(letter) != "Cf")
    return (
        unicodedata.normalize("NFKC", seen).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))
    )
