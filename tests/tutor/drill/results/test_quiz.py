"""What is said at the end of a quiz: points, what was skipped, and where points were lost."""

import pytest

from bot.playground.protocol.telegram_html import Parser
from bot.tutor.drill.results.quiz import score_of
from bot.tutor.model.drill import Drill, Mode, SettledItem
from bot.tutor.moves.results import ConceptScore, QuizScore
from bot.views.results import points, show
from tests.tutor.laying import LIBRARY, TEXTS

TOPIC = LIBRARY.topics["sales-information"]


def said(move: QuizScore) -> str:
    return Parser(show(move, TEXTS).html).run()[0]


@pytest.mark.parametrize(
    ("earned", "written"), [(6.65, "6.7"), (5.57, "5.6"), (7.0, "7"), (0.0, "0"), (9.96, "10")]
)
def test_points_have_one_decimal_at_most(earned: float, written: str) -> None:
    assert points(earned) == written


def test_a_part_of_a_point_is_explained_and_only_where_there_is_one() -> None:
    assert "2.5 of 4" in said(QuizScore(4, 2.5, (), TOPIC))
    assert "part of a point" in said(QuizScore(4, 2.5, (), TOPIC))
    assert "part of a point" not in said(QuizScore(4, 3.0, (), TOPIC))


def test_what_was_skipped_is_told_beside_what_was_answered() -> None:
    assert "7 right of 9 answered, 1 skipped" in said(QuizScore(9, 7.0, (), TOPIC, skipped=1))


def test_a_concept_with_one_question_is_not_called_nought_per_cent() -> None:
    concept = TOPIC.concepts[0]
    text = said(QuizScore(4, 3.0, (ConceptScore(concept, 0.0, 1),), TOPIC))
    assert f"{concept.name}: 0 of 1" in text
    assert "%" not in text


def test_points_are_added_up_by_concept_and_skipped_questions_are_counted() -> None:
    refs = [ref for ref in LIBRARY.refs(TOPIC.topic) if LIBRARY.item(ref) is not None]
    ended = tuple(SettledItem(ref, 0.5, right=False, response="x") for ref in refs)
    move = score_of(LIBRARY, Drill(Mode.QUIZ, 1, 9, (), settled=ended, skipped=("a", "b")))
    assert move.skipped == 2
    assert move.score == len(refs) / 2
    assert all(one.got == one.out_of / 2 for one in move.weakest)
