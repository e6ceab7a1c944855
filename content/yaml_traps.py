"""Names the traps of YAML by what an author did, not by what the parser expected.

The parser stops at the first thing it cannot read. `trap_of` looks at that line, says in plain
words which trap it is, and, where the meaning is plain, writes the line as it was meant, so that
the rest of the file can be read for further faults in the same run.
"""

import re

import yaml
from msgspec import Struct

_HEAD = re.compile(r"^(\s*(?:- +)*(?:[A-Za-z_][\w-]*: +)?)(.*?)\s*$")
"""Indentation, dashes and a key; then the value."""

_NO_SPACE = re.compile(r"^(\s*(?:- +)*[a-z_]+:)(?=[^\s:/])")
"""A key whose colon touches its value; `https://` is none."""

_DASH = re.compile(r"^(\s*)(?:([–—−•‣●·])\s*|([*+])\s+|-)(?=[A-Za-z_][\w-]*:(?:\s|$)|\{)")  # noqa: RUF001
"""The beginning of an entry: as a word processor writes its dash, or one that touches its key."""

_SECOND_KEY = re.compile(r", +([a-z_]+): *\S")
"""A key behind a comma, in a line without the braces that would make it one."""

_CONTROL = re.compile("[^\t\n -~\xa0-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
"""Characters that YAML does not let into a text (YAML 1.1, section 5.1)."""

_LINE_BREAKS = re.compile("\r\n|[\r\n]")
_OTHER_BREAKS = re.compile("[\x85\u2028\u2029\ufeff]")
"""Breaks that the parser would count as lines although no editor does, and stray byte marks."""

_OPENING = "“”„«\u2018\u2019\u201a"
_CLOSING = "“”»\u2018\u2019"
"""Quotation marks, double and single, as word processors and telephones write them."""

_BRACES = re.compile(r"^(\s*(?:- +)*)\{(.*)\}\s*$")
_BACKSLASH = re.compile("escape|hexdecimal")
"""How the parser words its complaints about a backslash (libyaml's scanner.c, its spelling)."""

_AFTER_TEXT = re.compile(r"(\s+)#(.?)")
"""What may stand behind a text: a note, if it has two spaces before its sign and one after it.

Linters want notes so, too. Without such a rule nobody could tell a note from a text that is lost,
for authors write of "#1" and of "the # key".
"""

_LOST_BEFORE = 3
"""Lines above the one where the parser gave up, in which a text may have been cut."""

_GROUP_SIGNS = tuple("\"'[{")

_QUOTE_IT = 'Put the whole text in "double quotes".'


class Trap(Struct, frozen=True):
    """One fault of the writing; `instead` is the line as it was meant, where that is plain."""

    line: int
    what: str
    mend: str
    instead: str | None = None


def split_lines(source: str) -> list[str]:
    """Split into lines as an editor counts them."""
    return _LINE_BREAKS.split(_OTHER_BREAKS.sub(" ", source))


def odd_indents(lines: list[str]) -> list[Trap]:
    """Find every line indented with tabs, or with hard spaces pasted from a word processor."""
    traps = []
    for number, line in enumerate(lines, start=1):
        indent = line[: len(line) - len(line.lstrip())]
        if line.strip() and indent.strip(" "):
            sign = "a tab" if "\t" in indent else "something that looks like a space"
            mend = "Use plain spaces, as many as the line above it has."
            meant = _like_above(lines, number)
            traps.append(Trap(number, f"this line is indented with {sign}", mend, meant))
    return traps


def _like_above(lines: list[str], number: int) -> str:
    """Indent the line like its neighbours above: a guess, good enough to read on."""
    line = lines[number - 1].lstrip()
    above = [text for text in lines[: number - 1] if text.strip()]
    if line.startswith("- ") and not (above and above[-1].rstrip().endswith(":")):
        above = [text for text in above if text.lstrip().startswith("- ")]
        last = above[-1] if above else ""
        return " " * (len(last) - len(last.lstrip())) + line
    last = above[-1] if above else ""
    step = 2 if last.rstrip().endswith(":") else 0
    return " " * (len(last) - len(last.lstrip(" -")) + step) + line


def typographic(text: str) -> bool:
    """Whether the whole text stands in typographic quotation marks."""
    return len(text) > 2 and text[0] in _OPENING and text[-1] in _CLOSING


def cut_short(rest: str) -> tuple[str, str] | None:
    """Say what is wrong where a text ends and `rest` of its line is passed over; None for a note.

    YAML ends a text without quotation marks before a number sign that has a space in front.
    """
    found = _AFTER_TEXT.match(rest)
    if not found or (len(found[1]) > 1 and found[2] in ("", " ", "#")):
        return None
    what = f"the text ends before ` #`, and `{rest.strip()}` is lost"
    mend = (
        'Put the whole text in "double quotes". (A note to yourself has two spaces before its #.)'
    )
    return what, mend


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
    return (
        _unclosed_quote(lines, begun if "quoted scalar" in context else here - 1)
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
    if dashed := _without_dash(lines, line):
        what = "an entry of the list seems to begin here, without its dash"
        return Trap(line, what, f"Write `{dashed.strip()}`.", dashed)
    what = "this line has more or fewer spaces in front than its neighbours allow"
    mend = "Give it as many as the other lines of its group have."
    return Trap(line, what, mend, _like_above(lines, line))


def _without_dash(lines: list[str], line: int) -> str | None:
    """Write a line with a dash where it stands below dashes that begin with the same key."""
    key = re.match(r"( *)([a-z_]+:)", lines[line - 1])
    if not key or not any(one.startswith(f"{key[1]}- {key[2]}") for one in lines[: line - 1]):
        return None
    return f"{key[1]}- {lines[line - 1].lstrip()}"


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
    return Trap(line, f"there is no space after `{found[1].strip(' -')}`", "Put a space.", meant)


def _value(lines: list[str], line: int) -> Trap | None:
    """Look at the value on this line for the signs that need quotes."""
    found = _HEAD.match(lines[line - 1])
    what = _why_quotes(found[2]) if found else None
    if not found or what is None:
        return None
    head, value = found[1], found[2]
    if value[0] in _OPENING:
        inner = value[1:-1] if value[-1] in _CLOSING else value[1:]
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


def _why_quotes(value: str) -> str | None:
    first = value[:1]
    if not first:
        return None
    if first in _OPENING:
        return "this text stands in typographic quotation marks"
    if first in "\"'":
        return "the text goes on after its closing quotation mark"
    if first in "*&%@`!|>?,-{[}]":
        return f"the text begins with `{first}`, a sign that YAML keeps for itself"
    if re.search(r":(\s|$)", value):
        return "there is a colon in a text without quotation marks"
    return None


def in_quotes(value: str) -> str:
    """Write a text in double quotation marks."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
