"""A live round: question after question at the tutor's tap, and nothing lost or skipped."""

import pytest

from bot.groups.moves.questions import ClosePoll
from bot.groups.moves.rounds import RoundResult, RoundStep, Tally
from bot.groups.turn import GroupToast
from bot.tutor.model.teaching import Teaching
from bot.views.drill.verdict import answer_text
from bot.views.groups.show import show
from content.model.items import ExtendedQuestion, Flashcard
from state.records.groups import ROUND_SLOTS, Past, Shown
from tests.dialogues.player import cut_down
from tests.groups.laying import ADA, TEACHING, TESS, TEXTS
from tests.groups.live import BEN, LiveRoom
from tests.shipped import shipped

NEXT, END = "Answer, then", "End the round"


@pytest.fixture
def room() -> LiveRoom:
    room = LiveRoom()
    room.set_up()
    return room


def test_a_round_asks_five_different_questions_that_can_be_tapped(room: LiveRoom) -> None:
    assert "5 questions" in room.types("/round")
    for number in range(2, 6):
        assert f"Question {number} of 5" in room.taps(NEXT)
    pushes = list(room.asked.values())
    assert len({push.item for push in pushes}) == 5
    assert [push.slot for push in pushes] == [*range(ROUND_SLOTS, ROUND_SLOTS + 5)]
    assert all(push.shown is Shown.POLL and push.reveal_at is None for push in pushes)


def test_a_round_that_has_too_little_to_tap_is_filled_up_with_what_needs_words() -> None:
    items = ["sales-information/q-sales-fact", "sales-information/n-change"]
    room = LiveRoom(Teaching.of(cut_down(shipped(), items)))
    room.types("/setup 17:00 daily")
    assert "2 questions" in room.types("/round")
    room.taps(NEXT)
    assert [one.item for one in room.asked.values()] == items


def test_a_tap_ends_the_voting_gives_the_answer_and_puts_the_next_question(room: LiveRoom) -> None:
    room.types("/round")
    first = room.question
    room.votes_for(ADA, right=True)
    room.votes_for(BEN, right=False)
    room.votes_for(TESS, right=True)
    said = room.taps(NEXT)
    assert room.last.moves[0] == ClosePoll(first.message_id or 0)
    assert "2 of 3 had it right" in said
    assert not room.asked[first.day, first.slot].open
    assert room.question.item != first.item


def test_the_end_says_how_many_took_part_and_what_to_look_at_again(room: LiveRoom) -> None:
    room.types("/round")
    for number in range(5):
        room.votes_for(ADA, right=True)
        room.votes_for(BEN, right=number != 2)
        said = room.taps(NEXT)
    assert "2 people took part" in said
    assert said.count("2 of 2 right") == 4
    assert said.count("1 of 2 right") == 1
    (result,) = [move for move in room.last.moves if isinstance(move, RoundResult)]
    hardest = result.tallies[2]
    topic = room.teaching.library.topic_of(hardest.ref)
    assert result.concept == topic.concept(hardest.item.concept).name
    assert "?start=a_" in result.address
    assert room.live is None


def test_nobody_is_named_and_nobody_is_ranked(room: LiveRoom) -> None:
    room.types("/round")
    room.votes_for(ADA, right=True)
    room.votes_for(BEN, right=False)
    said = room.taps(END)
    assert "Ada" not in said
    assert "Ben" not in said


def test_a_round_where_all_was_right_has_nothing_to_look_at_again(room: LiveRoom) -> None:
    room.types("/round")
    room.votes_for(ADA, right=True)
    assert "another look" not in room.taps(END)
    assert room.screen[-1].rows == ()


def test_a_round_that_nobody_joined_says_so(room: LiveRoom) -> None:
    room.types("/round")
    said = room.taps(END)
    assert "Nobody took part" in said
    assert "0 of 0" not in said


