"""What helps somebody who is stuck, tired or cross, and what help may not buy."""

from dataclasses import replace
from typing import Any

import pytest

from bot.tutor.choosing.options import order_of
from bot.tutor.model.session import Drill, Mode, Prompt, Queued, Session, Stage, Why
from bot.tutor.moves import (
    AskAgain,
    AskClosest,
    AskSure,
    CardJudged,
    ComesBack,
    Correction,
    GiveHint,
    HintCard,
    LetBe,
    MarkPicks,
    MarkTyped,
    MockReport,
    NoHints,
    NotUnderstood,
    RemindOfNext,
    RemindToJudge,
    Reveal,
    ShowButtons,
    TakeBreath,
    TurnCard,
)
from bot.tutor.moves.hints import HintKind
from bot.tutor.moves.planning import ShowPlan
from bot.tutor.moves.turn import Contest
from state.records.learners import Attempt, Hold, Rating, Review, Sure
from tests.tutor.laying import MORNING, WHOLE, Pupil

TOPIC = "sales-information"
REF = f"{TOPIC}/s-scores"
NAME = f"{TOPIC}/scores-show-the-market"
HEARD = "happy customers means good sales"
UNCLEAR = "it makes people want more stuff"
"""Near enough to an idea of `advert-and-complaints` to be asked about."""


def on(ref: str, mode: Mode = Mode.REVISE, why: Why = Why.AGAIN, **prompt: Any) -> Pupil:
    """Somebody on one item, which is not the first that they have met."""
    pupil = Pupil(WHOLE)
    open_ = Prompt(ref, 1, pupil.library.version(ref), why, **prompt)
    drill = Drill(mode, seed=3, total=1, queue=(), prompt=open_)
    pupil.session = Session(serial=1, activity=drill, last_at=MORNING)
    return pupil


def prompt_of(pupil: Pupil) -> Prompt:
    assert isinstance(pupil.session.activity, Drill)
    assert pupil.session.activity.prompt is not None
    return pupil.session.activity.prompt


def ratings(pupil: Pupil) -> list[Rating]:
    return [logged.review.rating for logged in pupil.log]


def test_not_knowing_an_opening_leads_to_the_idea_and_leaves_the_question_open() -> None:
    pupil = on(f"{TOPIC}/q-sunday", why=Why.OPENING)
    (hint,) = pupil.say("idk").moves
    assert isinstance(hint, GiveHint)
    assert hint.hint.kind is HintKind.IDEA
    assert prompt_of(pupil).stage is Stage.ASKED
    (mark,) = pupil.say("a line chart").moves
    assert isinstance(mark, MarkPicks)
    assert mark.explain is None, "the idea has been explained already"
    assert ratings(pupil) == [Rating.HARD]


def test_a_choice_without_hints_loses_one_wrong_option_before_its_answer_is_shown() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    (hint,) = pupil.say("hint").moves
    assert isinstance(hint, GiveHint)
    assert hint.hint.kind is HintKind.NOT_THIS
    (answer,) = pupil.say("hint").moves
    assert isinstance(answer, Reveal)


def test_a_card_shows_how_it_begins_and_then_its_back() -> None:
    pupil = on(f"{TOPIC}/f-touchpoint")
    assert isinstance(pupil.say("hint").moves[0], HintCard)
    assert isinstance(pupil.say("hint").moves[0], TurnCard)


def test_every_question_has_its_hint_on_a_button_but_not_in_a_quiz() -> None:
    for mode, offered in ((Mode.REVISE, True), (Mode.QUIZ, False), (Mode.MOCK, False)):
        pupil = on(f"{TOPIC}/q-sunday", mode, why=Why.DUE)
        pupil.press("m.continue")
        assert ("1.1.hint" in pupil.buttons()) is offered
        assert "1.1.skip" in pupil.buttons()


def test_who_has_had_a_hint_is_not_asked_how_sure_they_are() -> None:
    pupil = on("business-principles/late-parcel", why=Why.CHECK)
    pupil.say("hint")
    assert not isinstance(pupil.say("so they know").moves[0], AskSure)


