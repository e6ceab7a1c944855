"""Lists are cut to what is needed, and nothing else in the file is touched."""

from pathlib import Path

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
