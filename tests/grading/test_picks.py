"""Tapped answers are compared place by place; what a wrong tap shows comes back with it."""

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.model.items import Item

Items = dict[str, Item]


def test_the_right_option_is_right_and_brings_its_reason(grader: Grader, items: Items) -> None:
    verdict = grader.grade_picks(items["q-tool-choice"], (0,))
    assert (verdict.outcome, verdict.score) == (Outcome.RIGHT, 1.0)
    assert verdict.note == "The question is about direction over time."


def test_a_wrong_option_shows_its_misconception(grader: Grader, items: Items) -> None:
    verdict = grader.grade_picks(items["q-tool-choice"], (1,))
    assert verdict.outcome is Outcome.MISCONCEPTION
    assert verdict.misconception == "big-framework-always"
    assert verdict.note.startswith("PESTLE scans")


def test_a_wrong_option_without_one_is_wrong(grader: Grader, items: Items) -> None:
    verdict = grader.grade_picks(items["q-tool-choice"], (2,))
    assert (verdict.outcome, verdict.misconception) == (Outcome.WRONG, None)


def test_all_right_options_and_no_other_are_right(grader: Grader, items: Items) -> None:
    assert grader.grade_picks(items["q-sort-data"], (1, 0)).outcome is Outcome.RIGHT


def test_some_right_options_are_partly_right(grader: Grader, items: Items) -> None:
    verdict = grader.grade_picks(items["q-sort-data"], (0,))
    assert (verdict.outcome, verdict.score) == (Outcome.PARTLY, 0.75)
    assert [point.got for point in verdict.points] == [True, False, True, True]


def test_a_telling_wrong_option_among_right_ones_is_named(grader: Grader, items: Items) -> None:
    verdict = grader.grade_picks(items["q-sort-data"], (0, 1, 2))
    assert verdict.misconception == "feedback-is-sales-data"
    assert verdict.note == "That is service feedback."


def test_only_wrong_options_are_wrong(grader: Grader, items: Items) -> None:
    assert grader.grade_picks(items["q-sort-data"], (3,)).outcome is Outcome.WRONG


def test_a_statement_is_judged_and_a_wrong_answer_is_telling(grader: Grader, items: Items) -> None:
    assert grader.grade_picks(items["q-two-sources"], (1,)).outcome is Outcome.RIGHT
    verdict = grader.grade_picks(items["q-two-sources"], (0,))
    assert verdict.misconception == "one-source-is-enough"


def test_steps_count_place_by_place(grader: Grader, items: Items) -> None:
    assert grader.grade_picks(items["q-order"], (0, 1, 2, 3, 4)).outcome is Outcome.RIGHT
    verdict = grader.grade_picks(items["q-order"], (0, 1, 2, 4, 3))
    assert (verdict.outcome, verdict.score) == (Outcome.PARTLY, 0.6)


def test_pairs_count_one_by_one(grader: Grader, items: Items) -> None:
    assert grader.grade_picks(items["q-match"], (0, 1, 2, 3)).outcome is Outcome.RIGHT
    verdict = grader.grade_picks(items["q-match"], (1, 0, 2, 3))
    assert [point.got for point in verdict.points] == [False, False, True, True]


def test_picks_that_are_no_answer_are_no_attempt(grader: Grader, items: Items) -> None:
    for name, picks in (
        ("q-tool-choice", (9,)),
        ("q-tool-choice", ()),
        ("q-sort-data", (-1,)),
        ("q-two-sources", (2,)),
        ("q-order", ()),
        ("q-match", ()),
    ):
        assert grader.grade_picks(items[name], picks).outcome is Outcome.NO_ATTEMPT
