"""The picture of progress: light, legible, true to its numbers, and drawn whatever comes."""

from io import BytesIO
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageColor

from bot.picture import bars, calendar, canvas, outlook
from bot.picture.canvas import MARGIN, TEXT, WIDTH
from bot.picture.draw import draw
from bot.picture.facts import WEEKS, Bar, Bars, Calendar, Facts, Outlook, Point, dump, load
from bot.picture.heading import heading_height
from bot.picture.lettering import font, wrap
from bot.picture.palette import BLUES, FAINT, INK, PAPER, SOFT
from bot.views.account.picture import MOST_BARS
from bot.views.days import date_text
from bot.views.texts import languages, load_texts
from state.values import replace
from tests.picture.examples import DAY, HOSTILE, LEARNER, anything, named

LIMIT = 80_000
"""Bytes: a picture should cost less than a second on a slow line."""

SHOWN = 280
"""Points that a phone of 360 gives a picture in a chat, before anybody opens it."""

TALLEST = 1.4
"""How much taller than wide a picture may be, for a chat to show it as wide as that."""


def seen(facts: Facts) -> Image.Image:
    return Image.open(BytesIO(draw(facts)))


def colour(name: str) -> tuple[int, ...]:
    return ImageColor.getrgb(name)


def pixel(part: Image.Image, place: tuple[float, float]) -> object:
    return part.getpixel((round(place[0]), round(place[1])))


def with_bars(*shares: float) -> Bars:
    made = tuple(Bar(f"Concept {share}", share, f"{share:.0%}") for share in shares)
    return Bars("What you would remember today", "The share of each.", made)


CALENDAR = LEARNER.calendar or Calendar("", "", "", (), (), ())


def with_points(*points: Point) -> Outlook:
    assert LEARNER.outlook is not None
    return replace(LEARNER.outlook, points=points)


def test_it_is_a_palette_png_as_wide_as_two_pixels_for_each_point_of_a_small_phone() -> None:
    picture = seen(LEARNER)
    assert (picture.format, picture.mode, picture.width) == ("PNG", "P", 720)


def test_the_same_facts_give_the_same_picture() -> None:
    assert draw(LEARNER) == draw(LEARNER)


def test_it_is_light_with_ten_concepts_and_a_full_calendar() -> None:
    full = replace(CALENDAR, counts=tuple(range(7 * WEEKS)))
    assert len(draw(Facts(full, with_bars(*(n / 10 for n in range(10)))))) < LIMIT


def test_without_an_exam_there_is_no_outlook() -> None:
    whole, without = seen(LEARNER), seen(replace(LEARNER, outlook=None))
    assert LEARNER.outlook is not None
    assert whole.height - without.height == outlook.outlook(LEARNER.outlook).height


def test_nothing_is_written_smaller_than_eleven_points_in_a_chat() -> None:
    shown = SHOWN / canvas.WIDTH
    assert round(min(canvas.SMALL, canvas.TEXT, canvas.HEAD) * shown) >= 11


def test_no_picture_is_so_tall_that_a_chat_would_make_it_narrower() -> None:
    days = Facts(CALENDAR, with_bars(*(n / MOST_BARS for n in range(MOST_BARS))))
    for facts in (days, Facts(outlook=LEARNER.outlook)):
        picture = seen(facts)
        assert picture.height <= TALLEST * picture.width


@pytest.mark.parametrize("ink", [INK, SOFT])
def test_all_writing_stands_out_by_seven_to_one(ink: str) -> None:
    assert contrast(ink, PAPER) >= 7


def test_what_a_square_says_in_colour_it_says_in_size_too() -> None:
    assert list(calendar.FILLED) == sorted(set(calendar.FILLED))
    lightness = [luminance(blue) for blue in (FAINT, *BLUES)]
    assert lightness == sorted(set(lightness), reverse=True)
    assert all(contrast(a, b) > 1.3 for a, b in pairwise(BLUES))


