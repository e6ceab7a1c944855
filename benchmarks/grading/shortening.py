"""Cuts lists of wordings in a topic's files; all else stays as its author wrote it."""

import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any, Final

import yaml

_WIDTH: Final = 118


def shorten(
    folder: Path, kept: Mapping[str, Sequence[Sequence[str]]], phrases: Mapping[str, Sequence[str]]
) -> None:
    """Leave only these phrases.

    In `any` those that are `kept` by the question's id and idea by idea, in `listen_for` those by
    the misconception's id.
    """
    for path in sorted(folder.glob("quiz*.yaml")):
        source = path.read_text(encoding="utf-8")
        cuts = list(_cuts(source, kept))
        for start, end, text in reversed(cuts):
            source = source[:start] + text + source[end:]
        path.write_text(source, encoding="utf-8")
    path = folder / "topic.yaml"
    lines = path.read_text(encoding="utf-8").split("\n")
    gone = set(_gone("\n".join(lines), phrases))
    path.write_text(
        "\n".join(line for at, line in enumerate(lines) if at not in gone), encoding="utf-8"
    )


def _gone(source: str, phrases: Mapping[str, Sequence[str]]) -> Iterator[int]:
    """Give the lines, each with one phrase, that are to be left out."""
    root: Any = yaml.compose(source, Loader=yaml.SafeLoader)
    for wrong in _under(root, "misconceptions").value:
        kept = phrases[_under(wrong, "id").value]
        for one in _under(wrong, "listen_for").value:
            if one.value not in kept:
                yield one.start_mark.line


def _cuts(
    source: str, kept: Mapping[str, Sequence[Sequence[str]]]
) -> Iterator[tuple[int, int, str]]:
    """Give what to write between two places, in the order of the file."""
    root: Any = yaml.compose(source, Loader=yaml.SafeLoader)
    for question in _under(root, "questions").value:
        wanted = kept.get(_under(question, "id").value)
        if wanted is None:
            continue
        for point, some in zip(_under(question, "points").value, wanted, strict=True):
            items = _under(point, "any")
            texts = [
                source[one.start_mark.index : one.end_mark.index]
                for one in items.value
                if one.value in some
            ]
            start, end = items.start_mark.index, items.end_mark.index
            wide = "\n" not in source[start:end]
            yield start, end, _wrapped(texts, items.start_mark.column, wide=wide)


def _wrapped(texts: Sequence[str], column: int, *, wide: bool) -> str:
    """Write a list in brackets, on one line if it was so; else no wording is broken."""
    words = ", ".join(texts)
    if wide:
        return f"[{words}]"
    whole = re.sub(r"(?<!,) ", "\0", words)  # only the space behind a comma may become a line end
    lines = textwrap.wrap(
        whole, _WIDTH - column - 1, break_long_words=False, break_on_hyphens=False
    )
    return "[" + f"\n{' ' * (column + 1)}".join(lines).replace("\0", " ") + "]"


def _under(node: Any, key: str) -> Any:
    return next(value for name, value in node.value if name.value == key)
