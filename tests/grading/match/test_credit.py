"""What earns an idea, and what only looks as if it did."""

import pytest

from bot.grading.decision import UNSURE
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Verdict
from state.values import replace

QUEUE = Key(
    'A gym promises "never a queue", but people wait. Name two ways to close the gap.',
    ideas=(
        Idea("promise only what is true", ("honest", "promise less", "stop saying")),
        Idea("change the service", ("more machines", "booking", "open earlier")),
        Idea("tell people when it is busy", ("busy times", "tell members")),
    ),
    need=2,
    references=("Be honest on the website, and put in more machines.",),
)
REPORT = Key(
    "Name two things to check about a published report.",
    ideas=(
        Idea("who made it", ("who wrote", "author")),
        Idea("when it was made", ("date", "how old", "when it")),
        Idea("how it was made", ("how it was", "method")),
    ),
    need=2,
    references=("Check the author, the date and the method.",),
)
BUDGET = Key(
    "What is the difference between a budget and a forecast?",
    ideas=(
        Idea("a budget is a plan that sets limits", ("plan", "limit", "allowed")),
        Idea("a forecast is an estimate", ("estimate", "likely", "probably", "expect", "guess")),
    ),
    need=2,
    references=("A budget is a plan; a forecast is an estimate of what will probably happen.",),
    misconceptions=(Wrong("same", ("two words for one thing", "no difference at all")),),
    confusable=(("budget", "forecast"),),
)
SECOND = Key(
    "A café asked its regulars. Why should it check a second source?",
    ideas=(
        Idea("one group is one-sided", ("bias", "biased", "one sided")),
        Idea("it confirms the finding", ("confirm", "cross check", "compare")),
        Idea("others were never asked", ("not asked", "other people")),
    ),
    references=("Regulars alone are biased, and a second source can confirm it.",),
)
ADVERT = Key(
    "A park is as good as ever. After an advert complaints go up. How can that be?",
    ideas=(
        Idea("it raised what visitors expect", ("expect", "expectations")),
        Idea("it promised too much", ("promised too much", "misleading", "promise")),
    ),
    references=("The advert raised expectations, because it promised too much.",),
)
LEAVING = Key(
    "A clothes shop wants to know why people look round but leave. Name one way, and say why.",
    ideas=(
        Idea("a method", ("interview", "ask them", "survey", "cctv", "observe")),
        Idea("why it suits", ("know why", "their reasons", "honest")),
    ),
    need=2,
    references=("Interview people at the door, because they can give their reasons.",),
)


def graded(key: Key, answer: str, earned: frozenset[int] = frozenset()) -> Verdict:
    return ShortGrader(key, Corpus.of_keys([key])).grade(answer, earned)


def got(verdict: Verdict) -> list[str]:
    return [point.idea for point in verdict.points if point.got]


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (QUEUE, "be honest and not be honest, more machines and no more machines"),
        (SECOND, "you can confirm it and you cant confirm it"),
        (REPORT, "date? no date"),
        (SECOND, "you dont need to compare it, just guess without comparing"),
    ],
)
def test_an_idea_beside_its_own_denial_earns_nothing(key: Key, answer: str) -> None:
    verdict = graded(key, answer)
    assert not verdict.outcome.is_right
    assert not got(verdict)


def test_an_idea_beside_its_own_denial_is_asked_about() -> None:
    verdict = graded(QUEUE, "be honest and not be honest, more machines and no more machines")
    assert (verdict.outcome, verdict.because) == (Outcome.UNSURE, "negation")
    assert verdict.score >= UNSURE


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (QUEUE, "be honest about the wait, not honest with rivals, and get more machines"),
        (SECOND, "the other people, not asked yet, might want something else"),
    ],
)
def test_a_contrast_is_no_contradiction(key: Key, answer: str) -> None:
    assert graded(key, answer).outcome.is_right


@pytest.mark.parametrize(
    ("key", "answer"),
    [
        (SECOND, "there is no bias and no need to cross check"),
        (ADVERT, "not misleading and no promise"),
        (ADVERT, "I dont think it promised too much, expectations were not raised at all"),
        (ADVERT, "there was nothing to expect, people were never misled"),
        (SECOND, "it shouldnt, regulars are everyone"),
        (BUDGET, "there isnt really one, they both say what you will spend"),
    ],
)
def test_what_only_denies_is_refused_and_not_asked_about(key: Key, answer: str) -> None:
    verdict = graded(key, answer)
    assert verdict.outcome in (Outcome.WRONG, Outcome.MISCONCEPTION)
    assert verdict.score < UNSURE
    assert not got(verdict)


def test_an_evil_may_be_something_to_be_rid_of() -> None:
    assert graded(SECOND, "so that it is not biased").outcome.is_right


@pytest.mark.parametrize("answer", ["how old it is", "when it was made", "the date of it"])
def test_one_stretch_of_words_earns_one_idea(answer: str) -> None:
    assert got(graded(REPORT, answer)) == ["when it was made"]


