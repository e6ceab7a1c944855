"""Names what the parser stopped at by what an author did, not by what the parser expected.

The parser stops at the first thing it cannot read. `trap_of` looks at that line, says in plain
words which trap it is, and, where the meaning is plain, writes the line as it was meant, so that
the rest of the file can be read for further faults in the same run.
"""

import re

import yaml

from content.traps.spaces import like_above
from content.traps.texts import CLOSING, OPENING, cut_short
from content.traps.trap import Trap, in_quotes

_HEAD = re.compile(r"^(\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?)(.*\S|)\s*$")
"""Indentation, dashes and a key; then the value."""

_NO_SPACE = re.compile(r"^(\s*(?:- +)*[a-z_]+:)(?:[\xa0\u2000-\u200d\u202f]+|(?=[^\s:/]))")
"""A key whose colon touches its value, or is parted from it by what only looks like a space.

`https://` is none.
"""

_DASH = re.compile(r"^(\s*)(?:([–—−•‣●·])\s*|([*+])\s+|-)(?=[A-Za-z_][\w-]*:(?:\s|$)|\{)")  # noqa: RUF001
"""The beginning of an entry: as a word processor writes its dash, or one that touches its key."""

_SECOND_KEY = re.compile(r", +([a-z_]+): *\S")
"""A key behind a comma, in a line without the braces that would make it one."""

