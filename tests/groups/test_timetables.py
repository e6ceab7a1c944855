"""Several timetables in one group: one for each topic of its forum, each by itself."""

import pytest

from bot.groups.events import MUTED, REMOVED, TOPIC_CLOSED, TOPIC_GONE, LetIn, ShutOut
from bot.groups.moves.questions import TellShutOut
from bot.groups.turn import GroupToast
from state.records.groups import MOST_TIMETABLES, Timetable, TimetableState
from tests.clock import NOON
from tests.groups.laying import ADA, TESS, Room, said

SALES, SERVICE = 31, 44


@pytest.fixture
def room() -> Room:
    """A forum with a timetable in its topic on sales, and another topic."""
    one = Room(thread_id=SALES, thread_name="Sales", languages={"en": "English", "es": "Español"})
    one.set_up()
    enter(one, SERVICE, "Service desk")
    return one


def enter(room: Room, thread_id: int, name: str = "") -> None:
    room.thread_id, room.thread_name = thread_id, name


def states(room: Room) -> list[TimetableState]:
    return [room.kept[number].state for number in sorted(room.kept)]


def test_setup_in_another_topic_sets_that_one_up_and_leaves_the_first_alone(room: Room) -> None:
    first = room.kept[SALES]
    assert "for this forum topic alone. I also ask in: Sales." in room.types("/setup")
    assert room.kept == {SALES: first}, "nothing is kept before anything is chosen"
    room.taps("All topics")
    room.taps("8:00")
    assert "In the forum topic: Service desk" in room.taps("Tue, Thu")
    assert room.kept[SALES] == first
    second = room.kept[SERVICE]
    assert (second.days, [slot.minute for slot in second.slots]) == (0b0001010, [480])
    assert room.tutors == (TESS.number,)


def test_a_second_timetable_begins_where_the_first_is_and_speaks_its_language(room: Room) -> None:
    enter(room, SALES)
    for line in ("/setup Paris", "/setup off 24 Dec to 4 Jan"):
        room.types(line)
    room.presses("g.speak.es")
    enter(room, SERVICE)
    room.types("/setup 8.00 lun")
    first, second = room.kept[SALES], room.kept[SERVICE]
    assert (second.zone, second.holidays, second.language) == ("Europe/Paris", first.holidays, "es")


def test_commands_and_taps_speak_of_the_topic_they_are_given_in(room: Room) -> None:
    room.types("/setup 8.00 daily")
    room.types("/pause")
    assert states(room) == [TimetableState.ON, TimetableState.PAUSED]
    room.presses("g.days.64")
    assert [room.kept[n].days for n in (SALES, SERVICE)] == [0b0011111, 64]


@pytest.mark.parametrize("line", ["/pause", "/skip", "/queue", "/round", "/resume", "/stop"])
def test_where_nothing_is_set_up_it_says_where_something_is(room: Room, line: str) -> None:
    assert "Nothing goes out in this forum topic. I ask in: Sales." in room.types(line)
    assert room.last.records == ()


def test_a_topic_that_telegram_has_not_named_is_spoken_of_all_the_same(room: Room) -> None:
    enter(room, 77)
    room.types("/setup 8.00 daily")
    enter(room, 0)
    room.types("/setup 9.00 daily")
    enter(room, 99)
    assert "I ask in: General, Sales, another topic." in room.types("/pause")


@pytest.mark.parametrize("data", ["g.stop", "g.resume", "g.days.127", "g.more", "g.here.31", "g.x"])
def test_an_old_button_begins_no_timetable(room: Room, data: str) -> None:
    room.presses(data)
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.kept.keys() == {SALES}


def test_a_timetable_that_has_stopped_can_be_moved_with_its_settings(room: Room) -> None:
    room.types("/setup")
    assert not any("here" in label for label in room.labels()), "what runs is left where it is"
    enter(room, SALES)
    room.types("/setup Paris")
    room.types("/stop")
    enter(room, SERVICE, "Service desk")
    room.types("/setup")
    before = room.kept[SALES]
    assert "Monday to Friday at 17:00" in room.taps("Move “Sales” here")
    assert room.kept.keys() == {SERVICE}
    moved = room.kept[SERVICE]
    assert (moved.zone, moved.slots, moved.name) == ("Europe/Paris", before.slots, "Service desk")
    assert moved.state is TimetableState.ON


