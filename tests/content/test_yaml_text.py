"""A file is read as the author typed it, and what could hide or explode is refused."""

import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from content.yaml_text import MAX_BYTES, parse_yaml, read_yaml
from tests.content.typed import parse, told


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
    assert told("a:\n  - b: 1\n    c: 2\n    c: 3\n") == [
        "file.yaml:4: `c` is here a second time; it is already on line 3. Keep one of the two."
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


yaml_like = st.text(alphabet="ab:-[]{}\"'#&*!|>%@`?, \n\t“”\\\x00\u2028é", max_size=60)


@given(st.one_of(yaml_like.map(str.encode), st.text().map(str.encode), st.binary()))
def test_no_bytes_whatever_raise_anything(raw: bytes) -> None:
    tree, complaints = parse_yaml(raw, "file.yaml")
    assert tree is not None or complaints
    assert all(
        1 <= complaint.line <= raw.count(b"\n") + raw.count(b"\r") + 1 for complaint in complaints
    )
