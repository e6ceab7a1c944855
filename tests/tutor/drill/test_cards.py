"""A card is turned over and judged by its learner, by a tap or in words."""

import pytest

from bot.tutor.model.drill import Drill, Queued, Why
from bot.tutor.model.session import Session
from bot.tutor.moves.asking import HintCard, RemindToJudge
from bot.tutor.moves.marking import CardJudged, ComesBack, TurnCard
from state.records.learners import Rating, Review
from state.values import replace
from tests.narrowing import only
from tests.tutor.laying import MORNING, Pupil
from tests.tutor.on_item import TOPIC, on, ratings


def test_a_card_shows_how_it_begins_and_then_its_back() -> None:
    pupil = on(f"{TOPIC}/f-touchpoint")
    assert isinstance(pupil.say("hint").moves[0], HintCard)
    assert isinstance(pupil.say("hint").moves[0], TurnCard)


def turned(why: Why = Why.DUE) -> Pupil:
    pupil = on(f"{TOPIC}/f-touchpoint", why=why)
    pupil.say("a place where you meet")
    return pupil


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I knew it", Rating.GOOD),
        ("yes", Rating.GOOD),
        ("nailed it", Rating.GOOD),
        ("it went well", Rating.GOOD),
        ("just about", Rating.HARD),
        ("nope", Rating.AGAIN),
        ("I didn't know it", Rating.AGAIN),
        ("nope didnt know", Rating.AGAIN),
        ("lol dunno", Rating.AGAIN),
    ],
)
def test_how_it_went_may_be_typed(text: str, rating: Rating) -> None:
    pupil = turned()
    pupil.say(text)
    assert ratings(pupil) == [rating]


def test_other_words_are_asked_about_and_judge_nothing() -> None:
    pupil = turned()
    assert isinstance(pupil.say("what is the capital of France").moves[0], RemindToJudge)
    assert isinstance(pupil.say("show").moves[0], RemindToJudge)
    assert ratings(pupil) == []


@pytest.mark.parametrize("text", ["nah i meant the other thing", "undo", "oops"])
def test_second_thoughts_about_a_card_leave_what_was_rated_before_it(text: str) -> None:
    pupil = turned()
    pupil.remember(Review(f"{TOPIC}/s-keep", pupil.now, pupil.today, Rating.GOOD, 0.9))
    assert isinstance(pupil.say(text).moves[0], RemindToJudge)
    assert len(pupil.log) == 1


def test_what_was_missed_earlier_today_comes_back_tomorrow_all_the_same() -> None:
    for why, comes_back in ((Why.DUE, ComesBack.LATER), (Why.AGAIN, ComesBack.TOMORROW)):
        move = only(CardJudged, turned(why).say("i knew it").moves)
        assert move.comes_back is comes_back


def test_what_is_asked_once_more_today_is_not_only_said_to_come_tomorrow() -> None:
    pupil = turned()
    more = tuple(Queued(f"{TOPIC}/{ref}") for ref in ("s-keep", "s-log", "q-sunday", "s-paradox"))
    queued = Drill(pupil.drill.mode, 3, 5, more, prompt=pupil.prompt, seconds=240)
    pupil.session = Session(serial=1, activity=queued, last_at=MORNING)
    move = only(CardJudged, pupil.say("forgot").moves)
    assert move.comes_back is ComesBack.SOON


@pytest.mark.parametrize(
    ("ahead", "comes_back"), [(9, ComesBack.BEFORE_EXAM), (1, ComesBack.LAST_LOOK)]
)
def test_before_an_exam_no_day_is_promised_for_a_miss(ahead: int, comes_back: ComesBack) -> None:
    pupil = turned()
    pupil.drill = replace(pupil.drill, exam=pupil.today + ahead)
    move = only(CardJudged, pupil.say("forgot").moves)
    assert move.comes_back is comes_back


@pytest.mark.parametrize("text", ["dunno", "idk", "i dont know this one", "sorry no clue"])
def test_who_says_that_they_do_not_know_it_sees_the_back_and_is_not_asked_how_it_went(
    text: str,
) -> None:
    pupil = on(f"{TOPIC}/f-touchpoint", why=Why.DUE)
    only(CardJudged, pupil.say(text).moves)
    assert ratings(pupil) == [Rating.AGAIN]


@pytest.mark.parametrize("text", ["?", "asdf", "show me"])
def test_who_only_wants_to_see_the_back_still_says_how_it_went(text: str) -> None:
    pupil = on(f"{TOPIC}/f-touchpoint", why=Why.DUE)
    assert isinstance(pupil.say(text).moves[0], TurnCard)
    assert ratings(pupil) == []


@pytest.mark.parametrize(("first", "rating"), [("show", Rating.EASY), ("a shoe", Rating.GOOD)])
def test_too_easy_is_believed_unless_something_else_was_typed(first: str, rating: Rating) -> None:
    pupil = on(f"{TOPIC}/f-trend", why=Why.DUE)
    pupil.say(first)
    pupil.say("too easy")
    assert ratings(pupil) == [rating]


@pytest.mark.parametrize("text", ["next", "ok", "can you explain the question"])
def test_a_card_is_offered_to_be_turned_over_whatever_is_said_beside_it(text: str) -> None:
    pupil = on(f"{TOPIC}/f-touchpoint")
    pupil.say(text)
    labels = [button.label for row in pupil.screen[-1].rows for button in row]
    assert labels == ["Turn the card over", "Skip"]
