"""What authors are shown loads: the topic of the guide, and that of the reference and README."""

import re
from pathlib import Path

import pytest
from PIL import Image

from bot.grading.batch.self_check import surprises
from content.faults.plain_words import QUESTION_KINDS
from content.load import Written, load_written
from content.model.fields import Shape
from content.model.items import Askable, ExtendedSample, Option, Point, Samples, Slip
from content.model.topic import Concept, MarkingPoint, Misconception, Topic
from content.one_file import parted

ROOT = Path(__file__).parents[2]
GUIDE = (ROOT / "docs" / "write-a-topic.md").read_text()
PAGE = (ROOT / "docs" / "topic-reference.md").read_text()
README = (ROOT / "README.md").read_text()


@pytest.fixture
def written(tmp_path: Path) -> Written:
    """Write each box of the page into the file that its first line names, beside its images."""
    for name in ("dial.png", "jar.png", "date.png"):
        Image.new("RGB", (40, 30), "white").save(tmp_path / name)
    for name, box in re.findall(r"```yaml\n# (\S+)\n(.*?)```", PAGE, re.DOTALL):
        with (tmp_path / name).open("a") as file:
            file.write(f"{box}\n")
    (shown,) = re.findall(r"```yaml\n(.*?)```", README, re.DOTALL)
    (tmp_path / "quiz-readme.yaml").write_text(shown)
    (topic,) = load_written(tmp_path)
    return topic


def test_the_topic_of_five_minutes_is_whole_and_surprises_nobody(tmp_path: Path) -> None:
    alone, misconception = re.findall(r"```yaml\n(.*?)```", GUIDE, re.DOTALL)
    for name, data in parted(f"{misconception}\n{alone}".encode()).items():
        (tmp_path / name).write_bytes(data)
    (topic,) = load_written(tmp_path)
    assert (len(topic.topic.misconceptions), len(topic.topic.questions)) == (1, 2)
    assert [str(surprise) for surprise in surprises(topic)] == []


def test_every_box_of_the_page_is_part_of_a_topic_that_loads(written: Written) -> None:
    assert PAGE.count("```yaml\n") == PAGE.count("```yaml\n# ")
    assert len(written.topic.misconceptions) == 1
    assert len(written.topic.marking_points) == 2
    assert len(written.topic.flashcards) == 3


def test_the_page_shows_every_type_of_question(written: Written) -> None:
    assert {question.type for question in written.topic.questions} == set(QUESTION_KINDS)


def test_the_samples_on_the_page_come_out_as_they_are_written(written: Written) -> None:
    assert [str(surprise) for surprise in surprises(written)] == []


def test_the_list_of_keys_leaves_none_out() -> None:
    listed = set(re.findall(r"\w+", PAGE.partition("## All keys")[2].partition("\n## ")[0]))
    shapes: tuple[type[Shape], ...] = (
        Topic,
        Concept,
        Misconception,
        MarkingPoint,
        Askable,
        Option,
        Slip,
        Point,
        Samples,
        ExtendedSample,
        *QUESTION_KINDS.values(),
    )
    keys = {
        info.alias or name
        for shape in shapes
        for name, info in shape.model_fields.items()
        if name not in ("flashcards", "questions")  # these two are files
    }
    assert keys <= listed
