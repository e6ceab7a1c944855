"""A file is read as the author typed it, and what could hide or explode is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.tree import plain
from content.yaml_text import MAX_BYTES, parse_yaml, read_yaml


def parse(source: str) -> object:
    """Parse a source that must have no fault."""
    tree, complaints = parse_yaml(source.encode(), "file.yaml")
    assert complaints == []
    assert tree is not None
    return plain(tree)


def told(source: str | bytes) -> list[str]:
    """Parse and give the complaints."""
    raw = source.encode() if isinstance(source, str) else source
    return [str(complaint) for complaint in parse_yaml(raw, "file.yaml")[1]]


@pytest.mark.parametrize(
    "typed", ["no", "on", "yes", "off", "12:30", "1_000", "0o17", "1e3", ".5", "null", "2026-11-01"]
)
def test_what_yaml_would_turn_into_something_else_stays_as_typed(typed: str) -> None:
    assert parse(f"a: {typed}\nb: [{typed}]\n{typed}: c") == {"a": typed, "b": [typed], typed: "c"}


def test_every_line_ending_and_a_byte_order_mark_are_read() -> None:
    for ending in ("\n", "\r\n", "\r"):
        assert parse(f"\ufeffa: b{ending}c: d{ending}") == {"a": "b", "c": "d"}


def test_lines_are_counted_as_an_editor_counts_them() -> None:
    assert told("a: one\u2028two\x85three\r\nb: c: d\r\n")[0].startswith("file.yaml:2: there is a")


def test_a_bomb_of_aliases_is_refused_where_it_is_lit() -> None:
    bomb = "a: &a [x, x]\nb: &b [*a, *a]\nc: [*b, *b]\n"
    assert [each.split(" begins")[0] for each in told(bomb)] == [
        "file.yaml:1: `&a`",
        "file.yaml:2: `&b`",
        "file.yaml:2: `*a`",
        "file.yaml:2: `*a`",
        "file.yaml:3: `*b`",
        "file.yaml:3: `*b`",
    ]


def test_a_tag_is_refused() -> None:
    assert told("a: !!python/object:os.system x\n")[0].startswith("file.yaml:1: `tag:yaml.org")
    assert told("a: !important\n")[0].startswith("file.yaml:1: `!important` begins with a sign")


def test_a_doubled_key_is_refused_at_any_depth() -> None:
    assert told("a:\n  - b: 1\n    c: 2\n    b: 3\n") == [
        "file.yaml:4: `b` is here a second time; it is already on line 2. Keep one of the two."
    ]


def test_twenty_levels_are_read_and_twenty_one_are_not() -> None:
    assert told("[" * 20 + "]" * 20) == []
    assert told("[" * 21 + "]" * 21)[0].startswith("file.yaml:1: there are more than 20 levels")
    assert told("[" * 100_000)[0].startswith("file.yaml:1: there are more than 20 levels")


def test_one_megabyte_is_read_and_a_byte_more_is_not(tmp_path: Path) -> None:
    path = tmp_path / "quiz.yaml"
    path.write_bytes(b"a: " + b"x" * (MAX_BYTES - 3))
    assert read_yaml(path)[1] == []
    path.write_bytes(b"a: " + b"x" * (MAX_BYTES - 2))
    assert [complaint.what for complaint in read_yaml(path)[1]] == ["this file is larger than 1 MB"]


def test_a_huge_file_is_refused_before_it_is_read(tmp_path: Path) -> None:
    path = tmp_path / "quiz.yaml"
    path.touch()
    os.truncate(path, 10**13)  # a hole of 10 TB: reading it would end the test in another way
    assert [complaint.what for complaint in read_yaml(path)[1]] == ["this file is larger than 1 MB"]


def test_what_is_no_file_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe.yaml")
    for path in (tmp_path, tmp_path / "pipe.yaml"):
        assert [complaint.what for complaint in read_yaml(path)[1]] == ["this is not a file"]


def test_other_encodings_and_second_documents_are_refused() -> None:
    assert told(b"a: b\nc: caf\xe9\n")[0].startswith("file.yaml:2: this line has a character that")
    assert told("a: b\n---\nc: d\n")[0].startswith("file.yaml:2: a line `---` begins a second")
    assert told("# nothing\n")[0].startswith("file.yaml:1: this file is empty")


TRAPS = [
    ("a: Which one: x or y", "there is a colon in a text", "Which one: x or y"),
    ("a: is it?:", "there is a colon in a text", "is it?:"),
    ("a: *very* good", "the text begins with `*`", "*very* good"),
    ("a: & so on", "the text begins with `&`", "& so on"),
    ("a: % of sales", "the text begins with `%`", "% of sales"),
    ("a: @home", "the text begins with `@`", "@home"),
    ("a: `x`", "the text begins with ```", "`x`"),
    ("a: {primary} data", "the text begins with `{`", "{primary} data"),
    ("a: [sic] this", "the text begins with `[`", "[sic] this"),
    ("a: > 5 per cent", "the text begins with `>`", "> 5 per cent"),
    ("a: - x", "the text begins with `-`", "- x"),
    ('a: "Yes" she said', "the text goes on after its closing", '"Yes" she said'),
    ("a: 'it's so'", "the text goes on after its closing", "'it's so'"),
    ('a: "not closed', "a quotation mark is opened here", "not closed"),
    ("a: “Why: not?”", "this text stands in typographic", "Why: not?"),
    ("a: “Why not?”", "this text stands in typographic", "“Why not?”"),
    ('a: "C:\\Users"', "a backslash in double quotes", "C:\\Users"),
    ("a:x", "there is no space after `a:`", "x"),
    ("\ta: x", "this line is indented with a tab", "x"),
    ("\N{NO-BREAK SPACE}a: x", "this line is indented with something that", "x"),
    ("  a: x", "this line has more or fewer spaces", "x"),
    ("a: x\x07", "there is an invisible control character", "x"),
]


@pytest.mark.parametrize(("line", "what", "meant"), TRAPS)
def test_a_trap_is_named_and_the_lines_after_it_are_read_too(
    line: str, what: str, meant: str
) -> None:
    source = f'first: "1"\n{line}\nlast: Which: of these?\n'
    tree, complaints = parse_yaml(source.encode(), "file.yaml")
    named, after = sorted(complaints)
    assert (named.line, named.what[: len(what)]) == (2, what)
    assert (after.line, after.what[:25]) == (3, "there is a colon in a tex")
    assert tree is not None
    assert plain(tree) == {"first": "1", "a": meant, "last": "Which: of these?"}


@pytest.mark.parametrize(
    ("text", "mend"),
    [
        ("Which: a", 'Put the whole text in "double quotes".'),
        ('"Yes" she said', "Put the whole text in 'single quotes'."),
        (
            '"Yes" she didn\'t say',
            'Put the whole text in "double quotes", and write \\" for each such mark inside it.',
        ),
    ],
)
def test_what_is_to_be_written_instead_would_itself_be_read(text: str, mend: str) -> None:
    assert told(f"a: {text}\n")[0].endswith(mend)


def test_a_colon_inside_braces_is_named_and_read_as_it_was_meant() -> None:
    tree, complaints = parse_yaml(
        b"- {id: f-one, front: Which: a, or b?, back: [c]}\n", "file.yaml"
    )
    assert [complaint.what for complaint in complaints] == [
        "there is a text inside these brackets that needs quotation marks"
    ]
    assert tree is not None
    assert plain(tree) == [{"id": "f-one", "front": "Which: a, or b?", "back": ["c"]}]


def test_typographic_quotation_marks_inside_a_text_are_left_alone() -> None:
    assert parse("a: He said “no” to “yes”, did not he\n") == {
        "a": "He said “no” to “yes”, did not he"
    }


yaml_like = st.text(alphabet="ab:-[]{}\"'#&*!|>%@`?, \n\t“”\\\x00\u2028é", max_size=60)


@given(st.one_of(yaml_like.map(str.encode), st.text().map(str.encode), st.binary()))
def test_no_bytes_whatever_raise_anything(raw: bytes) -> None:
    tree, complaints = parse_yaml(raw, "file.yaml")
    assert tree is not None or complaints
    assert all(
        1 <= complaint.line <= raw.count(b"\n") + raw.count(b"\r") + 1 for complaint in complaints
    )


LOST = [
    ("a: Which is rated #1 by us?", "`#1 by us?` is lost"),
    ("a:\n  - Shop #4", "`#4` is lost"),
    ("a: Press the # key", "`# key` is lost"),
    ("a: two lines\n  and #2", "`#2` is lost"),
    ("a: #1 in town", "`#1 in town` is lost"),
    ("a: [rated #1, best]\nb: c", "`#1, best]` is lost"),
    ("- {a: b, c: Which is #1?}", "`#1?}` is lost"),
    ("a: Which is #1\n  by far\nb: c", "`#1` is lost"),
]


@pytest.mark.parametrize(("source", "lost"), LOST)
def test_a_text_that_a_number_sign_cuts_gets_one_complaint(source: str, lost: str) -> None:
    (complaint,) = told(f"{source}\n")
    assert lost in complaint
    assert 'Put the whole text in "double quotes".' in complaint


def test_a_note_is_no_text() -> None:
    source = (
        "# all\na: x  # one\nb:  # two\n  - \"y\" # three\nc: > # four\n  z #5\nd: 'e' #6\nf: g#7\n"
    )
    assert parse(source) == {"a": "x", "b": ["y"], "c": "z #5\n", "d": "e", "f": "g#7"}
