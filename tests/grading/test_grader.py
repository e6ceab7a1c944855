"""The front door knows how each kind of item is answered, and what tutors have judged."""

import pytest

from bot.grading.grader import Grader
from bot.grading.verdict import Outcome, Reason
from content.model.items import (
    ClozeQuestion,
    ExtendedQuestion,
    Flashcard,
    Item,
    NumberQuestion,
    ShortQuestion,
)
from content.model.topic import Topic

Items = dict[str, Item]

TYPED = (Flashcard, ShortQuestion, NumberQuestion, ClozeQuestion, ExtendedQuestion)


def test_a_typed_answer_to_a_tapped_question_is_the_callers_mistake(
    grader: Grader, items: Items
) -> None:
    with pytest.raises(TypeError, match="taps"):
        grader.grade_text(items["q-order"], "first")
    with pytest.raises(TypeError, match="typing"):
        grader.grade_picks(items["q-change"], (0,))


def test_every_kind_of_item_has_a_verdict_in_one_of_two_ways(topic: Topic, grader: Grader) -> None:
    for item in topic.items():
        if isinstance(item, TYPED):
            verdict = grader.grade_text(item, "a survey")
        else:
            verdict = grader.grade_picks(item, (0,))
        assert Reason(verdict.because)


def test_a_card_whose_back_asks_for_any_two_needs_two(topic: Topic) -> None:
    back = "cash, card or bank transfer (any two)"
    card = topic.flashcards[0].model_copy(update={"front": "Name ways to pay.", "back": back})
    grader = Grader(topic.model_copy(update={"flashcards": (card,)}))
    assert grader.grade_text(card, "cash").outcome is Outcome.PARTLY
    assert grader.grade_text(card, "card and cash").outcome is Outcome.RIGHT


def test_what_tutors_judged_counts_for_its_item(topic: Topic, items: Items) -> None:
    item, answer = items["q-triangulate"], "purple elephants"
    assert not Grader(topic).grade_text(item, answer).outcome.is_right
    judged = Grader(topic, accepted={item.id: (answer,)})
    assert judged.grade_text(item, answer).because == Reason.SAMPLES
    assert judged.grade_text(item, answer).outcome is Outcome.RIGHT
    refused = Grader(topic, refused={item.id: ("so you can confirm it",)})
    assert not refused.grade_text(item, "so you can confirm it").outcome.is_right


def test_what_was_compiled_is_kept_but_for_the_key_that_has_learnt(topic: Topic) -> None:
    answer = "because it shines"
    question = next(item for item in topic.items() if isinstance(item, ShortQuestion))
    before = Grader(topic)
    for item in (question, topic.flashcards[0]):
        before.grade_text(item, answer)
    judged = Grader(topic, accepted={question.id: (answer,)}, before=before)
    assert judged.corpus is before.corpus
    assert judged.compiled == {topic.flashcards[0].id: before.compiled[topic.flashcards[0].id]}
    assert judged.grade_text(question, answer).outcome.is_right
    assert not before.grade_text(question, answer).outcome.is_right
