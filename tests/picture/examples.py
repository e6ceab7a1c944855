"""Facts to draw: a learner after twelve weeks, and hostile ones."""

from hypothesis import strategies as st

from bot.picture.facts import WEEKS, Bar, Bars, Calendar, Facts, Outlook, Point
from state.values import replace

DAY = 740_000
HOSTILE = (
    "\u202etxt.exe",
    "🎉💥👩‍🔬",
    "a" * 4096,
    "ﷺ" * 300,
    "e\u0301" * 300 + "\u0301" * 300,
    "line\nline\ttab\x00",
    "漢字かな",
    "",
)

LEARNER = Facts(
    calendar=Calendar(
        title="The last 12 weeks",
        says="You revised on 72 of 81 days and answered 1,080 questions.",
        legend="a day",
        weekdays=("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
        months=("Sep", "", "", "", "Oct", "", "", "", "", "Nov", "", ""),
        counts=tuple(7 * day % 27 for day in range(7 * WEEKS - 3)),
    ),
    mastery=Bars(
        title="What you would remember today",
        says="Out of 100 questions on each.",
        bars=(
            Bar("Sales information and how to collect it", 0.91, "91% · strong"),
            Bar("Tools that make sense of figures", 0.5, "50% · firm"),
            Bar("Complaints and service recovery", 0.07, "7% · begun"),
        ),
    ),
    outlook=Outlook(
        title="Until your exam",
        says="With 4 minutes a day you should remember about 72%, likely between 66% and 82%.",
        points=tuple(
            Point(DAY + day, 0.42 + day / 100, 0.42 + day / 80, 0.42 + day / 60)
            for day in range(25)
        ),
        first="today",
        last="20 January",
    ),
)

words = st.text(max_size=60) | st.sampled_from(HOSTILE)
shares = st.floats(allow_nan=False, allow_infinity=False) | st.floats(0, 1)
points = st.builds(Point, st.integers(DAY, DAY + 400), shares, shares, shares)
anything = st.builds(
    Facts,
    calendar=st.none()
    | st.builds(
        Calendar,
        title=words,
        says=words,
        legend=words,
        weekdays=st.tuples(*[words] * 7),
        months=st.lists(words, max_size=WEEKS).map(tuple),
        counts=st.lists(st.integers(0, 10**9), max_size=7 * WEEKS).map(tuple),
    ),
    mastery=st.none()
    | st.builds(
        Bars,
        title=words,
        says=words,
        bars=st.lists(st.builds(Bar, words, shares, words), max_size=10).map(tuple),
    ),
    outlook=st.none()
    | st.builds(
        Outlook,
        title=words,
        says=words,
        points=st.lists(points, max_size=12).map(tuple),
        first=words,
        last=words,
    ),
)


def named(name: str) -> Facts:
    """Give the learner's facts with one name in every place."""
    assert LEARNER.calendar is not None
    assert LEARNER.mastery is not None
    assert LEARNER.outlook is not None
    return replace(
        LEARNER,
        calendar=replace(
            LEARNER.calendar, title=name, says=name, legend=name, weekdays=(name,) * 7
        ),
        mastery=replace(LEARNER.mastery, title=name, says=name, bars=(Bar(name, 0.5, name),) * 10),
        outlook=replace(LEARNER.outlook, title=name, says=name, first=name, last=name),
    )