def test_of_two_that_have_stopped_the_one_that_was_tapped_is_moved(room: Room) -> None:
    enter(room, SALES)
    room.types("/stop")
    enter(room, 32, "Statistics")
    room.types("/setup 8.00 daily")
    room.types("/stop")
    enter(room, SERVICE, "Service desk")
    room.types("/setup")
    said = room.taps("Move “Statistics” here")
    assert room.kept.keys() == {SALES, SERVICE}
    assert "every day at 8:00" in said
    assert "This is what I do here" not in said, "its group knows that already"


def test_only_a_tutor_of_the_group_moves_one(room: Room) -> None:
    enter(room, SALES)
    room.types("/stop")
    enter(room, SERVICE)
    room.presses("g.here.31", ADA)
    assert room.last.toast is GroupToast.NOT_YOURS
    assert room.kept.keys() == {SALES}


def test_a_group_has_twenty_at_most_and_then_one_that_stopped_may_move(room: Room) -> None:
    for thread_id in range(100, 99 + MOST_TIMETABLES):
        enter(room, thread_id)
        room.types("/setup 8.00 daily")
    assert len(room.kept) == MOST_TIMETABLES
    enter(room, SERVICE)
    for line in ("/setup", "/setup 8.00 daily"):
        assert "This group has 20 timetables" in room.types(line)
        assert room.last.records == ()
    assert room.labels() == []
    room.presses("g.time.480")
    assert room.last.toast is GroupToast.UNKNOWN
    enter(room, SALES)
    room.types("/stop")
    enter(room, SERVICE)
    room.types("/setup")
    room.taps("Move “Sales” here")
    assert len(room.kept) == MOST_TIMETABLES


@pytest.mark.parametrize(
    ("why", "then"),
    [(TOPIC_CLOSED, TimetableState.CUT_OFF), (TOPIC_GONE, TimetableState.STOPPED)],
)
def test_a_closed_topic_concerns_its_timetable_and_is_told_once_by_name(
    room: Room, why: str, then: TimetableState
) -> None:
    room.types("/setup 8.00 daily")
    enter(room, SALES)
    room.happens(ShutOut(NOON, why), ADA)
    assert room.last.told == ((TESS.number, TellShutOut("Class · Sales", why)),)
    assert states(room) == [then, TimetableState.ON]
    room.happens(ShutOut(NOON, why), ADA)
    assert room.last.told == ()


@pytest.mark.parametrize("why", [REMOVED, MUTED])
def test_what_happens_to_the_group_concerns_all_its_timetables_and_is_told_once(
    room: Room, why: str
) -> None:
    room.types("/setup 8.00 daily")
    enter(room, 0)
    room.happens(ShutOut(NOON, why), ADA)
    assert states(room) == [TimetableState.CUT_OFF] * 2
    assert [move for _, move in room.last.told] == [TellShutOut("Class", why)]


def test_what_happens_to_a_group_with_one_timetable_is_told_of_the_group() -> None:
    room = Room(thread_id=SALES, thread_name="Sales")
    room.set_up()
    enter(room, 0)
    room.happens(ShutOut(NOON, REMOVED), ADA)
    assert [move for _, move in room.last.told] == [TellShutOut("Class", REMOVED)]


def test_added_again_one_tap_goes_on_in_every_topic(room: Room) -> None:
    room.types("/setup 8.00 daily")
    enter(room, 0)
    room.happens(ShutOut(NOON, REMOVED), ADA)
    (hello,) = said(room.happens(LetIn(NOON, added=True), ADA))
    assert "Sales: all topics in English, Monday to Friday at 17:00" in hello.html
    assert "Service desk: all topics in English, every day at 8:00" in hello.html
    room.taps("Go on", ADA)
    assert states(room) == [TimetableState.CUT_OFF] * 2
    assert "The next question comes today at 17:00" in room.taps("Go on")
    assert states(room) == [TimetableState.ON] * 2


def test_names_are_part_of_what_a_timetable_is_called() -> None:
    named = Timetable(-5, "College", "UTC", 0, 0, 0, TimetableState.ON, 7, name="Sales")
    assert named.label == "College · Sales"
