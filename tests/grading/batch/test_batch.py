"""Files of responses: one result a line, in order, and a bad line stops nobody else."""

import json
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.commands.grade import command

GOOD: dict[str, Any] = {
    "id": 7,
    "question": "Why use a second source?",
    "response": "so you can chekc it",
    "points": [{"idea": "confirms", "any": ["check", "confirm"]}],
    "misconceptions": [{"id": "one-is-enough", "listen_for": ["one source is enough"]}],
}


def grade(text: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(command, ["--no-meaning", *options], input=text)


def lines(result: Result) -> list[dict[str, Any]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_a_line_in_gives_a_line_out() -> None:
    result = grade(json.dumps(GOOD))
    assert result.exit_code == 0
    (out,) = lines(result)
    assert out.pop("score") >= 0.5
    assert out == {
        "id": 7,
        "response": GOOD["response"],
        "verdict": "slip",
        "points": [{"idea": "confirms", "got": True, "words": "chekc"}],
        "misconception": None,
        "spelling": [["chekc", "check"]],
        "because": "points",
    }


def test_a_misconception_is_named() -> None:
    (out,) = lines(grade(json.dumps(GOOD | {"response": "one source is enough"})))
    assert (out["verdict"], out["misconception"]) == ("misconception", "one-is-enough")


@pytest.mark.parametrize(
    ("line", "error"),
    [
        ("{", "this is not JSON"),
        ("[" * 100_000, "this is not JSON"),
        ("[]", "a line must hold one JSON object"),
        ('{"response": "x", "references": ["y"]}', "`question` is missing"),
        ('{"question": "x", "references": ["y"]}', "`response` is missing"),
        ('{"question": "x", "response": 1, "references": ["y"]}', "`response` must be text"),
        ('{"question": "x", "response": "y"}', "no key: give `points` or `references`"),
        ('{"question": "x", "response": "y", "references": "z"}',
         "`references` must be a list of texts"),
        ('{"question": "x", "response": "y", "points": ["z"]}',
         "`points` must be a list of objects"),
        ('{"question": "x", "response": "y", "points": [{"idea": "z"}], "need": 0}',
         "`need` must be a whole number from 1"),
        ('{"question": "x", "response": "y", "references": ["z"], "confusable": [["a"]]}',
         "`confusable` must be a list of pairs of texts"),
    ],
)  # fmt: skip  # a table
def test_a_bad_line_says_what_is_wrong_and_the_rest_goes_on(line: str, error: str) -> None:
    result = grade(f"{line}\n\n{json.dumps(GOOD)}\n")
    first, second = lines(result)
    assert second["id"] == 7
    assert (first["line"], first["error"]) == (1, error)
    assert result.exit_code == 1


def test_bytes_that_are_no_text_are_a_bad_line() -> None:
    result = grade(b'\xff\xfe\n{"question": "q", "response": "y", "references": ["y"]}\n')
    assert [("error" in line) for line in lines(result)] == [True, False]


def test_the_order_of_lines_changes_nothing_but_their_order() -> None:
    some = [GOOD | {"id": one, "response": text} for one, text in enumerate(("check", "no", "x y"))]
    some.append({"id": 3, "question": "What?", "response": "a plan", "references": ["A plan."]})
    forward = lines(grade("\n".join(map(json.dumps, some))))
    backward = lines(grade("\n".join(map(json.dumps, some[::-1]))))
    assert forward == backward[::-1]


def test_a_sample_counts() -> None:
    line = GOOD | {"response": "it backs it up", "samples": {"right": ["it backs it up"]}}
    assert lines(grade(json.dumps(line)))[0]["verdict"] == "right"


def test_a_spreadsheet_comes_back_as_one(tmp_path: Path) -> None:
    sheet = tmp_path / "answers.csv"
    sheet.write_text(
        "Nr,question,Answer,points,misconceptions,need\n"
        '1,Why?,to chekc it,"confirms: check | confirm; fair: bias",,1\n'
        "2,Why?,one is enough,check,single: one is enough,\n"
        "3,Why?,x,,,\n"
        "4,Why?,x,check,,many\n",
        encoding="utf-8",
    )
    result = grade("", str(sheet), "--column", "response=Answer", "--column", "id=Nr")
    rows = result.stdout.splitlines()
    assert rows[0] == "id,response,verdict,score,credited,misconception,spelling,because"
    assert rows[1].startswith("1,to chekc it,slip,")
    assert "confirms: chekc,,chekc = check,points" in rows[1]
    assert ",misconception," in rows[2]
    assert ",single,," in rows[2]
    assert rows[3] == "3,x,error,,,,,line 4: no key: give `points` or `references`"
    assert rows[4] == "4,x,error,,,,,line 5: `need` must be a whole number from 1"
    assert result.exit_code == 1


def test_a_column_must_be_one_that_is_known() -> None:
    result = grade("", "--csv", "--column", "answer=Answer")
    assert result.exit_code == 2
    assert "FIELD is one of" in result.output


def test_a_spreadsheet_in_another_encoding_is_refused_in_one_line() -> None:
    result = grade(b"question,response\ncaf\xe9,x\n", "--csv")
    assert result.exit_code == 1
    assert "save it as CSV UTF-8" in result.output
