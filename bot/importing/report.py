"""What became of a file, for its author: what is there now, what was left out, what comes next.

Each line says where the thing stood, so that the author can find it; what to do next is told the
most useful first.
"""

from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Final

from bot.importing.topic.entries import New
from bot.importing.topic.merge import Merged

_SHOWN: Final = 40
"""Remarks told one by one; of more only the number is told."""

_KINDS: Final = {
    "flashcard": "flashcard",
    "choice": "choice",
    "multi_select": "choice of several",
    "true_false": "true or false",
    "order": "order",
    "match": "match",
    "cloze": "gap text",
    "number": "number",
    "short": "short question",
    "extended": "exam question",
}
_MANY: Final = {
    "order": "order",
    "match": "match",
    "true or false": "true or false",
    "entry": "entries",
}
"""What several are called, where that is not the name with an s."""
_PARTS: Final = {
    "concepts": "concept",
    "misconceptions": "misconception",
    "marking_points": "marking point",
}


def report(merged: Merged, kind: str) -> list[str]:
    """Give the report's lines; `kind` is what the file was taken for."""
    folder = merged.folder.path
    lines = [f"{merged.source}, read as {kind}: {merged.built.title} -> {folder}"]
    lines.append(f"  {_found(merged)}")
    lines.append(f"  {_written(merged)}")
    if merged.remarks:
        lines += ["", "Left out or changed:"]
        lines += [f"  {one.source}: {one.text}" for one in merged.remarks[:_SHOWN]]
        if more := len(merged.remarks) - _SHOWN:
            lines += [f"  and {more} more"] if more > 0 else []
    lines += ["", "Next:"]
    lines += [f"  {number}. {step}" for number, step in enumerate(_next(merged), start=1)]
    return lines


def _found(merged: Merged) -> str:
    """Count what the file held: `2 concepts, 30 flashcards`."""
    counts: Counter[str] = Counter()
    for one in merged.built.entries:
        counts[_PARTS.get(one.part) or _KINDS[_kind(one)]] += 1
    if merged.built.tips:
        counts["exam tip"] = len(merged.built.tips)
    told = [_counted(count, name) for name, count in counts.items()]
    return ", ".join(told) or "nothing to ask"


def _written(merged: Merged) -> str:
    """Say what became of them in the folder: `31 entries: 30 new, 1 yours`."""
    counts = merged.counts
    told = ", ".join(f"{count} {what}" for what, count in counts.items())
    return f"{_counted(counts.total(), 'entry')}: {told or 'none'}"


def _kind(one: New) -> str:
    return "flashcard" if one.part == "flashcards" else str(one.keys["type"])


def _counted(count: int, name: str) -> str:
    """Say how many there are: `1 match`, `3 flashcards`."""
    return f"{count} {name if count == 1 else _MANY.get(name, f'{name}s')}"


def _next(merged: Merged) -> Iterator[str]:
    """Say what the author does now, the most useful first."""
    built, folder = merged.built, merged.folder.path
    yield f"Try it as a learner: viva preview {_shell(folder)}"
    items = built.of("flashcards", "questions")
    drafts = sum(bool(one.keys.get("draft")) for one in items)
    if drafts:
        yield (
            f"Read {_counted(drafts, 'draft')}, mend each and delete its line `draft: true`. Until "
            "then learners are not asked them."
        )
    made = [one for one in built.of("misconceptions") if one.made_up]
    if made:
        yield (
            f"Say in `instead` of {_counted(len(made), 'misconception')} what is so; the file has "
            "only what is wrong. Add under `listen_for` what learners type."
        )
    if not merged.folder.title:
        yield from _of_the_topic(merged, items)
    yield f"See what else would make it better: viva check {_shell(folder)}"


def _of_the_topic(merged: Merged, items: list[New]) -> Iterator[str]:
    """Say what a new topic lacks that its file did not have."""
    built = merged.built
    thin = [one for one in built.of("concepts") if one.made_up]
    if thin:
        yield (
            f"Write in topic.yaml what the topic is about (`synopsis`) and explain "
            f"{_counted(len(thin), 'concept')} (`say`)."
        )
    if len(built.of("concepts")) == 1 and len(items) > 15:
        yield (
            f"All {len(items)} items are one concept. A column `topic` in the table, or your own "
            "`concepts`, lets progress be told part by part."
        )
    options = [
        option for one in built.of("questions") for option in one.options if "because" not in option
    ]
    if options:
        count = _counted(len(options), "option")
        yield f"Write a `because` for {count}: it is shown to whoever chose it."
    yield (
        f"The topic's language is taken to be `{merged.language}`. If that is wrong, change it in "
        "topic.yaml before anybody learns from it: answers are read by it."
    )


def _shell(path: Path) -> str:
    text = str(path)
    return f"'{text}'" if " " in text else text
