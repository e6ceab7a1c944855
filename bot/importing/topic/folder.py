"""A topic's folder as it stands: its ids, its concepts, and where each entry is written."""

from pathlib import Path
from typing import Final

from msgspec import Struct

from bot.importing.remarks import Refused
from bot.importing.topic.build import Known
from bot.importing.topic.lines import File, Section, items_of, section
from bot.importing.topic.record import Record, read_record
from content.complaint import ContentError
from content.files import read_topic_files
from content.ids import same
from content.load import load_topic
from content.model.topic import Topic
from content.tree import MapNode

PARTS: Final = ("concepts", "misconceptions", "marking_points", "flashcards", "questions")
"""The lists of a topic that an import adds to, in the order of the guide."""


class Folder(Struct, frozen=True):
    """What is there, before an import changes it."""

    path: Path
    title: str
    """Empty where no topic stands yet."""
    language: str
    record: Record
    known: Known
    files: dict[str, File]
    """By path."""
    sections: dict[str, list[Section]]
    """By part, in the order of the files."""
    has_tips: bool = False

    def section_of(self, part: str, name: str) -> Section | None:
        """Find the list in which an entry stands; None when it does not."""
        return next((one for one in self.sections[part] if name in one.blocks), None)


def read_folder(path: Path) -> Folder:
    """Read a folder; Refused when what stands there has faults, which have to be mended first."""
    record = read_record(path)
    recorded = {name: entry.id for name, entry in record.items()}
    if not (path / "topic.yaml").exists():
        _only_free(path)
        known = Known(recorded, frozenset(recorded.values()))
        return Folder(path, "", "", record, known, {}, {part: [] for part in PARTS})
    topic = _sound(path)
    tree = read_topic_files(path).tree
    files: dict[str, File] = {}
    sections = {part: _sections(tree, part, files) for part in PARTS}
    files.setdefault(str(path / "topic.yaml"), File.read(path / "topic.yaml"))
    names = {same(concept.name): concept.id for concept in topic.concepts}
    ids = {entry.text("id") or "" for part in PARTS for entry in tree.maps(part)}
    former = {item.was for item in topic.items() if item.was}
    known = Known(recorded, frozenset({*ids, *former, *recorded.values()}), names)
    return Folder(
        path,
        topic.title,
        topic.language,
        record,
        known,
        files,
        sections,
        has_tips="exam_tips" in tree.entries,
    )


def _sound(path: Path) -> Topic:
    try:
        return load_topic(path)
    except ContentError as error:
        first = error.complaints[0]
        raise Refused(
            f"{path}: the topic that stands there has {len(error.complaints)} faults, to be mended "
            f"before more is added. The first is {first}"
        ) from None


def _only_free(path: Path) -> None:
    """Refuse a folder that has content files and no topic: whose they are cannot be told."""
    others = [*path.glob("*.yaml"), *path.glob("*.yml")]
    if others:
        raise Refused(f"{path} has {others[0].name} and no topic.yaml. Choose another folder.")


def _sections(tree: MapNode, part: str, files: dict[str, File]) -> list[Section]:
    found = []
    for name, items in items_of(tree, part).items():
        file = files.setdefault(name, File.read(Path(name)))
        one = section(file, items)
        if one is not None:
            found.append(one)
        elif part in PARTS[:3]:
            raise Refused(f"{items[0].place}: write `{part}` one below the other, each after `- `.")
    return found
