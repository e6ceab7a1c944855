"""Homework as it is set: nothing in it answers something else in it."""

from functools import partial

from bot.tutor.homework import assigning
from bot.tutor.model.homework import MOST_ITEMS, HomeworkClass, HomeworkDesk, SetHomework
from bot.tutor.model.people import People
from bot.tutor.model.session import Writing
from bot.tutor.moves import homework as says
from state.records.classes import GroupName
from tests.counted import calls
from tests.tutor.laying import LIBRARY, WHOLE, Pupil

TOPIC = "sales-information"
GROUP = GroupName(-1001, "9B")
CARDS = tuple(ref for ref in LIBRARY.refs(TOPIC) if ref.startswith(f"{TOPIC}/f-"))[:6]


def test_nothing_is_set_that_gives_the_answer_of_something_else_in_it_away() -> None:
    near = next(ref for ref in LIBRARY.refs(TOPIC) if LIBRARY.siblings_of(ref))
    missed = (near, *LIBRARY.siblings_of(near), *CARDS)
    of = HomeworkClass(GROUP, "Europe/London", (TOPIC,), "en", (), missed)
    tess = Pupil(WHOLE, people=People(homework=HomeworkDesk(classes=(of,))))
    turn = tess.press(f"m.hwsend.missed-{tess.today + 1}{GROUP.chat_id}")
    (record,) = turn.records
    assert isinstance(record, SetHomework)
    items = record.homework.items
    assert 1 < len(items) <= MOST_ITEMS
    assert not any(LIBRARY.are_siblings(one, other) for one in items for other in items)


def test_homework_in_words_that_fits_several_classes_is_asked_about_once() -> None:
    """A forum has a class for each of its topics; what was typed is not forgotten for that."""
    groups = (GroupName(-1001, "9B · Quiz", 2), GroupName(-1001, "9B · Sales", 3))
    classes = tuple(
        HomeworkClass(group, "Europe/London", (TOPIC,), "en", (), ()) for group in groups
    )
    tess = Pupil(WHOLE, people=People(homework=HomeworkDesk(classes=classes)))
    (asked,) = tess.say("homework on complaints by friday").moves
    assert isinstance(asked, says.ChooseHomeworkClass)
    assert tuple(of for of, *_ in asked.classes) == groups
    _, command, argument = asked.classes[1]
    (shown,) = tess.press(f"m.{command}.{argument}").moves
    assert isinstance(shown, says.LookHomeworkOver)
    assert (shown.of, shown.name) == (groups[1], "Complaints and service recovery")


def test_a_whole_page_that_is_typed_for_homework_costs_no_more_than_a_line_or_two() -> None:
    of = HomeworkClass(GROUP, "Europe/London", (TOPIC,), "en", (), ())
    tess = Pupil(WHOLE, people=People(homework=HomeworkDesk(classes=(of,))))
    tess.press(f"m.sethw.{GROUP.chat_id}")
    writing = tess.session.activity
    assert isinstance(writing, Writing)
    desk, line = tess.desk(), "read this for friday and then the next one "
    assert not assigning.reads(desk, writing, line)  # what is prepared once is prepared now
    few, many = (calls(partial(assigning.reads, desk, writing, line * n)) for n in (5, 90))
    assert many < 2 * few


def test_homework_about_what_no_class_is_taught_says_so() -> None:
    of = HomeworkClass(GROUP, "Europe/London", (TOPIC,), "en", (), ())
    tess = Pupil(WHOLE, people=People(homework=HomeworkDesk(classes=(of,))))
    said, shown = tess.say("homework on quantum physics by friday").moves
    assert said == says.NotTaught("quantum physics")
    assert isinstance(shown, says.ShowClassHomework)
    (shown,) = tess.say("who has done the homework").moves
    assert isinstance(shown, says.ShowClassHomework)
    learner = Pupil(WHOLE)
    assert learner.say("homework on quantum physics").moves == (says.NoHomework(),)
