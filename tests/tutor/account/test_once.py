"""A reminder asked for once comes once, whether or not there is one of every day."""

import pytest

from bot.tutor.account.reminders import Action, decide_once
from bot.tutor.moves.account import NoTime, QuietTime, ReminderOff, ReminderSet
from bot.tutor.moves.heard import AskBack
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


def test_to_whoever_is_up_at_two_tomorrow_is_after_the_night_and_has_a_name() -> None:
    pupil = Pupil(now=MORNING + 17 * HOUR)
    pupil.say("remind me tomorrow at 6")
    assert hour_of(kept(pupil).once) == (DAY + 1, 18)
    assert "on Tuesday 3 March at 18:00" in pupil.screen[-1].html


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


@pytest.mark.parametrize(
    ("language", "text", "hour", "minute"),
    [
        ("en", "remind me in 2 hours", 11, 0),
        ("en", "remind me in half an hour", 9, 30),
        ("en", "remind me tonight", 19, 0),
        ("en", "ask me this again tonight at 8", 20, 0),
        ("es", "avísame en 2 horas y media", 11, 30),
        ("es", "pregúntame esto luego a las 8", 20, 0),
        ("es", "recuérdamelo esta noche", 19, 0),
        ("de", "erinner mich in einer halben Stunde", 9, 30),
        ("de", "frag mich das heut abend um 8 nochmal", 20, 0),
        ("de", "erinner mich nach der schule", 17, 0),
    ],
)
def test_a_wait_and_a_part_of_the_day_are_moments_of_today(
    language: str, text: str, hour: int, minute: int
) -> None:
    pupil = speaking(language)
    if isinstance(pupil.say(text).moves[0], AskBack):
        pupil.say("yes")
    at = wall_at(kept(pupil).once or 0, LONDON)
    assert (at.toordinal(), at.hour, at.minute) == (DAY, hour, minute)
    assert kept(pupil).at is None


def test_a_wait_into_the_night_is_asked_about() -> None:
    pupil = Pupil()
    assert isinstance(pupil.say("remind me in 14 hours").moves[0], QuietTime)


def test_later_is_one_reminder_and_at_night_one_of_the_morning() -> None:
    pupil = Pupil(now=MORNING + 12 * HOUR)
    (move,) = pupil.say("later").moves
    assert isinstance(move, AskBack)
    assert (move.day, move.minute) == (DAY + 1, 8 * 60)
    pupil.say("yes")
    assert kept(pupil).at is None
    assert hour_of(kept(pupil).once) == (DAY + 1, 8)
