"""How sessions begin, and what is said where there is nothing to begin with."""

import pytest

from bot.tutor.model.session import Drill, Lesson, Mode
from bot.tutor.model.teaching import Teaching
from bot.tutor.moves.menus import ChooseTopic, NothingDue
from bot.tutor.starting import revise
from content.library import Library
from state.memory import schedule
from state.records.learners import Rating, Review
from tests.tutor.laying import DAY, SMALL, WHOLE, Pupil

OTHER, TOPIC = list(WHOLE.library.topics)[:2]


def met(topic: str, days_ago: int) -> Pupil:
    """Give somebody who has met a whole topic, and is overdue in another one."""
    reviews = {ref: Review(ref, 0, DAY - days_ago, Rating.GOOD, 0.9) for ref in refs(topic)}
    reviews |= {ref: Review(ref, 0, DAY - 90, Rating.GOOD, 0.9) for ref in refs(OTHER)}
    memories = {ref: schedule.review(None, one) for ref, one in reviews.items()}
    return Pupil(WHOLE, memories=memories)


def refs(topic: str) -> tuple[str, ...]:
    return WHOLE.library.refs(topic)


def test_a_day_that_is_over_is_never_told_as_the_next() -> None:
    (said,) = revise(met(TOPIC, days_ago=0).desk(), (TOPIC,)).moves
    assert isinstance(said, NothingDue)
    assert said.in_days is not None
    assert said.in_days > 0


def test_a_preview_asks_everything_again_and_again() -> None:
    preview = Teaching.of(Library(SMALL.topics, preview=True))
    (name,) = SMALL.topics
    everything = preview.library.refs(name)
    known = {
        ref: schedule.review(None, Review(ref, 0, DAY, Rating.EASY, 0.9)) for ref in everything
    }
    activity = revise(Pupil(preview, memories=known).desk(), (name,)).session.activity
    assert isinstance(activity, Drill)
    assert activity.total == len(everything)


@pytest.mark.parametrize(
    ("verb", "activity"),
    [("learn", Lesson), ("quiz", Drill), ("mock", Drill), ("revise xyz", Drill)],
)
def test_the_topic_that_was_asked_for_may_be_typed_and_begins_what_was_to_begin(
    verb: str, activity: type
) -> None:
    for named in (WHOLE.library.topics[TOPIC].title, "2"):
        pupil = Pupil(WHOLE)
        assert isinstance(pupil.say(f"/{verb}").moves[0], ChooseTopic)
        pupil.say(named)
        begun = pupil.session.activity
        assert isinstance(begun, activity)
        if isinstance(begun, Drill):
            modes = {"quiz": Mode.QUIZ, "mock": Mode.MOCK}
            assert begun.mode is modes.get(verb, Mode.REVISE)


def test_what_names_no_topic_is_not_what_was_asked_for() -> None:
    pupil = Pupil(WHOLE)
    pupil.say("/learn")
    pupil.say("settings")
    assert pupil.session.activity is None
