"""Names the traps of YAML by what an author did, not by what the parser expected.

The parser stops at the first thing it cannot read. `trap_of` looks at that line, says in plain
words which trap it is, and, where the meaning is plain, writes the line as it was meant, so that
the rest of the file can be read for further faults in the same run.
"""

import re
from dataclasses import dataclass

import yaml

_HEAD = re.compile(r"^(\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?)(.*?)\s*$")
"""Indentation, dashes and a key; then the value."""

_NO_SPACE = re.compile(r"^(\s*(?:- +)*[a-z_]+:)(?=[^\s:/])")
"""A key whose colon touches its value; `https://` is none."""

_CONTROL = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not let into a text (YAML 1.1, section 5.1)."""

_LINE_BREAKS = re.compile("\r\n|[\r\n]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
"""Breaks that the parser would count as lines although no editor does, and stray byte marks."""

_OPENING = "“”„«\u2018\u2019\u201a"
_CLOSING = "“”»\u2018\u2019"
"""Quotation marks, double and single, as word processors and telephones write them."""

_QUOTE_IT = 'Put the whole text in "double quotes".'


@dataclass(frozen=True, slots=True)
class Trap:
    """One fault of the writing; `instead` is the line as it was meant, where that is plain."""

    line: int
    what: str
    mend: str
    instead: str | None = None


def split_lines(source: str) -> list[str]:
    """Split into lines as an editor counts them."""
    return _LINE_BREAKS.split(_OTHER_BREAKS.sub(" ", source))


def tabs(lines: list[str]) -> list[Trap]:
    """Find every line that is indented with a tab, each with a guess at what was meant."""
    traps = []
    for number, line in enumerate(lines, start=1):
        if "\t" in line[: len(line) - len(line.lstrip())]:
            what = "this line is indented with a tab"
            mend = "Use spaces, as many as the line above it has."
            traps.append(Trap(number, what, mend, _like_above(lines[: number - 1], line)))
    return traps


def _like_above(above: list[str], line: str) -> str:
    """Indent `line` like the last line above it, or one step more below a key without value."""
    last = next((text for text in reversed(above) if text.strip()), "")
    indent = len(last) - len(last.lstrip(" -")) + (2 if last.rstrip().endswith(":") else 0)
    return " " * indent + line.lstrip()


def typographic(text: str) -> bool:
    """Whether the whole text stands in typographic quotation marks."""
    return len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING


def trap_of(lines: list[str], error: yaml.YAMLError) -> Trap:
    """Say what is wrong where the parser gave up."""
    if isinstance(error, yaml.MarkedYAMLError):
        return _where_it_broke(lines, error)
    for number, line in enumerate(lines, start=1):
        if _CONTROL.search(line):
            what = "there is an invisible control character in this line"
            return Trap(number, what, "Delete the line and type it again.", _CONTROL.sub("", line))
    return Trap(1, "this file cannot be read as text", 'Save it with the encoding "UTF-8".')


def _where_it_broke(lines: list[str], error: yaml.MarkedYAMLError) -> Trap:
    here = _line_number(error.problem_mark, lines)
    begun = _line_number(error.context_mark, lines)
    context = error.context or ""
    if "quoted scalar" in context:
        return _quoted(begun, str(error.problem))
    if "flow" in context:
        return _brackets(begun, here)
    if "simple key" in context:
        return _missing_space(lines, begun) or _no_key(begun)
    return (
        _missing_space(lines, here)
        or _missing_space(lines, here - 1)
        or _value(here, lines[here - 1])
        or _indent(here)
    )


def _line_number(mark: yaml.Mark | None, lines: list[str]) -> int:
    """Give the line of the mark; the parser's end of file is our last line."""
    return min(mark.line + 1, len(lines)) if mark else 1


def _quoted(begun: int, problem: str) -> Trap:
    if "escape" in problem:
        what = "a backslash in double quotes has a special meaning"
        return Trap(begun, what, "Write two backslashes, or use 'single quotes'.")
    what = "a quotation mark is opened here and never closed"
    return Trap(begun, what, "Write the closing mark at the end of the text.")


def _brackets(begun: int, here: int) -> Trap:
    if here != begun:
        what = "a bracket [ or { is opened here and not closed"
        return Trap(begun, what, f"Close it. If it belongs to a text: {_QUOTE_IT}")
    what = "something inside the brackets cannot be read"
    mend = 'Put each text with a colon, comma, quotation mark or bracket in "double quotes".'
    return Trap(here, what, mend)


def _no_key(line: int) -> Trap:
    what = "this line is neither a key with a colon nor part of a list"
    return Trap(line, what, "Begin it with `key: ` or with `- `, or join it to the text above.")


def _indent(line: int) -> Trap:
    what = "this line does not stand where the lines above it let it stand"
    return Trap(line, what, "Give it as many spaces in front as its neighbours have.")


def _missing_space(lines: list[str], line: int) -> Trap | None:
    if line < 1 or not (found := _NO_SPACE.match(lines[line - 1])):
        return None
    meant = f"{found[1]} {lines[line - 1][found.end() :]}"
    return Trap(line, f"there is no space after `{found[1].strip(' -')}`", "Put a space.", meant)


def _value(line: int, text: str) -> Trap | None:
    """Look at the value on this line for the signs that need quotes."""
    found = _HEAD.match(text)
    head, value = (found[1], found[2]) if found else ("", text)
    if not value:
        return None
    what = _why_quotes(value)
    if what is None:
        return None
    if value[0] in _OPENING:
        inner = value[1:-1] if value[-1] in _CLOSING else value[1:]
        return Trap(line, what, "Use straight quotation marks.", head + _in_quotes(inner))
    return Trap(line, what, _QUOTE_IT, head + _in_quotes(value))


def _why_quotes(value: str) -> str | None:
    first = value[0]
    if first in _OPENING:
        return "this text stands in typographic quotation marks"
    if first in "\"'":
        return "the text goes on after its closing quotation mark"
    if first in "*&%@`!|>?,-{[}]":
        return f"the text begins with {first} which YAML keeps for itself"
    if re.search(r":(\s|$)", value):
        return "there is a colon in a text without quotation marks"
    return None


def _in_quotes(value: str) -> str:
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
