"""Homework with a real engine and a real database: set, told of, done, over, and who sees what."""

from datetime import datetime, timedelta
from pathlib import Path
from textwrap import shorten

import pytest

from bot.engine.due.due import AGAIN_AFTER, Due, DueEnd, DueTelling
from bot.tutor.choosing.items import item_of
from bot.tutor.model.homework import MOST_OPEN
from bot.tutor.model.links import mark_of
from bot.views.results import A_LINE
from content.model.items import Item
from state.privacy import forgetting
from state.records.classes import GroupName, Membership
from state.records.learners import Learner, Pause
from state.sql import Connection
from state.tables import exams, falling_due, learners, participants
from state.tables.classes import homework
from state.tables.classes.homework import COUNTED_FROM
from tests.conversation import BOT_ID, START, Conversation, Opened
from tests.engine.classes import answer_in_a_topic, do_homework, found
from tests.tutor.laying import SMALL

CHAT, OTHER = -1001, -1002


@pytest.fixture
def talk(opened: Opened) -> Conversation:
    """Tess looks after 9B, in which Ada and Ben are; it is Monday, 9:00 in London."""
    one = opened(SMALL)
    found(one, CHAT, "9B", "Tess")
    found(one, OTHER, "9C", "Tom")
    for name in ("Tess", "Ada", "Ben"):
        one.say(name, "/start")
    for name in ("Ada", "Ben"):
        meet(one, name)
    return one


def meet(talk: Conversation, who: str, *, shares: bool = False, chat_id: int = CHAT) -> None:
    number = talk.who(who)
    chosen = Membership(GroupName(chat_id, "9B"), shares=shares)

    def work(db: Connection) -> None:
        participants.seen(db, number, chat_id, 0)
        participants.choose(db, number, chosen)

    talk.writer.do(work)


def set_by(talk: Conversation, day: str = "Friday 6 March") -> None:
    """Let Tess set the concept that has the number question, until the end of a day."""
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    talk.tap("Tess", concept())
    talk.tap("Tess", day)
    talk.tap("Tess", "Send it")


def concept() -> str:
    return SMALL.topics["sales-information"].concept(item().concept).name


def item() -> Item:
    return item_of(SMALL, "sales-information/n-change")


def status(talk: Conversation) -> str:
    talk.say("Tess", "/homework")
    return talk.shown


def told_at(talk: Conversation, at: datetime) -> dict[str, str]:
    """Let time pass until a moment, and give what the bot then says by itself."""
    talk.now = at
    said: dict[str, str] = {}
    while more := talk.tick():
        said |= {name: str(bubble) for name, bubble in more}
    return said


def test_four_taps_set_it_and_everybody_gets_it_in_private(talk: Conversation) -> None:
    set_by(talk)
    assert f"Set for “9B”: {concept()}" in talk.shown
    assert "by Friday 6 March" in talk.shown
    said = told_at(talk, talk.now)
    assert set(said) == {"Ada", "Ben"}, "and not the tutor"
    assert f"Homework of “9B”: {concept()}, by Friday 6 March" in said["Ada"]
    assert told_at(talk, talk.now + timedelta(days=1)) == {}, "once"


def test_nothing_is_sent_before_it_was_looked_over(talk: Conversation) -> None:
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    talk.tap("Tess", concept())
    talk.tap("Tess", "Friday 6 March")
    assert f"“9B” would get: {concept()}" in talk.shown
    assert shorten(item().asked, A_LINE, placeholder="…") in talk.shown
    assert "Nothing is sent yet" in talk.shown
    talk.tap("Tess", "Another day")
    talk.tap("Tess", "Saturday 7 March")
    talk.say("Tess", "yes")
    assert "by Saturday 7 March" in talk.shown
    assert set(told_at(talk, talk.now)) == {"Ada", "Ben"}


