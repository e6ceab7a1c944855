"""Which answers have a say in what a key keeps, and which judge it."""

from benchmarks.grading.cutting import FEW, Cutting, Trial, settled
from bot.grading.grader import Grader
from content.model.items import ShortQuestion
from tests.shipped import shipped


def test_an_answer_belongs_to_the_same_part_whatever_else_there_is() -> None:
    parts = [Trial("right", f"answer {number}").part(2) for number in range(40)]
    assert {*parts} == {0, 1}
    assert parts == [Trial("wrong", f"answer {number}", blind=True).part(2) for number in range(40)]


def test_where_no_answer_is_lost_a_key_keeps_few_wordings() -> None:
    topic = shipped().topics["sales-information"]
    grader = Grader(topic)
    question = next(one for one in topic.items() if isinstance(one, ShortQuestion))
    cutting = Cutting(grader, question, trials=(), ear=None)
    kept = settled(cutting, short=True)
    assert all(len(some) <= FEW[0] for some in kept)
    assert [len(some) for some in kept] < [len(some) for some in cutting.whole]
