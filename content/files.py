"""Joins the files of one topic's folder into a single tree.

`topic.yaml` says what the topic teaches; `flashcards.yaml`, `quiz.yaml` and any `flashcards-*.yaml`
or `quiz-*.yaml` say what it asks; `samples.yaml` holds answers that tutors have judged since. Their
lists may stand in `topic.yaml` as well, so that a small topic is one file. In
the joined tree every part still knows the file and line it came from, so nobody after this module
has to care how an author spread the topic over files.
"""

import re
from pathlib import Path

from msgspec import Struct

from content.complaint import Complaint, Place, did_you_mean
from content.tree import ListNode, MapNode, Node
from content.yaml_text import read_yaml

_PARTS = ("flashcards", "questions", "samples")

_NAMES = ("topic.yaml", "flashcards.yaml", "quiz.yaml", "samples.yaml")
_MORE = re.compile(r"(?:quiz|flashcards)-.+\.yaml")

_NEARLY = re.compile(r"(.+\.ya?ml)(?:\.(?:txt|text|rtf|docx?|download))?", re.IGNORECASE)
"""Names that programs make of a content file's: some add an ending that their windows then hide.

Copies that an editor puts aside (quiz.yaml~, quiz.yaml.bak) are meant to be passed over.
"""


_BEGINNING = re.compile(rb"^topic:[ \t]*+\S", re.MULTILINE)
_LOOKED_AT = 4_000
"""Bytes within which a whole topic in one file shows itself, below the notes it may begin with."""


class TopicFiles(Struct, frozen=True):
    """One folder as read."""

    tree: MapNode
    """The keys of topic.yaml, and the lists that the other files hold."""
    complete: bool
    """False when a file could not be read to its end: what is missing may be there after all."""
    complaints: tuple[Complaint, ...]


def topic_folders(root: Path) -> tuple[Path, ...]:
    """Find the folders that hold content files: `root` itself, or folders below it."""
    files = (file for file in root.rglob("*.*") if _NEARLY.fullmatch(file.name))
    return tuple(sorted({file.parent for file in files if not _hidden(file.relative_to(root))}))


def read_topic_files(folder: Path) -> TopicFiles:
    """Read every file of the folder; a file that should not be there gets a complaint."""
    stray = _stray_files(folder)
    topic, complaints = _read_keys(folder / "topic.yaml")
    if _misnamed(folder):
        complaints = []  # that it is not there is told by the name that it has
    complaints += stray
    complete = topic is not None and not stray  # what seems to be missing may be in those
    topic = topic or MapNode(Place(str(folder / "topic.yaml"), 1), {}, {})
    joined: dict[str, list[Node]] = {}
    for part in _PARTS:
        nodes, found = _list_in(topic, part) if part in topic.entries else ((), [])
        complaints += found
        joined[part] = [*(nodes or ())]
    for path, part in part_files(folder):
        nodes, found = _read_part(path, part)
        complaints += found
        complete = complete and nodes is not None
        joined[part] += nodes or ()
    lists = {part: ListNode(topic.place, tuple(nodes)) for part, nodes in joined.items()}
    keys = {**topic.keys, **dict.fromkeys(_PARTS, topic.place)}
    tree = MapNode(topic.place, {**topic.entries, **lists}, keys)
    return TopicFiles(tree, complete, tuple(complaints))


def part_files(folder: Path) -> list[tuple[Path, str]]:
    """List the files that hold items, each with the key its list stands under."""
    parts = [
        (path, part)
        for name, part in (("flashcards", "flashcards"), ("quiz", "questions"))
        for path in (folder / f"{name}.yaml", *sorted(folder.glob(f"{name}-*.yaml")))
    ]
    parts.append((folder / "samples.yaml", "samples"))
    return [(path, part) for path, part in parts if path.exists()]


