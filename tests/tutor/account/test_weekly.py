"""A reminder may come on some days of the week, and is moved to others in few words."""

import pytest

from bot.tutor.account.reminders import Action, decide, put_off
from bot.tutor.moves.account import QuietTime, ReminderOff, ReminderSet
from bot.tutor.moves.heard import AskBack
from bot.views.texts import load_texts
from state.clock.days import wall_at
from state.clock.timetable import EVERY_DAY
from state.records.learners import Learner, Reminder
from tests.tutor.laying import MORNING, Pupil

LONDON = "Europe/London"
HOUR, DAY = 3600, 86_400
WORK, WEEKEND = 0b0011111, 0b1100000
MON_THU = 0b0001001
SEVEN = 19 * 60
"""A minute of the day; MORNING is nine o'clock on a Monday."""


def kept(pupil: Pupil) -> Reminder:
    assert pupil.reminder is not None
    return pupil.reminder


def weekday_of(at: int | None) -> int:
    assert at is not None
    return wall_at(at, LONDON).weekday()


@pytest.mark.parametrize(
    ("language", "first", "then", "days"),
    [
        ("en", "remind me on mondays and thursdays at 7", "only weekdays", WORK),
        ("en", "remind me at 7", "not on sundays", EVERY_DAY & ~64),
        ("es", "recuérdame los lunes y jueves a las 7", "solo los findes", WEEKEND),
        ("es", "recuérdame a las 7", "los domingos no", EVERY_DAY & ~64),
        ("de", "erinner mich montags und donnerstags um 7", "nur werktags", WORK),
        ("de", "erinner mich um 7", "sonntags bitte nicht", EVERY_DAY & ~64),
    ],
)
def test_days_are_named_with_the_hour_and_moved_right_after_it(
    language: str, first: str, then: str, days: int
) -> None:
    learner = Learner("Ada", LONDON, language=language)
    pupil = Pupil(learner=learner, texts=load_texts(language))
    (move,) = pupil.say(first).moves
    assert isinstance(move, ReminderSet)
    assert kept(pupil).minute == SEVEN
    (move,) = pupil.say(then).moves
    assert isinstance(move, ReminderSet)
    assert (kept(pupil).days, kept(pupil).minute) == (days, SEVEN)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "no reminders on mondays"),
        ("es", "los lunes no me mandes recordatorios"),
        ("de", "montags keine erinnerungen"),
    ],
)
def test_no_reminder_on_mondays_leaves_the_other_days(language: str, text: str) -> None:
    learner = Learner("Ada", LONDON, language=language)
    pupil = Pupil(learner=learner, texts=load_texts(language))
    pupil.say("/remind 19:00")
    pupil.say("/progress")
    turn = pupil.say(text)
    if isinstance(turn.moves[0], AskBack):
        turn = pupil.say("yes")
    assert kept(pupil).at is not None
    assert kept(pupil).days == EVERY_DAY & ~1


def test_another_hour_keeps_the_days_and_every_day_gives_all() -> None:
    pupil = Pupil()
    pupil.say("/remind mon thu 6pm")
    assert (kept(pupil).days, kept(pupil).minute) == (MON_THU, 18 * 60)
    pupil.say("8 instead")
    assert (kept(pupil).days, kept(pupil).minute) == (MON_THU, 20 * 60)
    pupil.press("m.remind.daily")
    assert kept(pupil).days == EVERY_DAY
    pupil.press("m.remind.weekdays")
    assert kept(pupil).days == WORK


def test_days_wait_for_another_hour_than_one_at_night() -> None:
    pupil = Pupil()
    assert isinstance(pupil.say("/remind mondays 11pm").moves[0], QuietTime)
    (move,) = pupil.say("5pm").moves
    assert isinstance(move, ReminderSet)
    assert (move.days, move.check_zone) == (1, True)


def test_whoever_leaves_no_day_wants_none_and_begins_again_with_all() -> None:
    pupil = Pupil()
    pupil.say("/remind mondays 5pm")
    assert isinstance(pupil.say("not on mondays").moves[0], ReminderOff)
    assert kept(pupil).at is None
    pupil.say("/remind 5pm")
    assert kept(pupil).days == EVERY_DAY


def test_days_alone_are_asked_about_later_on() -> None:
    pupil = Pupil()
    pupil.say("/remind 19:00")
    pupil.say("/progress")
    (move,) = pupil.say("only weekdays please").moves
    assert isinstance(move, AskBack)
    assert (move.weekdays, move.minute) == (WORK, SEVEN)
    pupil.say("yes")
    assert kept(pupil).days == WORK


def test_it_comes_on_its_days_only() -> None:
    noon = Reminder(12 * 60, MORNING + 3 * HOUR, days=MON_THU)
    after, action = decide(noon, LONDON, MORNING + 3 * HOUR, None, leave=False)
    assert action is Action.REMIND
    assert weekday_of(after.at) == 3


def test_what_was_slept_through_on_its_day_is_not_made_up_for_on_another() -> None:
    noon = Reminder(12 * 60, MORNING + 3 * HOUR, days=MON_THU)
    after, action = decide(noon, LONDON, MORNING + DAY + 4 * HOUR, None, leave=False)
    assert action is Action.WAIT
    assert weekday_of(after.at) == 3


def test_one_that_is_put_off_comes_though_it_is_none_of_its_days() -> None:
    tuesday = MORNING + DAY + 4 * HOUR
    later = put_off(Reminder(12 * 60, MORNING + 3 * DAY, days=MON_THU), LONDON, tuesday)
    _, action = decide(later, LONDON, tuesday + HOUR, None, leave=False)
    assert action is Action.REMIND


def test_one_for_once_leaves_the_days_as_they_are() -> None:
    pupil = Pupil(reminder=Reminder(SEVEN, MORNING + HOUR, days=MON_THU))
    pupil.say("remind me tomorrow at 6pm")
    assert kept(pupil).once is not None
    assert kept(pupil).days == MON_THU
