"""What `/progress`, its picture and a card to share are made of: what was done, seen from today."""

from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.picture.facts import WEEKS
from bot.tutor.account import progress
from bot.tutor.choosing.items import SECONDS, item_of
from bot.tutor.model.desk import Desk
from bot.tutor.model.links import mark_of
from bot.tutor.moves.progress import ConceptProgress, ShowOutlook, ShowPicture
from content.model.items import kind_of
from state.memory import schedule
from state.memory.curve import Curve
from state.records.learners import Pause, Rating, Review
from state.values import replace
from tests.conversation import Conversation, Opened
from tests.tutor.laying import DAY, LIBRARY, MORNING, SMALL, WHOLE, Pupil
from tests.tutor.on_item import on

TOPIC = LIBRARY.topics["sales-information"]
REFS = LIBRARY.refs(TOPIC.topic)
FIRST = TOPIC.concepts[0]
OF_FIRST = [ref for ref in REFS if item_of(LIBRARY, ref).concept == FIRST.id]

reviews = st.tuples(st.sampled_from(REFS), st.integers(0, 40), st.sampled_from(Rating))


def desk(*log: tuple[str, int, Rating], **more: object) -> Desk:
    """Lay a desk after reviews: the item, how many days ago, and how it went."""
    pupil = Pupil(WHOLE)
    for ref, ago, rating in sorted(log, key=lambda one: -one[1]):
        pupil.remember(Review(ref, MORNING, DAY - ago, rating, 0.9))
    laid = pupil.desk()
    return replace(laid, history=replace(laid.history, **more))  # type: ignore[arg-type]  # any field


def after(laid: Desk, days: int) -> Desk:
    return replace(laid, now=laid.now + days * 86_400)


def first(laid: Desk) -> ConceptProgress:
    ((topic),) = progress.report(laid).topics
    return topic.concepts[0]


def test_what_was_begun_within_the_week_has_no_change_yet() -> None:
    assert first(desk((OF_FIRST[0], 6, Rating.GOOD))).change is None


def test_what_was_begun_a_week_ago_has_one() -> None:
    change = first(desk((OF_FIRST[0], 7, Rating.GOOD))).change
    assert change is not None
    assert change < 0


def test_learning_more_of_a_concept_raises_it_by_just_that() -> None:
    old = (OF_FIRST[0], 7, Rating.GOOD)
    before = first(desk(old))
    after = first(desk(old, (OF_FIRST[1], 0, Rating.GOOD)))
    assert before.change is not None
    assert after.change is not None
    learnt = Curve().recall(schedule.review(None, Review("", 0, DAY, Rating.GOOD, 0.9)), DAY)
    assert after.change - before.change == pytest.approx(learnt / len(OF_FIRST), abs=0.01)


def test_a_review_undone_within_the_week_leaves_no_change_behind() -> None:
    pupil = Pupil(WHOLE)
    pupil.remember(Review(OF_FIRST[0], MORNING, DAY - 9, Rating.GOOD, 0.9))
    before = first(pupil.desk())
    pupil.remember(Review(OF_FIRST[0], MORNING, DAY, Rating.AGAIN, 0.9))
    pupil.say("/undo")
    assert first(pupil.desk()) == before


def test_topics_that_were_not_begun_stay_out() -> None:
    assert [topic.title for topic in progress.report(desk((REFS[0], 3, Rating.GOOD))).topics] == [
        TOPIC.title
    ]


