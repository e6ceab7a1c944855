"""What was weighed is decided by the first row that holds, with a score that fits the outcome."""

import pytest

from bot.grading.cases.weighed import BY_LIKENESS, BY_POINTS, Rule, is_anything_else, weighed_case
from bot.grading.decision import BELOW, DENIED, RIGHT, UNSURE, Decision, Weighed
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.meaning.ear import Ear
from bot.grading.meaning.meant import Meant
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Reason
from state.values import replace
from tests.grading.hearing import WrittenEar

POINTS = Key(
    "What is the difference between a budget and a forecast?",
    ideas=(Idea("a budget is a plan", ("plan", "limit")),
           Idea("a forecast is a guess", ("guess", "estimate"))),
    need=2,
    references=("A budget is a plan; a forecast is a guess.",),
    confusable=(("budget", "forecast"),)
)  # fmt: skip  # a table
WHOLE = Key("Which animal is the largest?", references=("The blue whale",))


def weighed(
    key: Key,
    answer: str,
    *,
    ear: Ear | None = None,
    beside: tuple[Key, ...] = (),
    **changes: object,
) -> Weighed:
    grader = ShortGrader(key, Corpus.of_keys([key, *beside]), ear)
    one = grader._weigh(grader._hear(answer))
    return replace(one, **changes)  # type: ignore[arg-type]


@pytest.mark.parametrize("table", [BY_POINTS, BY_LIKENESS])
def test_a_row_scores_from_the_threshold_up_only_where_it_is_right(table: tuple[Rule, ...]) -> None:
    for rule in table:
        assert 0 <= rule.least <= rule.most <= 1
        assert (rule.least >= RIGHT) == (rule.outcome is Outcome.RIGHT)


@pytest.mark.parametrize("table", [BY_POINTS, BY_LIKENESS])
def test_only_the_last_row_takes_whatever_is_left(table: tuple[Rule, ...]) -> None:
    assert [rule.holds is is_anything_else for rule in table].index(True) == len(table) - 1


@pytest.mark.parametrize(
    ("answer", "outcome", "because"),
    [
        ("a budget is a plan, a forecast a guess", Outcome.RIGHT, Reason.POINTS),
        ("a budget is a plan", Outcome.PARTLY, Reason.POINTS),
        ("a budget is a guess and a forecast is a plan", Outcome.MISCONCEPTION, Reason.ROLES),
        ("a plan and not a plan", Outcome.UNSURE, Reason.NEGATION),
        ("bananas without a plan eaten each day", Outcome.WRONG, Reason.NEGATION),
        ("there is no plan in it", Outcome.WRONG, Reason.NEGATION),
        ("a budget is just a forecast", Outcome.MISCONCEPTION, Reason.ROLES),
        ("there isnt one", Outcome.WRONG, Reason.NEGATION),
        ("the difference of budget and forecast", Outcome.WRONG, Reason.COPIED),
        ("bananas", Outcome.WRONG, Reason.LIKENESS),
    ],
)
def test_with_points_the_authors_wordings_decide(
    answer: str, outcome: Outcome, because: Reason
) -> None:
    decision = weighed_case(weighed(POINTS, answer))
    assert (decision.outcome, decision.because) == (outcome, because)


IDEAS = Key(
    "What does a firm miss that ignores complaints?",
    ideas=(Idea("they bring new ideas", ("new ideas",)),),
    references=("It misses new ideas from customers.",),
    samples=Samples(wrong=("managers already think of ideas",)),
)


@pytest.mark.parametrize(
    "answer", ["nothing, the staff has new ideas", "nothing because new ideas"]
)
def test_who_denies_the_question_first_is_asked_what_is_meant(answer: str) -> None:
    grader = ShortGrader(IDEAS, Corpus.of_keys([IDEAS]))
    verdict = grader.grade(answer)
    assert (verdict.outcome, verdict.because) == (Outcome.UNSURE, Reason.NEGATION)
    assert not any(point.got for point in verdict.points)
    assert grader.grade("the new ideas, nothing else").outcome is Outcome.RIGHT


MEETING = Key(
    "Why must jurors not read the papers?",
    ideas=(Idea("they could believe a report", ("believe what is written", "be swayed")),),
    references=("A report could sway them before they have heard the evidence.",),
)


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("so that they believe what is written", Outcome.UNSURE),
        ("to be swayed", Outcome.UNSURE),
        ("they believe what is written", Outcome.RIGHT),
        ("or they would be swayed", Outcome.RIGHT),
    ],
)
def test_who_wants_what_the_question_is_about_avoiding_is_asked(
    answer: str, outcome: Outcome
) -> None:
    decision = weighed_case(weighed(MEETING, answer))
    assert decision.outcome is outcome
    assert decision.because == (Reason.OPPOSITE if outcome is Outcome.UNSURE else Reason.POINTS)