@pytest.mark.parametrize("ref", ["q-sunday", "s-keep", "f-touchpoint", "n-change"])
def test_swearing_is_no_answer_and_costs_nothing(ref: str) -> None:
    pupil = on(f"{TOPIC}/{ref}")
    turn = pupil.say("FUCK THIS!!")
    assert isinstance(turn.moves[0], TakeBreath)
    assert turn.records == ()
    assert prompt_of(pupil).stage is Stage.ASKED


def test_leave_me_alone_stops() -> None:
    pupil = on(f"{TOPIC}/s-keep")
    pupil.say("leave me alone")
    assert pupil.session.activity is None


@pytest.mark.parametrize(
    ("ref", "mode", "text", "kind"),
    [
        ("q-sunday", Mode.REVISE, "the blue one", ShowButtons),
        ("q-happy-market", Mode.REVISE, "perhaps", ShowButtons),
        ("q-complaint-steps", Mode.REVISE, "first the first", ShowButtons),
        ("s-keep", Mode.QUIZ, "hint", NoHints),
        ("s-keep", Mode.REVISE, "this sucks", TakeBreath),
    ],
)
def test_the_same_thing_is_not_said_twice(ref: str, mode: Mode, text: str, kind: type) -> None:
    pupil = on(f"{TOPIC}/{ref}", mode)
    said = []
    for _ in range(3):
        (move,) = pupil.say(text).moves
        assert isinstance(move, kind)
        said.append(pupil.screen[-1].html)
    assert len(set(said)) == 3


def turned(why: Why = Why.DUE) -> Pupil:
    pupil = on(f"{TOPIC}/f-touchpoint", why=why)
    pupil.say("a place where you meet")
    return pupil


@pytest.mark.parametrize(
    ("text", "rating"),
    [
        ("I knew it", Rating.GOOD),
        ("yes", Rating.GOOD),
        ("just about", Rating.HARD),
        ("nope", Rating.AGAIN),
        ("I didn't know it", Rating.AGAIN),
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


def test_what_was_missed_earlier_today_comes_back_tomorrow_all_the_same() -> None:
    for why, comes_back in ((Why.DUE, ComesBack.LATER), (Why.AGAIN, ComesBack.TOMORROW)):
        (move,) = turned(why).say("i knew it").moves
        assert isinstance(move, CardJudged)
        assert move.comes_back is comes_back


def test_what_is_asked_once_more_today_is_not_only_said_to_come_tomorrow() -> None:
    pupil = turned()
    activity = pupil.session.activity
    assert isinstance(activity, Drill)
    more = tuple(Queued(f"{TOPIC}/{ref}") for ref in ("s-keep", "s-log", "q-sunday", "s-paradox"))
    queued = Drill(activity.mode, 3, 5, more, prompt=activity.prompt)
    pupil.session = Session(serial=1, activity=queued, last_at=MORNING)
    (move,) = pupil.say("forgot").moves
    assert isinstance(move, CardJudged)
    assert move.comes_back is ComesBack.SOON


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
    (mark,) = pupil.press("1.1.mean.1").moves
    assert isinstance(mark, MarkTyped)
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


def answered(pupil: Pupil) -> Pupil:
    pupil.say(HEARD)
    if prompt_of(pupil).stage is Stage.SURE:
        pupil.say("sure")
    assert pupil.holdings[NAME].hits
    return pupil


def test_i_was_right_takes_back_the_wrong_idea_that_was_heard() -> None:
    pupil = answered(on(REF, why=Why.DUE))
    turn = pupil.press("1.1.contest")
    assert any(isinstance(one, Contest) for one in turn.records)
    assert pupil.holdings[NAME].hits == 0
    assert pupil.holdings[NAME].state is Hold.SUSPECTED


def test_and_the_question_that_was_to_check_it() -> None:
    pupil = on(REF, why=Why.DUE)
    assert isinstance(pupil.session.activity, Drill)
    queue = (Queued("sales-information/f-trend"),)
    waits = replace(pupil.session.activity, total=2, queue=queue, seconds=120)
    pupil.session = replace(pupil.session, activity=waits)
    answered(pupil)
    assert isinstance(pupil.session.activity, Drill)
    assert [slot.why for slot in pupil.session.activity.queue] == [Why.CHECK]
    pupil.press("1.1.contest")
    assert isinstance(pupil.session.activity, Drill)
    assert pupil.session.activity.queue == ()


def test_a_later_hit_is_the_first_again() -> None:
    pupil = answered(on(REF, why=Why.DUE))
    pupil.press("1.1.contest")
    again = on(REF, why=Why.DUE, tries=1)
    again.holdings = pupil.holdings
    again.say(HEARD)
    assert again.holdings[NAME].state is Hold.SUSPECTED
    assert again.holdings[NAME].hits == 1


@pytest.mark.parametrize(
    "text",
    ["{}", "{})", "{} i think", "is it {}?", "option {}", "its {} lol", "I guess {}", "“{}”"],
)
def test_a_letter_is_heard_among_the_words_around_it(text: str) -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    assert isinstance(pupil.say(text.format("b")).moves[0], MarkPicks)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("the line chart", True),
        ("line chart of sunday sales", True),
        ("the pestle one", True),
        ("sunday sales", True),
        ("a", True),
        ("not the chart", False),
        ("customers", True),
    ],
)
def test_some_words_of_one_option_name_it(text: str, *, found: bool) -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    assert isinstance(pupil.say(text).moves[0], MarkPicks) is found


