"""Where a learner is: it survives being stored, and says what is open."""

import pytest

from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, SettledItem, Stage, Why
from bot.tutor.model.session import Lesson, Session, Writing, beneath, prompt_key
from bot.tutor.model.stored import dump, load
from state.records.learners import Rating, Sure
from state.values import replace

PROMPT = Prompt(
    "t/a",
    3,
    "v1",
    Why.CHECK,
    Stage.SURE,
    picks=(2, 0),
    response="why: “because”\n💥",
    sure=Sure.GUESS,
    earned=frozenset({0, 2}),
    cap=Rating.HARD,
)
DRILL = Drill(
    Mode.REVISE,
    7,
    4,
    queue=(Queued("t/b", Why.NEW),),
    settled=(SettledItem("t/c", 0.5, right=False),),
    skipped=("t/d",),
    prompt=PROMPT,
)


@pytest.mark.parametrize(
    "activity",
    [None, Lesson("t", 2), DRILL, Writing("report", "t/a", 4, DRILL), Writing("exam", "")],
)
def test_a_session_is_read_as_it_was_stored(activity: Drill | Lesson | Writing | None) -> None:
    session = Session(5, activity, last_at=9, offered=True)
    assert load(dump(session)) == session


def test_a_session_of_an_older_viva_which_named_no_kinds_is_read() -> None:
    drill = '{"mode": "quiz", "seed": 1, "total": 0, "queue": []}'
    quiz = Drill(Mode.QUIZ, 1, 0, ())
    assert load(f'{{"serial": 5, "activity": {drill}}}') == Session(5, quiz)
    assert load('{"activity": {"topic": "t", "page": 2}}') == Session(0, Lesson("t", 2))
    asked = f'{{"about": "report", "ref": "t/a", "before": {drill}}}'
    assert load(f'{{"activity": {asked}}}') == Session(0, Writing("report", "t/a", before=quiz))


def test_a_newcomer_has_an_empty_session() -> None:
    assert load(None) == load("") == load("{}") == Session()


def test_the_open_prompt_is_named_by_activity_and_number() -> None:
    assert prompt_key(Session(5, DRILL)) == "5.3"
    assert prompt_key(Session(5, Lesson("t"))) is None
    assert prompt_key(Session(5, Drill(Mode.QUIZ, 1, 0, ()))) is None


def test_what_was_left_open_for_a_text_goes_on_beneath_it() -> None:
    assert beneath(Writing("report", "t/a", before=DRILL)) is DRILL
    assert beneath(Writing("exam", "")) is None
    assert beneath(DRILL) is DRILL


def test_the_place_counts_what_is_settled_or_left_out_and_stays_while_one_is_open() -> None:
    assert DRILL.place == 3
    assert replace(DRILL, prompt=None).place == 3
    assert replace(DRILL, prompt=replace(PROMPT, stage=Stage.SETTLED)).place == 2