@given(st.lists(st.floats(0, 1), min_size=1, max_size=10))
@settings(max_examples=10)
def test_the_length_of_a_bar_is_its_share(shares: list[float]) -> None:
    facts = with_bars(*shares)
    image = bars.bars(facts)
    for number, share in enumerate(shares):
        row = heading_height(facts.says) + number * bars.PITCH + 36 + bars.THICK // 2
        filled = sum(
            pixel(image, (x, row)) == colour(BLUES[2])
            for x in range(canvas.MARGIN, canvas.WIDTH - canvas.MARGIN)
        )
        assert filled == pytest.approx(share * bars.LENGTH, abs=1)


def test_every_day_of_the_calendar_has_its_square_and_days_to_come_have_none() -> None:
    facts = CALENDAR
    image = calendar.calendar(facts)
    for day in range(7 * WEEKS):
        expected = FAINT if day < len(facts.counts) else PAPER
        if day < len(facts.counts) and (filled := calendar.level(facts.counts[day])):
            expected = BLUES[filled - 1]
        middle = [edge + calendar.CELL / 2 for edge in calendar.corner(facts, day)]
        assert pixel(image, (middle[0], middle[1])) == colour(expected), f"day {day}"


def test_the_squares_of_a_week_stand_under_each_other() -> None:
    corners = [calendar.corner(CALENDAR, day) for day in range(14)]
    assert len({x for x, _ in corners[:7]}) == 1
    assert corners[7][0] - corners[0][0] == calendar.PITCH
    assert corners[7][1] == corners[0][1]


@pytest.mark.parametrize(
    ("count", "level"), [(0, 0), (1, 1), (5, 1), (6, 2), (11, 2), (12, 3), (19, 3), (20, 4)]
)
def test_a_square_is_filled_by_steps(count: int, level: int) -> None:
    assert calendar.level(count) == level


def test_the_line_lies_where_its_numbers_say_and_inside_its_range() -> None:
    facts = with_points(Point(DAY, 0.2, 0.4, 0.6), Point(DAY + 10, 0.2, 0.4, 0.6))
    image = outlook.outlook(facts)
    top = heading_height(facts.says) + outlook.ABOVE
    across = (outlook.LEFT + outlook.RIGHT) / 2
    assert pixel(image, (across, outlook.height_of(0.4, top))) == colour(BLUES[3])
    for inside in (0.25, 0.55):
        assert pixel(image, (across, outlook.height_of(inside, top))) == colour(BLUES[0])
    for outside in (0.15, 0.65):
        assert pixel(image, (across, outlook.height_of(outside, top))) == colour(PAPER)


def test_one_point_is_no_line_but_still_a_dot() -> None:
    facts = with_points(Point(DAY, 0.4, 0.5, 0.6))
    top = heading_height(facts.says) + outlook.ABOVE
    place = (outlook.LEFT, outlook.height_of(0.5, top))
    assert pixel(outlook.outlook(facts), place) == colour(BLUES[3])


@given(anything)
@settings(max_examples=15, suppress_health_check=[HealthCheck.too_slow])
def test_whatever_the_facts_are_a_picture_is_drawn(facts: Facts) -> None:
    picture = seen(facts)
    picture.load()
    assert picture.width == 720
    assert picture.height < 2_000


@pytest.mark.parametrize("name", [*HOSTILE, "\ud800"])
def test_no_name_does_harm(name: str) -> None:
    picture = seen(named(name))
    picture.load()
    assert picture.width == 720


@given(anything)
@settings(max_examples=50)
def test_facts_are_the_same_after_a_stay_in_the_outbox(facts: Facts) -> None:
    assert load(dump(facts)) == facts


def luminance(name: str) -> float:
    """Relative luminance, as WCAG 2 defines it."""
    parts = [part / 255 for part in colour(name)]
    red, green, blue = (p / 12.92 if p <= 0.04045 else ((p + 0.055) / 1.055) ** 2.4 for p in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    """Contrast ratio, as WCAG 2 defines it."""
    dark, light = sorted([luminance(one), luminance(other)])
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("language", languages())
def test_the_way_to_an_exam_is_said_to_its_end(language: str) -> None:
    texts = load_texts(language)
    longest = max((date_text(day, 740_000, texts) for day in range(740_010, 740_375)), key=len)
    says = texts.plain("picture.outlook_says", date=longest, low=85, mid=93, high=99)
    written = wrap(says, font(TEXT), WIDTH - 2 * MARGIN, 9)
    assert heading_height(says) == heading_height("") + 36 * len(written)
