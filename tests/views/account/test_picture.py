"""Pictures of progress and their captions: what is drawn, and that both say the same."""

from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from bot.limits import CAPTION, units
from bot.tutor.moves import progress as moves
from bot.views.account.picture import MOST_BARS, show
from state.memory.activity import Calendar
from state.memory.forecast import Forecast, Point
from state.values import replace
from tests.narrowing import there
from tests.tutor.laying import TEXTS
from tests.views import standing


def months_of(move: moves.ShowPicture) -> tuple[str, ...]:
    calendar = there(standing.drawn(move).calendar)
    return calendar.months


def test_the_pictures_and_their_captions_say_the_same() -> None:
    facts, caption = standing.drawn(standing.PICTURE), standing.said(show(standing.PICTURE, TEXTS))
    assert facts.calendar is not None
    assert facts.mastery is not None
    assert facts.outlook is None
    assert [one for one in (facts.calendar.says, facts.mastery.says) if one not in caption] == []
    for bar in facts.mastery.bars:
        assert f"{bar.name}: {bar.label}" in caption
    way = there(standing.drawn(standing.OUTLOOK).outlook)
    assert way.says in standing.said(show(standing.OUTLOOK, TEXTS))


def test_one_picture_tells_days_questions_and_concepts_the_other_the_way_to_the_exam() -> None:
    assert standing.said(show(standing.PICTURE, TEXTS)).startswith(
        "Your revision · Saturday 21 November"
    )
    facts = standing.drawn(standing.PICTURE)
    assert facts.calendar is not None
    assert facts.calendar.says == "54 days of revision, 351 questions answered."
    assert [(bar.name, bar.label) for bar in standing.bars_of(standing.PICTURE)] == [
        ("Trends", "81% · strong"),
        ("Surveys", "62% · firm"),
        ("Rivals", "30% · growing"),
        ("Loyalty", "10% · begun"),
    ]
    way = standing.drawn(standing.OUTLOOK)
    assert (way.calendar, way.mastery) == (None, None)
    assert way.outlook is not None
    assert way.outlook.says == (
        "Going on as lately, you should remember about 71% on Wednesday 20 January 2027"
        " (between 63% and 79%)."
    )
    assert way.outlook.last == "Wednesday 20 January 2027"


def test_no_day_is_drawn_surer_than_is_said() -> None:
    sure = Point(standing.SATURDAY + 60, 0.94, 0.998, 1.0)
    way = there(standing.drawn(moves.ShowOutlook(standing.SATURDAY, Forecast((sure,)))).outlook)
    assert "about 99%" in way.says
    assert (way.points[0].mid, way.points[0].high) == (0.99, 0.99)


def test_the_buttons_stand_under_the_last_picture_alone() -> None:
    assert show(standing.PICTURE, TEXTS).rows
    assert show(replace(standing.PICTURE, is_last=False), TEXTS).rows == ()
    assert show(standing.OUTLOOK, TEXTS).rows


def test_a_month_is_named_over_the_week_in_which_it_begins() -> None:
    months = months_of(standing.PICTURE)
    assert date.fromordinal(standing.MONDAY) == date(2026, 8, 31)
    assert months == ("Sep", "", "", "", "Oct", "", "", "", "Nov", "", "", "")


def test_in_the_middle_of_a_month_its_name_stands_over_the_first_week() -> None:
    calendar = Calendar(standing.MONDAY + 14, standing.PICTURE.calendar.reviews)
    assert months_of(replace(standing.PICTURE, calendar=calendar))[:3] == ("Sep", "", "Oct")


def test_of_many_concepts_the_strongest_are_drawn_and_it_says_so() -> None:
    many = tuple(moves.ConceptProgress(f"C{n}", n / 20, 1, 1) for n in range(16))
    shown = replace(standing.PICTURE, topics=(moves.TopicProgress("T", many),))
    assert [bar.name for bar in standing.bars_of(shown)] == [f"C{15 - n}" for n in range(MOST_BARS)]
    assert "the 5 strongest of 16" in standing.said(show(shown, TEXTS))


def test_a_caption_that_is_too_long_loses_concepts_and_says_so() -> None:
    message = show(replace(standing.PICTURE, topics=standing.named(*["Z" * 300] * 5)), TEXTS)
    lines = standing.said(message).split("\n")
    assert units(message.html) <= CAPTION
    assert 0 < sum(line.startswith("Z") for line in lines) < 5
    assert lines[-1] == "…"


def test_a_card_names_as_many_concepts_as_its_caption_has_room_for() -> None:
    card = moves.ShareCard(
        3, 9, Calendar(standing.MONDAY, (1,)), standing.named(*["Z" * 300] * 5), "viva_bot"
    )
    message = show(card, TEXTS)
    assert units(message.html) <= CAPTION
    assert 0 < standing.said(message).count("Z" * 300) < 5
    assert standing.said(message).endswith("t.me/viva_bot")


@given(st.lists(st.text(st.characters(codec="utf-8"), min_size=1), min_size=1, max_size=12))
@settings(deadline=None)
def test_whatever_a_concept_is_called_the_caption_fits_and_is_valid(names: list[str]) -> None:
    message = show(replace(standing.PICTURE, topics=standing.named(*names)), TEXTS)
    assert units(message.html) <= CAPTION
    assert standing.said(message).startswith("Your revision")
