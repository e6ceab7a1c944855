"""Records: the lines of a file of responses and keys, and the lines that go back.

A tutor's spreadsheet and a benchmark come in as the same plain mappings; this room says what their
fields mean and what is wrong with a bad one, and knows no files.
"""

import json
from collections.abc import Mapping
from types import MappingProxyType
from typing import Any, Final

from msgspec import Struct

from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.verdict import Verdict


class RecordError(ValueError):
    """A record cannot be graded; its message says what to change in which line of the file.

    `named` is whose answer to what it was, as far as the record said so.
    """

    def __init__(
        self, message: str, line: int = 0, named: Mapping[str, Any] = MappingProxyType({})
    ) -> None:
        super().__init__(message)
        self.line = line
        self.named = named

    def as_fields(self) -> dict[str, Any]:
        """Write the error as a line to hand back."""
        return {**self.named, "line": self.line, "error": str(self)}


class Record(Struct, frozen=True):
    """One response to grade, with its key."""

    id: object
    """Whatever the file calls it; handed back as it came."""
    response: str
    key: Key


class ItemRecord(Struct, frozen=True):
    """One response to an item of a topic, which has the key."""

    id: object
    item: str
    """Its reference, "topic-id/item-id"."""
    response: str | tuple[str, ...]
    """What was typed; in a tuple what was typed into each gap."""
    line: int


HANDED_BACK: Final = ("id", "item", "response")

Line = Record | ItemRecord | RecordError
"""What a line of a file may turn out to be."""


def record(fields: Mapping[str, Any]) -> Record:
    """Read one record that holds its key; docs/grading.md lists the fields.

    Raises RecordError, in words for whoever wrote the file, where a field is missing or of the
    wrong kind. A field that is not known is left alone, so that a file may hold notes.
    """
    key = Key(
        question=_text(fields, "question"),
        ideas=_ideas(fields),
        need=_need(fields),
        references=(*_texts(fields, "references"), *_model(fields)),
        misconceptions=_misconceptions(fields),
        samples=_samples(fields),
        confusable=_confusable(fields),
        language=_text(fields, "language", "en"),
    )
    if not key.ideas and not key.references:
        raise RecordError("no key: give `points` or `references`")
    return Record(fields.get("id"), _text(fields, "response"), key)


def item_record(fields: Mapping[str, Any], line: int) -> ItemRecord:
    """Read one record that names an item; raises RecordError as `record` does."""
    double = [name for name in ("points", "references", "model") if fields.get(name)]
    if double:
        raise RecordError(f"`item` has a key of its own: leave out `item` or `{double[0]}`")
    return ItemRecord(fields.get("id"), _text(fields, "item"), _typed(fields), line)


def read_fields(fields: Mapping[str, Any], line: int) -> Line:
    """Read the record of a line, of either kind; what is wrong with it comes back with its line."""
    try:
        return item_record(fields, line) if fields.get("item") is not None else record(fields)
    except RecordError as error:
        return RecordError(str(error), line, named_in(fields))


def named_in(fields: Mapping[str, Any]) -> dict[str, Any]:
    """Give what is handed back of a record, whatever became of it."""
    return {name: fields[name] for name in HANDED_BACK if fields.get(name) not in (None, "")}


def read_line(line: bytes, number: int) -> Line:
    """Read one line of JSON Lines; what is wrong with it comes back with its number."""
    try:
        return read_fields(_object(json.loads(line)), number)
    except RecordError as error:
        return RecordError(str(error), number)
    except (ValueError, RecursionError):
        return RecordError("this is not JSON", number)


def outcome(one: Record | ItemRecord, verdict: Verdict) -> dict[str, Any]:
    """Write a verdict as a line to hand back; the score is from 0 to 1, with six digits.

    Where an item was named it is named again, with the author's remark on this very answer.
    """
    named = {"item": one.item, "note": verdict.note} if isinstance(one, ItemRecord) else {}
    return {
        "id": one.id,
        "response": one.response,
        "verdict": str(verdict.outcome),
        "score": round(verdict.score, 6),
        "points": [
            {"idea": point.idea, "got": point.got, "words": point.words} for point in verdict.points
        ],
        "misconception": verdict.misconception,
        "spelling": [list(pair) for pair in verdict.spelling],
        "because": verdict.because,
        **named,
    }


def _object(value: object) -> dict[str, Any]:
    if not isinstance(value, dict):
        raise RecordError("a line must hold one JSON object")
    return value


def _text(fields: Mapping[str, Any], name: str, default: str | None = None) -> str:
    value = fields.get(name, default)
    if value is None:
        raise RecordError(f"`{name}` is missing")
    if not isinstance(value, str):
        raise RecordError(f"`{name}` must be text")
    return value


def _typed(fields: Mapping[str, Any]) -> str | tuple[str, ...]:
    """Give a response to an item: a text, a number, or a list of them for several gaps."""
    value = fields.get("response")
    if value is None:
        raise RecordError("`response` is missing")
    typed = value if isinstance(value, list) else [value]
    if not all(isinstance(one, str | int | float) and not isinstance(one, bool) for one in typed):
        raise RecordError("`response` must be text, or a list of texts for a cloze question")
    texts = tuple(str(one) for one in typed)
    return texts if isinstance(value, list) else texts[0]


def _texts(fields: Mapping[str, Any], name: str) -> tuple[str, ...]:
    value = fields.get(name) or ()
    if not isinstance(value, list | tuple) or not all(isinstance(one, str) for one in value):
        raise RecordError(f"`{name}` must be a list of texts")
    return tuple(one for one in value if one.strip())


def _model(fields: Mapping[str, Any]) -> tuple[str, ...]:
    model = _text(fields, "model", "")
    return (model,) if model.strip() else ()


def _mappings(fields: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    value = fields.get(name) or []
    if not isinstance(value, list) or not all(isinstance(one, dict) for one in value):
        raise RecordError(f"`{name}` must be a list of objects")
    return value


def _ideas(fields: Mapping[str, Any]) -> tuple[Idea, ...]:
    ideas = []
    for point in _mappings(fields, "points"):
        wordings = _texts(point, "any")
        name = _text(point, "idea", wordings[0] if wordings else None)
        ideas.append(Idea(name, wordings or (name,)))
    return tuple(ideas)


def _need(fields: Mapping[str, Any]) -> int:
    """Give how many ideas make a full answer: all of them where nothing is said."""
    points = len(fields.get("points") or ())
    need = fields.get("need")
    if need is None:
        return max(points, 1)
    if not isinstance(need, int) or isinstance(need, bool) or need < 1:
        raise RecordError("`need` must be a whole number from 1")
    return min(need, max(points, 1))


def _misconceptions(fields: Mapping[str, Any]) -> tuple[Wrong, ...]:
    return tuple(
        Wrong(_text(wrong, "id"), _texts(wrong, "listen_for"))
        for wrong in _mappings(fields, "misconceptions")
    )


def _samples(fields: Mapping[str, Any]) -> Samples:
    value = fields.get("samples") or {}
    if not isinstance(value, dict):
        raise RecordError("`samples` must be an object with `right`, `wrong`, `misconception`")
    return Samples(
        right=_texts(value, "right"),
        wrong=_texts(value, "wrong"),
        misconception=_texts(value, "misconception"),
    )


def _confusable(fields: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    pairs = fields.get("confusable") or []
    if not isinstance(pairs, list) or not all(
        isinstance(pair, list) and len(pair) == 2 and all(isinstance(one, str) for one in pair)
        for pair in pairs
    ):
        raise RecordError("`confusable` must be a list of pairs of texts")
    return tuple((pair[0], pair[1]) for pair in pairs)
