"""What is said of the days up to an exam: where it leads, or what leads to a goal."""

import pytest

from bot.tutor.account import outlook, planning, progress
from bot.tutor.model.desk import Desk
from bot.tutor.model.events import Commanded, Said
from bot.tutor.moves.account import ReminderSet, ShowSettings
from bot.tutor.moves.heard import AskBack
from bot.tutor.moves.planning import Paused, ShowPlan
from bot.tutor.moves.progress import ShowOutlook
from bot.tutor.moves.turn import NoteExam
from bot.tutor.respond import respond
from bot.views.texts import load_texts
from state.memory.curve import Curve
from state.records.learners import EVERYTHING, Rating, Review
from state.values import replace
from tests.narrowing import only, there
from tests.tutor.laying import DAY, LIBRARY, MORNING, WHOLE, Pupil
from tests.tutor.on_item import TOPIC

REFS = LIBRARY.refs(TOPIC)


def desk(exam: int, met: int = 0, times: int = 1) -> Desk:
    """Somebody with an exam in so many days, who has met some items, each on so many days."""
    pupil = Pupil(WHOLE)
    for ago in range(times, 0, -1):
        for ref in REFS[:met]:
            pupil.remember(Review(ref, MORNING, DAY - 2 * ago, Rating.GOOD, 0.9))
    laid = pupil.desk()
    return replace(laid, history=replace(laid.history, exams={TOPIC: DAY + exam}))


def shown(laid: Desk) -> ShowPlan:
    return only(ShowPlan, planning.plan(laid).moves)


def test_somebody_new_is_told_what_would_bring_them_to_a_goal() -> None:
    plan = shown(desk(21))
    assert plan.outlooks == ()
    assert plan.goal is not None
    assert plan.goal.is_within_reach
    assert 8 <= plan.goal.minutes <= 20


def test_a_plan_is_not_said_twice_in_a_row_and_whole_again_after_that_or_later() -> None:
    laid, stood = desk(21), []
    for wait in (0, 60, 60, 60, planning.A_MOMENT + 1):
        turn = planning.plan(laid)
        stood.append(only(ShowPlan, turn.moves).stands)
        laid = replace(laid, session=turn.session, now=laid.now + wait)
    minutes = there(shown(desk(21)).goal).minutes
    assert stood == [0, minutes, 0, minutes, 0]
    later = replace(laid, now=laid.now + planning.A_MOMENT + 1)
    assert shown(later).stands == 0


def test_an_exam_is_about_the_topic_that_was_chosen_before_anything_of_it_was_met() -> None:
    laid = Pupil(WHOLE).desk()
    laid = replace(laid, history=replace(laid.history, exams={EVERYTHING: DAY + 21}))
    chosen = replace(laid, session=replace(laid.session, chosen=TOPIC))
    assert shown(chosen).total == len(REFS) < shown(laid).total


def test_the_nearer_the_exam_the_more_it_takes_until_it_is_out_of_reach() -> None:
    goals = [outlook.goal(desk(days)) for days in (90, 42, 21, 7, 2)]
    minutes = [goal.minutes for goal in goals if goal is not None]
    assert len(minutes) == 5
    assert minutes == sorted(minutes)
    assert goals[-1] is not None
    assert not goals[-1].is_within_reach


@pytest.mark.parametrize("times", [1, 2, 3])
@pytest.mark.parametrize("met", [0, 3, 12, 60])
def test_the_plan_and_the_picture_find_it_too_early_together(met: int, times: int) -> None:
    laid = desk(21, met, times)
    plan = shown(laid)
    assert bool(plan.goal) is not bool(plan.outlooks)
    ways = [move for move in progress.pictures(laid).moves if isinstance(move, ShowOutlook)]
    assert [way.goal for way in ways] == [plan.goal] * bool(met)


def test_who_has_come_back_to_enough_is_told_where_it_leads() -> None:
    assert shown(desk(21, 30, 3)).outlooks != ()


def test_on_the_day_itself_nothing_is_foretold_of_it() -> None:
    today = desk(0, 30, 3)
    assert outlook.foreseen(today) is None
    assert outlook.goal(today) is None


def test_the_bars_say_what_the_forecast_begins_with() -> None:
    laid = desk(21, 30, 3)
    way = there(outlook.foreseen(laid))
    (topic,) = progress.report(laid).topics
    known = sum(concept.recall * concept.total for concept in topic.concepts)
    assert known / len(REFS) == pytest.approx(way.points[0].mid)