@pytest.mark.parametrize(
    ("typed", "then"),
    [
        (("{concept} by friday",), "by Friday 6 March"),
        (("by friday, {concept}",), "by Friday 6 March"),
        (("{concept}", "next friday"), "by Friday 6 March"),
        (("{concept} by friday", "no, i mean saturday"), "by Saturday 7 March"),
        (("{concept} in 3 weeks",), "up to two weeks ahead"),
        (("{concept} yesterday",), "By the end of which day?"),
    ],
)
def test_what_it_is_about_and_by_when_may_be_typed(
    talk: Conversation, typed: tuple[str, ...], then: str
) -> None:
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    for words in typed:
        talk.say("Tess", words.format(concept=concept().lower()))
    assert then in talk.shown


@pytest.mark.parametrize(
    "typed",
    [
        "homework on {concept} by friday",
        "set my class homework on {concept} by friday",
        "/homework {concept} by friday",
    ],
)
def test_it_may_be_set_in_one_line(talk: Conversation, typed: str) -> None:
    talk.say("Tess", typed.format(concept=concept().lower()))
    assert "by Friday 6 March" in talk.shown
    assert "Nothing is sent yet" in talk.shown


def test_a_line_that_names_nothing_of_the_class_shows_what_there_is(talk: Conversation) -> None:
    talk.say("Tess", "/homework bananas by friday")
    assert "None is set" in talk.shown


def test_a_tutor_who_asks_who_is_done_sees_it(talk: Conversation) -> None:
    talk.say("Tess", "who has done the homework?")
    assert "None is set" in talk.shown
    talk.say("Ada", "who has done the homework?")
    assert "None is set" not in talk.shown


def test_words_that_name_neither_a_subject_nor_a_day_are_heard_as_ever(talk: Conversation) -> None:
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    talk.say("Tess", "what can i do")
    assert "What I can do" in talk.shown


def test_it_is_told_at_the_time_of_the_reminder_and_never_at_night(talk: Conversation) -> None:
    talk.say("Ada", "/remind 18:30")
    talk.now = START.replace(hour=22)
    set_by(talk)
    assert told_at(talk, talk.now) == {}
    morning = START.replace(hour=8) + timedelta(days=1)
    assert told_at(talk, morning - timedelta(seconds=1)) == {}
    assert set(told_at(talk, morning)) == {"Ben"}
    evening = morning.replace(hour=18, minute=30)
    assert "Homework of “9B”" in told_at(talk, evening)["Ada"]


def test_what_could_not_be_told_before_the_night_waits_for_the_morning(talk: Conversation) -> None:
    set_by(talk)  # and then the bot is away
    night = START.replace(hour=23)
    assert told_at(talk, night) == {}
    now = int(night.timestamp())
    assert talk.writer.do(lambda db: homework.due_tellings(db, BOT_ID, now, 10)) == []
    assert set(told_at(talk, START.replace(hour=8) + timedelta(days=1))) == {"Ada", "Ben"}


def test_whoever_pauses_is_left_in_peace_and_finds_it_later(talk: Conversation) -> None:
    pause = Pause(START.date().toordinal() - 1, None)
    talk.writer.do(lambda db: exams.begin_pause(db, talk.who("Ada"), pause))
    set_by(talk)
    assert set(told_at(talk, talk.now)) == {"Ben"}
    talk.say("Ada", "do i have homework")
    assert "Homework of “9B”" in talk.shown


def test_doing_it_is_a_session_on_what_is_left(talk: Conversation) -> None:
    set_by(talk)
    do_homework(talk, "Ada")
    talk.say("Ada", "/homework")
    assert "Do it" not in talk.shown
    talk.press("Ada", "m.homework.1")
    assert "You have done all of it" in talk.shown


def test_a_tutor_sees_who_is_done_of_those_who_share_and_of_no_others(talk: Conversation) -> None:
    meet(talk, "Ada", shares=True)
    set_by(talk)
    do_homework(talk, "Ada")
    do_homework(talk, "Ben")
    assert "Done: Ada" in status(talk)
    assert "1 person does not share" in status(talk)
    assert "Ben" not in status(talk)


def test_of_those_who_do_not_share_a_number_is_told_once_they_are_five(talk: Conversation) -> None:
    set_by(talk)
    do_homework(talk, "Ben")
    for number in range(COUNTED_FROM - 2):
        assert "have done it" not in status(talk)
        meet(talk, f"Learner {number}")
    assert f"Of {COUNTED_FROM} people who do not share, 1 have done it" in status(talk)


