"""A reminder of one's own: set by a tap or in words, never at night, and off again."""

import pytest

from bot.tutor.moves import account as moves
from state.clock.days import wall_at
from state.values import replace
from tests.narrowing import as_a
from tests.tutor.account.test_settings import only
from tests.tutor.laying import Pupil

HALF_PAST_SEVEN = 19 * 60 + 30


def clock(at: int | None, zone: str) -> tuple[int, int]:
    assert at is not None
    wall = wall_at(at, zone)
    return wall.hour, wall.minute


def test_a_first_reminder_asks_if_the_clock_is_right_and_later_ones_do_not() -> None:
    pupil = Pupil()
    assert only(pupil.say("/remind")) == moves.AskTime(daily=None, in_place=False)
    first = as_a(moves.ReminderSet, only(pupil.press(f"m.remind.{HALF_PAST_SEVEN}")))
    assert first.check_zone
    assert pupil.reminder is not None
    assert clock(pupil.reminder.at, "Europe/London") == (19, 30)
    assert isinstance(only(pupil.press("m.zone.yes")), moves.ReminderSet)
    again = as_a(moves.ReminderSet, only(pupil.say("/remind 5pm")))
    assert not again.check_zone
    assert clock(pupil.reminder.at, "Europe/London") == (17, 0)


def test_a_reminder_keeps_its_time_on_the_wall_in_another_zone() -> None:
    pupil = Pupil()
    pupil.say("/remind 19:30")
    assert isinstance(only(pupil.press("m.zone")), moves.AskZone)
    shown = only(pupil.press("m.zone.America/New_York"))
    assert isinstance(shown, moves.ShowSettings)
    assert pupil.learner.zone == "America/New_York"
    assert pupil.reminder is not None
    assert clock(pupil.reminder.at, "America/New_York") == (19, 30)


@pytest.mark.parametrize(
    "text", ["no dont", "please don't", "no i dont want one", "i changed my mind"]
)
def test_who_changes_their_mind_about_a_reminder_just_set_is_asked_for_no_zone(text: str) -> None:
    pupil = Pupil()
    pupil.say("/remind 19:30")
    assert isinstance(only(pupil.say(text)), moves.ReminderOff)


def test_a_no_asks_for_what_was_asked_about_and_a_yes_confirms_what_was_said() -> None:
    pupil = Pupil()
    pupil.say("/remind 19:30")
    assert isinstance(only(pupil.say("no")), moves.AskZone)
    pupil.say("/remind 19:30")
    assert only(pupil.say("nah")) == moves.AskTime(daily=19 * 60 + 30, in_place=False)
    once = as_a(moves.ReminderSet, only(pupil.say("/remind tomorrow at 8")))
    assert only(pupil.say("ok")) == replace(once, now=pupil.now - 10)


def test_nobody_is_reminded_at_night() -> None:
    pupil = Pupil()
    assert isinstance(only(pupil.say("/remind 23:00")), moves.QuietTime)
    assert isinstance(only(pupil.say("7:00 am")), moves.QuietTime)
    assert pupil.reminder is None
    assert isinstance(only(pupil.say("eight o'clock")), moves.ReminderSet)


def test_words_that_are_no_time_are_asked_for_again_and_stop_leaves_it() -> None:
    pupil = Pupil()
    pupil.say("/remind")
    assert isinstance(only(pupil.say("whenever")), moves.NoTime)
    pupil.say("stop")
    assert pupil.session.activity is None
    assert pupil.reminder is None


def test_a_time_that_stands_deep_in_a_wish_is_not_asked_for_again() -> None:
    pupil = Pupil()
    pupil.say("remind me tomorow morning at 8")
    pupil.say("yes")
    assert pupil.reminder is not None
    assert pupil.reminder.minute == 8 * 60


@pytest.mark.parametrize("words", ["/remind off", "stop reminding me"])
def test_reminders_go_off_by_word(words: str) -> None:
    pupil = Pupil()
    assert only(pupil.say(words)) == moves.ReminderOff(in_place=False)
    assert pupil.reminder is None
    pupil.say("/remind 19:30")
    pupil.say(words)
    assert pupil.reminder is not None
    assert pupil.reminder.at is None
