"""How sessions begin, and what is said where there is nothing to begin with."""

import pytest

from bot.tutor.model.drill import Drill, Mode
from bot.tutor.model.session import Lesson
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


def many(count: int) -> Teaching:
    """Teach so many topics, which differ in nothing but their names."""
    (one,) = SMALL.topics.values()
    names = [f"topic-{n}" for n in range(count)]
    return Teaching.of(
        Library({name: one.model_copy(update={"topic": name, "title": name}) for name in names})
    )


@pytest.mark.parametrize(("command", "more"), [("/start", "offered"), ("/topics", "listed")])
def test_of_many_topics_eight_are_on_the_screen_and_the_others_a_tap_away(
    command: str, more: str
) -> None:
    pupil, seen = Pupil(many(17)), list[str]()
    pupil.say(command)
    while True:
        shown = [one.data for row in pupil.screen[-1].rows for one in row]
        page = [data for data in shown if data.startswith("m.begin.")]
        assert 0 < len(page) <= 8
        seen += page
        turned = [data for data in shown if data.startswith(f"m.{more}.")]
        if len(seen) > 8 and len(turned) == 1:
            break  # only the way back is left
        pupil.press(turned[-1])
    assert len(set(seen)) == len(seen) == 17
    assert pupil.press(turned[0]).moves  # back
    assert not pupil.press(f"m.{more}.begin-99").moves


def test_few_topics_stand_on_one_page() -> None:
    pupil = Pupil(many(8))
    for command in ("/start", "/topics", "/learn"):
        pupil.say(command)
        assert not any("offered" in data or "listed" in data for data in pupil.buttons())