def test_who_says_what_something_is_for_is_right_where_the_key_does_so_too() -> None:
    for asked, wordings in (
        ("Why must jurors not read the papers?", ("so that they listen", "be swayed")),
        ("Why do jurors listen?", ("be swayed",)),
        ("Why do jurors not just read the papers?", ("be swayed",)),
    ):
        key = replace(MEETING, question=asked, ideas=(Idea("listening", wordings),))
        assert weighed_case(weighed(key, "to be swayed")).outcome is Outcome.RIGHT


def test_who_says_no_to_a_question_that_says_no_is_right() -> None:
    key = replace(IDEAS, question="Why should a firm not ignore complaints?")
    verdict = ShortGrader(key, Corpus.of_keys([key])).grade("it shouldnt, they bring new ideas")
    assert verdict.outcome is Outcome.RIGHT


def test_a_key_word_in_an_answer_like_a_wrong_sample_is_asked_about() -> None:
    near = WrittenEar({"managers already think of ideas": 0.9, "new ideas": 0.5})
    answer = "bosses are paid to think up new ideas all day long"
    decision = weighed_case(weighed(IDEAS, answer, ear=near))
    assert (decision.outcome, decision.because) == (Outcome.UNSURE, Reason.MEANING)
    assert weighed_case(weighed(IDEAS, "new ideas", ear=near)).outcome is Outcome.RIGHT
    assert weighed_case(weighed(IDEAS, answer)).outcome is Outcome.RIGHT


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("a blue whale", Outcome.RIGHT),
        ("whale shark", Outcome.WRONG),
        ("whale", Outcome.PARTLY),
        ("the tiger", Outcome.WRONG),
    ],
)
def test_without_points_likeness_decides(answer: str, outcome: Outcome) -> None:
    assert weighed_case(weighed(WHOLE, answer)).outcome is outcome


def test_likeness_alone_makes_nothing_right_where_there_are_points() -> None:
    near = weighed(POINTS, "bananas", score=0.8)
    assert weighed_case(near) == Decision(Outcome.UNSURE, BELOW, Reason.LIKENESS)


def test_a_doubt_is_asked_about_even_where_the_score_is_low() -> None:
    doubtful = weighed(POINTS, "a plan and not a plan", score=0.0)
    assert weighed_case(doubtful) == Decision(Outcome.UNSURE, UNSURE, Reason.NEGATION)


def test_a_right_answer_that_is_disowned_is_a_contradiction() -> None:
    for key, answer in (
        (WHOLE, "it is not true that it is the blue whale"),
        (POINTS, "it is not true that a budget is a plan; a forecast is a guess"),
    ):
        disowned = weighed(key, answer)
        likely = replace(disowned, score=0.9, heard=replace(disowned.heard, got=2))
        assert weighed_case(likely) == Decision(Outcome.MISCONCEPTION, DENIED, Reason.NEGATION)


FIRE = Key(
    "Why are fire doors kept shut?",
    ideas=(Idea("it holds back smoke", ("stops smoke",)),),
    references=("It holds back smoke.",),
    misconceptions=(Wrong("heat", ("it saves heating",)), Wrong("thieves", ("nobody gets in",))),
    samples=Samples(wrong=("it looks tidy",)),
)
ASKED = "Why are fire doors kept shut?"
SAID, IDEA = "it holds back smoke", "stops smoke"
HEAT, TIDY = "it saves heating", "it looks tidy"


@pytest.mark.parametrize(
    ("near_to", "outcome", "named"),
    [
        ({IDEA: 0.7, SAID: 0.6}, Outcome.RIGHT, None),
        ({IDEA: 0.5, TIDY: 0.45, ASKED: 0.4}, Outcome.UNSURE, None),
        ({IDEA: 0.2, TIDY: 0.7, ASKED: 0.4}, Outcome.WRONG, None),
        ({IDEA: 0.15}, Outcome.WRONG, None),
        ({IDEA: 0.1, HEAT: 0.8}, Outcome.MISCONCEPTION, "heat"),
        ({IDEA: 0.7, HEAT: 0.3}, Outcome.RIGHT, None),
    ],
)
def test_meaning_decides_by_what_is_nearer_to_what(
    near_to: dict[str, float], outcome: Outcome, named: str | None
) -> None:
    decision = weighed_case(weighed(FIRE, "keeps fumes out", ear=WrittenEar(near_to)))
    assert decision.outcome is outcome
    assert decision.misconception == named
    assert (decision.because is Reason.MEANING) == (outcome is not Outcome.WRONG)


