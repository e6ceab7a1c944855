"""Progress in words: what is told, and what is not."""

import pytest

from bot.limits import LIMIT, units
from bot.tutor.moves.planning import Goal
from bot.tutor.moves.progress import (
    ConceptProgress,
    ShowPicture,
    ShowProgress,
    Today,
    TopicProgress,
)
from bot.views.show import show
from state.memory.progress import Retention
from state.records.learners import Calibration
from state.values import replace
from tests.tutor.laying import TEXTS
from tests.views.standing import OUTLOOK, PICTURE, STANDING, bars_of, named, said

A_LINE, A_SCREEN = 40, 18
"""Characters of a line and lines of a screen 360 points wide, with room for the buttons."""


def told(**changes: object) -> str:
    return said(show(replace(STANDING, **changes), TEXTS))  # type: ignore[arg-type]  # any field


def test_a_concept_has_a_word_a_number_and_what_changed_in_a_week() -> None:
    lines = told().split("\n")
    assert "Surveys: 62%, firm, up 13 this week" in lines
    assert "Rivals: 30%, growing, down 8 this week" in lines
    assert "Trends: 81%, strong" in lines
    assert "Loyalty: 10%, begun" in lines


def test_nothing_is_said_by_a_sign_alone() -> None:
    assert [sign for sign in "█░▲▼●○■□" if sign in told()] == []


def test_what_is_not_folded_fits_one_screen() -> None:
    shown = told().split("Concept by concept")[0].strip()
    assert sum(1 + len(line) // A_LINE for line in shown.split("\n")) <= A_SCREEN


def test_a_fold_that_would_not_fit_into_a_message_loses_its_last_lines() -> None:
    many = named(*(f"{n} " + "Z" * 90 for n in range(99)))
    message = show(replace(STANDING, topics=many), TEXTS)
    assert units(message.html) <= LIMIT
    assert said(message).endswith("…")


def test_what_was_not_begun_is_named_up_to_three_and_counted_beyond() -> None:
    unmet = tuple(ConceptProgress(f"C{n}", 0.0, 0, 1) for n in range(9))
    met = ConceptProgress("M", 0.5, 1, 1)
    text = told(topics=(TopicProgress("T", (met, *unmet)),))
    assert "Not begun yet: 9 concepts." in text
    assert "C0" not in text
    assert "Not begun yet: C0; C1; C2.\n" in told(topics=(TopicProgress("T", (met, *unmet[:3])),))


def test_what_was_only_missed_has_no_line_of_its_own_and_is_not_called_begun() -> None:
    missed = (ConceptProgress("A", 0.0, 2, 4, 0.0), ConceptProgress("B", 0.004, 1, 4))
    text = told(topics=(TopicProgress("T", missed),))
    assert "Still to learn: A; B." in text
    assert "begun" not in text
    shown = replace(PICTURE, topics=(TopicProgress("T", missed[:1]),))
    assert [bar.label for bar in bars_of(shown)] == ["0% · still to learn"]


@pytest.mark.parametrize(
    ("recall", "says"),
    [
        (0.16, "You have met 16 of 100 questions so far and would know them all today."),
        (0.14, "You have met 16 of 100 questions, and would still know about 14 of those today."),
        (0.08, "You have met 16 of 100 questions, and would still know about 8 of those today."),
        (0.0, "You have met 16 of 100 questions. What was hard will come again until it sticks."),
    ],
)
def test_what_was_met_and_is_left_of_it_is_said_as_people_say_it(recall: float, says: str) -> None:
    new = tuple(ConceptProgress(f"C{n}", recall, 4, 25) for n in range(4))
    text = told(topics=(TopicProgress("T", new),))
    assert says in text
    assert "also of those you have not met yet" in text


def test_a_forecast_that_could_be_anything_is_said_and_not_drawn() -> None:
    message = show(replace(OUTLOOK, goal=Goal(0.7, 12, is_within_reach=True)), TEXTS)
    assert message.attached is None
    assert "12 minutes a day" in message.html
    assert "between" not in message.html


def test_what_is_due_is_said_in_minutes_for_today_and_two_weeks() -> None:
    assert told().startswith("Next: a short revision, about 6 minutes.")
    two = "comes back: about 7 minutes in the next 7 days, 14 in the week after."
    both = "comes back: about 7 minutes in the next 14 days."
    assert two in told()
    assert both in told(minutes=(3, *(1,) * 7, *(0,) * 7))
    assert "comes back:" not in told(minutes=(3, *(0,) * 14))
    assert "nothing is due today" in told(minutes=(0, *(1,) * 14))


def test_what_was_still_known_is_told_from_twenty_reviews_on() -> None:
    assert "Of 40 questions that came back in the last 30 days you still knew 82%." in told()
    assert "came back" not in told(retention=Retention(19, 19))
    assert "came back" in told(retention=Retention(20, 1))


def test_keeping_at_it_is_told_but_never_that_it_ended() -> None:
    assert "Kept up: 9 days of revision, with 1 spare day left this week." in told()
    assert "Kept up: 9 days of revision." in told(today=Today(9, 0, 2, 3))
    assert "Kept up" not in told(today=Today(1, 2, 2, 3))
    assert "Kept up" not in told(today=Today(0, 0, 0, 3))


@pytest.mark.parametrize(
    ("minutes", "goal", "says"),
    [
        (0, 3, "Goal for today: 3 minutes."),
        (2, 3, "Today: 2 of 3 minutes."),
        (4, 3, "Goal for today met: 4 minutes."),
        (1, 0, "Today: 1 minute."),
    ],
)
def test_what_was_done_today_stands_beside_the_goal(minutes: int, goal: int, says: str) -> None:
    assert says in told(today=Today(0, 0, minutes, goal)).split("\n")[2]


def test_without_a_goal_and_with_nothing_done_nothing_is_said_of_today() -> None:
    assert "Today" not in told(today=Today(0, 2, 0, 0))


def test_how_sure_somebody_is_rightly_is_told_from_ten_times_on() -> None:
    assert "When you say “Sure” you are right 7 times in 10." in told()
    assert "Sure" not in told(calibration=Calibration(9, 9))


def test_there_is_one_next_step_and_it_is_the_first_button() -> None:
    (first, *_), *_ = show(STANDING, TEXTS).rows
    assert first.data == "m.revise"
    assert told().count("Next:") == 1


def test_what_was_left_open_is_the_next_step() -> None:
    shown = show(replace(STANDING, left_at=2), TEXTS)
    assert "Next: question 2" in said(shown)
    assert (shown.rows[0][0].label, shown.rows[0][0].data) == (
        "Go on with question 2",
        "m.continue",
    )


@pytest.mark.parametrize("move", [PICTURE, replace(STANDING)])
def test_before_the_first_answer_there_is_nothing_to_show(move: ShowPicture | ShowProgress) -> None:
    empty = replace(move, topics=())
    shown = show(empty, TEXTS)
    assert shown.attached is None
    assert "nothing to show yet" in said(shown)