def test_none_or_all_of_those_who_do_not_share_is_not_told(talk: Conversation) -> None:
    others = ["Ada", "Ben", *(f"Learner {number}" for number in range(COUNTED_FROM - 2))]
    for one in others:
        meet(talk, one)
    set_by(talk)
    untold = "5 people do not share their progress. How many of them are done I tell only"
    assert untold in status(talk)
    for one in others:
        do_homework(talk, one)
    assert untold in status(talk)


def test_it_ends_with_its_day_and_the_tutors_hear_how_it_went(talk: Conversation) -> None:
    meet(talk, "Ada", shares=True)
    set_by(talk)
    told_at(talk, talk.now)
    do_homework(talk, "Ada")
    morning = START.replace(hour=8) + timedelta(days=5)
    talk.now = morning.replace(hour=0)
    talk.say("Ben", "/homework")
    assert "no homework for you" in talk.shown
    assert told_at(talk, morning - timedelta(seconds=1)) == {}, "nobody is woken"
    said = told_at(talk, morning)
    assert set(said) == {"Tess"}
    assert "is over" in said["Tess"]
    assert "Done: Ada" in said["Tess"]


def test_what_is_done_after_its_end_is_not_done(talk: Conversation) -> None:
    meet(talk, "Ada", shares=True)
    set_by(talk)
    talk.now = START.replace(hour=23, minute=55) + timedelta(days=4)
    talk.say("Ada", "/homework")
    talk.tap("Ada", "Do it")
    talk.now += timedelta(minutes=10)
    talk.say("Ada", "show me")
    talk.tap("Ada", "I knew it")
    settled = "SELECT count(*) FROM reviews"
    assert talk.writer.do(lambda db: db.execute(settled).fetchone()) == (1,)
    assert "Not yet: Ada" in told_at(talk, talk.now.replace(hour=8))["Tess"]


def test_on_the_last_day_those_with_a_reminder_hear_of_it_once_more(talk: Conversation) -> None:
    for name in ("Ada", "Ben"):
        talk.say(name, "/remind 18:30")
    set_by(talk)
    told_at(talk, START.replace(hour=18, minute=30))
    do_homework(talk, "Ben")
    last = START.replace(hour=18, minute=30) + timedelta(days=4)
    said = told_at(talk, last)
    assert "Homework of “9B”" in said["Ada"]
    assert "Homework" not in said.get("Ben", "")
    assert "Homework" not in told_at(talk, last + timedelta(hours=1)).get("Ada", "")


def test_the_tutor_can_take_it_back_and_a_group_has_three_at_most(talk: Conversation) -> None:
    for _ in range(MOST_OPEN):
        set_by(talk)
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    assert "three pieces of homework already" in talk.shown
    talk.say("Tess", "/homework")
    talk.tap("Tess", "End: ")
    assert status(talk).count("by Friday") == MOST_OPEN, "it is asked about first"
    talk.tap("Tess", "End: ")
    talk.tap("Tess", "Take it back")
    assert "is no longer homework of “9B”" in talk.shown
    assert talk.shown.count("by Friday") == MOST_OPEN - 1
    assert status(talk).count("by Friday") == MOST_OPEN - 1
    said = 0
    while more := talk.tick():
        said += len(more)
    assert said == 2 * (MOST_OPEN - 1), "nobody is told of what was taken back"


def test_of_many_concepts_the_topic_is_chosen_first(tmp_path: Path) -> None:
    talk = Conversation(tmp_path / "many.db")
    found(talk, CHAT, "9B", "Tess")
    talk.say("Tess", "/homework")
    talk.tap("Tess", "Set homework")
    topics = talk.library.topics.values()
    titles = [topic.title for topic in topics if topic.language == "en"]
    assert sorted(label for label, _ in talk.reply[0].buttons) == sorted(titles)
    talk.tap("Tess", "Business principles")
    labels = [label.partition(" · ")[0] for label, _ in talk.reply[0].buttons]
    assert labels == [one.name for one in talk.library.topics["business-principles"].concepts]
    talk.tap("Tess", labels[0])
    assert "By the end of which day?" in talk.shown
    talk.close()


