"""What a typed response earns: shares of points that add up, and never more than all."""

from bot.grading.verdict import Outcome, Verdict
from bot.tutor.choosing.items import item_of
from bot.tutor.drill.scoring import Graded, Typed, as_meant, final_share, share
from bot.tutor.model.drill import Prompt
from content.model.items import ExtendedQuestion, ShortQuestion
from tests.tutor.laying import LIBRARY


def question(name: str) -> Typed:
    item = item_of(LIBRARY, f"sales-information/{name}")
    assert isinstance(item, Typed)
    return item


def prompt(*earned: int) -> Prompt:
    return Prompt("sales-information/x", 1, "v", earned=frozenset(earned))


def test_a_short_answer_is_whole_with_as_many_ideas_as_it_needs() -> None:
    checks = question("s-report-checks")
    assert isinstance(checks, ShortQuestion)
    assert checks.need == 2
    assert [share(checks, prompt(*range(n))) for n in range(4)] == [0.0, 0.5, 1.0, 1.0]


def test_an_exam_answer_earns_a_share_for_each_marking_point() -> None:
    hotel = question("x-hotel")
    assert isinstance(hotel, ExtendedQuestion)
    points = len(hotel.marks)
    assert [share(hotel, prompt(*range(n))) for n in (0, 1, points)] == [0.0, 1 / points, 1.0]


def test_a_number_is_right_or_not() -> None:
    assert share(question("n-change"), prompt(0)) == 0.0


def test_what_was_meant_is_right_only_when_nothing_is_left_to_say() -> None:
    checks, unclear = question("s-report-checks"), Verdict(Outcome.UNSURE, 0.4)
    assert as_meant(checks, prompt(0), unclear).outcome is Outcome.PARTLY
    assert as_meant(checks, prompt(0, 2), unclear).outcome is Outcome.RIGHT


def test_a_wrong_idea_costs_a_short_answer_all_and_an_exam_answer_nothing() -> None:
    wrong = Verdict(Outcome.MISCONCEPTION, 0.0)
    short = Graded(question("s-report-checks"), prompt(0), wrong)
    exam = Graded(question("x-hotel"), prompt(0), wrong)
    assert final_share(short) == 0.0
    assert final_share(exam) == share(exam.question, exam.prompt) > 0