def test_a_wording_of_two_ideas_may_earn_both() -> None:
    both = ("good and bad points",)
    key = Key("What does a log say?", (Idea("what helped", both), Idea("what did not", both)), 2)
    assert graded(key, "the good and bad points").outcome.is_right


@pytest.mark.parametrize(
    "answer",
    [
        "a budget says what will probably happen and a forecast sets the limit",
        "the forecast is the plan, the budget is the estimate",
        "a budget is just a forecast of it",
    ],
)
def test_terms_that_changed_places_earn_nothing_and_are_named(answer: str) -> None:
    verdict = graded(BUDGET, answer)
    assert (verdict.outcome, verdict.because) == (Outcome.MISCONCEPTION, "roles")
    assert not got(verdict)


@pytest.mark.parametrize(
    "answer",
    [
        "a forecast is what you expect and a budget is the plan",
        "the plan is the budget and the estimate is the forecast",
        "budget = limit, forecast = guess",
        "one is a plan, the other a guess",
        "unlike a forecast, which is likely, a budget is a limit",
    ],
)
def test_terms_in_their_places_are_right_in_any_order(answer: str) -> None:
    assert graded(BUDGET, answer).outcome.is_right


def test_a_sample_of_changed_places_does_not_spoil_the_right_order() -> None:
    wrong = ("a budget says what will probably happen, a forecast sets the limit",)
    key = replace(BUDGET, samples=Samples(wrong=wrong))
    answer = "a budget sets the limit, a forecast says what will probably happen"
    assert graded(key, answer).outcome.is_right


def test_a_word_without_an_idea_is_not_a_form_of_one_with() -> None:
    assert not got(graded(BUDGET, "like I said"))


def test_a_word_of_the_question_alone_is_not_asked_about() -> None:
    key = Key(
        'Why is "within four hours" better than "be quick"?',
        (Idea("it can be checked", ("measure", "timed")), Idea("it is clear", ("vague",))),
        references=("It can be measured.",),
        samples=Samples(right=("because quick is vague",)),
    )
    assert graded(key, "quick").outcome is Outcome.WRONG


def test_what_a_wording_denies_too_may_be_denied() -> None:
    key = Key(
        "Why ring first?",
        (Idea("it lets them plan", ("waiting in", "not sat in", "not waiting")),),
        references=("They can plan.",),
    )
    assert graded(key, "so they dont have to be waiting in").because != "negation"


def test_an_idea_that_is_the_denial_of_another_does_not_contest_it() -> None:
    key = Key(
        "What should a log say?",
        (Idea("what helped", ("useful",)), Idea("what fell short", ("not useful",))),
        need=2,
    )
    assert graded(key, "what was useful and what was not useful").outcome.is_right


def test_words_copied_from_the_question_earn_nothing() -> None:
    whole = graded(LEAVING, "wants to know why people look round but leave")
    assert (whole.outcome, got(whole)) == (Outcome.WRONG, [])
    part = graded(LEAVING, "if a shop wants to know why people look round, ask them")
    assert got(part) == ["a method"]


def test_words_copied_from_a_hint_earn_nothing() -> None:
    key = replace(QUEUE, hints=("What could the gym do with booking and busy times?",))
    assert not got(graded(key, "do with booking and busy times"))
    assert got(graded(key, "let people book, and show the busy times"))


def test_a_copy_is_not_asked_about_and_shows_no_wrong_idea() -> None:
    hint = "Might two words for one thing be what they are?"
    key = replace(BUDGET, hints=(hint,))
    verdict = graded(key, hint)
    assert (verdict.outcome, verdict.because) == (Outcome.WRONG, "copied")
    assert graded(key, "there is no difference at all").misconception == "same"


def test_keywords_in_a_row_earn_nothing() -> None:
    verdict = graded(LEAVING, "interview survey cctv observe their reasons directly honest")
    assert (verdict.outcome, verdict.because, got(verdict)) == (Outcome.WRONG, "dump", [])


def test_a_turn_makes_a_statement_of_words_that_nothing_else_joins() -> None:
    assert (
        graded(LEAVING, "people say little but surveys give staff honest reasons").because != "dump"
    )


def test_a_list_that_was_asked_for_may_be_bare() -> None:
    answer = "honest website, more machines, booking system, busy times, open earlier, more staff"
    assert graded(QUEUE, answer).outcome.is_right


def test_the_words_quoted_are_those_that_carry_the_idea() -> None:
    key = Key(
        "A firm made a profit but cannot pay wages. How can that be?",
        (Idea("customers owe it money", ("unpaid", "not payed", "have not paid")),),
        references=("Its customers have not paid yet.",),
    )
    (point,) = graded(key, "some customers havnt paid them yet, so no cash").points
    assert point.words == "havnt paid"
    assert not got(graded(key, "there is nothing to pay wages with"))
