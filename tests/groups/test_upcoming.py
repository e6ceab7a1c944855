"""What comes next: shown in private to its tutors, and changed by a tap."""

import re

import pytest

from bot.groups.moves.rounds import ShowUpcoming
from bot.groups.turn import GroupToast
from state.records.groups import Past
from tests.clock import NOON
from tests.groups.laying import ADA, CHAT, TEXTS
from tests.groups.live import LiveRoom


@pytest.fixture
def room() -> LiveRoom:
    room = LiveRoom()
    room.set_up()
    return room


def prompts(html: str) -> list[str]:
    return re.findall(r"<i>(.*)</i>", html)


def shown(room: LiveRoom) -> ShowUpcoming:
    ((_, move),) = room.last.told
    assert isinstance(move, ShowUpcoming)
    return move


def test_in_the_group_there_is_only_the_way_to_the_list(room: LiveRoom) -> None:
    said = room.types("/queue")
    assert "in private" in said
    ((door,),) = room.screen[-1].rows
    assert door.data == f"https://t.me/viva_bot?start=q_{CHAT}_0"
    assert room.last.told == ()


def test_seven_questions_are_shown_with_their_days_and_lined_up(room: LiveRoom) -> None:
    html = room.looks_ahead()
    assert len(set(prompts(html))) == 7
    assert "1. today at 17:00" in html
    assert "Saturday" not in html
    assert len(room.lined_up) == 7


def test_looking_again_shows_the_same(room: LiveRoom) -> None:
    assert room.looks_ahead() == room.looks_ahead()


def test_swapping_puts_another_question_in_the_place_and_leaves_the_others(room: LiveRoom) -> None:
    before = prompts(room.looks_ahead())
    room.taps_in_private("Another for 3")
    after = prompts(room.private[-1].html)
    assert [n for n in range(7) if before[n] != after[n]] == [2]
    assert len(set(after)) == 7
    assert shown(room).in_place


def test_a_tap_on_an_old_list_swaps_nothing_and_shows_how_it_stands(room: LiveRoom) -> None:
    room.looks_ahead()
    old = room.private[-1]
    room.taps_in_private("Another for 1")
    room.private.append(old)
    lined_up = room.lined_up
    turn = room.taps_in_private("Another for 1")
    assert turn.toast is GroupToast.CHANGED
    assert room.lined_up == lined_up


def test_leaving_a_day_out_moves_what_was_to_come_to_the_next_ones(room: LiveRoom) -> None:
    before = prompts(room.looks_ahead())
    room.taps_in_private("Leave out 1")
    html = room.private[-1].html
    assert "1. tomorrow at 17:00" in html
    assert prompts(html)[:6] == before[:6]


def test_leaving_out_the_same_day_twice_leaves_out_one(room: LiveRoom) -> None:
    room.looks_ahead()
    old = room.private[-1]
    room.taps_in_private("Leave out 2")
    noted = room.noted
    room.private.append(old)
    room.taps_in_private("Leave out 2")
    assert room.noted == noted


@pytest.mark.parametrize("label", ["Another for 1", "Leave out 1"])
def test_a_forwarded_list_gives_nobody_else_any_rights(room: LiveRoom, label: str) -> None:
    room.looks_ahead()
    turn = room.taps_in_private(label, ADA)
    assert turn.toast is GroupToast.NOT_YOURS
    assert turn.records == ()


def test_the_link_shows_nothing_to_anybody_who_is_no_tutor_there(room: LiveRoom) -> None:
    html = room.looks_ahead(ADA)
    assert prompts(html) == []
    assert room.last.records == ()
    room.types("/queue", ADA)
    assert room.screen[-1].rows == ()


@pytest.mark.parametrize(
    "data",
    [
        "g.swap.-1_0_0123456789abcdef",
        "g.swap.x",
        "g.look.-1",
        f"g.swap.{CHAT}_9_0123456789abcde",
        f"g.leave.{CHAT}_739677_4",
        f"g.leave.{CHAT}",
    ],
)
def test_forged_buttons_do_nothing(room: LiveRoom, data: str) -> None:
    room.presses(data)
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.last.records == ()


def test_a_paused_group_shows_what_would_come_and_says_that_nothing_goes_out(
    room: LiveRoom,
) -> None:
    room.types("/pause")
    html = room.looks_ahead()
    assert "Nothing goes out" in html
    assert len(prompts(html)) == 7


def test_when_everything_rests_the_list_is_empty_and_says_why(room: LiveRoom) -> None:
    library = room.teaching.library
    refs = [ref for topic in library.topics for ref in library.refs(topic)]
    day = NOON // 86_400 + 719_163 + 10
    room.past = tuple(Past(ref, day, 1, 0, 0) for ref in refs)
    html = room.looks_ahead()
    assert str(TEXTS("group.queue.empty")) in html
    assert room.private[-1].rows == ()


def test_every_button_fits_telegrams_limit(room: LiveRoom) -> None:
    room.looks_ahead()
    data = [button.data for row in room.private[-1].rows for button in row]
    assert len(data) == 14
    assert max(len(one) for one in data) <= 64
