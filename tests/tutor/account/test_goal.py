"""A daily goal is set by a tap, or by minutes typed in reply to the question for it."""

import pytest

from bot.tutor.moves.progress import ShowGoal
from bot.views.texts import load_texts
from tests.narrowing import only
from tests.tutor.laying import Pupil


@pytest.mark.parametrize(
    ("language", "asked", "reply"),
    [
        ("es", "/goal", "5 min"),
        ("de", "/goal", "lieber 5 Minuten"),
        ("en", "/goal", "five mins please"),
        ("de", "ändere tagesziel", "5 minuten"),
    ],
)
def test_minutes_typed_in_reply_are_the_goal_whatever_is_open(
    language: str, asked: str, reply: str
) -> None:
    pupil = Pupil(texts=load_texts(language))
    pupil.say("/start t_sales-information")
    pupil.say(asked)
    assert only(ShowGoal, pupil.say(reply).moves).is_new
    assert pupil.learner.goal == 5
    assert pupil.drill.prompt is not None


def test_a_bare_number_is_the_goal_where_it_can_be_no_answer() -> None:
    pupil = Pupil()
    pupil.say("/goal")
    pupil.say("5")
    assert pupil.learner.goal == 5
    pupil.say("/start t_sales-information")
    pupil.say("/goal")
    pupil.say("1")
    assert pupil.learner.goal == 5


def test_other_words_behind_the_question_go_their_way() -> None:
    pupil = Pupil()
    pupil.say("/goal")
    assert not any(isinstance(move, ShowGoal) for move in pupil.say("how am i doing").moves)