def test_a_question_left_blank_stays_on_the_paper() -> None:
    pupil = Pupil(WHOLE)
    pupil.say(f"/mock {TOPIC}")
    pupil.say("b")
    pupil.say("sure")
    while isinstance(pupil.session.activity, Drill) and not pupil.session.activity.over:
        turn = pupil.say("skip")
    report = next(move for move in turn.moves if isinstance(move, MockReport))
    assert report.marks.out_of > 10
    assert report.marks.got <= 1
    assert len(pupil.log) <= 1, "what was left blank is not rated"


@pytest.mark.parametrize(
    ("ref", "text"),
    [
        ("business-principles/late-parcel", "plan"),
        ("business-principles/whole-journey", "weaknesses"),
        (f"{TOPIC}/s-watch-after", "progress"),
        (f"{TOPIC}/s-left-on-train", "not fair"),
    ],
)
def test_words_of_the_key_are_an_answer_even_where_they_name_a_command(ref: str, text: str) -> None:
    (mark,) = on(ref).say(text).moves
    assert isinstance(mark, MarkTyped)
    assert mark.verdict.outcome.is_right


@pytest.mark.parametrize("text", ["stuck", "give up"])
def test_a_plea_is_heard_even_where_it_is_a_wording_of_the_key(text: str) -> None:
    (move,) = on(f"{TOPIC}/s-map-why").say(text).moves
    assert isinstance(move, GiveHint | Reveal)


def test_a_wrong_idea_is_refuted_in_full_once_in_a_session() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    pupil.say("satisfied")
    activity = pupil.session.activity
    assert isinstance(activity, Drill)
    assert activity.refuted == (NAME,)
    assert "In fact" in pupil.screen[-1].html
    for ref, answer in (("q-sunday", "satisfied"), ("s-scores", HEARD)):
        later = on(f"{TOPIC}/{ref}")
        assert isinstance(later.session.activity, Drill)
        later.session = replace(
            later.session, activity=replace(later.session.activity, refuted=(NAME,))
        )
        later.say(answer)
        assert "The same idea again" in later.screen[-1].html
        assert "In fact" not in later.screen[-1].html


def test_no_answer_cannot_have_been_right() -> None:
    pupil = on(f"{TOPIC}/s-keep", Mode.QUIZ, why=Why.DUE)
    pupil.say("idk")
    assert prompt_of(pupil).stage is Stage.SETTLED
    assert "1.1.contest" not in pupil.buttons()
    assert pupil.press("1.1.contest").records == ()


@pytest.mark.parametrize(
    "text",
    [
        "fuck off you stupid bot",
        "im rubbish at this",
        "what the FUCK is this",
        "i feel so stupid",
        "im so thick i give up on this",
    ],
)
def test_whoever_has_had_enough_is_not_marked(text: str) -> None:
    pupil = on(REF)
    turn = pupil.say(text)
    assert isinstance(turn.moves[0], TakeBreath)
    assert not turn.records


def test_whoever_has_had_enough_between_sessions_is_let_be() -> None:
    assert Pupil(WHOLE).say("this is shit").moves == (LetBe(),)


