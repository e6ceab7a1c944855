"""What a learner can set, by buttons and by typing, and that nothing else suffers from it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.tutor.model.drill import Drill
from bot.tutor.model.session import Lesson, Session
from bot.tutor.moves import account as moves
from bot.tutor.moves.asking import HowFar
from bot.tutor.moves.turn import Forget, Toast
from bot.views.texts import load_texts
from state.records.learners import Learner
from state.values import replace
from tests.examples import FEWER
from tests.narrowing import as_a
from tests.tutor.laying import MORNING, Pupil
from tests.tutor.on_item import TOPIC, on


def only(turn: object) -> object:
    """The one move of a turn."""
    (move,) = turn.moves  # type: ignore[attr-defined]  # a turn
    return move


def test_a_place_may_be_typed_and_one_that_is_unknown_is_asked_for_again() -> None:
    pupil = Pupil()
    pupil.press("m.zone")
    assert isinstance(only(pupil.say("little whinging")), moves.NoZone)
    assert isinstance(only(pupil.say("new york")), moves.ShowSettings)
    assert pupil.learner.zone == "America/New_York"
    assert pupil.session.activity is None


def test_an_order_is_an_order_also_while_a_time_is_asked_for() -> None:
    pupil = Pupil()
    pupil.say("/remind")
    pupil.say("help")
    assert pupil.session.activity is None


def test_a_plain_wish_is_granted_also_while_a_time_or_a_place_is_asked_for() -> None:
    for command, text in (("/remind", "when is my exam"), ("/zone", "how am i doing so far")):
        pupil = Pupil()
        pupil.say(command)
        assert not isinstance(only(pupil.say(text)), moves.NoTime | moves.NoZone)
        assert pupil.session.activity is None


def test_lengths_confidence_and_language_are_set_by_buttons() -> None:
    pupil = Pupil()
    pupil.say("/settings")
    pupil.press("m.length.0")
    pupil.press("m.asksure.off")
    assert isinstance(only(pupil.press("m.language")), moves.AskLanguage)
    pupil.press("m.language.cy")
    assert pupil.learner.minutes == 0
    assert pupil.learner.confidence is False
    assert pupil.learner.language == "cy"
    pupil.press("m.asksure.on")
    assert pupil.learner.confidence is True


def test_a_language_there_is_not_is_not_set() -> None:
    pupil = Pupil()
    assert pupil.press("m.language.xx").toast is Toast.UNKNOWN
    assert pupil.learner.language == "en"


BUTTONS = (
    "m.settings",
    "m.settings.back",
    "m.remind",
    "m.remind.1170",
    "m.remind.99999",
    "m.remind.off",
    "m.zone",
    "m.zone.Europe/Paris",
    "m.zone.Europe/Atlantis",
    "m.zone.3",
    "m.zone.yes",
    "m.length",
    "m.length.2",
    "m.length.7",
    "m.asksure.off",
    "m.language",
    "m.export",
    "m.forget",
    "m.privacy",
    "m.keepall",
    "m.erase",
    "m.erase.1",
)


@FEWER
@given(st.lists(st.sampled_from(BUTTONS), max_size=8))
def test_no_button_here_touches_the_question_that_is_open(taps: list[str]) -> None:
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    before = as_a(Drill, pupil.session.activity)
    for data in taps:
        turn = pupil.press(data)
        assert not turn.done_with_buttons
    pupil.press("m.settings")
    after = as_a(Drill, pupil.session.activity)
    assert replace(after, spent=0, counted_to=before.counted_to) == before


def test_a_lesson_goes_on_after_a_time_was_typed() -> None:
    pupil = Pupil()
    pupil.say("/learn")
    pupil.say("/remind")
    pupil.say("5pm")
    assert isinstance(pupil.session.activity, Lesson)


def test_erasing_takes_two_steps_within_ten_minutes() -> None:
    pupil = Pupil()
    asked = as_a(moves.ConfirmForget, only(pupil.say("/forget")))
    assert asked.at == MORNING
    assert only(pupil.press("m.keepall")) == moves.NotForgotten(late=False)
    pupil.now = MORNING + 601
    late = pupil.press(f"m.erase.{MORNING}")
    assert only(late) == moves.NotForgotten(late=True)
    assert late.records == ()
    pupil.now = MORNING + 600
    turn = pupil.press(f"m.erase.{MORNING}")
    assert only(turn) == moves.Forgotten()
    assert turn.records == (Forget(),)
    assert turn.session == Session()


@pytest.mark.parametrize("data", ["m.erase", "m.erase.x", f"m.erase.{MORNING + 9999}"])
def test_a_forged_button_erases_nothing(data: str) -> None:
    assert Pupil().press(data).records == ()


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        ("as long as i want", 0),
        ("all of them", 0),
        ("10 questions", 0),
        ("ten questions please", 0),
        ("3 questions", 2),
        ("5 mins", 4),
        ("2", 2),
        ("2 minutes", 2),
    ],
)
def test_how_long_a_session_is_may_be_typed_where_it_is_asked(typed: str, minutes: int) -> None:
    pupil = Pupil()
    pupil.say("/settings")
    pupil.press("m.length")
    assert isinstance(only(pupil.say(typed)), moves.ShowSettings)
    assert pupil.learner.minutes == minutes


def test_what_names_no_length_is_taken_for_what_it_is() -> None:
    pupil = Pupil()
    pupil.press("m.length")
    assert not isinstance(only(pupil.say("show my progress")), moves.ShowSettings)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "how long does it take"),
        ("en", "how long is a session?"),
        ("es", "cuánto dura una sesión"),
        ("de", "wie lange dauert eine runde"),
    ],
)
def test_how_long_a_session_is_can_be_asked_and_changes_nothing(language: str, text: str) -> None:
    learner = Learner("Ada", "Europe/London", language=language)
    pupil = Pupil(learner=learner, texts=load_texts(language))
    assert only(pupil.say(text)) == moves.AskLength(4)
    assert pupil.learner == learner


def test_within_a_session_that_asks_how_much_of_it_is_left() -> None:
    pupil = on(f"{TOPIC}/q-sales-fact")
    assert isinstance(only(pupil.say("how long does this take")), HowFar)
