"""One turn: all of it or nothing, once and not twice, and only for a question that was shown."""

from functools import partial
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.tutor.model.drill import Drill
from bot.tutor.model.events import Commanded, Event, Pressed, Said
from bot.tutor.model.stored import load
from content.library import Library
from state.clock.days import day_of
from state.memory.schedule import DEFAULT_RETENTION
from state.records.learners import Rating, Review
from state.tables import learners, mailbox
from state.tables.memory import memories
from state.tables.memory.reviews import note
from state.values import replace
from tests.conversation import Conversation
from tests.databases import begin_anew, contents, reading_on, session_on
from tests.dialogues.player import cut_down
from tests.engine.counter import (
    ANN,
    BEN,
    BOT,
    NOON,
    Counter,
    evening,
    incoming,
    kinds,
    shop,
    who,
    words,
)
from tests.shipped import shipped

AT_ITS_BACK, AFTER_THE_CARD, AT_THE_QUESTION = 3, 4, 5
"""How many events of the evening have happened."""


def up_to(counter: Counter, count: int) -> None:
    """Play the beginning of the evening."""
    for update, event in enumerate(evening()[:count]):
        counter.serve(update, event)


def reviews(path: Path) -> int:
    return len(contents(path)["reviews"])


def test_an_evening_leaves_what_it_should(counter: Counter, path: Path) -> None:
    up_to(counter, len(evening()))
    left = contents(path)
    card = counter.writer.do(lambda db: memories.of_item(db, who(), "shop/card"))
    assert card is not None
    assert card.last is Rating.GOOD
    assert counter.writer.do(lambda db: memories.of_item(db, who(), "shop/till")) is None
    assert len(left["reviews"]) == 3  # the card, the question, and the undo of the latter
    assert [row[3] for row in left["attempts"]] == ["shop/till", "shop/till"]
    assert {row[5] for row in left["inbox"]} == {"done"}
    assert counter.writer.do(lambda db: mailbox.unsent(db, BOT)) == []


def test_the_same_update_twice_makes_one_review_and_one_reply(counter: Counter, path: Path) -> None:
    up_to(counter, AT_ITS_BACK)
    tap = evening()[AT_ITS_BACK]
    assert counter.serve(90, tap)
    before = contents(path)
    assert counter.serve(90, tap) == []
    assert contents(path) == before
    assert reviews(path) == 1


def test_an_update_that_comes_again_before_the_first_is_done_is_worked_off_once(
    counter: Counter, path: Path
) -> None:
    up_to(counter, AT_ITS_BACK)
    counter.receive(90)
    turns = [counter.engine.submit(incoming(90, evening()[AT_ITS_BACK])) for _ in range(3)]
    assert [bool(turn.result()) for turn in turns] == [True, False, False]
    assert reviews(path) == 1


def test_of_two_taps_at_once_the_first_wins(counter: Counter, path: Path) -> None:
    up_to(counter, AT_ITS_BACK)
    for update in (90, 91):
        counter.receive(update)
    remembered, forgotten = (
        counter.engine.submit(incoming(update, Pressed(f"1.1.judge.{grade}", NOON + 60)))
        for update, grade in ((90, 3), (91, 1))
    )
    assert "edit" in kinds(remembered.result())
    assert kinds(forgotten.result()) == ["toast"]
    card = counter.writer.do(lambda db: memories.of_item(db, who(), "shop/card"))
    assert card is not None
    assert (card.last, reviews(path)) == (Rating.GOOD, 1)


@pytest.mark.parametrize(
    "stale", ["1.1.judge.1", "1.1.show", "1.1.next", "1.1.skip", "9.1.judge.1", "1.9.next"]
)
def test_a_button_of_something_that_is_over_gets_a_word_and_changes_nothing(
    stale: str, counter: Counter, path: Path
) -> None:
    up_to(counter, AT_THE_QUESTION)
    before = contents(path)
    postings = counter.serve(90, Pressed(stale, NOON + 200))
    after = contents(path)
    assert kinds(postings) == ["toast"]
    assert words(postings)
    for table in ("reviews", "memories", "attempts", "days"):
        assert after[table] == before[table]
    assert "1.2" not in words(counter.serve(91, Said("it shows what was sold", NOON + 210)))


@pytest.mark.parametrize("count", range(1, len(evening())))
def test_a_restart_in_the_middle_is_not_noticed(count: int, tmp_path: Path) -> None:
    through, broken = tmp_path / "through.db", tmp_path / "broken.db"
    one = Counter(session_on(through))
    up_to(one, len(evening()))
    one.close()
    first = Counter(session_on(broken))
    up_to(first, count)
    first.close()
    second = Counter(session_on(broken))
    for update, event in list(enumerate(evening()))[count:]:
        second.serve(update, event)
    second.close()
    assert contents(broken) == contents(through)


def test_an_answer_to_a_question_that_was_never_shown_gets_the_question_instead_of_a_grade(
    counter: Counter, path: Path
) -> None:
    up_to(counter, AFTER_THE_CARD)
    counter.receive(90)
    counter.take(90, evening()[AFTER_THE_CARD])  # the question is asked, but never sent
    answer = Said("it shows what was sold", NOON + 300)
    assert "till roll" in words(counter.serve(91, answer))
    counter.serve(92, Pressed("1.2.sure.3", NOON + 310))
    assert contents(path)["attempts"] == []
    assert "till roll" not in words(counter.serve(93, replace(answer, at=NOON + 320)))
    counter.serve(94, Pressed("1.2.sure.3", NOON + 330))
    assert len(contents(path)["attempts"]) == 1


