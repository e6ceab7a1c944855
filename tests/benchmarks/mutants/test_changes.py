"""Each single change of a module, and nothing that says nothing to who runs it."""

import ast

import pytest

from benchmarks.mutants.changes import mutants


@pytest.mark.parametrize(
    ("line", "others"),
    [
        ("x = a < b", {"a <= b"}),
        ("x = a and b", {"a or b", "a", "b"}),
        ("x = not a", {"a"}),
        ("x = a + b", {"a - b"}),
        ("x = 7", {"8"}),
        ("x = True", {"False"}),
        ("x = 'a'", {"'aX'"}),
        ("x = [one for one in some if one]", {"for one in some"}),
        ("x = max(some, key=len)", {"min(some, key=len)"}),
        ("x = f(key=g)", {"f()"}),
        ("x = a if b else c", {"a", "c"}),
        ("f()", {"pass"}),
        ("raise ValueError('the words of an error')", {"pass"}),
        ("x = 'SELECT a FROM b WHERE c = 1 AND d < 2'", {
            "'SELECT a FROM b WHERE c <> 1 AND d < 2'",
            "'SELECT a FROM b WHERE c = 1 OR d < 2'",
            "'SELECT a FROM b WHERE c = 1 AND d <= 2'",
        }),
    ],
)  # fmt: skip
def test_one_thing_at_a_time_is_changed(line: str, others: set[str]) -> None:
    found = mutants(line)
    assert {one.after.strip() for one in found} == others
    for one in found:
        assert one.after.strip() in ast.unparse(one.tree)


def test_both_ways_of_a_branch_are_tried_and_a_name_that_it_binds_stays_bound() -> None:
    afters = [ast.unparse(one.tree) for one in mutants("if a:\n    pass")]
    assert afters == ["if True:\n    pass", "if False:\n    pass"]
    assert mutants("if (a := b):\n    pass") == []


@pytest.mark.parametrize(
    "source",
    [
        '"""A docstring."""',
        "x: Literal[7]",
        "assert a < b, 'why'",
        "@dataclass(frozen=True)\nclass A:\n    pass",
        "def f(a: int) -> bool: ...",
        "log.warning('seven')",
        "from a import b",
    ],
)
def test_what_says_nothing_to_who_runs_it_is_left_alone(source: str) -> None:
    assert mutants(source) == []


def test_each_is_known_by_its_line_and_its_outermost_function() -> None:
    source = (
        "X = 1\nclass A:\n    y = 2\n    def f(self):\n        def g():\n            return 3\n"
    )
    places = [(one.line, one.scope) for one in mutants(source)]
    assert places == [(1, ""), (3, "A"), (6, "A.f")]
