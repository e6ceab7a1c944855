"""A tutor marks a class's answers to a topic: by item, from a sheet, in whatever order."""

import csv
import json
import os
import random
import re
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from click.testing import CliRunner, Result

from bot.commands.grade import command
from bot.grading.batch.items import Typed
from tests.shipped import shipped

SOUND = Path(__file__).parents[1] / "content" / "sound"

CLASS = [
    ("Ann", "till-work/q-why-float", "it was alredy there"),
    ("Bo", "till-work/q-why-float", "all the cash is takings"),
    ("Cy", "till-work/q-why-float", "to buy sweets"),
    ("Di", "till-work/f-float", "the float"),
    ("Ed", "till-work/f-float", "no idea"),
]


def grade(text: str | bytes, *options: str) -> Result:
    return CliRunner().invoke(
        command, ["--no-meaning", "--content", str(SOUND), *options], input=text
    )


def as_lines(answers: list[tuple[str, str, str]]) -> str:
    return "\n".join(
        json.dumps({"id": name, "item": item, "response": text}) for name, item, text in answers
    )


def results(output: str) -> dict[str, dict[str, Any]]:
    found = [json.loads(line) for line in output.splitlines()]
    return {one["id"]: one for one in found}


def test_a_class_is_marked_by_the_keys_of_the_topic() -> None:
    ran = grade(as_lines(CLASS))
    assert ran.exit_code == 0
    found = results(ran.stdout)
    assert list(found) == ["Ann", "Bo", "Cy", "Di", "Ed"]
    assert found["Bo"]["misconception"] == "float-is-takings"
    assert found["Bo"]["item"] == "till-work/q-why-float"
    assert [found[name]["verdict"] for name in ("Ann", "Cy", "Ed")] == [
        "slip",
        "wrong",
        "no_attempt",
    ]


def test_what_cannot_be_graded_is_told_at_once_at_its_line_and_the_rest_is_graded() -> None:
    bad = [
        '{"item": "till-work/q-why-flaot", "response": "x"}',
        '{"item": "till-work/q-float", "response": "200 pounds"}',
        '{"item": "till-work/q-why-float"',
    ]
    ran = grade("\n".join([bad[0], as_lines(CLASS[:1]), *bad[1:], as_lines(CLASS[1:])]))
    assert ran.exit_code == 1
    assert [line.partition(" ")[0] for line in ran.stderr.splitlines()] == ["-:1:", "-:3:", "-:4:"]
    assert ran.stderr.splitlines()[0].endswith("Did you mean `q-why-float`?")
    found = [json.loads(line) for line in ran.stdout.splitlines()]
    assert [one.get("line") for one in found[:4]] == [1, None, 3, 4]
    assert sum("verdict" in one for one in found) == len(CLASS)


def test_without_a_folder_an_item_cannot_be_found() -> None:
    ran = CliRunner().invoke(command, ["--no-meaning"], input=as_lines(CLASS[:1]))
    assert ran.exit_code == 1
    assert "say where its folder is with --content FOLDER" in ran.stderr


def test_what_is_wrong_with_every_line_is_told_once() -> None:
    ran = CliRunner().invoke(command, ["--no-meaning"], input=as_lines(CLASS))
    assert ran.stdout.count("--content FOLDER") == len(CLASS)
    (told,) = ran.stderr.splitlines()
    assert told.startswith("-:1: ")
    assert told.endswith("--content FOLDER (and of 4 more lines, up to 5).")


def test_a_sheet_comes_back_as_one_with_the_item_and_the_remark(tmp_path: Path) -> None:
    sheet = tmp_path / "class.csv"
    rows = ["sep=;", "Name;item;Answer", *(";".join(one) for one in CLASS), ";;", "Flo;till-work;x"]
    sheet.write_text("\r\n".join(rows), encoding="utf-16")
    ran = grade("", str(sheet), "--column", "id=Name", "--column", "response=Answer")
    found = list(csv.DictReader(ran.stdout.splitlines()))
    named = [(row["id"], row["item"], row["response"]) for row in found]
    assert named == [*CLASS, ("Flo", "till-work", "x")], "a row in error is somebody's as well"
    assert found[1]["misconception"] == "float-is-takings"
    assert ran.stderr == f"{sheet}:9: `till-work` names no topic; write it as topic/item.\n"


def test_a_column_may_bear_the_name_of_another_field() -> None:
    rows = ["id,Question,response", "Ann,till-work/q-why-float,it was alredy there"]
    ran = grade("\n".join(rows), "--csv", "--column", "item=Question")
    assert (ran.stderr, "slip" in ran.stdout) == ("", True)


def test_the_order_of_lines_changes_nothing_but_their_order() -> None:
    shuffled = random.Random(7).sample(CLASS, len(CLASS))  # noqa: S311  # no secret
    assert results(grade(as_lines(shuffled)).stdout) == results(grade(as_lines(CLASS)).stdout)


def test_with_meaning_neither_order_nor_company_changes_a_verdict(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    pytest.importorskip("onnxruntime")
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path))

    def heard(answers: list[tuple[str, str, str]]) -> dict[str, dict[str, Any]]:
        options = ["--content", str(SOUND)]
        return results(CliRunner().invoke(command, options, input=as_lines(answers)).stdout)

    together = heard(CLASS[:3])
    assert heard(CLASS[2::-1]) == together
    assert heard(CLASS[2:3]) == {"Cy": together["Cy"]}


def test_the_hash_seed_changes_nothing() -> None:
    def output(seed: str) -> bytes:
        return subprocess.run(  # noqa: S603  # our own interpreter
            [sys.executable, "-c", "from bot.cli import main; main()", "grade", "--no-meaning",
             "--content", str(SOUND)],
            input=as_lines(CLASS).encode(),
            capture_output=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": seed},
        ).stdout  # fmt: skip  # a command line

    assert output("1") == output("2")


def test_the_page_for_tutors_names_items_that_can_be_typed() -> None:
    page = (SOUND.parents[2] / "docs" / "mark-a-class.md").read_text(encoding="utf-8")
    named = re.findall(
        r"^\| \w+ \| ([a-z-]+/[a-z-]+) \||\"item\": \"([^\"]+)\"", page, re.MULTILINE
    )
    items = [shipped().item("".join(one)) for one in named]
    assert len(items) == 5
    assert all(isinstance(item, Typed) for item in items)


def test_a_sheet_as_excel_saves_it_is_marked_whatever_it_is_called(tmp_path: Path) -> None:
    sheet = "id;item;response\nZoë;till-work/f-float;the float\nEd;;x\n"
    (tmp_path / "class.txt").write_bytes(sheet.encode("cp1252"))
    ran = grade("", str(tmp_path / "class.txt"))
    assert "Zoë,till-work/f-float,the float," in ran.stdout
    assert ran.stderr.startswith("The sheet is not UTF-8 and was read as Windows-1252")
    assert "class.txt:3: `item` is empty." in ran.stderr


@pytest.mark.parametrize(("data", "said"), [(b"PK\x03\x04", "no text"), (b" \n", "is empty")])
def test_what_is_no_sheet_is_told_in_a_line(tmp_path: Path, data: bytes, said: str) -> None:
    (tmp_path / "class.xlsx").write_bytes(data)
    ran = grade("", str(tmp_path / "class.xlsx"))
    assert (ran.exit_code, ran.stdout) == (1, "")
    assert said in ran.stderr
