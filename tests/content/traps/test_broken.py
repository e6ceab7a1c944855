"""A trap of YAML is named by what an author did, and the line is read as it was meant."""

import pytest

from content.tree import plain
from content.yaml_text import parse_yaml
from tests.content.typed import parse, told

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
GAP = " " * 200_000
"""Each of its spaces has to be looked at once: by pairs it would take hours."""


@pytest.mark.parametrize(
    ("line", "what", "meant"),
    [*TRAPS, pytest.param(f"a: x{GAP}y: z", "there is a colon", f"x{GAP}y: z", id="gap")],
)
def test_a_trap_is_named_and_the_lines_after_it_are_read(line: str, what: str, meant: str) -> None:
    source = f'first: "1"\n{line}\nlast: Which: of these?\n'
    tree, complaints = parse_yaml(source.encode(), "file.yaml")
    named, after = sorted(complaints)
    assert (named.line, named.what[: len(what)]) == (2, what)
    assert (after.line, after.what[:25]) == (3, "there is a colon in a tex")
    assert tree is not None
    assert plain(tree) == {"first": "1", "a": meant, "last": "Which: of these?"}


@pytest.mark.parametrize("dash", ["\u2013 ", "\u2014 ", "\u2022 ", "\u2013", "* ", "+ ", "-"])
def test_an_entry_that_begins_with_another_dash_is_named_and_read(dash: str) -> None:
    """A word processor makes a long dash or a dot of a hyphen, and a thumb leaves the space out."""
    source = f"questions:\n  - id: one\n    ask: One?\n  {dash}id: two\n    ask: Two?\n"
    tree, (told_of,) = parse_yaml(source.encode(), "file.yaml")
    assert told_of.line == 4
    assert told_of.mend == "Begin it with `- `, a plain hyphen and a space."
    assert tree is not None
    entries = [{"id": "one", "ask": "One?"}, {"id": "two", "ask": "Two?"}]
    assert plain(tree) == {"questions": entries}


def test_a_second_key_in_one_line_is_not_only_quoted() -> None:
    (said,) = told("- idea: it slows down, any: [slows]\n")
    assert said.endswith("If `any:` is a key, write it on a line of its own below this one.")


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
