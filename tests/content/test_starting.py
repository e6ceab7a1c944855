"""A new topic passes the check as it is; the schema for editors knows what the loader knows."""

from pathlib import Path

import pytest

from bot.grading.batch.self_check import surprises
from content.check import weak_teaching
from content.load import load_written
from content.schema import schemas
from content.starting import start_topic


def test_a_new_topic_loads_holds_no_surprise_and_asks_nobody_anything_yet(tmp_path: Path) -> None:
    folder = tmp_path / "First aid"
    start_topic(folder, "First aid: it's urgent")
    (written,) = load_written(folder)
    assert (written.topic.topic, written.topic.title) == ("first-aid", "First aid: it's urgent")
    assert surprises(written) == []
    assert not any(item.is_live for item in written.topic.items())
    assert "drafts" in " ".join(remark.what for remark in weak_teaching(written))


def test_a_topic_that_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "quiz.yaml").write_text("mine")
    with pytest.raises(FileExistsError):
        start_topic(tmp_path, "T")
    assert [path.name for path in tmp_path.iterdir()] == ["quiz.yaml"]


def test_each_kind_of_file_has_its_schema() -> None:
    made = schemas()
    assert set(made) == {"topic", "flashcards", "quiz", "samples"}
    assert made["topic"]["required"] == ["topic", "title", "synopsis", "concepts"]
    assert {"flashcards", "questions"} <= set(made["topic"]["properties"]), (
        "a small one is one file"
    )
    assert made["topic"]["additionalProperties"] is False
    short = made["quiz"]["$defs"]["ShortQuestion"]["properties"]
    assert {"ask", "points", "not", "draft"} <= set(short)
    card = made["flashcards"]["$defs"]["Flashcard"]["properties"]
    assert "kind" not in card
    assert "number" in card["front"]["type"], "5 is a text, too"
