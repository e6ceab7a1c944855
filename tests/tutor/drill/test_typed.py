"""What is made of a typed answer that is nearly right, nearly a wrong idea, or no number at all."""

import pytest

from bot.grading.grader import Grader
from bot.tutor.model.drill import Mode, Prompt, Stage, Why
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.asking import AskAgain, AskClosest, AskWhetherHeld, GiveHint
from bot.tutor.moves.marking import MarkTyped
from state.records.learners import Attempt, Hold, Holding, Rating, Review, Sure
from state.values import replace
from tests.dialogues.player import cut_down
from tests.grading.hearing import WrittenEar
from tests.narrowing import only
from tests.tutor.laying import LIBRARY, MORNING, Pupil
from tests.tutor.on_item import REF, TOPIC, on, ratings

UNCLEAR = "it makes people want more stuff"
"""Near enough to an idea of `advert-and-complaints` to be asked about."""
NEAR = "sales-information/s-second-source"
WRONG = "one-source-will-do"
HELD = f"sales-information/{WRONG}"
SAID = "the regulars have been plain about it"


def unclear(ref: str = "business-principles/advert-and-complaints") -> Pupil:
    pupil = on(ref, why=Why.DUE, tries=1)
    assert isinstance(pupil.say(UNCLEAR).moves[0], AskClosest)
    return pupil


def test_it_counts_but_only_as_hard_and_is_kept_as_an_attempt() -> None:
    turn = unclear().press("1.1.mean.1")
    (rated,) = [one for one in turn.records if isinstance(one, Review)]
    (kept,) = [one for one in turn.records if isinstance(one, Attempt)]
    assert (rated.rating, kept.because) == (Rating.HARD, "meant")


def test_what_was_not_said_is_not_quoted() -> None:
    pupil = unclear()
    mark = only(MarkTyped, pupil.press("1.1.mean.1").moves)
    assert mark.verdict.points[mark.claimed or 0].got
    assert "You meant: " in pupil.screen[-1].html
    assert "You said" not in pupil.screen[-1].html


def test_a_second_idea_has_to_be_said() -> None:
    pupil = on("business-principles/better-feedback", why=Why.DUE, claimed=True, tries=1)
    first = pupil.say("be more like what she wants to be told")
    assert not any(isinstance(move, AskClosest) for move in first.moves)


def test_it_clears_no_wrong_idea() -> None:
    pupil = unclear()
    name = "business-principles/marketing-is-adverts"
    turn = pupil.press("1.1.mean.1")
    assert not any(getattr(one, "misconception", None) == name for one in turn.records)


@pytest.mark.parametrize("text", ["loads of it", "as much as last time", "about a lot"])
def test_a_number_that_cannot_be_read_is_asked_for_again_at_no_cost(text: str) -> None:
    pupil = on(f"{TOPIC}/n-change", Mode.QUIZ)
    again = only(AskAgain, pupil.say(text).moves)
    assert again.number
    assert ratings(pupil) == []


def test_a_number_is_read_however_it_is_written() -> None:
    for text in ("fiveteen", "40/160 so a quarter"):
        (mark,) = on(f"{TOPIC}/n-change", Mode.QUIZ).say(text).moves
        assert not isinstance(mark, AskAgain), text


def test_a_check_of_a_wrong_idea_does_not_offer_the_right_one() -> None:
    pupil = on("business-principles/advert-and-complaints", why=Why.CHECK, sure=Sure.THINK_SO)
    only(AskAgain, pupil.say(UNCLEAR).moves)


@pytest.mark.parametrize(("seconds", "tries_left"), [(600, True), (60, False)])
def test_after_a_miss_there_is_another_try_only_while_there_is_time(
    seconds: int, *, tries_left: bool
) -> None:
    pupil = on(REF, tries=1)
    pupil.drill = replace(pupil.drill, seconds=seconds, counted_to=MORNING)
    pupil.now += 90
    mark = only(MarkTyped, pupil.say("the colour of the sky").moves)
    assert mark.settled is not tries_left


@pytest.fixture(scope="module")
def teaching() -> Teaching:
    """One in which any answer is somewhat near to a wrong idea."""
    pytest.importorskip("numpy")
    alone = cut_down(LIBRARY, [NEAR])
    topic = alone.topic_of(NEAR)
    phrases = ("one source is plenty", "one source is fine", "one source will do")
    ear = WrittenEar(dict.fromkeys(phrases, 0.18))
    return Teaching(alone, {topic.topic: Grader(topic, ear=ear)})


def asked(teaching: Teaching, mode: Mode = Mode.REVISE) -> Pupil:
    pupil = on(NEAR, mode, why=Why.DUE, tries=1)
    pupil.teaching = teaching
    move = only(AskWhetherHeld, pupil.say(SAID).moves)
    assert move.believes == LIBRARY.topic_of(NEAR).misconception(WRONG).believes
    assert not pupil.holdings
    return pupil


