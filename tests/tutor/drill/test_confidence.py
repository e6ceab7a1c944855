"""How sure are you? When it is asked, what may be said to it, and what it changes."""

import pytest

from bot.tutor.drill.confidence import share_said, wanted
from bot.tutor.model.drill import Drill, Mode, Prompt, SettledItem, Stage, Why
from bot.tutor.model.session import Session
from bot.tutor.moves.asking import Ask, AskSure, Kept
from bot.tutor.moves.marking import MarkPicks, MarkTyped
from bot.tutor.moves.turn import PlanRecheck
from state.records.learners import Attempt, Hold, Rating, Review, Sure
from state.values import replace
from tests.narrowing import only
from tests.tutor.laying import MORNING, Pupil

REF = "sales-information/s-report-checks"
RIGHT = "who wrote it and when"
WRONG = "the colour of the cover"
CHOICE = "sales-information/q-sales-fact"


def on(ref: str = REF, mode: Mode = Mode.REVISE, why: Why = Why.NEW) -> Pupil:
    pupil = Pupil()
    prompt = Prompt(ref, 1, pupil.library.version(ref), why)
    drill = Drill(mode, seed=3, total=4, queue=(), prompt=prompt, sure_of=(ref,))
    pupil.session = Session(serial=1, activity=drill, last_at=MORNING, offered=True)
    return pupil


def is_asked(pupil: Pupil) -> bool:
    return wanted(pupil.desk(), pupil.drill, pupil.prompt)


def test_it_is_asked_where_it_was_chosen_on_checks_and_in_exams() -> None:
    other = "sales-information/n-change"
    assert is_asked(on())
    assert not is_asked(elsewhere(on(), other))
    assert is_asked(elsewhere(on(), other, why=Why.CHECK))
    assert is_asked(elsewhere(on(mode=Mode.MOCK), other))


def elsewhere(pupil: Pupil, ref: str, why: Why = Why.DUE) -> Pupil:
    """The same at a question that was not chosen for it."""
    prompt = Prompt(ref, 1, pupil.library.version(ref), why)
    pupil.drill = replace(pupil.drill, prompt=prompt)
    return pupil


def test_it_is_not_asked_in_a_quiz_at_an_opening_or_once_more() -> None:
    assert not is_asked(on(mode=Mode.QUIZ))
    assert not is_asked(on(why=Why.OPENING))
    assert not is_asked(on(why=Why.AGAIN))


def test_it_is_not_asked_in_a_first_session_but_in_an_exam() -> None:
    for mode in Mode:
        pupil = on("sales-information/n-change", mode)
        pupil.session = replace(pupil.session, offered=False)
        assert is_asked(pupil) is (mode is Mode.MOCK)


def test_it_is_asked_of_one_question_in_four_at_most() -> None:
    asked = 0
    for place in range(1, 13):
        pupil = on("sales-information/n-change", why=Why.CHECK)
        settled = tuple(SettledItem(f"a/{number}", 1.0, right=True) for number in range(place - 1))
        pupil.drill = replace(pupil.drill, settled=settled, total=12, sures=asked)
        asked += is_asked(pupil)
    assert asked == 3


@pytest.mark.parametrize("total", [1, 2, 3])
def test_a_session_of_fewer_than_four_has_no_room_for_it(total: int) -> None:
    pupil = on(why=Why.CHECK)
    pupil.drill = replace(pupil.drill, total=total)
    assert not is_asked(pupil)


def test_one_tap_on_it_turns_it_off_and_the_verdict_follows() -> None:
    pupil = on()
    pupil.say(RIGHT)
    turn = pupil.press("1.1.unasked")
    assert isinstance(turn.moves[0], MarkTyped)
    assert not pupil.learner.confidence
    assert [one.sure for one in turn.records if isinstance(one, Attempt)] == [None]


@pytest.mark.parametrize("typed", ["remind me at 7pm", "how long is my streak", "stop asking me"])
def test_a_wish_that_is_typed_there_is_done_and_not_put_with_the_answer(typed: str) -> None:
    pupil = on()
    pupil.say(RIGHT)
    turn = pupil.say(typed)
    assert not isinstance(turn.moves[0], AskSure)
    assert (pupil.prompt.stage, pupil.prompt.response) == (Stage.SURE, RIGHT)


def test_it_is_never_asked_of_somebody_who_turned_it_off() -> None:
    for mode in Mode:
        pupil = on(mode=mode)
        pupil.learner = replace(pupil.learner, confidence=False)
        assert not is_asked(pupil)


def test_it_is_not_asked_of_somebody_who_gave_no_answer() -> None:
    for mode in (Mode.REVISE, Mode.MOCK):
        turn = on(mode=mode).say("idk")
        assert not any(isinstance(move, AskSure) for move in turn.moves)


def test_sure_and_wrong_is_asked_again_in_about_a_week() -> None:
    pupil = on()
    pupil.say(WRONG)
    pupil.say("sure")
    turn = pupil.say("give up")
    (again,) = [one for one in turn.records if isinstance(one, PlanRecheck)]
    assert 5 <= again.day - pupil.today <= 8


def test_sure_and_a_wrong_idea_is_active_at_once() -> None:
    for said, state in (("sure", Hold.ACTIVE), ("think so", Hold.SUSPECTED)):
        pupil = on("sales-information/s-scores")
        pupil.say("happy customers means good sales")
        pupil.say(said)
        (held,) = pupil.holdings.values()
        assert held.state is state


