"""What people answer to a group's question, and what a learner's own memory takes from it."""

import pytest

from bot.groups.events import Voted
from bot.groups.turn import GroupToast, NoteVote
from state.records.groups import Shown
from state.records.learners import Attempt, Hold, Rating
from tests.groups.asking import BEN, CAL, SALES, Class
from tests.groups.laying import ADA, TESS

RIGHT = "Cases sold for every 100 handsets, by week"
WRONG = "Visitors rate the staff 9 out of 10 for helpfulness"
DULL = "Most complaints get a reply within a day"


@pytest.fixture
def room() -> Class:
    return Class()


def test_a_vote_is_kept_in_the_authors_own_order(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, RIGHT)
    room.choose(BEN, WRONG)
    assert [(vote.picks, vote.score) for vote in room.votes.values()] == [((2,), 1.0), ((0,), 0.0)]


def test_the_newest_vote_counts_and_one_taken_back_does_not(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, WRONG)
    room.choose(ADA, RIGHT)
    room.choose(BEN, WRONG)
    room.choose(BEN)
    assert [(number, vote.score) for number, vote in room.votes.items()] == [(ADA.number, 1.0)]


def test_several_right_options_must_all_be_found(room: Class) -> None:
    room.asks("q-touchpoints")
    email, desk = "The email that confirms the booking", "Checking in at the desk"
    room.choose(ADA, email, desk)
    room.choose(BEN, email, desk, "The hotel's reply to a review")
    assert 0 < room.votes[ADA.number].score < 1
    assert room.votes[BEN.number].score == 1


def test_a_vote_for_what_is_not_there_is_no_vote(room: Class) -> None:
    room.asks("q-sales-fact")
    room.happens(Voted((9,), room.now), ADA)
    assert room.votes == {}


def test_a_learner_has_it_noted_as_a_review_of_their_own_once(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(BEN, WRONG)
    (review,) = room.reviews[BEN.number]
    assert (review.item, review.rating, review.options) == (SALES + "q-sales-fact", Rating.AGAIN, 4)
    assert any(isinstance(record, Attempt) for record in room.last.records)
    room.now += 60
    room.choose(BEN, RIGHT)
    assert len(room.reviews[BEN.number]) == 1
    assert room.votes[BEN.number].score == 1


def test_nobodys_memory_is_made_up_who_never_wrote_to_the_bot(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(ADA, WRONG)
    assert [type(record) for record in room.last.records] == [NoteVote]


def test_a_wrong_option_that_shows_an_idea_raises_a_suspicion(room: Class) -> None:
    room.asks("q-sales-fact")
    room.choose(BEN, WRONG)
    (holding,) = room.holdings[BEN.number]
    assert (holding.misconception, holding.state) == (
        SALES + "scores-show-the-market",
        Hold.SUSPECTED,
    )
    room.choose(CAL, DULL)
    assert CAL.number not in room.holdings


def test_who_has_met_the_item_since_it_was_asked_has_it_counted_no_second_time(room: Class) -> None:
    room.asks("q-sales-fact")
    room.now += 60
    room.choose(BEN, RIGHT)
    room.asks("q-sales-fact")
    room.votes.clear()
    room.choose(BEN, RIGHT)
    assert len(room.reviews[BEN.number]) == 1


@pytest.mark.parametrize(("typed", "score"), [("25", 1.0), ("25 %", 1.0), ("40", 0.0)])
def test_a_number_is_answered_in_reply(room: Class, typed: str, score: float) -> None:
    assert room.asks("n-change").shown is Shown.WORDS
    room.replies(ADA, typed)
    assert room.votes[ADA.number].score == score


def test_a_sentence_is_answered_in_reply(room: Class) -> None:
    room.asks("s-scores")
    room.replies(ADA, "it says nothing about sales")
    room.replies(BEN, "the sample is fine and they are the best")
    assert room.votes[ADA.number].score == 1
    assert room.votes[BEN.number].score < 1


def test_an_order_is_answered_with_letters(room: Class) -> None:
    order = room.asks("q-complaint-steps").order
    letters = " ".join("abcde"[order.index(step)] for step in range(5))
    room.replies(ADA, letters)
    assert room.votes[ADA.number].score == 1
    room.replies(BEN, "the first one")
    assert BEN.number not in room.votes


@pytest.mark.parametrize("typed", ["idk", "?", "👍", ""])
def test_no_answer_is_no_vote_and_costs_nothing(room: Class, typed: str) -> None:
    room.asks("s-scores")
    room.replies(BEN, typed)
    assert room.votes == {}
    assert BEN.number not in room.reviews


def test_what_cannot_be_told_costs_a_learner_nothing(room: Class) -> None:
    room.asks("s-scores")
    room.replies(BEN, "a score is about what they said of it")
    assert BEN.number not in room.reviews


def test_a_poll_is_not_answered_by_typing(room: Class) -> None:
    room.asks("q-happy-market")
    room.replies(ADA, "True")
    assert room.votes == {}


def test_nothing_counts_after_the_answer(room: Class) -> None:
    room.asks("q-sales-fact")
    room.now += 86_400
    room.reveals()
    room.choose(ADA, RIGHT)
    assert room.votes == {}


def test_nothing_counts_once_the_author_has_changed_the_question(
    room: Class, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.asks("q-sales-fact")
    monkeypatch.setattr(type(room.teaching.library), "version", lambda *_: "another")
    room.choose(ADA, RIGHT)
    assert room.votes == {}


def test_a_tap_on_a_letter_is_a_vote_and_a_forged_one_is_not(room: Class) -> None:
    put = room.asks("q-happy-market")
    assert room.presses(f"g.vote.{put.place}-a", ADA) == ""
    assert room.last.toast is GroupToast.NOTED
    assert room.votes[ADA.number].score == 1
    for forged in ("g.vote.739677-1-c", "g.vote.739677-1-", "g.vote.739677-1-zz", "g.vote.x"):
        room.presses(forged, BEN)
        assert room.last.toast is GroupToast.UNKNOWN
    assert BEN.number not in room.votes


def test_a_forged_letter_at_a_question_without_options_is_no_vote(room: Class) -> None:
    put = room.asks("q-complaint-steps")
    room.presses(f"g.vote.{put.place}-a", BEN)
    assert room.last.toast is GroupToast.UNKNOWN
    assert room.votes == {}


def test_a_letter_tapped_after_the_answer_is_too_late(room: Class) -> None:
    put = room.asks("q-happy-market")
    room.now += 86_400
    room.reveals()
    room.presses(f"g.vote.{put.place}-a", TESS)
    assert room.last.toast is GroupToast.OVER