def test_two_learners_in_one_group_each_have_their_own_place(counter: Counter, path: Path) -> None:
    up_to(counter, AT_THE_QUESTION)
    group = replace(incoming(90, Pressed("1.2.show", NOON + 90), BEN), chat_id=ANN)
    counter.receive(90)
    assert kinds(counter.engine.take(group)) == ["toast"]
    assert reviews(path) == 1
    assert counter.writer.do(lambda db: memories.all_of(db, who(BEN))) == ()


def test_items_that_come_back_have_the_memories_they_had(counter: Counter, path: Path) -> None:
    up_to(counter, len(evening()))
    before = contents(path)
    topic = shop().topics["shop"]
    without = Library({"shop": topic.model_copy(update={"flashcards": topic.flashcards[1:]})})
    assert len(before["memories"]) == 1
    for library in (without, shop()):
        counter.engine.curriculum.teach(library, NOON + 400)
        assert contents(path)["memories"] == before["memories"]
        assert contents(path)["reviews"] == before["reviews"]


def test_an_item_that_is_gone_is_not_asked_and_is_due_as_before_when_it_is_back(path: Path) -> None:
    items = ["sales-information/q-sales-fact", "sales-information/q-sunday"]
    whole, without = cut_down(shipped(), items), cut_down(shipped(), items[1:])
    talk = Conversation(path, whole)
    talk.has_been_here("Ada")
    who, now = talk.who("Ada"), int(talk.now.timestamp())
    today = day_of(now, "Europe/London")
    for one in [Review(item, now, today, Rating.GOOD, 0.9) for item in items]:
        talk.writer.do(partial(note, who=who, review=one))
    talk.later(days=30)
    asked = []
    for library in (whole, without, whole):
        talk.teach(library)
        asked.append(talk.say("Ada", "/revise")[-1].text)
        talk.say("Ada", "/stop")
    assert [text[:6] for text in asked] == ["1 of 2", "1 of 1", "1 of 2"]
    assert asked[0].partition("A.")[0] == asked[2].partition("A.")[0]
    talk.close()


def test_renamed_items_keep_their_memories_at_a_reload(counter: Counter, path: Path) -> None:
    up_to(counter, len(evening()))
    topic = shop().topics["shop"]
    renamed = tuple(
        card.model_copy(update={"id": "buyer", "was": card.id}) for card in topic.flashcards
    )
    library = Library({"shop": topic.model_copy(update={"flashcards": renamed})})
    counter.engine.curriculum.teach(library, NOON + 400)
    assert [row[2] for row in contents(path)["memories"]] == ["shop/buyer"]


def test_a_hundred_learners_at_once_each_get_their_evening(counter: Counter, path: Path) -> None:
    hundred = range(1000, 1100)
    for place, event in enumerate(evening()):
        updates = {learner: learner * 100 + place for learner in hundred}
        for update in updates.values():
            counter.receive(update)
        turns = {
            learner: counter.engine.submit(incoming(update, event, learner))
            for learner, update in updates.items()
        }
        for learner, turn in turns.items():
            assert {posting.chat_id for posting in turn.result()} == {learner}
            counter.deliver(turn.result())
    left = contents(path)
    assert sorted(row[1] for row in left["memories"]) == list(hundred)
    assert len(left["reviews"]) == 3 * len(hundred)


moments = st.integers(NOON - 10**6, NOON + 10**7)
buttons = st.one_of(
    st.from_regex(r"\A[0-3]\.[0-3]\.(show|judge|next|skip|hint|mean|pick|done)(\.[0-5])?\Z"),
    st.from_regex(r"\Am\.(begin|continue|new|learn|quiz|revise|progress)(\.shop)?\Z"),
    st.text(max_size=64),
)
talk = st.one_of(
    st.sampled_from(["it shows what was sold", "bake tomorrow", "hint", "skip", "idk", "stop"]),
    st.text(max_size=600),
)
commands = st.sampled_from(
    ["start", "revise", "quiz", "learn", "topics", "progress", "undo", "stop", "help", "nonsense"]
)
events = st.one_of(
    st.builds(Said, talk, moments),
    st.builds(Pressed, buttons, moments),
    st.builds(Commanded, commands, st.text(max_size=20), moments),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(events, max_size=25))
def test_whatever_a_learner_sends_is_answered_and_touches_nobody_else(
    tmp_path: Path, sent: list[Event]
) -> None:
    path = tmp_path / "any.db"
    begin_anew(path)
    counter = Counter(session_on(path))
    up_to(counter, AT_THE_QUESTION)
    before = of_ann(path)
    for update, event in enumerate(sent, 100):
        assert counter.serve(update, event, BEN) or not isinstance(event, Pressed)
    assert of_ann(path) == before
    counter.close()


def of_ann(path: Path) -> list[tuple[object, ...]]:
    """What is remembered of Ann."""
    with reading_on(path) as db:
        return [
            row
            for table in ("learners", "sessions", "memories", "reviews", "attempts", "days")
            for row in db.execute(f"SELECT * FROM {table} WHERE learner_id = ?", (ANN,))  # noqa: S608  # named above
        ]


@pytest.mark.parametrize("command", ["revise", "weak", "quiz", "mock"])
def test_what_is_practised_before_an_exam_aims_at_its_day(counter: Counter, command: str) -> None:
    up_to(counter, AFTER_THE_CARD)
    counter.serve(90, Commanded("stop", "", NOON + 100))
    counter.serve(91, Commanded("exam", "tomorrow", NOON + 110))
    counter.serve(92, Commanded(command, "", NOON + 86_400))
    session = load(counter.writer.do(lambda db: learners.session(db, who(), ANN)))
    assert isinstance(session.activity, Drill)
    assert session.activity.retention < DEFAULT_RETENTION
