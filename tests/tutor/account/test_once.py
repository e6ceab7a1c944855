"""A reminder asked for once comes once, whether or not there is one of every day."""

import pytest

from bot.tutor.account.reminders import Action, decide_once
from bot.tutor.moves.account import NoTime, QuietTime, ReminderOff, ReminderSet
from bot.views.texts import load_texts
from state.clock.days import wall_at
from state.records.learners import Learner, Reminder
from state.values import replace
from tests.tutor.laying import DAY, MORNING, Pupil

HOUR = 3600
LONDON = "Europe/London"


def speaking(language: str) -> Pupil:
    """Give a newcomer who is spoken to in a language."""
    learner = Learner("Ada", LONDON, language=language)
    return Pupil(learner=learner, texts=load_texts(language))


def kept(pupil: Pupil) -> Reminder:
    assert pupil.reminder is not None
    return pupil.reminder


def hour_of(at: int | None) -> tuple[int, int]:
    assert at is not None
    return wall_at(at, LONDON).toordinal(), wall_at(at, LONDON).hour


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en", "remind me tomorrow at 7"),
        ("es", "recuérdame mañana a las 7"),
        ("es", "avisame mañana a las 7 porfa"),
        ("de", "erinner mich morgen um 7"),
    ],
)
def test_tomorrow_at_seven_is_one_reminder_and_none_of_every_day(language: str, text: str) -> None:
    pupil = speaking(language)
    (move,) = pupil.say(text).moves
    assert isinstance(move, ReminderSet)
    assert (move.day, move.minute, move.check_zone) == (DAY + 1, 19 * 60, True)
    assert kept(pupil).at is None
    assert hour_of(kept(pupil).once) == (DAY + 1, 19)


def test_one_of_every_day_stays_beside_it_and_its_hour_serves_a_day_without_one() -> None:
    pupil = Pupil()
    pupil.say("/remind 18:00")
    daily = kept(pupil).at
    pupil.say("remind me on friday")
    assert kept(pupil).at == daily
    assert hour_of(kept(pupil).once)[1] == 18


def test_another_hour_or_day_said_right_after_it_moves_it() -> None:
    pupil = Pupil()
    pupil.say("remind me tomorrow at 7")
    pupil.say("8 pm instead")
    assert hour_of(kept(pupil).once) == (DAY + 1, 20)
    pupil.say("in 2 days at 5pm")
    assert hour_of(kept(pupil).once) == (DAY + 2, 17)
    assert kept(pupil).at is None


def test_the_night_and_what_is_over_are_asked_about() -> None:
    assert isinstance(Pupil().say("/remind tomorrow at 23:00").moves[0], QuietTime)
    assert isinstance(Pupil().say("/remind today at 8:30").moves[0], NoTime)


def test_it_keeps_its_hour_in_another_zone_and_goes_with_all_reminders() -> None:
    pupil = Pupil()
    pupil.say("remind me tomorrow at 7")
    london = kept(pupil).once
    pupil.press("m.zone.America/New_York")
    assert london is not None
    assert kept(pupil).once == london + 5 * HOUR
    assert isinstance(pupil.say("stop reminding me").moves[0], ReminderOff)
    assert kept(pupil).once is None


def test_it_comes_on_its_day_takes_the_place_of_the_daily_one_and_no_other_day() -> None:
    once = Reminder(18 * 60, MORNING + 9 * HOUR, once=MORNING + HOUR)
    after, action = decide_once(once, LONDON, MORNING + HOUR, silenced=False)
    assert action is Action.REMIND
    assert after.once is None
    assert after.at == MORNING + 33 * HOUR
    alone = replace(once, at=None)
    assert decide_once(alone, LONDON, MORNING + HOUR, silenced=False)[0].at is None
    for now, silenced in ((MORNING + HOUR, True), (MORNING + 25 * HOUR, False)):
        after, action = decide_once(once, LONDON, now, silenced=silenced)
        assert action is Action.WAIT
        assert (after.once, after.at) == (None, once.at)