def test_what_was_just_missed_is_not_known_today_and_may_be_tomorrow() -> None:
    pupil = Pupil(WHOLE)
    pupil.remember(Review(REFS[0], MORNING, DAY, Rating.AGAIN, 0.9))
    memory = pupil.memories[REFS[0]]
    assert Curve().recall(memory, DAY) == 0
    assert 0 < Curve().recall(memory, DAY + 1) < 0.7


@pytest.mark.parametrize("typed", ["none", "forget it", "forget", "ninguno", "olvida"])
def test_what_takes_a_date_back_behind_the_command_is_no_wish_by_itself(typed: str) -> None:
    spanish = load_texts("es").intents
    for around in (desk(21), replace(desk(21), intents=spanish)):
        assert respond(around, Said(typed, MORNING)).records == ()
    assert respond(replace(around, intents=spanish), Commanded("exam", typed, MORNING)).records


@pytest.mark.parametrize("words", ["my exam is on 12 March", "exam in three weeks"])
def test_the_day_of_the_exam_may_be_said_in_a_sentence(words: str) -> None:
    pupil = Pupil(WHOLE)
    answer = only(ShowPlan, pupil.say(words).moves)
    assert answer.noted


@pytest.mark.parametrize(
    ("wish", "done"),
    [
        ("recuerdame a las 7 de la tarde", ReminderSet),
        ("vivo en sevilla", ShowSettings),
        ("remind me at 7pm", ReminderSet),
    ],
)
def test_a_wish_is_done_while_the_day_of_the_exam_is_asked_for(
    wish: str, done: type[ReminderSet | ShowSettings]
) -> None:
    pupil = Pupil(texts=load_texts("es"))
    pupil.say("/exam")
    only(done, pupil.say(wish).moves)
    assert pupil.session.activity is None


def test_a_day_is_asked_for_in_other_words_each_time() -> None:
    pupil = Pupil()
    pupil.say("/exam")
    asked = []
    for words in ("quite soon", "when mum says so"):
        pupil.say(words)
        asked.append(pupil.screen[-1].html)
    assert len(set(asked)) == len(asked)
    pupil.say("12 june")
    assert "12 June" in pupil.screen[-1].html


@pytest.mark.parametrize(
    ("language", "words", "day"),
    [
        ("en", "no wait, friday", "Friday 6 March"),
        ("es", "no espera, el viernes", "viernes 6 de marzo"),
        ("es", "pasado mañana", "miércoles 4 de marzo"),
        ("de", "na warte, doch am Freitag", "Freitag, 6. März"),
        ("de", "in 2 wochen", "Montag, 16. März"),
    ],
)
def test_the_day_of_an_exam_just_noted_is_put_right(language: str, words: str, day: str) -> None:
    pupil = Pupil(texts=load_texts(language))
    pupil.learner = replace(pupil.learner, language=language)
    pupil.say("/exam 12 june")
    turn = pupil.say(words)
    assert [move.noted for move in turn.moves if isinstance(move, ShowPlan)] == [True]
    assert day in pupil.screen[-1].html


def test_who_says_no_next_friday_to_a_friday_means_the_one_after() -> None:
    laid = Pupil().desk()
    friday = laid.today + 4
    noted = replace(laid, history=replace(laid.history, exams={EVERYTHING: friday}))
    for words, day in (("no next friday", friday + 7), ("friday", friday), ("no, 6 march", friday)):
        turn = there(planning.put_right(noted, EVERYTHING, words))
        assert turn.records == (NoteExam(EVERYTHING, day),)


def test_the_end_of_a_pause_may_follow_its_beginning() -> None:
    pupil = Pupil()
    pupil.say("/pause")
    assert only(Paused, pupil.say("until sunday").moves).until == DAY + 6
    pupil.say("/pause")
    assert not any(isinstance(move, Paused) for move in pupil.say("settings").moves)


def test_a_day_behind_an_exam_just_noted_is_an_answer_where_one_is_awaited() -> None:
    pupil = Pupil()
    pupil.say("/start t_sales-information")
    pupil.say("/exam 12 june")
    assert pupil.drill.prompt is not None
    turn = pupil.say("friday")
    assert not any(isinstance(move, ShowPlan) for move in turn.moves)


def test_a_day_in_reply_to_whether_to_set_one_is_noted_and_no_answer() -> None:
    pupil = Pupil(texts=load_texts("es"))
    pupil.say("/start t_sales-information")
    only(AskBack, pupil.say("tengo examen pronto").moves)
    only(ShowPlan, pupil.say("el 12 de enero").moves)
    assert pupil.drill.prompt is not None