def _read_keys(path: Path) -> tuple[MapNode | None, list[Complaint]]:
    node, complaints = read_yaml(path)
    if node is None or isinstance(node, MapNode):
        return node, complaints
    what = "this file does not begin with a key"
    mend = f"Begin it with `{_first_key(path)}:`."
    return None, [*complaints, Complaint(node.place, what, mend)]


def _first_key(path: Path) -> str:
    firsts = {"topic.yaml": "topic", "flashcards.yaml": "flashcards", "samples.yaml": "samples"}
    cards = path.name.startswith("flashcards-")
    return firsts.get(path.name, "flashcards" if cards else "questions")


def _read_part(path: Path, part: str) -> tuple[tuple[Node, ...] | None, list[Complaint]]:
    """Read the list under the file's only key; None when the file could not be read."""
    keys, complaints = _read_keys(path)
    if keys is None:
        return None, complaints
    for key, place in keys.keys.items():
        if key != part:
            what = f"`{key}` is not a key that belongs at the margin of this file"
            complaints.append(Complaint(place, what, did_you_mean(key, [part])))
    if part not in keys.entries and complaints:
        return None, complaints  # it is there by another name
    nodes, found = _list_in(keys, part)
    return nodes, [*complaints, *found]


def _list_in(keys: MapNode, part: str) -> tuple[tuple[Node, ...] | None, list[Complaint]]:
    """Give the list under a key; None where none is there."""
    match keys.entries.get(part):
        case ListNode(items=items):
            return items, []
        case None:
            what, mend = f"`{part}` is missing here", f"Begin the file with `{part}:`."
        case _:
            first = "item" if part == "samples" else "id"
            what, mend = f"`{part}` must be a list", f"Begin each entry with `- {first}: ...`."
    return None, [Complaint(keys.at(part), what, mend)]


def _stray_files(folder: Path) -> list[Complaint]:
    """Complain of content files that would be passed over without a word."""
    read = {"topic.yaml", *(path.name for path, _ in part_files(folder))}
    strays = (file for file in folder.iterdir() if _NEARLY.fullmatch(file.name))
    return [
        Complaint(Place(str(file), 1), "no file of this name is read", _better_name(file))
        for file in sorted(strays)
        if file.name not in read
    ]


def _better_name(file: Path) -> str:
    """Say what to call a file instead."""
    meant = meant_name(file.name)
    if file == _misnamed(file.parent) and meant != "topic.yaml":
        return "Call it `topic.yaml`, and leave it alone in a folder of its own."
    if meant == file.name or not is_read(meant):
        return f"{did_you_mean(file.name, _NAMES)} More questions go in files like quiz-2.yaml."
    if (file.parent / meant).exists():
        return f"There is a `{meant}` as well: move what is needed there, and delete this one."
    return f"Call it `{meant}`; your system may hide the end of its name."


def _misnamed(folder: Path) -> Path | None:
    """Find what should be a folder's `topic.yaml`, by its name or by what it begins with."""
    if (folder / "topic.yaml").exists() or not folder.is_dir():
        return None
    files = [file for file in sorted(folder.iterdir()) if _NEARLY.fullmatch(file.name)]
    named = (file for file in files if meant_name(file.name) == "topic.yaml")
    return next(named, None) or next(filter(_is_whole, files), None)


def _is_whole(file: Path) -> bool:
    """Whether a file of another name begins as a topic does."""
    if is_read(meant_name(file.name)):
        return False
    with file.open("rb") as opened:
        return bool(_BEGINNING.search(opened.read(_LOOKED_AT)))


def meant_name(name: str) -> str:
    """Give the name of a content file without what programs add to it: `quiz.yaml.txt`."""
    found = _NEARLY.fullmatch(name)
    return re.sub(r"\.yml$", ".yaml", found[1].lower()) if found else name


def is_read(name: str) -> bool:
    """Whether a file of this name is read as content."""
    return name in _NAMES or bool(_MORE.fullmatch(name))


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.parts)