_CONTROL = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not let into a text (YAML 1.1, section 5.1)."""

_BRACES = re.compile(r"^(\s*(?:- +)*)\{(.*)\}\s*$")
_BACKSLASH = re.compile("escape|hexdecimal")
"""How the parser words its complaints about a backslash (libyaml's scanner.c, its spelling)."""

_LOST_BEFORE = 3
"""Lines above the one where the parser gave up, in which a text may have been cut."""

_GROUP_SIGNS = tuple("\"'[{")

_QUOTE_IT = 'Put the whole text in "double quotes".'


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
    if _BACKSLASH.search(str(error.problem)):
        return _backslash(lines, here)
    cut = _cut_short(lines, here)
    if cut:
        return cut
    dash = _dash(lines, here) or _dash(lines, begun)
    if dash:
        return dash
    if "flow" in context:
        return _brackets(lines, here)
    if "simple key" in context:
        return _missing_space(lines, begun) or _no_key(begun)
    quoted = "quoted scalar" in context
    return (
        _unclosed_quote(lines, begun if quoted else here - 1)
        or (_apostrophe(lines, begun, error.context_mark) if quoted else None)
        or _missing_space(lines, here)
        or _missing_space(lines, here - 1)
        or _value(lines, here)
        or _indent(lines, here)
    )


def _cut_short(lines: list[str], here: int) -> Trap | None:
    """Look upwards for a text that a number sign cuts, where what follows made no sense."""
    for number in range(here, max(here - _LOST_BEFORE, 0), -1):
        found = _HEAD.match(lines[number - 1])
        sign = re.search(r"(?<=\S)\s+#(?=\S)", found[2]) if found else None
        if found and sign and found[2][0] not in "\"'#":
            what, mend = cut_short(found[2][sign.start() :]) or ("", "")
            return Trap(number, what, mend, re.sub(r"(?<=\s)#(?=\S)", "", lines[number - 1]))
    return None


def _line_number(mark: yaml.Mark | None, lines: list[str]) -> int:
    """Give the line of the mark; the parser's end of file is our last line."""
    return min(mark.line + 1, len(lines)) if mark else 1


def _backslash(lines: list[str], line: int) -> Trap:
    what = "a backslash in double quotes has a meaning of its own"
    meant = lines[line - 1].replace("\\", "\\\\")
    return Trap(line, what, "Write two backslashes, or use 'single quotes'.", meant)


def _unclosed_quote(lines: list[str], line: int) -> Trap | None:
    """Look upwards for a text that begins with a quotation mark and never ends with one."""
    for number in range(line, 0, -1):
        found = _HEAD.match(lines[number - 1])
        if not found or not found[2] or found[2][0] not in "\"'":
            continue
        if found[2].count(found[2][0]) % 2 == 0 or found[2][1:].endswith(found[2][0]):
            return None
        what = "a quotation mark is opened here and never closed"
        meant = lines[number - 1].rstrip() + found[2][0]
        return Trap(number, what, "Write the closing mark at the end of the text.", meant)
    return None


def _apostrophe(lines: list[str], line: int, mark: yaml.Mark | None) -> Trap | None:
    """Look at a quotation mark that begins a text within brackets and is never closed."""
    column = mark.column if mark else 0
    text = re.match(r"['\"]([^,\]}]*)", lines[line - 1][column:])
    if not text:
        return None
    head, rest = lines[line - 1][:column], lines[line - 1][column + text.end() :]
    what = "a quotation mark is opened here and never closed"
    mend = 'Close it, or put the text in "double quotes" if it begins with an apostrophe.'
    return Trap(line, what, mend, head + in_quotes(text[0].strip()) + rest)


def _brackets(lines: list[str], here: int) -> Trap:
    for number in range(here, 0, -1):
        if sum(map(lines[number - 1].count, "[{")) > sum(map(lines[number - 1].count, "]}")):
            what = "a bracket [ or { is opened here and not closed"
            return Trap(number, what, f"Close it, or p{_QUOTE_IT[1:]}")
    what = "there is a text inside these brackets that needs quotation marks"
    mend = 'Put each text with a colon, comma, quotation mark or bracket in "double quotes".'
    return Trap(here, what, mend, _quote_inside(lines[here - 1]))


def _quote_inside(line: str) -> str | None:
    """Quote each bare text of a line like `- {id: f-one, front: Which: a or b?, back: a}`."""
    found = _BRACES.match(line)
    if not found:
        return None
    pairs = [pair.partition(": ") for pair in re.split(r", +(?=[a-z_]+: )", found[2])]
    quoted = (
        f"{key}: {text if text.startswith(_GROUP_SIGNS) else in_quotes(text)}"
        for key, _, text in pairs
    )
    return f"{found[1]}{{{', '.join(quoted)}}}"


def _no_key(line: int) -> Trap:
    what = "this line is neither a key with a colon nor part of a list"
    return Trap(line, what, "Begin it with `key: ` or with `- `, or join it to the text above.", "")


def _indent(lines: list[str], line: int) -> Trap:
    what = "this line has more or fewer spaces in front than its neighbours allow"
    mend = "Give it as many as the other lines of its group have."
    return Trap(line, what, mend, like_above(lines, line))


def _dash(lines: list[str], line: int) -> Trap | None:
    """Look at the beginning of an entry for a dash that YAML does not take for one."""
    found = _DASH.match(lines[line - 1])
    if not found:
        return None
    sign = found[2] or found[3]
    what = f"this entry begins with `{sign}`" if sign else "this entry's dash touches its key"
    mend = "Begin it with `- `, a plain hyphen and a space."
    return Trap(line, what, mend, f"{found[1]}- {lines[line - 1][found.end() :]}")


def _missing_space(lines: list[str], line: int) -> Trap | None:
    if line < 1 or not (found := _NO_SPACE.match(lines[line - 1])):
        return None
    meant = f"{found[1]} {lines[line - 1][found.end() :]}"
    what = f"there is no space after `{found[1].strip(' -')}`"
    if found.end() > len(found[1]):
        what = f"what stands after `{found[1].strip(' -')}` looks like a space and is none"
    return Trap(line, what, "Put a space.", meant)


def _value(lines: list[str], line: int) -> Trap | None:
    """Look at the value on this line for the signs that need quotes."""
    found = _HEAD.match(lines[line - 1])
    what = _why_quotes(found[2]) if found and not _is_whole(found[2]) else None
    if not found or what is None:
        return None
    head, value = found[1], found[2]
    if value[0] in OPENING:
        inner = value[1:-1] if value[-1] in CLOSING else value[1:]
        return Trap(line, what, "Use straight quotation marks.", head + in_quotes(inner))
    if not head.strip():  # the text began on an earlier line, where the quotes would go
        return Trap(line, what, _QUOTE_IT, head + value.replace(":", " "))
    mend = _how_to_quote(value)
    if (second := _SECOND_KEY.search(value)) and head.strip():
        mend += f" If `{second[1]}:` is a key, write it on a line of its own below this one."
    return Trap(line, what, mend, head + in_quotes(value))


def _how_to_quote(value: str) -> str:
    if '"' not in value:
        return _QUOTE_IT
    if "'" not in value:
        return "Put the whole text in 'single quotes'."
    return 'Put the whole text in "double quotes", and write \\" for each such mark inside it.'


def _is_whole(value: str) -> bool:
    """Whether this is a list, a group or a quoted text to its end, and so not at fault."""
    if not value.startswith(_GROUP_SIGNS):
        return False
    try:
        return bool(list(yaml.parse(value, Loader=yaml.CSafeLoader)))
    except yaml.YAMLError:
        return False


def _why_quotes(value: str) -> str | None:
    first = value[:1]
    if not first:
        return None
    if first in OPENING:
        return "this text stands in typographic quotation marks"
    if first in "\"'":
        return "the text goes on after its closing quotation mark"
    if first in "*&%@`!|>?,-{[}]":
        return f"the text begins with `{first}`, a sign that YAML keeps for itself"
    if re.search(r":(\s|$)", value):
        return "there is a colon in a text without quotation marks"
    return None
