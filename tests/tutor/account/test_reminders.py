"""Reminders, in every zone and across every change of the clocks: one a day, none at night."""

from datetime import UTC, datetime
from zoneinfo import available_timezones

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.tutor.account.reminders import Action, decide, put_off, set_to
from bot.tutor.language.hours import QUIET_FROM, QUIET_TO, is_quiet
from state.clock.days import wall_at
from state.clock.timetable import date_at, moment, next_daily
from state.records.learners import Reminder

DAY = 86_400
NOON = int(datetime(2026, 3, 2, 12, tzinfo=UTC).timestamp())
LONDON = "Europe/London"

zones = st.sampled_from(sorted(available_timezones() - {"localtime", "Factory"}))
waking = st.integers(QUIET_TO, QUIET_FROM - 1)
starts = st.integers(
    int(datetime(2026, 1, 1, tzinfo=UTC).timestamp()),
    int(datetime(2036, 1, 1, tzinfo=UTC).timestamp()),
)


def minute_at(at: int, zone: str) -> int:
    wall = wall_at(at, zone)
    return wall.hour * 60 + wall.minute


class Life:
    """A learner with a reminder, and a bot that looks at it now and then."""

    def __init__(self, minute: int, zone: str, now: int) -> None:
        self.now, self.zone = now, zone
        self.reminder = set_to(None, minute, zone, now)
        self.actions: list[tuple[int, Action]] = []
        self.heard_at: int | None = None

    def look(self, now: int, *, leave: bool = False, heard: bool = True) -> None:
        """Let the bot look at the clock; what is due is done."""
        self.now = now
        if self.reminder.at is not None and self.reminder.at <= now:
            self.reminder, action = decide(
                self.reminder, self.zone, now, self.heard_at, leave=leave
            )
            self.actions.append((now, action))
            if heard:
                self.heard_at = now + 1

    @property
    def reminded(self) -> list[int]:
        """The moments at which something was said."""
        return [at for at, action in self.actions if action is not Action.WAIT]


@given(zone=zones, minute=waking, start=starts)
@settings(max_examples=150, deadline=None)
def test_while_the_bot_is_up_there_is_one_reminder_each_day_at_its_time(
    zone: str, minute: int, start: int
) -> None:
    life = Life(minute, zone, start)
    for now in range(start, start + 20 * DAY, 60):
        life.look(now)
    days = [date_at(at, zone) for at in life.reminded]
    first = date_at(next_daily(minute, zone, start), zone)
    assert days == list(range(first, first + len(days)))
    assert len(days) >= 19
    for day, at in zip(days, life.reminded, strict=True):
        exact = moment(day, minute, zone)
        assert exact is not None
        assert 0 <= at - exact < 60


@given(
    zone=zones,
    minute=waking,
    start=starts,
    jumps=st.lists(st.integers(1, 3 * DAY) | st.just(366 * DAY), max_size=40),
    data=st.data(),
)
@settings(max_examples=200, deadline=None)
def test_whatever_happens_there_is_at_most_one_a_day_and_none_at_night(
    zone: str, minute: int, start: int, jumps: list[int], data: st.DataObject
) -> None:
    """The bot is down for hours or a year, the learner travels, changes their mind, revises."""
    life = Life(minute, zone, start)
    for jump in jumps:
        change = data.draw(st.sampled_from(["nothing", "travel", "another time"]))
        if change == "travel":
            life.zone = data.draw(zones)
            life.reminder = set_to(life.reminder, life.reminder.minute, life.zone, life.now)
        elif change == "another time":
            life.reminder = set_to(life.reminder, data.draw(waking), life.zone, life.now)
        before = life.reminder.sent_at
        life.look(life.now + jump, leave=data.draw(st.booleans()), heard=data.draw(st.booleans()))
        if life.reminder.sent_at != before:
            assert not is_quiet(minute_at(life.now, life.zone))
            assert before is None or date_at(before, life.zone) != date_at(life.now, life.zone)
        assert life.reminder.at is None or life.reminder.at > life.now


@given(zone=zones, minute=waking, start=starts, asleep=st.integers(60, 3 * DAY))
@settings(max_examples=150, deadline=None)
def test_what_was_missed_is_made_up_for_on_the_same_day_or_comes_the_next(
    zone: str, minute: int, start: int, asleep: int
) -> None:
    life = Life(minute, zone, start)
    assert life.reminder.at is not None
    woken = life.reminder.at + asleep
    life.look(woken)
    passed_today = minute_at(woken, zone) >= minute and not is_quiet(minute_at(woken, zone))
    assert bool(life.reminded) == passed_today
    assert life.reminder.at == next_daily(minute, zone, woken)


def test_a_clock_that_jumps_a_year_gives_one() -> None:
    life = Life(12 * 60, LONDON, NOON - DAY)
    for step in range(600):
        life.look(NOON + 366 * DAY + step * 60)
    assert len(life.reminded) == 1


def test_three_may_be_ignored_and_then_it_says_so_once_and_stops() -> None:
    life = Life(12 * 60, LONDON, NOON - 60)
    for day in range(30):
        life.look(NOON + day * DAY, heard=False)
    assert [action for _, action in life.actions] == [*[Action.REMIND] * 3, Action.STOP]
    assert life.reminder.at is None
    life.reminder = set_to(life.reminder, 12 * 60, LONDON, life.now)
    life.look(life.now + DAY, heard=False)
    assert life.actions[-1][1] is Action.REMIND


def test_any_word_in_between_begins_the_count_again() -> None:
    life = Life(12 * 60, LONDON, NOON - 60)
    for day in range(30):
        life.look(NOON + day * DAY, heard=day % 3 == 2)
    assert [action for _, action in life.actions] == [Action.REMIND] * 30


def test_a_day_of_peace_is_no_ignored_one() -> None:
    life = Life(12 * 60, LONDON, NOON - 60)
    for day in range(10):
        life.look(NOON + day * DAY, leave=day >= 2, heard=False)
    assert [action for _, action in life.actions] == [Action.REMIND] * 2 + [Action.WAIT] * 8
    assert life.reminder.ignored == 1


def test_another_time_on_a_day_that_had_its_reminder_begins_the_next_day() -> None:
    life = Life(12 * 60, LONDON, NOON - 60)
    life.look(NOON)
    life.reminder = set_to(life.reminder, 19 * 60 + 30, LONDON, NOON + 60)
    assert life.reminder == Reminder(
        19 * 60 + 30, NOON + DAY + 7 * 3600 + 1800, sent=1, sent_at=NOON
    )


@given(zones, waking, starts, st.integers(1, 8 * 3600))
def test_a_reminder_put_off_comes_once_more_that_day_and_never_at_night(
    zone: str, minute: int, start: int, since: int
) -> None:
    sent_at = next_daily(minute, zone, start)
    sent = set_to(Reminder(minute, None, sent=1, sent_at=sent_at), minute, zone, sent_at)
    later = put_off(sent, zone, sent_at + since)
    assert later.at is not None
    assert not is_quiet(minute_at(later.at, zone))
    if date_at(later.at, zone) == date_at(sent_at, zone):
        assert decide(later, zone, later.at, None, leave=False)[1] is Action.REMIND
    else:
        assert later == sent


def test_a_reminder_that_is_still_to_come_today_stays() -> None:
    evening = set_to(None, 19 * 60, LONDON, NOON)
    assert put_off(evening, LONDON, NOON) == evening