NEARLY = Meant(
    ideas=(0.1,), right=0.1, some=0.1, misconception="heat", held=0.0, near=0.5, near_wrong=0.1,
    elsewhere=-1.0, clauses=("people can breathe",), right_from=0.5, surely_from=0.8,
    believed_from=0.8, asked_from=0.4,
)  # fmt: skip  # a table


@pytest.mark.parametrize(
    ("near", "plain", "listed"),
    [
        (0.3, Outcome.RIGHT, Outcome.UNSURE),
        (0.22, Outcome.UNSURE, Outcome.WRONG),
        (0.15, Outcome.WRONG, Outcome.WRONG),
    ],
)
def test_what_would_be_right_but_for_being_far_from_a_plain_key_is_asked_about(
    near: float, plain: Outcome, listed: Outcome
) -> None:
    meant = replace(NEARLY, right=0.7, near=near)
    for key, outcome in ((FIRE, plain), (MUCH, listed)):
        one = weighed(key, "people can breathe", meant=lambda: meant)
        assert weighed_case(one).outcome is outcome


@pytest.mark.parametrize(
    ("held", "outcome", "named"), [(0.35, Outcome.UNSURE, "heat"), (0.25, Outcome.WRONG, None)]
)
def test_what_may_well_be_a_misconception_is_asked_about_and_not_refused(
    held: float, outcome: Outcome, named: str | None
) -> None:
    one = weighed(FIRE, "the warmth stays in", meant=lambda: replace(NEARLY, held=held))
    decision = weighed_case(one)
    assert (decision.outcome, decision.misconception) == (outcome, named)


def test_an_idea_that_is_denied_in_its_own_words_is_never_right_by_meaning() -> None:
    one = weighed(FIRE, "it does not stop smoke", ear=WrittenEar({IDEA: 0.9, SAID: 0.9}))
    assert weighed_case(one).outcome is Outcome.WRONG


@pytest.mark.parametrize(
    ("answer", "right", "outcome"),
    [
        ("smoke does not get beyond them", 0.45, Outcome.UNSURE),
        ("smoke does not get beyond them", 0.3, Outcome.WRONG),
        ("it does not stop smoke", 0.45, Outcome.WRONG),
    ],
)
def test_what_only_seems_to_contradict_the_key_is_asked_about_where_it_may_be_right(
    answer: str, right: float, outcome: Outcome
) -> None:
    one = weighed(FIRE, answer, meant=lambda: replace(NEARLY, right=right), score=UNSURE)
    guarded = replace(one, because=Reason.NEGATION)
    assert weighed_case(guarded).outcome is outcome


@pytest.mark.parametrize("answer", ["its just better", "not sure, its bad isnt it", "just in case"])
def test_what_says_nothing_is_not_right_by_meaning(answer: str) -> None:
    one = weighed(FIRE, answer, ear=WrittenEar({IDEA: 0.9, SAID: 0.9}))
    assert weighed_case(one).outcome is Outcome.WRONG


MUCH = replace(FIRE, ideas=(Idea(SAID, (IDEA, *(f"wording {one}" for one in range(12)))),))


@pytest.mark.parametrize(
    ("answer", "near_to", "outcome"),
    [
        ("keeps the poison fumes out of corridors", {IDEA: 0.5, SAID: 0.4}, Outcome.RIGHT),
        ("keeps fumes out", {IDEA: 0.5, SAID: 0.4}, Outcome.UNSURE),
        ("keeps all poison fumes out", {IDEA: 0.6, SAID: 0.5, TIDY: 0.62}, Outcome.UNSURE),
    ],
)
def test_where_an_author_has_listed_much_meaning_wants_something_said_of_the_matter(
    answer: str, near_to: dict[str, float], outcome: Outcome
) -> None:
    plain = weighed_case(weighed(FIRE, answer, ear=WrittenEar(near_to)))
    assert plain.outcome.is_right
    assert weighed_case(weighed(MUCH, answer, ear=WrittenEar(near_to))).outcome is outcome


def test_the_more_answers_have_been_judged_the_fewer_words_it_takes() -> None:
    judged = Samples(right=(SAID,), wrong=(TIDY, *(f"wrong answer {one}" for one in range(16))))
    keys = (MUCH, replace(MUCH, samples=judged))
    ear = WrittenEar({IDEA: 0.5, SAID: 0.5})
    decided = [weighed_case(weighed(key, "keeps fumes out", ear=ear)).outcome for key in keys]
    assert decided == [Outcome.UNSURE, Outcome.RIGHT]