@pytest.mark.parametrize(
    "data",
    [
        "hwby.missed-739685-1001",
        "hwsend.missed-739685-1001",
        "sethw.-1001",
        "endhw.1",
        "endhwnow.1",
    ],
)
def test_nobody_else_sets_or_ends_it_whatever_they_tap(talk: Conversation, data: str) -> None:
    set_by(talk)
    for who in ("Ada", "Tom"):
        talk.press(who, f"m.{data}")
    query = "SELECT state FROM homework"
    assert talk.writer.do(lambda db: db.execute(query).fetchall()) == [("open",)]


def test_a_day_that_has_passed_or_is_far_away_is_not_set(talk: Conversation) -> None:
    set_by(talk)
    mark = mark_of(f"sales-information/{item().concept}")
    for day in ("739000", "799999", "739676"):
        talk.press("Tess", f"m.hwsend.{mark}-{day}-1001")
    query = "SELECT count(*) FROM homework"
    assert talk.writer.do(lambda db: db.execute(query).fetchone()) == (1,)


def test_a_bot_with_homework_to_tell_or_end_is_found_to_have_something_to_do(
    talk: Conversation,
) -> None:
    set_by(talk)
    now = int(talk.now.timestamp())
    assert talk.writer.do(lambda db: falling_due.bots(db, [BOT_ID], now)) == [BOT_ID]


def test_who_is_forgotten_is_not_told_and_homework_they_set_goes_on(talk: Conversation) -> None:
    set_by(talk)
    ada, tess = (talk.who(name) for name in ("Ada", "Tess"))
    talk.writer.do(lambda db: forgetting.forget(db, ada))
    talk.writer.do(lambda db: forgetting.forget(db, tess))
    assert set(told_at(talk, talk.now)) == {"Ben"}


def test_it_is_told_in_each_learners_language(talk: Conversation) -> None:
    spanish = Learner("Ada", "Europe/London", language="es")
    talk.writer.do(lambda db: learners.prefer(db, talk.who("Ada"), spanish))
    set_by(talk)
    assert "Deberes de “9B”" in told_at(talk, talk.now)["Ada"]


def test_where_topics_have_timetables_homework_is_for_who_answers_there(talk: Conversation) -> None:
    answer_in_a_topic(talk, CHAT, "Ada")
    set_by(talk)
    assert "9B · Sales" in talk.shown
    told = told_at(talk, talk.now)
    assert told.keys() == {"Ada"}
    assert "9B · Sales" in told["Ada"]
    talk.say("Ada", "/homework")
    assert "9B · Sales" in talk.shown
    talk.say("Ben", "/homework")
    assert "no homework for you" in talk.shown


def test_what_cannot_be_told_is_tried_again_in_ten_minutes_and_its_end_is_not(
    talk: Conversation,
) -> None:
    set_by(talk)
    now = int(talk.now.timestamp())
    first = put_off_all(talk, now)
    assert [type(one) for one in first] == [DueTelling, DueTelling]
    assert talk.engine.due(now + AGAIN_AFTER - 1).result() == []
    assert talk.engine.due(now + AGAIN_AFTER).result() == first
    after = now + 7 * 86_400
    assert DueEnd in {type(one) for one in put_off_all(talk, after)}
    assert talk.engine.due(after + AGAIN_AFTER).result() == []


def put_off_all(talk: Conversation, now: int) -> list[Due]:
    """Put off all that has fallen due by a moment, as if it had failed; gives what that was."""
    found = talk.engine.due(now).result()
    for one in found:
        talk.engine.put_off(one, now).result()
    return found


def test_what_was_taken_back_since_it_was_found_is_told_nobody(talk: Conversation) -> None:
    set_by(talk)
    now = int(talk.now.timestamp())
    found = [*talk.engine.due(now).result(), *talk.engine.due(now + 7 * 86_400).result()]
    talk.say("Tess", "/homework")
    talk.tap("Tess", "End: ")
    talk.tap("Tess", "Take it back")
    assert [talk.engine.do(one, now).result() for one in found] == [[]] * len(found)
