"""Gaps are filled in order, by fillings alone or by the whole sentence."""

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.model import ClozeQuestion, Item

Items = dict[str, Item]


@pytest.mark.parametrize(
    ("typed", "outcome"),
    [
        ("primary, secondary", Outcome.RIGHT),
        ("Primary and secondary", Outcome.RIGHT),
        ("primary and secondry", Outcome.SLIP),
        ("secondary, primary", Outcome.WRONG),
        ("primary", Outcome.PARTLY),
        ("primary first secondary second own", Outcome.WRONG),
        ("primary secondary primary secondary", Outcome.WRONG),
        ("i think primary and then secondary maybe", Outcome.RIGHT),
        ("you gather primary data, others published secondary data", Outcome.RIGHT),
        ("idk", Outcome.NO_ATTEMPT),
        ("No lo sé...", Outcome.NO_ATTEMPT),
    ],
)
def test_gaps_are_filled_in_order(
    grader: Grader, items: Items, typed: str, outcome: Outcome
) -> None:
    assert grader.grade_text(items["q-cloze"], typed).outcome is outcome


def test_a_gap_filled_earlier_stays_filled(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-cloze"], "secondary", earned=frozenset({0}))
    assert verdict.outcome is Outcome.RIGHT
    assert [point.words for point in verdict.points] == ["", "secondary"]


@pytest.mark.parametrize(
    ("typed", "is_right"), [("{}", True), ("{ }", True), ("[]", False), ("dict", False)]
)
def test_a_gap_may_hold_brackets(grader: Grader, typed: str, *, is_right: bool) -> None:
    ask = r"An empty mapping is {\{\}}."
    item = ClozeQuestion(id="q-empty", concept="sources", type="cloze", ask=ask)
    assert grader.grade_text(item, typed).outcome.is_right == is_right
