"""What follows from an answer: the item once more, and a question on a wrong idea."""

from bot.grading.verdict import Outcome, Verdict
from bot.tutor.drill.follow_up import (
    MAX_REPEATS,
    REPEAT_AFTER,
    ask_once_more,
    count_misconception,
    note_refutation,
    take_back_misconception,
)
from bot.tutor.model.drill import Drill, Mode, Prompt, Queued, Why
from state.records.learners import Hold, Holding, Sure
from state.values import replace
from tests.tutor.laying import DAY, LIBRARY, WHOLE, Pupil

TOPIC = LIBRARY.topics["sales-information"]
WRONG = next(one for one in TOPIC.misconceptions if len(one.check_with) > 1)
NAME = f"{TOPIC.topic}/{WRONG.id}"
HERE = f"{TOPIC.topic}/{WRONG.check_with[0]}"
PROMPT = Prompt(HERE, 1, "v")
SHOWS = Verdict(Outcome.MISCONCEPTION, 0.0, misconception=WRONG.id)


def drill(waiting: int = 5, mode: Mode = Mode.REVISE) -> Drill:
    queue = tuple(Queued(f"{TOPIC.topic}/waiting-{number}") for number in range(waiting))
    return Drill(mode, 1, waiting + 1, queue, prompt=PROMPT, seconds=240)


def test_what_was_missed_comes_once_more_some_questions_later_and_the_length_stays() -> None:
    after = ask_once_more(drill(), PROMPT)
    assert after.queue[REPEAT_AFTER] == Queued(HERE, Why.AGAIN)
    assert len(after.queue) == len(drill().queue)
    assert (after.total, after.repeats) == (drill().total, 1)


def test_a_session_without_an_end_leaves_nothing_out_for_it() -> None:
    after = ask_once_more(replace(drill(), seconds=0, endless=True), PROMPT)
    assert set(drill().queue) < set(after.queue)
    assert after.total == drill().total + 1


def test_homework_asks_what_was_set_no_more_and_no_less_whatever_is_missed() -> None:
    homework = replace(drill(), seconds=0)
    assert ask_once_more(homework, PROMPT) is homework
    after, _, records = count_misconception(Pupil(WHOLE).desk(), homework, PROMPT, SHOWS)
    assert after is homework
    assert records, "the wrong idea is noted all the same"


def test_it_does_not_come_again_too_soon_nor_too_often() -> None:
    near, often = drill(REPEAT_AFTER - 1), replace(drill(), repeats=MAX_REPEATS)
    assert ask_once_more(near, PROMPT) is near
    assert ask_once_more(often, PROMPT) is often


def test_a_wrong_idea_is_noted_and_a_question_on_it_comes_next() -> None:
    after, prompt, records = count_misconception(Pupil(WHOLE).desk(), drill(), PROMPT, SHOWS)
    (holding,) = records
    assert isinstance(holding, Holding)
    assert (holding.misconception, holding.state, holding.since) == (NAME, Hold.SUSPECTED, DAY)
    assert (prompt.heard, prompt.held) == (NAME, None)
    assert after.queue[0].why is Why.CHECK
    assert after.queue[0].ref in {f"{TOPIC.topic}/{item}" for item in WRONG.check_with} - {HERE}


def test_it_counts_once_a_prompt_and_a_guess_shows_no_idea() -> None:
    desk = Pupil(WHOLE).desk()
    for prompt in (replace(PROMPT, heard=NAME), replace(PROMPT, sure=Sure.GUESS)):
        assert count_misconception(desk, drill(), prompt, SHOWS) == (drill(), prompt, ())


def test_a_quiz_notes_it_and_asks_nothing_more() -> None:
    after, _, records = count_misconception(
        Pupil(WHOLE).desk(), drill(mode=Mode.QUIZ), PROMPT, SHOWS
    )
    assert after == drill(mode=Mode.QUIZ)
    assert len(records) == 1


def test_what_was_heard_wrongly_is_taken_back_with_the_question_that_was_to_check_it() -> None:
    desk = Pupil(WHOLE).desk()
    after, prompt, _ = count_misconception(desk, drill(), PROMPT, SHOWS)
    back, (holding,) = take_back_misconception(desk, after, prompt)
    assert isinstance(holding, Holding)
    assert holding.hits == 0
    assert not any(slot.why is Why.CHECK for slot in back.queue)
    assert back.checks == 0


def test_a_wrong_idea_is_refuted_in_full_the_first_time() -> None:
    first, before = note_refutation(drill(), PROMPT, SHOWS)
    assert (first.refuted, before) == ((NAME,), False)
    assert note_refutation(first, PROMPT, SHOWS) == (first, True)
