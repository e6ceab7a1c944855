"""Which answers have a say in what a key keeps, and which judge it."""

from benchmarks.grading.cutting import Trial


def test_an_answer_belongs_to_the_same_part_whatever_else_there_is() -> None:
    parts = [Trial("right", f"answer {number}").part(2) for number in range(40)]
    assert {*parts} == {0, 1}
    assert parts == [Trial("wrong", f"answer {number}", blind=True).part(2) for number in range(40)]