def test_what_is_due_today_is_told_in_minutes_and_then_day_by_day() -> None:
    laid = desk((OF_FIRST[0], 1, Rating.AGAIN), (OF_FIRST[1], 0, Rating.AGAIN))
    seconds = [SECONDS[kind_of(item_of(LIBRARY, ref))] for ref in OF_FIRST[:2]]
    assert progress.report(laid).minutes == tuple(-(-s // 60) for s in [*seconds, *[0] * 13])


def test_after_a_long_break_no_backlog_is_told() -> None:
    everything = progress.report(desk(*((ref, 90, Rating.AGAIN) for ref in REFS)))
    two_sessions = [SECONDS[kind_of(item_of(LIBRARY, ref))] for ref in REFS[:16]]
    assert len(REFS) > 16
    assert everything.minutes == (-(-sum(two_sessions) // 60), *(0,) * 14)


def test_retention_looks_back_thirty_days() -> None:
    long_ago = [(ref, ago, Rating.GOOD) for ref in REFS[:3] for ago in (60, 40)]
    within = [(ref, 3, Rating.GOOD) for ref in REFS[:2]]
    kept = progress.report(desk(*long_ago, *within)).retention
    assert (kept.reviews, kept.remembered) == (2, 2)


def test_a_pause_keeps_up_what_was_kept_up() -> None:
    log = [(REFS[0], ago, Rating.GOOD) for ago in (0, 20, 21, 22)]
    laid = desk(*log)
    assert progress.report(laid).today.days == 1
    rested = replace(laid.history.lately, pauses=(Pause(DAY - 19, DAY - 1),))
    paused = replace(laid, history=replace(laid.history, lately=rested))
    assert progress.report(paused).today.days == 4


def test_the_picture_looks_ahead_to_the_nearest_exam_and_without_one_not_at_all() -> None:
    met = (REFS[0], 3, Rating.GOOD)
    (alone,) = progress.pictures(desk(met)).moves
    assert isinstance(alone, ShowPicture)
    dated = desk(met, exams={"": DAY + 40, TOPIC.topic: DAY + 20})
    _, way = progress.pictures(dated).moves
    assert isinstance(way, ShowOutlook)
    assert (way.outlook.points[0].day, way.outlook.final.day) == (DAY, DAY + 20)


def test_with_nothing_left_to_do_the_next_step_is_a_quiz() -> None:
    everything = [(ref, 0, Rating.EASY) for ref in REFS]
    assert progress.report(desk(*everything)).next_step == "quiz"
    assert progress.report(desk(*everything[1:])).next_step == "revise"


def test_a_question_that_was_left_open_comes_before_any_other_step() -> None:
    pupil = on(REFS[0])
    assert progress.report(pupil.desk()).left_at == 1
    pupil.drill = replace(pupil.drill, over=True)
    assert not progress.report(pupil.desk()).left_at


@given(st.lists(reviews, max_size=25))
@settings(max_examples=30, deadline=None)
def test_report_and_picture_agree_and_their_numbers_are_within_bounds(
    log: list[tuple[str, int, Rating]],
) -> None:
    laid = desk(*log)
    report, picture = progress.report(laid), progress.picture(laid)
    assert report.topics == picture.topics
    assert len(picture.calendar.reviews) in range(7 * WEEKS - 6, 7 * WEEKS + 1)
    assert sum(picture.calendar.reviews) == len(log)
    assert 0 <= report.retention.remembered <= report.retention.reviews <= len(log)
    for concept in (concept for topic in report.topics for concept in topic.concepts):
        assert 0 <= concept.recall <= 1
        assert concept.change is None or -1 <= concept.change <= 1


@given(st.integers(8, 60))
@settings(deadline=None)
def test_untouched_memories_only_fade(ago: int) -> None:
    laid = desk((OF_FIRST[0], ago, Rating.GOOD))
    recalls = [first(after(laid, later)).recall for later in range(0, 60, 9)]
    assert all(a > b for a, b in pairwise(recalls))
    assert all((first(after(laid, n)).change or 0) < 0 for n in range(0, 60, 9))


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    one = opened(SMALL)
    one.say("Ada", "/start")
    return one


def test_without_a_question_in_the_week_there_is_nothing_to_share(talk: Conversation) -> None:
    talk.say("Ada", "/share")
    assert "nothing to show of the last seven days yet" in talk.shown


def test_the_card_has_the_week_the_bot_and_no_name(talk: Conversation) -> None:
    talk.say("Ada", f"/start p_{mark_of('sales-information/n-change')}")
    talk.say("Ada", "25")
    talk.say("Ada", "share my week")
    card, how = talk.reply
    assert card.text == (
        "My last 7 days: 1 day of revision, 1 question answered.\nWith https://t.me/viva_bot"
    )
    assert card.buttons == []
    assert "Ada" not in card.text
    assert "Forward the picture" in how.text


def test_a_card_of_what_is_known_best_is_offered_once_some_is_firm(talk: Conversation) -> None:
    talk.say("Ada", f"/start p_{mark_of('sales-information/n-change')}")
    talk.say("Ada", "show me the answer")
    talk.say("Ada", "share my week")
    assert "My last 7 days" in talk.shown
    assert "With what I know best" not in talk.shown
    talk.press("Ada", "m.sharebest")
    assert "My last 7 days" not in talk.shown
    assert "Nothing is firm yet" in talk.shown


def test_sharing_with_tutors_is_still_a_button_of_its_own(talk: Conversation) -> None:
    talk.press("Ada", "m.share.-1001")
    assert "I have not met you in a group yet" in talk.shown
