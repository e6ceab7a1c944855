"""Turns pydantic's errors into words for somebody who has never heard of pydantic.

Each error becomes what is wrong and what to write instead. Where it stands is the loader's
business; here a location is only used to name the key.
"""

import re
from typing import Any, Final, get_args

from pydantic_core import ErrorDetails

from content.complaint import did_you_mean
from content.ids import slug
from content.model import items as model
from content.model.fields import Shape
from content.model.topic import Concept, MarkingPoint, Misconception, Topic

Location = tuple[int | str, ...]

QUESTION_KINDS: dict[str, type[Shape]] = {
    get_args(kind.model_fields["type"].annotation)[0]: kind for kind in get_args(model.Question)
}
"""What an author may write after `type:`."""

_ELSEWHERE: Final = {
    "multiple choice": "choice",
    "single choice": "choice",
    "mcq": "choice",
    "multiple answer": "multi_select",
    "multiple answers": "multi_select",
    "multiple response": "multi_select",
    "true false": "true_false",
    "true or false": "true_false",
    "truefalse": "true_false",
    "gap": "cloze",
    "gap text": "cloze",
    "gap fill": "cloze",
    "fill in the blank": "cloze",
    "numeric": "number",
    "numerical": "number",
    "ordering": "order",
    "sequence": "order",
    "matching": "match",
    "short answer": "short",
    "open": "short",
    "essay": "extended",
    "long answer": "extended",
}
"""What other programs call the types of question."""

_CALLED: Final = {
    "explanation": "why",
    "explain": "why",
    "feedback": "because",
    "question": "ask",
    "prompt": "ask",
    "text": "ask",
    "options": "choices",
    "answers": "choices",
    "correct": "right",
    "incorrect": "wrong",
    "definition": "back",
    "term": "front",
    "description": "say",
    "keywords": "any",
}
"""What other programs, and people, call our keys."""

_WORD: Final = re.compile(r"[^a-z]+")

_GROUPS: dict[str, type[Shape]] = {
    "concepts": Concept,
    "misconceptions": Misconception,
    "marking_points": MarkingPoint,
    "flashcards": model.Flashcard,
    "choices": model.Option,
    "slips": model.Slip,
    "points": model.Point,
}

_WORDS: dict[str, tuple[str, str]] = {
    "missing": ("`{last}` is missing here", "Add `{last}: ...`."),
    "union_tag_not_found": ("this question does not say its `type`", "Add `type: ...`. {kinds}"),
    "string_pattern_mismatch": (
        "{name} is `{given}`, which cannot be a name",
        "{proposed}Use 2 to 40 lower-case letters, digits and hyphens, beginning with a letter.",
    ),
    "string_type": (
        "{name} must be a text",
        'Write it after the key. If it begins with a bracket or a dash, put it in "double quotes".',
    ),
    "string_too_short": ("{name} is empty", "Write a text, or delete it if it is not needed."),
    "string_too_long": ("{name} has {size} characters", "Shorten it to {max_length} at most."),
    "tuple_type": (
        "{name} must be a list",
        "Write each entry on its own line after `- `, or all of them in brackets: [one, two].",
    ),
    "dict_type": ("{name} must be a group of keys", "{written}"),
    "model_type": ("{name} must be a group of keys", "{written}"),
    "model_attributes_type": ("{name} must be a group of keys", "{written}"),
    "too_short": (
        "{name} has {actual_length} of {min_length} entries",
        "Write at least {min_length}.",
    ),
    "too_long": ("{name} has too many entries", "Write at most {max_length}."),
    "bool_parsing": ("{name} is `{given}`, neither true nor false", "Write `true` or `false`."),
    "bool_type": ("{name} is neither true nor false", "Write `true` or `false`."),
    "float_parsing": (
        "{name} is `{given}`, which is no number",
        "Write digits alone, with a point for decimals, as in 1250.5; a unit goes after `unit:`.",
    ),
    "float_type": ("{name} must be a number", "Write digits, as in 12.5."),
    "finite_number": ("{name} is `{given}`, which is no number", "Write digits, as in 12.5."),
    "int_parsing": ("{name} is `{given}`, which is no whole number", "Write digits, as in 2."),
    "int_parsing_size": ("{name} is far too large", "Write a small number, as in 2."),
    "int_type": ("{name} must be a whole number", "Write digits, as in 2."),
    "greater_than_equal": ("{name} is {given}", "Write {ge:g} or more."),
}
"""For each of pydantic's error types: what is wrong, and what to write instead."""


