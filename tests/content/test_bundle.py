"""A topic's files as one value: the same bytes for the same files, and no name that is a path."""

import io
import zipfile
from pathlib import Path

import pytest

from content import bundle
from content.complaint import ContentError

TOPIC = b"""topic: fruit
title: Fruit
synopsis: Fruit.
concepts: [{id: colour, name: Colour, say: Fruit has colours.}]
"""
CARDS = b"""flashcards:
  - id: f-one
    concept: colour
    draft: true  # read me
    front: A banana is ...
    back: yellow
  - {id: f-two, concept: colour, draft: true, front: A plum is ..., back: blue}
  - draft: true
    id: f-three
    concept: colour
    front: "Write the line draft: true here."
    back: draft
  - {id: f-four, concept: colour,
     draft: true, front: A cherry is ..., back: red}
"""
FILES = {"topic.yaml": TOPIC, "flashcards.yaml": CARDS}


def test_what_is_packed_is_unpacked_and_the_same_files_make_the_same_bytes() -> None:
    packed = bundle.pack(FILES)
    assert bundle.unpack(packed) == FILES
    assert bundle.pack(dict(reversed(FILES.items()))) == packed
    assert bundle.digest_of(FILES) == bundle.digest_of(bundle.unpack(packed))
    assert bundle.digest_of(FILES) != bundle.digest_of({**FILES, "topic.yaml": TOPIC + b"#"})


@pytest.mark.parametrize(
    "name",
    [
        *("../topic.yaml", "/topic.yaml", "a/topic.yaml", "quiz-/x.yaml", "topic.yml", "x.py"),
        *("quiz-\\x.yaml", "quiz-c:x.yaml", "quiz-\nx.yaml", "quiz-\u202ex.yaml"),
        f"quiz-{'x' * 300}.yaml",
    ],
)
def test_no_other_name_is_a_file_of_a_topic(name: str, tmp_path: Path) -> None:
    assert not bundle.is_content(name)
    archive = io.BytesIO()
    with zipfile.ZipFile(archive, "w") as packed:
        packed.writestr(name, b"topic: evil")
    assert bundle.unpack(archive.getvalue()) == {}
    bundle.write({name: b"topic: evil"}, tmp_path)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    "name", ["topic.yaml", "samples.yaml", "quiz-año.yaml", "quiz-2 (1).yaml", "flashcards-b.yaml"]
)
def test_every_file_that_is_read_of_a_folder_goes_along(name: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(b"# read")
    assert bundle.read(tmp_path) == {name: b"# read"}
    assert bundle.unpack(bundle.pack({name: b"# read"})) == {name: b"# read"}


def test_a_topic_is_loaded_without_a_folder() -> None:
    assert [card.id for card in bundle.load_files(FILES).topic.flashcards] == [
        "f-one",
        "f-two",
        "f-three",
        "f-four",
    ]


def test_complaints_name_the_file_and_no_folder() -> None:
    with pytest.raises(ContentError) as caught:
        bundle.load_files({"topic.yaml": TOPIC.replace(b"title", b"titel")})
    assert [str(one.place) for one in caught.value.complaints] == ["topic.yaml:2"]


def test_marks_of_drafts_go_and_everything_else_stays() -> None:
    written = bundle.load_files(FILES)
    files = bundle.without_drafts(FILES, written.tree)
    topic = bundle.load_files(files).topic
    undrafted = [card.model_copy(update={"draft": False}) for card in written.topic.flashcards]
    assert list(topic.flashcards) == undrafted
    assert files["topic.yaml"] == TOPIC


def test_a_topic_is_found_by_its_name_below_a_folder(tmp_path: Path) -> None:
    folder = tmp_path / "food" / "of trees"
    folder.mkdir(parents=True)
    bundle.write(FILES, folder)
    assert bundle.find(tmp_path, "fruit") == folder
    assert bundle.find(tmp_path, "bread") is None
    assert bundle.read(folder) == dict(sorted(FILES.items()))