@pytest.mark.parametrize(
    ("said", "rating", "sure"),
    [
        ("guess", Rating.HARD, Sure.GUESS),
        ("think so", Rating.GOOD, Sure.THINK_SO),
        ("sure", Rating.GOOD, Sure.SURE),
        ("next", Rating.GOOD, Sure.THINK_SO),
        ("skip", Rating.GOOD, Sure.THINK_SO),
    ],
)
def test_a_lucky_guess_is_right_and_hard(said: str, rating: Rating, sure: Sure) -> None:
    pupil = on()
    assert isinstance(pupil.say(RIGHT).moves[0], AskSure)
    turn = pupil.say(said)
    assert [one.rating for one in turn.records if isinstance(one, Review)] == [rating]
    assert [one.sure for one in turn.records if isinstance(one, Attempt)] == [sure]


def test_another_answer_may_be_given_before_the_verdict() -> None:
    pupil = on()
    pupil.say(WRONG)
    pupil.say(RIGHT)
    turn = pupil.press("1.1.sure.3")
    assert isinstance(turn.moves[0], MarkTyped)
    assert turn.moves[0].verdict.outcome.is_right


def test_why_before_the_verdict_is_no_hint_and_keeps_the_answer() -> None:
    pupil = on(CHOICE)
    pupil.say("b")
    move = only(AskSure, pupil.say("why?").moves)
    assert move.kept is Kept.AS_IT_WAS
    assert move.picks


@pytest.mark.parametrize("answer", ["b", WRONG])
@pytest.mark.parametrize("plea", ["hint", "can you explain the question", "i dont get it"])
def test_help_before_the_verdict_costs_neither_answer_nor_buttons(answer: str, plea: str) -> None:
    pupil = on(CHOICE) if answer == "b" else on()
    pupil.say(answer)
    for _ in range(3):
        move = only(AskSure, pupil.say(plea).moves)
        assert move.kept is Kept.ASKED_ABOUT
    assert isinstance(pupil.press("1.1.sure.3").moves[0], MarkTyped | MarkPicks)


def test_whoever_asks_for_the_answer_before_the_verdict_gets_the_verdict() -> None:
    pupil = on()
    pupil.say(RIGHT)
    (move, *_) = pupil.say("show me the answer").moves
    assert isinstance(move, MarkTyped)
    assert move.verdict.outcome.is_right


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("pretty sure", Sure.THINK_SO),
        ("prety shure", Sure.THINK_SO),
        ("thinkso", Sure.THINK_SO),
        ("im sure", Sure.SURE),
        ("100%", Sure.SURE),
        ("dunno", Sure.GUESS),
        ("no idea", Sure.GUESS),
        ("not very sure", Sure.GUESS),
    ],
)
def test_how_sure_may_be_said_in_ones_own_words(text: str, sure: Sure) -> None:
    pupil = on()
    pupil.say(RIGHT)
    (attempt,) = (one for one in pupil.say(text).records if isinstance(one, Attempt))
    assert (attempt.response, attempt.sure) == (RIGHT, sure)


def test_more_words_are_put_with_the_answer_and_never_replace_it() -> None:
    pupil = on()
    pupil.say(RIGHT)
    asked = only(AskSure, pupil.say("and something more").moves)
    assert asked.kept is Kept.LONGER
    (attempt,) = (one for one in pupil.say("sure").records if isinstance(one, Attempt))
    assert attempt.response == f"{RIGHT}\nand something more"


def test_what_was_meant_instead_takes_the_place_of_the_answer() -> None:
    pupil = on()
    pupil.say(WRONG)
    asked = only(AskSure, pupil.say(f"no wait {RIGHT}").moves)
    assert asked.kept is Kept.CHANGED
    (attempt,) = (one for one in pupil.say("sure").records if isinstance(one, Attempt))
    assert attempt.response == RIGHT


def test_a_tapped_answer_stays_whatever_is_said_and_may_be_changed() -> None:
    pupil = on(CHOICE, Mode.MOCK)
    pupil.say("a")
    asked = only(AskSure, pupil.say("hmm interesting").moves)
    assert asked.kept is Kept.AS_IT_WAS
    before = asked.picks
    asked = only(AskSure, pupil.say("no wait b").moves)
    assert asked.kept is Kept.CHANGED
    assert asked.picks != before


@pytest.mark.parametrize("text", ["hmm actually b d", "b and d i mean", "i dunno b and d"])
def test_several_letters_may_be_changed_with_words_around_them(text: str) -> None:
    pupil = on("sales-information/q-touchpoints", Mode.MOCK)
    pupil.say("all of them")
    asked = only(AskSure, pupil.say(text).moves)
    assert len(asked.picks) == 2


@pytest.mark.parametrize("text", ["that wasnt my answer", "wait thats not what i meant"])
def test_an_answer_that_was_none_can_be_taken_back(text: str) -> None:
    pupil = on()
    pupil.say(WRONG)
    turn = pupil.say(text)
    assert not any(isinstance(one, Attempt) for one in turn.records)
    assert isinstance(turn.moves[0], Ask)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("like 70 percent", "think_so"),
        ("95%", "sure"),
        ("maybe 30 %", "guess"),
        ("zu 90 Prozent", "sure"),
        ("un 60 por ciento", "think_so"),
        ("prices rose by 5% and costs fell by 3%", None),
        ("70", None),
        ("150%", None),
    ],
)
def test_how_sure_somebody_is_is_read_in_figures(typed: str, said: str | None) -> None:
    assert share_said(typed) == said
