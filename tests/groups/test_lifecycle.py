"""Telegram's turns of life in a group: added, thrown out, muted, a forum topic closed."""

import pytest

from bot.groups import events
from bot.groups.moves.questions import TellBack, TellShutOut
from bot.groups.turn import GroupToast
from bot.views.groups.show import show
from state.records.groups import TimetableState
from state.values import replace
from tests.clock import NOON
from tests.groups.laying import ADA, TESS, TEXTS, Room, said


def happens(room: Room, event: events.GroupEvent) -> str:
    return "\n".join(message.html for message in said(room.happens(event, ADA)))


def told(room: Room) -> list[str]:
    return [show(move, TEXTS).html for person, move in room.last.told if person == TESS.number]


def test_whoever_adds_the_bot_reads_what_to_do() -> None:
    assert "begins with /setup" in happens(Room(), events.LetIn(NOON, added=True))


@pytest.mark.parametrize("why", [events.REMOVED, events.MUTED, events.TOPIC_GONE])
def test_who_cannot_write_stops_at_once_keeps_the_schedule_and_tells_the_tutors(
    room: Room, why: str
) -> None:
    before = room.timetable
    assert happens(room, events.ShutOut(NOON, why)) == ""
    gone = why == events.TOPIC_GONE  # which never comes back
    off = TimetableState.STOPPED if gone else TimetableState.CUT_OFF
    assert room.timetable == replace(before, state=off)
    assert room.last.told == ((TESS.number, TellShutOut("Class", why)),)
    assert "“Class”" in told(room)[0]


def test_being_shut_out_twice_is_told_once(room: Room) -> None:
    happens(room, events.ShutOut(NOON, events.REMOVED))
    happens(room, events.ShutOut(NOON, events.REMOVED))
    assert room.last.told == ()


def test_added_again_the_schedule_is_offered_and_begins_only_at_a_tutors_tap(room: Room) -> None:
    happens(room, events.ShutOut(NOON, events.REMOVED))
    assert "Everything is kept" in happens(room, events.LetIn(NOON, added=True))
    assert "Monday to Friday at 17:00 (London)" in room.screen[-1].html
    assert room.timetable.state is TimetableState.CUT_OFF
    room.taps("Go on", ADA)
    assert room.last.toast is GroupToast.NOT_YOURS
    room.taps("Go on")
    assert room.timetable.state is TimetableState.ON


def test_an_old_go_on_does_nothing_where_nothing_is_kept_any_more(room: Room) -> None:
    happens(room, events.ShutOut(NOON, events.REMOVED))
    happens(room, events.LetIn(NOON, added=True))
    room.kept.clear()
    room.taps("Go on")
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.last.records == ()


def test_no_longer_muted_it_goes_on_by_itself_and_says_so_to_the_tutors(room: Room) -> None:
    happens(room, events.ShutOut(NOON, events.MUTED))
    assert happens(room, events.LetIn(NOON, added=False)) == ""
    assert room.timetable.state is TimetableState.ON
    assert "The next question comes today at 17:00" in told(room)[0]


def test_what_was_paused_stays_paused_through_all_of_it(room: Room) -> None:
    room.types("/pause")
    happens(room, events.ShutOut(NOON, events.MUTED))
    happens(room, events.LetIn(NOON, added=False))
    assert room.timetable.state is TimetableState.PAUSED
    assert room.last.told == ()


def test_a_closed_topic_stops_questions_until_it_is_opened_again(room: Room) -> None:
    room.thread_id = 44
    happens(room, events.TopicClosed(closed=True, at=NOON))
    assert room.last.told == ()
    room.thread_id = 0
    assert room.timetable.state is TimetableState.ON
    happens(room, events.TopicClosed(closed=True, at=NOON))
    assert room.timetable.state is TimetableState.CUT_OFF
    assert "type /setup there" in told(room)[0]
    happens(room, events.TopicClosed(closed=False, at=NOON))
    assert room.timetable.state is TimetableState.ON
    assert isinstance(room.last.told[0][1], TellBack)


def test_a_group_that_was_never_set_up_has_nothing_to_stop() -> None:
    room = Room()
    for event in (events.ShutOut(NOON, events.REMOVED), events.TopicClosed(closed=True, at=NOON)):
        assert happens(room, event) == ""
        assert (room.last.records, room.last.told) == ((), ())


def test_who_hides_behind_a_group_is_asked_to_use_their_own_name(room: Room) -> None:
    before = room.timetable
    assert "in your own name" in happens(room, events.Nameless(NOON))
    assert room.timetable == before


def test_commands_of_the_private_chat_lead_there_and_others_are_left_alone(room: Room) -> None:
    assert "private chat" in room.types("/revise", ADA)
    assert room.screen[-1].rows[0][0].data.startswith("https://t.me/viva_bot?start=")
    assert room.types("/roll 2d6", ADA) == ""


def test_every_command_of_the_private_menu_is_known_in_a_group(room: Room) -> None:
    assert [name for name in TEXTS.commands if room.types(f"/{name}", ADA) == ""] == []


def test_every_command_of_the_groups_menu_means_something(room: Room) -> None:
    assert [name for name in TEXTS.group_commands if room.types(f"/{name}") == ""] == []


def test_a_title_cannot_become_markup() -> None:
    move = TellShutOut("<b>Class</b>\u202e", events.REMOVED)
    assert "“&lt;b&gt;Class&lt;/b&gt;”" in show(move, TEXTS).html