_WRITTEN: dict[str, str] = {
    "choices": "Write `- right: ...` for the one that is right, `- wrong: ...` for each other.",
    "pairs": "Write a line `term: what belongs to it` for each pair, without a dash.",
    "points": "Write it as `- {idea: ..., any: [...]}`.",
    "slips": "Write it as `- {gives: ..., because: ...}`.",
    "samples": "Write `right: [...]` and `wrong: [...]` under it.",
}
"""How a group of keys is written, by the key that it stands under."""


def in_plain_words(error: ErrorDetails) -> tuple[str, str]:
    """Say what is wrong and how to mend it."""
    where, given = error["loc"], error["input"]
    match error["type"]:
        case "string_type" if isinstance(given, dict) and len(given) == 1:
            what = f"{_name(where)} has a colon, which makes a key of what stands before it"
            return what, 'Put the whole text in "double quotes".'
        case "extra_forbidden":
            return _unknown_key(where, given)
        case "union_tag_invalid":
            kind = str(given["type"])
            meant = _ELSEWHERE.get(_WORD.sub(" ", kind.lower()).strip())
            mend = f"Write `{meant}`." if meant else did_you_mean(kind, QUESTION_KINDS)
            return f"`{kind}` is not a type of question", mend
        case "enum":
            known = model.Strict if "strict" in where else model.Status
            return f"{_name(where)} cannot be `{given}`", did_you_mean(str(given), map(str, known))
        case "tuple_type" if where[-2:-1] == ("credit_when",):
            what = f"{_name(where)} has no brackets of its own"
            return (
                what,
                "Write `- [one phrase, another]` for each line; one of each has to be said.",
            )
        case "missing" if isinstance(where[-1], int):
            return f"{_name(where)} is missing", "Write both terms of the pair: [one, other]."
    what, mend = _WORDS[error["type"]]
    words = {
        "name": _name(where),
        "last": where[-1],
        "given": given,
        "size": len(str(given)),
        "written": _written(where),
        "proposed": _proposed(given),
        "kinds": "Choose from: " + ", ".join(QUESTION_KINDS) + ".",
        **error.get("ctx", {}),
    }
    return what.format(**words), mend.format(**words)


def _proposed(given: Any) -> str:
    """Propose a name like one that cannot be one: `front-desk` for `Front Desk`."""
    typed = str(given)
    return f"Write `{slug(typed)}`, for example. " if len(typed) > 1 else ""


def _name(where: Location) -> str:
    """Call the thing by its key: "`why`", or "entry 2 of `hints`"."""
    steps = [step for step in where if step != "[key]"]
    if steps and isinstance(steps[-1], int):
        key = next((step for step in reversed(steps) if isinstance(step, str)), "the list")
        return f"entry {steps[-1] + 1} of `{key}`"
    return f"`{steps[-1]}`" if steps else "this file"


def _written(where: Location) -> str:
    """Say how a group of keys is written at this location."""
    keys = [step for step in where if isinstance(step, str)]
    extended = "extended" in keys and keys[-1] == "samples"
    known = "Write it as `- {answer: ..., credits: [...]}`." if extended else ""
    return known or _WRITTEN.get(
        keys[-1] if keys else "", "Write lines like `key: value` under it."
    )


def _unknown_key(where: Location, given: Any) -> tuple[str, str]:
    key = str(where[-1])
    if given == "":
        head, colon, _ = key.partition(":")
        if colon and head in _known_keys(where[:-1]):
            return f"there is no space after `{head}:`", "Put a space."
        return (
            f"`{key}` is not a key that belongs here, and nothing follows it",
            'If it is part of a text with a comma or a colon, put that text in "double quotes".',
        )
    known = _known_keys(where[:-1])
    meant = _CALLED.get(key.lower())
    mend = f"Did you mean `{meant}`?" if meant in known else did_you_mean(key, known)
    if key == "answer" and "choices" in known:
        mend = "The option that is right begins with `right:`, each other one with `wrong:`."
    return f"`{key}` is not a key that belongs here", mend


def _known_keys(group: Location) -> set[str]:
    """List the keys an author may write in the group of keys at this location."""
    names = [step for step in group if isinstance(step, str)]
    if not names:
        return _keys(Topic)
    if names[-1] == "samples":
        return _keys(model.ExtendedSample if "extended" in names else model.Samples)
    return _keys({**_GROUPS, **QUESTION_KINDS}.get(names[-1], Topic))


def _keys(shape: type[Shape]) -> set[str]:
    return {info.alias or name for name, info in shape.model_fields.items()}
