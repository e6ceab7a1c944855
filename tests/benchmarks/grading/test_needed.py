"""Keys are cut by what answers need, and nothing else in the file is touched."""

from pathlib import Path

from benchmarks.grading.needed import Trial, in_order, most_useful
from benchmarks.grading.shortening import shorten
from content.load import load_topic

TOPIC = """\
# Mine.
topic: cold-food
title: Cold food
synopsis: Cold.
concepts:
  - {id: dates, name: Dates, say: Dates.}
misconceptions:
  - id: nose
    name: Nose
    believes: It smells fine.
    instead: No.
    listen_for:
      - smells fine
      # the usual one
      - smells * right
      - "it smells ok"
"""
QUIZ = """\
questions:
  - id: q-sniff
    type: short
    concept: dates
    ask: Why?
    points:
      - idea: no smell      # the first
        any: [no smell, not smell, "odourless", cannot smell,
              cannot * smell]
      - {idea: ill, any: [make you ill, poison*]}
    model: No smell, and it can make you ill.
"""


def test_what_most_answers_need_comes_first_and_what_none_needs_last() -> None:
    texts = ("no smell", "odourless", "ill")
    heard = [["ill"], ["ill", "odourless"], ["odourless"], ["odourless"]]
    assert list(most_useful(texts, heard, 2, ear=None)) == ["odourless", "ill"]
    assert list(most_useful(texts, heard, 9, ear=None)) == ["odourless", "ill", "no smell"]


def test_what_is_kept_stays_in_the_authors_order() -> None:
    assert in_order(("a", "b", "c"), ["c"], ("a",)) == ("a", "c")


def test_an_answer_belongs_to_the_same_part_whatever_else_there_is() -> None:
    parts = [Trial("right", f"answer {number}").part(2) for number in range(40)]
    assert {*parts} == {0, 1}
    assert parts == [Trial("wrong", f"answer {number}", blind=True).part(2) for number in range(40)]


def test_only_the_lists_are_cut(tmp_path: Path) -> None:
    (tmp_path / "topic.yaml").write_text(TOPIC, encoding="utf-8")
    (tmp_path / "quiz.yaml").write_text(QUIZ, encoding="utf-8")
    kept = {"q-sniff": [("no smell", "odourless", "cannot * smell"), ("poison*",)]}
    shorten(tmp_path, kept, {"nose": ("smells * right", "it smells ok")})
    assert (tmp_path / "topic.yaml").read_text() == TOPIC.replace("      - smells fine\n", "")
    assert (tmp_path / "quiz.yaml").read_text() == (
        QUIZ.replace("not smell, ", "")
        .replace("cannot smell,\n              ", "")
        .replace("make you ill, ", "")
    )
    assert load_topic(tmp_path).topic
