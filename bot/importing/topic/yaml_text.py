"""Writes YAML as the guide for authors has it: one key a line, quotation marks where needed.

There are few shapes, so writing them takes less code than configuring a library would, and 10,000
items take a second where ruamel.yaml takes a minute. Whatever YAML would read as something else
than the text itself is quoted.
"""

import json
import re
import textwrap
from collections.abc import Iterator, Mapping, Sequence
from typing import Final

import yaml

Value = str | bool | float | Sequence["Value"] | Mapping[str, "Value"]
Entry = Mapping[str, Value]
"""One item, concept or the like, its keys in the order in which they are written."""

_WIDTH: Final = 100
_PLAIN: Final = re.compile(r"[^\W_][^\n\t]*[^\s:]|[^\W_]", re.UNICODE)
"""Begins with a letter or a digit; what is inside is looked at by `_is_plain`."""
_FLOW_SIGNS: Final = frozenset(",[]{}")
_RESOLVER: Final = yaml.SafeLoader("")
_FOLDED: Final = re.compile(r"\S+(?: \S+)*")


def entry(keys: Entry, indent: int = 2) -> list[str]:
    """Write one entry of a list, as in `- id: f-dog`, its dash `indent` spaces in."""
    lines = mapping(keys, indent + 2)
    return [" " * indent + "- " + lines[0].lstrip(), *lines[1:]]


def mapping(keys: Entry, indent: int = 0) -> list[str]:
    """Write keys and their values, each key `indent` spaces in."""
    return [line for key, value in keys.items() for line in _pair(scalar(key), value, indent)]


def _pair(key: str, value: Value, indent: int) -> Iterator[str]:
    start = f"{' ' * indent}{key}:"
    match value:
        case str():
            yield from _text(start, value, indent)
        case bool() | int() | float():
            yield f"{start} {_bare(value)}"
        case Mapping():
            yield start
            yield from mapping(value, indent + 2)
        case _:
            yield from _list(start, value, indent)


def _list(start: str, values: Sequence[Value], indent: int) -> Iterator[str]:
    """Write short texts beside each other in brackets, everything else one below the other."""
    if all(isinstance(value, str) for value in values):
        line = f"{start} [{', '.join(scalar(str(value), in_brackets=True) for value in values)}]"
        if len(line) <= _WIDTH:
            yield line
            return
    yield start
    for value in values:
        match value:
            case Mapping():
                yield from entry(value, indent + 2)
            case str():
                yield from _text(" " * (indent + 2) + "-", value, indent + 2)
            case bool() | int() | float():
                yield f"{' ' * (indent + 2)}- {_bare(value)}"
            case _:
                texts = ", ".join(scalar(str(one), in_brackets=True) for one in value)
                yield f"{' ' * (indent + 2)}- [{texts}]"


def _text(start: str, text: str, indent: int) -> Iterator[str]:
    """Write a text: in its line, folded over several, or line by line where it has line breaks."""
    one = scalar(text)
    inner = " " * (indent + 2)
    lines = text.split("\n")
    if len(start) + 1 + len(one) <= _WIDTH and len(lines) == 1:
        yield f"{start} {one}"
    elif len(lines) > 1 and lines[0][:1].strip() and all(line == line.rstrip() for line in lines):
        yield f"{start} |-"
        yield from (inner + line if line else "" for line in lines)
    elif _FOLDED.fullmatch(text):
        yield f"{start} >-"
        width = _WIDTH - len(inner)
        yield from textwrap.wrap(
            text,
            width,
            initial_indent=inner,
            subsequent_indent=inner,
            break_long_words=False,
            break_on_hyphens=False,
        )
    else:
        yield f"{start} {one}"


def scalar(text: str, *, in_brackets: bool = False) -> str:
    """Write a text so that YAML reads that text, with quotation marks where it needs them."""
    if _is_plain(text) and not (in_brackets and _FLOW_SIGNS.intersection(text)):
        return text
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\x7f")


def _is_plain(text: str) -> bool:
    if not _PLAIN.fullmatch(text) or ": " in text or " #" in text:
        return False
    tag = _RESOLVER.resolve(yaml.ScalarNode, text, (True, False))  # type: ignore[no-untyped-call]
    return bool(tag == "tag:yaml.org,2002:str")


def _bare(value: float) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return f"{value:.15g}"
