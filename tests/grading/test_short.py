"""Short answers: guards, points, samples, and verdicts that explain themselves."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.grading.decision import RIGHT
from bot.grading.grader import Grader
from bot.grading.keys.corpus import Corpus
from bot.grading.keys.key import Idea, Key, Samples, Wrong
from bot.grading.meaning.ear import NotReady
from bot.grading.short import ShortGrader
from bot.grading.verdict import Outcome, Reason, Verdict
from content.model.items import Item
from state.values import replace
from tests.grading.hearing import WrittenEar

Items = dict[str, Item]


def graded(question: str, references: str, answer: str, **key: object) -> Verdict:
    whole = Key(question, references=tuple(references.split("|")), **key)  # type: ignore[arg-type]
    return ShortGrader(whole, Corpus.of_keys([whole])).grade(answer)


@pytest.mark.parametrize(
    ("question", "reference", "answer", "outcome", "because"),
    [
        ("What happens to costs?", "Costs decrease", "costs increase", "misconception",
         "opposite"),
        ("Why log complaints?", "It helps to find patterns", "it does not help to find patterns",
         "misconception", "negation"),
        ("Is a forecast a limit?", "No, it only estimates", "yes, it only estimates",
         "misconception", "yes"),
        ("Is a forecast a limit?", "No, it only estimates", "it is not a limit", "right", "no"),
        ("Who pays whom?", "The buyer pays the supplier", "the supplier pays the buyer",
         "misconception", "roles"),
        ("Who must be answered?", "All customers must be answered",
         "some customers must be answered", "misconception", "quantifier"),
        ("Is it internal or external?", "Internal", "internal or external", "wrong", "hedge"),
        ("Which tool compares rivals?", "Benchmarking", "swot pestle benchmarking trend",
         "wrong", "list"),
        ("Why does the queue at the desk grow?", "Nobody can approve refunds",
         "the queue at the desk grows", "wrong", "copied"),
        ("What does a shopper do?", "Visits a shop secretly to test its service",
         "service its test to secretly shop a visits", "partly", "order"),
        ("Which animal is largest?", "The blue whale", "whale shark", "wrong", "name"),
        ("What is a rule of conduct?", "A principle", "principal", "wrong", "likeness"),
        ("Which structure is first in, first out?", "A queue", "que", "partly", "spelling"),
        ("How many bits are in a byte?", "8", "eight", "right", "number"),
        ("In what year?", "1945", "1954", "misconception", "number"),
        ("How long is it?", "42 km", "42 m", "wrong", "unit"),
        ("How long is it?", "2 days", "48 hours", "right", "number"),
        ("Which letter?", "M", "m", "misconception", "case"),
        ("Which sign?", "===", "==", "misconception", "sign"),
        ("Which gas?", "Oxygen", "i don't know", "no_attempt", "attempt"),
        ("Which gas?", "Oxygen", "\U0001f44e", "no_attempt", "attempt"),
        ("Name the two products.", "Glucose and oxygen", "oxygen", "partly", "points"),
        ("Name the two products.", "Glucose and oxygen", "oxygen, glucose", "right", "points"),
    ],
)  # fmt: skip  # a table
def test_a_guard_speaks_and_names_itself(
    question: str, reference: str, answer: str, outcome: str, because: str
) -> None:
    verdict = graded(question, reference, answer)
    assert (verdict.outcome, verdict.because) == (outcome, because)


@pytest.mark.parametrize(
    ("question", "reference", "answer"),
    [
        ("Where is it?", "It is not in the same path", "not on the same closed path"),
        ("What happens?", "The shorter the string, the higher the sound",
         "the longer the string, the lower the sound"),
        ("Who helped whom?", "The clerk helped the customer",
         "the customer was helped by the clerk"),
        ("Compare them.", "A promoter is satisfied, a detractor is dissatisfied",
         "detractors are dissatisfied while promoters are satisfied"),
        ("What is recursion?", "A function that calls itself",
         "well our teacher said it is basically where you have a function and then inside of it "
         "the function calls itself again"),
        ("Is a survey reliable?", "No, a biased survey is unreliable", "not reliable"),
    ],
)  # fmt: skip  # a table
def test_what_only_looks_like_a_contradiction_is_right(
    question: str, reference: str, answer: str
) -> None:
    assert graded(question, reference, answer).outcome is Outcome.RIGHT


def test_a_misconception_beats_spelling_and_a_right_part() -> None:
    key = {"misconceptions": (Wrong("mixed-up", ("meiosis",)), Wrong("price", ("price is high",)))}
    verdict = graded("Which process divides a cell?", "Mitosis", "meiosis", **key)
    assert (verdict.outcome, verdict.misconception) == (Outcome.MISCONCEPTION, "mixed-up")
    answer = "service is slow and the price is high"
    assert graded("Why do they leave?", "Service is slow", answer, **key).misconception == "price"


def test_confusable_terms_are_never_read_as_each_other() -> None:
    plain = graded("What sets a limit?", "A budget plan", "a butget plan")
    kept = graded("What sets a limit?", "A budget plan", "a butget plan",
                  confusable=(("budget", "butget"),))  # fmt: skip
    assert plain.outcome is Outcome.SLIP
    assert not kept.spelling


@pytest.mark.parametrize(
    ("wording", "language", "right", "wrong"),
    [
        ("25 December", "en", "dec 25 | 25th of December | on 25/12 i think", "24 Dec | 25 Nov"),
        ("12 %", "en", "12% | 12 per cent | about 12 percent", "an eighth | 12 kg | not 12%"),
        ("14:30", "en", "half past two in the afternoon | 2.30 pm", "4:30 | 2:30 am"),
        ("CO2", "en", "co\u2082 | its CO2 gas", "CO | C02"),
        ("1 de mayo", "es", "1\u00ba de mayo | primero de mayo", "2 de mayo | 1 de marzo"),
        ("20 %", "es", "20 por ciento | un quinto", "el 30 % | 20 kg"),
        ("inhale -> exhale", "en", "inhale, then exhale", "exhale, then inhale"),
    ],
)
@pytest.mark.parametrize("hears", [False, True])
def test_an_exact_wording_is_found_however_it_is_written(
    wording: str, language: str, right: str, wrong: str, *, hears: bool
) -> None:
    key = Key(
        "Which is it?",
        ideas=(Idea("the one", (wording,)),),
        references=("It stands in the book.",),
        language=language,
    )
    ear = WrittenEar({wording: 0.9, "the one": 0.9}) if hears else None
    grader = ShortGrader(key, Corpus.of_keys([key], language), ear)
    assert [one for one in right.split(" | ") if not grader.grade(one).outcome.is_right] == []
    assert [one for one in wrong.split(" | ") if grader.grade(one).outcome.is_right] == []


def test_a_judged_answer_stays_judged() -> None:
    samples = Samples(right=("they moan less",), wrong=("nobody minds",))
    asked = ("Why ring first?", "It resets what they expect")
    assert graded(*asked, "They moan less!", samples=samples).outcome is Outcome.RIGHT
    assert graded(*asked, "nobody minds", samples=samples).outcome is Outcome.WRONG


def test_samples_mend_the_verdict_on_answers_like_them() -> None:
    asked = ("Why log complaints?", "It helps to find patterns", "you see what comes up every week")
    right = ("you see what comes up", "it shows what comes up every month", "what comes up often")
    before = graded(*asked)
    after = graded(*asked, samples=Samples(right=right, wrong=("the boss likes lists",)))
    assert not before.outcome.is_right
    assert after.outcome.is_right
    assert after.because == "samples"
    assert after.score > before.score


def test_a_verdict_quotes_the_words_that_earned_it(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-triangulate"], "so you can cross chekc things")
    (point,) = (point for point in verdict.points if point.got)
    assert verdict.outcome is Outcome.SLIP
    assert point.words == "cross chekc"
    assert point.span == (11, 22)
    assert verdict.spelling == (("chekc", "check"),)


def test_points_of_earlier_turns_count_and_are_not_quoted_again(
    grader: Grader, items: Items
) -> None:
    item = items["f-secondary"]
    first = grader.grade_text(item, "who produced it")
    assert first.outcome is Outcome.RIGHT
    later = grader.grade_text(item, "no more ideas here", earned=frozenset({0}))
    assert later.points[0].got
    assert later.points[0].words == ""


def test_a_point_that_was_denied_is_refused_and_not_offered(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-triangulate"], "it does not confirm it")
    assert verdict.outcome in (Outcome.WRONG, Outcome.MISCONCEPTION)
    assert verdict.score < RIGHT


def test_a_blocked_phrase_earns_nothing(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-triangulate"], "not reliable to use more")
    assert (verdict.outcome, verdict.because) == (Outcome.WRONG, "blocked")


@pytest.mark.parametrize("answer", ["to avoid bias", "it confirms the finding", "cross-check it"])
@pytest.mark.parametrize(
    "denial", ["It is not true that {}", "i don't think {}", "it is false that {}"]
)
def test_a_right_answer_denied_is_never_right(
    grader: Grader, items: Items, answer: str, denial: str
) -> None:
    item = items["q-triangulate"]
    assert grader.grade_text(item, answer).outcome.is_right
    assert not grader.grade_text(item, denial.format(answer)).outcome.is_right


@given(upper=st.lists(st.booleans(), min_size=40, max_size=40))
def test_case_does_not_matter(grader: Grader, items: Items, upper: list[bool]) -> None:
    text = "it confirms the finding and avoids bias"
    mixed = "".join(sign.upper() if up else sign for sign, up in zip(text, upper, strict=False))
    item = items["q-triangulate"]
    assert grader.grade_text(item, mixed).outcome is grader.grade_text(item, text).outcome


@given(order=st.permutations(["to avoid bias", "it confirms the finding", "you compare them"]))
def test_the_order_of_points_does_not_matter(
    grader: Grader, items: Items, order: list[str]
) -> None:
    assert grader.grade_text(items["q-triangulate"], ", ".join(order)).outcome is Outcome.RIGHT


@given(
    word=st.sampled_from(["misleading", "unbalanced", "reliable", "compare", "confirm"]),
    place=st.integers(1, 5),
    kind=st.sampled_from(["drop", "double", "swap"]),
)
def test_one_slip_of_the_pen_keeps_right(
    grader: Grader, items: Items, word: str, place: int, kind: str
) -> None:
    slip = {
        "drop": word[:place] + word[place + 1 :],
        "double": word[: place + 1] + word[place:],
        "swap": word[: place - 1] + word[place] + word[place - 1] + word[place + 1 :],
    }[kind]
    verdict = grader.grade_text(items["q-triangulate"], f"it would be {slip}")
    assert verdict.outcome.is_right, slip


@given(text=st.text(max_size=600))
def test_any_text_gets_a_verdict_and_a_score_from_0_to_1(
    grader: Grader, items: Items, text: str
) -> None:
    for name in ("q-triangulate", "q-rival-plan", "q-change", "q-cloze", "f-bench"):
        verdict = grader.grade_text(items[name], text)
        assert 0 <= verdict.score <= 1


@given(text=st.text(alphabet="not no never is it reliable bias confirm,. ", max_size=80))
def test_right_and_score_agree(grader: Grader, items: Items, text: str) -> None:
    verdict = grader.grade_text(items["q-triangulate"], text)
    assert verdict.outcome.is_right == (verdict.score >= RIGHT)


def test_a_blocked_phrase_is_meant_in_its_own_order_only() -> None:
    keeping = {
        "blocks": ("new customers are cheaper",),
        "ideas": (Idea("it costs less", ("cheaper",)),),
    }
    question, reference = "Why does keeping customers pay?", "It is cheaper."
    assert graded(question, reference, "new customers are cheaper", **keeping).because == "blocked"
    assert (
        graded(question, reference, "cheaper than getting new customers", **keeping).outcome
        == "right"
    )


def test_a_sample_that_was_judged_wrong_keeps_the_idea_it_has_of_several() -> None:
    paradox = {
        "ideas": (Idea("put right", ("fixed",)), Idea("happier", ("happier",))),
        "need": 2,
        "samples": Samples(wrong=("they are happier", "it is a refund")),
    }
    question, reference = "What does it say?", "A fault is fixed and people are happier."
    assert graded(question, reference, "they are happier", **paradox).outcome == "partly"
    assert graded(question, reference, "it is a refund", **paradox).outcome == "wrong"


def test_what_is_too_little_alone_completes_an_answer_in_two_turns() -> None:
    key = Key(
        "What does it say?",
        ideas=(Idea("put right", ("fixed",)), Idea("happier", ("happier",))),
        need=2,
        references=("A fault is fixed and people are happier.",),
        samples=Samples(wrong=("they are happier", "it is a refund")),
    )
    grader = ShortGrader(key, Corpus.of_keys([key]))
    put_right = frozenset({0})
    assert grader.grade("they are happier", put_right).outcome == "right"
    assert grader.grade("oh they are happier then", put_right).outcome == "right"
    assert not grader.grade("it is a refund", put_right).outcome.is_right


FIRE = Key(
    "Why are fire doors kept shut?",
    ideas=(Idea("it holds back smoke", ("stops smoke",)), Idea("people get out", ("way out",))),
    need=2,
    references=("It holds back smoke, so that people get out.",),
)


def test_the_idea_that_is_meant_is_credited_in_the_words_that_came_nearest() -> None:
    ear = WrittenEar({"people get out": 0.8, "way out": 0.8})
    verdict = ShortGrader(FIRE, Corpus.of_keys([FIRE]), ear).grade("folk can escape")
    assert (verdict.outcome, verdict.because) == (Outcome.PARTLY, "meaning")
    assert [point.got for point in verdict.points] == [False, True]
    assert verdict.points[1].words == "folk can escape"


def test_what_says_nothing_has_no_meaning_to_be_asked_about() -> None:
    ear = WrittenEar({"people get out": 0.8, "way out": 0.8})
    grader = ShortGrader(FIRE, Corpus.of_keys([FIRE]), ear)
    for nothing in ("a", "x", "12", "it is", "and then", "the"):
        assert grader.grade(nothing).outcome is Outcome.WRONG
    assert ear.asked == []


def test_an_ear_hears_misspelt_words_as_they_were_read() -> None:
    ear = WrittenEar({})
    ShortGrader(FIRE, Corpus.of_keys([FIRE]), ear).grade("Smokke makes people cough")
    assert ear.asked[0] == "smoke makes people cough"


def test_a_vector_that_is_missing_is_asked_for() -> None:
    grader = ShortGrader(FIRE, Corpus.of_keys([FIRE]), WrittenEar({}, encoded=False))
    with pytest.raises(NotReady):
        grader.grade("folk can escape")


def test_what_may_be_a_misconception_is_suspected_and_not_named() -> None:
    key = replace(FIRE, misconceptions=(Wrong("heat", ("it saves heating",)),))
    verdicts = [
        ShortGrader(key, Corpus.of_keys([key]), WrittenEar({"it saves heating": near / 100})).grade(
            "the warmth stays indoors"
        )
        for near in range(0, 100, 2)
    ]
    suspected = [one for one in verdicts if one.suspected]
    named = [one for one in verdicts if one.misconception]
    assert {(one.outcome, one.misconception) for one in suspected} == {(Outcome.UNSURE, None)}
    assert {(one.outcome, one.misconception) for one in named} == {(Outcome.MISCONCEPTION, "heat")}
    assert verdicts.index(suspected[-1]) < verdicts.index(named[0])


def test_behind_a_blocked_phrase_the_wrong_idea_is_named() -> None:
    key = replace(
        FIRE, misconceptions=(Wrong("heat", ("it saves heating",)),), blocks=("no need to",)
    )
    corpus, answer = Corpus.of_keys([key]), "no need to, only the warmth stays indoors"
    for near, held in ((0.9, "heat"), (0.0, None)):
        verdict = ShortGrader(key, corpus, WrittenEar({"it saves heating": near})).grade(answer)
        assert (not verdict.outcome.is_right, verdict.misconception) == (True, held)
    assert ShortGrader(key, corpus).grade(answer).because == "blocked"


def test_a_second_value_is_no_other_answer_where_an_idea_is_said_in_words() -> None:
    half = Idea("half of the cost", ("half of what it cost",))
    third = Idea("a third", ("33 percent", "1/3"))

    def because(answer: str, *ideas: Idea) -> str:
        question = "Which shares are they?"
        return graded(question, "So.", answer, ideas=ideas, need=len(ideas)).because

    assert because("40 percent", third) == Reason.NUMBER
    assert because("40 percent", half, third) != Reason.NUMBER
    assert because("one is 20 and one is 60", third) == Reason.HEDGE
    assert because("one is 20 and one is 60", half, third) != Reason.HEDGE