def test_a_question_of_a_round_that_nobody_answered_is_listed_with_no_share(room: LiveRoom) -> None:
    room.types("/round")
    room.votes_for(ADA, right=True)
    room.taps(NEXT)
    said = room.taps(END)
    assert "1 of 1 right" in said
    assert said.count("nobody answered") == 1
    assert "0 of 0" not in said


def test_a_second_tap_on_the_same_button_changes_nothing(room: LiveRoom) -> None:
    room.types("/round")
    button = room.screen[-1].rows[-2][0]
    room.presses(button.data)
    asked = len(room.asked)
    room.presses(button.data)
    assert room.last.toast is GroupToast.OVER
    assert len(room.asked) == asked


@pytest.mark.parametrize("label", [NEXT, END])
def test_only_who_may_can_go_on_or_end_it(room: LiveRoom, label: str) -> None:
    room.types("/round")
    room.taps(label, ADA)
    assert room.last.toast is GroupToast.NOT_YOURS
    assert room.last.records == ()
    room.types("/round", ADA)
    assert room.last.records == ()


def test_a_round_that_is_under_way_is_gone_on_with_and_not_begun_again(room: LiveRoom) -> None:
    room.types("/round")
    room.taps(NEXT)
    assert "at question 2 of 5" in room.types("/round")
    assert "Question 3 of 5" in room.taps(NEXT)


def test_a_second_round_of_a_day_has_places_of_its_own_and_other_questions(room: LiveRoom) -> None:
    room.types("/round")
    room.taps(END)
    room.past = tuple(Past(one.item, one.day, one.slot, 0, 0) for one in room.asked.values())
    room.types("/round")
    first, second = room.asked.values()
    assert (first.day, first.slot + 1) == (second.day, second.slot)
    assert first.item != second.item


def test_when_all_questions_rest_a_round_says_so(room: LiveRoom) -> None:
    room.types("/round")
    assert room.live is not None
    day = room.live.day
    room.taps(END)
    library = room.teaching.library
    refs = [ref for topic in library.topics for ref in library.refs(topic)]
    room.past = tuple(Past(ref, day, 1, 0, 0) for ref in refs)
    assert "rest" in room.types("/round")
    assert room.live is None


def test_there_is_no_round_in_a_group_that_nobody_set_up() -> None:
    assert "/setup" in LiveRoom().types("/round")


def test_a_question_that_is_no_longer_taught_is_passed_over(room: LiveRoom) -> None:
    room.types("/round")
    assert room.live is not None
    gone = room.live.items[1]
    library = room.teaching.library
    topic = library.topic_of(gone)
    left = tuple(one for one in topic.questions if f"{topic.topic}/{one.id}" != gone)
    less = type(library)(
        {**library.topics, topic.topic: topic.model_copy(update={"questions": left})}
    )
    room.teaching = type(room.teaching).of(less)
    assert "Question 3 of 5" in room.taps(NEXT)


@pytest.mark.parametrize("voters", [0, 2])
def test_every_kind_of_answer_stands_on_lines_of_its_own(voters: int) -> None:
    """A sentence has its full stop already, and the last step of an order is a step."""
    topics = TEACHING.library.topics.values()
    by_kind = {type(item): item for topic in topics for item in topic.items()}
    for item in by_kind.values():
        if isinstance(item, Flashcard | ExtendedQuestion):
            continue
        said = show(RoundStep(2, 5, Tally((1, 1), "t", "a/b", item, voters, 1)), TEXTS).html
        last = answer_text(item, TEXTS).splitlines()[-1]
        assert any(line.endswith(last) for line in said.splitlines()), item.id


def test_under_the_last_question_one_button_gives_the_answer_and_the_end(room: LiveRoom) -> None:
    room.types("/round")
    for _ in range(4):
        assert END in room.labels()
        room.taps(NEXT)
    assert "Answer, then the end" in room.labels()
    assert END not in room.labels()
    assert "The round is over" in room.taps(NEXT)
