"""Written answers: credit mark by mark, in the learner's own words."""

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome
from content.model.items import Item
from content.model.topic import Topic

Items = dict[str, Item]


def test_marking_points_quote_the_learner(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(
        items["q-rival-plan"], "I would send a questionnaire because people are honest in it."
    )
    assert verdict.outcome is Outcome.PARTLY
    assert [point.got for point in verdict.points] == [True, False, False]
    assert verdict.points[0].words == "questionnaire because people are honest in it"


def test_one_phrase_of_each_line_must_stand_near_the_others(grader: Grader, items: Items) -> None:
    near = "I would visit them. I chose this because it is quick."
    far = "I would visit them. Rain fell. It was cold. I left because it is late."
    item = items["q-rival-plan"]
    assert grader.grade_text(item, near).points[0].got
    assert not grader.grade_text(item, far).points[0].got


def test_a_sentence_may_stand_between_two_phrases(grader: Grader, items: Items) -> None:
    answer = "I would do a survey. Also swot. I chose that because it is quick."
    assert grader.grade_text(items["q-rival-plan"], answer).points[0].got


def test_each_line_wants_words_of_its_own(topic: Topic) -> None:
    line = ("tell their friends", "friends")
    point = topic.marking_points[0].model_copy(update={"credit_when": (line, line)})
    points = (point, *topic.marking_points[1:])
    grader = Grader(topic.model_copy(update={"marking_points": points}))
    item = next(one for one in topic.items() if one.id == "q-rival-plan")
    assert not grader.grade_text(item, "People will tell their friends.").points[0].got


def test_two_words_of_the_key_may_be_typed_as_one(grader: Grader, items: Items) -> None:
    answer = "I would take loyaltycard data since it is easy."
    assert grader.grade_text(items["q-rival-plan"], answer).points[0].got


def test_who_cannot_do_without_a_thing_has_the_idea_of_it(grader: Grader, items: Items) -> None:
    item = items["q-rival-plan"]
    needed = "Without a car you cannot visit them, since it is far."
    assert grader.grade_text(item, needed).points[0].got
    assert not grader.grade_text(item, "You cannot visit them, since it is far.").points[0].got


@pytest.mark.parametrize(
    "answer",
    [
        "Survey because.",  # no reason follows
        "survey competitor recommend public legal",  # a row of keywords
        "competitor recommend. public survey",
        "A rival shop opens. How would you study it, so that your shop can learn from the rival?",
    ],
)
def test_keywords_and_copies_earn_no_marks(grader: Grader, items: Items, answer: str) -> None:
    verdict = grader.grade_text(items["q-rival-plan"], answer)
    assert verdict.outcome is Outcome.WRONG


def test_less_of_a_thing_speaks_of_it_and_none_denies_it(grader: Grader, items: Items) -> None:
    item = items["q-rival-plan"]
    assert grader.grade_text(item, "There were fewer visits because it rained.").points[0].got
    assert not grader.grade_text(item, "There were no visits because it rained.").points[0].got


def test_the_shortest_stretch_that_earns_a_mark_is_quoted(grader: Grader, items: Items) -> None:
    answer = "I would visit them, since I like it. I might do a survey because it is honest."
    verdict = grader.grade_text(items["q-rival-plan"], answer)
    assert verdict.points[0].words == "survey because it is honest"


def test_a_word_at_the_end_of_its_clause_is_quoted_with_those_before_it(
    grader: Grader, items: Items
) -> None:
    verdict = grader.grade_text(items["q-rival-plan"], "I read what they have made public.")
    assert verdict.points[2].words == "they have made public"


def test_a_missing_point_says_how_near_it_was(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(items["q-rival-plan"], "I would visit the shop.")
    assert verdict.points[0].near == 0.5


def test_a_misconception_is_reported_beside_the_credits(grader: Grader, items: Items) -> None:
    verdict = grader.grade_text(
        items["q-rival-plan"], "One source is enough. I would visit because it shows prices."
    )
    assert verdict.outcome is Outcome.PARTLY
    assert verdict.misconception == "one-source-is-enough"


def test_in_words_that_earned_a_mark_no_misconception_is_heard(topic: Topic) -> None:
    wrong = topic.misconceptions[0].model_copy(update={"listen_for": ("visit * because",)})
    grader = Grader(topic.model_copy(update={"misconceptions": (wrong,)}))
    item = next(one for one in topic.items() if one.id == "q-rival-plan")
    verdict = grader.grade_text(item, "I would visit them because it is near.")
    assert (verdict.points[0].got, verdict.misconception) == (True, None)


def test_nothing_found_is_wrong_nothing_said_is_no_attempt(grader: Grader, items: Items) -> None:
    item = items["q-rival-plan"]
    assert grader.grade_text(item, "Bananas are yellow.").outcome is Outcome.WRONG
    assert grader.grade_text(item, "no idea").outcome is Outcome.NO_ATTEMPT
