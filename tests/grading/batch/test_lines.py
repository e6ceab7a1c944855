"""A line says what to grade, in fields whose mistakes are told to whoever wrote them."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.batch import lines
from bot.grading.verdict import Outcome, PointResult, Reason, Verdict

FIELDS: dict[str, Any] = {"id": "a1", "question": "Why?", "response": "to check"}


def test_a_point_without_wordings_is_its_own_and_a_wording_may_stand_for_the_name() -> None:
    points = [{"idea": "confirms"}, {"any": ["less bias", "fair"]}]
    key = lines.record(FIELDS | {"points": points}).key
    assert [(idea.name, idea.wordings) for idea in key.ideas] == [
        ("confirms", ("confirms",)),
        ("less bias", ("less bias", "fair")),
    ]


@pytest.mark.parametrize(("need", "needed"), [(None, 2), (1, 1), (9, 2)])
def test_all_points_are_needed_unless_fewer_are_said_to_be(need: int | None, needed: int) -> None:
    points = [{"idea": "confirms"}, {"idea": "fair"}]
    assert lines.record(FIELDS | {"points": points, "need": need}).key.need == needed


def test_a_model_answer_is_one_more_reference_and_a_note_is_left_alone() -> None:
    fields = FIELDS | {"references": ["To check.", " "], "model": "To be sure.", "note": "mine"}
    assert lines.record(fields).key.references == ("To check.", "To be sure.")


def test_a_bad_line_is_handed_back_with_its_number_and_raises_nothing() -> None:
    error = lines.read_line(b'{"question": 1}', 4)
    assert isinstance(error, lines.RecordError)
    assert error.as_fields() == {"line": 4, "error": "`question` must be text"}


def test_a_verdict_goes_back_as_plain_json() -> None:
    one = lines.read_line(json.dumps(FIELDS | {"references": ["To check."]}).encode(), 1)
    assert isinstance(one, lines.Record)
    points = (PointResult("confirms", got=True, words="chekc"),)
    verdict = Verdict(Outcome.SLIP, 1 / 3, points, None, (("chekc", "check"),), Reason.POINTS)
    assert json.loads(json.dumps(lines.outcome(one, verdict))) == {
        "id": "a1",
        "response": "to check",
        "verdict": "slip",
        "score": 0.333333,
        "points": [{"idea": "confirms", "got": True, "words": "chekc"}],
        "misconception": None,
        "spelling": [["chekc", "check"]],
        "because": "points",
    }


@pytest.mark.parametrize(
    ("response", "read"), [("x", "x"), (6, "6"), (0.5, "0.5"), (["a", 2], ("a", "2"))]
)
def test_a_line_may_name_an_item_instead_of_a_key(response: object, read: object) -> None:
    fields = {"id": "a1", "item": "topic/item", "response": response}
    assert lines.read_fields(fields, 3) == lines.ItemRecord("a1", "topic/item", read, 3)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("fields", "error"),
    [
        ({"item": "t/i"}, "`response` is missing"),
        ({"item": 1, "response": "x"}, "`item` must be text"),
        ({"item": "t/i", "response": {}}, "`response` must be text, or a list of texts"),
        ({"item": "t/i", "response": [["x"]]}, "`response` must be text, or a list of texts"),
        ({"item": "t/i", "response": True}, "`response` must be text, or a list of texts"),
        ({"item": "t/i", "response": "x", "references": ["y"]}, "has a key of its own"),
    ],
)
def test_a_line_with_an_item_says_what_is_wrong(fields: dict[str, Any], error: str) -> None:
    found = lines.read_fields(fields, 3)
    assert isinstance(found, lines.RecordError)
    assert found.line == 3
    assert error in str(found)


VALUES = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(2**70), 2**70)
    | st.floats(allow_nan=False, allow_infinity=False)
    | st.text(max_size=9)
    | st.sampled_from(["en", "xx", "\x00", "\ud83d", "to check"]),
    lambda inside: (
        st.lists(inside, max_size=3)
        | st.dictionaries(st.sampled_from(["idea", "any", "right", "wrong", "id", "x"]), inside)
    ),
    max_leaves=6,
)
LINES = st.dictionaries(
    st.sampled_from(
        [
            *("id", "item", "question", "response", "points", "need", "references", "model"),
            *("misconceptions", "samples", "confusable", "language", "note"),
        ]
    ),
    VALUES,
)


@given(st.one_of(LINES, LINES.map(lambda some: FIELDS | {"references": ["To check."]} | some)))
def test_any_fields_are_a_record_or_are_told_what_is_wrong_in_one_line(fields: Any) -> None:
    found = lines.read_line(json.dumps(fields).encode(), 7)
    if isinstance(found, lines.RecordError):
        assert found.line == 7
        assert str(found).isprintable()
    else:
        assert found.id == fields.get("id")


@given(st.binary(max_size=40))
def test_any_bytes_are_a_record_or_are_told_what_is_wrong(line: bytes) -> None:
    assert isinstance(lines.read_line(line, 7), lines.RecordError)