@pytest.mark.parametrize("text", ["i want to stop now", "stop plz", "not today"])
def test_whoever_wants_to_stop_may(text: str) -> None:
    pupil = on(REF)
    pupil.say(text)
    assert pupil.session.activity is None


@pytest.mark.parametrize("text", ["loads of it", "as much as last time", "about a lot"])
def test_a_number_that_cannot_be_read_is_asked_for_again_at_no_cost(text: str) -> None:
    pupil = on(f"{TOPIC}/n-change", Mode.QUIZ)
    (again,) = pupil.say(text).moves
    assert isinstance(again, AskAgain)
    assert again.number
    assert ratings(pupil) == []


def test_a_number_is_read_however_it_is_written() -> None:
    for text in ("fiveteen", "40/160 so a quarter"):
        (mark,) = on(f"{TOPIC}/n-change", Mode.QUIZ).say(text).moves
        assert not isinstance(mark, AskAgain), text


def test_the_verdict_comes_below_whatever_was_said_last() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    (mark,) = pupil.press("1.1.pick.0").moves
    assert isinstance(mark, MarkPicks)
    assert mark.in_place
    pupil = on(f"{TOPIC}/q-sunday")
    pupil.say("the quick one")
    (mark,) = pupil.press("1.1.pick.0").moves
    assert isinstance(mark, MarkPicks)
    assert not mark.in_place


def test_an_option_named_after_the_verdict_is_too_late() -> None:
    pupil = on(f"{TOPIC}/q-sunday")
    (mark,) = pupil.say("b").moves
    assert isinstance(mark, MarkPicks)
    assert not mark.verdict.outcome.is_right
    (reminded,) = pupil.say("i meant a").moves
    assert isinstance(reminded, RemindOfNext)
    assert reminded.corrected is Correction.TOO_LATE


def test_a_check_of_a_wrong_idea_does_not_offer_the_right_one() -> None:
    pupil = on("business-principles/advert-and-complaints", why=Why.CHECK, sure=Sure.THINK_SO)
    (again,) = pupil.say(UNCLEAR).moves
    assert isinstance(again, AskAgain)


def test_questions_about_the_tutor_itself_are_answered_and_cost_nothing() -> None:
    pupil = on(REF)
    turn = pupil.say("are you a real person?")
    assert turn.moves == (NotUnderstood(to_person=True),)
    assert pupil.session.activity is not None


@pytest.mark.parametrize("words", ["my exam is on 12 March", "exam in three weeks"])
def test_the_day_of_the_exam_may_be_said_in_a_sentence(words: str) -> None:
    pupil = Pupil(WHOLE)
    (answer,) = pupil.say(words).moves
    assert isinstance(answer, ShowPlan)
    assert answer.noted


@pytest.mark.parametrize(("first", "rating"), [("show", Rating.EASY), ("a shoe", Rating.GOOD)])
def test_too_easy_is_believed_unless_something_else_was_typed(first: str, rating: Rating) -> None:
    pupil = on(f"{TOPIC}/f-trend", why=Why.DUE)
    pupil.say(first)
    pupil.say("too easy")
    assert ratings(pupil) == [rating]


def test_asked_once_more_the_options_stand_in_another_order() -> None:
    ref = f"{TOPIC}/q-sunday"
    item = WHOLE.library.item(ref)
    assert item is not None
    asked, again = (on(ref, why=why).session.activity for why in (Why.DUE, Why.AGAIN))
    assert isinstance(asked, Drill)
    assert isinstance(again, Drill)
    assert order_of(asked, ref, item) != order_of(again, ref, item)


@pytest.mark.parametrize(("seconds", "tries_left"), [(600, True), (60, False)])
def test_after_a_miss_there_is_another_try_only_while_there_is_time(
    seconds: int, *, tries_left: bool
) -> None:
    pupil = on(REF, tries=1)
    assert isinstance(pupil.session.activity, Drill)
    timed = replace(pupil.session.activity, seconds=seconds, counted_to=MORNING)
    pupil.session = replace(pupil.session, activity=timed)
    pupil.now += 90
    (mark,) = pupil.say("the colour of the sky").moves
    assert isinstance(mark, MarkTyped)
    assert mark.settled is not tries_left
