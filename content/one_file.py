"""A topic in one file: what else stands in the files of a folder, one below the other.

Whoever writes on a phone, or has a topic written by another program, has one text and no folder. It
begins with what `topic.yaml` holds, and the lists of cards, questions and judged answers follow, or
stand between. A file of one or two of these lists is enough for a topic that is there already, if
`topic:` names it.
"""

import re
from typing import Final

from content.bundle import Files

_HOMES: Final = {
    b"flashcards": "flashcards.yaml",
    b"questions": "quiz.yaml",
    b"samples": "samples.yaml",
}
"""Keys of lists that have a file of their own in a folder."""

_LOOKED_AT: Final = 20_000
"""Bytes within which such a file shows itself, whatever notes it begins with."""

_NAMED: Final = re.compile(rb"^topic:[ \t]*+[^\s]", re.MULTILINE)
_ABOUT: Final = re.compile(rb"^(?:title|synopsis|concepts):", re.MULTILINE)
_LIST: Final = re.compile(
    rb"^(?:questions|flashcards|samples):\s*+(?:#[^\n]*+\n\s*+)*+- *+(?:\{ *+)?[a-z_]++:",
    re.MULTILINE,
)
"""How a file of a topic begins, or goes on below what stands before its first key. Anybody may send
one made to take long, so that nothing is tried in two ways."""

_KEY: Final = re.compile(rb"^([A-Za-z_]+)[ \t]*:", re.MULTILINE)
_FRAME: Final = re.compile(rb"(?:---|\.\.\.|```)[ \t]*+\w*+[ \t]*+\r?$")
"""Lines that part texts from each other, or set them off: another program's, and no content."""

_NAME: Final = re.compile(rb"^topic:[ \t]*[\"']?([a-z][a-z0-9-]*)", re.MULTILINE)
_TOPIC: Final = "topic.yaml"


def is_of_a_topic(data: bytes) -> bool:
    """Whether this is a file of a topic's folder, or holds several of them."""
    head = in_utf_8(data[:_LOOKED_AT])
    named = _NAMED.search(head)
    return bool(named and _ABOUT.search(head, named.end())) or bool(_LIST.search(head))


def in_utf_8(data: bytes) -> bytes:
    """Give a file in UTF-8 that an editor has saved as UTF-16."""
    is_wide = data.startswith((b"\xff\xfe", b"\xfe\xff"))
    return data.decode("utf-16", errors="replace").encode() if is_wide else data


def name_in(data: bytes) -> str:
    """Give the name of the topic that a file is of; empty where it names none."""
    found = _NAME.search(data)
    return found[1].decode() if found else ""


def parted(data: bytes) -> dict[str, bytes]:
    """Part a file into those of a folder; every line keeps its number, blank lines before it."""
    parts: dict[str, list[bytes]] = {}
    name = _TOPIC
    for number, line in enumerate(data.removeprefix(b"\xef\xbb\xbf").split(b"\n")):
        if key := _KEY.match(line):
            name = _HOMES.get(key[1], _TOPIC)
        if _FRAME.match(line) or (name not in parts and not key):
            continue
        part = parts.setdefault(name, [])
        part += [b""] * (number - len(part)) + [line]
    return {name: b"\n".join(part).rstrip() + b"\n" for name, part in parts.items()}


def joined(files: Files) -> bytes | None:
    """Give a topic's files as one; None where they need a folder, for pictures or further files."""
    if not files.keys() <= {_TOPIC, *_HOMES.values()}:
        return None
    files = _spread(files)
    texts = [files[name].strip(b"\r\n") for name in (_TOPIC, *_HOMES.values()) if name in files]
    whole = b"\n\n".join(texts) + b"\n"
    again = [part.strip(b"\r\n") for part in parted(whole).values()]
    return whole if sorted(again) == sorted(texts) else None


def put_into(there: Files, parts: Files) -> dict[str, bytes]:
    """Give a topic's files with these parts in place of what was there; the rest stays."""
    there = _spread(there)
    only_named = len(_KEY.findall(parts[_TOPIC])) == 1
    new = {name: data for name, data in parts.items() if not (only_named and name == _TOPIC)}
    kept = {name: data for name, data in there.items() if _home(name) not in new}
    return {**kept, **new} if there else dict(parts)


def _spread(there: Files) -> Files:
    """Give lists that stand in `topic.yaml` their own files, where these are not there as well."""
    parts = parted(there[_TOPIC]) if there else {}
    lists = parts.keys() - {_TOPIC}
    return {**there, **parts} if lists and lists.isdisjoint(there) else there


def _home(name: str) -> str:
    """Give the file whose list is continued in one like `quiz-2.yaml`; else the file itself."""
    found = re.fullmatch(r"(quiz|flashcards)-.+\.yaml", name)
    return f"{found[1]}.yaml" if found else name