@pytest.mark.parametrize(("right", "outcome"), [(0.7, Outcome.WRONG), (0.9, Outcome.RIGHT)])
def test_who_surely_means_enough_may_deny_a_wording_on_the_way(
    right: float, outcome: Outcome
) -> None:
    one = weighed(FIRE, "fumes stay out, it does not stop smoke", ear=WrittenEar({SAID: 0.9}))
    meant = one.meant()
    assert meant is not None
    sure = replace(meant, right=right)
    assert weighed_case(replace(one, meant=lambda: sure)).outcome is outcome


@pytest.mark.parametrize(
    ("answer", "right", "near", "outcome"),
    [
        ("people stop smoke from leaving the room", 0.3, 0.7, Outcome.UNSURE),
        ("people stop smoke from leaving the room", 0.3, 0.85, Outcome.RIGHT),
        ("people stop smoke from leaving the room", 0.5, 0.7, Outcome.RIGHT),
        ("it stops smoke", 0.3, 0.7, Outcome.RIGHT),
        ("5 of them stop smoke from leaving the room", 0.3, 0.7, Outcome.RIGHT),
    ],
)
def test_the_words_of_a_plain_key_that_mean_something_else_are_asked_about(
    answer: str, right: float, near: float, outcome: Outcome
) -> None:
    meant = replace(NEARLY, right=right, near=near)
    assert weighed_case(weighed(FIRE, answer, meant=lambda: meant)).outcome is outcome
    assert weighed_case(weighed(MUCH, answer, meant=lambda: meant)).outcome is Outcome.RIGHT


ELSEWHERE = Key("Why is the voltage so high?", references=("the current is smaller",))


@pytest.mark.parametrize(
    ("near", "outcome"),
    [(0.5, Outcome.RIGHT), (0.6, Outcome.UNSURE), (0.8, Outcome.WRONG)],
)
def test_where_an_author_has_listed_much_what_answers_another_question_is_not_right(
    near: float, outcome: Outcome
) -> None:
    ear = WrittenEar({IDEA: 0.5, SAID: 0.4, "the current is smaller": near})
    answer = "keeps the poison fumes out of corridors"
    assert weighed_case(weighed(MUCH, answer, ear=ear, beside=(ELSEWHERE,))).outcome is outcome


def test_a_key_word_in_what_answers_another_question_is_asked_about() -> None:
    answer = "thinner cables carry smaller currents and a fan stops smoke"
    ear = WrittenEar({IDEA: 0.3, SAID: 0.3, "the current is smaller": 0.5})
    both = [weighed(FIRE, answer, ear=ear, beside=beside) for beside in ((), (ELSEWHERE,))]
    assert [weighed_case(one).outcome for one in both] == [Outcome.RIGHT, Outcome.UNSURE]


@pytest.mark.parametrize(
    ("answer", "outcome"),
    [
        ("thinner cables carry smaller currents and a fan stops smoke", Outcome.UNSURE),
        ("dont use thin cables, a fan stops smoke", Outcome.UNSURE),
        ("fire doors kept shut and a fan stops smoke", Outcome.RIGHT),
    ],
)
def test_the_fewer_of_its_words_the_key_knows_the_sooner_it_answers_another_question(
    answer: str, outcome: Outcome
) -> None:
    ear = WrittenEar({IDEA: 0.45, SAID: 0.45, "the current is smaller": 0.5})
    one = weighed(FIRE, answer, ear=ear, beside=(ELSEWHERE,))
    assert weighed_case(one).outcome is outcome


def test_who_denies_the_question_for_a_wrong_idea_is_told_which() -> None:
    denied = weighed(FIRE, "nothing, stops smoke but no", score=0.8, ear=WrittenEar({HEAT: 0.9}))
    decision = weighed_case(replace(denied, heard=replace(denied.heard, got=1)))
    assert decision == Decision(Outcome.MISCONCEPTION, DENIED, Reason.MEANING, "heat")


def test_who_calls_the_question_needless_for_a_wrong_idea_is_told_which() -> None:
    ear = WrittenEar({HEAT: 0.9})
    answer = "no need to, the warm air stops smoke"
    decision = weighed_case(weighed(FIRE, answer, ear=ear))
    assert decision == Decision(Outcome.MISCONCEPTION, DENIED, Reason.MEANING, "heat")
    assert weighed_case(weighed(FIRE, answer)).outcome is Outcome.RIGHT


def test_what_words_settle_is_never_put_to_the_ear() -> None:
    ear = WrittenEar({HEAT: 0.9})
    weighed_case(weighed(FIRE, "it stops smoke", ear=ear))
    assert ear.asked == []


def test_a_text_that_cannot_be_encoded_is_decided_by_words() -> None:
    alone = weighed_case(weighed(FIRE, "keeps fumes out"))
    assert weighed_case(weighed(FIRE, "keeps fumes out", ear=WrittenEar({}, deaf=True))) == alone