@pytest.mark.parametrize("answer", ["1.1.hold.1", "yes", "yes, that"])
def test_whoever_would_say_it_holds_it(teaching: Teaching, answer: str) -> None:
    pupil = asked(teaching)
    turn = pupil.press(answer) if answer[0].isdigit() else pupil.say(answer)
    mark = only(MarkTyped, turn.moves)
    assert (mark.refute and mark.refute.id, mark.claimed, mark.settled) == (WRONG, None, False)
    assert pupil.holdings[HELD].state is Hold.SUSPECTED
    (kept,) = [one for one in turn.records if isinstance(one, Attempt)]
    assert (kept.outcome, kept.misconception, kept.because) == ("misconception", WRONG, "meant")
    assert pupil.prompt.tries == 2


@pytest.mark.parametrize("answer", ["1.1.hold.0", "no", "no, something else"])
def test_to_anybody_else_it_costs_nothing(teaching: Teaching, answer: str) -> None:
    pupil = asked(teaching)
    turn = pupil.press(answer) if answer[0].isdigit() else pupil.say(answer)
    assert isinstance(turn.moves[0], AskAgain)
    assert not pupil.holdings
    ended = pupil.say("other people may want something else")
    assert [one.rating for one in ended.records if isinstance(one, Review)] == [Rating.GOOD]


def test_it_is_asked_once_for_an_item(teaching: Teaching) -> None:
    pupil = asked(teaching)
    pupil.press("1.1.hold.0")
    assert not any(isinstance(move, AskWhetherHeld) for move in pupil.say(SAID).moves)


def test_other_words_may_come_instead(teaching: Teaching) -> None:
    pupil = asked(teaching)
    mark = only(MarkTyped, pupil.say("other people may want something else").moves)
    assert mark.settled


def test_a_check_of_a_wrong_idea_does_not_tell_what_it_is_about(teaching: Teaching) -> None:
    pupil = on(NEAR, why=Why.CHECK, tries=1)
    pupil.teaching = teaching
    assert isinstance(pupil.say(SAID).moves[0], AskAgain)


def test_in_a_quiz_it_settles_the_question(teaching: Teaching) -> None:
    pupil = asked(teaching, Mode.QUIZ)
    mark = only(MarkTyped, pupil.press("1.1.hold.1").moves)
    assert mark.settled


def test_a_mock_exam_asks_nothing(teaching: Teaching) -> None:
    pupil = on(NEAR, Mode.MOCK, why=Why.DUE, tries=1)
    pupil.teaching = teaching
    turn = pupil.say(SAID)
    assert not any(isinstance(move, AskWhetherHeld) for move in turn.moves)
    assert not any(isinstance(one, Holding) for one in turn.records)


def test_an_old_button_does_nothing(teaching: Teaching) -> None:
    pupil = asked(teaching)
    pupil.press("1.1.hold.0")
    assert pupil.press("1.1.hold.1").toast
    assert pupil.press("1.1.mean.1").toast
    assert not pupil.holdings


def test_where_somebody_was_asked_survives_a_restart(teaching: Teaching) -> None:
    prompt: Prompt = asked(teaching).prompt
    assert (prompt.stage, prompt.suspected) == (Stage.SUSPECTED, WRONG)


@pytest.mark.parametrize("text", ["idk thats to much", "dunno money or something"])
@pytest.mark.parametrize("ref", ["x-hotel", "s-keep"])
def test_whoever_begins_by_giving_up_gets_a_hint_and_no_mark(ref: str, text: str) -> None:
    pupil = on(f"{TOPIC}/{ref}", why=Why.DUE)
    assert isinstance(pupil.say(text).moves[0], GiveHint)
    assert pupil.prompt.tries == 0


@pytest.mark.parametrize("text", ["get them a refund", "u suck", "stop it", "set reminder off"])
def test_a_few_words_are_no_exam_answer_until_it_is_said_that_they_are(text: str) -> None:
    pupil = on(f"{TOPIC}/x-hotel", why=Why.DUE)
    turn = pupil.say(text)
    assert not ratings(pupil)
    assert pupil.prompt.tries == 0, turn.moves
    if turn.session.offer is not None:
        pupil.say(text)
        assert pupil.prompt.tries == 1


def test_a_few_words_that_name_a_marking_point_are_credited() -> None:
    pupil = on(f"{TOPIC}/x-garden-centre", why=Why.DUE)
    only(MarkTyped, pupil.say("questionnaire because it asks").moves)


def test_what_an_exam_answer_lacks_is_not_listed_again_to_whoever_has_come_no_nearer() -> None:
    pupil = on(f"{TOPIC}/x-hotel", why=Why.DUE)
    said = []
    for text in ("the hotel should do its best for all of them", "and it should be a nice place"):
        only(MarkTyped, pupil.say(text).moves)
        said.append(pupil.screen[-1].html.splitlines())
    first, second = said
    assert sum(line.startswith("Not found") for line in first) == 3
    assert {line for line in first if len(line.split()) > 3} & {*second} == {first[1]}
    assert first[1].startswith("Credited")
