"""Progress in words and as a picture: what is told, what is not, and that both say the same."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import CAPTION, units
from bot.picture.facts import Facts, load
from bot.playground.protocol.telegram_html import Parser
from bot.tutor.moves import ConceptProgress, ShowPicture, ShowProgress, TopicProgress
from bot.views.message import Message
from bot.views.picture import MOST_BARS, show_picture
from bot.views.progress import show_progress
from state.memory.activity import Calendar, Streak
from state.memory.forecast import Forecast, Point
from state.memory.progress import Retention
from state.records.learners import Calibration
from tests.tutor.laying import TEXTS

SATURDAY = date(2026, 11, 21).toordinal()
MONDAY = SATURDAY - 5 - 77

STANDING = ShowProgress(
    topics=(
        TopicProgress(
            "Selling",
            (
                ConceptProgress("Surveys", 0.62, 3, 4, 0.13),
                ConceptProgress("Rivals", 0.30, 2, 4, -0.08),
                ConceptProgress("Trends", 0.81, 4, 4, 0.001),
                ConceptProgress("Loyalty", 0.10, 1, 4, None),
                ConceptProgress("Complaints", 0.0, 0, 4),
            ),
        ),
    ),
    minutes=(6, *(1,) * 7, *(2,) * 7),
    week_days=4,
    week_reviews=31,
    week_recalled=26,
    retention=Retention(40, 33),
    streak=Streak(9, 1),
    calibration=Calibration(20, 14),
    active_ideas=1,
    cleared_ideas=2,
    next_step="revise",
)

PICTURE = ShowPicture(
    today=SATURDAY,
    topics=STANDING.topics,
    calendar=Calendar(MONDAY, (0, 8, 5) * 27 + (0, 0)),
    outlook=Forecast(
        (Point(SATURDAY, 0.5, 0.5, 0.5), Point(date(2027, 1, 20).toordinal(), 0.63, 0.71, 0.79))
    ),
)


def said(message: Message) -> str:
    return Parser(message.html).run()[0]


def told(**changes: object) -> str:
    return said(show_progress(replace(STANDING, **changes), TEXTS))  # type: ignore[arg-type]  # any field


def drawn(move: ShowPicture) -> Facts:
    attached = show_picture(move, TEXTS).attached
    assert attached is not None
    assert attached.what == "picture"
    return load(attached.of)


def named(*names: str) -> tuple[TopicProgress, ...]:
    return (TopicProgress("T", tuple(ConceptProgress(name, 0.5, 1, 1) for name in names)),)


def test_a_concept_has_a_word_a_bar_a_number_and_what_changed_in_a_week() -> None:
    lines = told().split("\n")
    assert "██████░░░░ 62% · firm ▲ 13" in lines
    assert "███░░░░░░░ 30% · growing ▼ 8" in lines
    assert "████████░░ 81% · strong" in lines
    assert "█░░░░░░░░░ 10% · begun" in lines


@given(st.floats(0, 1), st.none() | st.floats(-1, 1))
@settings(deadline=None)
def test_a_row_with_a_bar_is_never_wider_than_thirty_characters(
    recall: float, change: float | None
) -> None:
    concept = ConceptProgress("C", recall, 1, 1, change)
    text = told(topics=(TopicProgress("T", (concept,)),))
    rows = [line for line in text.split("\n") if line[0:1] in ("█", "░")]
    assert len(rows) == (round(100 * recall) > 0)
    assert all(len(row) <= 30 for row in rows)


def test_what_was_not_begun_is_named_up_to_three_and_counted_beyond() -> None:
    unmet = tuple(ConceptProgress(f"C{n}", 0.0, 0, 1) for n in range(9))
    met = ConceptProgress("M", 0.5, 1, 1)
    text = told(topics=(TopicProgress("T", (met, *unmet)),))
    assert "Not begun yet: 9 concepts." in text
    assert "C0" not in text
    assert "Not begun yet: C0; C1; C2.\n" in told(topics=(TopicProgress("T", (met, *unmet[:3])),))


def test_what_was_only_missed_has_no_empty_bar_and_is_not_called_begun() -> None:
    missed = (ConceptProgress("A", 0.0, 2, 4, 0.0), ConceptProgress("B", 0.004, 1, 4))
    text = told(topics=(TopicProgress("T", missed),))
    assert "Still to learn: A; B." in text
    assert "begun" not in text
    assert "░" not in text
    facts = drawn(replace(PICTURE, topics=(TopicProgress("T", missed[:1]),)))
    assert [bar.label for bar in facts.mastery.bars] == ["0% · still to learn"]


def test_whoever_knows_all_they_have_met_is_told_so_beside_low_bars() -> None:
    new = tuple(ConceptProgress(f"C{n}", 0.16, 4, 25) for n in range(4))
    text = told(topics=(TopicProgress("T", new),))
    assert "Of 16 questions met so far you would know about 16 today." in text
    assert "also of those you have not met yet" in text


def test_a_forecast_that_could_be_anything_is_not_told_with_the_picture() -> None:
    wide = Forecast((Point(SATURDAY + 30, 0.1, 0.4, 0.7),))
    facts = drawn(replace(PICTURE, outlook=wide))
    assert facts.outlook is not None
    assert "too early" in facts.outlook.says
    assert "%" not in facts.outlook.says


def test_the_signs_are_explained_where_they_stand_and_only_there() -> None:
    assert "▲ and ▼" in told()
    assert "▲" not in told(topics=named("Surveys"))


def test_what_is_due_is_said_in_minutes_for_today_and_two_weeks() -> None:
    assert "Most worth doing today: about 6 minutes." in told()
    two = "After today: about 7 minutes in the next 7 days as things stand; the week after: 14."
    both = "After today: about 7 minutes in the next 14 days as things stand."
    assert two in told()
    assert both in told(minutes=(3, *(1,) * 7, *(0,) * 7))
    assert "After today" not in told(minutes=(3, *(0,) * 14))
    assert "Nothing is due today." in told(minutes=(0, *(1,) * 14))


def test_what_was_still_known_is_told_from_twenty_reviews_on() -> None:
    assert "Of 40 questions that came back in the last 30 days you still knew 82%." in told()
    assert "came back" not in told(retention=Retention(19, 19))
    assert "came back" in told(retention=Retention(20, 1))


def test_keeping_at_it_is_told_but_never_that_it_ended() -> None:
    assert "Kept up: 9 days of revision, with 1 spare day left this week." in told()
    assert "Kept up: 9 days of revision." in told(streak=Streak(9, 0))
    assert "Kept up" not in told(streak=Streak(1, 2))
    assert "Kept up" not in told(streak=Streak(0, 0))


def test_how_sure_somebody_is_rightly_is_told_from_ten_times_on() -> None:
    assert "When you say “Sure” you are right 7 times in 10." in told()
    assert "Sure" not in told(calibration=Calibration(9, 9))


def test_there_is_one_next_step_and_it_is_the_first_button() -> None:
    (first, *_), *_ = show_progress(STANDING, TEXTS).rows
    assert first.data == "m.revise"
    assert told().count("Next step") == 1


def test_the_picture_and_its_caption_say_the_same() -> None:
    facts, caption = drawn(PICTURE), said(show_picture(PICTURE, TEXTS))
    assert facts.outlook is not None
    words = [facts.title, facts.calendar.says, facts.mastery.says, facts.outlook.says]
    assert [one for one in words if one not in caption] == []
    for bar in facts.mastery.bars:
        assert f"{bar.name}: {bar.label}" in caption


def test_the_picture_tells_days_questions_concepts_and_the_exam() -> None:
    facts = drawn(PICTURE)
    assert facts.title == "Your revision · Saturday 21 November"
    assert facts.calendar.says == "54 days of revision, 351 questions answered."
    assert [(bar.name, bar.label) for bar in facts.mastery.bars] == [
        ("Trends", "81% · strong"),
        ("Surveys", "62% · firm"),
        ("Rivals", "30% · growing"),
        ("Loyalty", "10% · begun"),
    ]
    assert facts.outlook is not None
    assert facts.outlook.says == (
        "Going on as lately, you should remember about 71% on Wednesday 20 January 2027"
        " (between 63% and 79%)."
    )
    assert facts.outlook.last == "Wednesday 20 January 2027"


def test_without_an_exam_nothing_is_said_of_one() -> None:
    assert drawn(replace(PICTURE, outlook=None)).outlook is None


def test_a_month_is_named_over_the_week_in_which_it_begins() -> None:
    months = drawn(PICTURE).calendar.months
    assert date.fromordinal(MONDAY) == date(2026, 8, 31)
    assert months == ("Sep", "", "", "", "Oct", "", "", "", "Nov", "", "", "")


def test_in_the_middle_of_a_month_its_name_stands_over_the_first_week() -> None:
    calendar = Calendar(MONDAY + 14, PICTURE.calendar.reviews)
    assert drawn(replace(PICTURE, calendar=calendar)).calendar.months[:3] == ("Sep", "", "Oct")


def test_of_many_concepts_the_strongest_are_drawn_and_it_says_so() -> None:
    many = tuple(ConceptProgress(f"C{n}", n / 20, 1, 1) for n in range(16))
    facts = drawn(replace(PICTURE, topics=(TopicProgress("T", many),)))
    assert [bar.name for bar in facts.mastery.bars] == [f"C{15 - n}" for n in range(MOST_BARS)]
    assert "the 10 strongest of 16" in facts.mastery.says


def test_a_caption_that_is_too_long_loses_concepts_and_says_so() -> None:
    message = show_picture(replace(PICTURE, topics=named(*["Z" * 300] * 5)), TEXTS)
    lines = said(message).split("\n")
    assert units(message.html) <= CAPTION
    assert 0 < sum(line.startswith("Z") for line in lines) < 5
    assert "…" in lines
    assert lines[-1].startswith("Going on as lately")


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=12))
@settings(deadline=None)
def test_whatever_a_concept_is_called_the_caption_fits_and_is_valid(names: list[str]) -> None:
    message = show_picture(replace(PICTURE, topics=named(*names)), TEXTS)
    assert units(message.html) <= CAPTION
    assert said(message).startswith("Your revision")


@pytest.mark.parametrize("move", [PICTURE, replace(STANDING)])
def test_before_the_first_answer_there_is_nothing_to_show(move: ShowPicture | ShowProgress) -> None:
    empty = replace(move, topics=())
    shown = (
        show_picture(empty, TEXTS)
        if isinstance(empty, ShowPicture)
        else show_progress(empty, TEXTS)
    )
    assert shown.attached is None
    assert "nothing to show yet" in said(shown)
