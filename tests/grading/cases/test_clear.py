"""The first clear case that speaks decides, in the order of a careful marker."""

import pytest

from bot.grading.cases.clear import RULES, clear_case
from bot.grading.decision import RIGHT, Decision
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Reason, Verdict

KEY = Key(
    "Name two reasons why guests leave the hotel at the sea after one night.",
    ideas=(Idea("slow", ("slow", "waiting")), Idea("dirty", ("dirty", "not clean"))),
    need=2,
    references=("Service is slow and rooms are dirty.",),
    misconceptions=(Wrong("price-only", ("it is only the price",)),),
    blocks=("all the same",),
    samples=Samples(right=("idk tbh",), wrong=("slow lifts", "it is noisy")),
)


def graded(answer: str, key: Key = KEY) -> Verdict:
    return ShortGrader(key, Corpus.of_keys([key])).grade(answer)


def asked(question: str, reference: str) -> Key:
    return Key(question, references=(reference,))


@pytest.mark.parametrize(
    ("answer", "outcome", "because"),
    [
        ("idk tbh", Outcome.RIGHT, Reason.SAMPLES),  # a judged answer before no attempt
        ("idk", Outcome.NO_ATTEMPT, Reason.ATTEMPT),
        ("guests leave the hotel at the sea after one night", Outcome.WRONG, Reason.COPIED),
        ("it is only the price, slow", Outcome.MISCONCEPTION, Reason.HEARD),
        ("slow lifts", Outcome.PARTLY, Reason.SAMPLES),  # one of two ideas keeps its credit
        ("it is noisy", Outcome.WRONG, Reason.SAMPLES),
        ("slow and dirty, all the same", Outcome.WRONG, Reason.BLOCKED),
    ],
)
def test_each_case_has_its_outcome_and_its_reason(
    answer: str, outcome: Outcome, because: Reason
) -> None:
    verdict = graded(answer)
    assert (verdict.outcome, verdict.because) == (outcome, because)


def test_a_filler_of_which_the_key_makes_something_is_an_attempt() -> None:
    key = Key("What do you say?", ideas=(Idea("regret", ("say sorry",)),), references=("Say so.",))
    other = Key("What do you say?", ideas=(Idea("hello", ("say hello",)),), references=("Hello.",))
    assert graded("sorry", key).outcome is not Outcome.NO_ATTEMPT
    assert graded("sorry", other).outcome is Outcome.NO_ATTEMPT


def test_what_is_no_clear_case_is_left_to_be_weighed() -> None:
    grader = ShortGrader(KEY, Corpus.of_keys([KEY]))
    heard = grader._hear("rooms are dirty")
    assert clear_case(grader._compiled, heard) is None
    assert not [rule for rule in RULES if rule(grader._compiled, heard)]


@pytest.mark.parametrize(
    ("answer", "because", "right"),
    [("yes", "yes", False), ("it is a limit", "yes", False), ("no", "no", True),
     ("it isnt a limit", "no", True)],
)  # fmt: skip  # a table
def test_a_question_is_answered_by_yes_or_no_or_by_saying_it_again(
    answer: str, because: str, *, right: bool
) -> None:
    verdict = graded(answer, asked("Is a forecast a limit?", "No, it only estimates"))
    assert verdict.because == because
    assert verdict.outcome.is_right == right


def test_the_right_side_alone_is_not_enough_where_a_reason_is_asked_for() -> None:
    verdict = graded("no", asked("Is a forecast a limit? Explain.", "No, it only estimates sales"))
    assert not verdict.outcome.is_right


def test_another_option_of_the_question_contradicts_whatever_follows() -> None:
    key = asked("Which metal rusts, iron or copper?", "Iron. Copper only turns green.")
    assert graded("Copper. Iron turns green.", key).because == Reason.OPTION
    assert graded("Iron. Copper turns green.", key).outcome is Outcome.RIGHT


def test_one_of_several_references_that_are_numbers_cannot_refuse() -> None:
    key = Key("How many?", references=("8", "eight of them in each byte"))
    assert graded("9", key).because != Reason.NUMBER
    assert graded("8", key).because == Reason.NUMBER


def test_right_begins_at_the_threshold_in_every_clear_case() -> None:
    grader = ShortGrader(KEY, Corpus.of_keys([KEY]))
    for answer in ("idk tbh", "idk", "slow lifts", "it is noisy", "slow, all the same"):
        decision = clear_case(grader._compiled, grader._hear(answer))
        assert isinstance(decision, Decision)
        assert (decision.score >= RIGHT) == decision.outcome.is_right
