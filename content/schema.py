"""The shapes of content files as JSON Schema, so that an editor completes keys and marks slips.

The schema is made of the same classes that the loader uses. It is laxer in one point: a text may be
written without quotation marks as 12:30, 5 or yes, which other readers of YAML take for numbers.
"""

from collections.abc import Mapping
from typing import Annotated, Any

from pydantic import Field, TypeAdapter, create_model

from content.model.fields import Shape
from content.model.items import Flashcard, Question
from content.model.topic import JudgedSamples, Topic


def schemas() -> Mapping[str, dict[str, Any]]:
    """Give a schema for each kind of file: `topic`, `flashcards`, `quiz`, `samples`."""
    question = Annotated[Question, Field(discriminator="type")]
    return {
        "topic": _schema(Topic),
        "flashcards": _schema(_file("Flashcards", flashcards=tuple[Flashcard, ...])),
        "quiz": _schema(_file("Quiz", questions=tuple[question, ...])),
        "samples": _schema(_file("JudgedAnswers", samples=tuple[JudgedSamples, ...])),
    }


def _file(name: str, **lists: Any) -> type[Shape]:
    fields: dict[str, Any] = {key: (kind, ...) for key, kind in lists.items()}
    return create_model(name, __base__=Shape, **fields)


def _schema(shape: type[Shape]) -> dict[str, Any]:
    made: dict[str, Any] = TypeAdapter(shape).json_schema()
    made["$schema"] = "https://json-schema.org/draft/2020-12/schema"
    _as_written(made)
    return made


def _as_written(part: Any) -> None:
    """Let texts stand without quotation marks."""
    if isinstance(part, list):
        for one in part:
            _as_written(one)
    if not isinstance(part, dict):
        return
    for one in part.values():
        _as_written(one)
    match part.get("type"):
        case "string" if not part.keys() & {"const", "enum", "pattern"}:
            part["type"] = ["string", "number", "boolean"]
        case "number":
            part["type"] = ["number", "string"]
